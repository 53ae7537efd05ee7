package vn.lienthong.steering.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One period of one report: first the parts of the units, then the merged report.
 *
 * @param regimeId null for an ad hoc one
 * @param plans what it is about
 * @param agencyId the standing body, which merges and issues
 * @param due day by which the parts are due
 * @param title subject of an ad hoc report; empty for the others
 */
record Round(
        UUID id,
        @Nullable UUID regimeId,
        List<UUID> plans,
        UUID agencyId,
        ReportPeriod period,
        LocalDate due,
        String title,
        List<String> addressees,
        boolean approval,
        Instant openedAt,
        int version) {

    Round {
        plans = List.copyOf(plans);
        addressees = List.copyOf(addressees);
    }

    /** Whether it gathers the plans of many units, as a province does. */
    boolean gathers() {
        return plans.size() > 1;
    }

    String path() {
        return "/bao-cao/dot/" + id;
    }

    /** How far a round has come, derived from its parts and its report. */
    enum State {
        /** Units write. */
        WRITING,
        /** Every part is there, nothing merged yet. */
        COMPLETE,
        /** A draft is being worked on. */
        MERGING,
        ISSUED
    }

    /** A round in the list. */
    record Line(
            Round round,
            State state,
            int parts,
            int submitted,
            int late,
            @Nullable UUID report,
            String number,
            @Nullable LocalDate issuedOn) {}

    /**
     * What one unit says in a round.
     *
     * @param late whether it was submitted after the due day
     * @param returnedWhy why the standing body gave it back; empty if it did not
     */
    record Part(
            UUID id,
            UUID roundId,
            UUID agencyId,
            String agencyName,
            PartState state,
            @Nullable Instant submittedAt,
            @Nullable UUID submittedBy,
            boolean late,
            String returnedWhy,
            @Nullable LocalDate remindedOn,
            int version) {

        String path() {
            return "/bao-cao/phan/" + id;
        }
    }

    /** How far a part has come. */
    enum PartState {
        TO_WRITE,
        SUBMITTED,
        /** Taken into the merged report: the unit can no longer take it back. */
        MERGED
    }
}

package vn.lienthong.steering.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The merged report of a round, in one of its editions.
 *
 * @param edition from 1; a correction is a further one
 * @param replaces the edition that it corrects, or null
 * @param why the reason of the correction or withdrawal; empty for none
 * @param jobId the work that counts its figures, or null where that was done at once
 * @param changedAt when a word or figure of it last changed: an approval from before is void
 * @param number number and sign once issued
 * @param presentedAt when it was last laid before the leaders, or null
 */
record Report(
        UUID id,
        UUID roundId,
        int edition,
        State state,
        @Nullable UUID replaces,
        String why,
        @Nullable UUID jobId,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant approvedAt,
        @Nullable UUID approvedBy,
        @Nullable Instant issuedAt,
        @Nullable UUID issuedBy,
        @Nullable LocalDate issuedOn,
        String number,
        @Nullable Instant presentedAt,
        int version) {

    /** How far it has come. */
    enum State {
        /** Its figures are being counted. */
        COUNTING,
        DRAFT,
        ISSUED,
        /** A later edition stands in its place. */
        REPLACED,
        WITHDRAWN
    }

    String path() {
        return "/bao-cao/ban/" + id;
    }

    boolean approved() {
        return approvedAt != null && !approvedAt.isBefore(changedAt);
    }

    /** Whether leaders were asked to approve it and have not. */
    boolean waitsForApproval() {
        return state == State.DRAFT && presentedAt != null && !approved();
    }

    boolean open() {
        return state == State.COUNTING || state == State.DRAFT;
    }

    /** A remark on a report. */
    record Note(UUID id, String section, UUID account, Instant at, String text) {}

    /**
     * The frozen figures as stored.
     *
     * @param asOf the moment whose state they show
     * @param sha256 of the canonical JSON
     */
    record Frozen(Instant asOf, String sha256, String json) {}
}

package vn.lienthong.capability.golive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A system on its way into operation, or in it.
 *
 * @param name what the system is called
 * @param kind key of the list of papers that it needs
 * @param model catalogue id of the model that it carries, or null
 * @param agency whose system it is
 * @param agencyName its name when it began
 * @param check whether it stands behind the security check
 * @param checkReason {@code plan}, {@code catalogue}, {@code none}, or the words of who set it by hand
 * @param since the day of the last move
 * @param checkUntil last day on which the security check holds; null without one, or where it has no end
 * @param checkedOn day of the last check that was passed
 * @param nextReview day by which it is looked at again
 * @param liveSince first day of operation
 * @param version grows with every change
 */
public record GoingLive(
        UUID id,
        Subject subject,
        String name,
        String kind,
        @Nullable String model,
        UUID agency,
        String agencyName,
        boolean check,
        String checkReason,
        Stage stage,
        LocalDate since,
        @Nullable LocalDate checkedOn,
        @Nullable LocalDate checkUntil,
        @Nullable LocalDate nextReview,
        @Nullable LocalDate liveSince,
        Instant startedAt,
        int version) {

    /** Whether the security check, where there must be one, holds on a day. */
    public boolean checkHolds(LocalDate day) {
        return !check || (checkedOn != null && (checkUntil == null || !day.isAfter(checkUntil)));
    }

    /** Whether it is rightly in operation on a day. */
    public boolean isLive(LocalDate day) {
        return stage == Stage.LIVE && checkHolds(day);
    }

    /** Address of its page. */
    public String path() {
        return "/van-hanh/" + id;
    }

    GoingLive moved(Stage to, LocalDate day) {
        return with(
                to, day, checkedOn, checkUntil, nextReview, to == Stage.LIVE && liveSince == null ? day : liveSince);
    }

    GoingLive checked(@Nullable LocalDate day, @Nullable LocalDate until) {
        return with(stage, since, day, until, nextReview, liveSince);
    }

    GoingLive reviewBy(@Nullable LocalDate day) {
        return with(stage, since, checkedOn, checkUntil, day, liveSince);
    }

    private GoingLive with(
            Stage to,
            LocalDate day,
            @Nullable LocalDate passed,
            @Nullable LocalDate until,
            @Nullable LocalDate review,
            @Nullable LocalDate live) {
        return new GoingLive(
                id,
                subject,
                name,
                kind,
                model,
                agency,
                agencyName,
                check,
                checkReason,
                to,
                day,
                passed,
                until,
                review,
                live,
                startedAt,
                version);
    }
}

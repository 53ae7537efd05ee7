package vn.lienthong.capability.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request of a data subject.
 *
 * @param code number on the slip: {@code QDL-2026-000012}
 * @param targets what it is about, by kind: a field; codes of data; purposes; codes of consents
 * @param filedBy the officer at the counter, or null if the person filed it
 * @param answerDue last day of the first answer
 * @param withOthers whether a processor or third party must act too
 * @param due last day
 * @param longer whether it was extended
 */
record DataRequest(
        UUID id,
        String code,
        Kind kind,
        State state,
        UUID agency,
        String agencyName,
        Subject subject,
        List<String> targets,
        Consents.Channel channel,
        @Nullable UUID filedBy,
        Instant filedAt,
        LocalDate answerDue,
        @Nullable Instant answeredAt,
        boolean withOthers,
        LocalDate due,
        boolean longer,
        @Nullable Instant closedAt,
        @Nullable UUID correction,
        @Nullable UUID restriction,
        int version) {

    /** How long the data stay to be read and taken along after they were granted. */
    static final Duration OPEN_FOR = Duration.ofDays(30);

    DataRequest {
        targets = List.copyOf(targets);
    }

    String path() {
        return "/quyen-du-lieu/yeu-cau/" + id;
    }

    String ownPath() {
        return ownPath(OwnPages.HOME);
    }

    /** @param base where the pages are: one's own, or those of somebody for whom the citizen acts */
    String ownPath(String base) {
        return base + "/yeu-cau/" + id;
    }

    /** The clock that runs now: the first answer, then the whole. */
    LocalDate nextDue() {
        return state == State.RECEIVED && answerDue.isBefore(due) ? answerDue : due;
    }

    boolean late(LocalDate today) {
        return state.open() && nextDue().isBefore(today);
    }

    /** Whether the data can be read and taken along now. */
    boolean dataOpen(Instant now) {
        Instant closed = closedAt;
        return kind.givesData()
                && (state == State.DONE || state == State.IN_PART)
                && closed != null
                && now.isBefore(closed.plus(OPEN_FOR));
    }
}

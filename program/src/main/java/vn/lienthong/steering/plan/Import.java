package vn.lienthong.steering.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.reading.Reading;
import vn.lienthong.capability.reading.ReadingWords;
import vn.lienthong.capability.ui.Page;

/**
 * One document on its way into a plan.
 *
 * @param planId the plan it joins; null for a document that begins a plan, until it is accepted
 * @param head what it says of itself; null until it is read
 * @param refusal why it was not read; null if it was
 */
record Import(
        UUID id,
        @Nullable UUID planId,
        UUID documentId,
        String fileName,
        Role role,
        State state,
        @Nullable UUID jobId,
        @Nullable Head head,
        List<Mark> headMarks,
        List<Reporting> reporting,
        List<Duty> duties,
        int pages,
        @Nullable Refusal refusal,
        List<Notice> notices,
        Instant createdAt,
        int version) {

    /** What the document is to the plan. */
    enum Role {
        MAIN,
        APPENDIX,
        VERSION
    }

    /** How far it has come. */
    enum State {
        READING,
        REVIEW,
        ACCEPTED,
        REFUSED,
        CANCELLED,
        FAILED
    }

    /** A paragraph that the plan lists under a unit. */
    record Duty(String unit, String text) {}

    /**
     * Why nothing was read.
     *
     * @param reason a {@link Reading.Reason}, or {@value #NO_ITEMS} for a text without any model or task
     * @param args what the sentence names
     */
    record Refusal(String reason, Map<String, String> args) {

        static final String NO_ITEMS = "no-items";

        /** What was found and what to do about it. */
        String on(Page page) {
            return reason.equals(NO_ITEMS)
                    ? page.t("plan.refused.no-items", args.getOrDefault("lines", "0"))
                    : ReadingWords.of(new Reading.Refused(Reading.Reason.valueOf(reason), args), page.locale());
        }
    }

    /** What a person should know about the reading of the file, such as a page that was hard to recognise. */
    record Notice(String code, Map<String, String> args) {

        /** In words. */
        String on(Page page) {
            return ReadingWords.of(new Reading.Notice(Reading.Code.valueOf(code), args), page.locale());
        }
    }
}

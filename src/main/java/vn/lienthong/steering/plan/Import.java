package vn.lienthong.steering.plan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /**
     * A duty to report.
     *
     * @param byWhom who reports
     * @param toWhom to whom
     * @param cadence how often, in the plan's words
     */
    record Reporting(String what, String byWhom, String toWhom, String cadence) {}

    /** A paragraph that the plan lists under a unit. */
    record Duty(String unit, String text) {}

    /**
     * Why nothing was read.
     *
     * @param reason key of the message that says what was found and what to do
     */
    record Refusal(String reason, List<String> arguments) {}
}

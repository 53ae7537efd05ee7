package vn.lienthong.steering.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.papers.Letterhead;

/**
 * A letter about an item of a plan.
 *
 * @param id also that of the issued paper
 * @param agency that issues it
 * @param request what is asked, in the words of who drafts it
 * @param answerBy day by which an answer is wanted, or null
 * @param version to be handed back with a change
 * @param presentedAt when it was last laid before those who sign, or null
 */
record Letter(
        UUID id,
        Kind kind,
        UUID plan,
        UUID item,
        UUID agency,
        List<String> addressees,
        String summary,
        String request,
        @Nullable LocalDate answerBy,
        Letterhead.Signature signature,
        List<String> copies,
        State state,
        int version,
        Instant madeAt,
        String madeBy,
        @Nullable Instant presentedAt) {

    enum Kind {
        REMINDER("letters.reminder"),
        ASSIGNMENT("letters.assignment");

        private final String paper;

        Kind(String paper) {
            this.paper = paper;
        }

        /** Code of its kind of paper, and start of its message keys. */
        String paper() {
            return paper;
        }

        String key() {
            return paper + ".name";
        }
    }

    enum State {
        DRAFT,
        ISSUED,
        DROPPED
    }

    String path() {
        return "/cong-van/" + id;
    }
}

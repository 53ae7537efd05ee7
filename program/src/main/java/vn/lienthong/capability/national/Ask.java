package vn.lienthong.capability.national;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.registry.PersonField;

/**
 * An ask as it is kept: who asked, for what, what came of it. Nothing of the person stands here; {@link AskStore} opens that.
 *
 * @param integration MaTichHop
 * @param basis as it was when it was asked
 * @param outcome the answer in one word
 * @param kept whether claim and answer are still there
 */
record Ask(
        UUID id,
        Instant at,
        UUID account,
        String accountName,
        String officer,
        @Nullable UUID agency,
        String agencyName,
        String purpose,
        String recordKind,
        String recordId,
        Service service,
        Product product,
        String integration,
        String basis,
        Set<PersonField> fields,
        boolean sandbox,
        State state,
        String outcome,
        @Nullable Instant answeredAt,
        int tries,
        @Nullable Instant nextTry,
        @Nullable UUID list,
        int line,
        boolean kept) {

    /** Where it stands. */
    enum State {
        /** On its way, or was when the program died. */
        ASKING,
        ANSWERED,
        DECLINED,
        /** No answer; nobody asked for another try. */
        FAILED,
        /** In the queue. */
        WAITING,
        GIVEN_UP;

        String stored() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        String key() {
            return "national.state." + stored();
        }

        boolean ended() {
            return this == ANSWERED || this == DECLINED;
        }
    }

    /** Key of the words of its outcome; empty while there is none. */
    String outcomeKey() {
        String word = outcome.toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (state) {
            case ANSWERED -> service.verifies() ? "national.match." + word : "national.told";
            case DECLINED -> "national.reason." + word;
            case FAILED, WAITING, GIVEN_UP -> outcome.isEmpty() ? "" : "national.why." + word;
            case ASKING -> "";
        };
    }
}

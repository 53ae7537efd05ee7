package vn.lienthong.capability.national;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.registry.PersonField;

/** What came of an ask. Every one that was allowed stands in the person's data-use diary, whatever came of it. */
public sealed interface NationalOutcome {

    /**
     * A verification was answered.
     *
     * @param ask id of the ask; its page is {@code /quoc-gia/hoi/<id>}
     * @param whole one answer for the person: the worst of the fields, or that nobody was found
     * @param fields answer for each field that was asked about
     * @param at when it was answered
     * @param sandbox whether a sandbox answered: no proof of anything
     */
    record Verified(UUID ask, FieldMatch whole, Map<PersonField, FieldMatch> fields, Instant at, boolean sandbox)
            implements NationalOutcome {

        public Verified {
            fields = Map.copyOf(fields);
        }

        /** The product by which it was answered. */
        public Product product() {
            return Product.SPDC01;
        }
    }

    /**
     * A look-up was answered.
     *
     * @param product by which it was answered
     * @param facts the approved fields only
     */
    record LookedUp(UUID ask, Product product, Facts facts, Instant at, boolean sandbox) implements NationalOutcome {}

    /** The register answered and told nothing of anybody. */
    record Declined(UUID ask, Reason reason, Instant at, boolean sandbox) implements NationalOutcome {}

    /**
     * It could not be asked, or gave no answer that can be trusted. The desk goes on: {@link NationalRegister#later} keeps the
     * ask in the queue.
     *
     * @param ask its id, or null if nothing was kept because there is nothing to ask again
     * @param retryAt when it makes sense to ask again, or null if that is not known
     */
    record NotAsked(@Nullable UUID ask, Why why, @Nullable Instant retryAt, boolean sandbox)
            implements NationalOutcome {}

    /** This program refused, before anything was sent. Written down. */
    record Refused(Refusal why) implements NationalOutcome {}

    /** Why the register told nothing. */
    enum Reason {
        /** Nobody has this number. */
        NOT_FOUND,
        /** Name or birth date are not those of the number: the most frequent. */
        DIFFERENT,
        /** More than one person fits. */
        SEVERAL,
        /** The person's data are locked there. */
        LOCKED,
        /** The caller is not allowed for this service there. */
        NOT_ALLOWED,
        /** The register calls the request wrong. */
        INVALID;

        /** Key of its words. */
        public String key() {
            return "national.reason." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why it could not be asked. */
    enum Why {
        /** Neither the real register nor a sandbox is set up. */
        NOT_SET_UP,
        /** It stops at night, as set. */
        STOPPED,
        /** No answer in time, or none at all; also while it is left alone after many failures. */
        NO_ANSWER,
        /** We ask as often as we may already. */
        BUSY,
        /** The answer cannot be read, or is about another person: nothing of it was kept. */
        BAD_ANSWER;

        /** Key of its words. */
        public String key() {
            return "national.why." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether asking again may help. */
        public boolean passes() {
            return this != NOT_SET_UP;
        }
    }

    /** Why this program refused. */
    enum Refusal {
        /** Without {@code national.verify} or {@code national.lookup}, or without the right of the purpose. */
        NO_RIGHT,
        /** No room declares this purpose, or not so. */
        UNKNOWN_PURPOSE,
        /** No record is named that the ask serves, or its name holds a personal number. */
        NO_RECORD,
        /** The population database has approved no such service for this purpose today. */
        NOT_APPROVED,
        /** One officer asks about more people within an hour than any desk sees. */
        TOO_MANY;

        /** Key of its words. */
        public String key() {
            return "national.refusal." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

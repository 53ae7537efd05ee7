package vn.lienthong.capability.registry;

import java.util.List;
import java.util.UUID;

/** What the register says when asked for one person. */
public sealed interface Answer {

    /** The person, with the fields that the purpose may see. The look stands in the diary. */
    record Found(Person person) implements Answer {}

    /** Nobody, or nobody whom this reader may know to be there. */
    record NotFound() implements Answer {}

    /**
     * Several persons carry the number (numbers were given twice): each must be asked for by id.
     *
     * @param ids within the reader's reach
     */
    record Several(List<UUID> ids) implements Answer {

        public Several {
            ids = List.copyOf(ids);
        }
    }

    /** The read has no right or no ground. Written down. */
    record Refused(Refusal why) implements Answer {}

    /** The person's data are restricted (by the person's own demand or by law), and this purpose does not lift it. */
    record Restricted() implements Answer {}

    /** Why a read was refused. */
    enum Refusal {
        /** Nobody, or nobody who holds the right, is signed in. */
        NO_RIGHT,
        /** The right does not reach the unit asked about. */
        OUTSIDE_UNIT,
        /** The purpose asks for a record that the read serves. */
        NO_RECORD,
        /** No room declares this purpose, or not so. */
        UNKNOWN_PURPOSE;

        /** Key of its words. */
        public String key() {
            return "registry.refusal."
                    + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}

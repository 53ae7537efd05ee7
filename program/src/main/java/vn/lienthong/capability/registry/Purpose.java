package vn.lienthong.capability.registry;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What persons' data are used for, declared as a bean by the room that uses them. Its words stand in that room's bundle: for
 * {@code lodging.check-in} the purpose at {@code lodging.purpose.check-in} and its legal basis, as the citizen reads it, at
 * {@code lodging.purpose.check-in.basis}.
 *
 * @param code room and use, such as {@code lodging.check-in}
 * @param right what the reader must hold at a unit that reaches the person's
 * @param fields what this purpose may see; never a full set for convenience (TT 117/2026/TT-BCA article 9.2)
 * @param record whether a record must be named that the read serves: a dossier, a stay, a case
 * @param reach whose data
 */
public record Purpose(String code, String right, Set<PersonField> fields, boolean record, Reach reach) {

    /** Whose data a purpose reaches. */
    public enum Reach {
        /** Persons of the units that the reader's right reaches. */
        OWN_UNITS,
        /**
         * Besides them anyone who is asked for by the whole personal number: a citizen may go to any counter. Never by
         * searching.
         */
        ANYONE_BY_NUMBER
    }

    public Purpose {
        if (!code.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+")) {
            throw new IllegalArgumentException("a purpose is named room.use, not " + code);
        }
        fields = Collections.unmodifiableSet(
                fields.isEmpty() ? EnumSet.noneOf(PersonField.class) : EnumSet.copyOf(fields));
    }

    /** A use of persons' data for this purpose that serves a record, such as {@code serving("dossier", id)}. */
    public Use serving(String recordKind, String recordId) {
        return new Use(this, recordKind, recordId, null);
    }

    /** A use that serves no single record; refused if the purpose asks for one. */
    public Use alone() {
        return new Use(this, "", "", null);
    }

    /** Key of its words. */
    public String key() {
        int dot = code.indexOf('.');
        return code.substring(0, dot) + ".purpose" + code.substring(dot);
    }

    /** Key of the words of its legal basis. */
    public String basisKey() {
        return key() + ".basis";
    }
}

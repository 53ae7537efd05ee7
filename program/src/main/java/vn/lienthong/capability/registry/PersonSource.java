package vn.lienthong.capability.registry;

import java.util.Locale;
import java.util.Set;

/** A register of persons, with what it can be asked: the port that the local and the national one stand behind, as beans. */
public interface PersonSource {

    /** What a register can be asked. */
    enum Ability {
        /** By words of a name, years, last digits. */
        FREE_SEARCH,
        /** By unit, in lists. */
        LISTS,
        /** Whether given facts are right, without telling any. */
        VERIFY,
        /** One person by name, birth date and number. */
        LOOK_UP,
        /** The members of one person's household. */
        HOUSEHOLD,
        /** Whether an old number was one person's. */
        OLD_NUMBER,
        /** A list, one person after the other. */
        ROW_BY_ROW;

        /** Key of its words. */
        public String key() {
            return "registry.ability." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Key of its name. */
    String key();

    /** What it can be asked now; the less it can, the less is offered. */
    Set<Ability> abilities();
}

package vn.lienthong.capability.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.lienthong.capability.registry.OwnData;

/**
 * A room that holds data of persons, found as a bean: what it holds goes into the copy that a person is given, and what no law
 * makes it keep is erased when they ask.
 */
public interface HeldData {

    /** The kinds of data that the room may hold, in the order in which they are shown. */
    List<Item> items();

    /**
     * What is held about a person, in words. It is a look at the person: the room writes it down as it writes others.
     *
     * @param number twelve digits
     * @param request number of the request it serves
     * @param reader the person, who stands for them, or the officer who acts
     */
    List<Held> of(String number, String request, OwnData.Reader reader, Locale locale);

    /**
     * Erases kinds of data of a person; only ones that no law makes the room keep.
     *
     * @param items codes
     * @throws IllegalArgumentException for an item with a duty
     */
    void erase(String number, Set<String> items, String request);

    /**
     * A kind of data.
     *
     * @param code room and kind, such as {@code registry.religion}
     * @param key message key of its name
     * @param sensitive whether law 91/2025/QH15 calls it sensitive
     * @param dutyKey message key of the clause that makes the room keep it; empty if none does
     */
    record Item(String code, String key, boolean sensitive, String dutyKey) {

        /** Whether it is erased when the person asks. */
        public boolean erasable() {
            return dutyKey.isEmpty();
        }
    }

    /**
     * What is held of one kind.
     *
     * @param item its code
     * @param origin where it comes from, in words; possibly empty
     */
    record Held(String item, List<String> values, String origin) {

        public Held {
            values = List.copyOf(values);
        }
    }
}

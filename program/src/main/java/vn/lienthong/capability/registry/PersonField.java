package vn.lienthong.capability.registry;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What is known of a person, in the portions in which a purpose is allowed to see it. Stored in diary lines as bits, so a
 * number here never changes its meaning.
 */
public enum PersonField {
    /** The 12-digit personal number (số định danh cá nhân). */
    NUMBER(0, false),
    NAME(1, false),
    BIRTH(2, false),
    SEX(3, false),
    /** Sensitive by law 91/2025/QH15. */
    ETHNICITY(4, true),
    /** Sensitive by law 91/2025/QH15. */
    RELIGION(5, true),
    NATIONALITY(6, false),
    PARENTS(7, false),
    /** The household, its head and the relation to the head. */
    HOUSEHOLD(8, false),
    PERMANENT_RESIDENCE(9, false),
    TEMPORARY_RESIDENCE(10, false),
    CURRENT_RESIDENCE(11, false),
    /** Alive, deceased, gone abroad … */
    STATUS(12, false),
    /** Kind, state and days of the identity card; never its picture. */
    CARD(13, false),
    /** Level and state of the electronic identity. */
    ELECTRONIC_IDENTITY(14, false),
    /** Cancelled 12-digit and old 9-digit numbers. */
    OTHER_NUMBERS(15, false),
    FORMER_NAMES(16, false),
    /** What seems wrong with the record. */
    QUALITY(17, false);

    private final int bit;
    private final boolean sensitive;

    PersonField(int bit, boolean sensitive) {
        this.bit = bit;
        this.sensitive = sensitive;
    }

    /** Whether the law calls it sensitive: shown only where a purpose names it. */
    public boolean sensitive() {
        return sensitive;
    }

    /** Key of its words. */
    public String key() {
        return "registry.field." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its place among the bits. */
    int bit() {
        return bit;
    }

    /** The fields as bits of one number, as rooms store them. */
    public static long bits(Collection<PersonField> fields) {
        long bits = 0;
        for (PersonField field : fields) {
            bits |= 1L << field.bit;
        }
        return bits;
    }

    /** The fields behind the bits, in the order of this list. */
    public static Set<PersonField> of(long bits) {
        Set<PersonField> found = EnumSet.noneOf(PersonField.class);
        Arrays.stream(values()).filter(field -> (bits & 1L << field.bit) != 0).forEach(found::add);
        return Collections.unmodifiableSet(found);
    }
}

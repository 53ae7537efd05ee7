package vn.lienthong.capability.matching;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vn.lienthong.capability.ui.Tag;

/**
 * What comparing found out about a row. A row is in one group, the first of double, deceased, moved, number cancelled,
 * doubtful, missing, corrected, clean that is true. Stored by its place here: add at the end only.
 */
enum Group {
    CLEAN(Tag.DONE, "sach"),
    CORRECTED(Tag.DOING, "can-sua"),
    DOUBTFUL(Tag.SOON, "nghi-ngo"),
    MISSING(Tag.STUCK, "khong-thay"),
    DOUBLE(Tag.LATE, "trung"),
    DEAD(Tag.LATE, "da-mat"),
    MOVED(Tag.WAIT, "chuyen-di"),
    CANCELLED(Tag.SOON, "so-da-huy");

    private static final Group[] ALL = values();
    private final Tag tag;
    private final String word;

    Group(Tag tag, String word) {
        this.tag = tag;
        this.word = word;
    }

    Tag tag() {
        return tag;
    }

    /** How an address calls it. */
    String word() {
        return word;
    }

    String key() {
        return "matching.group." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether people must look at such a row one by one. */
    boolean asks() {
        return this != CLEAN;
    }

    @SuppressWarnings("EnumOrdinal")
    int code() {
        return ordinal();
    }

    static Group of(int code) {
        return ALL[code];
    }

    static Optional<Group> ofWord(String word) {
        return Arrays.stream(ALL).filter(one -> one.word.equals(word)).findFirst();
    }
}

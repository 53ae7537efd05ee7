package vn.lienthong.idcard;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for contradictions on one card. */
final class Flags {

    private static final int FIRST_YEAR_OF_SUCH_CARDS = 2021;

    private Flags() {}

    static Set<Flag> of(
            PersonalNumber number, @Nullable BirthDate birth, @Nullable Sex sex, @Nullable LocalDate issued) {
        Set<Flag> flags = number.flags(birth, sex);
        if (issued == null) {
            return flags;
        }
        boolean early = issued.getYear() < FIRST_YEAR_OF_SUCH_CARDS;
        boolean unborn = birth != null && issued.isBefore(earliest(birth));
        if (!early && !unborn) {
            return flags;
        }
        EnumSet<Flag> more = EnumSet.noneOf(Flag.class);
        more.addAll(flags);
        if (early) {
            more.add(Flag.ISSUED_BEFORE_SUCH_CARDS);
        }
        if (unborn) {
            more.add(Flag.ISSUED_BEFORE_BIRTH);
        }
        return Collections.unmodifiableSet(more);
    }

    private static LocalDate earliest(BirthDate birth) {
        return LocalDate.of(birth.year(), Math.max(1, birth.month()), Math.max(1, birth.day()));
    }
}

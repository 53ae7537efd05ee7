package vn.lienthong.capability.matching;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a column of a list may mean. Nothing else of a sheet is taken in. */
enum SheetField {
    NUMBER,
    /** The nine digits of before. */
    OLD_NUMBER,
    NAME,
    /** Surname and middle name, where the given name has a column of its own. */
    FAMILY,
    GIVEN,
    BIRTH,
    /** Year or day of birth in a column for men: it tells the sex too. */
    BIRTH_MALE,
    BIRTH_FEMALE,
    DAY,
    MONTH,
    YEAR,
    SEX,
    /** Commune or ward. */
    UNIT,
    HAMLET,
    ADDRESS,
    /** Father, mother or head of the household. */
    PARENT,
    PHONE;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String key() {
        return "matching.field." + code();
    }

    static Optional<SheetField> of(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code))
                .findFirst();
    }
}

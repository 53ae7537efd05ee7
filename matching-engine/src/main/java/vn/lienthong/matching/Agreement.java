package vn.lienthong.matching;

/** How what is written in a field stands to what the register holds: the explanation's code, worded by message bundles. */
public enum Agreement {
    /** Nothing to compare: empty in the list or in the register, or unreadable. */
    MISSING("missing"),
    SAME("same"),

    /** Number: the row has the person's old number. */
    OLD_NUMBER("old-number"),
    /** Number: a leading zero got lost. */
    ZERO_LOST("zero-lost"),
    /** Number: one digit is wrong, lost or too many. */
    ONE_DIGIT("one-digit"),
    /** Number: two neighbouring digits are swapped. */
    DIGITS_SWAPPED("digits-swapped"),
    /** Number: two or three digits are wrong. */
    FEW_DIGITS("few-digits"),
    /** Number: it belongs to somebody else in the register. */
    OTHER_PERSON("other-person"),

    /** Name: marks are missing, or some are wrong. */
    MARKS("marks"),
    /** Name: letters are wrong, typed as Telex or VNI left them, or run together. */
    SPELLING("spelling"),
    /** Name: a part of it is missing or too many. */
    PART_MISSING("part-missing"),
    /** Name: the parts stand in another order. */
    ORDER("order"),
    /** Name: parts are abbreviated. */
    ABBREVIATED("abbreviated"),
    /** Name: some parts agree, others do not. */
    PARTLY("partly"),

    /** Date: one side has only the year, or the month and year, and they agree. */
    LESS_PRECISE("less-precise"),
    /** Date: 1 January of the right year, as written when only the year is known. */
    FIRST_OF_JANUARY("first-of-january"),
    /** Date: day and month are swapped. */
    DAY_MONTH_SWAPPED("day-month-swapped"),
    /** Date: it is the lunar date of that day. */
    LUNAR("lunar"),
    /** Date: one of day, month and year differs. */
    ONE_PART("one-part"),
    /** Date: the year agrees, day and month do not. */
    ONLY_YEAR("only-year"),

    /** Unit: an old code of it, or part of it, or next to it. */
    NEAR("near"),

    DIFFERENT("different");

    private final String code;

    Agreement(String code) {
        this.code = code;
    }

    /** The word in files, and the last part of message keys. */
    public String code() {
        return code;
    }
}

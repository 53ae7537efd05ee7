package vn.lienthong.matching.bench;

/** What may happen to a field of a row. Of the kinds of number, birth, unit and sex at most one happens to a row. */
enum Damage {
    NUMBER_ABSENT(Field.NUMBER),
    NUMBER_DIGIT(Field.NUMBER),
    NUMBER_SWAPPED(Field.NUMBER),
    NUMBER_LENGTH(Field.NUMBER),
    NUMBER_ZEROS_LOST(Field.NUMBER),
    NUMBER_RELATIVE(Field.NUMBER),
    NUMBER_STRANGER(Field.NUMBER),
    NUMBER_OLD(Field.NUMBER),
    NUMBER_OLD_DIGIT(Field.NUMBER),
    NUMBER_SCIENTIFIC(Field.NUMBER),
    NAME_MARKS_LOST(Field.NAME),
    NAME_MARKS_PARTLY(Field.NAME),
    NAME_TONE(Field.NAME),
    NAME_SPELLING(Field.NAME),
    NAME_TELEX(Field.NAME),
    NAME_VNI(Field.NAME),
    NAME_TYPO(Field.NAME),
    NAME_SECOND_TYPO(Field.NAME),
    NAME_DROPPED(Field.NAME),
    NAME_SWAPPED(Field.NAME),
    NAME_ABBREVIATED(Field.NAME),
    NAME_OTHER_FORM(Field.NAME),
    NAME_TITLE(Field.NAME),
    NAME_LETTERS_LOST(Field.NAME),
    NAME_SPACES(Field.NAME),
    BIRTH_ABSENT(Field.BIRTH),
    BIRTH_YEAR_ONLY(Field.BIRTH),
    BIRTH_FIRST_JANUARY(Field.BIRTH),
    BIRTH_SWAPPED(Field.BIRTH),
    BIRTH_DIGIT(Field.BIRTH),
    BIRTH_YEAR_OFF(Field.BIRTH),
    BIRTH_LUNAR(Field.BIRTH),
    SEX_ABSENT(Field.SEX),
    SEX_WRONG(Field.SEX),
    UNIT_OLD(Field.UNIT),
    UNIT_NEIGHBOUR(Field.UNIT),
    UNIT_ELSEWHERE(Field.UNIT),
    PLACE_UNKNOWN(Field.UNIT),
    ADDRESS_FREE(Field.ADDRESS);

    /** The columns of a list. */
    enum Field {
        NUMBER,
        NAME,
        BIRTH,
        SEX,
        UNIT,
        ADDRESS
    }

    final Field field;

    Damage(Field field) {
        this.field = field;
    }

    /** Its key in a profile: {@code number.zeros-lost}. */
    String key() {
        String[] parts = name().toLowerCase(java.util.Locale.ROOT).split("_", 2);
        return parts[0] + "." + parts[1].replace('_', '-');
    }
}

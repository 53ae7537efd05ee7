package vn.lienthong.idcard;

/**
 * Two things on one card that do not fit each other. A person looks at it; nobody is refused by it, for data of birth may have
 * been corrected after the number was given.
 */
public enum Flag {
    /** The fourth digit of the number belongs to the other sex. */
    SEX_DIFFERS,
    /** The year of birth is not the one in the number. */
    BIRTH_YEAR_DIFFERS,
    /** The first three digits are no province of 2015. Country codes are not judged. */
    BIRTHPLACE_UNKNOWN,
    /** The day of issue lies before the day of birth. */
    ISSUED_BEFORE_BIRTH,
    /** The day of issue lies before 2021: cards had no such code then. */
    ISSUED_BEFORE_SUCH_CARDS,
    /** The document number in the machine-readable zone is not the end of the personal number. */
    DOCUMENT_NUMBER_DIFFERS,
    /** The date of birth in the machine-readable zone and the one in the chip's Vietnamese text differ. */
    BIRTH_DATE_DIFFERS,
    /** The personal number in the machine-readable zone and the one in the chip's Vietnamese text differ. */
    NUMBER_DIFFERS
}

package vn.lienthong.idcard;

import java.time.LocalDate;
import java.util.Set;

/** What came of reading a machine-readable zone. Codes, not sentences. */
public sealed interface MrzReading {

    /**
     * Reads what a camera's text recognition, a swipe reader or a chip's group 1 gave.
     *
     * @param text three lines of thirty, or ninety characters in a row; blanks and other lines around them do no harm
     * @param today decides the century of a birth where the number does not
     */
    static MrzReading of(String text, LocalDate today) {
        return MrzReader.read(text, today);
    }

    /**
     * Every check digit agrees ({@link Proof#CHECKSUM}).
     *
     * @param repaired how many letters were taken for the digits that they look like. It is done only where one single reading
     *     satisfies all check digits and the number, which the card carries twice, agrees with itself
     */
    record Read(Mrz mrz, int repaired, Set<Flag> flags) implements MrzReading {}

    /** It is such a zone, and these parts were misread or forged. Nothing of it may be taken for a person. */
    record CheckFailed(Set<Part> parts) implements MrzReading {}

    record NotAnMrz(Why why) implements MrzReading {}

    /** A part with a check digit of its own. */
    enum Part {
        DOCUMENT_NUMBER,
        BIRTH_DATE,
        EXPIRY,
        /** The parts agree alone and not together. */
        WHOLE,
        /** Letters stand for digits and more than one reading would be possible. */
        AMBIGUOUS
    }

    /** Why it is none. */
    enum Why {
        EMPTY,
        /** Lines are missing, too short or too long. */
        INCOMPLETE,
        /** Two lines of 44: a passport. */
        PASSPORT,
        OTHER
    }
}

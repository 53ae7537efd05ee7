package vn.lienthong.idcard;

import java.util.Set;

/**
 * What came of a scan. Codes, not sentences: the wording belongs to whoever shows it.
 *
 * <p>Nothing here says that the card is genuine. A QR code is print; {@link Proof#SCANNED} is all it proves.
 */
public sealed interface QrReading {

    /**
     * Reads what a scanner typed or a camera saw. Never fails and never takes long, whatever the text.
     */
    static QrReading of(String scanned) {
        return QrReader.read(scanned);
    }

    /** Every field of a card was read. */
    record Read(CardQr card, Set<Mending> mended, Set<Flag> flags) implements QrReading {}

    /** The number was read; what {@code doubts} name must be compared with the card or the register. */
    record ReadWithDoubts(CardQr card, Set<Doubt> doubts, Set<Mending> mended, Set<Flag> flags) implements QrReading {}

    /** No card; nothing of it may be taken for a person. */
    record NotACardQr(Lookalike looksLike) implements QrReading {}

    /** A field that is missing or not sure. */
    enum Doubt {
        NAME_UNREADABLE,
        /** Telex or VNI keystrokes were turned back into letters; several names are typed alike. */
        NAME_FROM_KEYSTROKES,
        /** Name and address came without any mark: the scanner may have dropped them. */
        MARKS_LOST,
        OLD_NUMBER_UNREADABLE,
        BIRTH_DATE_UNREADABLE,
        SEX_UNREADABLE,
        ADDRESS_UNREADABLE,
        ISSUE_DATE_UNREADABLE,
        /** The text ends before the seventh field. */
        CUT_OFF,
        /** The field for the old number is not there. */
        FIELD_MISSING,
        /** The fields ran together and were told apart by their look. */
        SEPARATORS_LOST
    }

    /** What a badly set scanner did and could be undone without loss. Worth a word to whoever looks after the device. */
    enum Mending {
        /** Letters and marks came apart (NFD). */
        COMPOSED,
        /** UTF-8 was shown as Windows letters. */
        ENCODING,
        /** Digits were typed on the Vietnamese keyboard layout. */
        KEYBOARD_LAYOUT,
        /** Another sign stood between the fields. */
        SEPARATOR,
        /** Capitals throughout, or Caps Lock turned them round. */
        CAPITALS,
        /** Telex or VNI keystrokes. */
        KEYSTROKES
    }

    /** What it looks like instead. */
    enum Lookalike {
        EMPTY,
        LINK,
        /** Code of an old health-insurance card. */
        HEALTH_INSURANCE_CARD,
        /** Opaque, like the short-lived code of VNeID: to be asked of the identity platform. */
        VNEID,
        /** VietQR and other payment codes by EMV. */
        PAYMENT,
        /** Lines of the machine-readable zone: {@link MrzReading} reads them. */
        MRZ,
        /** A bare number, as in the bar code of the cards of 2016: {@link PersonalNumber#read} reads it. */
        NUMBER_ONLY,
        /** Begins like a card and ends too early. */
        CUT_OFF,
        /** Fields of a card, but the first is no number of twelve digits: leading zeros may have been dropped on the way. */
        NUMBER_DAMAGED,
        /** Letters where digits belong: the keyboard layout of the computer is not the scanner's. */
        WRONG_KEYBOARD,
        OTHER
    }
}

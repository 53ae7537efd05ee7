package vn.lienthong.idcard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.idcard.QrReading.Doubt;
import vn.lienthong.idcard.QrReading.Lookalike;
import vn.lienthong.idcard.QrReading.Mending;

/**
 * Reads the text of a card's QR code: {@code number|old number|name|ddMMyyyy|sex|address|ddMMyyyy|…}. A clean scan takes the
 * short way; the long way undoes what scanners and input methods are known to do.
 */
final class QrReader {

    /** Cards carry some 200 characters; the code itself holds no more than 4296. */
    private static final int LONGEST = 4300;

    private static final int LONGEST_NAME = 100;
    private static final int NAME_KINDS =
            Letters.ASCII_LETTER | Letters.MARKED_LETTER | Letters.SPACE | Letters.NAME_SIGN;
    private static final String HARMLESS_IN_ADDRESS =
            "\u2013\u2014\u2018\u2019\u201C\u201D\u2026\u00B0\u00BA\u00B2\u2116";

    private @Nullable Set<Doubt> doubts;
    private @Nullable Set<Mending> mended;

    static QrReading read(String scanned) {
        if (scanned.length() > LONGEST) {
            return new QrReading.NotACardQr(Lookalike.OTHER);
        }
        QrReader reader = new QrReader();
        int kinds = Letters.kinds(scanned);
        if ((kinds & (Letters.ODD | Letters.LOOSE_MARK)) == 0
                && (kinds & Letters.MARKED_LETTER) != 0
                && scanned.length() > 13
                && scanned.charAt(12) == '|'
                && Digits.only(scanned, 0, 12)) {
            return reader.card(QrFields.split(scanned, '|'));
        }
        return reader.theLongWay(scanned);
    }

    private QrReading theLongWay(String scanned) {
        String raw = QrFields.stripped(scanned);
        String text = Letters.composed(raw);
        if (!text.equals(raw)) {
            mend(Mending.COMPOSED);
        }
        String decoded = Encodings.shownAsWindows(text);
        if (decoded != null) {
            mend(Mending.ENCODING);
            text = Letters.composed(decoded);
        }
        List<String> fields = fields(text, raw);
        if (fields == null) {
            return new QrReading.NotACardQr(Lookalikes.of(text));
        }
        if ((Letters.kinds(text) & (Letters.MARKED_LETTER | Letters.ODD)) == 0) {
            if (Keystrokes.undo(fields)) {
                mend(Mending.KEYSTROKES);
                doubt(Doubt.NAME_FROM_KEYSTROKES);
            } else {
                doubt(Doubt.MARKS_LOST);
            }
        } else if (fields.size() > 2
                && (Letters.kinds(fields.get(2)) & Letters.DIGIT) != 0
                && Keystrokes.undo(fields)) {
            mend(Mending.KEYSTROKES);
            doubt(Doubt.NAME_FROM_KEYSTROKES);
        }
        return card(fields);
    }

    private @Nullable List<String> fields(String text, String raw) {
        if (text.length() < 13 || !Digits.only(text, 0, 12)) {
            List<String> fields = KeyboardLayout.undo(QrFields.split(raw, '|'));
            if (fields != null) {
                mend(Mending.KEYBOARD_LAYOUT);
                doubt(Doubt.ADDRESS_UNREADABLE);
            }
            return fields;
        }
        char next = text.charAt(12);
        if (next == '|') {
            return QrFields.split(text, '|');
        }
        if (next == ' ' || Letters.letter(next) || Digits.is(next)) {
            List<String> fields = QrFields.ranTogether(text);
            if (fields != null) {
                doubt(Doubt.SEPARATORS_LOST);
            }
            return fields;
        }
        List<String> fields = QrFields.rejoined(QrFields.split(text, next), next);
        if (fields.size() < 5) {
            return null;
        }
        mend(Mending.SEPARATOR);
        return fields;
    }

    /** Judges the fields. The first is the number, or there is no card. */
    private QrReading card(List<String> fields) {
        String first = fields.get(0);
        if (!Digits.only(first, 12)) {
            return new QrReading.NotACardQr(Lookalike.NUMBER_DAMAGED);
        }
        if (fields.size() < 4) {
            return new QrReading.NotACardQr(Lookalike.CUT_OFF);
        }
        PersonalNumber number = new PersonalNumber(first);
        int at = 1;
        OldNumber old = null;
        String second = fields.get(1);
        if (second.length() == 9 && Digits.only(second, 9)) {
            old = new OldNumber(second);
            at = 2;
        } else if (second.isEmpty() || second.equals(first)) {
            at = 2;
        } else if (CardDates.birth(fields.get(2)) != null) {
            doubt(Doubt.FIELD_MISSING);
        } else {
            doubt(Doubt.OLD_NUMBER_UNREADABLE);
            at = 2;
        }
        BirthDate birth = CardDates.birth(field(fields, at + 1));
        Sex sex = sex(field(fields, at + 2));
        if (birth == null && sex == null) {
            return new QrReading.NotACardQr(fields.size() < 5 ? Lookalike.CUT_OFF : Lookalike.OTHER);
        }
        String name = name(fields.get(at));
        LocalDate issued = CardDates.day(field(fields, at + 4));
        note(birth == null, Doubt.BIRTH_DATE_UNREADABLE);
        note(sex == null, Doubt.SEX_UNREADABLE);
        note(issued == null, Doubt.ISSUE_DATE_UNREADABLE);
        note(fields.size() < at + 5, Doubt.CUT_OFF);
        note(name.isEmpty(), Doubt.NAME_UNREADABLE);
        String address = field(fields, at + 3);
        note(unreadable(address), Doubt.ADDRESS_UNREADABLE);
        return reading(new CardQr(number, old, name, birth, sex, address, issued, tail(fields, at + 5)));
    }

    private QrReading reading(CardQr card) {
        Set<Flag> flags = Flags.of(card.number(), card.birth(), card.sex(), card.issued());
        Set<Mending> how = mended == null ? Set.of() : Collections.unmodifiableSet(mended);
        return doubts == null
                ? new QrReading.Read(card, how, flags)
                : new QrReading.ReadWithDoubts(card, Collections.unmodifiableSet(doubts), how, flags);
    }

    private String name(String field) {
        String name = field;
        int kinds = Letters.kinds(name);
        if ((kinds & Letters.ODD) != 0) {
            name = name.replace('\u2019', '\'').replace('\u2018', '\'').replace('\u00A0', ' ');
            kinds = Letters.kinds(name);
        }
        if ((kinds & ~NAME_KINDS) != 0
                || (kinds & (Letters.ASCII_LETTER | Letters.MARKED_LETTER)) == 0
                || name.length() > LONGEST_NAME) {
            return "";
        }
        if (oddCapitals(name)) {
            mend(Mending.CAPITALS);
            name = Letters.title(name);
        }
        return name.indexOf("  ") < 0 ? name : name.replaceAll(" {2,}", " ");
    }

    /** A small letter at the head, or a capital as the second letter of the first longer word. */
    private static boolean oddCapitals(String name) {
        if (Character.isLowerCase(name.charAt(0))) {
            return true;
        }
        for (int i = 1; i < name.length(); i++) {
            if (Letters.letter(name.charAt(i)) && Letters.letter(name.charAt(i - 1))) {
                return Character.isUpperCase(name.charAt(i));
            }
        }
        return false;
    }

    private static @Nullable Sex sex(String field) {
        if (field.equals("Nam")) {
            return Sex.MALE;
        }
        if (field.equals("Nữ")) {
            return Sex.FEMALE;
        }
        if (field.equalsIgnoreCase("nam")) {
            return Sex.MALE;
        }
        // Whatever became of its one marked letter, a word of two that begins with N is not "Nam".
        if (field.length() != 2 || (field.charAt(0) != 'N' && field.charAt(0) != 'n')) {
            return null;
        }
        char last = field.charAt(1);
        boolean damaged = (Letters.kind(last) & (Letters.ODD | Letters.MARKED_LETTER)) != 0;
        return damaged || last == 'u' || last == 'U' ? Sex.FEMALE : null;
    }

    private static boolean unreadable(String address) {
        if ((Letters.kinds(address) & Letters.ODD) == 0) {
            return false;
        }
        return address.chars()
                .anyMatch(c -> Letters.kind((char) c) == Letters.ODD && HARMLESS_IN_ADDRESS.indexOf(c) < 0);
    }

    private static List<String> tail(List<String> fields, int from) {
        int to = fields.size();
        while (to > from && fields.get(to - 1).isEmpty()) {
            to--;
        }
        return to <= from ? List.of() : new ArrayList<>(fields.subList(from, to));
    }

    private static String field(List<String> fields, int at) {
        return at < fields.size() ? fields.get(at) : "";
    }

    private void note(boolean holds, Doubt doubt) {
        if (holds) {
            doubt(doubt);
        }
    }

    private void doubt(Doubt doubt) {
        if (doubts == null) {
            doubts = EnumSet.noneOf(Doubt.class);
        }
        doubts.add(doubt);
    }

    private void mend(Mending mending) {
        if (mended == null) {
            mended = EnumSet.noneOf(Mending.class);
        }
        mended.add(mending);
    }
}

package vn.lienthong.idcard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts a scanned line into fields. One pass each, so that no text can make it slow. */
final class QrFields {

    private QrFields() {}

    /** Without what scanners put around a code: line ends, blanks, a byte-order mark, the symbology mark {@code ]Q1}. */
    static String stripped(String scanned) {
        int from = 0;
        int to = scanned.length();
        while (from < to && blank(scanned.charAt(from))) {
            from++;
        }
        while (to > from && blank(scanned.charAt(to - 1))) {
            to--;
        }
        if (to - from > 3 && scanned.charAt(from) == ']' && scanned.charAt(from + 1) == 'Q') {
            from += 3;
        }
        return scanned.substring(from, to);
    }

    private static boolean blank(char c) {
        return c <= ' ' || c == '\u00A0' || c == '\u200B' || c == '\u200E' || c == '\uFEFF' || c == '\u007F';
    }

    static List<String> split(String text, char separator) {
        List<String> fields = new ArrayList<>(10);
        int from = 0;
        int at = text.indexOf(separator);
        while (at >= 0) {
            fields.add(trimmed(text, from, at));
            from = at + 1;
            at = text.indexOf(separator, from);
        }
        fields.add(trimmed(text, from, text.length()));
        return fields;
    }

    private static String trimmed(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    /** Where the separator also stands in the address (a comma does), the parts of the address are put together again. */
    static List<String> rejoined(List<String> fields, char separator) {
        int sex = -1;
        for (int i = 2; i < fields.size() && sex < 0; i++) {
            if (isSex(fields.get(i)) && CardDates.birth(fields.get(i - 1)) != null) {
                sex = i;
            }
        }
        int issued = sex + 2;
        while (sex > 0 && issued < fields.size() && CardDates.day(fields.get(issued)) == null) {
            issued++;
        }
        if (sex < 0 || issued >= fields.size()) {
            return fields;
        }
        List<String> whole = new ArrayList<>(fields.subList(0, sex + 1));
        whole.add(String.join(separator + " ", fields.subList(sex + 1, issued)));
        whole.addAll(fields.subList(issued, fields.size()));
        return whole;
    }

    /**
     * Tells fields apart that ran together: twelve digits, perhaps nine, a name, eight digits, Nam or Nữ, an address, eight
     * digits.
     */
    static @Nullable List<String> ranTogether(String text) {
        int at = skipBlanks(text, 12);
        String old = "";
        int digits = digitsFrom(text, at);
        if (digits == 9) {
            old = text.substring(at, at + 9);
            at += 9;
        } else if (digits != 0) {
            return null;
        }
        int date = at;
        while (date < text.length() && !Digits.is(text.charAt(date))) {
            date++;
        }
        if (date == at || digitsFrom(text, date) != 8) {
            return null;
        }
        String name = trimmed(text, at, date);
        int sex = skipBlanks(text, date + 8);
        int address = sex;
        while (address < text.length() && address - sex < 3 && !isSex(text.substring(sex, address))) {
            address++;
        }
        if (!isSex(text.substring(sex, address))) {
            return null;
        }
        List<String> fields =
                new ArrayList<>(List.of(text.substring(0, 12), old, name, text.substring(date, date + 8)));
        fields.add(text.substring(sex, address));
        int issued = lastDate(text, address);
        fields.add(trimmed(text, address, issued));
        if (issued < text.length()) {
            fields.add(text.substring(issued, issued + 8));
            fields.add(trimmed(text, issued + 8, text.length()));
        }
        return fields;
    }

    private static int lastDate(String text, int from) {
        int found = text.length();
        int at = from;
        while (at < text.length()) {
            int digits = digitsFrom(text, at);
            if (digits == 8 && CardDates.day(text.substring(at, at + 8)) != null) {
                found = at;
            }
            at += Math.max(1, digits);
        }
        return found;
    }

    private static int digitsFrom(String text, int from) {
        int to = from;
        while (to < text.length() && Digits.is(text.charAt(to))) {
            to++;
        }
        return to - from;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private static boolean isSex(String word) {
        if (word.length() > 3) {
            return false;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.equals("nam") || lower.equals("nữ") || lower.equals("nu");
    }
}

package vn.lienthong.idcard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.idcard.MrzReading.Part;
import vn.lienthong.idcard.MrzReading.Why;

/** Reads TD1 zones. Positions below count from 0 through all three lines: the second line begins at 30. */
final class MrzReader {

    private static final int LINE = 30;
    private static final int WHOLE = 3 * LINE;
    private static final int LONGEST = 4000;

    private MrzReader() {}

    static MrzReading read(String text, LocalDate today) {
        if (text.length() > LONGEST) {
            return new MrzReading.NotAnMrz(Why.OTHER);
        }
        StringBuilder zone = new StringBuilder(WHOLE);
        if (!straight(text, zone)) {
            Why why = gather(text, zone);
            if (why != null) {
                return new MrzReading.NotAnMrz(why);
            }
        }
        letters(zone, 0, 5);
        letters(zone, 45, 48);
        if ("IAC".indexOf(zone.charAt(0)) < 0) {
            return new MrzReading.NotAnMrz(Why.OTHER);
        }
        boolean vietnamese = zone.charAt(2) == 'V' && zone.charAt(3) == 'N' && zone.charAt(4) == 'M';
        int repaired = 0;
        if (vietnamese && MrzRepair.needed(zone)) {
            repaired = MrzRepair.repair(zone);
            if (repaired < 0) {
                return new MrzReading.CheckFailed(Set.of(Part.AMBIGUOUS));
            }
        }
        Set<Part> failed = failed(zone);
        return failed.isEmpty() ? read(zone, vietnamese, repaired, today) : new MrzReading.CheckFailed(failed);
    }

    /** The short way for ninety characters, or three lines of thirty, that are clean already. */
    private static boolean straight(String text, StringBuilder zone) {
        int step = text.length() == WHOLE ? LINE : text.length() == WHOLE + 2 ? LINE + 1 : 0;
        if (step == 0) {
            return false;
        }
        for (int line = 0; line < 3; line++) {
            for (int i = line * step; i < line * step + LINE; i++) {
                char c = text.charAt(i);
                if (c != '<' && !Digits.is(c) && (c < 'A' || c > 'Z')) {
                    return false;
                }
            }
            if (line > 0 && step > LINE && text.charAt(line * step - 1) != '\n') {
                return false;
            }
            zone.append(text, line * step, line * step + LINE);
        }
        return true;
    }

    private static @Nullable Why gather(String text, StringBuilder zone) {
        zone.setLength(0);
        List<String> lines = new ArrayList<>();
        for (String line : text.split("[\\r\\n]+", -1)) {
            String clean = clean(line);
            if (!clean.isEmpty()) {
                lines.add(clean);
            }
        }
        if (lines.isEmpty()) {
            return Why.EMPTY;
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() == WHOLE) {
                zone.append(line);
                return null;
            }
            if (line.length() == 44 && line.charAt(0) == 'P') {
                return Why.PASSPORT;
            }
            boolean two = line.length() == LINE
                    && i + 2 < lines.size()
                    && lines.get(i + 1).length() == LINE;
            // Trailing fillers of the name line get lost easily and carry nothing.
            if (two && lines.get(i + 2).length() <= LINE) {
                String names = lines.get(i + 2);
                zone.append(line).append(lines.get(i + 1)).append(names).append("<".repeat(LINE - names.length()));
                return null;
            }
        }
        return lines.stream().anyMatch(line -> line.indexOf('<') >= 0) ? Why.INCOMPLETE : Why.OTHER;
    }

    private static String clean(String line) {
        StringBuilder clean = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = Character.toUpperCase(line.charAt(i));
            if (c == '\u00AB') {
                clean.append("<<");
            } else if (c == '\u2039' || c == '\u3008' || c == '\uFF1C') {
                clean.append('<');
            } else if (c > ' ' && c != '\u00A0') {
                clean.append(c == '<' || Digits.is(c) || (c >= 'A' && c <= 'Z') ? c : '?');
            }
        }
        return clean.toString();
    }

    /** Codes of documents and countries hold letters only. */
    private static void letters(StringBuilder zone, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = zone.charAt(i);
            if (Digits.is(c)) {
                zone.setCharAt(i, "OIZ3AS678P".charAt(c - '0'));
            }
        }
    }

    static Set<Part> failed(CharSequence zone) {
        boolean number = CheckDigit.agrees(zone, 5, 14, 14);
        boolean birth = CheckDigit.agrees(zone, 30, 36, 36) && birth(zone, 2000) != null;
        boolean expiry = CheckDigit.agrees(zone, 38, 44, 44) && (noExpiry(zone) || expiry(zone) != null);
        int sum = CheckDigit.sum(zone, 5, 30, 0)
                + CheckDigit.sum(zone, 30, 37, 25)
                + CheckDigit.sum(zone, 38, 45, 32)
                + CheckDigit.sum(zone, 48, 59, 39);
        boolean whole = sum % 10 == zone.charAt(59) - '0';
        if (number && birth && expiry && whole) {
            return Set.of();
        }
        EnumSet<Part> failed = EnumSet.noneOf(Part.class);
        add(failed, !number, Part.DOCUMENT_NUMBER);
        add(failed, !birth, Part.BIRTH_DATE);
        add(failed, !expiry, Part.EXPIRY);
        add(failed, failed.isEmpty(), Part.WHOLE);
        return Collections.unmodifiableSet(failed);
    }

    private static void add(Set<Part> failed, boolean holds, Part part) {
        if (holds) {
            failed.add(part);
        }
    }

    private static MrzReading read(StringBuilder zone, boolean vietnamese, int repaired, LocalDate today) {
        String documentNumber = zone.substring(5, 14);
        String optional = zone.substring(15, 27);
        PersonalNumber number = vietnamese && Digits.only(optional, 12) ? new PersonalNumber(optional) : null;
        if (vietnamese && number == null) {
            return new MrzReading.CheckFailed(Set.of(Part.DOCUMENT_NUMBER));
        }
        BirthDate birth = birth(zone, century(zone, number, today));
        if (birth == null) {
            return new MrzReading.CheckFailed(Set.of(Part.BIRTH_DATE));
        }
        char m = zone.charAt(37);
        Sex sex = m == 'M' ? Sex.MALE : m == 'F' ? Sex.FEMALE : null;
        Mrz mrz = new Mrz(
                fillersOff(zone.substring(2, 5)),
                fillersOff(documentNumber),
                number,
                birth,
                sex,
                noExpiry(zone) ? null : expiry(zone),
                fillersOff(zone.substring(45, 48)),
                names(zone, true),
                names(zone, false),
                zone.substring(5, 15) + zone.substring(30, 37) + zone.substring(38, 45));
        return new MrzReading.Read(mrz, repaired, flags(mrz));
    }

    private static Set<Flag> flags(Mrz mrz) {
        PersonalNumber number = mrz.number();
        if (number == null) {
            return Set.of();
        }
        Set<Flag> flags = number.flags(mrz.birth(), mrz.sex());
        if (!mrz.documentNumber().equals(number.lastNine())) {
            EnumSet<Flag> more = EnumSet.of(Flag.DOCUMENT_NUMBER_DIFFERS);
            more.addAll(flags);
            return Collections.unmodifiableSet(more);
        }
        return flags;
    }

    private static int century(StringBuilder zone, @Nullable PersonalNumber number, LocalDate today) {
        int year = Digits.number(zone.substring(30, 32), 0, 2);
        int hinted = number == null ? 0 : number.birthYear();
        if (hinted % 100 == year && hinted > 0 && hinted <= today.getYear()) {
            return hinted - year;
        }
        BirthDate late = birth(zone, 2000);
        LocalDate day =
                late == null ? null : late.date().orElse(LocalDate.of(late.year(), Math.max(1, late.month()), 1));
        return day != null && day.isAfter(today) ? 1900 : 2000;
    }

    /** The birth in a century; unknown months and days are fillers or zeros. */
    private static @Nullable BirthDate birth(CharSequence zone, int century) {
        int year = two(zone, 30);
        int month = two(zone, 32);
        int day = two(zone, 34);
        if (year < 0
                || month < 0
                || day < 0
                || zone.charAt(30) == '<'
                || !BirthDate.exists(century + year, month, day)) {
            return null;
        }
        return new BirthDate(century + year, month, day);
    }

    private static boolean noExpiry(CharSequence zone) {
        return two(zone, 38) == 99 && two(zone, 40) == 12 && two(zone, 42) == 31;
    }

    private static @Nullable LocalDate expiry(CharSequence zone) {
        int year = two(zone, 38);
        int month = two(zone, 40);
        int day = two(zone, 42);
        boolean exists = year >= 0 && month > 0 && day > 0 && BirthDate.exists(2000 + year, month, day);
        return exists ? LocalDate.of(2000 + year, month, day) : null;
    }

    /** Two digits; two fillers are 0, anything else is -1. */
    private static int two(CharSequence zone, int at) {
        char a = zone.charAt(at);
        char b = zone.charAt(at + 1);
        if (a == '<' && b == '<') {
            return 0;
        }
        return Digits.is(a) && Digits.is(b) ? (a - '0') * 10 + b - '0' : -1;
    }

    private static String names(StringBuilder zone, boolean surname) {
        for (int i = 60; i < WHOLE; i++) {
            char c = zone.charAt(i);
            if (c != '<' && (c < 'A' || c > 'Z')) {
                return "";
            }
        }
        int cut = zone.indexOf("<<", 60);
        int end = cut < 0 ? WHOLE : cut;
        return fillersOff(surname ? zone.substring(60, end) : zone.substring(Math.min(WHOLE, end + 2), WHOLE));
    }

    private static String fillersOff(String field) {
        int end = field.length();
        while (end > 0 && field.charAt(end - 1) == '<') {
            end--;
        }
        int start = 0;
        while (start < end && field.charAt(start) == '<') {
            start++;
        }
        return field.substring(start, end).replace('<', ' ');
    }
}

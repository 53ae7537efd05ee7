package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text that knows for each of its characters from which line and column of the source it came. */
final class Traced {

    /** A line break inside a table cell, and between the parts of one paragraph. */
    static final char BREAK = '\u2028';

    static final Traced EMPTY = new Traced("", new int[0], new int[0]);

    final String text;
    private final int[] lines;
    private final int[] columns;
    private @Nullable String plain;

    private Traced(String text, int[] lines, int[] columns) {
        this.text = text;
        this.lines = lines;
        this.columns = columns;
    }

    static Traced of(String text, int line) {
        var out = new Builder();
        for (int i = 0; i < text.length(); i++) {
            out.add(text.charAt(i), line, i);
        }
        return out.build();
    }

    /** The text without marks, of the same length. */
    String plain() {
        String known = plain;
        if (known == null) {
            known = Fold.plain(text);
            plain = known;
        }
        return known;
    }

    int length() {
        return text.length();
    }

    boolean isBlank() {
        return text.isBlank();
    }

    char charAt(int i) {
        return text.charAt(i);
    }

    int lineAt(int i) {
        return lines[i];
    }

    int columnAt(int i) {
        return columns[i];
    }

    Traced sub(int from, int to) {
        if (from >= to) {
            return EMPTY;
        }
        if (from == 0 && to == text.length()) {
            return this;
        }
        return new Traced(
                text.substring(from, to),
                java.util.Arrays.copyOfRange(lines, from, to),
                java.util.Arrays.copyOfRange(columns, from, to));
    }

    Traced from(int from) {
        return sub(from, text.length());
    }

    /** Without the given characters (and blanks) at both ends. */
    Traced trim(String also) {
        int from = 0;
        int to = text.length();
        while (from < to && trimmed(text.charAt(from), also)) {
            from++;
        }
        while (to > from && trimmed(text.charAt(to - 1), also)) {
            to--;
        }
        return sub(from, to);
    }

    Traced trim() {
        return trim("");
    }

    Traced trimEnd(String also) {
        int to = text.length();
        while (to > 0 && trimmed(text.charAt(to - 1), also)) {
            to--;
        }
        return sub(0, to).trim();
    }

    private static boolean trimmed(char c, String also) {
        return Character.isWhitespace(c) || c == BREAK || c == '\u00a0' || also.indexOf(c) >= 0;
    }

    /** Both, with one character between them that belongs to the end of the first. */
    Traced then(char between, Traced next) {
        if (text.isEmpty()) {
            return next;
        }
        if (next.text.isEmpty()) {
            return this;
        }
        var out = new Builder();
        out.add(this);
        out.add(between, lines[lines.length - 1], columns[columns.length - 1]);
        out.add(next);
        return out.build();
    }

    /** Parts divided by a character. */
    List<Traced> split(char by) {
        var parts = new ArrayList<Traced>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == by) {
                parts.add(sub(from, i));
                from = i + 1;
            }
        }
        return parts;
    }

    /** Every cell break turned into a blank. */
    Traced flat() {
        return text.indexOf(BREAK) < 0 ? this : new Traced(text.replace(BREAK, ' '), lines, columns);
    }

    Matcher matcher(Pattern patternOnPlain) {
        return patternOnPlain.matcher(plain());
    }

    /** Where it stands; null for no text. */
    @Nullable
    Place place() {
        if (text.isEmpty()) {
            return null;
        }
        int last = lines.length - 1;
        int first = lines[0];
        int end = lines[last];
        return first <= end
                ? new Place(first, end, columns[0], columns[last] + 1)
                : new Place(end, first, 0, columns[0] + 1);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Builds a traced text character by character. */
    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private int[] lines = new int[64];
        private int[] columns = new int[64];

        void add(char c, int line, int column) {
            int n = text.length();
            if (n == lines.length) {
                lines = java.util.Arrays.copyOf(lines, n * 2);
                columns = java.util.Arrays.copyOf(columns, n * 2);
            }
            lines[n] = line;
            columns[n] = column;
            text.append(c);
        }

        void add(Traced part) {
            for (int i = 0; i < part.text.length(); i++) {
                add(part.text.charAt(i), part.lines[i], part.columns[i]);
            }
        }

        int length() {
            return text.length();
        }

        char last() {
            return text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        }

        void dropLast() {
            text.setLength(text.length() - 1);
        }

        Traced build() {
            int n = text.length();
            return new Traced(text.toString(), java.util.Arrays.copyOf(lines, n), java.util.Arrays.copyOf(columns, n));
        }
    }
}

package vn.lienthong.capability.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Collects the lines of one document: cleans them, numbers them and stops at the limit of text. */
final class Lines {

    /** Separates the cells of a table row. */
    static final char CELL = '\t';
    /** Separates the paragraphs inside one cell (LINE SEPARATOR). */
    static final char BREAK = '\u2028';

    private final List<SourceLine> lines = new ArrayList<>();
    private final int limit;
    private int characters;

    Lines(ReadingLimits limits) {
        this.limit = limits.characters();
    }

    /** A paragraph; a blank one leaves no line. */
    void paragraph(int page, String text) throws RefusedException {
        String clean = clean(text);
        if (!clean.isEmpty()) {
            put(page, clean);
        }
    }

    /** A table row; a row of blank cells leaves no line. */
    void row(int page, List<String> cells) throws RefusedException {
        List<String> clean = cells.stream().map(Lines::cell).toList();
        if (clean.stream().anyMatch(text -> !text.isEmpty())) {
            put(page, String.join("\t", clean));
        }
    }

    /** A line that must stay as it stands, blank ones too, so that its number is its number in the file. */
    void verbatim(int page, String text) throws RefusedException {
        String clean = Normalizer.normalize(withoutControls(text), Normalizer.Form.NFC);
        int end = clean.length();
        // A TAB at the end closes an empty cell.
        while (end > 0 && clean.charAt(end - 1) != CELL && Character.isWhitespace(clean.charAt(end - 1))) {
            end--;
        }
        put(page, clean.substring(0, end));
    }

    private void put(int page, String text) throws RefusedException {
        characters += text.length() + 1;
        if (characters > limit) {
            throw new RefusedException(
                    Reading.Reason.TOO_MUCH_TEXT, java.util.Map.of("limit", Integer.toString(limit)));
        }
        lines.add(new SourceLine(page, lines.size() + 1, text));
    }

    List<SourceLine> all() {
        return List.copyOf(lines);
    }

    /** A cell's paragraphs, each cleaned, blank ones dropped. */
    static String cell(String text) {
        StringBuilder joined = new StringBuilder();
        for (String part : List.of(text.split("[\u2028\n]", -1))) {
            String clean = clean(part);
            if (!clean.isEmpty()) {
                joined.append(joined.isEmpty() ? "" : String.valueOf(BREAK)).append(clean);
            }
        }
        return joined.toString();
    }

    /**
     * One run of text: every kind of space becomes one blank, invisible characters go, NFC. The soft hyphen stays for
     * now: in TCVN3 it is the letter ư (see {@link LegacyText}).
     */
    static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == CELL || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = true;
            } else if (!invisible(c) && !halved(text, i)) {
                if (gap && !out.isEmpty()) {
                    out.append(' ');
                }
                gap = false;
                out.append(c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private static String withoutControls(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == CELL || (!invisible(c) && !halved(text, i))) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Half of a character beyond the basic plane without its other half: no store takes it. */
    private static boolean halved(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static boolean invisible(char c) {
        return Character.isISOControl(c)
                || (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u2064')
                || c == '\uFEFF'
                || c >= '\uFFF0';
    }
}

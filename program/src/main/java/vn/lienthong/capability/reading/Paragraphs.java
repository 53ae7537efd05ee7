package vn.lienthong.capability.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Joins wrapped rows into the paragraphs that were typed. The chief witness is the margin: a row ended because it was
 * full if the first word of the next row would not have fitted on it; otherwise its writer ended it.
 */
final class Paragraphs {

    /** "- ", "+ ", "1. ", "1.2. ", "a) ", "IV. ", "(1) ": what a new paragraph may begin with. */
    private static final Pattern MARK = Pattern.compile(
            "^(?:[-\u2013\u2014+*\u2022\u00B7\uF0B7\u25CF\u25CB\u25AA\u25A0\u2713\u2714\u27A2](?=\\s|\\p{Lu}|$)(?!\\s*\\d{4})"
                    + "|\\d{1,2}(?:\\.\\d{1,2}){0,3}[.)](?:\\s|$)|[a-z\u0111][.)]\\s|[IVX]{1,5}\\.\\s|\\(\\d{1,2}\\)\\s).*");

    /** Words after which no writer ends a paragraph. */
    private static final Pattern EXPECTS_MORE = Pattern.compile("(?u).*\\s(?:và|của|với|hoặc|thuộc|&)$|.*,$");

    private static final Pattern ENDED = Pattern.compile(".*[.;:!?\u2026][\"\u201D\u2019)\\]]?$");
    /** A slash or a hyphen with no blank before it, at which a long word may be parted. */
    private static final Pattern CUT_SIGN = Pattern.compile("(?s).*(?:\\p{L}/|\\d[/-])$");

    private static final Pattern CUT_YEAR = Pattern.compile("(?s).*\\d/\\d{1,2}/\\d{1,3}$");
    private static final Pattern SHORT_REST = Pattern.compile("\\p{L}{1,2}\\p{Punct}?");
    private static final Pattern CONSONANTS = Pattern.compile("(?:[cmnptCMNPT]|ch|nh|ng|CH|NH|NG|[hgHG])");

    /**
     * Rows that make one paragraph.
     *
     * @param text the paragraph
     * @param open its last row was full, so it may go on in the next place
     * @param fresh its first row shows by mark or indent that it begins here
     */
    record Paragraph(String text, boolean open, boolean fresh) {}

    private final float left;
    private final float right;
    private final float pitch;
    private final boolean marginKnown;

    private Paragraphs(float left, float right, float pitch, boolean marginKnown) {
        this.left = left;
        this.right = right;
        this.pitch = pitch;
        this.marginKnown = marginKnown;
    }

    /** The paragraphs of rows that stand one below the other between these two margins. */
    static List<Paragraph> join(List<TextRow> rows, float left, float right) {
        return new Paragraphs(left, right, pitch(rows), true).join(rows);
    }

    /** The paragraphs of a narrow column, whose right margin nobody drew: only the words themselves tell. */
    static List<Paragraph> joinColumn(List<TextRow> rows) {
        float left = rows.stream().map(TextRow::left).min(Float::compare).orElse(0f);
        float right = rows.stream().map(TextRow::right).max(Float::compare).orElse(0f);
        return new Paragraphs(left, right, pitch(rows), false).join(rows);
    }

    private List<Paragraph> join(List<TextRow> rows) {
        List<Paragraph> result = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        TextRow first = null;
        TextRow previous = null;
        boolean fresh = false;
        int count = 0;
        for (TextRow row : rows) {
            if (previous != null && first != null && goesOn(first, previous, row, count)) {
                text.append(glue(text, previous, row)).append(row.text());
                count++;
            } else {
                if (previous != null) {
                    result.add(new Paragraph(text.toString(), open(previous), fresh));
                }
                text.setLength(0);
                text.append(row.text());
                first = row;
                count = 1;
                fresh = marked(row) || row.left() > left + 0.8f * row.size();
            }
            previous = row;
        }
        if (previous != null) {
            result.add(new Paragraph(text.toString(), open(previous), fresh));
        }
        return result;
    }

    private boolean goesOn(TextRow first, TextRow previous, TextRow row, int rowsSoFar) {
        if (apart(previous, row) || (marked(row) && !wrappedDash(first, previous, row))) {
            return false;
        }
        boolean sentenceRunsOn = !ended(previous.text()) && startsSmall(row.text());
        if (!marginKnown) {
            return sentenceRunsOn;
        }
        if (EXPECTS_MORE.matcher(previous.text()).matches()) {
            return true;
        }
        if (centred(previous) && centred(row)) {
            return sentenceRunsOn || full(previous, row);
        }
        if (!full(previous, row)) {
            return sentenceRunsOn && previous.width() > 0.3f * (right - left);
        }
        float indent = 0.8f * row.size();
        boolean hanging = rowsSoFar > 1 ? previous.left() > first.left() + 2 : marked(first);
        if (row.left() > previous.left() + indent) {
            return hanging || sentenceRunsOn;
        }
        boolean bothIndented = row.left() > left + indent && Math.abs(row.left() - previous.left()) < indent;
        return !bothIndented || hanging || rowsSoFar > 1 || sentenceRunsOn;
    }

    /** A dash between words ("HĐND - UBND") that the margin pushed to the start of a row, not one that begins an item. */
    private boolean wrappedDash(TextRow first, TextRow previous, TextRow row) {
        String mark = row.words().getFirst().text();
        // Where no item has begun with a mark yet, a looser measure will do.
        float slack = (marked(first) ? 0.05f : 0.7f) * row.size();
        float needed = 0.2f * row.size() + row.words().getFirst().width();
        return (mark.equals("-") || mark.equals("\u2013"))
                && !ended(previous.text())
                && previous.right() + needed > right - slack;
    }

    /** Further apart than the rows of one paragraph, or of another size of letters. */
    private boolean apart(TextRow previous, TextRow row) {
        float distance = row.middle() - previous.middle();
        return distance > 1.5f * Math.max(pitch, 1.0f * row.size())
                || Math.abs(row.size() - previous.size()) > 0.25f * row.size();
    }

    private boolean full(TextRow row, TextRow next) {
        float needed = 0.2f * row.size() + next.words().getFirst().width();
        float slack = 0.5f * row.size();
        return centred(row) ? row.width() + needed > right - left - slack : row.right() + needed > right - slack;
    }

    private boolean open(TextRow last) {
        return last.right() > right - 4 * last.size();
    }

    private boolean centred(TextRow row) {
        float before = row.left() - left;
        float behind = right - row.right();
        return before > row.size() && behind > row.size() && Math.abs(before - behind) < 1.5f * row.size();
    }

    private static boolean marked(TextRow row) {
        return MARK.matcher(row.text()).matches();
    }

    static boolean marked(String text) {
        return MARK.matcher(text).matches();
    }

    static boolean ended(String text) {
        return ENDED.matcher(text.strip()).matches();
    }

    static boolean startsSmall(String text) {
        return !text.isEmpty() && (Character.isLowerCase(text.codePointAt(0)) || text.matches("^[,;.)\u201D].*"));
    }

    /** What stands between two joined rows: a blank, or nothing inside a date or word that was cut to fit a cell. */
    static String glue(CharSequence before, String after) {
        if (before.isEmpty() || after.isEmpty()) {
            return "";
        }
        String start = before.toString();
        return cutAtSign(start, after) || cutDate(start, after) || cutWord(start, after) ? "" : " ";
    }

    private String glue(CharSequence before, TextRow previous, TextRow row) {
        String last = previous.words().getLast().text();
        PageContent.Word first = row.words().getFirst();
        float letter = first.width() / first.text().length();
        // A word too long for its cell is cut where the cell ends, with no room left for one more letter.
        boolean cut = previous.words().size() == 1
                && right - previous.right() < letter
                && Character.isLetter(last.codePointBefore(last.length()))
                && SHORT_REST.matcher(first.text()).matches()
                && !VietnameseSyllables.isLegal(last)
                && !VietnameseSyllables.isLegal(first.text());
        return cut ? "" : glue(before, row.text());
    }

    private static boolean cutAtSign(String start, String after) {
        return CUT_SIGN.matcher(start).matches() && Character.isLetterOrDigit(after.codePointAt(0));
    }

    private static boolean cutDate(String start, String after) {
        int digits = start.length() - 1 - start.lastIndexOf('/');
        int more = 0;
        while (more < after.length() && Character.isDigit(after.charAt(more))) {
            more++;
        }
        return more > 0 && CUT_YEAR.matcher(start).matches() && digits + more == 4;
    }

    /** "THÀN" + "H": the rest has no vowel, and together they make a syllable. */
    private static boolean cutWord(String start, String after) {
        String last = start.substring(start.lastIndexOf(' ') + 1);
        String rest = after.split(" ", 2)[0];
        return CONSONANTS.matcher(rest).matches()
                && Character.isUpperCase(rest.charAt(0)) == Character.isUpperCase(last.codePointBefore(last.length()))
                && VietnameseSyllables.isLegal(last + rest);
    }

    /** The usual distance between rows: the lower quartile, since gaps between paragraphs only make it larger. */
    private static float pitch(List<TextRow> rows) {
        List<Float> distances = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            distances.add(rows.get(i).middle() - rows.get(i - 1).middle());
        }
        if (distances.isEmpty()) {
            return 0;
        }
        distances.sort(null);
        return distances.get(distances.size() / 4);
    }
}

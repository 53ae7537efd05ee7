package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts lines together that were broken by the width of a page or by its end, and drops page numbers. */
final class Paragraphs {

    private static final Pattern PAGE_NUMBER =
            Pattern.compile("^\\W{0,3}(?:trang|page|tr\\.?)?\\s*\\d{1,3}(?:\\s*/\\s*\\d{1,3})?\\W{0,3}$");
    /** Words that cannot be the last of a sentence. */
    private static final Pattern EXPECTS_MORE = Pattern.compile(
            "(?:[,\\-–(/&]|(?<![\\p{L}])(?:va|cua|cac|voi|tai|theo|tren|ve|cho|de|duoc|trong|bang|hoac|nhung|la|de an|uy ban|gom|truoc ngay|trung tam))$");
    /** Words after which a number may begin the next line without opening a paragraph. */
    private static final Pattern EXPECTS_NUMBER = Pattern.compile(
            "(?<![\\p{L}])(?:de an|so|ngay|thang|nam|dieu|khoan|quyet dinh|luat|quy|den|tu|muc|nghi dinh|toi thieu|phu luc|mo hinh|truoc|trong|buoc|hon|tren|dich vu cong)$");

    private static final Pattern OPENER_INSIDE =
            Pattern.compile("(?<![\\p{L}])(?:cua|theo|tai|cac|va|voi|so|trong|doi voi|nhu|trien khai|thuc hien|,)$");

    private static final Pattern STANDS_ALONE = Pattern.compile(
            "^\\W*(?:so\\s*:|noi nhan|kinh gui|can cu|luu\\s*:|doc lap|cong hoa|tm\\.|kt\\.|[^,]{3,40}, ngay)");
    private static final Pattern MODEL = Pattern.compile(Grammar.STRUCTURE.exact("capital", "opener"));

    private final List<CleanLine> lines;
    private final int width;
    /** Whether lines end anywhere inside sentences, as in text copied from a narrow window. */
    private final boolean torn;

    private Paragraphs(List<CleanLine> lines) {
        this.lines = lines;
        this.torn = isTorn(lines);
        this.width = wrapWidth(lines);
    }

    static List<Block> of(List<CleanLine> lines) {
        return new Paragraphs(lines).join();
    }

    /** The width at which the lines of this document were broken; 0 if each line is a whole paragraph. */
    private static int wrapWidth(List<CleanLine> lines) {
        int[] lengths = lines.stream()
                .filter(line -> !line.isBlank() && !line.isRow())
                .mapToInt(line -> line.text().length())
                .sorted()
                .toArray();
        if (lengths.length < 8) {
            return 0;
        }
        int high = lengths[(int) (lengths.length * 0.95)];
        long full =
                java.util.Arrays.stream(lengths).filter(n -> n >= high * 0.8).count();
        return high <= 140 && full * 4 >= lengths.length ? high : 0;
    }

    /** Whether many lines go on in small letters without a stop before them. */
    private static boolean isTorn(List<CleanLine> lines) {
        int all = 0;
        int goOn = 0;
        for (int i = 1; i < lines.size(); i++) {
            Traced before = lines.get(i - 1).text();
            Traced next = lines.get(i).text();
            if (before.isBlank() || next.isBlank()) {
                continue;
            }
            all++;
            boolean ended = ".;:!?".indexOf(before.charAt(before.length() - 1)) >= 0;
            goOn += !ended && Character.isLowerCase(next.charAt(0)) ? 1 : 0;
        }
        return goOn >= 8 && goOn * 5 >= all;
    }

    private List<Block> join() {
        var blocks = new ArrayList<Block>();
        Traced open = Traced.EMPTY;
        int openHeading = 0;
        int blanks = 0;
        CleanLine last = null;
        for (CleanLine line : lines) {
            if (line.isBlank() || isPageNumber(line, last, blanks)) {
                blanks++;
                continue;
            }
            if (line.isRow()) {
                close(blocks, open, openHeading);
                open = Traced.EMPTY;
                blocks.add(Block.row(line.cells()));
            } else if (open.length() > 0 && last != null && continues(open, openHeading, last, line, blanks)) {
                open = open.then(between(open, last, line), line.text());
            } else {
                close(blocks, open, openHeading);
                open = line.text();
                openHeading = line.heading();
            }
            last = line;
            blanks = 0;
        }
        close(blocks, open, openHeading);
        return blocks;
    }

    /** A line that ends with ";" where more would have fitted ended a point of a list: the break stays. */
    private char between(Traced open, CleanLine last, CleanLine next) {
        return open.text.endsWith(";") && !isFull(last, next, 0.98) ? Traced.BREAK : ' ';
    }

    /** Whether the line was broken for want of room: the first word of the next would not have fitted. */
    private boolean isFull(CleanLine line, CleanLine next, double share) {
        int word = next.text().text.indexOf(' ');
        int first = word < 0 ? next.text().length() : word;
        return width > 0 && line.text().length() + 1 + first > width * share;
    }

    private static void close(List<Block> blocks, Traced open, int heading) {
        if (open.length() > 0) {
            blocks.add(Block.paragraph(open, heading));
        }
    }

    private boolean isPageNumber(CleanLine line, @org.jspecify.annotations.Nullable CleanLine last, int blanks) {
        if (line.isRow() || !PAGE_NUMBER.matcher(line.text().plain()).matches()) {
            return false;
        }
        return blanks > 0 || last == null || line.page() != last.page() || width > 0;
    }

    private boolean continues(Traced open, int openHeading, CleanLine last, CleanLine line, int blanks) {
        Block next = Block.paragraph(line.text(), line.heading());
        Traced before = open.trim();
        if (line.heading() > 0 || openHeading > 0 && blanks > 0) {
            return false;
        }
        if (next.opensSomething()) {
            return tornOpening(before, next, blanks);
        }
        boolean full = blanks == 0 && isFull(last, line, 0.92);
        if (next.isCapitals() && !Block.paragraph(before, 0).isCapitals() && !full) {
            return false;
        }
        boolean more = EXPECTS_MORE.matcher(before.plain()).find();
        char end = before.charAt(before.length() - 1);
        boolean ended = ".;:!?".indexOf(end) >= 0;
        char first = line.text().charAt(0);
        if (Character.isLowerCase(first) && (!ended || end == ';' || blanks == 0 && width > 0)) {
            return true;
        }
        if (more && (blanks == 0 || !next.isCapitals())) {
            return true;
        }
        if (blanks == 0
                && !ended
                && !next.isCapitals()
                && (torn && isSentence(before, next) || hasOpenBracket(before.text))) {
            return true;
        }
        if (full) {
            return !ended || !MODEL.matcher(next.text().text).lookingAt();
        }
        return width > 0 && !ended && last.page() != line.page() && last.text().length() >= width * 0.8;
    }

    /** A line that seems to open something, but only because it was broken at an unlucky place. */
    private boolean tornOpening(Traced before, Block next, int blanks) {
        String plain = before.plain();
        Marker.Kind kind = next.marker().kind();
        if (kind.isBullet() && UnitLexicon.INSTANCE.joins(lastWords(before.text), next.text().text)) {
            return true;
        }
        if (kind == Marker.Kind.DASH
                && plain.matches(".*\\b20\\d\\d")
                && next.text().text.matches("(?s)20\\d\\d.*")) {
            return true;
        }
        if (blanks > 0 && width == 0) {
            return false;
        }
        if (blanks == 0 && insideBracket(before.text, next.whole().text)) {
            return true;
        }
        if (width > 0
                && blanks == 0
                && kind.isNumbered()
                && kind != Marker.Kind.CAPITAL
                && EXPECTS_NUMBER.matcher(plain).find()
                && !Block.paragraph(before, 0).isCapitals()) {
            return true;
        }
        if (width == 0 || kind != Marker.Kind.NONE || blanks > 0) {
            return false;
        }
        boolean inside = OPENER_INSIDE.matcher(plain).find();
        return (next.opener() != null || next.step() != null) && inside
                || next.label() != null
                        && (inside || plain.endsWith(","))
                        && Character.isLowerCase(next.text().charAt(0));
    }

    /** Not a line of the document's head or foot: those stand alone even where sentences are torn. */
    private static boolean isSentence(Traced before, Block next) {
        return before.length() > 12
                && !Block.paragraph(before, 0).isCapitals()
                && !STANDS_ALONE.matcher(before.plain()).find()
                && !STANDS_ALONE.matcher(next.text().plain()).find();
    }

    private static boolean hasOpenBracket(String before) {
        int open = before.lastIndexOf('(');
        return open > before.lastIndexOf(')') && before.length() - open < 300;
    }

    /** Whether a bracket opened shortly before is closed by the next line. */
    private static boolean insideBracket(String before, String next) {
        int open = before.lastIndexOf('(');
        int close = next.indexOf(')');
        int opens = next.indexOf('(');
        return open > before.lastIndexOf(')')
                && before.length() - open < 200
                && close >= 0
                && (opens < 0 || close < opens)
                && close > 2;
    }

    private static String lastWords(String text) {
        return text.substring(Math.max(0, text.length() - 40));
    }
}

package vn.lienthong.capability.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.lienthong.capability.reading.PageContent.Rule;
import vn.lienthong.capability.reading.PageContent.Word;
import vn.lienthong.capability.reading.Tesseract.Layout;
import vn.lienthong.capability.reading.Tesseract.Seen;

/**
 * Reads one scanned page: evened out, straightened, its table lines found and wiped away; then each table cell by
 * itself, so that rows of neighbouring cells do not run together, and the text beside the tables as a page.
 */
final class ScanPage {

    private static final int RIM = 12;
    private static final int LEAST_INK = 25;
    private static final float DOUBTFUL = 75;
    /** Specks, bits of lines and of seals; marks that a plan uses stay. */
    private static final Pattern MEANINGLESS =
            Pattern.compile("[^\\p{Lu}\\p{Ll}\\d\\-+\u2013\u2014*\u2022.,;:()/%\u2026\u201C\u201D\"]+");

    private final Tesseract tesseract;
    private final BooleanSupplier cancelled;
    private final int number;
    private final int dpi;

    /** What was read, and how sure it is on the mean, 0 to 100. */
    record Result(PageContent content, float sure, boolean onItsSide) {

        boolean doubtful() {
            return !content.words().isEmpty() && sure < DOUBTFUL;
        }
    }

    private record Cut(int left, int top) {}

    ScanPage(Tesseract tesseract, BooleanSupplier cancelled, int number, int dpi) {
        this.tesseract = tesseract;
        this.cancelled = cancelled;
        this.number = number;
        this.dpi = dpi;
    }

    Result read(ScanImage image) throws IOException {
        Path folder = Files.createTempDirectory("reading");
        try {
            image.whiten();
            Result first = upright(image, folder);
            if (first.sure() >= DOUBTFUL && !first.onItsSide()) {
                return first;
            }
            Path whole = image.write(folder.resolve("whole.pgm"), 0, 0, image.width(), image.height(), 0);
            int turn = tesseract.rotation(whole, dpi, cancelled);
            if (turn % 90 != 0 || turn % 360 == 0) {
                return first;
            }
            Result second = upright(image.turned(turn), folder);
            return second.sure() > first.sure() || first.onItsSide() ? second : first;
        } finally {
            delete(folder);
        }
    }

    private Result upright(ScanImage leaning, Path folder) throws IOException {
        double lean = leaning.lean();
        ScanImage image = Math.abs(lean) > 0.05 ? leaning.straightened(lean) : leaning.copy();
        float scale = 72f / dpi;
        List<ScanRules.Line> lines = ScanRules.find(image, dpi);
        List<Rule> rules = lines.stream().map(line -> line.rule(scale)).toList();
        List<RuledTable> tables = RuledTable.in(rules);
        lines.forEach(line -> wipe(image, line));
        List<Seen> seen = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<Cut> cuts = new ArrayList<>();
        cells(image, tables, folder, seen, cuts);
        int inCells = seen.size();
        for (RuledTable table : tables) {
            image.erase(pixel(table.left()), pixel(table.top()), pixel(table.right()), pixel(table.bottom()));
        }
        Path rest = image.write(folder.resolve("rest.pgm"), 0, 0, image.width(), image.height(), 0);
        List<Seen> beside = tesseract.read(List.of(rest), Layout.PAGE, dpi, cancelled);
        seen.addAll(beside);
        var strokes = new RomanStrokes(seen);
        add(seen.subList(0, inCells), cuts, strokes, words);
        add(beside, List.of(new Cut(0, 0)), strokes, words);
        return new Result(
                new PageContent(number, image.width() * scale, image.height() * scale, words, rules),
                sure(seen),
                onItsSide(seen));
    }

    private static void wipe(ScanImage image, ScanRules.Line line) {
        int thick = 2;
        if (line.level()) {
            image.erase(line.from() - thick, line.first() - thick, line.to() + thick, line.last() + thick + 1);
        } else {
            image.erase(line.first() - thick, line.from() - thick, line.last() + thick + 1, line.to() + thick);
        }
    }

    private void cells(ScanImage image, List<RuledTable> tables, Path folder, List<Seen> seen, List<Cut> cuts)
            throws IOException {
        List<Path> pictures = new ArrayList<>();
        for (RuledTable table : tables) {
            for (RuledTable.Cell cell : table.cells()) {
                int left = Math.max(0, pixel(cell.left()) + 1);
                int top = Math.max(0, pixel(cell.top()) + 1);
                int right = Math.min(image.width(), pixel(cell.right()) - 1);
                int bottom = Math.min(image.height(), pixel(cell.bottom()) - 1);
                if (right - left > 4 && bottom - top > 4 && image.ink(left, top, right, bottom) > LEAST_INK) {
                    Path picture = folder.resolve("cell" + pictures.size() + ".pgm");
                    pictures.add(image.write(picture, left, top, right, bottom, RIM));
                    cuts.add(new Cut(left - RIM, top - RIM));
                }
            }
        }
        seen.addAll(tesseract.read(pictures, Layout.BLOCK, dpi, cancelled));
    }

    private void add(List<Seen> seen, List<Cut> cuts, RomanStrokes strokes, List<Word> words) {
        List<Integer> heights = seen.stream().map(Seen::lineHeight).sorted().toList();
        // Letters of one size make lines of different heights (marks above, tails below): the median tells the size.
        float size = heights.isEmpty() ? 12 : heights.get(heights.size() / 2) * 0.85f * 72 / dpi;
        for (Seen word : seen) {
            if (MEANINGLESS.matcher(word.text()).matches()) {
                continue;
            }
            Cut cut = cuts.get(word.image());
            float left = (cut.left() + word.left()) * 72f / dpi;
            float top = (cut.top() + word.lineTop()) * 72f / dpi;
            words.add(new Word(
                    strokes.counted(word),
                    left,
                    top,
                    left + word.width() * 72f / dpi,
                    top + word.lineHeight() * 72f / dpi,
                    size));
        }
    }

    private int pixel(float points) {
        return Math.round(points * dpi / 72);
    }

    private static float sure(List<Seen> seen) {
        return (float) seen.stream().mapToDouble(Seen::sure).average().orElse(0);
    }

    /** The recogniser reads upright columns of letters too: then words are taller than wide. */
    private static boolean onItsSide(List<Seen> seen) {
        long longWords = seen.stream().filter(word -> word.text().length() >= 4).count();
        long tall = seen.stream()
                .filter(word -> word.text().length() >= 4 && word.height() > word.width())
                .count();
        return tall * 2 > longWords;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

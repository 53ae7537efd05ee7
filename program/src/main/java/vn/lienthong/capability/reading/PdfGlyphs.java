package vn.lienthong.capability.reading;

import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import vn.lienthong.capability.reading.PageContent.Word;

/** The words of one page of a pdf, made of its letters by where they stand. */
final class PdfGlyphs extends PDFTextStripper {

    private static final int MAX_GLYPHS = 200_000;

    private final PdfBudget budget;
    private final Map<Integer, List<Glyph>> byDirection = new HashMap<>();
    private int glyphs;
    private int hidden;

    private record Glyph(String text, float x, float y, float width, float size, boolean hidden) {}

    PdfGlyphs(PdfBudget budget) {
        this.budget = budget;
    }

    void read(PDDocument document, int page) throws IOException {
        byDirection.clear();
        glyphs = 0;
        hidden = 0;
        setStartPage(page);
        setEndPage(page);
        writeText(document, Writer.nullWriter());
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        budget.operator();
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        String unicode = text.getUnicode();
        if (unicode == null || ++glyphs > MAX_GLYPHS) {
            return;
        }
        boolean invisible = getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER;
        hidden += invisible ? 1 : 0;
        float size = Math.clamp(text.getFontSizeInPt() == 0 ? text.getHeightDir() * 1.4f : heightOf(text), 2, 200);
        byDirection
                .computeIfAbsent(Math.round(text.getDir()), none -> new ArrayList<>())
                .add(new Glyph(unicode, text.getXDirAdj(), text.getYDirAdj(), text.getWidthDirAdj(), size, invisible));
    }

    private static float heightOf(TextPosition text) {
        float scaled = Math.abs(text.getTextMatrix().getScalingFactorY());
        return scaled > 0 ? scaled : text.getFontSizeInPt();
    }

    /** Most of the letters are drawn invisibly: the text layer of a scanned page. */
    boolean mostlyHidden() {
        return hidden * 2 > glyphs;
    }

    /** The direction of most of the text: 0, 90, 180 or 270 degrees. */
    int direction() {
        return byDirection.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** The words in the main direction; text in other directions (stamps, watermarks) is left out. */
    List<Word> words() {
        List<Glyph> sorted = new ArrayList<>(byDirection.getOrDefault(direction(), List.of()));
        List<Word> words = new ArrayList<>();
        for (List<Glyph> row : rows(sorted)) {
            row(row, words);
        }
        return words;
    }

    private static List<List<Glyph>> rows(List<Glyph> glyphs) {
        List<Glyph> sorted =
                glyphs.stream().sorted(Comparator.comparingDouble(Glyph::y)).toList();
        List<List<Glyph>> rows = new ArrayList<>();
        float y = Float.NEGATIVE_INFINITY;
        for (Glyph glyph : sorted) {
            if (rows.isEmpty() || glyph.y() - y > 0.2f * glyph.size()) {
                rows.add(new ArrayList<>());
            }
            y = glyph.y();
            rows.getLast().add(glyph);
        }
        rows.forEach(row -> row.sort(Comparator.comparingDouble(Glyph::x)));
        return rows;
    }

    private static void row(List<Glyph> row, List<Word> words) {
        StringBuilder text = new StringBuilder();
        Glyph first = null;
        Glyph last = null;
        float right = 0;
        for (Glyph glyph : row) {
            boolean mark = isMark(glyph.text());
            boolean blank = glyph.text().isBlank() && !mark;
            boolean again = last != null
                    && glyph.text().equals(last.text())
                    && Math.abs(glyph.x() - last.x()) < 0.25f * last.width();
            if (again) {
                continue;
            }
            boolean gap = last != null && glyph.x() - right > 0.15f * glyph.size();
            if (first != null && last != null && (blank || (gap && !mark))) {
                words.add(word(text, first, right));
                text.setLength(0);
                first = null;
            }
            if (!blank) {
                first = first == null ? glyph : first;
                text.append(glyph.text());
                right = Math.max(text.length() == glyph.text().length() ? 0 : right, glyph.x() + glyph.width());
                last = glyph;
            }
        }
        if (first != null) {
            words.add(word(text, first, right));
        }
    }

    private static boolean isMark(String text) {
        return Character.getType(text.codePointAt(0)) == Character.NON_SPACING_MARK;
    }

    private static Word word(StringBuilder text, Glyph first, float right) {
        String plain = text.toString();
        boolean ligature = plain.chars().anyMatch(c -> c >= 0xFB00 && c <= 0xFB06);
        String clean = Normalizer.normalize(plain, ligature ? Normalizer.Form.NFKC : Normalizer.Form.NFC);
        float size = first.size();
        return new Word(clean, first.x(), first.y() - 0.8f * size, right, first.y() + 0.2f * size, size);
    }
}

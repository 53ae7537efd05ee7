package vn.lienthong.capability.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.capability.reading.Tesseract.Seen;

/**
 * Counts the strokes of the quarter in "Quý II/2024" by the room they take: recognition loses strokes of a run of I. The
 * figures of the page show how wide its letters are; official papers are set in Times, and with letters of other
 * proportions the sum comes out between two counts and nothing is changed.
 */
final class RomanStrokes {

    /** Widths in Times, in parts of the size of the letters. */
    private static final float FIGURE = 0.5f;

    private static final float STROKE = 0.333f;
    private static final float SLASH = 0.278f;
    private static final float STOP = 0.25f;

    /** How far from a whole number of strokes the sum may be. */
    private static final float UNSURE = 0.22f;

    private static final int FEWEST_SAMPLES = 2;
    private static final float SAME_HEIGHT = 0.15f;

    private static final Pattern FIGURES = Pattern.compile("\\d[\\d/.]{2,}\\d[.,;]?");
    private static final Pattern QUARTER = Pattern.compile("(?!\\d)([IlH|1]{1,4})(/20\\d\\d)([.;,]?)");

    private final List<float[]> samples = new ArrayList<>();

    /** @param page all words of a page: its dates tell the size of its letters */
    RomanStrokes(List<Seen> page) {
        for (Seen word : page) {
            if (FIGURES.matcher(word.text()).matches()) {
                samples.add(new float[] {word.height(), word.width() / widthOf(word.text())});
            }
        }
    }

    private static float widthOf(String figures) {
        float width = 0;
        for (int i = 0; i < figures.length(); i++) {
            char c = figures.charAt(i);
            width += c == '/' ? SLASH : Character.isDigit(c) ? FIGURE : STOP;
        }
        return width;
    }

    /** The word with as many strokes as there is room for; as it was read if that cannot be said. */
    String counted(Seen word) {
        Matcher quarter = QUARTER.matcher(word.text());
        if (!quarter.matches()) {
            return word.text();
        }
        List<Float> sizes = samples.stream()
                .filter(sample -> Math.abs(sample[0] - word.height()) <= SAME_HEIGHT * word.height())
                .map(sample -> sample[1])
                .sorted()
                .toList();
        if (sizes.size() < FEWEST_SAMPLES) {
            return word.text();
        }
        float size = sizes.get(sizes.size() / 2);
        float rest = SLASH + 4 * FIGURE + (quarter.group(3).isEmpty() ? 0 : STOP);
        float strokes = (word.width() / size - rest) / STROKE;
        int whole = Math.round(strokes);
        return whole >= 1
                        && whole <= 3
                        && Math.abs(strokes - whole) <= UNSURE
                ? "I".repeat(whole) + quarter.group(2) + quarter.group(3)
                : word.text();
    }
}

package vn.lienthong.steering.planreader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One paragraph or table row, with what its beginning says about its place in the document.
 *
 * @param marker what stands before its words
 * @param heading how many # stood before it; 0 for none
 * @param whole the text with its marker
 * @param text the text after the marker
 * @param opener the opener of a model or task with which the text begins
 * @param step the step mark with which the text begins
 * @param label the label with which the text begins
 * @param cells the cells of a row; empty for a paragraph
 */
record Block(
        Marker marker,
        int heading,
        Traced whole,
        Traced text,
        Structure.@Nullable Opener opener,
        Structure.@Nullable StepMark step,
        Structure.@Nullable Label label,
        List<Traced> cells) {

    /** No paragraph of a plan is longer; what is cut off was never part of one. */
    private static final int LONGEST = 20_000;

    static Block paragraph(Traced written, int heading) {
        Traced whole = written.sub(0, Math.min(written.length(), LONGEST));
        Marker marker = Marker.of(whole);
        Traced text = whole.from(marker.end()).trim();
        Structure structure = Structure.INSTANCE;
        Structure.StepMark step = structure.step(text);
        Structure.Opener opener = step == null ? structure.opener(text) : null;
        Structure.Label label = step == null && opener == null ? structure.label(text) : null;
        return new Block(marker, heading, whole, text, opener, step, label, List.of());
    }

    static Block row(List<Traced> cells) {
        List<Traced> bounded = cells.stream()
                .map(cell -> cell.sub(0, Math.min(cell.length(), LONGEST)))
                .toList();
        return new Block(Marker.NONE, 0, Traced.EMPTY, Traced.EMPTY, null, null, null, bounded);
    }

    boolean isRow() {
        return !cells.isEmpty();
    }

    /** Whether it begins with anything that a continued line does not begin with. */
    boolean opensSomething() {
        return marker.kind() != Marker.Kind.NONE || heading > 0 || opener != null || step != null || label != null;
    }

    /** A line in capitals, as headings are. */
    boolean isCapitals() {
        int upper = 0;
        int lower = 0;
        String words = text.text;
        for (int i = 0; i < words.length(); i++) {
            if (Character.isUpperCase(words.charAt(i))) {
                upper++;
            } else if (Character.isLowerCase(words.charAt(i))) {
                lower++;
            }
        }
        return upper >= 6 && lower * 8 <= upper && words.strip().indexOf(' ') > 0;
    }

    int lineFrom() {
        if (isRow()) {
            return cells.stream()
                    .filter(c -> c.length() > 0)
                    .mapToInt(c -> c.lineAt(0))
                    .min()
                    .orElse(1);
        }
        return whole.length() == 0 ? 1 : whole.lineAt(0);
    }

    int lineTo() {
        if (isRow()) {
            return cells.stream()
                    .filter(c -> c.length() > 0)
                    .mapToInt(c -> c.lineAt(c.length() - 1))
                    .max()
                    .orElse(1);
        }
        return whole.length() == 0 ? 1 : whole.lineAt(whole.length() - 1);
    }
}

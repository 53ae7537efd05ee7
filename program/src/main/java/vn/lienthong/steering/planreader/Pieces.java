package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.steering.planreader.Structure.Field;

/**
 * Running text cut at the labels and step marks inside it.
 *
 * @param before what stands before the first of them
 * @param fields words by label
 * @param steps words by step
 */
record Pieces(Traced before, List<Piece> fields, List<Draft.RawStep> steps) {

    /** Words behind a label. */
    record Piece(Field field, Traced words) {}

    private record Cut(int start, int end, Structure.@org.jspecify.annotations.Nullable Label label, int step) {}

    private static final Pattern LONE_BULLET = Pattern.compile("[\\s\\u2028]*[-–—+•*]\\s*$");

    static Pieces of(Traced text) {
        Structure structure = Structure.INSTANCE;
        var cuts = new ArrayList<Cut>();
        List<Structure.StepMark> steps = structure.stepsWithin(text);
        steps.forEach(step -> cuts.add(new Cut(step.start(), step.end(), null, step.number())));
        for (Structure.Label label : structure.labelsWithin(text)) {
            boolean insideSteps =
                    !steps.isEmpty() && label.start() > steps.getFirst().start();
            if (!insideSteps || label.field() == Field.NOTES) {
                cuts.add(new Cut(label.start(), label.end(), label, 0));
            }
        }
        cuts.sort(Comparator.comparingInt(Cut::start));
        if (cuts.isEmpty()) {
            return new Pieces(text.trim(), List.of(), List.of());
        }
        var fields = new ArrayList<Piece>();
        var rawSteps = new ArrayList<Draft.RawStep>();
        for (int i = 0; i < cuts.size(); i++) {
            Cut cut = cuts.get(i);
            int to = i + 1 < cuts.size() ? cuts.get(i + 1).start : text.length();
            Traced words =
                    withoutLoneBullet(text.sub(Math.min(cut.end, to), to)).trim();
            if (cut.label != null) {
                fields.add(new Piece(cut.label.field(), words));
            } else {
                rawSteps.add(new Draft.RawStep(cut.step, words));
            }
        }
        Traced before = withoutLoneBullet(text.sub(0, cuts.getFirst().start));
        return new Pieces(before.trim(), fields, rawSteps);
    }

    /** The dash of "- Bước 2" belongs to the step after it. */
    private static Traced withoutLoneBullet(Traced words) {
        Matcher bullet = LONE_BULLET.matcher(words.text);
        return bullet.find() ? words.sub(0, bullet.start()) : words;
    }
}

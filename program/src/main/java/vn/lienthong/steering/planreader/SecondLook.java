package vn.lienthong.steering.planreader;

import java.util.List;
import java.util.Set;
import vn.lienthong.steering.planreader.Doubt.Reason;
import vn.lienthong.steering.planreader.Misreadings.About;
import vn.lienthong.steering.planreader.Structure.Field;

/**
 * Asks of every value whether it is surely right. A value that is not stays as it was read, with a doubt and its reason:
 * better ten values looked at again than one wrong one relied on.
 */
final class SecondLook {

    /** One misread word, two letters of it wrong, among fewer letters than so many: the text is another one. */
    private static final int LETTERS_A_MISREADING = 66;

    private static final int LONGEST_HEAD = 40;

    private final Wording wording;
    private final Misreadings misreadings;
    private final Wear wear;
    private final boolean partnersHeadAlone;

    SecondLook(List<CleanLine> lines) {
        wording = Wording.of(lines);
        misreadings = Misreadings.of(lines, wording);
        wear = Wear.of(lines);
        partnersHeadAlone = lines.stream()
                .filter(line -> !line.isRow() && line.text().length() <= LONGEST_HEAD)
                .anyMatch(line -> Structure.INSTANCE.knownColumn(line.text().trim()) == Field.COORDINATE);
    }

    /** Whether the plan names a year more than a time or two. */
    boolean repeatsYear(int year) {
        return wording.isOwn(String.valueOf(year));
    }

    /** Units of an item: each name must be a usual one, or one that the plan repeats. */
    Reading<List<String>> units(Reading<List<String>> reading) {
        List<String> names = reading.value();
        if (names == null) {
            return reading;
        }
        for (String name : names) {
            if (!wording.isUsualName(name)) {
                return reading.doubting(0.6, Doubt.of(Reason.UNIT_RARE, name));
            }
        }
        return reading;
    }

    /** A deadline: no figure may be left over, no word may stand there that is unknown to plans and to this one. */
    Reading<Deadline> deadline(Reading<Deadline> reading) {
        Deadline deadline = reading.value();
        if (deadline == null) {
            return reading;
        }
        return Deadlines.leavesFigures(deadline.text()) || wording.hasOddWord(deadline.text())
                ? reading.doubting(0.5, Doubt.of(Reason.DEADLINE_UNREADABLE, deadline.text()))
                : reading;
    }

    /** Whether a heading from which the item takes its units holds a misread word. */
    boolean hasMisreadHeading(List<Traced> headings) {
        return headings.stream().anyMatch(heading -> {
            Place place = heading.place();
            return wording.hasOddWord(heading.text)
                    || wear.marks(heading.text).all() > 0
                    || Brackets.isUneven(heading.text)
                    || place != null
                            && !misreadings
                                    .between(place.lineFrom(), place.lineTo())
                                    .isEmpty();
        });
    }

    /** Whether the head of a column of partners stands alone on a line: its table was not understood. */
    boolean hasPartnersHeadAlone() {
        return partnersHeadAlone;
    }

    /** How worn the document is. */
    Wear wear() {
        return wear;
    }

    /** Whether so many words of a step are misread that its text cannot be relied on. */
    boolean isMisread(String step) {
        int letters = wear.marks(step).letters();
        if (wear.hasWrongLetters() && letters * LETTERS_A_MISREADING >= step.length()) {
            return true;
        }
        int odd = wording.oddWords(step);
        return odd >= 2 && odd * 6 >= step.split("\\s+", -1).length;
    }

    /** What misread words in the lines of the item, or of its row, make doubtful. */
    Set<About> misread(Draft draft) {
        Set<About> all = misreadings.between(draft.lineFrom, draft.lineTo);
        if (draft.row != null) {
            all.addAll(misreadings.between(draft.row.lineFrom, draft.row.lineTo));
        }
        return all;
    }

    static <T> Reading<T> about(Reading<T> reading, Set<About> misread, About what) {
        return misread.contains(what) ? reading.doubting(0.6, Doubt.of(Reason.MARK_MISREAD)) : reading;
    }

    /** The same label twice in one item: the line between them that opened the next item may be lost. */
    static boolean saysTwice(Draft draft, Field field) {
        return !draft.fromTable && draft.get(field).size() > 1;
    }
}

package vn.lienthong.steering.planreader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Doubt.Reason;
import vn.lienthong.steering.planreader.Structure.Field;

/** When items are due: from a label, a column, a bracket, the heading; with what makes it doubtful. */
final class DueDates {

    /** A quarter whose figure is torn ("Quý IIH"), a date beside another in brackets. */
    private static final Pattern UNCLEAR_TIME = Pattern.compile(
            "quy\\s+(?:[ivl1]*[a-hj-km-uw-z0][a-z0-9]*|[ivx]{5,})\\s*[/.]|\\d\\s*\\(\\D{0,12}\\d|\\d[a-z]\\d|20\\d[a-z]|\\d[/.-]\\s?[a-z]\\d|[a-z](?:quy [ivx1-4]|thang \\d|ngay \\d|nam 20)");

    private static final Pattern DATE_LIKE = Pattern.compile("\\d\\s?[/.-]\\s?\\d{1,2}\\s?[/.-]\\s?\\d");

    private final Deadlines deadlines;
    private final @Nullable LocalDate planDate;
    private final SecondLook look;
    /** The year of the plan; of most deadlines, where the plan has no date; 0 if there is neither. */
    private final int usualYear;

    /** Most items have their time behind a label or in a column: one in running text may be another's. */
    private final boolean labelled;

    private final Map<LocalDate, Integer> dates = new HashMap<>();

    DueDates(Deadlines deadlines, @Nullable LocalDate planDate, SecondLook look, List<Draft> drafts) {
        this.deadlines = deadlines;
        this.planDate = planDate;
        this.look = look;
        for (Draft draft : drafts) {
            Deadline deadline = deadline(draft).value();
            if (deadline != null) {
                LocalDate date = deadline.date() == null ? deadline.start() : deadline.date();
                if (date != null) {
                    dates.merge(date, 1, Integer::sum);
                }
            }
        }
        long behindLabels =
                drafts.stream().filter(draft -> draft.has(Field.DEADLINE)).count();
        this.labelled = behindLabels * 10 >= drafts.size() * 6L;
        this.usualYear = planDate == null ? mostYear(drafts) : planDate.getYear();
    }

    /** Whether another item of the plan has the same date, or the deadline has none. */
    boolean isConfirmed(@Nullable Deadline deadline) {
        if (deadline == null || deadline.date() == null && deadline.start() == null) {
            return true;
        }
        LocalDate date = deadline.date() == null ? deadline.start() : deadline.date();
        return dates.getOrDefault(date, 0) >= 2;
    }

    private int mostYear(List<Draft> drafts) {
        var years = new HashMap<Integer, Integer>();
        for (Draft draft : drafts) {
            Deadline deadline = deadline(draft).value();
            if (deadline != null && deadline.date() != null) {
                years.merge(deadline.date().getYear(), 1, Integer::sum);
            }
        }
        return years.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** The deadline of an item, from its own words and from its row. */
    Reading<Deadline> of(Draft draft, @Nullable Draft row, boolean applicable) {
        Reading<Deadline> own = deadline(draft);
        Reading<Deadline> other = row == null ? Reading.none() : deadline(row);
        if (own.value() == null) {
            own = other.value() == null ? own : other;
        } else if (other.value() != null && !sameTime(own.value(), other.value())) {
            own = joined(own, own.value(), other.value())
                    .doubting(
                            0.5, Doubt.of(Reason.DEADLINE_DIFFERS, other.value().text()));
        }
        Deadline value = own.value();
        if (value == null) {
            return applicable && own.doubts().isEmpty()
                    ? Reading.doubtful(null, null, 0.4, Doubt.of(Reason.DEADLINE_MISSING))
                    : own;
        }
        if (planDate != null && value.date() != null && value.date().isBefore(planDate)) {
            own = own.doubting(
                    0.6, Doubt.of(Reason.DEADLINE_BEFORE_PLAN, value.date().toString(), planDate.toString()));
        }
        int far = usualYear == 0 ? 0 : farYear(value, usualYear);
        if (far != 0) {
            own = own.doubting(0.4, Doubt.of(Reason.DEADLINE_YEAR_FAR, String.valueOf(far), String.valueOf(usualYear)));
        }
        if (isUnclear(value)) {
            own = own.doubting(0.5, Doubt.of(Reason.DEADLINE_UNREADABLE, value.text()));
        }
        if (!value.parts().isEmpty()) {
            own = own.doubting(
                    0.65,
                    Doubt.of(
                            Reason.DEADLINE_SEVERAL,
                            String.valueOf(value.parts().size())));
        }
        return own;
    }

    /** A torn figure, a misread word, or figures like a date in a text that gave none. */
    private static boolean isUnclear(Deadline deadline) {
        String plain = Fold.plain(deadline.text());
        return UNCLEAR_TIME.matcher(plain).find()
                || Syllables.hasMisread(deadline.text())
                || deadline.date() == null
                        && deadline.start() == null
                        && deadline.text().length() < 60
                        && DATE_LIKE.matcher(plain).find();
    }

    /** A year that no plan of that time sets: 0 if there is none. */
    private int farYear(Deadline deadline, int planYear) {
        for (LocalDate date : Arrays.asList(deadline.date(), deadline.start())) {
            boolean wide = deadline.precision() == Deadline.Precision.YEAR
                    || deadline.precision() == Deadline.Precision.PERIOD;
            boolean repeated = date != null && look.repeatsYear(date.getYear());
            int most = wide ? 8 : repeated ? 4 : 2;
            if (date != null && (date.getYear() < planYear - 1 || date.getYear() > planYear + most)) {
                return date.getYear();
            }
        }
        return 0;
    }

    /** The own date stands; what the table adds to the same date ("và các năm tiếp theo") is taken over. */
    private static Reading<Deadline> joined(Reading<Deadline> reading, Deadline own, Deadline other) {
        if (!Objects.equals(own.date(), other.date()) || own.recurring() && own.thenReplicate()) {
            return reading;
        }
        var both = new Deadline(
                own.text(),
                own.kind(),
                own.date(),
                own.precision(),
                own.start(),
                own.recurring() || other.recurring(),
                own.thenReplicate() || other.thenReplicate(),
                own.milestoneFree(),
                own.parts());
        return new Reading<>(both, reading.place(), reading.confidence(), reading.doubts());
    }

    private static boolean sameTime(Deadline a, Deadline b) {
        return Objects.equals(a.date(), b.date()) && a.kind() == b.kind() && a.recurring() == b.recurring();
    }

    private Reading<Deadline> deadline(Draft draft) {
        Traced written = draft.joined(Field.DEADLINE);
        if (draft.has(Field.START)) {
            Traced start = draft.joined(Field.START);
            Reading<Deadline> end = written.isBlank() ? Reading.none() : deadlines.read(written);
            return withStart(end, deadlines.read(start), start);
        }
        if (!written.isBlank()) {
            return deadlines.read(written);
        }
        for (Traced words : draft.deadlinesInText) {
            Reading<Deadline> found = deadlines.read(words);
            if (found.value() != null) {
                boolean certain = !labelled
                        && draft.deadlinesInText.size() == 1
                        && found.value().precision() == Deadline.Precision.DAY;
                return certain ? found : found.doubting(0.6, Doubt.of(Reason.DEADLINE_FROM_TEXT));
            }
        }
        if (!draft.inheritedTime.isBlank() && !draft.notApplicable()) {
            return deadlines.read(draft.inheritedTime).doubting(0.6, Doubt.of(Reason.DEADLINE_FROM_TEXT));
        }
        return draft.headingDeadline.isBlank() || draft.notApplicable() ? Reading.none() : fromHeading(draft);
    }

    private Reading<Deadline> fromHeading(Draft draft) {
        Reading<Deadline> heading = deadlines.read(draft.headingDeadline);
        if (draft.beforeGap) {
            heading = heading.doubting(0.6, Doubt.of(Reason.NUMBER_GAP));
        }
        return draft.headingSetsTime ? heading : heading.doubting(0.6, Doubt.of(Reason.DEADLINE_FROM_TEXT));
    }

    /** A column "Bắt đầu" beside a column "Kết thúc". */
    private static Reading<Deadline> withStart(Reading<Deadline> end, Reading<Deadline> start, Traced words) {
        Deadline from = start.value();
        Deadline to = end.value();
        if (from == null || from.date() == null) {
            Reading<Deadline> only = to == null ? start : end;
            boolean figures = words.text.chars().anyMatch(Character::isDigit);
            return figures ? only.doubting(0.5, Doubt.of(Reason.DEADLINE_UNREADABLE, words.flat().text)) : only;
        }
        List<Doubt> doubts = new ArrayList<>(end.doubts());
        doubts.addAll(start.doubts());
        double confidence = Math.min(start.confidence(), end.confidence());
        LocalDate first = from.start() != null ? from.start() : firstDay(from.date(), from.precision());
        if (to == null || to.date() == null) {
            return new Reading<>(
                            new Deadline(
                                    words.flat().text,
                                    Deadline.Kind.START,
                                    null,
                                    from.precision(),
                                    first,
                                    from.recurring(),
                                    false,
                                    false,
                                    List.of()),
                            words.place(),
                            confidence,
                            List.copyOf(doubts))
                    .doubting(0.6, Doubt.of(Reason.DEADLINE_MISSING));
        }
        return new Reading<>(
                new Deadline(
                        words.flat().text + " - " + to.text(),
                        Deadline.Kind.PERIOD,
                        to.date(),
                        to.precision(),
                        first,
                        to.recurring(),
                        to.thenReplicate(),
                        false,
                        List.of()),
                end.place(),
                confidence,
                List.copyOf(doubts));
    }

    private static LocalDate firstDay(LocalDate last, Deadline.@Nullable Precision precision) {
        return switch (precision) {
            case MONTH -> last.withDayOfMonth(1);
            case QUARTER -> last.withDayOfMonth(1).minusMonths(2);
            case YEAR -> last.withDayOfYear(1);
            case null, default -> last;
        };
    }
}

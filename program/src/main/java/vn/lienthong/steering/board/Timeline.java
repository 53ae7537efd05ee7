package vn.lienthong.steering.board;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Items against time, as a drawing: the baseline as a thin line, what is and is to be as a bar above it, the last day as a
 * diamond. Items without any day stand apart, for a line of unknown length would be a lie.
 *
 * @param first the first day drawn
 * @param last the last day drawn
 * @param today where today is, in thousandths of the width; negative if it is not in the drawing
 */
record Timeline(LocalDate first, LocalDate last, int today, List<Mark> months, List<Line> lines, List<Row> undated) {

    /** Thousandths across. */
    static final int WIDTH = 1000;

    /** Names beside the bars. */
    static final Shape WIDE = new Shape("wide", 330, WIDTH, 26, 7, 1);

    /** Names above the bars, for a phone held upright. */
    static final Shape NARROW = new Shape("narrow", 8, 290, 42, 22, 4);

    /**
     * One way to draw it, in pixels.
     *
     * @param left where time begins
     * @param width across all of the time
     * @param line height of an item
     * @param barAt where in the item its bar lies
     * @param every how seldom a month that could have its words has them
     */
    record Shape(String name, int left, int width, int line, int barAt, int every) {

        int across(int thousandths) {
            return thousandths * width / WIDTH;
        }

        boolean names(Mark mark) {
            return mark.shown() && mark.number() % every == 0;
        }
    }

    /** A month that begins at {@code x}, the {@code number}th with words or before it; words where there is room. */
    record Mark(int x, YearMonth month, int number, boolean shown) {}

    /**
     * One item.
     *
     * @param planned x of the baseline's two ends; equal where only its end is known
     * @param from x where work begins or began
     * @param to x where it ends or ended
     * @param over x to which it has run over its last day; {@code to} if it has not
     * @param moved whether the last day differs from the baseline
     */
    record Line(Row row, Span planned, int from, int to, int over, boolean moved) {}

    record Span(int from, int to) {}

    static Timeline of(List<Row> rows, @Nullable LocalDate issued, LocalDate today) {
        List<Row> dated = rows.stream().filter(row -> end(row) != null).toList();
        LocalDate first = Stream.concat(
                        dated.stream().flatMap(Timeline::days), Stream.of(issued == null ? today : issued))
                .min(LocalDate::compareTo)
                .orElse(today)
                .withDayOfMonth(1);
        LocalDate last = YearMonth.from(dated.stream()
                        .flatMap(Timeline::days)
                        .max(LocalDate::compareTo)
                        .orElse(first.plusMonths(1)))
                .atEndOfMonth();
        List<Line> lines = new ArrayList<>();
        for (Row row : dated) {
            var progress = row.progress();
            LocalDate end = Objects.requireNonNull(end(row));
            LocalDate planned = progress.baselineDue() == null ? end : progress.baselineDue();
            LocalDate from = progress.start() == null ? (issued == null ? first : issued) : progress.start();
            lines.add(new Line(
                    row,
                    new Span(x(earlier(from, planned), first, last), x(planned, first, last)),
                    x(earlier(from, end), first, last),
                    x(end, first, last),
                    progress.late() && today.isAfter(end) && !today.isAfter(last)
                            ? x(today, first, last)
                            : x(end, first, last),
                    progress.baselineDue() != null
                            && progress.due() != null
                            && !progress.baselineDue().equals(progress.due())));
        }
        return new Timeline(
                first,
                last,
                today.isBefore(first) || today.isAfter(last) ? -1 : x(today, first, last),
                months(first, last),
                List.copyOf(lines),
                rows.stream().filter(row -> end(row) == null).toList());
    }

    /** Where the bar of an item ends: when it was done, else when it must be. */
    private static @Nullable LocalDate end(Row row) {
        var progress = row.progress();
        return progress.doneOn() != null ? progress.doneOn() : progress.due();
    }

    private static Stream<LocalDate> days(Row row) {
        var progress = row.progress();
        return Stream.of(progress.start(), progress.due(), progress.baselineDue(), progress.doneOn())
                .filter(Objects::nonNull);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static int x(LocalDate day, LocalDate first, LocalDate last) {
        return (int) (WIDTH * ChronoUnit.DAYS.between(first, day) / Math.max(1, ChronoUnit.DAYS.between(first, last)));
    }

    /** At most about twelve months have words, evenly; January always has. */
    private static List<Mark> months(LocalDate first, LocalDate last) {
        long count = ChronoUnit.MONTHS.between(first, last) + 1;
        int every = (int) Math.max(1, (count + 11) / 12);
        List<Mark> marks = new ArrayList<>();
        int index = 0;
        for (YearMonth month = YearMonth.from(first); !month.atDay(1).isAfter(last); month = month.plusMonths(1)) {
            marks.add(new Mark(x(month.atDay(1), first, last), month, index / every, index % every == 0));
            index++;
        }
        return List.copyOf(marks);
    }
}

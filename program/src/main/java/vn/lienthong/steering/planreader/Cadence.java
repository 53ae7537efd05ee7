package vn.lienthong.steering.planreader;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a report is due: the plan's words, and what they mean. One duty may hold several rhythms ("thứ 3 hàng tuần và
 * trước ngày 15 hàng tháng"). By office usage "trước ngày 15" means the 15th itself. Due dates are calendar days; who
 * needs working days moves them by {@code kernel.WorkingCalendar}.
 *
 * @param words as written
 * @param rhythms what was understood, in the order of the words; empty for words that name no time
 */
public record Cadence(String words, List<Rhythm> rhythms) {

    /** When one report is due. */
    public sealed interface Rhythm {

        /** The first due date later than the day; empty if none follows. */
        Optional<LocalDate> next(LocalDate after);

        /** Whether the plan itself names the day; else the last day of the period (of a week: Friday) is taken. */
        boolean dayWritten();

        /** Short form for storing, read again by {@link Cadence#ofCode}. */
        String code();
    }

    /** On one day only. */
    public record Once(LocalDate date) implements Rhythm {

        @Override
        public Optional<LocalDate> next(LocalDate after) {
            return Optional.of(date).filter(day -> day.isAfter(after));
        }

        @Override
        public boolean dayWritten() {
            return true;
        }

        @Override
        public String code() {
            return "once:" + date;
        }
    }

    /** Every day. */
    public record Daily() implements Rhythm {

        @Override
        public Optional<LocalDate> next(LocalDate after) {
            return Optional.of(after.plusDays(1));
        }

        @Override
        public boolean dayWritten() {
            return true;
        }

        @Override
        public String code() {
            return "daily";
        }
    }

    /**
     * Every week.
     *
     * @param day null if the plan names none
     */
    public record Weekly(@Nullable DayOfWeek day) implements Rhythm {

        @Override
        public Optional<LocalDate> next(LocalDate after) {
            return Optional.of(after.with(TemporalAdjusters.next(day == null ? DayOfWeek.FRIDAY : day)));
        }

        @Override
        public boolean dayWritten() {
            return day != null;
        }

        @Override
        public String code() {
            return day == null
                    ? "weekly"
                    : "weekly:" + day.name().substring(0, 3).toLowerCase(Locale.ROOT);
        }
    }

    /** After how many months a report comes again, counted from January. */
    public enum Period {
        MONTH("monthly", 1),
        QUARTER("quarterly", 3),
        HALF_YEAR("half-yearly", 6),
        /** Once a year, of its first nine months. */
        NINE_MONTHS("nine-months", 9),
        YEAR("yearly", 12);

        private final String code;
        private final int months;

        Period(String code, int months) {
            this.code = code;
            this.months = months;
        }

        private boolean endsIn(YearMonth month) {
            return this == NINE_MONTHS ? month.getMonthValue() == 9 : month.getMonthValue() % months == 0;
        }
    }

    /**
     * At the end of every period.
     *
     * @param day of the month; the last one if the month is shorter; null if the plan names none
     * @param monthAfter whether the day lies in the month after the period ("ngày 05 tháng đầu quý sau")
     */
    public record EndOf(Period period, @Nullable Integer day, boolean monthAfter) implements Rhythm {

        /** Checks the day. */
        public EndOf {
            if (day != null && (day < 1 || day > 31)) {
                throw new IllegalArgumentException("day of a month expected, was " + day);
            }
        }

        @Override
        public Optional<LocalDate> next(LocalDate after) {
            for (YearMonth month = YearMonth.from(after); ; month = month.plusMonths(1)) {
                LocalDate due = dayIn(month);
                if (period.endsIn(monthAfter ? month.minusMonths(1) : month) && due.isAfter(after)) {
                    return Optional.of(due);
                }
            }
        }

        private LocalDate dayIn(YearMonth month) {
            return month.atDay(day == null ? month.lengthOfMonth() : Math.min(day, month.lengthOfMonth()));
        }

        @Override
        public boolean dayWritten() {
            return day != null;
        }

        @Override
        public String code() {
            return period.code + (day == null ? "" : (monthAfter ? ":+" : ":") + day);
        }
    }

    /** Every year on the same day. */
    public record OnDay(MonthDay day) implements Rhythm {

        @Override
        public Optional<LocalDate> next(LocalDate after) {
            LocalDate thisYear = day.atYear(after.getYear());
            return Optional.of(thisYear.isAfter(after) ? thisYear : day.atYear(after.getYear() + 1));
        }

        @Override
        public boolean dayWritten() {
            return true;
        }

        @Override
        public String code() {
            return "yearly:" + String.format(Locale.ROOT, "%02d-%02d", day.getMonthValue(), day.getDayOfMonth());
        }
    }

    /** Only when somebody asks ("đột xuất khi có yêu cầu"): never due by itself. */
    public record OnRequest() implements Rhythm {

        @Override
        public Optional<LocalDate> next(LocalDate after) {
            return Optional.empty();
        }

        @Override
        public boolean dayWritten() {
            return false;
        }

        @Override
        public String code() {
            return "on_request";
        }
    }

    /** Copies the list. */
    public Cadence {
        rhythms = List.copyOf(rhythms);
    }

    /**
     * What the words mean, by the section {@code [rhythm]} of {@code grammar/dates.txt}.
     *
     * @param words of a plan ("thứ 3 hàng tuần", "trước ngày 15 hàng tháng", "6 tháng, năm")
     * @param planDate gives the year to a day written without one; such a day is left out if it is null
     */
    public static Cadence of(String words, @Nullable LocalDate planDate) {
        return new Cadence(words, CadenceWords.read(words, planDate));
    }

    /**
     * The meaning as it was stored.
     *
     * @param words as written in the plan
     * @param code as {@link #code()} gave it
     * @throws IllegalArgumentException if the code is none
     */
    public static Cadence ofCode(String words, String code) {
        return new Cadence(
                words,
                Arrays.stream(code.split(";", -1))
                        .filter(one -> !one.isBlank())
                        .map(Cadence::rhythm)
                        .toList());
    }

    private static Rhythm rhythm(String code) {
        String[] parts = code.split(":", 2);
        String day = parts.length == 1 ? "" : parts[1];
        try {
            return switch (parts[0]) {
                case "once" -> new Once(LocalDate.parse(day));
                case "daily" -> new Daily();
                case "on_request" -> new OnRequest();
                case "weekly" -> new Weekly(day.isEmpty() ? null : weekday(day));
                default ->
                    day.contains("-")
                            ? new OnDay(MonthDay.parse("--" + day))
                            : new EndOf(
                                    period(parts[0]), day.isEmpty() ? null : Integer.valueOf(day), day.startsWith("+"));
            };
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException("no code of a cadence: " + code, e);
        }
    }

    private static DayOfWeek weekday(String code) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(code) && code.length() == 3)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no weekday: " + code));
    }

    private static Period period(String code) {
        return Arrays.stream(Period.values())
                .filter(period -> period.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no code of a cadence: " + code));
    }

    /** Whether any due date can be computed. */
    public boolean isScheduled() {
        return rhythms.stream().anyMatch(rhythm -> !(rhythm instanceof OnRequest));
    }

    /** The next due date of every rhythm, later than the day, in order of time; empty if none follows. */
    public List<LocalDate> next(LocalDate after) {
        var dates = new TreeSet<LocalDate>();
        rhythms.forEach(rhythm -> rhythm.next(after).ifPresent(dates::add));
        return List.copyOf(dates);
    }

    /** All due dates from the first day to the last one, both included, in order of time. */
    public List<LocalDate> between(LocalDate first, LocalDate last) {
        var dates = new TreeSet<LocalDate>();
        for (Rhythm rhythm : rhythms) {
            Optional<LocalDate> due = rhythm.next(first.minusDays(1));
            while (due.isPresent() && !due.get().isAfter(last)) {
                dates.add(due.get());
                due = rhythm.next(due.get());
            }
        }
        return new ArrayList<>(dates);
    }

    /** Short form for storing: {@code weekly:tue;monthly:15}; empty if nothing was understood. */
    public String code() {
        return rhythms.stream().map(Rhythm::code).collect(Collectors.joining(";"));
    }
}

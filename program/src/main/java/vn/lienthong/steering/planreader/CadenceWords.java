package vn.lienthong.steering.planreader;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Cadence.EndOf;
import vn.lienthong.steering.planreader.Cadence.OnDay;
import vn.lienthong.steering.planreader.Cadence.Once;
import vn.lienthong.steering.planreader.Cadence.Period;
import vn.lienthong.steering.planreader.Cadence.Rhythm;
import vn.lienthong.steering.planreader.Cadence.Weekly;

/** Reads the words of a cadence by the rules {@code [rhythm]}. */
final class CadenceWords {

    private static final Map<String, DayOfWeek> WEEKDAYS = Map.ofEntries(
            Map.entry("hai", DayOfWeek.MONDAY),
            Map.entry("2", DayOfWeek.MONDAY),
            Map.entry("ba", DayOfWeek.TUESDAY),
            Map.entry("3", DayOfWeek.TUESDAY),
            Map.entry("tu", DayOfWeek.WEDNESDAY),
            Map.entry("4", DayOfWeek.WEDNESDAY),
            Map.entry("nam", DayOfWeek.THURSDAY),
            Map.entry("5", DayOfWeek.THURSDAY),
            Map.entry("sau", DayOfWeek.FRIDAY),
            Map.entry("6", DayOfWeek.FRIDAY),
            Map.entry("bay", DayOfWeek.SATURDAY),
            Map.entry("7", DayOfWeek.SATURDAY));

    private static final List<Rule> RULES = Grammar.DATES.rules("rhythm").stream()
            .map(rule -> new Rule(rule.name(), pattern(rule.pattern())))
            .toList();

    private record Rule(String name, Pattern pattern) {}

    /** A part of the words that a rule took; {@code day} and {@code month} are 0 where it names none. */
    private record Part(
            int from,
            int to,
            String name,
            int day,
            int month,
            int year,
            @Nullable DayOfWeek weekday) {

        boolean isBarePeriod() {
            return day == 0 && period(name) != null;
        }

        Part on(int newDay) {
            return new Part(from, to, name, newDay, month, year, weekday);
        }
    }

    private CadenceWords() {}

    private static Pattern pattern(String written) {
        String regex = DateRules.expand(written).replace("{weekday}", "(?<wd>[2-7]|hai|ba|tu|nam|sau|bay)");
        boolean afterSign = written.startsWith("(?:,");
        return Grammar.DATES.compile((afterSign ? "" : "(?<![\\p{L}\\d/])") + "(?:" + regex + ")(?![\\p{L}\\d]|/\\d)");
    }

    static List<Rhythm> read(String words, @Nullable LocalDate planDate) {
        List<Part> parts = bound(parts(Fold.plain(words)));
        boolean weekly = parts.stream().anyMatch(part -> part.name.equals("weekly"))
                || Fold.plain(words).contains("tuan");
        boolean weekdays = parts.stream().anyMatch(part -> part.weekday != null);
        boolean everyYear = parts.stream().anyMatch(CadenceWords::isYearly);
        boolean datesOfYear = everyYear && parts.stream().anyMatch(part -> part.name.equals("year-day"));
        var rhythms = new ArrayList<Rhythm>();
        for (Part part : parts) {
            boolean saidBetter = part.name.equals("weekly") && weekdays
                    || datesOfYear && isYearly(part) && part.day == 0
                    || part.weekday != null && !weekly;
            Rhythm rhythm = saidBetter ? null : rhythm(part, everyYear, planDate);
            if (rhythm != null && !rhythms.contains(rhythm)) {
                rhythms.add(rhythm);
            }
        }
        return rhythms;
    }

    private static boolean isYearly(Part part) {
        Period period = period(part.name);
        return period == Period.YEAR || period == Period.HALF_YEAR || period == Period.NINE_MONTHS;
    }

    private static List<Part> parts(String plain) {
        var taken = new boolean[plain.length()];
        var parts = new ArrayList<Part>();
        for (Rule rule : RULES) {
            Matcher match = rule.pattern.matcher(plain);
            while (match.find()) {
                boolean follows = !rule.name.endsWith("+") || parts.stream().anyMatch(part -> part.to <= match.start());
                if (follows && isFree(taken, match.start(), match.end())) {
                    parts.add(part(rule.name.replace("+", ""), match));
                    Arrays.fill(taken, match.start(), match.end(), true);
                }
            }
        }
        parts.sort(Comparator.comparingInt(Part::from));
        return parts;
    }

    private static boolean isFree(boolean[] taken, int from, int to) {
        for (int i = from; i < to; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }

    private static Part part(String name, Matcher match) {
        return new Part(
                match.start(),
                match.end(),
                name,
                number(match, name.equals("month-span") ? "d2" : "d"),
                number(match, "m"),
                number(match, "y"),
                name.equals("sunday")
                        ? DayOfWeek.SUNDAY
                        : name.equals("week-day") ? WEEKDAYS.get(match.group("wd")) : null);
    }

    private static int number(Matcher match, String group) {
        return match.pattern().namedGroups().containsKey(group) && match.group(group) != null
                ? Integer.parseInt(match.group(group), 10)
                : 0;
    }

    /** A day by itself belongs to the nearest period without one: "hằng tháng (trước ngày 20)". */
    private static List<Part> bound(List<Part> parts) {
        var all = new ArrayList<>(parts);
        for (Part day : parts) {
            if (!day.name.equals("day")) {
                continue;
            }
            all.remove(day);
            all.stream()
                    .filter(Part::isBarePeriod)
                    .min(Comparator.comparingInt(
                            part -> part.to <= day.from ? day.from - part.to : part.from - day.to + 1))
                    .ifPresent(period -> all.set(all.indexOf(period), period.on(day.day)));
        }
        return all;
    }

    private static @Nullable Period period(String name) {
        return switch (name) {
            case "monthly", "month-day", "month-span", "month-last" -> Period.MONTH;
            case "quarterly", "quarter-day", "next-quarter-day", "quarter-last" -> Period.QUARTER;
            case "half" -> Period.HALF_YEAR;
            case "nine" -> Period.NINE_MONTHS;
            case "yearly" -> Period.YEAR;
            default -> null;
        };
    }

    private static @Nullable Rhythm rhythm(Part part, boolean everyYear, @Nullable LocalDate planDate) {
        Period period = period(part.name);
        if (period != null) {
            int day = part.name.endsWith("-last") ? 31 : part.day;
            return new EndOf(period, day == 0 ? null : day, part.name.equals("next-quarter-day"));
        }
        try {
            return switch (part.name) {
                case "once" -> new Once(LocalDate.of(part.year, part.month, part.day));
                case "year-day" -> everyYear ? new OnDay(MonthDay.of(part.month, part.day)) : once(part, planDate);
                case "daily" -> new Cadence.Daily();
                case "request" -> new Cadence.OnRequest();
                default -> new Weekly(part.weekday);
            };
        } catch (DateTimeException e) {
            // "31/11": no such day; better no rhythm than a wrong one
            return null;
        }
    }

    private static @Nullable Rhythm once(Part part, @Nullable LocalDate planDate) {
        if (planDate == null) {
            return null;
        }
        LocalDate date = LocalDate.of(planDate.getYear(), part.month, part.day);
        return new Once(date.isBefore(planDate) ? date.plusYears(1) : date);
    }
}

package vn.lienthong.steering.planreader;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds written dates by the rules of {@code grammar/dates.txt}. */
final class DateRules {

    private static final Map<String, String> MACROS = Map.ofEntries(
            Map.entry("{d}", "(?<d>0?[1-9]|[12]\\d|3[01])"),
            Map.entry("{d2}", "(?<d2>0?[1-9]|[12]\\d|3[01])"),
            Map.entry("{m}", "(?<m>0?[1-9]|1[0-2])"),
            Map.entry("{m2}", "(?<m2>0?[1-9]|1[0-2])"),
            Map.entry("{y}", "(?<y>20\\d\\d)"),
            Map.entry("{y2}", "(?<y2>20\\d\\d)"),
            Map.entry("{yy}", "(?<yy>\\d\\d)"),
            Map.entry("{q}", "(?<q>iv|1v|lv|[i1l]{1,3}|[2-4])"),
            Map.entry("{q2}", "(?<q2>iv|1v|lv|[i1l]{1,3}|[2-4])"),
            Map.entry("{n}", "(?<n>\\d{1,3})"),
            Map.entry("{wd}", "(?:[2-7]|hai|ba|tu|nam|sau|bay)"));

    private final List<TokenRule> rules;
    private final Pattern before;

    /** A written date. {@code first} is the first day it covers, {@code last} the last one. */
    record Token(
            int from,
            int to,
            LocalDate first,
            LocalDate last,
            Deadline.Precision precision,
            boolean span,
            boolean yearAssumed,
            boolean schoolYear) {}

    private record TokenRule(String name, Pattern pattern) {}

    DateRules() {
        rules = Grammar.DATES.rules("token").stream()
                .map(rule -> new TokenRule(rule.name(), pattern(rule.pattern())))
                .toList();
        before = Pattern.compile(
                "(?:" + Grammar.DATES.any("before", "before", "\\s*").pattern() + ")\\s*$");
    }

    private static Pattern pattern(String written) {
        return Grammar.DATES.compile("(?<![\\p{L}\\d/])(?:" + expand(written) + ")(?![\\d]|[/.-]\\d)");
    }

    static String expand(String written) {
        String regex = Grammar.source(written, "\\s*");
        for (Map.Entry<String, String> macro : MACROS.entrySet()) {
            regex = regex.replace(macro.getKey(), macro.getValue());
        }
        return regex;
    }

    /** The dates written in plain text, in order of place. A missing year is that of the plan, if it is known. */
    List<Token> find(String plain, @Nullable LocalDate planDate) {
        var taken = new boolean[plain.length()];
        var tokens = new ArrayList<Token>();
        for (TokenRule rule : rules) {
            if (rule.name.endsWith("-noyear") && planDate == null) {
                continue;
            }
            Matcher matcher = rule.pattern.matcher(plain);
            while (matcher.find()) {
                if (free(taken, matcher.start(), matcher.end())) {
                    Token token = token(rule.name, matcher, plain, planDate);
                    if (token != null) {
                        tokens.add(token);
                        java.util.Arrays.fill(taken, matcher.start(), matcher.end(), true);
                    }
                }
            }
        }
        tokens.sort(Comparator.comparingInt(Token::from));
        return tokens;
    }

    private static boolean free(boolean[] taken, int from, int to) {
        for (int i = from; i < to; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Token token(String name, Matcher match, String plain, @Nullable LocalDate planDate) {
        try {
            Span span = span(name, match, planDate);
            boolean earlier = !name.equals("day")
                    && !name.equals("day-noyear")
                    && !name.equals("iso")
                    && before.matcher(plain.substring(0, match.start())).find();
            LocalDate last = earlier ? span.first.minusDays(1) : span.last;
            LocalDate first = earlier && last.isBefore(span.first) ? last : span.first;
            return new Token(
                    match.start(),
                    match.end(),
                    first,
                    last,
                    span.precision,
                    span.isSpan,
                    name.endsWith("-noyear"),
                    name.equals("school-year"));
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    private record Span(LocalDate first, LocalDate last, Deadline.Precision precision, boolean isSpan) {}

    private static Span span(String name, Matcher match, @Nullable LocalDate planDate) {
        return switch (name) {
            case "day", "iso" -> day(LocalDate.of(year(match), number(match, "m"), number(match, "d")));
            case "day-noyear" ->
                notPast(day(LocalDate.of(planYear(planDate), number(match, "m"), number(match, "d"))), planDate);
            case "month" -> month(YearMonth.of(year(match), number(match, "m")));
            case "month-noyear" -> notPast(month(YearMonth.of(planYear(planDate), number(match, "m"))), planDate);
            case "quarter" -> quarter(year(match), quarterNumber(match.group("q")), quarterNumber(match.group("q")));
            case "quarter-noyear" ->
                notPast(
                        quarter(planYear(planDate), quarterNumber(match.group("q")), quarterNumber(match.group("q"))),
                        planDate);
            case "year" -> years(year(match), year(match), Deadline.Precision.YEAR);
            case "first-half" ->
                new Span(
                        LocalDate.of(year(match), 1, 1),
                        LocalDate.of(year(match), 6, 30),
                        Deadline.Precision.PERIOD,
                        false);
            case "second-half" ->
                new Span(
                        LocalDate.of(year(match), 7, 1),
                        LocalDate.of(year(match), 12, 31),
                        Deadline.Precision.PERIOD,
                        true);
            case "school-year" ->
                new Span(
                        LocalDate.of(year(match), 9, 1),
                        LocalDate.of(number(match, "y2"), 5, 31),
                        Deadline.Precision.PERIOD,
                        true);
            case "semester-1" ->
                new Span(
                        LocalDate.of(year(match), 9, 1),
                        LocalDate.of(number(match, "y2"), 1, 31),
                        Deadline.Precision.PERIOD,
                        false);
            case "semester-2" ->
                new Span(
                        LocalDate.of(number(match, "y2"), 2, 1),
                        LocalDate.of(number(match, "y2"), 5, 31),
                        Deadline.Precision.PERIOD,
                        false);
            case "span-year" -> years(year(match), number(match, "y2"), Deadline.Precision.PERIOD);
            case "span-day-sameyear" ->
                ordered(
                        LocalDate.of(number(match, "y2"), number(match, "m"), number(match, "d")),
                        LocalDate.of(number(match, "y2"), number(match, "m2"), number(match, "d2")),
                        Deadline.Precision.PERIOD);
            case "span-month" ->
                months(
                        YearMonth.of(year(match), number(match, "m")),
                        YearMonth.of(number(match, "y2"), number(match, "m2")));
            case "span-month-sameyear" ->
                months(
                        YearMonth.of(number(match, "y2"), number(match, "m")),
                        YearMonth.of(number(match, "y2"), number(match, "m2")));
            case "span-quarter-sameyear" ->
                ordered(
                        quarter(number(match, "y2"), quarterNumber(match.group("q")), quarterNumber(match.group("q")))
                                .first,
                        quarter(number(match, "y2"), quarterNumber(match.group("q2")), quarterNumber(match.group("q2")))
                                .last,
                        Deadline.Precision.PERIOD);
            case "quarters-sameyear" ->
                quarter(number(match, "y2"), quarterNumber(match.group("q")), quarterNumber(match.group("q2")));
            default -> throw new IllegalStateException("dates.txt: unknown kind of date: " + name);
        };
    }

    /** A time without a year that the plan's own date lies behind is meant in the next year. */
    private static Span notPast(Span span, @Nullable LocalDate planDate) {
        boolean past = planDate != null && span.last.isBefore(planDate);
        return past ? new Span(span.first.plusYears(1), endOf(span), span.precision, span.isSpan) : span;
    }

    private static LocalDate endOf(Span span) {
        LocalDate next = span.last.plusYears(1);
        boolean monthEnd = span.last.plusDays(1).getDayOfMonth() == 1 && span.precision != Deadline.Precision.DAY;
        return monthEnd ? YearMonth.from(next).atEndOfMonth() : next;
    }

    private static Span day(LocalDate date) {
        return new Span(date, date, Deadline.Precision.DAY, false);
    }

    private static Span month(YearMonth month) {
        return new Span(month.atDay(1), month.atEndOfMonth(), Deadline.Precision.MONTH, false);
    }

    private static Span months(YearMonth from, YearMonth to) {
        return ordered(from.atDay(1), to.atEndOfMonth(), Deadline.Precision.PERIOD);
    }

    private static Span years(int from, int to, Deadline.Precision precision) {
        return ordered(LocalDate.of(from, 1, 1), LocalDate.of(to, 12, 31), precision);
    }

    private static Span quarter(int year, int from, int to) {
        LocalDate first = LocalDate.of(year, from * 3 - 2, 1);
        LocalDate last = YearMonth.of(year, to * 3).atEndOfMonth();
        return from == to
                ? new Span(first, last, Deadline.Precision.QUARTER, false)
                : ordered(first, last, Deadline.Precision.QUARTER);
    }

    private static Span ordered(LocalDate first, LocalDate last, Deadline.Precision precision) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("ends before it begins");
        }
        return new Span(first, last, precision, precision == Deadline.Precision.PERIOD);
    }

    private static int year(Matcher match) {
        return match.pattern().namedGroups().containsKey("yy") ? 2000 + number(match, "yy") : number(match, "y");
    }

    private static int planYear(@Nullable LocalDate planDate) {
        if (planDate == null) {
            throw new IllegalArgumentException("no year");
        }
        return planDate.getYear();
    }

    private static int number(Matcher match, String group) {
        return Integer.parseInt(match.group(group), 10);
    }

    /** I–IV, 1–4, and what a scan makes of them: "l" and "1" for "I". */
    private static int quarterNumber(String written) {
        if (written.endsWith("v")) {
            return 4;
        }
        return written.matches("[2-4]") ? Integer.parseInt(written, 10) : written.length();
    }
}

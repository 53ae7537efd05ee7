package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.WorkingCalendar;

/**
 * Everything that is known about days off, as it stood at one stamp: the rule, what yearly decisions chose, single days that
 * differ. Plain and immutable, so that a change can be tried before it is saved.
 */
final class DayTable {

    /** Labour Code 2019 holds from this year on; days of earlier years are off at weekends only. */
    static final int FIRST_YEAR = 2021;

    static final int LAST_YEAR = 2150;

    /** A day that is worked or off against the rule. */
    record Row(
            LocalDate day,
            boolean own,
            boolean working,
            String reason,
            @Nullable String decision,
            @Nullable String source) {}

    /** What a year's decision chose. */
    record Year(
            int year,
            boolean own,
            PublicHolidays.Choice choice,
            @Nullable String decision,
            @Nullable String source) {}

    private final UUID stamp;
    private final List<Row> rows;
    private final List<Year> years;
    private final NavigableMap<LocalDate, PublicHolidays.Holiday> byRule = new TreeMap<>();
    private final NavigableMap<LocalDate, Row> differing = new TreeMap<>();
    private final WorkingCalendar calendar;

    DayTable(UUID stamp, List<Row> rows, List<Year> years) {
        this.stamp = stamp;
        this.rows = List.copyOf(rows);
        this.years = List.copyOf(years);
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            byRule.putAll(PublicHolidays.of(year, year(year).map(Year::choice).orElse(PublicHolidays.usual(year))));
        }
        rows.stream().filter(row -> !row.own()).forEach(row -> differing.put(row.day(), row));
        rows.stream().filter(Row::own).forEach(row -> differing.put(row.day(), row));
        Map<LocalDate, Boolean> working = new HashMap<>();
        byRule.keySet().forEach(day -> working.put(day, false));
        differing.forEach((day, row) -> working.put(day, row.working()));
        calendar = WorkingCalendar.of(working);
    }

    UUID stamp() {
        return stamp;
    }

    WorkingCalendar calendar() {
        return calendar;
    }

    /** The decision that counts for a year: the locality's own, else the one that came with the program. */
    Optional<Year> year(int year) {
        return years.stream().filter(one -> one.year() == year).reduce((first, second) -> first.own() ? first : second);
    }

    /** The row that counts for a day. */
    Optional<Row> row(LocalDate day) {
        return Optional.ofNullable(differing.get(day));
    }

    Optional<PublicHolidays.Holiday> holiday(LocalDate day) {
        return Optional.ofNullable(byRule.get(day));
    }

    /** Rows of a year that count, by day. */
    List<Row> rowsOf(int year) {
        return List.copyOf(differing
                .subMap(LocalDate.of(year, 1, 1), true, LocalDate.of(year, 12, 31), true)
                .values());
    }

    /** Days of a year that are not what their weekday says, or that are a holiday at a weekend. */
    Set<LocalDate> notable(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        Set<LocalDate> days =
                new TreeSet<>(byRule.subMap(first, true, last, true).keySet());
        days.addAll(differing.subMap(first, true, last, true).keySet());
        return days;
    }

    DayTable with(List<Row> own) {
        List<LocalDate> days = own.stream().map(Row::day).toList();
        return new DayTable(
                stamp,
                Stream.concat(rows.stream().filter(row -> !row.own() || !days.contains(row.day())), own.stream())
                        .toList(),
                years);
    }

    DayTable without(LocalDate day) {
        return new DayTable(
                stamp,
                rows.stream()
                        .filter(row -> !row.own() || !row.day().equals(day))
                        .toList(),
                years);
    }

    DayTable with(Year own) {
        List<Year> changed = new ArrayList<>(years);
        changed.removeIf(one -> one.own() && one.year() == own.year());
        changed.add(own);
        return new DayTable(stamp, rows, changed);
    }

    /** Days that one table calls worked and the other not. */
    Set<LocalDate> difference(DayTable other) {
        Set<LocalDate> days = new TreeSet<>();
        Stream.of(byRule.keySet(), other.byRule.keySet(), differing.keySet(), other.differing.keySet())
                .flatMap(Set::stream)
                .filter(day -> calendar.isWorkingDay(day) != other.calendar.isWorkingDay(day))
                .forEach(days::add);
        return days;
    }
}

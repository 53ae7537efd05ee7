package vn.lienthong.steering.board;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.ui.WorkSource.Work;

/**
 * What waits for somebody, by when it must be done.
 *
 * @param first the one to begin with: what is due today or tomorrow, else what is latest, else what comes next
 * @param sections the rest; empty ones are left out
 */
record MyWork(Optional<Work> first, List<Section> sections, int count, int late) {

    /** When something must be done. */
    enum When {
        LATE,
        TODAY,
        WEEK,
        LATER,
        ANY_TIME
    }

    record Section(When when, List<Work> work) {}

    static MyWork of(List<Work> all, LocalDate today) {
        List<Work> sorted =
                all.stream().sorted(Comparator.comparing(MyWork::day)).toList();
        Optional<Work> first = sorted.stream()
                .filter(work -> !day(work).isBefore(today) && !day(work).isAfter(today.plusDays(1)))
                .findFirst()
                .or(() -> sorted.stream().findFirst());
        Map<When, List<Work>> byWhen = new EnumMap<>(When.class);
        for (Work work : sorted) {
            if (!first.equals(Optional.of(work))) {
                byWhen.computeIfAbsent(when(work.due(), today), when -> new ArrayList<>())
                        .add(work);
            }
        }
        return new MyWork(
                first,
                byWhen.entrySet().stream()
                        .map(entry -> new Section(entry.getKey(), List.copyOf(entry.getValue())))
                        .toList(),
                all.size(),
                (int) all.stream().filter(work -> day(work).isBefore(today)).count());
    }

    private static LocalDate day(Work work) {
        return work.due() == null ? LocalDate.MAX : work.due();
    }

    static When when(@Nullable LocalDate due, LocalDate today) {
        if (due == null) {
            return When.ANY_TIME;
        }
        if (due.isBefore(today)) {
            return When.LATE;
        }
        if (due.equals(today)) {
            return When.TODAY;
        }
        return due.isAfter(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))) ? When.LATER : When.WEEK;
    }
}

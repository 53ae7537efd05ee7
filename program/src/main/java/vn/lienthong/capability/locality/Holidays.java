package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.kernel.WorkingCalendar;

/**
 * The working days of the locality: weekends, the public holidays of the law, and what decisions changed about them. A change
 * is told to other rooms by {@link HolidaysChanged}, which lists the days that are worked now and were not, or the reverse.
 */
@Component
public class Holidays {

    private final DayStore store;
    private final Messages messages;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private volatile @Nullable DayTable known;

    Holidays(DayStore store, Messages messages, Audit audit, ApplicationEventPublisher events) {
        this.store = store;
        this.messages = messages;
        this.audit = audit;
        this.events = events;
    }

    /** The working days as the table says now. Ask once for a list of deadlines and keep the answer for that list. */
    public WorkingCalendar calendar() {
        return table().calendar();
    }

    /** The days of a year that are not what their weekday says, or are a holiday at a weekend, each with its name. */
    public SortedMap<LocalDate, String> named(int year, Locale locale) {
        DayTable table = table();
        SortedMap<LocalDate, String> named = new TreeMap<>();
        table.notable(year).forEach(day -> named.put(day, name(table, day, locale)));
        return named;
    }

    String name(DayTable table, LocalDate day, Locale locale) {
        return table.row(day)
                .map(DayTable.Row::reason)
                .or(() -> table.holiday(day).map(holiday -> name(holiday, locale)))
                .orElse("");
    }

    private String name(PublicHolidays.Holiday holiday, Locale locale) {
        String name = messages.text(
                locale,
                "locality.holiday."
                        + holiday.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return holiday.compensates() ? messages.text(locale, "locality.holiday.instead", name) : name;
    }

    /** What is known, read anew if the table was changed by whomever. */
    DayTable table() {
        DayTable last = known;
        if (last != null && last.stamp().equals(store.stamp())) {
            return last;
        }
        DayTable read = store.read();
        known = read;
        return read;
    }

    /** Someone changed the days since the page was opened. */
    static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Makes days worked or off.
     *
     * @param seen stamp of the table that the person saw
     * @throws Stale if it is not the present one
     */
    @Transactional
    void put(List<DayTable.Row> own, UUID seen) {
        DayTable before = claimed(seen);
        own.forEach(store::put);
        own.forEach(row -> audit.record(
                "locality.day.changed",
                "day",
                row.day().toString(),
                Map.of(
                        "working", Boolean.toString(row.working()),
                        "reason", row.reason(),
                        "decision", row.decision() == null ? "" : row.decision())));
        changed(
                before,
                before.with(own),
                why(own.getFirst().reason(), own.getFirst().decision()));
    }

    @Transactional
    void remove(LocalDate day, String why, UUID seen) {
        DayTable before = claimed(seen);
        store.remove(day);
        audit.record("locality.day.removed", "day", day.toString(), Map.of("reason", why));
        changed(before, before.without(day), why);
    }

    @Transactional
    void choose(DayTable.Year year, String why, UUID seen) {
        DayTable before = claimed(seen);
        store.put(year);
        audit.record(
                "locality.day-year.chosen",
                "year",
                Integer.toString(year.year()),
                Map.of(
                        "tet-before", Integer.toString(year.choice().tetBefore()),
                        "national-after", Boolean.toString(year.choice().nationalAfter()),
                        "decision", year.decision() == null ? "" : year.decision()));
        changed(before, before.with(year), why(why, year.decision()));
    }

    /** Brings the rows that come with this version of the program; on a new database nobody has deadlines to move yet. */
    @Transactional
    void bring(List<DayTable.Row> rows, List<DayTable.Year> years, String hash) {
        store.claim();
        String brought = store.shipped();
        if (brought.equals(hash)) {
            return;
        }
        DayTable before = store.read();
        store.replaceShipped(rows, years, hash);
        store.drawStamp();
        if (!brought.isEmpty()) {
            publish(before.difference(store.read()), messages.text(VietnameseText.VIETNAMESE, "locality.days.brought"));
        }
    }

    private DayTable claimed(UUID seen) {
        if (!store.claim().equals(seen)) {
            throw new Stale();
        }
        return store.read();
    }

    private void changed(DayTable before, DayTable after, String why) {
        store.drawStamp();
        publish(before.difference(after), why);
    }

    private void publish(Set<LocalDate> days, String why) {
        if (!days.isEmpty()) {
            events.publishEvent(new HolidaysChanged(days, why));
        }
    }

    private static String why(String reason, @Nullable String decision) {
        return decision == null ? reason : reason + " (" + decision + ")";
    }
}

package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.WorkingCalendar;

/**
 * The working days of the locality: weekends, the public holidays of the law, and what decisions changed about them. Reading a
 * changed table tells the others by {@link HolidaysChanged}.
 */
@Component
public class Holidays {

    /** The year from which Labour Code 2019 holds; before it only weekends are off. */
    static final int FIRST_YEAR = 2021;

    static final int LAST_YEAR = 2150;

    private final WorkingCalendar byRule;

    Holidays() {
        Map<LocalDate, Boolean> working = new HashMap<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            PublicHolidays.of(year).keySet().forEach(day -> working.put(day, false));
        }
        byRule = WorkingCalendar.of(working);
    }

    /** The working days as the table says now. Ask once for a list of deadlines and keep the answer for that list. */
    public WorkingCalendar calendar() {
        return byRule;
    }
}

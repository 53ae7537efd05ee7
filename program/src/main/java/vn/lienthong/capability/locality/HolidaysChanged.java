package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.Set;

/**
 * Days off or days worked were changed: deadlines reckoned over them have to be reckoned anew.
 *
 * @param days the days that were worked and are not, or the other way round; never empty
 * @param why in the words of who changed it, with the number of the decision if there is one; shown to the reader
 */
public record HolidaysChanged(Set<LocalDate> days, String why) {

    public HolidaysChanged {
        days = Set.copyOf(days);
    }
}

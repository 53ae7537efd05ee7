package vn.lienthong.capability.notify;

import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants to be told.
 *
 * @param address where mail goes; null until one is confirmed
 * @param wanted an address whose link was not followed yet, or null
 * @param digestAt time of the daily digest
 * @param restDays whether mail comes on days without work too
 * @param quietFrom from when on no mail comes
 * @param quietTo until when; before {@code quietFrom} it means the next morning, the same time means no quiet hours
 * @param inboxOnly kinds that come by no mail
 */
record Wishes(
        @Nullable String address,
        @Nullable String wanted,
        LocalTime digestAt,
        boolean restDays,
        LocalTime quietFrom,
        LocalTime quietTo,
        Set<String> inboxOnly) {

    /** What holds for someone who has said nothing. */
    static final Wishes USUAL =
            new Wishes(null, null, LocalTime.of(7, 0), false, LocalTime.of(18, 0), LocalTime.of(7, 0), Set.of());

    Wishes {
        inboxOnly = Set.copyOf(inboxOnly);
    }

    boolean isQuiet(LocalTime time) {
        return quietFrom.isBefore(quietTo)
                ? !time.isBefore(quietFrom) && time.isBefore(quietTo)
                : !quietFrom.equals(quietTo) && (!time.isBefore(quietFrom) || time.isBefore(quietTo));
    }

    boolean mayBeMailed(LocalTime time, boolean workingDay) {
        return (workingDay || restDays) && !isQuiet(time);
    }
}

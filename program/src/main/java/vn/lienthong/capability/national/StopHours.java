package vn.lienthong.capability.national;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import vn.lienthong.kernel.VietnameseText;

/** The hours of each night in which the register does not answer, such as 23:00–05:00; possibly none. */
record StopHours(LocalTime from, LocalTime until) {

    static final StopHours NONE = new StopHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** @throws IllegalArgumentException if it is not written {@code 23:00-05:00} */
    static StopHours of(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        try {
            String[] both = text.split("-", 2);
            return new StopHours(LocalTime.parse(both[0].strip()), LocalTime.parse(both.length == 2 ? both[1].strip() : ""));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("hours are written 23:00-05:00, not " + text, e);
        }
    }

    /** When the stop is over in which this moment lies; empty if it lies in none. */
    Optional<Instant> over(Instant moment) {
        ZonedDateTime here = moment.atZone(VietnameseText.ZONE);
        LocalTime time = here.toLocalTime();
        boolean overMidnight = until.isBefore(from);
        boolean stopped = overMidnight
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        if (!stopped) {
            return Optional.empty();
        }
        ZonedDateTime end = here.with(until);
        return Optional.of((end.isAfter(here) ? end : end.plusDays(1)).toInstant());
    }
}

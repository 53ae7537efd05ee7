package vn.lienthong.capability.feeds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Writes a calendar by RFC 5545: lines of 75 octets at most, ended by CR LF, never folded inside a letter. */
final class ICalendar {

    private static final int LINE = 75;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final StringBuilder text = new StringBuilder();

    private ICalendar() {}

    /** One deadline as it is told. */
    record Event(FeedEntry entry, int sequence, Instant changedAt, boolean cancelled) {}

    /**
     * @param name of the calendar, as clients show it
     * @param server address of this program, for the links; without a slash at its end
     */
    static String write(UUID feed, String name, String server, List<Event> events) {
        ICalendar calendar = new ICalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Lien Thong//Deadlines 1//VI");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("NAME:" + escaped(name));
        calendar.line("X-WR-CALNAME:" + escaped(name));
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        calendar.line("X-PUBLISHED-TTL:PT1H");
        events.forEach(event -> calendar.event(feed, server, event));
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void event(UUID feed, String server, Event event) {
        FeedEntry entry = event.entry();
        line("BEGIN:VEVENT");
        line("UID:" + entry.key() + "." + feed + "@lienthong");
        line("DTSTAMP:" + MOMENT.format(event.changedAt()));
        line("LAST-MODIFIED:" + MOMENT.format(event.changedAt()));
        line("SEQUENCE:" + event.sequence());
        line("DTSTART;VALUE=DATE:" + day(entry.day()));
        line("DTEND;VALUE=DATE:" + day(entry.day().plusDays(1)));
        line("SUMMARY:" + escaped((entry.done() ? "\u2713 " : "") + entry.title()));
        if (!entry.note().isEmpty()) {
            line("DESCRIPTION:" + escaped(entry.note()));
        }
        line("URL:" + server + entry.path());
        line("STATUS:" + (event.cancelled() ? "CANCELLED" : "CONFIRMED"));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Text values: section 3.3.11. */
    static String escaped(String text) {
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\', ';', ',' -> clean.append('\\').append(c);
                case '\n' -> clean.append("\\n");
                default -> {
                    if (c >= ' ' && c != '\u007f') {
                        clean.append(c);
                    }
                }
            }
        }
        return clean.toString();
    }

    /** Section 3.1: a long line goes on in the next after a blank. */
    private void line(String content) {
        int used = 0;
        for (int i = 0; i < content.length(); ) {
            int letter = content.codePointAt(i);
            String one = Character.toString(letter);
            int octets = one.getBytes(StandardCharsets.UTF_8).length;
            if (used + octets > LINE) {
                text.append("\r\n ");
                used = 1;
            }
            text.append(one);
            used += octets;
            i += Character.charCount(letter);
        }
        text.append("\r\n");
    }
}

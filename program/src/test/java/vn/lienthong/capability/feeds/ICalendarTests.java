package vn.lienthong.capability.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ICalendarTests {

    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final String LONG =
            "Rà soát, lập danh sách; xác thực 100% công dân trong độ tuổi (từ đủ 14 tuổi) trên địa bàn xã, phường, thị trấn\\ghi chú";

    private static String written(String title, String note) {
        FeedEntry entry = new FeedEntry("step-1", LocalDate.of(2026, 12, 30), title, note, "/ke-hoach/muc/1", false);
        return ICalendar.write(
                UUID.fromString("01a1fde6-b010-7dcc-8464-af564aeaff22"),
                "Hạn việc của tôi",
                "https://lt.example",
                List.of(new ICalendar.Event(entry, 3, NOW, false)));
    }

    private static VEvent read(String text) throws Exception {
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().getEntries()).isEmpty();
        return (VEvent) calendar.getComponents().getFirst();
    }

    @Test
    void aParserWrittenByOthersReadsWhatWasWritten() throws Exception {
        VEvent event = read(written(LONG, "Dòng một\nDòng hai; hết, thôi"));

        assertThat(event.getRequiredProperty("SUMMARY").getValue()).isEqualTo(LONG);
        assertThat(event.getRequiredProperty("DESCRIPTION").getValue()).isEqualTo("Dòng một\nDòng hai; hết, thôi");
        assertThat(event.getRequiredProperty("DTSTART").getValue()).isEqualTo("20261230");
        assertThat(event.getRequiredProperty("DTEND").getValue()).isEqualTo("20261231");
        assertThat(event.getRequiredProperty("SEQUENCE").getValue()).isEqualTo("3");
        assertThat(event.getRequiredProperty("URL").getValue()).isEqualTo("https://lt.example/ke-hoach/muc/1");
    }

    @Test
    void noLineIsLongerThan75OctetsAndNoLetterIsTorn() throws Exception {
        String text = written(LONG.repeat(5), "");
        java.nio.file.Files.writeString(java.nio.file.Path.of("target/deadlines.ics"), written(LONG, "Ghi chú"));
        assertThat(text).endsWith("END:VCALENDAR\r\n");
        for (String line : text.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\ufffd", "\n", "\r");
        }
        assertThat(text.replace("\r\n ", "")).contains(ICalendar.escaped(LONG.repeat(5)));
    }

    @Property(tries = 300)
    void anyTitleComesBackAsItWas(@ForAll @StringLength(min = 1, max = 300) String title) throws Exception {
        String clean = title.codePoints()
                .filter(letter -> letter >= ' '
                        && letter != 0x7f
                        && Character.isDefined(letter)
                        && Character.getType(letter) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (!clean.isBlank()) {
            assertThat(read(written(clean, "")).getRequiredProperty("SUMMARY").getValue())
                    .isEqualTo(clean);
        }
    }
}

package vn.lienthong.capability.locality;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;

/** Days off and days made up, a year at a time: the picture of the year and the list. */
@Controller
@RequestMapping(DayPages.PATH)
@Allowed(Allowed.SIGNED_IN)
class DayPages {

    static final String PATH = "/don-vi/ngay-nghi";
    static final String YEAR = "nam";

    /** 24 November: named a paid day off by resolution 80-NQ/TW of 7 January 2026; no act that makes it one is known here. */
    private static final int CULTURE_DAY_FROM = 2026;

    private final Holidays holidays;
    private final Sheets sheets;
    private final Messages messages;
    private final Clock clock;

    DayPages(Holidays holidays, Sheets sheets, Messages messages, Clock clock) {
        this.holidays = holidays;
        this.sheets = sheets;
        this.messages = messages;
        this.clock = clock;
    }

    /** A day of the list. */
    record Line(LocalDate day, boolean worked, String name, DayTable.@Nullable Row row) {}

    /** A year as its page shows it. */
    record View(
            DayPicture picture,
            List<Line> lines,
            DayTable.@Nullable Year decision,
            PublicHolidays.Choice choice,
            @Nullable LocalDate undecided) {}

    /** The year of an address, if the table reaches so far. */
    static int year(int year) {
        if (year < DayTable.FIRST_YEAR || year > DayTable.LAST_YEAR) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return year;
    }

    private int asked(ListQuery query) {
        String year = query.filter(YEAR);
        int now = LocalDate.now(clock).getYear();
        // A clock that runs in 1970 still shows a year that there is.
        int usual = Math.clamp(now, DayTable.FIRST_YEAR, DayTable.LAST_YEAR);
        return year.matches("\\d{4}") ? year(Integer.parseInt(year)) : usual;
    }

    @GetMapping
    String days(ListQuery query, Locale locale, Model model) {
        int year = asked(query);
        DayTable table = holidays.table();
        LocalDate cultureDay = LocalDate.of(year, 11, 24);
        boolean undecided = year >= CULTURE_DAY_FROM
                && table.row(cultureDay).isEmpty()
                && table.calendar().isWorkingDay(cultureDay);
        model.addAttribute(
                "view",
                new View(
                        DayPicture.of(year, table, LocalDate.now(clock), day -> holidays.name(table, day, locale)),
                        lines(table, year, locale),
                        table.year(year).orElse(null),
                        table.year(year).map(DayTable.Year::choice).orElse(PublicHolidays.usual(year)),
                        undecided ? cultureDay : null));
        return "lienthong/capability/locality/holidays";
    }

    private List<Line> lines(DayTable table, int year, Locale locale) {
        return table.notable(year).stream()
                .map(day -> new Line(
                        day,
                        table.calendar().isWorkingDay(day),
                        holidays.name(table, day, locale),
                        table.row(day).orElse(null)))
                .toList();
    }

    /** The list as a sheet. */
    @GetMapping("/xuat.{ending:xlsx|csv}")
    void export(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        int year = asked(query);
        String title = messages.text(locale, "locality.days.title-of", Integer.toString(year));
        List<Sheet.Column> columns = List.of(
                Sheet.Column.date(messages.text(locale, "locality.days.day")),
                Sheet.Column.text(messages.text(locale, "locality.days.state"), 14),
                Sheet.Column.text(messages.text(locale, "locality.days.name"), 44),
                Sheet.Column.text(messages.text(locale, "locality.days.decision"), 24),
                Sheet.Column.text(messages.text(locale, "locality.days.source"), 50));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Line line : lines(holidays.table(), year, locale)) {
            DayTable.Row row = line.row();
            rows.add(Arrays.asList(
                    line.day(),
                    messages.text(locale, line.worked() ? "locality.days.worked" : "locality.days.off"),
                    line.name(),
                    row == null ? null : row.decision(),
                    row == null ? null : row.source()));
        }
        sheets.send(response, title + "." + ending, new Sheet(Integer.toString(year), title, columns, rows));
    }
}

package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.LunarDate;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.kernel.WorkingCalendar;

/**
 * Changing days off. Each form is sent twice: first the page shows which days change and how terms move, then the same form
 * with the stamp of the table that this was reckoned from saves it; another stamp shows the effect anew.
 */
@Controller
@RequestMapping(DayPages.PATH)
@Allowed(LocalityConfiguration.DAYS)
class DayForms {

    static final String OFF = "nghi";
    static final String WORKED = "lam-bu";
    static final String REASON = "ly-do";
    static final String DECISION = "so-quyet-dinh";
    static final String TET = "tet";
    static final String NATIONAL = "quoc-khanh";
    static final String STAMP = "ban";

    private static final String ROOM = "lienthong/capability/locality/";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int[] TERMS = {1, 3, 5, 10, 15, 20, 30};
    private static final int LONGEST = 200;

    private final Holidays holidays;
    private final Messages messages;

    DayForms(Holidays holidays, Messages messages) {
        this.holidays = holidays;
        this.messages = messages;
    }

    /** A term that begins on the day of the effect: where it ended, and where it will. */
    record Term(int days, LocalDate before, LocalDate after) {}

    /**
     * What a change does.
     *
     * @param from the day on which the terms begin
     */
    record Effect(Set<LocalDate> off, Set<LocalDate> worked, LocalDate from, List<Term> terms) {

        boolean nothing() {
            return off.isEmpty() && worked.isEmpty();
        }
    }

    static Effect effect(DayTable before, DayTable after) {
        Set<LocalDate> worked = new TreeSet<>(before.difference(after));
        Set<LocalDate> off = new TreeSet<>(worked);
        worked.removeIf(day -> !after.calendar().isWorkingDay(day));
        off.removeAll(worked);
        LocalDate first = Stream.concat(off.stream(), worked.stream())
                .min(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
        WorkingCalendar old = before.calendar();
        LocalDate from = old.plus(first, -1);
        List<Term> terms = new ArrayList<>();
        for (int days : TERMS) {
            terms.add(new Term(days, old.plus(from, days), after.calendar().plus(from, days)));
        }
        return new Effect(
                off,
                worked,
                from,
                terms.stream()
                        .filter(term -> !term.before().equals(term.after()))
                        .toList());
    }

    /** Fields that stand hidden on the page of the effect. */
    record Kept(String name, String value) {}

    @GetMapping("/moi")
    String dayForm(Form asked, Model model) {
        return show(Form.blank().with(OFF, asked.value(OFF)).with(REASON, asked.value(REASON)), model);
    }

    private static String show(Form form, Model model) {
        model.addAttribute("form", form);
        return ROOM + "dayNew";
    }

    @PostMapping("/moi")
    String day(Form form, Locale locale, Model model, RedirectAttributes after) {
        DayTable now = holidays.table();
        List<DayTable.Row> rows = rows(form, now);
        if (form.wrong()) {
            return show(form, model);
        }
        int year = rows.getFirst().day().getYear();
        Effect effect = effect(now, now.with(rows));
        if (seen(form) == null) {
            return confirm(effect, form, "/moi", List.of(OFF, WORKED, REASON, DECISION), year, now, model);
        }
        return saved(
                () -> holidays.put(rows, stamp(form)),
                () -> confirm(effect, form, "/moi", List.of(OFF, WORKED, REASON, DECISION), year, now, model),
                year,
                locale,
                after);
    }

    private static List<DayTable.Row> rows(Form form, DayTable now) {
        List<DayTable.Row> rows = new ArrayList<>();
        if (form.value(OFF).isEmpty() && form.value(WORKED).isEmpty()) {
            form.refuse(OFF, "locality.day-form.none");
        }
        if (form.value(REASON).isEmpty()) {
            form.refuse(REASON, "locality.day-form.reason.missing");
        }
        for (String field : List.of(OFF, WORKED)) {
            LocalDate day = day(form, field);
            if (day != null && now.calendar().isWorkingDay(day) == field.equals(WORKED)) {
                form.refuse(
                        field,
                        field.equals(OFF) ? "locality.day-form.off-already" : "locality.day-form.worked-already",
                        DATE.format(day));
            } else if (day != null) {
                rows.add(new DayTable.Row(
                        day, true, field.equals(WORKED), shortened(form.value(REASON)), decision(form), null));
            }
        }
        return rows;
    }

    private static @Nullable LocalDate day(Form form, String field) {
        if (form.value(field).isEmpty()) {
            return null;
        }
        LocalDate day = AgencyForms.day(form, field).orElse(null);
        if (day != null && (day.getYear() < DayTable.FIRST_YEAR || day.getYear() > DayTable.LAST_YEAR)) {
            form.refuse(
                    field,
                    "locality.day-form.year",
                    Integer.toString(DayTable.FIRST_YEAR),
                    Integer.toString(DayTable.LAST_YEAR));
            return null;
        }
        return day;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static @Nullable String decision(Form form) {
        return form.value(DECISION).isEmpty() ? null : shortened(form.value(DECISION));
    }

    @GetMapping("/nam/{year}")
    String yearForm(@PathVariable int year, Locale locale, Model model) {
        PublicHolidays.Choice choice = holidays.table()
                .year(DayPages.year(year))
                .map(DayTable.Year::choice)
                .orElse(PublicHolidays.usual(year));
        Form form = Form.blank()
                .with(TET, Integer.toString(choice.tetBefore()))
                .with(NATIONAL, choice.nationalAfter() ? "3" : "1");
        return yearForm(year, form, locale, model);
    }

    private String yearForm(int year, Form form, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("year", year);
        LocalDate tet = LunarDate.of(year, 1, 1).toSolar();
        model.addAttribute(
                "tet",
                Stream.of(1, 2, 3, 0, 4)
                        .map(before -> Choice.of(
                                Integer.toString(before),
                                messages.text(
                                        locale,
                                        "locality.day-year.tet.choice",
                                        before,
                                        5 - before,
                                        DATE.format(tet.minusDays(before)),
                                        DATE.format(tet.plusDays(4L - before)))))
                        .toList());
        return ROOM + "dayYear";
    }

    @PostMapping("/nam/{year}")
    String year(@PathVariable int year, Form form, Locale locale, Model model, RedirectAttributes after) {
        DayPages.year(year);
        if (!form.value(TET).matches("[0-4]")) {
            form.refuse(TET, "locality.day-year.tet.missing");
        }
        if (!form.value(NATIONAL).matches("[13]")) {
            form.refuse(NATIONAL, "locality.day-year.national.missing");
        }
        if (form.wrong()) {
            return yearForm(year, form, locale, model);
        }
        DayTable now = holidays.table();
        var choice = new PublicHolidays.Choice(
                Integer.parseInt(form.value(TET)), form.value(NATIONAL).equals("3"));
        var chosen = new DayTable.Year(year, true, choice, decision(form), null);
        String at = "/nam/" + year;
        List<String> fields = List.of(TET, NATIONAL, DECISION);
        Effect effect = effect(now, now.with(chosen));
        if (seen(form) == null) {
            return confirm(effect, form, at, fields, year, now, model);
        }
        String why = messages.text(VietnameseText.VIETNAMESE, "locality.day-year.why", Integer.toString(year));
        return saved(
                () -> holidays.choose(chosen, why, stamp(form)),
                () -> confirm(effect, form, at, fields, year, now, model),
                year,
                locale,
                after);
    }

    @GetMapping("/bo/{day}")
    String removeForm(@PathVariable LocalDate day, Model model) {
        return removeForm(own(day), holidays.table(), model);
    }

    private static String removeForm(DayTable.Row row, DayTable now, Model model) {
        Effect effect = effect(now, now.without(row.day()));
        return confirm(
                effect, Form.blank(), "/bo/" + row.day(), List.of(), row.day().getYear(), now, model);
    }

    private DayTable.Row own(LocalDate day) {
        return holidays.table()
                .row(day)
                .filter(DayTable.Row::own)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/bo/{day}")
    String remove(@PathVariable LocalDate day, Form form, Locale locale, Model model, RedirectAttributes after) {
        DayTable.Row row = own(day);
        String why = messages.text(VietnameseText.VIETNAMESE, "locality.day.removed.why", row.reason());
        return saved(
                () -> holidays.remove(day, why, stamp(form)),
                () -> removeForm(row, holidays.table(), model),
                day.getYear(),
                locale,
                after);
    }

    private String saved(
            Runnable save,
            java.util.function.Supplier<String> again,
            int year,
            Locale locale,
            RedirectAttributes after) {
        try {
            save.run();
        } catch (Holidays.Stale e) {
            return again.get();
        }
        after.addFlashAttribute("toast", messages.text(locale, "locality.days.saved"));
        return "redirect:" + DayPages.PATH + "?nam=" + year;
    }

    private static String confirm(
            Effect effect, Form form, String at, List<String> fields, int year, DayTable now, Model model) {
        List<Kept> kept = new ArrayList<>();
        fields.forEach(field -> kept.add(new Kept(field, form.value(field))));
        kept.add(new Kept(STAMP, now.stamp().toString()));
        model.addAttribute("effect", effect);
        model.addAttribute("kept", kept);
        model.addAttribute("action", DayPages.PATH + at);
        model.addAttribute("back", DayPages.PATH + "?nam=" + year);
        model.addAttribute("changedMeanwhile", seen(form) != null);
        return ROOM + "dayEffect";
    }

    private static @Nullable String seen(Form form) {
        return form.value(STAMP).isEmpty() ? null : form.value(STAMP);
    }

    /** A stamp that is none reads as one that is not the present one. */
    private static UUID stamp(Form form) {
        try {
            return UUID.fromString(form.value(STAMP));
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}

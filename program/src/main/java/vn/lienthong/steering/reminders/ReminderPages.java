package vn.lienthong.steering.reminders;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.notify.PublicAddress;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** What falls due, for those who may remind of it: the list, reminding by hand, what was reminded of. */
@Controller
@RequestMapping(ReminderPages.PATH)
@Allowed(RemindersConfiguration.SEND)
class ReminderPages {

    static final String PATH = "/nhac-viec";
    private static final String VIEW = "lienthong/steering/reminders/";
    private static final int LONGEST_WORDS = 500;
    private static final int MOST_AT_ONCE = 200;

    private final Reminding reminding;
    private final ReminderStore store;
    private final Locality locality;
    private final People people;
    private final Access access;
    private final Sheets sheets;
    private final PublicAddress address;
    private final Messages messages;

    ReminderPages(
            Reminding reminding,
            ReminderStore store,
            Locality locality,
            People people,
            Access access,
            Sheets sheets,
            PublicAddress address,
            Messages messages) {
        this.reminding = reminding;
        this.store = store;
        this.locality = locality;
        this.people = people;
        this.access = access;
        this.sheets = sheets;
        this.address = address;
        this.messages = messages;
    }

    /**
     * A line of the list.
     *
     * @param remaining working days left, negative for days late
     * @param last the newest reminder, or null
     */
    record Row(
            Due due, String agency, int remaining, @Nullable Reminder last) {

        /** How the form names it. */
        String value() {
            return due.thing() + "|" + due.day();
        }
    }

    /** A reminder with the names that it needs. */
    record Told(Reminder reminder, String agency, String by) {}

    @GetMapping
    ModelAndView list(ListQuery query, Locale locale) {
        return list(query, Form.blank(), HttpStatus.OK, locale);
    }

    private ModelAndView list(ListQuery query, Form form, HttpStatus status, Locale locale) {
        LocalDate today = store.today();
        List<Reminding.Standing> mine = mine(today);
        Map<UUID, String> names = names(mine, today);
        List<Reminding.Standing> wanted = wanted(mine, query);
        List<Reminding.Standing> shown =
                wanted.stream().skip(query.offset()).limit(query.size()).toList();
        ModelAndView page = new ModelAndView(VIEW + "list", status);
        page.addObject("query", query);
        page.addObject("form", form);
        page.addObject("rows", rows(shown, names));
        page.addObject("total", (long) wanted.size());
        page.addObject(
                "agencies",
                names.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(VietnameseText.collator()))
                        .map(agency -> Choice.of(agency.getKey().toString(), agency.getValue()))
                        .toList());
        page.addObject("states", states(locale));
        page.addObject("click", Ids.next());
        return page;
    }

    private List<Choice> states(Locale locale) {
        return List.of("qua-han", "hom-nay", "sap-den").stream()
                .map(state -> Choice.of(state, messages.text(locale, "reminders.state." + state)))
                .toList();
    }

    /** What the one who looks may remind of; the latest first. */
    private List<Reminding.Standing> mine(LocalDate today) {
        List<Due> dues = reminding.open(today).dues().stream()
                .filter(reminding::mayRemind)
                .toList();
        return reminding.standings(dues, today).stream()
                .sorted(Comparator.comparing(
                                (Reminding.Standing one) -> one.due().day())
                        .thenComparing(one -> one.due().thing()))
                .toList();
    }

    private Map<UUID, String> names(List<Reminding.Standing> all, LocalDate today) {
        Set<UUID> agencies = new HashSet<>();
        all.stream().map(one -> one.due().agency()).filter(Objects::nonNull).forEach(agencies::add);
        return agencies.isEmpty() ? Map.of() : locality.names(agencies, today);
    }

    private static List<Reminding.Standing> wanted(List<Reminding.Standing> all, ListQuery query) {
        String state = query.filter("tinh-trang");
        String agency = query.filter("don-vi");
        String path = query.filter("trang-viec");
        return all.stream()
                .filter(one -> state.isEmpty() || state.equals(state(one.due().day(), one.remaining())))
                .filter(one -> agency.isEmpty()
                        || agency.equals(String.valueOf(one.due().agency())))
                .filter(one -> path.isEmpty() || path.equals(one.due().path()))
                .filter(one -> query.q().isEmpty()
                        || VietnameseText.fold(one.due().title()).contains(query.folded()))
                .toList();
    }

    static String state(LocalDate day, int remaining) {
        return remaining < 0 ? "qua-han" : remaining == 0 ? "hom-nay" : "sap-den";
    }

    private List<Row> rows(List<Reminding.Standing> shown, Map<UUID, String> names) {
        Map<String, Reminder> newest =
                store.newest(shown.stream().map(one -> one.due().thing()).toList());
        return shown.stream()
                .map(one -> new Row(
                        one.due(),
                        one.due().agency() == null
                                ? ""
                                : names.getOrDefault(one.due().agency(), ""),
                        one.remaining(),
                        newest.get(one.due().thing())))
                .toList();
    }

    @PostMapping("/nhac")
    ModelAndView remind(Form form, @RequestParam UUID lan, RedirectAttributes after, Locale locale) {
        Set<String> picked = new HashSet<>(form.values("viec"));
        String words = form.value("loi");
        if (picked.isEmpty()) {
            form.refuse("viec", "reminders.form.none");
        }
        if (picked.size() > MOST_AT_ONCE) {
            form.refuse("viec", "reminders.form.many", MOST_AT_ONCE);
        }
        if (words.length() > LONGEST_WORDS) {
            form.refuse("loi", "reminders.form.long", LONGEST_WORDS, words.length());
        }
        if (form.wrong()) {
            return list(ListQuery.plain(), form, HttpStatus.UNPROCESSABLE_CONTENT, locale);
        }
        LocalDate today = store.today();
        List<Due> dues = reminding.open(today).dues().stream()
                .filter(due -> picked.contains(due.thing() + "|" + due.day()))
                .toList();
        Reminding.ByHand done = reminding.byHand(dues, words, lan, today);
        after.addFlashAttribute(
                "toast",
                done.things() == 0
                        ? messages.text(locale, "reminders.toast.nothing")
                        : messages.text(locale, "reminders.toast.done", done.people(), done.things()));
        boolean said = !store.ofClick(lan, access.actor().accountId()).isEmpty();
        return new ModelAndView("redirect:" + PATH + (said ? "/lan/" + lan : ""));
    }

    /** What one click said, with the text to paste into a chat. */
    @GetMapping("/lan/{click}")
    String click(@PathVariable UUID click, Locale locale, Model model) {
        List<Reminder> reminders = store.ofClick(click, access.actor().accountId());
        if (reminders.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        List<Told> told = told(reminders);
        StringBuilder text = new StringBuilder(messages.text(locale, "reminders.chat.title"));
        int number = 0;
        for (Told one : told) {
            number++;
            text.append('\n')
                    .append(number)
                    .append(". ")
                    .append(messages.text(
                            locale,
                            "reminders.chat.line",
                            one.reminder().title(),
                            one.agency(),
                            DAY.format(one.reminder().day())))
                    .append('\n')
                    .append(address.of(one.reminder().path()));
        }
        String words = reminders.getFirst().words();
        text.append(words.isEmpty() ? "" : "\n\n" + words);
        model.addAttribute("told", told);
        model.addAttribute(
                "silent",
                told.stream().filter(one -> one.reminder().people() == 0).toList());
        model.addAttribute("text", text.toString());
        return VIEW + "click";
    }

    private static final java.time.format.DateTimeFormatter DAY =
            java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** What was reminded of, the newest first. */
    @GetMapping("/da-nhac")
    String told(ListQuery query, Model model) {
        boolean byHand = query.filter("cach").equals("tay");
        List<Reminder> some =
                store.list(byHand, query.size() + 1, query.offset()).stream().toList();
        List<Told> all = told(some.stream().limit(query.size()).toList());
        model.addAttribute("query", query);
        model.addAttribute(
                "told",
                all.stream().filter(one -> mayKnow(one.reminder().agency())).toList());
        model.addAttribute("more", some.size() > query.size());
        return VIEW + "told";
    }

    private boolean mayKnow(@Nullable UUID agency) {
        return agency == null || access.may(RemindersConfiguration.SEND, agency);
    }

    private List<Told> told(List<Reminder> reminders) {
        LocalDate today = store.today();
        Set<UUID> agencies = new HashSet<>();
        Set<UUID> accounts = new HashSet<>();
        reminders.forEach(one -> {
            if (one.agency() != null) {
                agencies.add(one.agency());
            }
            if (one.by() != null) {
                accounts.add(one.by());
            }
        });
        Map<UUID, String> names = agencies.isEmpty() ? Map.of() : locality.names(agencies, today);
        Map<UUID, String> who = people.names(accounts);
        return reminders.stream()
                .map(one -> new Told(
                        one,
                        one.agency() == null ? "" : names.getOrDefault(one.agency(), ""),
                        one.by() == null ? "" : who.getOrDefault(one.by(), "")))
                .toList();
    }

    @GetMapping("/xuat.{ending:xlsx|csv}")
    void export(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        LocalDate today = store.today();
        List<Reminding.Standing> mine = mine(today);
        Map<UUID, String> names = names(mine, today);
        List<Row> rows = rows(wanted(mine, query), names);
        String name = messages.text(locale, "reminders.list.file");
        List<List<?>> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(Arrays.<Object>asList(
                row.due().title(),
                messages.text(locale, row.due().type()),
                row.agency(),
                row.due().day(),
                row.remaining(),
                row.last() == null ? null : row.last().toldAt())));
        sheets.send(
                response,
                name + "." + ending,
                new Sheet(
                        name,
                        messages.text(locale, "reminders.list.title"),
                        List.of(
                                Sheet.Column.text(messages.text(locale, "reminders.column.what"), 80),
                                Sheet.Column.text(messages.text(locale, "reminders.column.type"), 16),
                                Sheet.Column.text(messages.text(locale, "reminders.column.agency"), 40),
                                Sheet.Column.date(messages.text(locale, "reminders.column.day")),
                                Sheet.Column.number(messages.text(locale, "reminders.column.remaining")),
                                Sheet.Column.date(messages.text(locale, "reminders.column.last"))),
                        lines));
    }
}

package vn.lienthong.capability.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.DocumentRefused;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.privacy.Breaches.Outcome;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.TypedDay;
import vn.lienthong.kernel.VietnameseText;

/** The breach register: clocks that run, entering, telling, letters, closing. */
@Controller
@RequestMapping("/su-co-du-lieu")
@Allowed(PrivacyConfiguration.BREACH_READ)
class BreachPages {

    static final String ID = "ma";
    static final String AGENCY = "co-quan";
    static final String TITLE = "ten";
    static final String FACTS = "su-viec";
    static final String DAY = "ngay";
    static final String TIME = "gio";
    static final String HAPPENED_DAY = "ngay-xay-ra";
    static final String HAPPENED_TIME = "gio-xay-ra";
    static final String ATTACK = "tan-cong";
    static final String HARM = "gay-hai";
    static final String KINDS = "loai";
    static final String PEOPLE = "so-nguoi";
    static final String CONSEQUENCES = "hau-qua";
    static final String MEASURES = "bien-phap";
    static final String CONTACT = "dau-moi";
    static final String TELL = "bao-nguoi-dan";
    static final String VERSION = "ban";
    static final String TO = "gui";
    static final String NUMBER = "so";
    static final String WORDS = "noi-dung";
    static final String FILE = "tep";
    static final String OPEN = "mo";

    private static final String VIEWS = "lienthong/capability/privacy/";
    private static final int LONGEST = 5000;
    private static final int LONGEST_TITLE = 200;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Breaches breaches;
    private final BreachStore store;
    private final BreachLetters letters;
    private final Access access;
    private final AgencyDirectory agencies;
    private final People people;
    private final Sheets sheets;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    BreachPages(
            Breaches breaches,
            BreachStore store,
            BreachLetters letters,
            Access access,
            AgencyDirectory agencies,
            People people,
            Sheets sheets,
            Audit audit,
            Messages messages,
            Clock clock) {
        this.breaches = breaches;
        this.store = store;
        this.letters = letters;
        this.access = access;
        this.agencies = agencies;
        this.people = people;
        this.sheets = sheets;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /** A breach with its clocks. */
    record Row(Breach breach, List<Breach.Timer> timers) {

        /** The end of the clock that ends first, or the end of time. */
        Instant nextDue() {
            return timers.stream()
                    .filter(Breach.Timer::runs)
                    .map(Breach.Timer::due)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .min(Instant::compareTo)
                    .orElse(Instant.MAX);
        }
    }

    @GetMapping
    String list(ListQuery query, Model model) {
        List<Row> all = rows(query);
        model.addAttribute("query", query);
        model.addAttribute(
                "rows", all.stream().skip(query.offset()).limit(query.size()).toList());
        model.addAttribute("total", (long) all.size());
        model.addAttribute("board", board());
        model.addAttribute("now", clock.instant());
        model.addAttribute("keeps", access.may(PrivacyConfiguration.BREACH));
        return VIEWS + "breaches";
    }

    /** Clocks that run, the one that ends first at the top. */
    private List<Row> board() {
        return breaches.seen().stream()
                .filter(Breach::open)
                .map(breach -> new Row(breach, breach.timers(store.sent(breach.id()))))
                .filter(row -> row.timers().stream().anyMatch(Breach.Timer::runs))
                .sorted(Comparator.comparing(Row::nextDue))
                .toList();
    }

    private List<Row> rows(ListQuery query) {
        String open = query.filter(OPEN);
        Comparator<Breach> order = switch (query.sort()) {
            case "ten" -> Comparator.comparing(Breach::title, VietnameseText.collator());
            case "phat-hien" -> Comparator.comparing(Breach::detectedAt);
            case "so-nguoi" -> Comparator.comparing(Breach::people, Comparator.nullsLast(Comparator.naturalOrder()));
            default -> null;
        };
        List<Breach> found = breaches.seen().stream()
                .filter(breach -> open.isEmpty() || breach.open() == open.equals("co"))
                .filter(breach -> VietnameseText.fold(breach.code() + " " + breach.title())
                        .contains(query.folded()))
                .toList();
        return (order == null
                        ? found
                        : found.stream()
                                .sorted(query.descending() ? order.reversed() : order)
                                .toList())
                .stream()
                        .map(breach -> new Row(breach, breach.timers(store.sent(breach.id()))))
                        .toList();
    }

    @GetMapping("/xuat.{ending:xlsx|csv}")
    void export(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        audit.record("privacy.breaches.exported", "list", ending, Map.of());
        String title = messages.text(locale, "privacy.breach.title");
        sheets.send(
                response,
                messages.text(locale, "privacy.breach.file") + "." + ending,
                new Sheet(
                        title,
                        title,
                        List.of(
                                Sheet.Column.text(messages.text(locale, "privacy.breach.code"), 16),
                                Sheet.Column.text(messages.text(locale, "privacy.breach.name"), 50),
                                Sheet.Column.text(messages.text(locale, "privacy.field.agency"), 36),
                                Sheet.Column.date(messages.text(locale, "privacy.breach.detected")),
                                Sheet.Column.number(messages.text(locale, "privacy.breach.people")),
                                Sheet.Column.date(messages.text(locale, "privacy.addressee.cyber")),
                                Sheet.Column.date(messages.text(locale, "privacy.addressee.a05")),
                                Sheet.Column.date(messages.text(locale, "privacy.breach.closed-at"))),
                        rows(query).stream().map(BreachPages::cells).toList()));
    }

    private static List<@Nullable Object> cells(Row row) {
        Breach breach = row.breach();
        return Arrays.asList(
                breach.code(),
                breach.title(),
                breach.agencyName(),
                breach.detectedAt(),
                breach.people(),
                sentAt(row, Breach.Addressee.CYBER),
                sentAt(row, Breach.Addressee.A05),
                breach.closedAt());
    }

    private static @Nullable Instant sentAt(Row row, Breach.Addressee to) {
        return row.timers().stream()
                .filter(timer -> timer.to() == to)
                .findFirst()
                .map(Breach.Timer::sentAt)
                .orElse(null);
    }

    @GetMapping("/moi")
    @Allowed(PrivacyConfiguration.BREACH)
    String enter(Model model, Locale locale) {
        ZonedDateTime now = clock.instant().atZone(VietnameseText.ZONE);
        Form form = Form.blank()
                .with(ID, Ids.next().toString())
                .with(DAY, TypedDay.show(now.toLocalDate()))
                .with(TIME, CLOCK.format(now))
                .with(HARM, "1");
        UUID own = access.actor().agencyId();
        if (own != null) {
            form.with(AGENCY, own.toString());
        }
        return form(null, form, model, locale);
    }

    private String form(@Nullable Breach breach, Form form, Model model, Locale locale) {
        model.addAttribute("breach", breach);
        model.addAttribute("form", form);
        model.addAttribute(
                "kinds",
                Breach.KINDS.stream()
                        .map(kind -> Choice.of(kind, messages.text(locale, "privacy.breach.kind." + kind)))
                        .toList());
        model.addAttribute(
                "agencies",
                agencies.choices().stream()
                        .filter(choice -> breaches.keeps(choice.id()))
                        .map(choice -> Choice.of(choice.id().toString(), choice.name()))
                        .toList());
        return VIEWS + "breachForm";
    }

    @PostMapping("/moi")
    @Allowed(PrivacyConfiguration.BREACH)
    String enter(Form form, Model model, Locale locale, RedirectAttributes after) {
        UUID id = FilingForm.uuid(form.value(ID));
        UUID agency = FilingForm.uuid(form.value(AGENCY));
        if (agency == null || !breaches.keeps(agency)) {
            form.refuse(AGENCY, "privacy.missing.agency");
        }
        Optional<Instant> detected = moment(form, DAY, TIME, true);
        Optional<Breaches.Facts> facts = facts(form);
        if (form.wrong() || id == null || agency == null || detected.isEmpty() || facts.isEmpty()) {
            return form(null, form, model, locale);
        }
        Breach entered = breaches.enter(id, agency, detected.get(), facts.get());
        after.addFlashAttribute("toast", messages.text(locale, "privacy.breach.entered", entered.code()));
        return "redirect:" + entered.path();
    }

    @GetMapping("/{id}/sua")
    @Allowed(PrivacyConfiguration.BREACH)
    String change(@PathVariable UUID id, Model model, Locale locale) {
        Breach breach = kept(id);
        Integer count = breach.people();
        Form form = Form.blank()
                .with(VERSION, Integer.toString(breach.version()))
                .with(TITLE, breach.title())
                .with(FACTS, breach.facts())
                .with(ATTACK, breach.attack() ? "1" : "")
                .with(HARM, breach.harm() ? "1" : "")
                .with(PEOPLE, count == null ? "" : count.toString())
                .with(CONSEQUENCES, breach.consequences())
                .with(MEASURES, breach.measures())
                .with(CONTACT, breach.contact())
                .with(TELL, breach.tellPeople() ? "1" : "");
        Instant happened = breach.happenedAt();
        if (happened != null) {
            ZonedDateTime at = happened.atZone(VietnameseText.ZONE);
            form.with(HAPPENED_DAY, TypedDay.show(at.toLocalDate())).with(HAPPENED_TIME, CLOCK.format(at));
        }
        return form(breach, form, model, locale);
    }

    @PostMapping("/{id}/sua")
    @Allowed(PrivacyConfiguration.BREACH)
    String change(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        Breach breach = kept(id);
        Optional<Breaches.Facts> facts = facts(form);
        if (form.wrong() || facts.isEmpty()) {
            return form(breach, form, model, locale);
        }
        return switch (breaches.change(id, version(form), facts.get())) {
            case Outcome.Done done -> {
                after.addFlashAttribute("toast", messages.text(locale, "privacy.breach.changed"));
                yield "redirect:" + done.breach().path();
            }
            case Outcome.Refused no -> form(breach, form.refuse("", no.key()), model, locale);
        };
    }

    private Optional<Breaches.Facts> facts(Form form) {
        if (form.value(TITLE).isEmpty() || form.value(TITLE).length() > LONGEST_TITLE) {
            form.refuse(TITLE, "privacy.breach.missing.title");
        }
        if (form.value(FACTS).isEmpty() || form.value(FACTS).length() > LONGEST) {
            form.refuse(FACTS, "privacy.breach.missing.facts");
        }
        for (String field : List.of(CONSEQUENCES, MEASURES, CONTACT)) {
            if (form.value(field).length() > LONGEST) {
                form.refuse(field, "privacy.wrong.long");
            }
        }
        String count = form.value(PEOPLE).replaceAll("[ .]", "");
        if (!count.isEmpty() && !count.matches("\\d{1,9}")) {
            form.refuse(PEOPLE, "privacy.breach.wrong.people");
        }
        Optional<Instant> happened = moment(form, HAPPENED_DAY, HAPPENED_TIME, false);
        if (form.wrong()) {
            return Optional.empty();
        }
        return Optional.of(new Breaches.Facts(
                form.value(TITLE),
                form.value(FACTS),
                happened.orElse(null),
                !form.value(ATTACK).isEmpty(),
                !form.value(HARM).isEmpty(),
                form.values(KINDS).stream().filter(Breach.KINDS::contains).toList(),
                count.isEmpty() ? null : Integer.valueOf(count),
                form.value(CONSEQUENCES),
                form.value(MEASURES),
                form.value(CONTACT),
                !form.value(TELL).isEmpty()));
    }

    /** A day and a time of day; not ahead of now. */
    private Optional<Instant> moment(Form form, String dayField, String timeField, boolean needed) {
        if (!needed && form.value(dayField).isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> day = TypedDay.parse(form.value(dayField));
        String time = form.value(timeField).replace('h', ':');
        boolean clockRead = time.matches("([01]?\\d|2[0-3]):[0-5]\\d");
        if (day.isEmpty() || !clockRead) {
            form.refuse(day.isEmpty() ? dayField : timeField, "privacy.breach.missing.moment");
            return Optional.empty();
        }
        Instant at = day.get()
                .atTime(LocalTime.parse(time.length() == 4 ? "0" + time : time))
                .atZone(VietnameseText.ZONE)
                .toInstant();
        if (at.isAfter(clock.instant())) {
            form.refuse(dayField, "privacy.breach.wrong.ahead");
            return Optional.empty();
        }
        return Optional.of(at);
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model, Locale locale) {
        ZonedDateTime now = clock.instant().atZone(VietnameseText.ZONE);
        return one(
                seen(id),
                Form.blank().with(DAY, TypedDay.show(now.toLocalDate())).with(TIME, CLOCK.format(now)),
                model,
                locale);
    }

    private String one(Breach breach, Form form, Model model, Locale locale) {
        List<Breach.Sent> sent = store.sent(breach.id());
        List<BreachStore.Step> history = store.history(breach.id());
        model.addAttribute("breach", breach);
        model.addAttribute("form", form);
        model.addAttribute("timers", breach.timers(sent));
        model.addAttribute("sent", sent);
        model.addAttribute("history", history);
        model.addAttribute("now", clock.instant());
        model.addAttribute("keeps", breaches.keeps(breach.agency()));
        model.addAttribute(
                "names",
                people.names(history.stream()
                        .map(BreachStore.Step::by)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .collect(Collectors.toSet())));
        model.addAttribute(
                "addressees",
                Arrays.stream(Breach.Addressee.values())
                        .map(to -> Choice.of(to.name(), messages.text(locale, to.key())))
                        .toList());
        return VIEWS + "breach";
    }

    @PostMapping("/{id}/da-gui")
    @Allowed(PrivacyConfiguration.BREACH)
    String sent(
            @PathVariable UUID id,
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        Breach breach = kept(id);
        Optional<Breach.Addressee> to = Arrays.stream(Breach.Addressee.values())
                .filter(one -> one.name().equals(form.value(TO)))
                .findFirst();
        if (to.isEmpty()) {
            form.refuse(TO, "privacy.breach.missing.to");
        }
        if (form.value(NUMBER).isEmpty() || form.value(NUMBER).length() > LONGEST_TITLE) {
            form.refuse(NUMBER, "privacy.breach.missing.number");
        }
        if (form.value(WORDS).length() > LONGEST) {
            form.refuse(WORDS, "privacy.wrong.long");
        }
        Optional<Instant> at = moment(form, DAY, TIME, true);
        if (form.wrong() || at.isEmpty()) {
            return one(breach, form, model, locale);
        }
        try {
            Outcome outcome = breaches.sent(
                    id, to.orElseThrow(), at.get(), form.value(NUMBER), form.value(WORDS), FilingForm.upload(file));
            return after(outcome, breach, form, "privacy.breach.sent", model, locale, after);
        } catch (DocumentRefused refused) {
            form.refuse(FILE, refused.key(), refused.limitInMegabytes());
            return one(breach, form, model, locale);
        }
    }

    @PostMapping("/{id}/ket-thuc")
    @Allowed(PrivacyConfiguration.BREACH)
    String close(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        Breach breach = kept(id);
        if (form.value(WORDS).isEmpty() || form.value(WORDS).length() > LONGEST) {
            return one(breach, form.refuse("", "privacy.breach.missing.lessons"), model, locale);
        }
        return after(
                breaches.close(id, version(form), form.value(WORDS)),
                breach,
                form,
                "privacy.breach.was-closed",
                model,
                locale,
                after);
    }

    @PostMapping("/{id}/mo-lai")
    @Allowed(PrivacyConfiguration.BREACH)
    String reopen(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        Breach breach = kept(id);
        if (form.value(WORDS).isEmpty() || form.value(WORDS).length() > LONGEST) {
            return one(breach, form.refuse("", "privacy.breach.missing.why"), model, locale);
        }
        return after(
                breaches.reopen(id, version(form), form.value(WORDS)),
                breach,
                form,
                "privacy.breach.reopened",
                model,
                locale,
                after);
    }

    private String after(
            Outcome outcome,
            Breach breach,
            Form form,
            String toast,
            Model model,
            Locale locale,
            RedirectAttributes after) {
        return switch (outcome) {
            case Outcome.Done _ -> {
                after.addFlashAttribute("toast", messages.text(locale, toast));
                yield "redirect:" + breach.path();
            }
            case Outcome.Refused no -> one(seen(breach.id()), form.refuse("", no.key()), model, locale);
        };
    }

    /** A draft of the notice, to be numbered and signed by the office. */
    @GetMapping("/{id}/van-ban/{to}.{ending:docx|pdf}")
    @Allowed(PrivacyConfiguration.BREACH)
    void letter(
            @PathVariable UUID id, @PathVariable String to, @PathVariable String ending, HttpServletResponse response)
            throws IOException {
        Breach breach = kept(id);
        Breach.Addressee addressee = Arrays.stream(Breach.Addressee.values())
                .filter(one -> one.name().equalsIgnoreCase(to))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var paper = letters.make(breach, addressee);
        response.setContentType(
                ending.equals("pdf")
                        ? "application/pdf"
                        : "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(breach.code() + "-" + to.toLowerCase(Locale.ROOT) + "." + ending)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(ending.equals("pdf") ? paper.pdf() : paper.docx());
    }

    private static int version(Form form) {
        return form.value(VERSION).matches("\\d{1,9}") ? Integer.parseInt(form.value(VERSION)) : -1;
    }

    private Breach seen(UUID id) {
        return store.find(id)
                .filter(breach -> access.may(PrivacyConfiguration.BREACH_READ, breach.agency()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Breach kept(UUID id) {
        Breach breach = seen(id);
        if (!breaches.keeps(breach.agency())) {
            throw new AccessDeniedException(PrivacyConfiguration.BREACH);
        }
        return breach;
    }
}

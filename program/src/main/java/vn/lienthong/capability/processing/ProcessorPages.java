package vn.lienthong.capability.processing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.TypedDay;
import vn.lienthong.kernel.VietnameseText;

/** The register of processors and recipients: who keeps it sees and changes that of their agency, leaders read it. */
@Controller
@RequestMapping(ProcessorPages.PATH)
class ProcessorPages {

    static final String PATH = "/ben-xu-ly";
    static final String ID = "ma";
    static final String ROLE = "vai-tro";
    static final String STATE = "tinh-trang";
    static final String NAME = "ten";
    static final String CONTACT = "lien-he";
    static final String SERVICE = "viec";
    static final String DATA = "du-lieu";
    static final String PLACE = "noi-luu";
    static final String CONTRACT = "hop-dong";
    static final String BELOW = "ben-phu";
    static final String MEASURES = "bien-phap";
    static final String FROM = "tu-ngay";
    static final String UNTIL = "den-ngay";
    static final String VERSION = "ban";

    private static final String VIEWS = "lienthong/capability/processing/";
    private static final int LONGEST = 300;
    private static final int LONGEST_TEXT = 3000;
    private static final int EXPORTED = 5000;

    private final ProcessorStore store;
    private final AgencyDirectory agencies;
    private final Access access;
    private final Sheets sheets;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    ProcessorPages(
            ProcessorStore store,
            AgencyDirectory agencies,
            Access access,
            Sheets sheets,
            Audit audit,
            Messages messages,
            Clock clock) {
        this.store = store;
        this.agencies = agencies;
        this.access = access;
        this.sheets = sheets;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    @Allowed(ProcessingConfiguration.READ)
    String list(ListQuery query, Model model, Locale locale) {
        ProcessorStore.Wanted wanted = wanted(query);
        model.addAttribute("query", query);
        model.addAttribute("total", store.count(wanted));
        model.addAttribute("found", store.list(wanted, query.sort(), query.descending(), query.offset(), query.size()));
        model.addAttribute("today", today());
        model.addAttribute("roles", roles(locale));
        return VIEWS + "processors";
    }

    private ProcessorStore.Wanted wanted(ListQuery query) {
        String state = query.filter(STATE);
        return new ProcessorStore.Wanted(
                store.agencies().stream()
                        .filter(agency -> access.may(ProcessingConfiguration.READ, agency))
                        .toList(),
                Processor.Role.of(query.filter(ROLE)).orElse(null),
                Set.of("runs", "over").contains(state) ? state : "",
                query.q(),
                today());
    }

    private List<Choice> roles(Locale locale) {
        return Arrays.stream(Processor.Role.values())
                .map(role -> new Choice(
                        role.code(), messages.text(locale, role.key()), messages.text(locale, role.key() + ".how")))
                .toList();
    }

    @GetMapping("/xuat.{ending:xlsx|csv}")
    @Allowed(ProcessingConfiguration.READ)
    void export(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        audit.record("processing.list.exported", "list", ending, Map.of());
        String title = messages.text(locale, "processing.title");
        List<List<@Nullable Object>> rows =
                store.list(wanted(query), query.sort(), query.descending(), 0, EXPORTED).stream()
                        .map(one -> row(one, locale))
                        .toList();
        sheets.send(
                response,
                messages.text(locale, "processing.file") + "." + ending,
                new Sheet(
                        title,
                        title,
                        List.of(
                                Sheet.Column.text(messages.text(locale, "processing.field.name"), 36),
                                Sheet.Column.text(messages.text(locale, "processing.field.role"), 20),
                                Sheet.Column.text(messages.text(locale, "processing.field.service"), 50),
                                Sheet.Column.text(messages.text(locale, "processing.field.data"), 50),
                                Sheet.Column.text(messages.text(locale, "processing.field.place"), 24),
                                Sheet.Column.text(messages.text(locale, "processing.field.contract"), 30),
                                Sheet.Column.text(messages.text(locale, "processing.field.below"), 36),
                                Sheet.Column.text(messages.text(locale, "processing.field.measures"), 50),
                                Sheet.Column.date(messages.text(locale, "processing.field.from")),
                                Sheet.Column.date(messages.text(locale, "processing.field.until")),
                                Sheet.Column.text(messages.text(locale, "processing.field.agency"), 36)),
                        rows));
    }

    private List<@Nullable Object> row(Processor one, Locale locale) {
        return Arrays.asList(
                one.name(),
                messages.text(locale, one.role().key()),
                one.service(),
                one.data(),
                messages.text(locale, one.place().key()),
                one.contract(),
                one.below(),
                one.measures(),
                one.from(),
                one.until(),
                one.agencyName());
    }

    @GetMapping("/moi")
    @Allowed(ProcessingConfiguration.KEEP)
    String fresh(Model model, Locale locale) {
        return form(
                Form.blank().with(ID, Ids.next().toString()).with(VERSION, "0").with(PLACE, "here"), model, locale);
    }

    @GetMapping("/{id}")
    @Allowed(ProcessingConfiguration.READ)
    String one(@PathVariable UUID id, Model model, Locale locale) {
        Processor one = seen(id, ProcessingConfiguration.READ);
        LocalDate until = one.until();
        return form(
                Form.blank()
                        .with(ID, one.id().toString())
                        .with(VERSION, Integer.toString(one.version()))
                        .with(ROLE, one.role().code())
                        .with(NAME, one.name())
                        .with(CONTACT, one.contact())
                        .with(SERVICE, one.service())
                        .with(DATA, one.data())
                        .with(PLACE, one.place().code())
                        .with(CONTRACT, one.contract())
                        .with(BELOW, one.below())
                        .with(MEASURES, one.measures())
                        .with(FROM, TypedDay.show(one.from()))
                        .with(UNTIL, until == null ? "" : TypedDay.show(until)),
                model,
                locale);
    }

    private String form(Form form, Model model, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute("roles", roles(locale));
        model.addAttribute(
                "places",
                Arrays.stream(Processor.Place.values())
                        .map(place -> Choice.of(place.code(), messages.text(locale, place.key())))
                        .toList());
        return VIEWS + "processor";
    }

    @PostMapping
    @Allowed(ProcessingConfiguration.KEEP)
    @Transactional
    public String save(Form form, Model model, Locale locale, RedirectAttributes after) {
        Optional<Processor> read = read(form);
        if (read.isEmpty()) {
            return form(form, model, locale);
        }
        Processor one = read.get();
        access.require(ProcessingConfiguration.KEEP, one.agency());
        if (!store.save(one, access.actor().accountId(), clock.instant())) {
            return form(form.refuse("", "processing.refused.changed"), model, locale);
        }
        audit.record(
                "processing.processor.saved",
                "processor",
                one.id().toString(),
                Map.of("role", one.role().code(), "name", one.name()));
        after.addFlashAttribute("toast", messages.text(locale, "processing.toast.saved"));
        return "redirect:" + PATH;
    }

    private Optional<Processor> read(Form form) {
        UUID id = uuid(form.value(ID));
        int version = form.value(VERSION).matches("\\d{1,9}") ? Integer.parseInt(form.value(VERSION)) : 0;
        Optional<Processor> before = id == null || version == 0 ? Optional.empty() : store.find(id);
        UUID agency = before.map(Processor::agency).orElse(access.actor().agencyId());
        Optional<Processor.Role> role = Processor.Role.of(form.value(ROLE));
        Optional<Processor.Place> place = Processor.Place.of(form.value(PLACE));
        Optional<LocalDate> from = TypedDay.parse(form.value(FROM));
        Optional<LocalDate> until = TypedDay.parse(form.value(UNTIL));
        if (role.isEmpty()) {
            form.refuse(ROLE, "processing.missing.role");
        }
        if (place.isEmpty()) {
            form.refuse(PLACE, "processing.missing.place");
        }
        for (String field : List.of(NAME, SERVICE, DATA, CONTRACT)) {
            int longest = field.equals(SERVICE) || field.equals(DATA) ? LONGEST_TEXT : LONGEST;
            if (form.value(field).isEmpty() || form.value(field).length() > longest) {
                form.refuse(field, "processing.missing." + field);
            }
        }
        for (String field : List.of(CONTACT, BELOW, MEASURES)) {
            if (form.value(field).length() > LONGEST_TEXT) {
                form.refuse(field, "processing.wrong.long");
            }
        }
        if (from.isEmpty()) {
            form.refuse(FROM, "processing.missing.from");
        }
        if (!form.value(UNTIL).isEmpty()
                && (until.isEmpty() || from.filter(day -> day.isAfter(until.get())).isPresent())) {
            form.refuse(UNTIL, "processing.wrong.until");
        }
        if (agency == null) {
            form.refuse("", "processing.no-agency");
        }
        if (form.wrong() || id == null || agency == null) {
            return Optional.empty();
        }
        return Optional.of(new Processor(
                id,
                agency,
                agencies.name(agency).orElse(""),
                role.orElseThrow(),
                form.value(NAME),
                form.value(CONTACT),
                form.value(SERVICE),
                form.value(DATA),
                place.orElseThrow(),
                form.value(CONTRACT),
                form.value(BELOW),
                form.value(MEASURES),
                from.orElseThrow(),
                until.orElse(null),
                before.isEmpty() ? 0 : version));
    }

    private Processor seen(UUID id, String right) {
        return store.find(id)
                .filter(one -> access.may(right, one.agency()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException no) {
            return null;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }
}

package vn.lienthong.capability.matching;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.AgencyChoices;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.documents.DocumentRefused;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.SheetRefused;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.jobs.JobState;
import vn.lienthong.capability.jobs.Jobs;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** All lists; bringing one; its columns; what comparing found. */
@Controller
@RequestMapping(MatchList.PATH)
@Allowed(MatchingConfiguration.SEE)
class ListPages {

    static final String SECTOR = "linh-vuc";
    static final String STATUS = "trang-thai";
    static final String AGENCY = "don-vi";
    static final String HELPERS = "cung-lam";
    static final String TITLE = "ten";
    static final String WHY = "de-lam-gi";
    static final String FILE = "tep";
    static final String KEY = "khoa";

    static final String VIEWS = "lienthong/capability/matching/";
    private static final int PREVIEW = 8;

    private final ListStore store;
    private final RowStore rows;
    private final ListReach reach;
    private final Bringing bringing;
    private final Sectors sectors;
    private final UnitNames units;
    private final AgencyChoices choices;
    private final AgencyDirectory agencies;
    private final Jobs jobs;
    private final Sheets sheets;
    private final Access access;
    private final Messages messages;

    ListPages(
            ListStore store,
            RowStore rows,
            ListReach reach,
            Bringing bringing,
            Sectors sectors,
            UnitNames units,
            AgencyChoices choices,
            AgencyDirectory agencies,
            Jobs jobs,
            Sheets sheets,
            Access access,
            Messages messages) {
        this.store = store;
        this.rows = rows;
        this.reach = reach;
        this.bringing = bringing;
        this.sectors = sectors;
        this.units = units;
        this.choices = choices;
        this.agencies = agencies;
        this.jobs = jobs;
        this.sheets = sheets;
        this.access = access;
        this.messages = messages;
    }

    /** A list with its counts. */
    record Seen(MatchList list, int settled, int percent) {}

    /** A column as it is to be matched. */
    record Column(int at, String heading, String example, String field) {}

    /** What a commune's rows came to. */
    record OfUnit(String code, String name, Summary.Tally tally, ListStore.@Nullable Signature signature) {}

    @GetMapping
    String list(ListQuery query, Model model, Locale locale) {
        List<MatchList> found = narrowed(query);
        model.addAttribute("query", query);
        model.addAttribute("total", (long) found.size());
        model.addAttribute(
                "found",
                found.stream()
                        .skip(query.offset())
                        .limit(query.size())
                        .map(this::seen)
                        .toList());
        model.addAttribute("sectors", sectorChoices(locale));
        model.addAttribute(
                "statuses",
                Arrays.stream(MatchList.Status.values())
                        .map(one -> Choice.of(one.stored(), messages.text(locale, one.key())))
                        .toList());
        return VIEWS + "lists";
    }

    private Seen seen(MatchList list) {
        if (list.status() != MatchList.Status.READY) {
            return new Seen(list, 0, 0);
        }
        Summary.Tally all = Summary.of(rows.counts(list.id())).all();
        return new Seen(list, all.settled(), all.now());
    }

    private List<MatchList> narrowed(ListQuery query) {
        Comparator<MatchList> order = switch (query.sort()) {
            case "ten" -> Comparator.comparing(MatchList::title, VietnameseText.collator());
            case "dong" -> Comparator.comparingInt(MatchList::rows);
            case "don-vi" -> Comparator.comparing(MatchList::agencyName, VietnameseText.collator());
            default -> Comparator.comparing(MatchList::createdAt).reversed();
        };
        return store.all().stream()
                .filter(one -> reach.may(MatchingConfiguration.SEE, one))
                .filter(one ->
                        query.filter(SECTOR).isEmpty() || one.sector().code().equals(query.filter(SECTOR)))
                .filter(one ->
                        query.filter(STATUS).isEmpty() || one.status().stored().equals(query.filter(STATUS)))
                .filter(one -> VietnameseText.fold(one.title() + " " + one.agencyName())
                        .contains(query.folded()))
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
    }

    @GetMapping({"/xuat.xlsx", "/xuat.csv"})
    void export(ListQuery query, HttpServletRequest asked, HttpServletResponse response, Locale locale)
            throws IOException {
        String end = asked.getRequestURI().endsWith(".csv") ? ".csv" : ".xlsx";
        String name = messages.text(locale, "matching.title");
        sheets.send(
                response,
                messages.text(locale, "matching.file") + end,
                new Sheet(
                        name,
                        name,
                        List.of(
                                Sheet.Column.text(messages.text(locale, "matching.list.title"), 40),
                                Sheet.Column.text(messages.text(locale, "matching.list.sector"), 24),
                                Sheet.Column.text(messages.text(locale, "matching.list.agency"), 30),
                                Sheet.Column.text(messages.text(locale, "matching.list.status"), 16),
                                Sheet.Column.number(messages.text(locale, "matching.list.rows")),
                                Sheet.Column.number(messages.text(locale, "matching.list.settled")),
                                Sheet.Column.date(messages.text(locale, "matching.list.brought"))),
                        narrowed(query).stream()
                                .map(this::seen)
                                .map(one -> Arrays.asList(
                                        one.list().title(),
                                        messages.text(
                                                locale, one.list().sector().key()),
                                        one.list().agencyName(),
                                        messages.text(
                                                locale, one.list().status().key()),
                                        one.list().rows(),
                                        one.settled(),
                                        one.list().createdAt()))
                                .toList()));
    }

    @GetMapping("/moi")
    @Allowed(MatchingConfiguration.BRING)
    String blank(Model model, Locale locale) {
        Form form = Form.blank().with(KEY, Ids.next().toString());
        UUID own = access.actorIfAny().map(Actor::agencyId).orElse(null);
        if (own != null && access.may(MatchingConfiguration.BRING, own)) {
            String agency = VietnameseText.fold(agencies.name(own).orElse(""));
            form.with(AGENCY, own.toString());
            sectors.all().stream()
                    .filter(one -> one.agencies().stream().anyMatch(agency::contains))
                    .findFirst()
                    .ifPresent(one -> form.with(SECTOR, one.code()));
        }
        return ask(form, model, locale);
    }

    private String ask(Form form, Model model, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute("sectors", sectorChoices(locale));
        model.addAttribute("agencies", ownAgencies());
        List<Choice> helpers = new ArrayList<>(choices.all());
        helpers.addFirst(Choice.of("", messages.text(locale, "matching.bring.helpers.none")));
        model.addAttribute("helpers", helpers);
        return VIEWS + "bring";
    }

    /** Agencies where lists may be brought; one's own also if it stands outside the locality's list. */
    private List<Choice> ownAgencies() {
        List<Choice> all = new ArrayList<>(choices.of(agency -> access.may(MatchingConfiguration.BRING, agency)));
        UUID own = access.actorIfAny().map(Actor::agencyId).orElse(null);
        if (own != null
                && access.may(MatchingConfiguration.BRING, own)
                && all.stream().noneMatch(one -> one.value().equals(own.toString()))) {
            all.addFirst(Choice.of(own.toString(), agencies.name(own).orElse("")));
        }
        return all;
    }

    @PostMapping("/moi")
    @Allowed(MatchingConfiguration.BRING)
    String bring(Form form, @RequestParam(FILE) MultipartFile file, Model model, Locale locale) throws IOException {
        Optional<Sector> sector = sectors.find(form.value(SECTOR));
        Optional<UUID> agency = id(form.value(AGENCY));
        if (sector.isEmpty()) {
            form.refuse(SECTOR, "matching.bring.sector.missing");
        }
        if (agency.isEmpty() || !access.may(MatchingConfiguration.BRING, agency.get())) {
            form.refuse(AGENCY, "matching.bring.agency.missing");
        }
        if (form.value(TITLE).isEmpty() || form.value(TITLE).length() > 200) {
            form.refuse(TITLE, "matching.bring.title.missing");
        }
        if (form.value(WHY).length() < 10 || form.value(WHY).length() > 500) {
            form.refuse(WHY, "matching.bring.why.missing");
        }
        if (file.isEmpty()) {
            form.refuse(FILE, "matching.bring.file.missing");
        }
        if (id(form.value(KEY)).isEmpty()) {
            form.with(KEY, Ids.next().toString());
        }
        if (form.wrong() || sector.isEmpty() || agency.isEmpty()) {
            return ask(form, model, locale);
        }
        Set<UUID> helpers = form.values(HELPERS).stream()
                .flatMap(one -> id(one).stream())
                .filter(one -> !one.equals(agency.get()))
                .collect(Collectors.toCollection(HashSet::new));
        String name = file.getOriginalFilename();
        try (InputStream in = file.getInputStream()) {
            UUID id = bringing.bring(
                    new Bringing.Said(
                            form.value(KEY), sector.get(), agency.get(), helpers, form.value(TITLE), form.value(WHY)),
                    name == null ? "" : name,
                    in);
            return "redirect:" + MatchList.PATH + "/" + id;
        } catch (SheetRefused e) {
            form.refuse(FILE, e.problem().key(), e.problem().arguments().toArray());
        } catch (DocumentRefused e) {
            form.refuse(FILE, "matching.bring.file.refused");
        }
        return ask(form, model, locale);
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model, Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.SEE);
        model.addAttribute("list", list);
        return switch (list.status()) {
            case DRAFT, STOPPED ->
                reach.may(MatchingConfiguration.BRING, list)
                        ? columns(list, Form.blank(), model)
                        : waiting(list, model);
            case RUNNING -> waiting(list, model);
            case READY -> result(list, model);
            case DELETED -> VIEWS + "gone";
        };
    }

    private String waiting(MatchList list, Model model) {
        UUID job = list.job();
        JobState state = job == null ? null : jobs.state(job).orElse(null);
        model.addAttribute("job", state);
        return VIEWS + "running";
    }

    private String columns(MatchList list, Form form, Model model) {
        List<RowMaker.Made> preview = bringing.preview(list, list.fields(), PREVIEW);
        var head = bringing.head(list, list.headerLast() + PREVIEW);
        List<Column> all = new ArrayList<>();
        for (int at = 0; at < list.headings().size(); at++) {
            int column = at;
            String example = head.stream()
                    .filter(row -> row.number() > list.headerLast())
                    .map(row -> row.cell(column))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            String said = form.value("cot-" + at);
            all.add(new Column(
                    at,
                    list.headings().get(at),
                    example,
                    form.wrong() ? said : list.fields().get(at)));
        }
        UUID job = list.job();
        model.addAttribute("form", form);
        model.addAttribute("columns", all);
        model.addAttribute("tabs", bringing.tabs(list));
        model.addAttribute("preview", preview);
        model.addAttribute("twin", store.twin(list).orElse(null));
        model.addAttribute("failed", job == null ? null : jobs.state(job).orElse(null));
        return VIEWS + "columns";
    }

    @PostMapping("/{id}/bang")
    @Allowed(MatchingConfiguration.BRING)
    String look(
            @PathVariable UUID id,
            @RequestParam(name = "bang", defaultValue = "0") int tab,
            @RequestParam(name = "tu-dong", defaultValue = "0") int first,
            @RequestParam(name = "den-dong", defaultValue = "0") int last,
            RedirectAttributes flash,
            Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.BRING);
        try {
            boolean other = tab != list.tab();
            bringing.look(list, tab, other ? 0 : first, other ? 0 : Math.min(last, first + 1));
        } catch (SheetRefused e) {
            flash.addFlashAttribute(
                    "toast",
                    messages.text(
                            locale, e.problem().key(), e.problem().arguments().toArray()));
        }
        return "redirect:" + list.path();
    }

    @PostMapping("/{id}/cot")
    @Allowed(MatchingConfiguration.BRING)
    String begin(@PathVariable UUID id, Form form, Model model, Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.BRING);
        List<String> fields = new ArrayList<>();
        for (int at = 0; at < list.headings().size(); at++) {
            String field = form.value("cot-" + at);
            if (!field.isEmpty() && SheetField.of(field).isEmpty()) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            if (!field.isEmpty() && fields.contains(field)) {
                form.refuse("cot-" + at, "matching.columns.twice", messages.text(locale, "matching.field." + field));
            }
            fields.add(field);
        }
        boolean named = fields.contains(SheetField.NAME.code()) || fields.contains(SheetField.GIVEN.code());
        if (!named && !fields.contains(SheetField.NUMBER.code())) {
            form.refuse("cot-0", "matching.columns.nobody");
        }
        if (form.wrong()) {
            model.addAttribute("list", list);
            return columns(list, form, model);
        }
        bringing.begin(list, fields);
        return "redirect:" + list.path();
    }

    private String result(MatchList list, Model model) {
        Summary summary = Summary.of(rows.counts(list.id()));
        var signatures = store.signatures(list.id());
        model.addAttribute("summary", summary);
        model.addAttribute(
                "units",
                summary.byUnit().entrySet().stream()
                        .map(one -> new OfUnit(
                                one.getKey(), units.name(one.getKey()), one.getValue(), signatures.get(one.getKey())))
                        .sorted(Comparator.comparing(OfUnit::name, VietnameseText.collator()))
                        .toList());
        model.addAttribute("mayDecide", reach.may(MatchingConfiguration.DECIDE, list));
        model.addAttribute("mayExport", reach.may(MatchingConfiguration.EXPORT, list));
        model.addAttribute("maySign", reach.may(MatchingConfiguration.SIGN, list));
        model.addAttribute("mayBring", access.may(MatchingConfiguration.BRING, list.agency()));
        model.addAttribute("exports", store.exports(list.id()));
        model.addAttribute(
                "helperNames",
                list.helpers().stream()
                        .map(agency -> agencies.name(agency).orElse(""))
                        .sorted(VietnameseText.collator())
                        .toList());
        return VIEWS + "result";
    }

    @GetMapping("/{id}/xoa")
    @Allowed(MatchingConfiguration.BRING)
    String reallyDelete(@PathVariable UUID id, Model model) {
        MatchList list = reach.require(id, MatchingConfiguration.BRING);
        model.addAttribute("list", list);
        return VIEWS + "delete";
    }

    @PostMapping("/{id}/xoa")
    @Allowed(MatchingConfiguration.BRING)
    String delete(@PathVariable UUID id, RedirectAttributes flash, Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.BRING);
        bringing.delete(list);
        flash.addFlashAttribute("toast", messages.text(locale, "matching.deleted", list.title()));
        return "redirect:" + MatchList.PATH;
    }

    private List<Choice> sectorChoices(Locale locale) {
        return sectors.all().stream()
                .map(one -> Choice.of(one.code(), messages.text(locale, one.key())))
                .toList();
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

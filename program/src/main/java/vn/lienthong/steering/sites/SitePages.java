package vn.lienthong.steering.sites;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** All places and how far they are; one of them; candidates side by side. */
@Controller
@RequestMapping("/dia-diem")
@Allowed(SiteConfiguration.READ)
class SitePages {

    static final String VIEWS = "lienthong/steering/sites/";
    static final String PLAN = "ke-hoach";
    static final String STATE = "trang-thai";
    static final String ITEM = "muc";
    static final String PICK = "chon";

    /** More columns than this nobody compares. */
    private static final int MOST_COMPARED = 8;

    private final SiteStore store;
    private final SiteReach reach;
    private final SiteSheets forms;
    private final PlanBook plans;
    private final People people;
    private final Sheets sheets;
    private final Messages messages;

    SitePages(
            SiteStore store,
            SiteReach reach,
            SiteSheets forms,
            PlanBook plans,
            People people,
            Sheets sheets,
            Messages messages) {
        this.store = store;
        this.reach = reach;
        this.forms = forms;
        this.plans = plans;
        this.people = people;
        this.sheets = sheets;
        this.messages = messages;
    }

    /** A place with the title of its item. */
    record Row(Site site, String item, String kind) {}

    /** A move that the reader may make, and what stands against it now; null if nothing does. */
    record Offer(SiteProcess.Move move, @Nullable String against) {}

    /** One line of the comparison: a question, and the answer of each place. */
    record Compared(String question, List<String> answers) {}

    @GetMapping
    String list(ListQuery query, Model model, Locale locale) {
        List<Plan> visible = plans.plans();
        List<Row> found = rows(query, visible, locale);
        model.addAttribute("query", query);
        model.addAttribute("total", (long) found.size());
        model.addAttribute(
                "found", found.stream().skip(query.offset()).limit(query.size()).toList());
        model.addAttribute(
                "plans",
                visible.stream()
                        .map(plan -> Choice.of(
                                plan.id().toString(),
                                plan.head().name(plan.head().title())))
                        .toList());
        model.addAttribute(
                "states",
                Arrays.stream(Site.State.values())
                        .map(state -> Choice.of(state.name(), messages.text(locale, state.key())))
                        .toList());
        return VIEWS + "list";
    }

    @GetMapping({"/xuat.xlsx", "/xuat.csv"})
    void export(ListQuery query, HttpServletRequest asked, HttpServletResponse response, Locale locale)
            throws IOException {
        String name = messages.text(locale, "sites.title");
        String end = asked.getRequestURI().endsWith(".csv") ? ".csv" : ".xlsx";
        List<Sheet.Column> columns = List.of(
                Sheet.Column.text(messages.text(locale, "sites.field.name"), 40),
                Sheet.Column.text(messages.text(locale, "sites.field.kind"), 24),
                Sheet.Column.text(messages.text(locale, "sites.field.unit"), 24),
                Sheet.Column.text(messages.text(locale, "sites.field.item"), 40),
                Sheet.Column.text(messages.text(locale, "sites.field.state"), 16),
                Sheet.Column.date(messages.text(locale, "sites.field.since")),
                Sheet.Column.text(messages.text(locale, "sites.field.surveyed"), 14),
                Sheet.Column.number(messages.text(locale, "sites.field.score")));
        List<List<?>> lines = rows(query, plans.plans(), locale).stream()
                .<List<?>>map(row -> Arrays.asList(
                        row.site().name(),
                        row.kind(),
                        row.site().unitName(),
                        row.item(),
                        messages.text(locale, row.site().state().key()),
                        row.site().since(),
                        messages.text(locale, row.site().surveyed() ? "sites.yes" : "sites.no"),
                        row.site().score()))
                .toList();
        sheets.send(response, messages.text(locale, "sites.file") + end, new Sheet(name, name, columns, lines));
    }

    private List<Row> rows(ListQuery query, List<Plan> visible, Locale locale) {
        List<UUID> ids = visible.stream()
                .map(Plan::id)
                .filter(id -> query.filter(PLAN).isEmpty() || id.toString().equals(query.filter(PLAN)))
                .toList();
        Map<UUID, String> titles = new HashMap<>();
        ids.forEach(plan -> plans.items(plan).forEach(item -> titles.put(item.id(), item.title())));
        Comparator<Row> order = switch (query.sort()) {
            case "ten" -> Comparator.comparing(row -> row.site().name(), VietnameseText.collator());
            case "muc" -> Comparator.comparing(Row::item, VietnameseText.collator());
            case "tu" -> Comparator.comparing(row -> row.site().since());
            case "diem" ->
                Comparator.comparing(row -> row.site().score(), Comparator.nullsLast(Comparator.naturalOrder()));
            default -> Comparator.comparing(row -> row.site().state());
        };
        return store.ofPlans(ids).stream()
                .filter(site ->
                        query.filter(STATE).isEmpty() || site.state().name().equals(query.filter(STATE)))
                .filter(site ->
                        query.filter(ITEM).isEmpty() || site.itemId().toString().equals(query.filter(ITEM)))
                .map(site -> new Row(site, titles.getOrDefault(site.itemId(), ""), kind(site, locale)))
                .filter(row -> VietnameseText.fold(
                                row.site().name() + " " + row.site().unitName() + " " + row.item())
                        .contains(query.folded()))
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
    }

    String kind(Site site, Locale locale) {
        return forms.kind(site.kind(), english(locale));
    }

    static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model, Locale locale) {
        return one(id, Form.blank(), model, locale);
    }

    String one(UUID id, Form form, Model model, Locale locale) {
        Site site = seen(id);
        List<SiteStore.Moved> history = store.history(id);
        model.addAttribute("site", site);
        model.addAttribute("form", form);
        model.addAttribute("kind", kind(site, locale));
        model.addAttribute("item", plans.item(site.itemId()).orElse(null));
        model.addAttribute("english", english(locale));
        model.addAttribute("history", history);
        model.addAttribute(
                "names",
                people.names(history.stream()
                        .map(SiteStore.Moved::by)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .collect(Collectors.toSet())));
        model.addAttribute(
                "survey", store.lastSheets(List.of(id), SiteActs.SURVEY).getOrDefault(id, List.of()));
        model.addAttribute(
                "evaluation", store.lastSheets(List.of(id), SiteActs.EVALUATION).getOrDefault(id, List.of()));
        model.addAttribute("works", reach.works(site));
        model.addAttribute(
                "offers",
                SiteProcess.from(site.state()).stream()
                        .filter(move -> reach.mayMake(move, site))
                        .map(move ->
                                new Offer(move, SiteActs.refuses(move, site).orElse(null)))
                        .toList());
        return VIEWS + "one";
    }

    /** The places of an item side by side: those picked, or the first ones. */
    @GetMapping("/so-sanh")
    String compare(
            @RequestParam(ITEM) UUID itemId,
            @RequestParam(name = PICK, required = false) @Nullable List<UUID> picked,
            Model model,
            Locale locale) {
        PlanItem item = plans.item(itemId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Site> all = store.of(itemId);
        List<Site> shown = all.stream()
                .filter(site -> picked == null ? site.state() != Site.State.STOPPED : picked.contains(site.id()))
                .limit(MOST_COMPARED)
                .toList();
        model.addAttribute("item", item);
        model.addAttribute("all", all);
        model.addAttribute("shown", shown);
        model.addAttribute("survey", compared(shown, SiteActs.SURVEY, english(locale), locale));
        model.addAttribute("evaluation", compared(shown, SiteActs.EVALUATION, english(locale), locale));
        return VIEWS + "compare";
    }

    /** The questions that any of these places answered, in the order of the sheet. */
    List<Compared> compared(List<Site> places, String kind, boolean english, Locale locale) {
        Map<UUID, List<SiteStore.Line>> sheets =
                store.lastSheets(places.stream().map(Site::id).toList(), kind);
        Map<String, SiteStore.Line> questions = new java.util.LinkedHashMap<>();
        sheets.values().forEach(lines -> lines.forEach(line -> questions.putIfAbsent(line.id(), line)));
        return questions.values().stream()
                .map(question -> new Compared(
                        heading(question, english),
                        places.stream()
                                .map(site -> sheets.getOrDefault(site.id(), List.of()).stream()
                                        .filter(line -> line.id().equals(question.id()))
                                        .map(line -> answer(line, locale))
                                        .findFirst()
                                        .orElse(""))
                                .toList()))
                .toList();
    }

    static String heading(SiteStore.Line line, boolean english) {
        String words = english ? line.english() : line.words();
        return line.unit().isEmpty() ? words : words + " (" + line.unit() + ")";
    }

    /** An answer as it is read: yes and no in words, a score with its greatest, a result before and after. */
    String answer(SiteStore.Line line, Locale locale) {
        if (line.most() > 0) {
            return line.value() + "/" + line.most();
        }
        if (!line.after().isEmpty()) {
            return line.value() + " → " + line.after();
        }
        return switch (line.value()) {
            case "yes" -> messages.text(locale, "sites.yes");
            case "no" -> messages.text(locale, "sites.no");
            default -> line.value();
        };
    }

    Site seen(UUID id) {
        return store.find(id).filter(reach::sees).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

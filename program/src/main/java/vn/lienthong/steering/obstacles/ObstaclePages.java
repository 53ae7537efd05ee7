package vn.lienthong.steering.obstacles;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.AgencyChoices;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.StepState;

/** The list of obstacles, and one of them. */
@Controller
@RequestMapping("/vuong-mac")
@Allowed(ObstacleConfiguration.READ)
class ObstaclePages {

    static final String VIEWS = "lienthong/steering/obstacles/";
    static final String PLAN = "ke-hoach";
    static final String STATE = "trang-thai";
    static final String CATEGORY = "loai";
    static final String ASKED = "hoi";
    static final List<String> STATES = List.of("CHO", "TRE", "TRA_LOI", "XONG", "TAT_CA");

    private static final int MOST_ROWS = 100_000;

    private final ObstacleStore store;
    private final Cards cards;
    private final Terms terms;
    private final PlanBook plans;
    private final Progress progress;
    private final Reach reach;
    private final AgencyDirectory agencies;
    private final AgencyChoices near;
    private final Sheets sheets;
    private final Messages messages;

    ObstaclePages(
            ObstacleStore store,
            Cards cards,
            Terms terms,
            PlanBook plans,
            Progress progress,
            Reach reach,
            AgencyDirectory agencies,
            AgencyChoices near,
            Sheets sheets,
            Messages messages) {
        this.store = store;
        this.cards = cards;
        this.terms = terms;
        this.plans = plans;
        this.progress = progress;
        this.reach = reach;
        this.agencies = agencies;
        this.near = near;
        this.sheets = sheets;
        this.messages = messages;
    }

    @GetMapping
    String list(ListQuery query, Model model, Locale locale) {
        List<Plan> visible = plans.plans();
        ObstacleStore.Filter filter = filter(query, visible);
        List<Obstacle> found = store.list(filter, query.sort(), query.descending(), query.size(), query.offset());
        model.addAttribute("query", query);
        model.addAttribute("total", store.count(filter));
        model.addAttribute("found", cards.rows(found));
        model.addAttribute(
                "plans",
                visible.stream()
                        .map(plan -> Choice.of(
                                plan.id().toString(),
                                plan.head().name(plan.head().title())))
                        .toList());
        model.addAttribute("states", choices(STATES.stream(), "obstacles.filter.", locale));
        model.addAttribute("categories", categories(locale));
        model.addAttribute(
                "asked",
                store.askedNames(filter.plans()).stream()
                        .map(name -> Choice.of(name, name))
                        .toList());
        return VIEWS + "list";
    }

    @GetMapping({"/xuat.xlsx", "/xuat.csv"})
    void export(
            ListQuery query, HttpServletResponse response, Locale locale, jakarta.servlet.http.HttpServletRequest asked)
            throws IOException {
        List<Card> all =
                cards.rows(store.list(filter(query, plans.plans()), query.sort(), query.descending(), MOST_ROWS, 0));
        String name = messages.text(locale, "obstacles.title");
        String end = asked.getRequestURI().endsWith(".csv") ? ".csv" : ".xlsx";
        sheets.send(
                response,
                messages.text(locale, "obstacles.file") + end,
                new Sheet(
                        name,
                        name,
                        columns(locale),
                        all.stream().map(card -> row(card, locale)).toList()));
    }

    private List<Sheet.Column> columns(Locale locale) {
        return List.of(
                Sheet.Column.text(messages.text(locale, "obstacles.field.title"), 50),
                Sheet.Column.text(messages.text(locale, "obstacles.field.item"), 40),
                Sheet.Column.text(messages.text(locale, "obstacles.field.category"), 16),
                Sheet.Column.text(messages.text(locale, "obstacles.field.raised-for"), 30),
                Sheet.Column.date(messages.text(locale, "obstacles.field.raised-at")),
                Sheet.Column.text(messages.text(locale, "obstacles.field.wanted"), 50),
                Sheet.Column.text(messages.text(locale, "obstacles.field.asked"), 30),
                Sheet.Column.number(messages.text(locale, "obstacles.field.level")),
                Sheet.Column.date(messages.text(locale, "obstacles.field.due")),
                Sheet.Column.text(messages.text(locale, "obstacles.field.state"), 18),
                Sheet.Column.date(messages.text(locale, "obstacles.field.ended-at")));
    }

    private List<?> row(Card card, Locale locale) {
        Obstacle one = card.obstacle();
        return Arrays.asList(
                one.title(),
                card.item(),
                messages.text(locale, "obstacles.category." + one.category()),
                one.raisedForName(),
                one.raisedAt(),
                one.wanted(),
                one.asked().name(),
                one.asked().level(),
                one.asked().due(),
                messages.text(locale, card.state()),
                one.endedAt());
    }

    private ObstacleStore.Filter filter(ListQuery query, List<Plan> visible) {
        String plan = query.filter(PLAN);
        return new ObstacleStore.Filter(
                visible.stream()
                        .map(Plan::id)
                        .filter(id -> plan.isEmpty() || id.toString().equals(plan))
                        .toList(),
                query.filter(STATE),
                query.filter(CATEGORY),
                query.filter(ASKED),
                query.folded(),
                terms.calendar().onOrBefore(terms.today()));
    }

    List<Choice> categories(Locale locale) {
        return choices(Arrays.stream(Obstacle.Category.values()).map(Enum::name), "obstacles.category.", locale);
    }

    private List<Choice> choices(Stream<String> values, String key, Locale locale) {
        return values.map(value -> Choice.of(value, messages.text(locale, key + value)))
                .toList();
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        return one(id, Form.blank(), model);
    }

    /** The page of an obstacle, with what is wrong with a form that was sent. */
    String one(UUID id, Form form, Model model) {
        Obstacle one = store.find(id)
                .filter(found -> plans.plan(found.planId()).isPresent())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("card", cards.full(List.of(one)).getFirst());
        model.addAttribute("plan", plans.plan(one.planId()).orElseThrow());
        model.addAttribute("form", form);
        model.addAttribute("agencies", agencyChoices());
        model.addAttribute("pause", pausable(one).orElse(null));
        return VIEWS + "one";
    }

    /** The step that is held up, where the reader may pause it. */
    Optional<StepProgress> pausable(Obstacle one) {
        return one.stepId() == null || !one.isOpen()
                ? Optional.empty()
                : progress.step(one.stepId())
                        .filter(step -> step.state() == StepState.NOT_STARTED || step.state() == StepState.DOING)
                        .filter(reach::mayPause);
    }

    List<Choice> agencyChoices() {
        return near.all();
    }

    Map<String, String> agencyNames() {
        return agencies.choices().stream()
                .collect(java.util.stream.Collectors.toMap(
                        agency -> agency.id().toString(), AgencyDirectory.Choice::name, (one, other) -> one));
    }
}

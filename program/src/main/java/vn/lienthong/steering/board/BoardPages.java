package vn.lienthong.steering.board;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanTab;
import vn.lienthong.steering.progress.ItemProgress;

/** The further views of a plan: by state, over time, by day, what is late, by unit. What narrows them stands in the address. */
@Controller
@Allowed(BoardConfiguration.READ)
class BoardPages {

    static final String VIEWS = "lienthong/steering/board/";

    private static final String UNIT = "don-vi";
    private static final String MONTH = "thang";

    private final PlanBook book;
    private final Rows rows;
    private final Holidays holidays;
    private final People people;
    private final Access access;
    private final BoardSheets boardSheets;
    private final Sheets sheets;
    private final Clock clock;
    private final List<PlanTab> tabs;

    BoardPages(
            PlanBook book,
            Rows rows,
            Holidays holidays,
            People people,
            Access access,
            BoardSheets boardSheets,
            Sheets sheets,
            Clock clock,
            ObjectProvider<PlanTab> tabs) {
        this.book = book;
        this.rows = rows;
        this.holidays = holidays;
        this.people = people;
        this.access = access;
        this.boardSheets = boardSheets;
        this.sheets = sheets;
        this.clock = clock;
        this.tabs =
                tabs.stream().sorted(Comparator.comparingInt(PlanTab::order)).toList();
    }

    /**
     * What every view's head shows.
     *
     * @param units lead units to choose from
     * @param shown items that are shown, of {@code total}
     */
    record Frame(
            Plan plan, String view, List<PlanTab> tabs, ListQuery query, List<Choice> units, int shown, int total) {

        String path(String other) {
            return "/ke-hoach/" + plan.id() + "/" + other;
        }

        /** Address of this view as a file, narrowed as it is. */
        String sheet(String ending) {
            return path(view) + "." + ending + query.turnedTo(1);
        }
    }

    @GetMapping("/ke-hoach/{id}/bang")
    String columns(@PathVariable UUID id, ListQuery query, Model model) {
        List<Row> shown = begin(id, "bang", query, model);
        Map<ItemProgress.State, List<Row>> byState = shown.stream()
                .collect(Collectors.groupingBy(row -> row.progress().state()));
        model.addAttribute(
                "columns",
                Column.ORDER.stream()
                        .map(states -> new Column(
                                states.getFirst(),
                                states.stream()
                                        .flatMap(state -> byState.getOrDefault(state, List.of()).stream())
                                        .sorted(Comparator.comparing(
                                                (Row row) -> -row.progress().workingDaysLate()))
                                        .toList()))
                        .toList());
        return VIEWS + "columns";
    }

    @GetMapping("/ke-hoach/{id}/dong-thoi-gian")
    String timeline(@PathVariable UUID id, ListQuery query, Model model) {
        List<Row> shown = begin(id, "dong-thoi-gian", query, model);
        model.addAttribute("timeline", Timeline.of(shown, plan(id).head().issued(), LocalDate.now(clock)));
        return VIEWS + "timeline";
    }

    @GetMapping("/ke-hoach/{id}/lich")
    String calendar(@PathVariable UUID id, ListQuery query, Model model) {
        List<Row> shown = begin(id, "lich", query, model);
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("sheet", MonthSheet.of(shown, month(query, today), holidays.calendar(), today));
        model.addAttribute("thisMonth", YearMonth.from(today));
        return VIEWS + "calendar";
    }

    @GetMapping("/ke-hoach/{id}/qua-han")
    String late(@PathVariable UUID id, ListQuery query, Model model) {
        LateSteps late = late(begin(id, "qua-han", query, model));
        model.addAttribute("late", late);
        model.addAttribute("people", personNames(late));
        return VIEWS + "late";
    }

    @GetMapping("/ke-hoach/{id}/don-vi")
    String units(@PathVariable UUID id, ListQuery query, Model model) {
        List<Row> shown = begin(id, UNIT, query, model);
        model.addAttribute("ranking", Ranking.of(Ranking.byUnit(shown), Row.Unit::name));
        model.addAttribute("heat", HeatMap.of(shown));
        return VIEWS + "units";
    }

    @GetMapping("/ke-hoach/{id}/{view:bang|dong-thoi-gian|lich|qua-han|don-vi}.{ending:xlsx|csv}")
    void sheet(
            @PathVariable UUID id,
            @PathVariable String view,
            @PathVariable String ending,
            ListQuery query,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        plan(id);
        List<Row> shown = narrowed(rows.of(id), query);
        sheets.send(
                response,
                view + "." + ending,
                switch (view) {
                    case "qua-han" -> {
                        LateSteps late = late(shown);
                        yield boardSheets.late(late, personNames(late), locale);
                    }
                    case UNIT -> boardSheets.units(Ranking.of(Ranking.byUnit(shown), Row.Unit::name), locale);
                    case "lich" ->
                        boardSheets.month(
                                MonthSheet.of(
                                        shown,
                                        month(query, LocalDate.now(clock)),
                                        holidays.calendar(),
                                        LocalDate.now(clock)),
                                locale);
                    default -> boardSheets.items(shown, locale);
                });
    }

    private List<Row> begin(UUID id, String view, ListQuery query, Model model) {
        Plan plan = plan(id);
        List<Row> all = rows.of(id);
        List<Row> shown = narrowed(all, query);
        model.addAttribute(
                "frame",
                new Frame(
                        plan,
                        view,
                        tabs.stream().filter(tab -> access.may(tab.right())).toList(),
                        query,
                        Rows.units(all).entrySet().stream()
                                .map(unit -> Choice.of(unit.getKey(), unit.getValue()))
                                .toList(),
                        shown.size(),
                        all.size()));
        return shown;
    }

    private List<Row> narrowed(List<Row> all, ListQuery query) {
        String unit = query.filter(UNIT);
        boolean mine = query.filter("cua-toi").equals("1");
        UUID me = access.actor().onBehalfOf();
        return all.stream()
                .filter(row -> unit.isEmpty() || row.unit().key().equals(unit))
                .filter(row -> !mine || row.of(me))
                .toList();
    }

    private LateSteps late(List<Row> shown) {
        return LateSteps.of(
                shown,
                rows.names(shown.stream().flatMap(row -> row.steps().stream()).map(step -> step.agency())));
    }

    private Map<UUID, String> personNames(LateSteps late) {
        return people.names(late.units().stream()
                .flatMap(unit -> unit.steps().stream())
                .map(LateSteps.Late::person)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private static YearMonth month(ListQuery query, LocalDate today) {
        try {
            return YearMonth.parse(query.filter(MONTH));
        } catch (DateTimeParseException notSaid) {
            return YearMonth.from(today);
        }
    }

    private Plan plan(UUID id) {
        return book.plan(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

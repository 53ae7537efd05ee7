package vn.lienthong.capability.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.sync.OfflineAnswer;
import vn.lienthong.capability.sync.OfflineEntry;
import vn.lienthong.capability.sync.OfflineWork;

/**
 * Asking in the hamlet with a phone: rows that were put aside for it go along with those who may be meant, answers come back when
 * there is a signal.
 */
@Component
class FieldCheck implements OfflineWork {

    static final String KIND = "hoi-thon";

    /** What somebody can ask in a week; each of them is a look into the register. */
    private static final int MOST = 200;

    private static final RowStore.Filter ASKED = new RowStore.Filter(null, "", "*", Decision.ASKED, false, "");

    private final ListStore lists;
    private final ListReach reach;
    private final RowStore rows;
    private final Candidates candidates;
    private final Decisions decisions;
    private final UnitNames units;
    private final JsonMapper json;

    FieldCheck(
            ListStore lists,
            ListReach reach,
            RowStore rows,
            Candidates candidates,
            Decisions decisions,
            UnitNames units,
            JsonMapper json) {
        this.lists = lists;
        this.reach = reach;
        this.rows = rows;
        this.candidates = candidates;
        this.decisions = decisions;
        this.units = units;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String key() {
        return "matching.ask.title";
    }

    @Override
    public String right() {
        return MatchingConfiguration.DECIDE;
    }

    @Override
    public String pack() {
        Locale vietnamese = Locale.of("vi");
        List<Map<String, Object>> along = new ArrayList<>();
        for (MatchList list : lists.all()) {
            if (list.status() == MatchList.Status.READY && reach.may(MatchingConfiguration.DECIDE, list)) {
                rows.page(list.id(), ASKED, RowStore.Sort.LINE, 0, MOST - along.size())
                        .forEach(line -> along.add(row(list, line, vietnamese)));
            }
            if (along.size() >= MOST) {
                break;
            }
        }
        return json.writeValueAsString(Map.of("rows", along));
    }

    private Map<String, Object> row(MatchList list, RowStore.Line line, Locale locale) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("list", list.id().toString());
        row.put("title", list.title());
        row.put("line", line.row().line());
        row.put("hamlet", line.row().hamlet());
        row.put("unit", units.name(line.unit()));
        row.put("own", candidates.own(line, locale));
        row.put(
                "people",
                candidates.of(list, line, locale).stream()
                        .filter(one -> !one.gone())
                        .map(one -> Map.of("person", one.person().toString(), "values", texts(one)))
                        .toList());
        return row;
    }

    private static Map<String, String> texts(Candidates.Shown one) {
        Map<String, String> texts = new LinkedHashMap<>();
        Candidates.FIELDS.forEach(field -> {
            Candidates.Value value = one.values().get(field);
            texts.put(field, value == null ? "" : value.text());
        });
        return texts;
    }

    @Override
    public OfflineAnswer take(OfflineEntry entry) {
        Optional<UUID> id = ListPages.id(entry.body().path("list").asString(""));
        int line = entry.body().path("line").asInt(-1);
        String said = entry.body().path("person").asString("");
        Optional<UUID> person = ListPages.id(said);
        Optional<MatchList> list = id.flatMap(lists::find).filter(found -> found.status() == MatchList.Status.READY);
        Optional<RowStore.Line> row = list.flatMap(found -> rows.lock(found.id(), line));
        if (row.isEmpty() || (person.isEmpty() && !said.equals("none"))) {
            return OfflineAnswer.refused("matching.ask.gone");
        }
        if (!reach.may(MatchingConfiguration.DECIDE, list.get())) {
            return OfflineAnswer.refused("matching.ask.reach");
        }
        if (row.get().state() != Decision.ASKED) {
            return OfflineAnswer.refused("matching.ask.decided", row.get().decidedName());
        }
        Decision decision = person.isPresent() ? Decision.ACCEPTED : Decision.NOBODY;
        return switch (decisions.decide(list.get(), line, decision, person.orElse(null))) {
            case Decisions.Outcome.Settled settled ->
                new OfflineAnswer.Done(list.get().path() + "/dong/" + line);
            case Decisions.Outcome.WaitsForSecond waits ->
                new OfflineAnswer.Done(list.get().path() + "/dong/" + line);
            case Decisions.Outcome.Signed signed -> OfflineAnswer.refused("matching.decided.signed");
            case Decisions.Outcome.Nothing nothing -> OfflineAnswer.refused("matching.ask.gone");
        };
    }

    /** The page that phones keep. */
    @Controller
    static class Shell {

        @GetMapping(PAGES + KIND)
        @OpenToAll
        String shell(Model model) {
            model.addAttribute("fields", Candidates.FIELDS);
            return ListPages.VIEWS + "ask";
        }
    }
}

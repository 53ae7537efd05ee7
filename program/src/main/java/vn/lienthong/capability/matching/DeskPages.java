package vn.lienthong.capability.matching;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.registry.WholeRegister;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** Rows of a list; work lists by commune and hamlet; deciding one row, or many that are alike. */
@Controller
@RequestMapping(MatchList.PATH + "/{id}")
@Allowed(MatchingConfiguration.DECIDE)
class DeskPages {

    static final String GROUP = "nhom";
    static final String UNIT = "xa";
    static final String PART = "thon";
    static final String STATE = "quyet-dinh";
    private static final Set<PersonField> IN_A_CORRECTION =
            EnumSet.of(PersonField.NAME, PersonField.NUMBER, PersonField.BIRTH, PersonField.SEX, PersonField.HOUSEHOLD);

    private final RowStore rows;
    private final ListStore lists;
    private final ListReach reach;
    private final Candidates candidates;
    private final Decisions decisions;
    private final WholeRegister whole;
    private final Purpose purpose;
    private final UnitNames units;
    private final Sheets sheets;
    private final Messages messages;

    DeskPages(
            RowStore rows,
            ListStore lists,
            ListReach reach,
            Candidates candidates,
            Decisions decisions,
            WholeRegister whole,
            Purpose cleaningPurpose,
            UnitNames units,
            Sheets sheets,
            Messages messages) {
        this.rows = rows;
        this.lists = lists;
        this.reach = reach;
        this.candidates = candidates;
        this.decisions = decisions;
        this.whole = whole;
        this.purpose = cleaningPurpose;
        this.units = units;
        this.sheets = sheets;
        this.messages = messages;
    }

    /** Where a person works: which group, commune and hamlet; goes along from row to row in the address. */
    record Place(@Nullable Group group, String unit, String part) {

        RowStore.Filter open() {
            return RowStore.Filter.openOf(group, unit, part);
        }

        /** The rows of the place that are looked at one by one, decided or not. */
        RowStore.Filter all() {
            return new RowStore.Filter(group, unit, part, null, false, "");
        }

        String query() {
            UriComponentsBuilder query = UriComponentsBuilder.newInstance();
            if (group != null) {
                query.queryParam(GROUP, group.word());
            }
            if (!unit.isEmpty()) {
                query.queryParam(UNIT, unit);
            }
            if (!part.equals("*")) {
                query.queryParam(PART, part.isEmpty() ? "-" : part);
            }
            return query.encode().build().toUriString();
        }
    }

    private static Place place(@Nullable String group, @Nullable String unit, @Nullable String part) {
        String hamlet = part == null ? "" : part;
        return new Place(
                Group.ofWord(group == null ? "" : group).orElse(null),
                unit == null ? "" : unit,
                hamlet.isEmpty() ? "*" : hamlet.equals("-") ? "" : hamlet);
    }

    /** A commune with its hamlets in the work list. */
    record UnitWork(String code, String name, int open, int rows, boolean signed, List<RowStore.Part> parts) {

        UnitWork {
            parts = List.copyOf(parts);
        }
    }

    @GetMapping("/dong")
    String rows(@PathVariable UUID id, ListQuery query, Model model, Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        RowStore.Filter filter = filter(query);
        List<RowStore.Line> found = rows.page(id, filter, sort(query), query.offset(), query.size());
        shown(list, found);
        model.addAttribute("list", list);
        model.addAttribute("query", query);
        model.addAttribute("total", rows.count(id, filter));
        model.addAttribute("found", found);
        model.addAttribute("groups", groupChoices(locale));
        model.addAttribute("units", unitChoices(id));
        model.addAttribute(
                "states",
                Arrays.stream(Decision.values())
                        .map(one -> Choice.of(one.name(), messages.text(locale, one.key())))
                        .toList());
        model.addAttribute("names", unitNames(found));
        return ListPages.VIEWS + "rows";
    }

    private static RowStore.Sort sort(ListQuery query) {
        return switch (query.sort()) {
            case "ten" -> query.descending() ? RowStore.Sort.NAME_DOWN : RowStore.Sort.NAME;
            case "giong" -> RowStore.Sort.UNSURE;
            default -> query.descending() ? RowStore.Sort.LINE_DOWN : RowStore.Sort.LINE;
        };
    }

    private static RowStore.Filter filter(ListQuery query) {
        Place place = place(query.filter(GROUP), query.filter(UNIT), query.filter(PART));
        Decision state = Arrays.stream(Decision.values())
                .filter(one -> one.name().equals(query.filter(STATE)))
                .findFirst()
                .orElse(null);
        return new RowStore.Filter(
                place.group(),
                place.unit(),
                place.part(),
                state,
                false,
                query.folded().replaceAll("[%_\\\\]", ""));
    }

    /** What a row says differs in the register is the register's data: one diary line a person, written together. */
    private void shown(MatchList list, List<RowStore.Line> found) {
        List<UUID> persons = found.stream()
                .filter(line -> !line.fixes().isEmpty())
                .map(RowStore.Line::meant)
                .filter(Objects::nonNull)
                .toList();
        whole.shown(
                persons,
                IN_A_CORRECTION,
                purpose.serving("matching-list", list.id().toString()));
    }

    @GetMapping({"/dong.xlsx", "/dong.csv"})
    @Allowed(MatchingConfiguration.EXPORT)
    void export(
            @PathVariable UUID id,
            ListQuery query,
            HttpServletRequest asked,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        MatchList list = reach.require(id, MatchingConfiguration.EXPORT);
        if (!reach.may(MatchingConfiguration.DECIDE, list)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        RowStore.Filter filter = filter(query);
        List<RowStore.Line> found = rows.page(id, filter, sort(query), 0, 10_000);
        shown(list, found);
        decisions.exported(list, "rows", "", found.size());
        String end = asked.getRequestURI().endsWith(".csv") ? ".csv" : ".xlsx";
        List<Sheet.Column> columns = new ArrayList<>();
        columns.add(Sheet.Column.number(messages.text(locale, "matching.row.line")));
        for (String field : List.of("name", "number", "birth", "unit", "hamlet")) {
            columns.add(Sheet.Column.text(messages.text(locale, "matching.field." + field), 24));
        }
        columns.add(Sheet.Column.text(messages.text(locale, "matching.group"), 20));
        columns.add(Sheet.Column.text(messages.text(locale, "matching.row.fixes"), 60));
        columns.add(Sheet.Column.text(messages.text(locale, "matching.row.state"), 24));
        sheets.send(
                response,
                messages.text(locale, "matching.rows.file") + end,
                new Sheet(
                        messages.text(locale, "matching.rows.file"),
                        list.title(),
                        columns,
                        found.stream()
                                .map(line -> Arrays.asList(
                                        line.row().line(),
                                        line.row().name(),
                                        line.row().anyNumber(),
                                        line.row().birth(),
                                        units.name(line.unit()),
                                        line.row().hamlet(),
                                        messages.text(locale, line.group().key()),
                                        fixes(line, locale),
                                        messages.text(locale, line.state().key())))
                                .toList()));
    }

    private String fixes(RowStore.Line line, Locale locale) {
        return line.fixes().stream()
                .map(fix -> messages.text(
                        locale,
                        "matching.fix",
                        messages.text(locale, "matching.evidence." + fix.field()),
                        fix.from(),
                        fix.to()))
                .collect(Collectors.joining("; "));
    }

    @GetMapping("/khong-doc-duoc")
    String unreadable(@PathVariable UUID id, Model model) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        model.addAttribute("list", list);
        model.addAttribute("found", rows.unreadable(id, -1, 500));
        return ListPages.VIEWS + "unreadable";
    }

    @GetMapping("/viec")
    String work(
            @PathVariable UUID id,
            @RequestParam(name = UNIT, defaultValue = "") String unit,
            Model model,
            Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        Map<String, ListStore.Signature> signatures = lists.signatures(id);
        Map<String, List<RowStore.Part>> byUnit = rows.parts(id).stream()
                .filter(part -> unit.isEmpty() || part.unit().equals(unit))
                .collect(Collectors.groupingBy(RowStore.Part::unit, LinkedHashMap::new, Collectors.toList()));
        Summary summary = Summary.of(rows.counts(id));
        model.addAttribute("list", list);
        model.addAttribute("unit", unit);
        model.addAttribute(
                "summary", unit.isEmpty() ? summary.all() : summary.byUnit().getOrDefault(unit, summary.all()));
        model.addAttribute(
                "units",
                byUnit.entrySet().stream()
                        .map(one -> new UnitWork(
                                one.getKey(),
                                units.name(one.getKey()),
                                one.getValue().stream()
                                        .mapToInt(RowStore.Part::open)
                                        .sum(),
                                one.getValue().stream()
                                        .mapToInt(RowStore.Part::rows)
                                        .sum(),
                                signatures.containsKey(one.getKey()),
                                one.getValue().stream()
                                        .sorted(Comparator.comparing(RowStore.Part::name, VietnameseText.collator()))
                                        .toList()))
                        .sorted(Comparator.comparing(UnitWork::name, VietnameseText.collator()))
                        .toList());
        model.addAttribute("alike", rows.likenesses(id, unit));
        model.addAttribute("maySign", reach.may(MatchingConfiguration.SIGN, list));
        return ListPages.VIEWS + "work";
    }

    /** The first row of a work list that is still open. */
    @GetMapping("/viec/tiep")
    String next(
            @PathVariable UUID id,
            @RequestParam(name = GROUP, required = false) @Nullable String group,
            @RequestParam(name = UNIT, required = false) @Nullable String unit,
            @RequestParam(name = PART, required = false) @Nullable String part,
            @RequestParam(name = "sau", defaultValue = "-1") int after,
            RedirectAttributes flash,
            Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        return onward(list, place(group, unit, part), rows.find(id, after).orElse(null), flash, locale);
    }

    private String onward(
            MatchList list, Place place, RowStore.@Nullable Line after, RedirectAttributes flash, Locale locale) {
        Optional<RowStore.Line> next = rows.next(list.id(), place.open(), after);
        if (next.isEmpty() && after != null) {
            next = rows.next(list.id(), place.open(), null);
        }
        if (next.isPresent()) {
            return "redirect:" + list.path() + "/dong/" + next.get().row().line() + place.query();
        }
        flash.addFlashAttribute("toast", messages.text(locale, "matching.work.done"));
        return "redirect:" + list.path() + "/viec";
    }

    @GetMapping("/dong/{line}")
    String one(
            @PathVariable UUID id,
            @PathVariable int line,
            @RequestParam(name = GROUP, required = false) @Nullable String group,
            @RequestParam(name = UNIT, required = false) @Nullable String unit,
            @RequestParam(name = PART, required = false) @Nullable String part,
            Model model,
            Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        RowStore.Line row = rows.find(id, line).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Place place = place(group, unit, part);
        model.addAttribute("list", list);
        model.addAttribute("line", row);
        model.addAttribute("own", candidates.own(row, locale));
        model.addAttribute("shown", candidates.of(list, row, locale));
        RowStore.Line twin =
                row.sameAs() == line ? null : rows.find(id, row.sameAs()).orElse(null);
        model.addAttribute("twin", twin);
        model.addAttribute("twinOwn", twin == null ? Map.of() : candidates.own(twin, locale));
        model.addAttribute("place", place);
        model.addAttribute("open", rows.count(id, place.open()));
        model.addAttribute("all", rows.count(id, place.all()) - settledAlone(id, place));
        model.addAttribute("signed", lists.signatures(id).containsKey(row.unit()));
        model.addAttribute("unitName", units.name(row.unit()));
        return ListPages.VIEWS + "decide";
    }

    /** Clean rows are nobody's work. */
    private long settledAlone(UUID id, Place place) {
        return place.group() == null || place.group() == Group.CLEAN
                ? rows.count(id, new RowStore.Filter(Group.CLEAN, place.unit(), place.part(), null, false, ""))
                : 0;
    }

    @PostMapping("/dong/{line}")
    String decide(
            @PathVariable UUID id,
            @PathVariable int line,
            @RequestParam("la") String choice,
            @RequestParam(name = GROUP, required = false) @Nullable String group,
            @RequestParam(name = UNIT, required = false) @Nullable String unit,
            @RequestParam(name = PART, required = false) @Nullable String part,
            RedirectAttributes flash,
            Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        Place place = place(group, unit, part);
        Choiced made = Choiced.of(choice);
        Decisions.Outcome outcome = decisions.decide(list, line, made.decision(), made.person());
        String words = switch (outcome) {
            case Decisions.Outcome.Settled _ ->
                messages.text(
                        locale,
                        "matching.decided",
                        line,
                        messages.text(locale, made.decision().key()));
            case Decisions.Outcome.WaitsForSecond _ -> messages.text(locale, "matching.decided.second", line);
            case Decisions.Outcome.Signed _ -> messages.text(locale, "matching.decided.signed");
            case Decisions.Outcome.Nothing _ -> messages.text(locale, "matching.decided.nothing");
        };
        flash.addFlashAttribute("toast", words);
        return onward(list, place, rows.find(id, line).orElse(null), flash, locale);
    }

    /** What a button sends: {@code kieu} or {@code kieu:person}. */
    record Choiced(Decision decision, @Nullable UUID person) {

        static Choiced of(String sent) {
            String[] parts = sent.split(":", -1);
            Optional<UUID> person = parts.length > 1 ? ListPages.id(parts[1]) : Optional.empty();
            return switch (parts[0]) {
                case "nguoi" -> new Choiced(Decision.ACCEPTED, person.orElse(null));
                case "khong" -> new Choiced(Decision.NOBODY, null);
                case "hoi" -> new Choiced(Decision.ASKED, null);
                case "bo" -> new Choiced(Decision.REMOVED, null);
                case "giu" -> new Choiced(Decision.KEPT, person.orElse(null));
                default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            };
        }
    }

    @PostMapping("/hoan-tac")
    String undo(
            @PathVariable UUID id,
            @RequestParam(name = GROUP, required = false) @Nullable String group,
            @RequestParam(name = UNIT, required = false) @Nullable String unit,
            @RequestParam(name = PART, required = false) @Nullable String part,
            RedirectAttributes flash,
            Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        Optional<Integer> back = decisions.undo(list);
        flash.addFlashAttribute(
                "toast",
                back.map(line -> messages.text(locale, "matching.undone", line))
                        .orElse(messages.text(locale, "matching.undone.nothing")));
        return "redirect:" + list.path()
                + back.map(line -> "/dong/" + line).orElse("/viec")
                + place(group, unit, part).query();
    }

    @GetMapping("/giong-nhau")
    String alike(
            @PathVariable UUID id,
            @RequestParam(name = "kieu") String likeness,
            @RequestParam(name = UNIT, defaultValue = "") String unit,
            Model model,
            Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        List<RowStore.Line> found = rows.ofLikeness(id, unit, likeness, 50);
        shown(list, found);
        model.addAttribute("list", list);
        model.addAttribute("unit", unit);
        model.addAttribute("likeness", likeness);
        model.addAttribute("words", String.join("; ", candidates.why(likeness, locale)));
        model.addAttribute(
                "count",
                rows.likenesses(id, unit).stream()
                        .filter(one -> one.likeness().equals(likeness))
                        .mapToInt(RowStore.Likeness::rows)
                        .sum());
        model.addAttribute("found", found);
        return ListPages.VIEWS + "alike";
    }

    @PostMapping("/giong-nhau")
    String acceptAlike(
            @PathVariable UUID id,
            @RequestParam(name = "kieu") String likeness,
            @RequestParam(name = UNIT, defaultValue = "") String unit,
            RedirectAttributes flash,
            Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        int done = decisions.acceptAlike(list, unit, likeness);
        flash.addFlashAttribute("toast", messages.text(locale, "matching.alike.done", done));
        return "redirect:" + list.path() + "/viec" + place(null, unit, null).query();
    }

    @GetMapping("/ky")
    @Allowed(MatchingConfiguration.SIGN)
    String reallySign(@PathVariable UUID id, @RequestParam(UNIT) String unit, Model model) {
        MatchList list = reach.require(id, MatchingConfiguration.SIGN);
        Summary.Tally tally = Summary.of(rows.counts(id)).byUnit().get(unit);
        if (tally == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("list", list);
        model.addAttribute("unit", unit);
        model.addAttribute("unitName", units.name(unit));
        model.addAttribute("tally", tally);
        model.addAttribute("signature", lists.signatures(id).get(unit));
        return ListPages.VIEWS + "sign";
    }

    @PostMapping("/ky")
    @Allowed(MatchingConfiguration.SIGN)
    String sign(
            @PathVariable UUID id,
            @RequestParam(UNIT) String unit,
            @RequestParam(name = "y-kien", defaultValue = "") String words,
            RedirectAttributes flash,
            Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.SIGN);
        Decisions.Signing done = decisions.sign(
                list,
                unit,
                words.strip().substring(0, Math.min(500, words.strip().length())));
        flash.addFlashAttribute(
                "toast",
                messages.text(
                        locale,
                        switch (done) {
                            case DONE -> "matching.sign.done";
                            case OPEN_ROWS -> "matching.sign.not-yet";
                            case SIGNED_ALREADY -> "matching.sign.already";
                        }));
        return "redirect:" + list.path();
    }

    @PostMapping("/ky/thu-hoi")
    @Allowed(MatchingConfiguration.SIGN)
    String unsign(@PathVariable UUID id, @RequestParam(UNIT) String unit, RedirectAttributes flash, Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.SIGN);
        if (decisions.unsign(list, unit)) {
            flash.addFlashAttribute("toast", messages.text(locale, "matching.sign.back"));
        }
        return "redirect:" + list.path();
    }

    private List<Choice> groupChoices(Locale locale) {
        return Arrays.stream(Group.values())
                .map(one -> Choice.of(one.word(), messages.text(locale, one.key())))
                .toList();
    }

    private List<Choice> unitChoices(UUID id) {
        return Summary.of(rows.counts(id)).byUnit().keySet().stream()
                .map(code -> Choice.of(code, units.name(code)))
                .sorted(Comparator.comparing(Choice::text, VietnameseText.collator()))
                .toList();
    }

    private Map<String, String> unitNames(List<RowStore.Line> found) {
        return found.stream().map(RowStore.Line::unit).distinct().collect(Collectors.toMap(code -> code, units::name));
    }
}

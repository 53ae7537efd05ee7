package vn.lienthong.capability.indicators;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.ui.Bar;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;

/** The numbers as people read them: all of one place, one of all places, the records behind one. */
@Controller
@RequestMapping(IndicatorPages.PATH)
@Allowed(IndicatorConfiguration.READ)
class IndicatorPages {

    static final String PATH = "/chi-tieu";
    static final String PLACE = "noi";
    static final String PERIOD = "ky";
    static final String PART = "phan";

    private static final String ROOM = "lienthong/capability/indicators/";
    private static final int TREND = 6;
    private static final int LONG_TREND = 12;
    private static final int FEWEST_BARS = 4;

    /** One indicator of the list. */
    record Row(
            Indicator indicator,
            String name,
            @Nullable Value value,
            String amount,
            String parts,
            String period,
            List<Bar> trend,
            @Nullable Target target,
            String targetWords,
            Target.Light light) {}

    /** One value in a table. */
    record Line(
            Value value,
            String place,
            String part,
            String period,
            String amount,
            String parts,
            @Nullable Target target,
            String targetWords,
            Target.Light light,
            String records) {}

    /** What one indicator is, in words. */
    record Definition(
            Indicator indicator,
            String name,
            String meaning,
            String formula,
            String numerator,
            String denominator,
            String source,
            String basis) {}

    /** Its course at one place, and what it says. */
    record Course(String place, String finding, List<Bar> bars, List<Line> lines) {}

    private final Indicators indicators;
    private final IndicatorStore store;
    private final IndicatorWords words;
    private final IndicatorSheet sheet;
    private final Locality locality;
    private final Access access;
    private final Messages messages;
    private final Clock clock;

    IndicatorPages(
            Indicators indicators,
            IndicatorStore store,
            IndicatorWords words,
            IndicatorSheet sheet,
            Locality locality,
            Access access,
            Messages messages,
            Clock clock) {
        this.indicators = indicators;
        this.store = store;
        this.words = words;
        this.sheet = sheet;
        this.locality = locality;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String all(ListQuery query, Locale locale, Model model) {
        Optional<Place> place = place(query);
        List<Place> places = store.places();
        model.addAttribute("query", query);
        model.addAttribute("place", place.map(at -> name(at)).orElse(""));
        model.addAttribute("placeCode", place.map(PlaceParameter::write).orElse(""));
        model.addAttribute("places", choices(places));
        model.addAttribute("rows", place.map(at -> rows(at, query, locale)).orElse(List.of()));
        return ROOM + "indicators";
    }

    @GetMapping("/xuat.{kind}")
    void export(@PathVariable String kind, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        Place place = place(query).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        requireFormat(kind);
        sheet.all(response, kind, name(place), rows(place, query, locale), locale);
    }

    private List<Row> rows(Place place, ListQuery query, Locale locale) {
        LocalDate today = LocalDate.now(clock);
        Map<String, List<Value>> recent = store.recent(place, today).stream()
                .collect(Collectors.groupingBy(value -> value.cell().indicator()));
        Map<String, List<Target>> targets = targetsOf(place);
        return indicators.all().stream()
                .filter(indicators::maySee)
                .filter(indicator -> fits(indicator, query, locale))
                .filter(indicator -> indicator.level() == Indicator.Level.BOTH
                        || (indicator.level() == Indicator.Level.UNIT) == (place.agency() == null))
                .map(indicator -> row(
                        indicator,
                        recent.getOrDefault(indicator.id(), List.of()),
                        Indicators.current(targets.getOrDefault(indicator.id(), List.of()), today)
                                .orElse(null),
                        locale))
                .toList();
    }

    private boolean fits(Indicator indicator, ListQuery query, Locale locale) {
        return query.q().isEmpty()
                || vn.lienthong.kernel.VietnameseText.fold(words.name(indicator, locale))
                        .contains(query.folded());
    }

    private Row row(Indicator indicator, List<Value> series, @Nullable Target target, Locale locale) {
        Value latest = series.isEmpty() ? null : series.getLast();
        return new Row(
                indicator,
                words.name(indicator, locale),
                latest,
                latest == null ? IndicatorWords.UNKNOWN : words.amount(indicator, latest, locale),
                latest == null ? "" : words.parts(indicator, latest, locale),
                latest == null ? "" : words.period(latest.cell().period(), locale),
                bars(indicator, series.subList(Math.max(0, series.size() - TREND), series.size())),
                target,
                target == null ? "" : targetWords(indicator, target, locale),
                latest == null || target == null ? Target.Light.NONE : target.light(indicator, latest));
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, ListQuery query, Locale locale, Model model) {
        Indicator indicator = visible(id);
        List<Period> periods = store.periods(id, 60);
        Optional<Period> period = Period.parse(query.filter(PERIOD))
                .filter(periods::contains)
                .or(() -> periods.stream().findFirst());
        List<Line> lines = period.map(at -> lines(indicator, at, locale)).orElse(List.of());
        Optional<Place> place = place(query);
        model.addAttribute("query", query);
        model.addAttribute("what", definition(indicator, locale));
        model.addAttribute("period", period.map(at -> words.period(at, locale)).orElse(""));
        model.addAttribute("periodCode", period.map(Period::code).orElse(""));
        model.addAttribute(
                "periods",
                periods.stream()
                        .map(at -> Choice.of(at.code(), words.period(at, locale)))
                        .toList());
        model.addAttribute(
                "places",
                choices(lines.stream()
                        .map(line -> line.value().cell().place())
                        .distinct()
                        .toList()));
        model.addAttribute("total", (long) lines.size());
        model.addAttribute("lines", page(lines, query));
        model.addAttribute("course", place.map(at -> course(indicator, at, locale)));
        model.addAttribute("computable", indicators.computable(id));
        return ROOM + "indicator";
    }

    @GetMapping("/{id}/xuat.{kind}")
    void exportOne(
            @PathVariable String id,
            @PathVariable String kind,
            ListQuery query,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Indicator indicator = visible(id);
        requireFormat(kind);
        Period period = Period.parse(query.filter(PERIOD))
                .or(() -> store.periods(id, 1).stream().findFirst())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        sheet.one(response, kind, indicator, lines(indicator, period, locale), locale);
    }

    /** Computes the running period and the one before it now, instead of at the next full hour. */
    @PostMapping("/{id}/tinh-lai")
    @Allowed(IndicatorConfiguration.TARGET)
    String compute(@PathVariable String id, Locale locale, RedirectAttributes redirect) {
        Indicator indicator = visible(id);
        Period now = Period.of(indicator.cadence(), LocalDate.now(clock), indicator.closingDay());
        int changed = indicators.compute(id, now.previous()).orElse(0)
                + indicators.compute(id, now).orElse(0);
        redirect.addFlashAttribute("toast", messages.text(locale, "indicators.computed", changed));
        return "redirect:" + PATH + "/" + id;
    }

    @GetMapping("/{id}/ho-so")
    String records(@PathVariable String id, ListQuery query, Locale locale, Model model) {
        Indicator indicator = visible(id);
        Place place = PlaceParameter.read(query.filter(PLACE))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Period period =
                Period.parse(query.filter(PERIOD)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Cell cell = cell(id, place, period, query.filter(PART));
        Value value = indicators.value(cell).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        RecordSource source = indicators.records(id).orElse(null);
        model.addAttribute("query", query);
        model.addAttribute("what", definition(indicator, locale));
        model.addAttribute("line", line(indicator, value, name(place), null, locale));
        model.addAttribute("known", source != null);
        model.addAttribute("open", source != null && source.mayOpen(cell));
        model.addAttribute("total", source == null ? 0L : source.count(cell, value.asOf()));
        model.addAttribute(
                "records",
                source != null && source.mayOpen(cell)
                        ? source.records(cell, value.asOf(), query.offset(), query.size())
                        : List.<RecordSource.Line>of());
        model.addAttribute(
                "earlier",
                indicators.earlier(cell).stream()
                        .map(before -> line(indicator, before, name(place), null, locale))
                        .toList());
        return ROOM + "records";
    }

    private static Cell cell(String id, Place place, Period period, String part) {
        try {
            return new Cell(id, place, period, Cell.dimensions(part));
        } catch (RuntimeException noPart) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "part", noPart);
        }
    }

    private static void requireFormat(String kind) {
        if (!kind.equals("xlsx") && !kind.equals("csv")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    Definition definition(Indicator indicator, Locale locale) {
        return new Definition(
                indicator,
                words.name(indicator, locale),
                words.word(indicator, "meaning", locale),
                words.word(indicator, "formula", locale),
                words.word(indicator, "numerator", locale),
                words.word(indicator, "denominator", locale),
                words.word(indicator, "source", locale),
                words.word(indicator, "basis", locale));
    }

    private List<Line> lines(Indicator indicator, Period period, Locale locale) {
        List<Value> values = indicators.values(indicator.id(), period);
        Map<Place, String> names = words.names(
                values.stream().map(value -> value.cell().place()).distinct().toList(), LocalDate.now(clock));
        Map<Place, List<Target>> targets = store.targets(indicator.id()).stream()
                .map(IndicatorStore.KeptTarget::target)
                .collect(Collectors.groupingBy(Target::place));
        return values.stream()
                .map(value -> line(
                        indicator,
                        value,
                        names.getOrDefault(value.cell().place(), ""),
                        Indicators.current(targets.getOrDefault(value.cell().place(), List.of()), period.last())
                                .orElse(null),
                        locale))
                .sorted(Comparator.comparing(
                                (Line line) -> line.value().cell().place().agency() != null)
                        .thenComparing(Line::place, vn.lienthong.kernel.VietnameseText.collator())
                        .thenComparing(Line::part))
                .toList();
    }

    private Line line(Indicator indicator, Value value, String place, @Nullable Target target, Locale locale) {
        Cell cell = value.cell();
        boolean whole = cell.dimensions().isEmpty();
        return new Line(
                value,
                place,
                words.dimensions(indicator, cell, locale),
                words.period(cell.period(), locale),
                words.amount(indicator, value, locale),
                words.parts(indicator, value, locale),
                whole ? target : null,
                target == null || !whole ? "" : targetWords(indicator, target, locale),
                target == null || !whole ? Target.Light.NONE : target.light(indicator, value),
                records(cell));
    }

    /** Address of the records behind a value. */
    static String records(Cell cell) {
        return PATH + "/" + cell.indicator() + "/ho-so?" + PLACE + "=" + PlaceParameter.write(cell.place()) + "&"
                + PERIOD + "=" + cell.period().code()
                + (cell.dimensions().isEmpty()
                        ? ""
                        : "&" + PART + "="
                                + java.net.URLEncoder.encode(
                                        cell.dimensionKey(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private Course course(Indicator indicator, Place place, Locale locale) {
        List<Value> series = indicators.series(indicator.id(), place, LocalDate.now(clock), LONG_TREND);
        List<Bar> bars = bars(indicator, series);
        List<Line> lines = new ArrayList<>(series.stream()
                .map(value -> line(indicator, value, "", null, locale))
                .toList());
        Collections.reverse(lines);
        return new Course(
                name(place), finding(indicator, series, locale), bars.size() < FEWEST_BARS ? List.of() : bars, lines);
    }

    private String finding(Indicator indicator, List<Value> series, Locale locale) {
        List<Value> known = series.stream()
                .filter(value -> value.amount(indicator).isPresent())
                .toList();
        if (known.size() < FEWEST_BARS) {
            return "";
        }
        BigDecimal first = known.getFirst().amount(indicator).orElseThrow();
        BigDecimal last = known.getLast().amount(indicator).orElseThrow();
        String way = first.compareTo(last) == 0 ? "same" : first.compareTo(last) < 0 ? "up" : "down";
        return messages.text(
                locale,
                "indicators.finding." + way,
                words.amount(indicator, first, locale),
                words.amount(indicator, last, locale),
                known.size());
    }

    private List<Bar> bars(Indicator indicator, List<Value> series) {
        return series.stream()
                .flatMap(value -> value.amount(indicator).stream()
                        .map(amount -> new Bar(
                                words.shortPeriod(value.cell().period()), Math.max(0, amount.doubleValue()), false)))
                .toList();
    }

    private String targetWords(Indicator indicator, Target target, Locale locale) {
        return words.amount(indicator, target.amount(), locale);
    }

    private Map<String, List<Target>> targetsOf(Place place) {
        return store.targets(null).stream()
                .map(IndicatorStore.KeptTarget::target)
                .filter(target -> target.place().equals(place))
                .collect(Collectors.groupingBy(Target::indicator));
    }

    /** The place asked for; else the agency of the one who looks if it has values; else home. */
    private Optional<Place> place(ListQuery query) {
        return PlaceParameter.read(query.filter(PLACE))
                .or(() -> locality.home().map(home -> Place.unit(home.unitCode())));
    }

    private String name(Place place) {
        return words.names(List.of(place), LocalDate.now(clock)).getOrDefault(place, place.unitCode());
    }

    List<Choice> choices(List<Place> places) {
        Map<Place, String> names = words.names(places, LocalDate.now(clock));
        return names.entrySet().stream()
                .map(place -> Choice.of(PlaceParameter.write(place.getKey()), place.getValue()))
                .toList();
    }

    Indicator visible(String id) {
        Indicator indicator = indicators.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!indicators.maySee(indicator)) {
            access.require(indicator.right());
        }
        return indicator;
    }

    private static List<Line> page(List<Line> lines, ListQuery query) {
        int from = (int) Math.min(query.offset(), lines.size());
        return lines.subList(from, Math.min(lines.size(), from + query.size()));
    }
}

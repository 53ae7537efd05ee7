package vn.lienthong.capability.locality;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;

/** Agencies to look at: the list and one agency's page. */
@Controller
@RequestMapping("/don-vi/co-quan")
@Allowed(Allowed.SIGNED_IN)
class AgencyPages {

    static final String UNIT = "thuoc";
    static final String KIND = "loai";
    static final String ENDED = "het";

    private static final int EXPORTED = 100_000;

    /** An agency in the list. */
    record Line(Agency agency, String unitName) {}

    /** One agency as its page shows it. */
    record Card(
            Agency agency,
            LocalDate on,
            String kindName,
            @Nullable AdminUnit unit,
            @Nullable Agency parent,
            List<AgencyStore.DatedName> names,
            List<AgencyStore.Alias> aliases,
            List<AgencyStore.Code> codes,
            List<Agency> predecessors,
            List<Agency> successors,
            List<StaffStore.Post> posts,
            List<StaffStore.Staff> staff) {}

    private final Locality locality;
    private final UnitStore units;
    private final AgencyStore agencies;
    private final StaffStore staff;
    private final AgencyVocabulary vocabulary;
    private final Sheets sheets;
    private final Messages messages;
    private final Clock clock;

    AgencyPages(
            Locality locality,
            UnitStore units,
            AgencyStore agencies,
            StaffStore staff,
            AgencyVocabulary vocabulary,
            Sheets sheets,
            Messages messages,
            Clock clock) {
        this.locality = locality;
        this.units = units;
        this.agencies = agencies;
        this.staff = staff;
        this.vocabulary = vocabulary;
        this.sheets = sheets;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String agencies(ListQuery query, Model model) {
        LocalDate on = WrittenDay.parse(query.filter("ngay")).orElse(LocalDate.now(clock));
        AgencyStore.Filter filter = filter(query);
        List<Agency> found = agencies.list(filter, on, query.size(), (int) query.offset());
        Map<String, Optional<AdminUnit>> at = found.stream()
                .map(Agency::unitCode)
                .distinct()
                .collect(java.util.stream.Collectors.toMap(Function.identity(), code -> unit(code, on)));
        model.addAttribute("query", query);
        model.addAttribute("on", on);
        model.addAttribute("endedHome", endedHome(query));
        model.addAttribute("total", agencies.count(filter, on));
        model.addAttribute("units", unitChoices(on));
        model.addAttribute("kinds", kindChoices());
        model.addAttribute(
                "found",
                found.stream()
                        .map(agency -> new Line(
                                agency,
                                at.getOrDefault(agency.unitCode(), Optional.empty())
                                        .map(AdminUnit::name)
                                        .orElse(agency.unitCode())))
                        .toList());
        return "lienthong/capability/locality/agencies";
    }

    /** The list as a sheet, narrowed as the page is. */
    @GetMapping("/xuat.{ending:xlsx|csv}")
    void export(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        LocalDate on = WrittenDay.parse(query.filter("ngay")).orElse(LocalDate.now(clock));
        Map<String, String> at = new HashMap<>();
        String title = messages.text(locale, "locality.agencies.title");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<Agency> found = agencies.list(filter(query), on, EXPORTED, 0);
        AgencyStore.More more = agencies.more(found.stream().map(Agency::id).toList());
        for (Agency agency : found) {
            UUID parent = agency.parentId();
            rows.add(Arrays.asList(
                    agency.name(),
                    kindName(agency.kind()),
                    at.computeIfAbsent(
                            agency.unitCode(),
                            code -> unit(code, on).map(AdminUnit::name).orElse(code)),
                    parent == null ? null : more.parents().get(parent),
                    String.join("; ", more.aliases().getOrDefault(agency.id(), List.of())),
                    String.join("; ", more.codes().getOrDefault(agency.id(), List.of())),
                    agency.validFrom(),
                    agency.validTo()));
        }
        List<Sheet.Column> columns = List.of(
                text(locale, "locality.agency-rows.name", 50),
                text(locale, "locality.agency-rows.kind", 30),
                text(locale, "locality.agency-rows.unit", 30),
                text(locale, "locality.agency-rows.parent", 40),
                text(locale, "locality.agency-rows.aliases", 40),
                text(locale, "locality.agency-rows.codes", 24),
                Sheet.Column.date(messages.text(locale, "locality.agency-rows.from")),
                Sheet.Column.date(messages.text(locale, "locality.agencies.until")));
        sheets.send(response, title + "." + ending, new Sheet(title, title, columns, rows));
    }

    private Sheet.Column text(Locale locale, String key, int width) {
        return Sheet.Column.text(messages.text(locale, key), width);
    }

    private static AgencyStore.Filter filter(ListQuery query) {
        return new AgencyStore.Filter(
                query.q(),
                query.filter(UNIT),
                query.filter(KIND),
                !query.filter(ENDED).isEmpty());
    }

    /** Home, where it has ended and no other day was asked for: its agencies stand on its last day only. */
    private @Nullable AdminUnit endedHome(ListQuery query) {
        return locality.homeUnit()
                .filter(home -> query.filter("ngay").isEmpty() && !home.isValidOn(LocalDate.now(clock)))
                .orElse(null);
    }

    private Optional<AdminUnit> unit(String code, LocalDate on) {
        return units.find(code, on).or(() -> units.versions(code).stream().findFirst());
    }

    private List<Choice> unitChoices(LocalDate on) {
        return agencies.unitCodes().stream()
                .flatMap(code -> unit(code, on).stream())
                .sorted(Comparator.comparing((AdminUnit unit) -> unit.tier()).thenComparing(AdminUnit::name))
                .map(unit -> Choice.of(unit.code(), unit.name()))
                .toList();
    }

    private List<Choice> kindChoices() {
        List<Choice> choices = new ArrayList<>();
        List<String> used = agencies.kinds();
        vocabulary.all().stream()
                .filter(kind -> used.contains(kind.id()))
                .forEach(kind -> choices.add(Choice.of(kind.id(), kind.plainName())));
        return choices;
    }

    String kindName(String kind) {
        return vocabulary.find(kind).map(AgencyKind::plainName).orElse("");
    }

    @GetMapping("/{id}")
    String agency(@PathVariable UUID id, Model model) {
        model.addAttribute("card", card(id));
        return "lienthong/capability/locality/agency";
    }

    Card card(UUID id) {
        LocalDate today = LocalDate.now(clock);
        Agency agency = agencies.find(id, today).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        LocalDate last = agency.validTo();
        LocalDate on = last != null && last.isBefore(today) ? last : today;
        UUID parent = agency.parentId();
        return new Card(
                agency,
                today,
                kindName(agency.kind()),
                unit(agency.unitCode(), on).orElse(null),
                parent == null ? null : locality.agency(parent, on).orElse(null),
                agencies.names(id),
                agencies.aliases(id),
                agencies.codes(id),
                agencies.predecessors(id, on),
                agencies.successors(id, today),
                staff.posts(id),
                staff.staff(id));
    }
}

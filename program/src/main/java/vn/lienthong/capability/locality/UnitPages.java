package vn.lienthong.capability.locality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;

/** The administrative units: search, tree, one unit through time; which unit is home. */
@Controller
@RequestMapping("/don-vi")
@Allowed(Allowed.SIGNED_IN)
class UnitPages {

    private static final int MOST_FOUND = 60;
    private static final LocalDate LAST_DISTRICT_DAY = LocalDate.of(2025, 6, 30);
    private static final String HOME_FORM = "lienthong/capability/locality/home";

    /** A unit in a list, with the names of the units above it. */
    record Line(AdminUnit unit, String place) {}

    /** One unit as its page shows it. */
    record Card(
            AdminUnit unit,
            LocalDate on,
            List<AdminUnit> above,
            List<AdminUnit> children,
            List<AdminUnit> versions,
            List<AdminUnit> before,
            List<AdminUnit> next,
            List<AdminUnit> now,
            List<Agency> agencies,
            boolean lacksAgencies) {}

    private final Locality locality;
    private final UnitStore units;
    private final AgencyVocabulary vocabulary;
    private final Messages messages;
    private final Clock clock;

    UnitPages(Locality locality, UnitStore units, AgencyVocabulary vocabulary, Messages messages, Clock clock) {
        this.locality = locality;
        this.units = units;
        this.vocabulary = vocabulary;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String units(ListQuery query, Model model) {
        LocalDate today = LocalDate.now(clock);
        Optional<LocalDate> asked = WrittenDay.parse(query.filter("ngay"));
        LocalDate on = asked.orElse(today);
        List<AdminUnit> found =
                query.q().isEmpty() ? locality.provinces(on) : locality.search(query.q(), on, MOST_FOUND);
        model.addAttribute("query", query);
        model.addAttribute("on", on);
        model.addAttribute("dayUnread", asked.isEmpty() && !query.filter("ngay").isEmpty());
        model.addAttribute("home", locality.home().orElse(null));
        model.addAttribute("found", lines(found, on));
        return "lienthong/capability/locality/units";
    }

    /** Each unit with the names above it; many lines share them, so each parent is asked for once. */
    private List<Line> lines(List<AdminUnit> found, LocalDate on) {
        Map<String, String> places = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (AdminUnit unit : found) {
            String parent = unit.parentCode() == null ? "" : unit.parentCode();
            lines.add(new Line(unit, places.computeIfAbsent(parent, code -> place(unit, on))));
        }
        return lines;
    }

    private String place(AdminUnit unit, LocalDate on) {
        return String.join(
                ", ",
                locality.above(unit, on).stream()
                        .filter(above -> above.tier() != AdminUnit.Tier.COUNTRY)
                        .map(AdminUnit::name)
                        .toList());
    }

    @GetMapping("/{code:[0-9]{2,5}}")
    String unit(@PathVariable String code, ListQuery query, Model model) {
        LocalDate today = LocalDate.now(clock);
        LocalDate on = WrittenDay.parse(query.filter("ngay")).orElse(today);
        List<AdminUnit> versions = units.versions(code);
        AdminUnit unit = units.find(code, on)
                .or(() -> versions.stream().findFirst())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        LocalDate shown = unit.isValidOn(on) ? on : lastDay(unit, on);
        List<Agency> agencies = locality.agenciesOf(code, shown).stream()
                .sorted(java.util.Comparator.comparingInt(agency -> vocabulary.order(agency.kind())))
                .toList();
        boolean lacks = vocabulary.standardAt(unit, shown).stream()
                .anyMatch(kind ->
                        agencies.stream().noneMatch(agency -> agency.kind().equals(kind.id())));
        List<AdminUnit> now = unit.isValidOn(today) ? List.of() : locality.successorsOn(unit, today);
        List<AdminUnit> next = units.next(unit);
        model.addAttribute(
                "card",
                new Card(
                        unit,
                        shown,
                        locality.above(unit, shown).stream()
                                .filter(above -> above.tier() != AdminUnit.Tier.COUNTRY)
                                .toList()
                                .reversed(),
                        unit.tier() == AdminUnit.Tier.COUNTRY
                                ? locality.provinces(shown)
                                : locality.children(unit, shown),
                        versions,
                        units.before(unit),
                        Set.copyOf(next).equals(Set.copyOf(now)) ? List.of() : next,
                        now,
                        agencies,
                        lacks));
        model.addAttribute("kinds", vocabulary);
        return "lienthong/capability/locality/unit";
    }

    private static LocalDate lastDay(AdminUnit unit, LocalDate on) {
        LocalDate last = unit.validTo();
        return last != null && last.isBefore(on) ? last : unit.validFrom();
    }

    @PostMapping("/{code:[0-9]{2,5}}/co-quan-mau")
    @Allowed(LocalityConfiguration.MANAGE)
    String createStandard(@PathVariable String code, Form form, Locale locale, RedirectAttributes after) {
        LocalDate on = WrittenDay.parse(form.value("ngay")).orElse(LocalDate.now(clock));
        AdminUnit unit = units.find(code, on).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        int made = locality.createStandard(unit, on).size();
        after.addFlashAttribute("toast", messages.text(locale, "locality.standard.done", made, unit.name()));
        return "redirect:/don-vi/" + code + "?ngay=" + on;
    }

    @GetMapping("/phuc-vu")
    @Allowed(LocalityConfiguration.MANAGE)
    String homeForm(Model model) {
        Form form = Form.blank();
        locality.home().ifPresent(home -> form.with("ma", home.unitCode()).with("ten", home.name()));
        return homeForm(form, model);
    }

    private static String homeForm(Form form, Model model) {
        model.addAttribute("form", form);
        return HOME_FORM;
    }

    @PostMapping("/phuc-vu")
    @Allowed(LocalityConfiguration.MANAGE)
    String serve(Form form, Model model, Locale locale, RedirectAttributes after) {
        String written = form.value("ma");
        // A district that has ended is named by its last day.
        String code = units.codeOf(written, LocalDate.now(clock), "")
                .or(() -> units.codeOf(written, LAST_DISTRICT_DAY, ""))
                .orElse(written);
        @Nullable AdminUnit unit = units.versions(code).stream().findFirst().orElse(null);
        if (unit == null || unit.tier() == AdminUnit.Tier.COUNTRY) {
            form.refuse("ma", "locality.home.code.unknown");
            return homeForm(form, model);
        }
        String name = form.value("ten").isEmpty() ? usualName(unit) : form.value("ten");
        locality.serve(unit.code(), name);
        after.addFlashAttribute("toast", messages.text(locale, "locality.home.done", name));
        return "redirect:/don-vi/" + unit.code();
    }

    private String usualName(AdminUnit unit) {
        LocalDate on = lastDay(unit, LocalDate.now(clock));
        return String.join(
                ", ",
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(unit.name()),
                                locality
                                        .above(unit, unit.isValidOn(LocalDate.now(clock)) ? LocalDate.now(clock) : on)
                                        .stream()
                                        .filter(above -> above.tier() != AdminUnit.Tier.COUNTRY)
                                        .map(AdminUnit::nameInSentence))
                        .toList());
    }
}

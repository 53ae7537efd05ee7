package vn.lienthong.capability.indicators;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
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
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** What a number should become, place by place. */
@Controller
@RequestMapping("/chi-tieu/{id}/muc-phan-dau")
@Allowed(IndicatorConfiguration.TARGET)
class TargetPages {

    static final String AMOUNT = "muc";
    static final String DUE = "ngay";
    static final String MARGIN = "lech";
    static final String BASIS = "can-cu";

    private static final String ROOM = "lienthong/capability/indicators/";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    /** A target in the list. */
    record Line(UUID id, Target target, String place, String amount, String margin) {}

    private final Indicators indicators;
    private final IndicatorStore store;
    private final IndicatorWords words;
    private final IndicatorPages pages;
    private final Locality locality;
    private final Access access;
    private final Messages messages;
    private final Clock clock;

    TargetPages(
            Indicators indicators,
            IndicatorStore store,
            IndicatorWords words,
            IndicatorPages pages,
            Locality locality,
            Access access,
            Messages messages,
            Clock clock) {
        this.indicators = indicators;
        this.store = store;
        this.words = words;
        this.pages = pages;
        this.locality = locality;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String id, Locale locale, Model model) {
        return shown(pages.visible(id), Form.blank(), locale, model);
    }

    @PostMapping
    String set(@PathVariable String id, Form form, Locale locale, Model model, RedirectAttributes redirect) {
        Indicator indicator = pages.visible(id);
        Optional<Place> place = PlaceParameter.read(form.value(IndicatorPages.PLACE))
                .filter(at -> places(indicator).contains(at));
        Optional<BigDecimal> amount = number(form.value(AMOUNT));
        Optional<BigDecimal> margin =
                form.value(MARGIN).isEmpty() ? Optional.of(BigDecimal.ZERO) : number(form.value(MARGIN));
        Optional<LocalDate> due = day(form.value(DUE));
        if (place.isEmpty()) {
            form.refuse(IndicatorPages.PLACE, "indicators.target.place-missing");
        }
        boolean share = indicator.unit() == Indicator.Unit.PERCENT;
        if (amount.isEmpty() || (share && amount.get().compareTo(BigDecimal.valueOf(100)) > 0)) {
            form.refuse(AMOUNT, share ? "indicators.target.share-wrong" : "indicators.target.amount-wrong");
        }
        if (due.isEmpty()) {
            form.refuse(DUE, "indicators.target.due-wrong");
        }
        if (margin.isEmpty()) {
            form.refuse(MARGIN, "indicators.target.margin-wrong");
        }
        if (form.wrong() || place.isEmpty() || amount.isEmpty() || due.isEmpty() || margin.isEmpty()) {
            return shown(indicator, form, locale, model);
        }
        UUID agency = place.get().agency();
        if (agency != null) {
            access.require(IndicatorConfiguration.TARGET, agency);
        }
        indicators.set(new Target(id, place.get(), amount.get(), due.get(), margin.get(), form.value(BASIS)));
        redirect.addFlashAttribute("toast", messages.text(locale, "indicators.target.done"));
        return "redirect:" + IndicatorPages.PATH + "/" + id + "/muc-phan-dau";
    }

    @PostMapping("/{target}/bo")
    String remove(@PathVariable String id, @PathVariable UUID target, Locale locale, RedirectAttributes redirect) {
        Indicator indicator = pages.visible(id);
        IndicatorStore.KeptTarget kept = store.targets(indicator.id()).stream()
                .filter(one -> one.id().equals(target))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        UUID agency = kept.target().place().agency();
        if (agency != null) {
            access.require(IndicatorConfiguration.TARGET, agency);
        }
        indicators.removeTarget(target);
        redirect.addFlashAttribute("toast", messages.text(locale, "indicators.target.gone"));
        return "redirect:" + IndicatorPages.PATH + "/" + id + "/muc-phan-dau";
    }

    private String shown(Indicator indicator, Form form, Locale locale, Model model) {
        List<IndicatorStore.KeptTarget> targets = store.targets(indicator.id());
        var names = words.names(
                targets.stream().map(kept -> kept.target().place()).distinct().toList(), LocalDate.now(clock));
        model.addAttribute("what", pages.definition(indicator, locale));
        model.addAttribute("form", form);
        model.addAttribute("places", pages.choices(places(indicator)));
        model.addAttribute(
                "lines",
                targets.stream()
                        .map(kept -> new Line(
                                kept.id(),
                                kept.target(),
                                names.getOrDefault(kept.target().place(), ""),
                                words.amount(indicator, kept.target().amount(), locale),
                                words.amount(indicator, kept.target().margin(), locale)))
                        .toList());
        return ROOM + "targets";
    }

    /** Home with its agencies, the units below it, and whatever has a value already. */
    private List<Place> places(Indicator indicator) {
        LocalDate today = LocalDate.now(clock);
        java.util.LinkedHashSet<Place> all = new java.util.LinkedHashSet<>();
        locality.homeUnit().ifPresent(home -> {
            if (indicator.level() != Indicator.Level.AGENCY) {
                all.add(Place.unit(home.code()));
                locality.children(home, today).forEach(unit -> all.add(Place.unit(unit.code())));
            }
            if (indicator.level() != Indicator.Level.UNIT) {
                locality.agenciesOf(home.code(), today)
                        .forEach(agency -> all.add(Place.agency(home.code(), agency.id())));
            }
        });
        store.places().stream()
                .filter(place -> indicator.level() == Indicator.Level.BOTH
                        || (indicator.level() == Indicator.Level.UNIT) == (place.agency() == null))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static Optional<BigDecimal> number(String typed) {
        String plain = typed.replace(" ", "").replace("%", "");
        if (plain.matches("\\d{1,3}(\\.\\d{3})+(,\\d{1,4})?")) {
            plain = plain.replace(".", "");
        }
        plain = plain.replace(',', '.');
        return plain.matches("\\d{1,15}(\\.\\d{1,4})?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed, DAY));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}

package vn.lienthong.capability.locality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** The forms by which an administrator makes, renames and merges agencies and says how else they are written. */
@Controller
@RequestMapping("/don-vi/co-quan")
@Allowed(LocalityConfiguration.MANAGE)
class AgencyForms {

    static final String NAME = "ten";
    static final String UNIT = "thuoc";
    static final String KIND = "loai";
    static final String DAY = "ngay";
    static final String ACT = "van-ban";
    static final String VERSION = "ban";
    static final String SUCCESSOR = "nhan";
    static final String SCHEME = "he-ma";
    static final String CODE = "ma";

    private static final String ROOM = "lienthong/capability/locality/";

    private final Locality locality;
    private final AgencyStore agencies;
    private final UnitStore units;
    private final AgencyVocabulary vocabulary;
    private final Messages messages;
    private final Clock clock;

    AgencyForms(
            Locality locality,
            AgencyStore agencies,
            UnitStore units,
            AgencyVocabulary vocabulary,
            Messages messages,
            Clock clock) {
        this.locality = locality;
        this.agencies = agencies;
        this.units = units;
        this.vocabulary = vocabulary;
        this.messages = messages;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private String todayWritten() {
        return java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy").format(today());
    }

    private Agency agency(UUID id) {
        return agencies.find(id, today()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String page(UUID id) {
        return "redirect:/don-vi/co-quan/" + id;
    }

    /** Reads a day from a form, or says at the field what to do. */
    static Optional<LocalDate> day(Form form, String field) {
        Optional<LocalDate> day = WrittenDay.parse(form.value(field));
        if (day.isEmpty()) {
            form.refuse(field, "locality.day.missing", form.value(field));
        }
        return day;
    }

    /** Puts a refusal at the field it is about. */
    private static boolean refused(Form form, AgencyChange change, Map<AgencyChange.Reason, String> fields) {
        if (change instanceof AgencyChange.Refused(AgencyChange.Reason reason)) {
            form.refuse(
                    fields.getOrDefault(reason, ""),
                    "locality.refused." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            return true;
        }
        return false;
    }

    @GetMapping("/moi")
    String newForm(Form asked, Locale locale, Model model) {
        Form form = Form.blank().with(UNIT, asked.value(UNIT)).with(NAME, asked.value(NAME));
        form.with(KIND, asked.value(KIND));
        form.with(DAY, asked.value(DAY).isEmpty() ? todayWritten() : asked.value(DAY));
        return newForm(form, model, locale);
    }

    private String newForm(Form form, Model model, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute(
                "kinds",
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(Choice.of(
                                        AgencyVocabulary.OTHER, messages.text(locale, "locality.kind.other"))),
                                vocabulary.all().stream().map(kind -> Choice.of(kind.id(), kind.plainName())))
                        .toList());
        return ROOM + "agencyNew";
    }

    @PostMapping("/moi")
    String create(Form form, Model model, Locale locale, RedirectAttributes after) {
        Optional<LocalDate> from = day(form, DAY);
        AgencyChange change = from.isEmpty()
                ? null
                : locality.create(
                        form.value(KIND),
                        form.value(NAME),
                        units.codeOf(form.value(UNIT), from.get(), near()).orElse(""),
                        null,
                        from.get());
        if (change == null
                || refused(
                        form,
                        change,
                        Map.of(
                                AgencyChange.Reason.NAME_MISSING, NAME,
                                AgencyChange.Reason.NAME_TAKEN, NAME,
                                AgencyChange.Reason.KIND_UNKNOWN, KIND,
                                AgencyChange.Reason.UNIT_UNKNOWN, UNIT))) {
            return newForm(form, model, locale);
        }
        after.addFlashAttribute("toast", messages.text(locale, "locality.create.done", form.value(NAME)));
        return page(((AgencyChange.Done) change).agency());
    }

    @GetMapping("/{id}/doi-ten")
    String renameForm(@PathVariable UUID id, Model model) {
        Agency agency = agency(id);
        Form form = Form.blank().with(NAME, agency.name()).with(DAY, todayWritten());
        return show("agencyRename", agency, form.with(VERSION, Integer.toString(agency.version())), model);
    }

    private static String show(String template, Agency agency, Form form, Model model) {
        model.addAttribute("agency", agency);
        model.addAttribute("form", form);
        return ROOM + template;
    }

    @PostMapping("/{id}/doi-ten")
    String rename(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        Optional<LocalDate> from = day(form, DAY);
        String act = form.value(ACT);
        if (from.isEmpty()
                || refused(
                        form,
                        locality.rename(id, form.value(NAME), from.get(), act.isEmpty() ? null : act, version(form)),
                        Map.of(
                                AgencyChange.Reason.NAME_MISSING, NAME,
                                AgencyChange.Reason.NAME_TAKEN, NAME,
                                AgencyChange.Reason.DAYS_CROSSED, DAY,
                                AgencyChange.Reason.ENDED, DAY))) {
            return show("agencyRename", agency(id), form, model);
        }
        after.addFlashAttribute("toast", messages.text(locale, "locality.rename.done", form.value(NAME)));
        return page(id);
    }

    private String near() {
        return locality.home().map(Locality.Home::unitCode).orElse("");
    }

    private static int version(Form form) {
        return form.value(VERSION).matches("\\d{1,9}") ? Integer.parseInt(form.value(VERSION)) : -1;
    }

    @GetMapping("/{id}/nhap")
    String mergeForm(@PathVariable UUID id, Model model) {
        Agency agency = agency(id);
        Form form = Form.blank().with(DAY, todayWritten()).with(VERSION, Integer.toString(agency.version()));
        return mergeForm(agency, form, model);
    }

    private String mergeForm(Agency agency, Form form, Model model) {
        LocalDate on = WrittenDay.parse(form.value(DAY)).orElse(today());
        var collator = VietnameseText.collator();
        List<String> codes = new java.util.ArrayList<>(List.of(agency.unitCode()));
        units.versions(agency.unitCode()).stream()
                .findFirst()
                .ifPresent(unit -> locality.successorsOn(unit, on).forEach(next -> codes.add(next.code())));
        model.addAttribute(
                "choices",
                agencies.of(codes, on).stream()
                        .filter(other -> !other.id().equals(agency.id()))
                        .sorted((a, b) -> collator.compare(a.name(), b.name()))
                        .map(other -> Choice.of(other.id().toString(), other.name()))
                        .toList());
        return show("agencyMerge", agency, form, model);
    }

    @PostMapping("/{id}/nhap")
    String merge(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        Agency agency = agency(id);
        Optional<LocalDate> firstDay = day(form, DAY);
        Optional<UUID> successor = id(form.value(SUCCESSOR));
        if (successor.isEmpty()) {
            form.refuse(SUCCESSOR, "locality.merge.successor.missing");
        }
        if (form.wrong()
                || refused(
                        form,
                        locality.mergeInto(id, successor.orElseThrow(), firstDay.orElseThrow(), version(form)),
                        Map.of(
                                AgencyChange.Reason.SAME_AGENCY, SUCCESSOR,
                                AgencyChange.Reason.SUCCESSOR_NOT_THERE, SUCCESSOR,
                                AgencyChange.Reason.DAYS_CROSSED, DAY,
                                AgencyChange.Reason.ENDED, DAY))) {
            return mergeForm(agency, form, model);
        }
        after.addFlashAttribute("toast", messages.text(locale, "locality.merge.done", agency.name()));
        return page(id);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @GetMapping("/{id}/ten-khac")
    String aliasForm(@PathVariable UUID id, Model model) {
        return show("agencyAlias", agency(id), Form.blank(), model);
    }

    @PostMapping("/{id}/ten-khac")
    String addAlias(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        Agency agency = agency(id);
        if (refused(
                form,
                locality.addAlias(id, form.value(NAME)),
                Map.of(AgencyChange.Reason.NAME_MISSING, NAME, AgencyChange.Reason.ALIAS_TAKEN, NAME))) {
            return show("agencyAlias", agency, form, model);
        }
        after.addFlashAttribute("toast", messages.text(locale, "locality.alias.done", form.value(NAME)));
        return page(id);
    }

    @PostMapping("/{id}/ten-khac/{alias}/bo")
    String removeAlias(@PathVariable UUID id, @PathVariable UUID alias, Locale locale, RedirectAttributes after) {
        locality.removeAlias(agency(id).id(), alias);
        after.addFlashAttribute("toast", messages.text(locale, "locality.alias.removed"));
        return page(id);
    }

    @GetMapping("/{id}/ma")
    String codeForm(@PathVariable UUID id, Model model) {
        return show("agencyCode", agency(id), Form.blank().with(SCHEME, "qcvn-102"), model);
    }

    @PostMapping("/{id}/ma")
    String putCode(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        Agency agency = agency(id);
        if (refused(
                form,
                locality.putCode(id, form.value(SCHEME), form.value(CODE)),
                Map.of(AgencyChange.Reason.CODE_MALFORMED, CODE, AgencyChange.Reason.CODE_TAKEN, CODE))) {
            return show("agencyCode", agency, form, model);
        }
        after.addFlashAttribute("toast", messages.text(locale, "locality.code.done", form.value(CODE)));
        return page(id);
    }
}

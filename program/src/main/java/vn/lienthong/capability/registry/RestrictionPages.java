package vn.lienthong.capability.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
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
import vn.lienthong.kernel.TypedDay;

/** Restrictions of processing: those of the units where the reader decides, and setting and ending one. No person's data. */
@Controller
@RequestMapping("/dan-cu")
@Allowed(RegistryConfiguration.RESTRICTED)
class RestrictionPages {

    static final String PURPOSES = "muc-dich";
    static final String BASIS = "can-cu";
    static final String REQUEST = "yeu-cau";
    static final String UNTIL = "den-ngay";
    static final String WHY = "ly-do";

    private static final String VIEWS = "lienthong/capability/registry/";
    private static final int LONGEST = 500;

    private final Restrictions restrictions;
    private final PersonStore persons;
    private final PurposeBook purposes;
    private final UnitReach reach;
    private final Deferrals deferrals;
    private final Messages messages;

    RestrictionPages(
            Restrictions restrictions,
            PersonStore persons,
            PurposeBook purposes,
            UnitReach reach,
            Deferrals deferrals,
            Messages messages) {
        this.restrictions = restrictions;
        this.persons = persons;
        this.purposes = purposes;
        this.reach = reach;
        this.deferrals = deferrals;
        this.messages = messages;
    }

    /** A restriction with its purposes and unit in words. */
    record Row(Restrictions.Restriction one, List<String> purposes, String unit) {}

    @GetMapping("/han-che")
    String list(Model model, Locale locale) {
        model.addAttribute("rows", rows(restrictions.at(reach.of(RegistryConfiguration.RESTRICTED)), locale));
        return VIEWS + "restrictions";
    }

    private List<Row> rows(List<Restrictions.Restriction> all, Locale locale) {
        Map<String, String> units = all.stream()
                .map(Restrictions.Restriction::unit)
                .distinct()
                .collect(Collectors.toMap(code -> code, reach::name));
        return all.stream()
                .map(one -> new Row(
                        one,
                        new TreeSet<>(one.purposes())
                                .stream()
                                        .map(code -> purposes.find(code)
                                                .map(purpose -> messages.text(locale, purpose.key()))
                                                .orElse(code))
                                        .toList(),
                        units.getOrDefault(one.unit(), "")))
                .toList();
    }

    @GetMapping("/nguoi/{id}/han-che")
    String form(@PathVariable UUID id, Model model, Locale locale) {
        Form form = Form.blank();
        return form(key(id), form, Restrictions.USUAL, model, locale);
    }

    private String form(PersonStore.Key key, Form form, Set<String> picked, Model model, Locale locale) {
        model.addAttribute("id", key.id());
        model.addAttribute("form", form);
        model.addAttribute("picked", picked);
        model.addAttribute(
                "purposes",
                purposes.all().stream()
                        .map(purpose -> Choice.of(purpose.code(), messages.text(locale, purpose.key())))
                        .toList());
        model.addAttribute("rows", rows(restrictions.of(key.id()), locale));
        return VIEWS + "restrict";
    }

    @PostMapping("/nguoi/{id}/han-che")
    String set(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        PersonStore.Key key = key(id);
        Set<String> picked = Set.copyOf(form.values(PURPOSES));
        if (!picked.stream().allMatch(code -> purposes.find(code).isPresent())) {
            form.refuse(PURPOSES, "registry.refusal.unknown-purpose");
        }
        if (form.value(BASIS).isEmpty() || form.value(BASIS).length() > LONGEST) {
            form.refuse(BASIS, "registry.restriction.basis-missing");
        }
        if (form.value(REQUEST).length() > LONGEST || RegistryPages.holdsNumber(form.value(REQUEST))) {
            form.refuse(REQUEST, "registry.record.wrong");
        }
        Optional<LocalDate> until = TypedDay.parse(form.value(UNTIL));
        if (!form.value(UNTIL).isEmpty() && (until.isEmpty() || until.get().isBefore(deferrals.today()))) {
            form.refuse(UNTIL, "registry.restriction.until-wrong");
        }
        if (form.wrong()) {
            return form(key, form, picked, model, locale);
        }
        restrictions.set(
                key,
                new OwnData.Restricting(false, picked, form.value(BASIS), form.value(REQUEST), until.orElse(null)));
        after.addFlashAttribute("toast", messages.text(locale, "registry.restriction.set"));
        return "redirect:/dan-cu/nguoi/" + id + "/han-che";
    }

    @PostMapping("/han-che/{id}/dung")
    String lift(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        Restrictions.Restriction one =
                restrictions.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        PersonStore.Key key = key(one.person());
        if (form.value(WHY).isEmpty() || form.value(WHY).length() > LONGEST) {
            return form(key, form.refuse("", "registry.restriction.why-missing"), Restrictions.USUAL, model, locale);
        }
        boolean lifted = restrictions.lift(id, form.value(WHY));
        after.addFlashAttribute(
                "toast",
                messages.text(locale, lifted ? "registry.restriction.lifted" : "registry.restriction.was-lifted"));
        return "redirect:/dan-cu/nguoi/" + key.id() + "/han-che";
    }

    /** Somebody within reach; who is not there and who is beyond it look the same. */
    private PersonStore.Key key(UUID person) {
        PersonStore.Key key = persons.key(person).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!reach.of(RegistryConfiguration.RESTRICTED).has(key.unit())) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, null, new AccessDeniedException(RegistryConfiguration.RESTRICTED));
        }
        return key;
    }
}

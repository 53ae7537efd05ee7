package vn.lienthong.capability.registry;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.documents.DocumentRefused;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** Proposing, reading and deciding corrections. */
@Controller
@RequestMapping("/dan-cu")
@Allowed(RegistryConfiguration.PROPOSE)
class CorrectionPages {

    static final String FIELD = "muc";
    static final String VALUE = "gia-tri";
    static final String REASON = "ly-do";
    static final String FILE = "tep";
    static final String DECISION = "quyet-dinh";
    static final String WORDS = "noi-dung";

    private static final String VIEWS = "lienthong/capability/registry/";
    private static final int LONGEST = 1000;

    private final Corrections corrections;
    private final PersonStore persons;
    private final UnitReach reach;
    private final Registry registry;
    private final Purpose residence;
    private final PersonWords words;
    private final Messages messages;
    private final Clock clock;

    CorrectionPages(
            Corrections corrections,
            PersonStore persons,
            UnitReach reach,
            Registry registry,
            PurposeBook purposes,
            PersonWords words,
            Messages messages,
            Clock clock) {
        this.corrections = corrections;
        this.persons = persons;
        this.reach = reach;
        this.registry = registry;
        this.residence = purposes.find("registry.residence-work").orElseThrow();
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/de-nghi")
    String list(Model model) {
        List<Corrections.Correction> seen = corrections.seen();
        model.addAttribute("corrections", seen);
        model.addAttribute("today", today());
        model.addAttribute(
                "units",
                seen.stream()
                        .map(Corrections.Correction::unit)
                        .distinct()
                        .collect(java.util.stream.Collectors.toMap(code -> code, reach::name)));
        return VIEWS + "corrections";
    }

    /** Which field, then its value: the kind of value decides how it is asked. */
    @GetMapping("/nguoi/{id}/de-nghi-sua")
    String form(@PathVariable UUID id, Form form, Model model, Locale locale) {
        requireReach(id);
        return form(id, form, field(form).orElse(null), model, locale);
    }

    private String form(UUID id, Form form, @Nullable PersonField field, Model model, Locale locale) {
        model.addAttribute("id", id);
        model.addAttribute("form", form);
        model.addAttribute("field", field);
        model.addAttribute(
                "fields",
                NewValue.CORRECTABLE.stream()
                        .map(one -> Choice.of(one.name(), messages.text(locale, one.key())))
                        .toList());
        model.addAttribute("values", field == null ? List.of() : values(field, locale));
        return VIEWS + "propose";
    }

    private List<Choice> values(PersonField field, Locale locale) {
        return switch (field) {
            case SEX ->
                List.of(
                        Choice.of("MALE", messages.text(locale, "registry.sex.male")),
                        Choice.of("FEMALE", messages.text(locale, "registry.sex.female")),
                        Choice.of("NOT_STATED", messages.text(locale, "registry.sex.not-stated")));
            case ETHNICITY -> choices(Codes.peoples());
            case RELIGION -> choices(Codes.religions());
            default -> List.of();
        };
    }

    private static List<Choice> choices(Map<String, String> codes) {
        List<Choice> all = new ArrayList<>();
        codes.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(one -> all.add(Choice.of(one.getKey(), one.getValue())));
        return all;
    }

    @PostMapping("/nguoi/{id}/de-nghi-sua")
    String propose(
            @PathVariable UUID id,
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        requireReach(id);
        PersonField field = field(form).orElse(null);
        Optional<String> value = field == null ? Optional.empty() : NewValue.read(field, form.value(VALUE));
        if (field == null) {
            form.refuse(FIELD, "registry.correction.field-missing");
        } else if (value.isEmpty()) {
            form.refuse(VALUE, "registry.correction.value-wrong");
        }
        if (form.value(REASON).isEmpty() || form.value(REASON).length() > LONGEST) {
            form.refuse(REASON, "registry.correction.reason-missing");
        }
        if (file == null || file.isEmpty()) {
            form.refuse(FILE, "registry.correction.evidence-missing");
        }
        if (form.wrong() || field == null || file == null) {
            return form(id, form, field, model, locale);
        }
        try (InputStream content = file.getInputStream()) {
            String name = file.getOriginalFilename();
            UUID made = corrections.propose(
                    id,
                    field,
                    value.orElseThrow(),
                    form.value(REASON),
                    new Corrections.Evidence(name == null ? "" : name, content));
            after.addFlashAttribute("toast", messages.text(locale, "registry.correction.sent"));
            return "redirect:/dan-cu/de-nghi/" + made;
        } catch (DocumentRefused refused) {
            form.refuse(FILE, refused.key(), refused.limitInMegabytes());
            return form(id, form, field, model, locale);
        }
    }

    @GetMapping("/de-nghi/{id}")
    String one(@PathVariable UUID id, Model model, Locale locale) {
        return one(seen(id), Form.blank(), model, locale);
    }

    private String one(Corrections.Correction correction, Form form, Model model, Locale locale) {
        boolean decides = corrections.mayDecide(correction);
        model.addAttribute("correction", correction);
        model.addAttribute("form", form);
        model.addAttribute("today", today());
        model.addAttribute("unitName", reach.name(correction.unit()));
        model.addAttribute("newValue", words.value(correction.field(), correction.newValue(), locale));
        model.addAttribute("oldValue", words.value(correction.field(), correction.oldValue(), locale));
        // Whoever decides must see who it is about: a look like any other.
        model.addAttribute(
                "fields",
                decides
                                && correction.open()
                                && registry.person(
                                                correction.person(),
                                                residence.serving(
                                                        "correction",
                                                        correction.id().toString()))
                                        instanceof Answer.Found found
                        ? words.of(found.person(), locale).stream()
                                .filter(shown -> NewValue.CORRECTABLE.contains(shown.field()))
                                .toList()
                        : List.of());
        model.addAttribute("decides", decides);
        return VIEWS + "correction";
    }

    @PostMapping("/de-nghi/{id}")
    @Allowed(RegistryConfiguration.DECIDE)
    String decide(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        Corrections.Correction correction = seen(id);
        boolean accepted = form.value(DECISION).equals("yes");
        if (!accepted && !form.value(DECISION).equals("no")) {
            form.refuse(DECISION, "registry.correction.decision-missing");
        }
        if ((!accepted && form.value(WORDS).isEmpty()) || form.value(WORDS).length() > LONGEST) {
            form.refuse(WORDS, "registry.correction.why-missing");
        }
        if (form.wrong()) {
            return one(correction, form, model, locale);
        }
        boolean done = corrections.decide(id, accepted, form.value(WORDS));
        after.addFlashAttribute(
                "toast",
                messages.text(locale, done ? "registry.correction.decided" : "registry.correction.was-decided"));
        return "redirect:/dan-cu/de-nghi/" + id;
    }

    private Corrections.Correction seen(UUID id) {
        return corrections
                .find(id)
                .filter(corrections::sees)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void requireReach(UUID person) {
        if (persons.key(person)
                .filter(key -> reach.of(RegistryConfiguration.PROPOSE).has(key.unit()))
                .isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static Optional<PersonField> field(Form form) {
        return NewValue.CORRECTABLE.stream()
                .filter(field -> field.name().equals(form.value(FIELD)))
                .findFirst();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }
}

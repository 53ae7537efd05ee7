package vn.lienthong.capability.registry;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** Asking for lists of persons, deciding, fetching. */
@Controller
@RequestMapping("/dan-cu/danh-sach")
@Allowed(RegistryConfiguration.BULK)
class BulkPages {

    static final String FIELDS = "cac-muc";
    static final String REASON = "ly-do";
    static final String DECISION = "quyet-dinh";
    static final String WORDS = "noi-dung";

    private static final String HERE = "redirect:/dan-cu/danh-sach";
    private static final int LONGEST = 1000;

    private final BulkRequests requests;
    private final PurposeBook purposes;
    private final UnitReach reach;
    private final Access access;
    private final Documents documents;
    private final Messages messages;

    BulkPages(
            BulkRequests requests,
            PurposeBook purposes,
            UnitReach reach,
            Access access,
            Documents documents,
            Messages messages) {
        this.requests = requests;
        this.purposes = purposes;
        this.reach = reach;
        this.access = access;
        this.documents = documents;
        this.messages = messages;
    }

    /** A request, its unit's and purpose's words, and what the reader may do about it. */
    record Row(BulkRequests.Bulk bulk, String unitName, String purpose, boolean mine, boolean decides) {}

    @GetMapping
    String list(Model model, Locale locale) {
        return list(Form.blank(), model, locale);
    }

    private String list(Form form, Model model, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute(
                "rows",
                requests.seen().stream()
                        .map(bulk -> new Row(
                                bulk,
                                reach.name(bulk.unit()),
                                purposes.find(bulk.purpose())
                                        .map(purpose -> messages.text(locale, purpose.key()))
                                        .orElse(bulk.purpose()),
                                requests.mine(bulk),
                                bulk.asked() && requests.mayDecide(bulk)))
                        .toList());
        UnitReach.Units mine = reach.of(RegistryConfiguration.BULK);
        model.addAttribute(
                "units",
                (mine.all() ? reach.home() : mine.units())
                        .stream().map(code -> Choice.of(code, reach.name(code))).toList());
        model.addAttribute(
                "purposes",
                purposes.all().stream()
                        .filter(this::asks)
                        .map(one -> Choice.of(one.code(), messages.text(locale, one.key())))
                        .toList());
        model.addAttribute(
                "fields",
                java.util.Arrays.stream(PersonField.values())
                        .map(field -> Choice.of(field.name(), messages.text(locale, field.key())))
                        .toList());
        return "lienthong/capability/registry/bulk";
    }

    /** Own purposes only, and none that opens a single person for that person or in an emergency. */
    private boolean asks(Purpose purpose) {
        return Set.of("registry.procedure", "registry.residence-work").contains(purpose.code())
                && access.may(purpose.right());
    }

    @PostMapping
    String ask(Form form, Model model, Locale locale, RedirectAttributes after) {
        Optional<Purpose> purpose =
                purposes.find(form.value(RegistryPages.PURPOSE)).filter(this::asks);
        Set<PersonField> fields = EnumSet.noneOf(PersonField.class);
        form.values(FIELDS)
                .forEach(name -> java.util.Arrays.stream(PersonField.values())
                        .filter(field -> field.name().equals(name))
                        .forEach(fields::add));
        String unit = form.value(RegistryPages.UNIT);
        if (purpose.isEmpty()) {
            form.refuse(RegistryPages.PURPOSE, "registry.refusal.unknown-purpose");
        } else if (fields.isEmpty() || !purpose.get().fields().containsAll(fields)) {
            form.refuse(FIELDS, "registry.bulk.fields-wrong");
        }
        if (!reach.of(RegistryConfiguration.BULK).has(unit) || unit.isEmpty()) {
            form.refuse(RegistryPages.UNIT, "registry.refusal.outside-unit");
        }
        String record = form.value(RegistryPages.RECORD);
        if (record.isEmpty() || RegistryPages.holdsNumber(record)) {
            form.refuse(RegistryPages.RECORD, "registry.record.wrong");
        }
        if (form.value(REASON).isEmpty() || form.value(REASON).length() > LONGEST) {
            form.refuse(REASON, "registry.bulk.reason-missing");
        }
        if (form.wrong()) {
            return list(form, model, locale);
        }
        requests.ask(unit, purpose.orElseThrow(), record, fields, form.value(REASON));
        after.addFlashAttribute("toast", messages.text(locale, "registry.bulk.asked"));
        return HERE;
    }

    @PostMapping("/{id}/quyet-dinh")
    @Allowed(RegistryConfiguration.DECIDE)
    String decide(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        boolean approved = form.value(DECISION).equals("yes");
        if ((!approved
                        && (!form.value(DECISION).equals("no")
                                || form.value(WORDS).isEmpty()))
                || form.value(WORDS).length() > LONGEST) {
            return list(form.refuse("", "registry.bulk.why-missing"), model, locale);
        }
        requests.decide(id, approved, form.value(WORDS));
        after.addFlashAttribute("toast", messages.text(locale, "registry.bulk.decided"));
        return HERE;
    }

    @PostMapping("/{id}/lap")
    String begin(@PathVariable UUID id, Locale locale, RedirectAttributes after) {
        requests.begin(id);
        after.addFlashAttribute("toast", messages.text(locale, "registry.bulk.begun"));
        return HERE;
    }

    @PostMapping("/{id}/tai")
    void fetch(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        UUID document = requests.fetch(id);
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"danh-sach-" + id + ".csv\"");
        response.setHeader("Cache-Control", "no-store");
        try (InputStream in = documents.open(document)) {
            in.transferTo(response.getOutputStream());
        }
    }
}

package vn.lienthong.capability.privacy;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** The days by kind of request, and the agencies that take requests. */
@Controller
@RequestMapping("/quyen-du-lieu/thoi-han")
@Allowed(PrivacyConfiguration.MANAGE)
class SettingPages {

    static final String DAYS = "ngay";
    static final String OTHERS = "ben-khac";
    static final String LONGER = "gia-han";
    static final String AGENCY = "co-quan";
    static final String CONTACT = "lien-he";

    private static final String VIEWS = "lienthong/capability/privacy/";
    private static final int LONGEST = 300;

    private final Terms terms;
    private final RequestStore store;
    private final AgencyDirectory agencies;
    private final People people;
    private final Access access;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    SettingPages(
            Terms terms,
            RequestStore store,
            AgencyDirectory agencies,
            People people,
            Access access,
            Audit audit,
            Messages messages,
            Clock clock) {
        this.terms = terms;
        this.store = store;
        this.agencies = agencies;
        this.people = people;
        this.access = access;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /** A desk with the names of who answers there. */
    record DeskRow(RequestStore.Desk desk, List<String> people) {}

    @GetMapping
    String settings(Model model) {
        return settings(Form.blank(), model);
    }

    private String settings(Form form, Model model) {
        List<RequestStore.Desk> desks = store.desks();
        model.addAttribute("form", form);
        model.addAttribute("terms", terms.all());
        model.addAttribute(
                "desks",
                desks.stream()
                        .map(desk -> new DeskRow(
                                desk,
                                people.holding(PrivacyConfiguration.ANSWER, desk.agency()).stream()
                                        .map(Person::displayName)
                                        .toList()))
                        .toList());
        model.addAttribute(
                "agencies",
                agencies.choices().stream()
                        .filter(choice -> access.may(PrivacyConfiguration.MANAGE, choice.id()))
                        .map(choice -> Choice.of(choice.id().toString(), choice.name()))
                        .toList());
        return VIEWS + "settings";
    }

    @PostMapping("/{slug}")
    String set(@PathVariable String slug, Form form, Model model, Locale locale, RedirectAttributes after) {
        Kind kind = Kind.of(slug).orElse(null);
        int days = days(form, DAYS);
        int others = days(form, OTHERS);
        int longer = days(form, LONGER);
        if (kind == null || days < 1 || others < days || longer < 1) {
            return settings(form.refuse("", "privacy.wrong.days", Terms.MOST), model);
        }
        terms.set(kind, days, others, longer);
        after.addFlashAttribute("toast", messages.text(locale, "privacy.toast.term"));
        return "redirect:/quyen-du-lieu/thoi-han";
    }

    private static int days(Form form, String name) {
        int days = form.value(name).matches("\\d{1,2}") ? Integer.parseInt(form.value(name)) : 0;
        return days > Terms.MOST ? 0 : days;
    }

    @PostMapping("/noi-nhan")
    @Transactional
    public String open(Form form, Model model, Locale locale, RedirectAttributes after) {
        UUID agency = FilingForm.uuid(form.value(AGENCY));
        if (agency == null || !access.may(PrivacyConfiguration.MANAGE, agency)) {
            form.refuse(AGENCY, "privacy.missing.agency");
        }
        if (form.value(CONTACT).isEmpty() || form.value(CONTACT).length() > LONGEST) {
            form.refuse(CONTACT, "privacy.missing.contact");
        }
        if (form.wrong() || agency == null) {
            return settings(form, model);
        }
        store.desk(
                new RequestStore.Desk(agency, agencies.name(agency).orElse(""), form.value(CONTACT)), clock.instant());
        audit.record("privacy.desk.opened", "agency", agency.toString(), Map.of());
        after.addFlashAttribute("toast", messages.text(locale, "privacy.toast.desk"));
        return "redirect:/quyen-du-lieu/thoi-han";
    }

    /** No new requests; those that are there are answered. */
    @PostMapping("/noi-nhan/{agency}/dong")
    @Transactional
    public String close(@PathVariable UUID agency, Locale locale, RedirectAttributes after) {
        access.require(PrivacyConfiguration.MANAGE, agency);
        if (store.closeDesk(agency)) {
            audit.record("privacy.desk.closed", "agency", agency.toString(), Map.of());
        }
        after.addFlashAttribute("toast", messages.text(locale, "privacy.toast.desk"));
        return "redirect:/quyen-du-lieu/thoi-han";
    }
}

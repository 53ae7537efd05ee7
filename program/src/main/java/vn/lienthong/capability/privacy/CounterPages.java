package vn.lienthong.capability.privacy;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import vn.lienthong.idcard.PersonalNumber;

/** The counter: requests of persons who come, their consents and what they take back. Numbers are posted, never in an address. */
@Controller
@RequestMapping("/quyen-du-lieu")
@Allowed(PrivacyConfiguration.RECEIVE)
class CounterPages {

    static final String PURPOSE = "viec";
    static final String ACT = "lam";
    static final String EVIDENCE = "can-cu";

    private static final String VIEWS = "lienthong/capability/privacy/";
    private static final int LONGEST = 120;

    private final Requests requests;
    private final RequestStore store;
    private final FilingForm filing;
    private final Consents consents;
    private final SubjectSeal seal;
    private final Messages messages;

    CounterPages(
            Requests requests,
            RequestStore store,
            FilingForm filing,
            Consents consents,
            SubjectSeal seal,
            Messages messages) {
        this.requests = requests;
        this.store = store;
        this.filing = filing;
        this.consents = consents;
        this.seal = seal;
        this.messages = messages;
    }

    @GetMapping("/tiep-nhan")
    String choose(Model model, Locale locale) {
        return choose(Form.blank(), model, locale);
    }

    private String choose(Form form, Model model, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute("kinds", RequestPages.kinds(messages, locale));
        model.addAttribute("desks", store.desks().size());
        return VIEWS + "receive";
    }

    @GetMapping("/tiep-nhan/{slug}")
    String form(@PathVariable String slug, Form form, Model model, Locale locale) {
        return form(kind(slug), form, model, locale);
    }

    private String form(Kind kind, Form form, Model model, Locale locale) {
        filing.show(model, kind, form, null, locale);
        return VIEWS + "file";
    }

    @PostMapping("/tiep-nhan/{slug}")
    String file(
            @PathVariable String slug,
            @RequestParam(name = FilingForm.FILE, required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        Kind kind = kind(slug);
        String number = number(form);
        if (form.value(FilingForm.NAME).length() < 2
                || form.value(FilingForm.NAME).length() > LONGEST) {
            form.refuse(FilingForm.NAME, "privacy.missing.name");
        }
        Optional<Requests.Filing> read =
                filing.read(form, kind, number, form.value(FilingForm.NAME), Consents.Channel.COUNTER, file, locale);
        if (read.isEmpty()) {
            return form(kind, form, model, locale);
        }
        try {
            DataRequest filed = requests.file(read.get());
            after.addFlashAttribute("toast", messages.text(locale, "privacy.toast.filed", filed.code()));
            return "redirect:" + filed.path() + "/phieu";
        } catch (DocumentRefused refused) {
            form.refuse(FilingForm.FILE, refused.key(), refused.limitInMegabytes());
            return form(kind, form, model, locale);
        }
    }

    /** Finds the requests of a person who does not know their number. */
    @PostMapping("/tim")
    String find(Form form, Model model, Locale locale) {
        String number = number(form);
        return form.wrong()
                ? choose(form, model, locale)
                : "redirect:/quyen-du-lieu?" + RequestPages.PERSON + "=" + seal.mark(number);
    }

    @GetMapping("/dong-y")
    String consents(Model model, Locale locale) {
        return consents(Form.blank(), List.of(), model, locale);
    }

    private String consents(Form form, List<Consents.Consent> held, Model model, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute("held", held);
        model.addAttribute(
                "purposes",
                consents.purposes().stream()
                        .map(purpose -> new Choice(
                                purpose.code(),
                                messages.text(locale, purpose.key()),
                                messages.text(locale, purpose.textKey())))
                        .toList());
        return VIEWS + "consents";
    }

    /** Shows what a person agreed to, writes down that they agree, or that they take it back. */
    @PostMapping("/dong-y")
    String consent(Form form, Model model, Locale locale) {
        String number = number(form);
        Optional<ConsentPurpose> purpose = consents.purpose(form.value(PURPOSE));
        String act = form.value(ACT);
        if (!act.equals("xem") && purpose.isEmpty()) {
            form.refuse(PURPOSE, "privacy.missing.purpose");
        }
        if (act.equals("cho")
                && (form.value(EVIDENCE).isEmpty() || form.value(EVIDENCE).length() > LONGEST)) {
            form.refuse(EVIDENCE, "privacy.missing.evidence");
        }
        if (!form.wrong()) {
            purpose.filter(one -> act.equals("cho"))
                    .ifPresent(one -> consents.given(number, one, Consents.Channel.PAPER, form.value(EVIDENCE)));
            purpose.filter(one -> act.equals("rut"))
                    .ifPresent(one -> consents.withdrawn(number, one, Consents.Channel.COUNTER));
        }
        List<Consents.Consent> held = number.isEmpty() ? List.of() : consents.of(number);
        model.addAttribute("shown", !number.isEmpty());
        return consents(form, held, model, locale);
    }

    /** Twelve digits; empty if it is wrong, and the form says so. */
    private static String number(Form form) {
        String digits = form.value(FilingForm.NUMBER).replaceAll("[ .]", "");
        if (!digits.matches("\\d{12}") || PersonalNumber.read(digits).isEmpty()) {
            form.refuse(FilingForm.NUMBER, "privacy.wrong.number");
            return "";
        }
        return digits;
    }

    private static Kind kind(String slug) {
        return Kind.of(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

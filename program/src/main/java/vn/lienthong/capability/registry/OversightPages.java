package vn.lienthong.capability.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.TypedDay;

/** Emergency access and deferred disclosure, and the checks that follow both. */
@Controller
@RequestMapping("/dan-cu")
class OversightPages {

    static final String NUMBER = "so";
    static final String REASON = "ly-do";
    static final String CLAUSE = "dieu-khoan";
    static final String CASE_NUMBER = "so-vu-viec";
    static final String RELEASE = "ngay-ket-thuc";
    static final String JUSTIFIED = "dung";
    static final String FINDING = "nhan-xet";
    static final String ACT = "viec";

    private static final String VIEWS = "lienthong/capability/registry/";
    private static final int LONGEST = 1000;
    private static final int SHORTEST_REASON = 10;

    private final BreakGlass glass;
    private final Deferrals deferrals;
    private final Access access;
    private final Messages messages;

    OversightPages(BreakGlass glass, Deferrals deferrals, Access access, Messages messages) {
        this.glass = glass;
        this.deferrals = deferrals;
        this.access = access;
        this.messages = messages;
    }

    /** A case and what the reader may do about it. */
    record CaseRow(Deferrals.Case one, boolean reviews) {}

    /** An emergency access and whether the reader checks it. */
    record GlassRow(BreakGlass.Glass one, boolean checks) {}

    @GetMapping("/khan-cap")
    @Allowed(RegistryConfiguration.BREAK_GLASS)
    String emergency(Model model) {
        model.addAttribute("form", Form.blank());
        return VIEWS + "glass";
    }

    @PostMapping("/khan-cap")
    @Allowed(RegistryConfiguration.BREAK_GLASS)
    String smash(Form form, Model model) {
        String digits = form.value(NUMBER).replaceAll("[ .]", "");
        if (!digits.matches("\\d{12}")) {
            form.refuse(NUMBER, "registry.glass.number-wrong");
        }
        String reason = form.value(REASON);
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST) {
            form.refuse(REASON, "registry.glass.reason-missing");
        }
        if (!form.wrong()) {
            Optional<UUID> person = glass.smash(digits, reason);
            if (person.isPresent()) {
                return "redirect:/dan-cu/nguoi/" + person.get() + "?" + RegistryPages.PURPOSE + "=registry.rescue";
            }
            form.refuse(NUMBER, "registry.glass.nobody");
        }
        model.addAttribute("form", form);
        return VIEWS + "glass";
    }

    @GetMapping("/giam-sat")
    @Allowed({RegistryConfiguration.OVERSEE, RegistryConfiguration.DEFER})
    String oversight(Model model) {
        return oversight(Form.blank(), model);
    }

    private String oversight(Form form, Model model) {
        List<CaseRow> cases = deferrals.seen().stream()
                .map(one -> new CaseRow(one, one.open() && deferrals.mayReview(one)))
                .toList();
        model.addAttribute("form", form);
        model.addAttribute("cases", cases);
        model.addAttribute("today", deferrals.today());
        model.addAttribute("defers", access.may(RegistryConfiguration.DEFER));
        model.addAttribute("oversees", access.may(RegistryConfiguration.OVERSEE));
        model.addAttribute(
                "glasses",
                access.may(RegistryConfiguration.OVERSEE)
                        ? glass.seen().stream()
                                .map(one -> new GlassRow(one, one.checkedAt() == null && glass.mayCheck(one)))
                                .toList()
                        : List.of());
        return VIEWS + "oversight";
    }

    @PostMapping("/giam-sat/vu-viec")
    @Allowed(RegistryConfiguration.DEFER)
    String open(Form form, Model model, Locale locale, RedirectAttributes after) {
        Optional<LocalDate> release = TypedDay.parse(form.value(RELEASE));
        if (form.value(CLAUSE).isEmpty() || form.value(CLAUSE).length() > LONGEST) {
            form.refuse(CLAUSE, "registry.case.clause-missing");
        }
        if (form.value(CASE_NUMBER).isEmpty() || RegistryPages.holdsNumber(form.value(CASE_NUMBER))) {
            form.refuse(CASE_NUMBER, "registry.case.number-missing");
        }
        if (release.isEmpty()
                || !release.get().isAfter(deferrals.today())
                || release.get().isAfter(deferrals.today().plus(Deferrals.LONGEST))) {
            form.refuse(RELEASE, "registry.case.release-wrong");
        }
        if (form.wrong()) {
            return oversight(form, model);
        }
        deferrals.open(form.value(CLAUSE), form.value(CASE_NUMBER), release.orElseThrow());
        after.addFlashAttribute("toast", messages.text(locale, "registry.case.opened"));
        return "redirect:/dan-cu/giam-sat";
    }

    @PostMapping("/giam-sat/vu-viec/{id}")
    @Allowed(RegistryConfiguration.OVERSEE)
    String review(@PathVariable UUID id, Form form, Locale locale, RedirectAttributes after) {
        if (form.value(ACT).equals("release")) {
            deferrals.releaseNow(id);
            after.addFlashAttribute("toast", messages.text(locale, "registry.case.released"));
        } else {
            deferrals.reviewed(id);
            after.addFlashAttribute("toast", messages.text(locale, "registry.case.reviewed"));
        }
        return "redirect:/dan-cu/giam-sat";
    }

    @PostMapping("/giam-sat/khan-cap/{id}")
    @Allowed(RegistryConfiguration.OVERSEE)
    String check(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        boolean justified = form.value(JUSTIFIED).equals("yes");
        if ((!justified && !form.value(JUSTIFIED).equals("no"))
                || form.value(FINDING).isEmpty()
                || form.value(FINDING).length() > LONGEST) {
            return oversight(form.refuse("", "registry.glass.finding-missing"), model);
        }
        glass.check(id, justified, form.value(FINDING));
        after.addFlashAttribute("toast", messages.text(locale, "registry.glass.checked"));
        return "redirect:/dan-cu/giam-sat";
    }
}

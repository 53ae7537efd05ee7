package vn.lienthong.capability.sso;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.Messages;

/** One's own: which applications know of me, and what; taken back here (law 91/2025/QH15, article 9). */
@Controller
@Allowed(Allowed.SIGNED_IN)
class PassedOnPages {

    static final String PATH = "/tai-khoan/ung-dung";

    private final Access access;
    private final Applications applications;
    private final ApplicationStore store;
    private final PermitStore permits;
    private final Messages messages;

    PassedOnPages(
            Access access, Applications applications, ApplicationStore store, PermitStore permits, Messages messages) {
        this.access = access;
        this.applications = applications;
        this.store = store;
        this.permits = permits;
        this.messages = messages;
    }

    /** An application that knows of me. */
    record Line(String name, PermitStore.Passed passed) {}

    @GetMapping(PATH)
    String mine(Model model) {
        List<Line> lines = permits.passedOn(access.actor().accountId()).stream()
                .map(passed -> new Line(
                        store.find(passed.application()).map(Application::name).orElse(""), passed))
                .toList();
        model.addAttribute("lines", lines);
        return "lienthong/capability/sso/passed-on";
    }

    @PostMapping(PATH + "/{id}/rut")
    String withdraw(@PathVariable UUID id, Locale locale, RedirectAttributes after) {
        applications.withdraw(id);
        after.addFlashAttribute("toast", messages.text(locale, "sso.passed.withdrawn"));
        return "redirect:" + PATH;
    }
}

package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** One's own second factor: set up with an app on the telephone, recovery codes, turned off. */
@Controller
@RequestMapping(SecondFactorPages.PATH)
@Allowed(Allowed.SIGNED_IN)
class SecondFactorPages {

    static final String PATH = "/tai-khoan/hai-lop";
    private static final String VIEW = "lienthong/capability/access/second-factor";
    private static final String PASSWORD = "hien-tai";
    private static final String CODE = "ma";

    private final Access access;
    private final SecondFactor second;
    private final OwnPassword password;
    private final Messages messages;

    SecondFactorPages(Access access, SecondFactor second, OwnPassword password, Messages messages) {
        this.access = access;
        this.second = second;
        this.password = password;
        this.messages = messages;
    }

    /**
     * What the page shows.
     *
     * @param demanded whether a role of the person demands it
     * @param qr of the secret that is being set up, or null
     * @param secret the same to type; possibly empty
     * @param codes recovery codes, shown once; possibly empty
     */
    record View(
            SecondFactor.State state,
            boolean demanded,
            @Nullable QrCode qr,
            String secret,
            List<String> codes) {}

    @GetMapping
    String own(Model model) {
        return show(Form.blank(), List.of(), model);
    }

    /** The password again: who finds an open browser ties no telephone of their own to the account. */
    @PostMapping("/bat-dau")
    String begin(
            @RequestParam(name = PASSWORD, defaultValue = "") String typed, HttpServletResponse response, Model model) {
        Optional<String> wrong = password.check(me(), typed);
        if (wrong.isPresent()) {
            return refused(PASSWORD, wrong.get(), response, model);
        }
        second.begin(me().accountId());
        return "redirect:" + PATH;
    }

    @PostMapping("/xac-nhan")
    String confirm(
            @RequestParam(name = CODE, defaultValue = "") String typed, HttpServletResponse response, Model model) {
        return second.confirm(me(), typed)
                .map(codes -> show(Form.blank(), codes, model))
                .orElseGet(() -> refused(CODE, "access.second.wrong", response, model));
    }

    @PostMapping("/ma-moi")
    String freshCodes(
            @RequestParam(name = CODE, defaultValue = "") String typed, HttpServletResponse response, Model model) {
        SecondFactor.Proved proved = second.prove(me().accountId(), typed);
        return proved.right()
                ? show(Form.blank(), second.freshCodes(me().accountId()), model)
                : refused(CODE, key(proved), response, model);
    }

    @PostMapping("/tat")
    String turnOff(
            @RequestParam(name = CODE, defaultValue = "") String typed,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model) {
        if (second.demands(me())) {
            return refused(CODE, "access.second.demanded", response, model);
        }
        SecondFactor.Proved proved = second.prove(me().accountId(), typed);
        if (!proved.right()) {
            return refused(CODE, key(proved), response, model);
        }
        second.remove(me().accountId(), "access.second-factor.off");
        after.addFlashAttribute("toast", messages.text(locale, "access.second.off"));
        return "redirect:" + PATH;
    }

    private static String key(SecondFactor.Proved proved) {
        return proved == SecondFactor.Proved.WAIT ? "access.second.wait" : "access.second.wrong";
    }

    private String refused(String field, String key, HttpServletResponse response, Model model) {
        Form form = Form.blank();
        form.refuse(field, key);
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return show(form, List.of(), model);
    }

    private String show(Form form, List<String> codes, Model model) {
        SignedIn me = me();
        Optional<byte[]> pending = second.pending(me.accountId());
        model.addAttribute("form", form);
        model.addAttribute(
                "view",
                new View(
                        second.state(me.accountId()),
                        second.demands(me),
                        pending.map(secret -> QrCode.of(Totp.address(
                                        messages.text(LocaleContextHolder.getLocale(), "access.second.issuer"),
                                        me.userName(),
                                        secret)))
                                .orElse(null),
                        pending.map(secret -> Totp.base32(secret).replaceAll("(.{4})(?!$)", "$1 "))
                                .orElse(""),
                        codes));
        return VIEW;
    }

    private SignedIn me() {
        return access.signedIn().orElseThrow(AccountPages::gone);
    }
}

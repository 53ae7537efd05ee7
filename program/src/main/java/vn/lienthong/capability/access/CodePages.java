package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.capability.ui.Form;

/** The second question at the door: the code beside the password. */
@Controller
@RequestMapping(CodePages.PATH)
class CodePages {

    static final String PATH = "/dang-nhap/ma";
    private static final String VIEW = "lienthong/capability/access/code";
    private static final String CODE = "ma";
    private static final int LONGEST = 60;

    private final HalfWay halfWay;
    private final SecondFactor second;
    private final SignIns signIns;
    private final AccountStore accounts;
    private final Errands errands;

    CodePages(HalfWay halfWay, SecondFactor second, SignIns signIns, AccountStore accounts, Errands errands) {
        this.halfWay = halfWay;
        this.second = second;
        this.signIns = signIns;
        this.accounts = accounts;
        this.errands = errands;
    }

    @OpenToAll
    @GetMapping
    String ask(
            @RequestParam(name = "tiep", defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (halfWay.waiting(request).isEmpty()) {
            return "redirect:" + SignInPages.PATH;
        }
        return show(Form.blank(), next, response, model);
    }

    @OpenToAll
    @PostMapping
    String enter(
            @RequestParam(name = CODE, defaultValue = "") String typed,
            @RequestParam(name = "tiep", defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<HalfWay.Waiting> waiting = halfWay.waiting(request);
        Optional<SignedIn> person = waiting.flatMap(half -> accounts.principal(half.account()));
        if (waiting.isEmpty() || person.isEmpty()) {
            return "redirect:" + SignInPages.PATH;
        }
        SecondFactor.Proved proved = typed.isBlank() || typed.length() > LONGEST
                ? SecondFactor.Proved.WRONG
                : second.prove(waiting.get().account(), typed);
        if (proved.right()) {
            halfWay.forget(request, response);
            signIns.begin(
                    waiting.get().account(), Entry.passwordAndCode(waiting.get().brief()), request, response);
            return "redirect:"
                    + (proved == SecondFactor.Proved.BY_RECOVERY ? SecondFactorPages.PATH : SignInPages.safe(next));
        }
        second.refused(waiting.get().account(), person.get().name());
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        Form form = Form.blank();
        form.refuse(CODE, proved == SecondFactor.Proved.WAIT ? "access.second.wait" : "access.second.wrong");
        return show(form, next, response, model);
    }

    private String show(Form form, String next, HttpServletResponse response, Model model) {
        String safe = SignInPages.safe(next);
        Optional<Errand.Onward> _ = errands.of(safe, response);
        model.addAttribute("form", form);
        model.addAttribute("next", safe);
        return VIEW;
    }
}

package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** One's own account: posts, password, sessions, standing in for an absent colleague. */
@Controller
@RequestMapping(OwnPages.PATH)
@Allowed(Allowed.SIGNED_IN)
class OwnPages {

    static final String PATH = "/tai-khoan";
    private static final String VIEW = "lienthong/capability/access/";
    private static final String NOW = "hien-tai";
    private static final String NEW = "mat-khau-moi";
    private static final String AGAIN = "nhap-lai";

    private final Access access;
    private final AccountBook book;
    private final AccountStore store;
    private final Sessions sessions;
    private final OwnPassword password;
    private final Reach reach;
    private final ApplicationEventPublisher events;
    private final Messages messages;

    OwnPages(
            Access access,
            AccountBook book,
            AccountStore store,
            Sessions sessions,
            OwnPassword password,
            Reach reach,
            ApplicationEventPublisher events,
            Messages messages) {
        this.access = access;
        this.book = book;
        this.store = store;
        this.sessions = sessions;
        this.password = password;
        this.reach = reach;
        this.events = events;
        this.messages = messages;
    }

    /** What one sees of oneself. */
    record Self(
            Account account,
            String agency,
            List<AccountPages.RoleRow> roles,
            List<Account.StandIn> offers,
            List<Account.StandIn> away,
            List<Account.Session> sessions,
            String actingFor) {}

    @GetMapping
    String own(Model model) {
        SignedIn me = me();
        Account account = book.account(me.accountId()).orElseThrow(AccountPages::gone);
        List<Account.StandIn> standIns = book.standIns(me.accountId());
        model.addAttribute(
                "self",
                new Self(
                        account,
                        reach.agencyName(account.agencyId()),
                        book.roles(account.id()).stream()
                                .filter(role -> !role.past(store.today()))
                                .map(role -> new AccountPages.RoleRow(role, reach.agencyName(role.agencyId()), false))
                                .toList(),
                        standIns.stream()
                                .filter(each -> each.standInId().equals(account.id()) && each.inForce(store.today()))
                                .toList(),
                        standIns.stream()
                                .filter(each -> each.absentId().equals(account.id()))
                                .toList(),
                        sessions.list(account.id(), me.sessionId()),
                        me.standInName() == null ? "" : me.standInName()));
        return VIEW + "own";
    }

    @GetMapping("/mat-khau")
    String askPassword(Model model) {
        model.addAttribute("form", Form.blank());
        model.addAttribute("first", me().mustChange());
        return VIEW + "own-password";
    }

    /** Passwords are taken as typed, blanks and all; only the way in which marks are composed is made one. */
    @PostMapping("/mat-khau")
    ModelAndView changePassword(
            @RequestParam(name = NOW, defaultValue = "") String now,
            @RequestParam(name = NEW, defaultValue = "") String wanted,
            @RequestParam(name = AGAIN, defaultValue = "") String again,
            Locale locale,
            RedirectAttributes after) {
        SignedIn me = me();
        Form form = Form.blank();
        if (!wanted.equals(again)) {
            form.refuse(AGAIN, "access.password.differs");
        }
        PasswordRules.broken(VietnameseText.compose(wanted), me.userName(), me.name())
                .ifPresent(key -> form.refuse(NEW, key));
        if (!form.wrong() && !me.mustChange()) {
            password.check(me, now).ifPresent(key -> form.refuse(NOW, key));
        }
        if (form.wrong()) {
            return new ModelAndView(
                    VIEW + "own-password",
                    Map.of("form", form, "first", me.mustChange()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        password.set(me, wanted);
        after.addFlashAttribute("toast", messages.text(locale, "access.password.changed"));
        return new ModelAndView(me.mustChange() ? "redirect:/" : "redirect:" + PATH);
    }

    @PostMapping("/phien/{id}/thoi")
    @Transactional
    String endSession(@PathVariable UUID id, Locale locale, RedirectAttributes after) {
        SignedIn me = me();
        if (sessions.end(me.accountId(), id)) {
            report("access.session.ended", me, Map.of("session", id.toString()));
        }
        after.addFlashAttribute("toast", messages.text(locale, "access.session.ended"));
        return "redirect:" + PATH;
    }

    @PostMapping("/dang-xuat-moi-noi")
    @Transactional
    String endAll(HttpServletRequest request, HttpServletResponse response) {
        SignedIn me = me();
        int ended = sessions.endAll(me.accountId(), null);
        sessions.end(request, response);
        report("access.sessions.ended", me, Map.of("count", Integer.toString(ended)));
        return "redirect:" + SignInPages.PATH;
    }

    @PostMapping("/thay/{id}")
    @Transactional
    String actFor(@PathVariable UUID id, Locale locale, RedirectAttributes after) {
        SignedIn me = me();
        Account.StandIn offer = book.standIns(me.accountId()).stream()
                .filter(each -> each.id().equals(id) && each.standInId().equals(me.accountId()))
                .filter(each -> each.inForce(store.today()))
                .findFirst()
                .orElseThrow(AccountPages::gone);
        if (me.sessionId() != null) {
            sessions.actFor(me.sessionId(), offer.id());
        }
        report("access.stand-in.begun", me, Map.of("absent", offer.absentId().toString()));
        after.addFlashAttribute("toast", messages.text(locale, "access.stand-in.begun", offer.absentName()));
        return "redirect:/";
    }

    @PostMapping("/thoi-thay")
    @Transactional
    String actForOneself(Locale locale, RedirectAttributes after) {
        SignedIn me = me();
        report("access.stand-in.left", me, Map.of());
        if (me.sessionId() != null) {
            sessions.actFor(me.sessionId(), null);
        }
        after.addFlashAttribute("toast", messages.text(locale, "access.stand-in.left"));
        return "redirect:" + PATH;
    }

    private SignedIn me() {
        return access.signedIn().orElseThrow(AccountPages::gone);
    }

    private void report(String act, SignedIn me, Map<String, String> details) {
        events.publishEvent(
                new AccessAct(act, null, null, "account", me.accountId().toString(), details));
    }
}

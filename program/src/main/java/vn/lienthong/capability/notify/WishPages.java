package vn.lienthong.capability.notify;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** How one wants to be told: always one's own, also while standing in for another. */
@Controller
@Allowed(Allowed.SIGNED_IN)
class WishPages {

    static final String PATH = "/thong-bao/cai-dat";
    private static final String CONFIRM = "/thong-bao/xac-nhan/";
    private static final String VIEW = "lienthong/capability/notify/";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int STEP_MINUTES = 30;

    private final WishStore store;
    private final Wiring wiring;
    private final Kinds kinds;
    private final Access access;
    private final Audit audit;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** What a confirming mail needs. */
    @org.springframework.stereotype.Component
    record Wiring(MailSettings settings, Outbox outbox, LetterWriter writer, PostRoom postRoom) {}

    WishPages(
            WishStore store,
            Wiring wiring,
            Kinds kinds,
            Access access,
            Audit audit,
            Messages messages,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.wiring = wiring;
        this.kinds = kinds;
        this.access = access;
        this.audit = audit;
        this.messages = messages;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView show(Locale locale) {
        Wishes now = store.of(account());
        Form form = Form.blank()
                .with("address", now.address() == null ? "" : now.address())
                .with("digest", TIME.format(now.digestAt()))
                .with("rest", now.restDays() ? "1" : "")
                .with("from", TIME.format(now.quietFrom()))
                .with("to", TIME.format(now.quietTo()));
        return page(now, form, mailed(now), HttpStatus.OK, locale);
    }

    /** Kinds that come by mail too. */
    private Set<String> mailed(Wishes wishes) {
        Set<String> mailed = new HashSet<>();
        kinds.all().stream()
                .map(NoticeKind::key)
                .filter(key -> !wishes.inboxOnly().contains(key))
                .forEach(mailed::add);
        return mailed;
    }

    private ModelAndView page(Wishes now, Form form, Set<String> mailed, HttpStatus status, Locale locale) {
        ModelAndView page = new ModelAndView(VIEW + "wishes", status);
        page.addObject("wishes", now);
        page.addObject("form", form);
        page.addObject("mailed", mailed);
        page.addObject("server", wiring.settings().server().isPresent());
        page.addObject(
                "kinds",
                kinds.all().stream()
                        .map(kind -> Choice.of(kind.key(), messages.text(locale, kind.key())))
                        .toList());
        page.addObject("times", times());
        return page;
    }

    private static List<Choice> times() {
        List<Choice> times = new ArrayList<>();
        for (int minute = 0; minute < 24 * 60; minute += STEP_MINUTES) {
            String time = TIME.format(LocalTime.of(minute / 60, minute % 60));
            times.add(Choice.of(time, time));
        }
        return times;
    }

    @PostMapping(PATH)
    ModelAndView save(Form form, RedirectAttributes after, Locale locale) {
        Wishes before = store.of(account());
        Set<String> mailed = new HashSet<>(form.values("kind"));
        Set<String> inboxOnly = new HashSet<>();
        kinds.all().stream()
                .map(NoticeKind::key)
                .filter(key -> !mailed.contains(key))
                .forEach(inboxOnly::add);
        Wishes wishes = new Wishes(
                before.address(),
                before.wanted(),
                time(form, "digest"),
                form.value("rest").equals("1"),
                time(form, "from"),
                time(form, "to"),
                inboxOnly);
        if (!form.wrong() && wishes.isQuiet(wishes.digestAt())) {
            form.refuse("digest", "notify.wishes.digest-quiet", form.value("from"), form.value("to"));
        }
        if (form.wrong()) {
            return page(before, form, mailed, HttpStatus.UNPROCESSABLE_CONTENT, locale);
        }
        transaction.executeWithoutResult(status -> {
            store.save(account(), wishes);
            audit.record(
                    "notify.wishes.changed",
                    "account",
                    account().toString(),
                    Map.of(
                            "digest", TIME.format(wishes.digestAt()),
                            "quiet", TIME.format(wishes.quietFrom()) + "-" + TIME.format(wishes.quietTo()),
                            "rest-days", Boolean.toString(wishes.restDays()),
                            "inbox-only",
                                    String.join(
                                            " ",
                                            wishes.inboxOnly().stream().sorted().toList())));
        });
        return done("notify.toast.saved", after, locale);
    }

    private static LocalTime time(Form form, String field) {
        String text = form.value(field);
        if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            form.refuse(field, "notify.wishes.time");
            return LocalTime.NOON;
        }
        return LocalTime.parse(text);
    }

    /** Mails a link to a new address; nothing else goes there before it is followed. */
    @PostMapping(PATH + "/dia-chi")
    ModelAndView want(Form form, RedirectAttributes after, Locale locale) {
        Wishes now = store.of(account());
        String address = form.value("address");
        Optional<MailServer> server = wiring.settings().server();
        if (server.isEmpty()) {
            form.refuse("address", "notify.wishes.no-server");
        } else if (!MailSettings.isAddress(address)) {
            form.refuse("address", "notify.wishes.address-wrong");
        } else if (!mailed(server.get(), address)) {
            form.refuse("address", "notify.wishes.links-enough", WishStore.LINKS_A_DAY);
        }
        if (form.wrong()) {
            Form all = Form.blank()
                    .with("address", address)
                    .with("digest", TIME.format(now.digestAt()))
                    .with("rest", now.restDays() ? "1" : "")
                    .with("from", TIME.format(now.quietFrom()))
                    .with("to", TIME.format(now.quietTo()));
            form.problems()
                    .forEach(problem -> all.refuse(
                            problem.field(), problem.key(), problem.arguments().toArray()));
            return page(now, all, mailed(now), HttpStatus.UNPROCESSABLE_CONTENT, locale);
        }
        wiring.postRoom().hurry();
        return done("notify.toast.link-mailed", after, locale, address);
    }

    private boolean mailed(MailServer server, String address) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        LocalDate today = today();
        return Boolean.TRUE.equals(transaction.execute(status -> store.want(account(), address, token, today)
                .map(number -> {
                    wiring.outbox()
                            .put(
                                    "confirm:" + account() + ":" + today + ":" + number,
                                    account(),
                                    address,
                                    Digests.domain(server.sender()),
                                    wiring.writer().confirmation(access.actor().displayName(), CONFIRM + token));
                    audit.record("notify.address.wanted", "account", account().toString(), Map.of());
                    return true;
                })
                .orElse(false)));
    }

    @GetMapping(CONFIRM + "{token}")
    String confirming(@PathVariable String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("address", store.wantedBy(account(), token, today()).orElse(""));
        return VIEW + "confirm";
    }

    @PostMapping(CONFIRM + "{token}")
    ModelAndView confirm(@PathVariable String token, RedirectAttributes after, Locale locale) {
        Optional<String> address = store.wantedBy(account(), token, today());
        if (address.isEmpty()) {
            return new ModelAndView("redirect:" + CONFIRM + token);
        }
        transaction.executeWithoutResult(status -> {
            store.confirm(account(), address.get());
            // The first digest is tomorrow's: what came today has been seen on the way here.
            if (!clock.instant()
                    .atZone(VietnameseText.ZONE)
                    .toLocalTime()
                    .isBefore(store.of(account()).digestAt())) {
                store.claimDigest(account(), today());
            }
            audit.record("notify.address.confirmed", "account", account().toString(), Map.of());
        });
        return done("notify.toast.confirmed", after, locale, address.get());
    }

    @PostMapping(PATH + "/bo-dia-chi")
    ModelAndView forget(RedirectAttributes after, Locale locale) {
        transaction.executeWithoutResult(status -> {
            store.confirm(account(), null);
            audit.record("notify.address.removed", "account", account().toString(), Map.of());
        });
        return done("notify.toast.address-removed", after, locale);
    }

    private ModelAndView done(String key, RedirectAttributes after, Locale locale, Object... arguments) {
        after.addFlashAttribute("toast", messages.text(locale, key, arguments));
        return new ModelAndView("redirect:" + PATH);
    }

    private UUID account() {
        return access.actor().accountId();
    }

    private LocalDate today() {
        return clock.instant().atZone(VietnameseText.ZONE).toLocalDate();
    }
}

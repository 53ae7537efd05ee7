package vn.lienthong.capability.notify;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;

/** Mail as the administrator sees it: whether the server takes it, what waits, what failed and why; never what mails say. */
@Controller
@RequestMapping(MailPages.PATH)
@Allowed(MailPages.MANAGE)
class MailPages {

    static final String PATH = "/quan-tri/thu-dien-tu";
    static final String MANAGE = "notify.manage-mail";
    private static final String VIEW = "lienthong/capability/notify/mails";
    private static final int MOST_EXPORTED = 20_000;

    private final OutboxList list;
    private final Outbox outbox;
    private final MailSettings settings;
    private final ServerState state;
    private final LetterWriter writer;
    private final PostRoom postRoom;
    private final Access access;
    private final Audit audit;
    private final Sheets sheets;
    private final Messages messages;
    private final TransactionTemplate transaction;

    MailPages(
            OutboxList list,
            Outbox outbox,
            MailSettings settings,
            ServerState state,
            LetterWriter writer,
            PostRoom postRoom,
            Access access,
            Audit audit,
            Sheets sheets,
            Messages messages,
            PlatformTransactionManager transactions) {
        this.list = list;
        this.outbox = outbox;
        this.settings = settings;
        this.state = state;
        this.writer = writer;
        this.postRoom = postRoom;
        this.access = access;
        this.audit = audit;
        this.sheets = sheets;
        this.messages = messages;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What stands above the list.
     *
     * @param test key of the next test mail: the same form sent twice makes one mail
     */
    record Facts(
            Optional<MailServer> server,
            Optional<ServerState.Now> now,
            Map<String, Long> counts,
            long total,
            UUID test) {}

    @GetMapping
    ModelAndView list(ListQuery query, Locale locale) {
        return page(query, Form.blank(), HttpStatus.OK, locale);
    }

    private ModelAndView page(ListQuery query, Form form, HttpStatus status, Locale locale) {
        ModelAndView page = new ModelAndView(VIEW, status);
        page.addObject("query", query);
        page.addObject("form", form);
        page.addObject("mails", list.list(query.filter("trang-thai"), query.q(), query.size(), query.offset()));
        page.addObject(
                "states",
                OutboxList.STATES.stream()
                        .map(one -> Choice.of(one, messages.text(locale, "notify.state." + one)))
                        .toList());
        page.addObject(
                "facts",
                new Facts(
                        settings.server(),
                        state.now(),
                        list.counts(),
                        list.count(query.filter("trang-thai"), query.q()),
                        Ids.next()));
        return page;
    }

    @PostMapping("/thu")
    ModelAndView test(Form form, @RequestParam UUID lan, RedirectAttributes after, Locale locale) {
        String address = form.value("address");
        Optional<MailServer> server = settings.server();
        if (server.isEmpty()) {
            form.refuse("address", "notify.wishes.no-server");
        } else if (!MailSettings.isAddress(address)) {
            form.refuse("address", "notify.wishes.address-wrong");
        } else {
            String domain = Digests.domain(server.get().sender());
            transaction.executeWithoutResult(status -> outbox.put(
                            "test:" + lan,
                            null,
                            address,
                            domain,
                            writer.test(access.actor().displayName()))
                    .ifPresent(mail -> audit.record("notify.mail.tested", "mail", mail.toString(), Map.of())));
            postRoom.hurry();
            return done("notify.toast.tested", after, locale, address);
        }
        return page(ListQuery.plain(), form, HttpStatus.UNPROCESSABLE_CONTENT, locale);
    }

    @PostMapping("/{id}/gui-lai")
    ModelAndView retry(@PathVariable UUID id, RedirectAttributes after, Locale locale) {
        boolean done = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean retried = outbox.retry(id);
            if (retried) {
                audit.record("notify.mail.retried", "mail", id.toString(), Map.of());
            }
            return retried;
        }));
        postRoom.hurry();
        return done(done ? "notify.toast.retried" : "notify.toast.not-retried", after, locale);
    }

    @PostMapping("/gui-ngay")
    ModelAndView hurry(RedirectAttributes after, Locale locale) {
        int waiting = outbox.hurry();
        audit.record("notify.mail.hurried", "outbox", "all", Map.of("waiting", Integer.toString(waiting)));
        postRoom.hurry();
        return done("notify.toast.hurried", after, locale, waiting);
    }

    private ModelAndView done(String key, RedirectAttributes after, Locale locale, Object... arguments) {
        after.addFlashAttribute("toast", messages.text(locale, key, arguments));
        return new ModelAndView("redirect:" + PATH);
    }

    @GetMapping("/xuat.{ending:xlsx|csv}")
    void export(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        String name = messages.text(locale, "notify.mails.file");
        sheets.send(
                response,
                name + "." + ending,
                new Sheet(
                        name,
                        messages.text(locale, "notify.mails.title"),
                        List.of(
                                Sheet.Column.date(messages.text(locale, "notify.mails.made")),
                                Sheet.Column.text(messages.text(locale, "notify.mails.to"), 30),
                                Sheet.Column.text(messages.text(locale, "notify.mails.subject"), 50),
                                Sheet.Column.text(messages.text(locale, "notify.mails.state"), 16),
                                Sheet.Column.number(messages.text(locale, "notify.mails.tries")),
                                Sheet.Column.date(messages.text(locale, "notify.mails.sent")),
                                Sheet.Column.text(messages.text(locale, "notify.mails.reason"), 50)),
                        list.list(query.filter("trang-thai"), query.q(), MOST_EXPORTED, 0).stream()
                                .map(mail -> Arrays.<Object>asList(
                                        mail.madeAt(),
                                        mail.recipient(),
                                        mail.subject(),
                                        messages.text(locale, "notify.state." + mail.state()),
                                        mail.tries(),
                                        mail.sentAt(),
                                        mail.reason() == null ? "" : messages.text(locale, mail.reason())))
                                .toList()));
    }
}

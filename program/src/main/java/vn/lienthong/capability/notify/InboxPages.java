package vn.lienthong.capability.notify;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.CountsChanged;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** The inbox of the one who reads, or of the absent colleague stood in for. */
@Controller
@Allowed(Allowed.SIGNED_IN)
class InboxPages {

    static final String PATH = "/thong-bao";
    private static final String ALL = "tat-ca";
    private static final int MOST_EXPORTED = 20_000;
    private static final int MOST_IN_A_TEXT = 500;

    private final NoticeStore store;
    private final Kinds kinds;
    private final LetterWriter writer;
    private final MailSettings mail;
    private final WishStore wishes;
    private final Access access;
    private final Sheets sheets;
    private final Messages messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InboxPages(
            NoticeStore store,
            Kinds kinds,
            LetterWriter writer,
            MailSettings mail,
            WishStore wishes,
            Access access,
            Sheets sheets,
            Messages messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.writer = writer;
        this.mail = mail;
        this.wishes = wishes;
        this.access = access;
        this.sheets = sheets;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** A notice with its words, and the text of it for a chat. */
    record Entry(Told told, String words, String chat) {}

    /** The notices under one heading. */
    record Section(String title, List<Entry> entries) {}

    /**
     * What stands around the list.
     *
     * @param until number of the newest notice when the page was drawn
     * @param byMail how notices come outside the program: message key
     */
    record Facts(long total, long unread, long until, boolean all, String byMail, LocalDate today) {}

    static String open(UUID notice) {
        return PATH + "/" + notice + "/mo";
    }

    @GetMapping(PATH)
    String list(ListQuery query, Locale locale, Model model) {
        UUID account = account();
        NoticeStore.Wanted wanted = wanted(account, query);
        List<Told> told = store.list(wanted, kindKeys(), query.size(), query.offset());
        model.addAttribute("query", query);
        model.addAttribute("sections", sections(told, locale));
        model.addAttribute(
                "kinds",
                kinds.all().stream()
                        .map(kind -> Choice.of(kind.key(), messages.text(locale, kind.key())))
                        .toList());
        model.addAttribute(
                "facts",
                new Facts(
                        store.count(wanted),
                        store.unread(account),
                        store.newest(account),
                        !wanted.unreadOnly(),
                        byMail(account),
                        today()));
        return "lienthong/capability/notify/inbox";
    }

    private String byMail(UUID account) {
        if (mail.server().isEmpty()) {
            return "notify.inbox.mail-none";
        }
        return wishes.of(account).address() == null ? "notify.inbox.mail-unconfirmed" : "notify.inbox.mail-on";
    }

    private NoticeStore.Wanted wanted(UUID account, ListQuery query) {
        String kind = query.filter("loai");
        return new NoticeStore.Wanted(account, !query.filter("xem").equals(ALL), kinds.known(kind) ? kind : "");
    }

    private List<String> kindKeys() {
        return kinds.all().stream().map(NoticeKind::key).toList();
    }

    private List<Section> sections(List<Told> told, Locale locale) {
        List<Section> sections = new ArrayList<>();
        for (Told one : told) {
            String title = messages.text(locale, one.readAt() == null ? one.kind() : "notify.inbox.read");
            if (sections.isEmpty() || !sections.getLast().title().equals(title)) {
                sections.add(new Section(title, new ArrayList<>()));
            }
            String words = messages.text(locale, one.messageKey(), one.words());
            sections.getLast().entries().add(new Entry(one, words, writer.chat(one, locale)));
        }
        return sections;
    }

    /** Leads to the matter and marks the notice read; a second time it only leads. */
    @GetMapping(PATH + "/{id}/mo")
    String follow(@PathVariable UUID id) {
        Told told = store.find(account(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (store.read(account(), id)) {
            changed();
        }
        return "redirect:" + told.path();
    }

    @PostMapping(PATH + "/{id}/da-doc")
    String read(@PathVariable UUID id, @RequestParam(defaultValue = "") String ve) {
        if (store.find(account(), id).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (store.read(account(), id)) {
            changed();
        }
        return back(ve);
    }

    @PostMapping(PATH + "/da-doc-het")
    String readAll(
            @RequestParam long den,
            @RequestParam(defaultValue = "") String loai,
            @RequestParam(defaultValue = "") String ve,
            RedirectAttributes after,
            Locale locale) {
        int read = store.readAll(account(), loai, den);
        changed();
        after.addFlashAttribute("toast", messages.text(locale, "notify.toast.read-all", read));
        return back(ve);
    }

    /** Only to the list itself, with the filters it had. */
    private static String back(String query) {
        return "redirect:" + PATH + (query.startsWith("?") ? query : "");
    }

    /** What is listed as one text to copy into a chat. */
    @GetMapping(PATH + "/van-ban")
    String text(ListQuery query, Locale locale, Model model) {
        NoticeStore.Wanted wanted = wanted(account(), query);
        List<Told> told = store.list(wanted, kindKeys(), MOST_IN_A_TEXT, 0);
        model.addAttribute("query", query);
        model.addAttribute("text", told.isEmpty() ? "" : writer.chat(told, today(), locale));
        return "lienthong/capability/notify/text";
    }

    @GetMapping(PATH + "/xuat.{ending:xlsx|csv}")
    void export(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        List<Told> told = store.list(wanted(account(), query), kindKeys(), MOST_EXPORTED, 0);
        String name = messages.text(locale, "notify.inbox.file");
        sheets.send(
                response,
                name + "." + ending,
                new Sheet(
                        name,
                        messages.text(locale, "notify.inbox.title"),
                        List.of(
                                Sheet.Column.date(messages.text(locale, "notify.column.told")),
                                Sheet.Column.text(messages.text(locale, "notify.column.kind"), 24),
                                Sheet.Column.text(messages.text(locale, "notify.column.words"), 80),
                                Sheet.Column.date(messages.text(locale, "notify.column.due")),
                                Sheet.Column.date(messages.text(locale, "notify.column.read"))),
                        told.stream()
                                .map(one -> Arrays.<Object>asList(
                                        one.toldAt(),
                                        messages.text(locale, one.kind()),
                                        messages.text(locale, one.messageKey(), one.words()),
                                        one.due(),
                                        one.readAt()))
                                .toList()));
    }

    private UUID account() {
        return access.actor().onBehalfOf();
    }

    private void changed() {
        events.publishEvent(new CountsChanged(Set.of(account().toString())));
    }

    private LocalDate today() {
        return clock.instant().atZone(VietnameseText.ZONE).toLocalDate();
    }
}

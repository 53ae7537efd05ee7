package vn.lienthong.capability.notify;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** Writes what people read outside the program: mails in Vietnamese, and texts to copy into a chat. */
@Component
class LetterWriter {

    /** More lines than anybody reads; the rest is one click away. */
    static final int MOST_LINES = 100;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String LINE = "\n";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, LetterWriter.class.getClassLoader(), "vn");
    private final Messages messages;
    private final Kinds kinds;
    private final PublicAddress address;
    private final MailChannel channel;

    LetterWriter(Messages messages, Kinds kinds, PublicAddress address, MailChannel channel) {
        this.messages = messages;
        this.kinds = kinds;
        this.address = address;
        this.channel = channel;
    }

    /**
     * One line of a digest.
     *
     * @param words what is told
     * @param due "Hạn 30/12/2026", or empty
     * @param link whole address
     */
    record Line(String words, String due, boolean late, String link) {}

    /** The lines of one kind. */
    record Group(String title, List<Line> lines) {}

    /**
     * A mail as its template knows it.
     *
     * @param lead first sentence
     * @param action what the one button of a mail without lines says, or empty
     * @param actionLink where it leads
     * @param rest sentence about lines left out, or empty
     * @param foot why one gets this, and where to change it
     */
    record Sheet(
            String house,
            String title,
            String greeting,
            String lead,
            List<Group> groups,
            String action,
            String actionLink,
            String rest,
            String inbox,
            String foot,
            String settings) {}

    /** The digest of a day. */
    Outbox.Words digest(String name, List<Told> notices, LocalDate day) {
        String title = t("notify.mail.digest.title", notices.size(), DATE.format(day));
        return letter(t("notify.mail.digest.subject", notices.size(), DATE.format(day)), title, name, notices, day);
    }

    /** What could not wait for the digest. */
    Outbox.Words urgent(String name, List<Told> notices, LocalDate day) {
        String first = t(notices.getFirst().messageKey(), notices.getFirst().words());
        String subject = notices.size() == 1
                ? t("notify.mail.urgent.subject", first)
                : t("notify.mail.urgent.subject-many", notices.size());
        return letter(subject, t("notify.mail.urgent.title", notices.size()), name, notices, day);
    }

    /** The mail by which an address is confirmed. */
    Outbox.Words confirmation(String name, String link) {
        return write(
                t("notify.mail.confirm.subject"),
                new Sheet(
                        channel.senderName(),
                        t("notify.mail.confirm.title"),
                        t("notify.mail.greeting", name),
                        t("notify.mail.confirm.lead"),
                        List.of(),
                        t("notify.mail.confirm.action"),
                        address.of(link),
                        "",
                        "",
                        t("notify.mail.confirm.foot"),
                        ""));
    }

    /** The mail by which an administrator tries the server. */
    Outbox.Words test(String name) {
        return write(
                t("notify.mail.test.subject"),
                new Sheet(
                        channel.senderName(),
                        t("notify.mail.test.title"),
                        t("notify.mail.greeting", name),
                        t("notify.mail.test.lead"),
                        List.of(),
                        t("notify.mail.test.action"),
                        address.of("/"),
                        "",
                        "",
                        t("notify.mail.test.foot"),
                        ""));
    }

    private Outbox.Words letter(String subject, String title, String name, List<Told> notices, LocalDate day) {
        int rest = notices.size() - MOST_LINES;
        return write(
                subject,
                new Sheet(
                        channel.senderName(),
                        title,
                        t("notify.mail.greeting", name),
                        t("notify.mail.lead"),
                        groups(notices, day, VietnameseText.VIETNAMESE),
                        "",
                        "",
                        rest > 0 ? t("notify.mail.rest", rest) : "",
                        address.of(InboxPages.PATH),
                        t("notify.mail.foot"),
                        address.of(WishPages.PATH)));
    }

    /** Kinds in their order; within one as told: the urgent first, then by day due. */
    private List<Group> groups(List<Told> notices, LocalDate day, Locale locale) {
        List<String> order = kinds.all().stream().map(NoticeKind::key).toList();
        Map<Integer, List<Told>> byKind = notices.stream()
                .limit(MOST_LINES)
                .collect(Collectors.groupingBy(
                        notice -> order.indexOf(notice.kind()), TreeMap::new, Collectors.toList()));
        return byKind.values().stream()
                .map(some -> new Group(
                        messages.text(locale, some.getFirst().kind()),
                        some.stream().map(notice -> line(notice, day, locale)).toList()))
                .toList();
    }

    private Line line(Told notice, LocalDate day, Locale locale) {
        LocalDate due = notice.due();
        return new Line(
                messages.text(locale, notice.messageKey(), notice.words()),
                due == null ? "" : messages.text(locale, "notify.due", DATE.format(due)),
                due != null && due.isBefore(day),
                address.of(InboxPages.open(notice.id())));
    }

    /** One notice for a chat. */
    String chat(Told notice, Locale locale) {
        LocalDate due = notice.due();
        return messages.text(locale, notice.messageKey(), notice.words())
                + (due == null ? "" : LINE + messages.text(locale, "notify.due", DATE.format(due)))
                + LINE
                + address.of(notice.path());
    }

    /** Many for a chat, numbered under the names of their kinds. */
    String chat(List<Told> notices, LocalDate day, Locale locale) {
        StringBuilder text =
                new StringBuilder(messages.text(locale, "notify.chat.title", notices.size(), DATE.format(day)));
        int number = 0;
        for (Group group : groups(notices, day, locale)) {
            text.append(LINE).append(LINE).append(group.title());
            for (Line line : group.lines()) {
                number++;
                text.append(LINE).append(number).append(". ").append(line.words());
                text.append(line.due().isEmpty() ? "" : " – " + line.due());
            }
        }
        if (notices.size() > MOST_LINES) {
            text.append(LINE).append(messages.text(locale, "notify.mail.rest", notices.size() - MOST_LINES));
        }
        return text.append(LINE)
                .append(LINE)
                .append(address.of(InboxPages.PATH))
                .toString();
    }

    private Outbox.Words write(String subject, Sheet sheet) {
        StringOutput html = new StringOutput();
        templates.render("lienthong/capability/notify/mail.jte", Map.of("sheet", sheet), html);
        return new Outbox.Words(subject, plain(sheet), html.toString());
    }

    private String plain(Sheet sheet) {
        StringBuilder text = new StringBuilder();
        text.append(sheet.title()).append(LINE).append(LINE);
        text.append(sheet.greeting()).append(LINE).append(sheet.lead()).append(LINE);
        for (Group group : sheet.groups()) {
            text.append(LINE).append(group.title()).append(LINE);
            for (Line line : group.lines()) {
                text.append("- ").append(line.words());
                text.append(line.due().isEmpty() ? "" : " – " + line.due());
                text.append(LINE).append("  ").append(line.link()).append(LINE);
            }
        }
        if (!sheet.action().isEmpty()) {
            text.append(LINE)
                    .append(sheet.action())
                    .append(": ")
                    .append(sheet.actionLink())
                    .append(LINE);
        }
        if (!sheet.rest().isEmpty()) {
            text.append(LINE).append(sheet.rest()).append(LINE);
        }
        if (!sheet.inbox().isEmpty()) {
            text.append(LINE)
                    .append(t("notify.mail.inbox"))
                    .append(": ")
                    .append(sheet.inbox())
                    .append(LINE);
        }
        text.append(LINE)
                .append("-- ")
                .append(LINE)
                .append(sheet.house())
                .append(LINE)
                .append(sheet.foot());
        text.append(sheet.settings().isEmpty() ? "" : LINE + sheet.settings());
        return text.append(LINE).toString();
    }

    private String t(String key, Object... arguments) {
        return messages.text(VietnameseText.VIETNAMESE, key, arguments);
    }
}

package vn.lienthong.capability.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.ListExport;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.Tag;
import vn.lienthong.kernel.TypedDay;
import vn.lienthong.kernel.VietnameseText;

/** What was checked at this unit: today, or on other days while records are kept. */
@Controller
@RequestMapping(RecordPages.PATH)
@Allowed(IdentityConfiguration.CHECK)
class RecordPages {

    static final String PATH = CheckPages.PATH + "/cac-lan";
    static final String FROM = "tu-ngay";
    static final String UNTIL = "den-ngay";
    static final String VERDICT = "ket-qua";
    static final String MEANS = "cach";
    static final String WHOSE = "nguoi";
    static final String OWN = "toi";

    private static final int EXPORTED = 50_000;

    private final CheckBook book;
    private final OfflineChecks offline;
    private final Access access;
    private final Audit audit;
    private final ListExport export;
    private final Messages messages;
    private final Clock clock;

    RecordPages(
            CheckBook book,
            OfflineChecks offline,
            Access access,
            Audit audit,
            ListExport export,
            Messages messages,
            Clock clock) {
        this.book = book;
        this.offline = offline;
        this.access = access;
        this.audit = audit;
        this.export = export;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(ListQuery query, Model model, Locale locale) {
        CheckBook.Wanted wanted = wanted(query);
        model.addAttribute("query", query);
        model.addAttribute("from", wanted.from());
        model.addAttribute("until", wanted.until());
        model.addAttribute("total", book.count(wanted));
        model.addAttribute("rows", book.list(wanted, query.size(), query.offset()));
        model.addAttribute("verdicts", choices(Arrays.asList(Outcome.Verdict.values()), "verdict", locale));
        model.addAttribute("means", choices(Arrays.asList(Check.Means.values()), "means", locale));
        model.addAttribute("whose", List.of(Choice.of(OWN, messages.text(locale, "identity.list.own"))));
        return CheckPages.VIEWS + "list";
    }

    private List<Choice> choices(List<? extends Enum<?>> codes, String group, Locale locale) {
        return codes.stream()
                .map(code -> Choice.of(code.name(), messages.text(locale, Check.key(group, code))))
                .toList();
    }

    private CheckBook.Wanted wanted(ListQuery query) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        LocalDate from = day(query.filter(FROM), today);
        LocalDate until = day(query.filter(UNTIL), from.isAfter(today) ? from : today);
        return new CheckBook.Wanted(
                from,
                until,
                query.filter(VERDICT),
                query.filter(MEANS),
                query.filter(WHOSE).equals(OWN) ? access.actor().accountId() : null);
    }

    private static LocalDate day(String typed, LocalDate otherwise) {
        return TypedDay.parse(typed).orElse(otherwise);
    }

    /** One check. Another unit's looks like none: ids cannot be tried out. */
    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        CheckBook.Row row = book.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("row", row);
        model.addAttribute("times", offline.times(id).orElse(null));
        return CheckPages.VIEWS + "one";
    }

    @Transactional
    @GetMapping("/xuat.{ending:xlsx|csv}")
    public void export(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        List<CheckBook.Row> rows = book.list(wanted(query), EXPORTED, 0);
        audit.record("identity.list.exported", "list", ending, Map.of("lines", Integer.toString(rows.size())));
        String title = messages.text(locale, "identity.list.title");
        export.send(
                response,
                title + "." + ending,
                title,
                List.of(
                        column(locale, "identity.list.at", true, 18),
                        column(locale, "identity.list.by", false, 26),
                        column(locale, "identity.work", false, 40),
                        column(locale, "identity.record", false, 26),
                        column(locale, "identity.list.means", false, 22),
                        column(locale, "identity.list.outcome", false, 44),
                        column(locale, "identity.list.level", false, 26),
                        column(locale, "identity.list.remarks", false, 60)),
                rows.stream().map(row -> line(row, locale)).toList());
    }

    private ListExport.Column column(Locale locale, String key, boolean moment, int width) {
        return new ListExport.Column(messages.text(locale, key), moment, width);
    }

    private List<Object> line(CheckBook.Row row, Locale locale) {
        List<String> remarks = new ArrayList<>();
        row.warnings().forEach(code -> remarks.add(words("warning", code, locale)));
        row.differences().forEach(code -> remarks.add(words("difference", code, locale)));
        return List.of(
                row.at(),
                row.accountName(),
                messages.text(locale, purposeKey(row.purpose())),
                row.record(),
                messages.text(locale, row.means().key()),
                messages.text(locale, row.headline()),
                messages.text(locale, row.level().key()),
                String.join("; ", remarks));
    }

    private String words(String group, String code, Locale locale) {
        return messages.text(locale, key(group, code));
    }

    /** How a verdict looks. */
    static Tag tag(Outcome.Verdict verdict) {
        return switch (verdict) {
            case YES -> Tag.DONE;
            case LOOK -> Tag.SOON;
            case NO -> Tag.STUCK;
        };
    }

    /** Key of the words of a code as it is stored. */
    static String key(String group, String code) {
        return "identity." + group + "." + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of the words of a purpose as it is stored. */
    static String purposeKey(String code) {
        int dot = code.indexOf('.');
        return code.substring(0, dot) + ".purpose" + code.substring(dot);
    }
}

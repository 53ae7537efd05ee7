package vn.lienthong.capability.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.ListExport;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.NavItem;

/** The trail as administrators read it: who, what, when, to which record. */
@Controller
class AuditPages {

    static final String PATH = "/quan-tri/nhat-ky";
    static final String READ = "audit.read";

    /** Lines in one sheet; who needs older ones narrows the days. */
    private static final int EXPORTED = 50_000;

    private static final int EXPORTED_AT_ONCE = 2_000;

    private final AuditLines lines;
    private final Access access;
    private final Messages messages;
    private final ListExport export;
    private final Audit audit;

    AuditPages(AuditLines lines, Access access, Messages messages, ListExport export, Audit audit) {
        this.lines = lines;
        this.access = access;
        this.messages = messages;
        this.export = export;
        this.audit = audit;
    }

    /** A line with its act in words. */
    record Row(Line line, String act) {}

    /** How far the list goes, and what is sealed. */
    record Facts(long total, boolean more, Optional<AuditLines.Sealed> sealed) {}

    @Allowed(READ)
    @GetMapping(PATH)
    String list(ListQuery query, Locale locale, Model model) {
        AuditLines.Wanted wanted = wanted(query);
        long total = lines.count(wanted);
        model.addAttribute("query", query);
        model.addAttribute("facts", new Facts(total, total >= AuditLines.COUNTED, lines.sealed()));
        model.addAttribute(
                "rows",
                lines.list(wanted, query.size(), query.offset()).stream()
                        .map(line -> new Row(line, words(line.act(), locale)))
                        .toList());
        model.addAttribute(
                "acts",
                lines.acts().stream()
                        .map(act -> Choice.of(act, words(act, locale)))
                        .toList());
        return "lienthong/capability/audit/lines";
    }

    private AuditLines.Wanted wanted(ListQuery query) {
        return new AuditLines.Wanted(
                query.q().isEmpty()
                        ? null
                        : new ArrayList<>(access.people(query.q()).keySet()),
                query.filter("viec"),
                query.filter("loai"),
                query.filter("ma"),
                day(query.filter("tu")),
                day(query.filter("den")));
    }

    /** The trail as a sheet, the newest lines; that it was taken away is a line as well. */
    @Allowed(READ)
    @GetMapping(PATH + "/xuat.{ending:xlsx|csv}")
    void export(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        AuditLines.Wanted wanted = wanted(query);
        audit.record("audit.lines.exported", "list", ending, Map.of("asked", query.turnedTo(1)));
        String title = messages.text(locale, "audit.title");
        Iterable<List<@Nullable Object>> rows = () -> IntStream.range(0, EXPORTED / EXPORTED_AT_ONCE)
                .mapToObj(page -> lines.list(wanted, EXPORTED_AT_ONCE, (long) page * EXPORTED_AT_ONCE))
                .takeWhile(page -> !page.isEmpty())
                .flatMap(List::stream)
                .map(line -> cells(line, locale))
                .iterator();
        export.send(
                response,
                title + "." + ending,
                title,
                List.of(
                        column(locale, "audit.when", true, 18),
                        column(locale, "audit.who", false, 28),
                        column(locale, "audit.for-whom", false, 28),
                        column(locale, "audit.what", false, 40),
                        column(locale, "audit.subject", false, 50),
                        column(locale, "audit.details", false, 80),
                        column(locale, "audit.address", false, 18)),
                rows);
    }

    private ListExport.Column column(Locale locale, String key, boolean moment, int width) {
        return new ListExport.Column(messages.text(locale, key), moment, width);
    }

    private List<@Nullable Object> cells(Line line, Locale locale) {
        return Arrays.asList(
                line.at(),
                line.actorName() == null ? messages.text(locale, "audit.program") : line.actorName(),
                line.standInName(),
                words(line.act(), locale),
                line.subjectKind() + " " + line.subjectId(),
                line.details().entrySet().stream()
                        .map(detail -> detail.getKey() + ": " + detail.getValue())
                        .collect(Collectors.joining("; ")),
                line.address());
    }

    /** An act's words stand in the bundle of its room: {@code plan.item.corrected} is {@code plan.act.item.corrected}. */
    private String words(String act, Locale locale) {
        int dot = act.indexOf('.');
        String key = act.substring(0, dot) + ".act" + act.substring(dot);
        return messages.has(key) ? messages.text(locale, key) : act;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        Right readAudit() {
            return new Right(READ, Set.of(Role.ADMINISTRATOR));
        }

        @Bean
        NavItem auditInList() {
            return new NavItem(94, "audit.nav", PATH, "clock", READ);
        }
    }
}

package vn.lienthong.capability.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.NavItem;

/** The trail as administrators read it: who, what, when, to which record. */
@Controller
class AuditPages {

    static final String PATH = "/quan-tri/nhat-ky";
    static final String READ = "audit.read";

    private final AuditLines lines;
    private final Access access;
    private final Messages messages;

    AuditPages(AuditLines lines, Access access, Messages messages) {
        this.lines = lines;
        this.access = access;
        this.messages = messages;
    }

    /** A line with its act in words. */
    record Row(Line line, String act) {}

    /** How far the list goes, and what is sealed. */
    record Facts(long total, boolean more, Optional<AuditLines.Sealed> sealed) {}

    @Allowed(READ)
    @GetMapping(PATH)
    String list(ListQuery query, Locale locale, Model model) {
        AuditLines.Wanted wanted = new AuditLines.Wanted(
                query.q().isEmpty()
                        ? null
                        : new ArrayList<>(access.people(query.q()).keySet()),
                query.filter("viec"),
                query.filter("loai"),
                query.filter("ma"),
                day(query.filter("tu")),
                day(query.filter("den")));
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

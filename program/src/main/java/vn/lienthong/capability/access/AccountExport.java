package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.lienthong.capability.ui.ListExport;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;

/** The list of accounts as a sheet: those that the one who asks may see, narrowed as the page is. */
@Controller
class AccountExport {

    private static final int PAGE = 1000;
    private static final int MOST = 50_000;

    private final AccountBook book;
    private final Reach reach;
    private final ListExport export;
    private final Messages messages;
    private final ApplicationEventPublisher events;

    AccountExport(
            AccountBook book, Reach reach, ListExport export, Messages messages, ApplicationEventPublisher events) {
        this.book = book;
        this.reach = reach;
        this.export = export;
        this.messages = messages;
        this.events = events;
    }

    @Allowed(StandardRoles.READ_ACCOUNTS)
    @Transactional
    @GetMapping(AccountPages.PATH + "/xuat.{ending:xlsx|csv}")
    public void send(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        String title = messages.text(locale, "access.accounts.title");
        List<List<@Nullable Object>> rows = rows(query, locale);
        events.publishEvent(new AccessAct(
                "access.accounts.exported",
                null,
                null,
                "list",
                ending,
                Map.of("lines", Integer.toString(rows.size()))));
        export.send(
                response,
                title + "." + ending,
                title,
                List.of(
                        column(locale, "access.accounts.name", false, 30),
                        column(locale, "access.form.user", false, 22),
                        column(locale, "access.form.post", false, 24),
                        column(locale, "access.accounts.agency", false, 40),
                        column(locale, "access.accounts.roles", false, 40),
                        column(locale, "access.accounts.state", false, 16),
                        column(locale, "access.accounts.last", true, 18)),
                rows);
    }

    private ListExport.Column column(Locale locale, String key, boolean moment, int width) {
        return new ListExport.Column(messages.text(locale, key), moment, width);
    }

    private List<List<@Nullable Object>> rows(ListQuery query, Locale locale) {
        Set<UUID> within = reach.agencies(StandardRoles.READ_ACCOUNTS);
        Map<UUID, String> agencies = reach.choices(StandardRoles.READ_ACCOUNTS).stream()
                .collect(Collectors.toMap(AgencyDirectory.Choice::id, AgencyDirectory.Choice::name));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int page = 1; (page - 1) * PAGE < MOST; page++) {
            List<Account> found = book.list(
                            new ListQuery(query.q(), page, PAGE, query.sort(), query.descending(), query.filters()),
                            within)
                    .accounts();
            Map<UUID, List<String>> roles =
                    book.rolesInForce(found.stream().map(Account::id).toList());
            found.forEach(
                    account -> rows.add(row(account, agencies, roles.getOrDefault(account.id(), List.of()), locale)));
            if (found.size() < PAGE) {
                break;
            }
        }
        return rows;
    }

    private List<@Nullable Object> row(Account account, Map<UUID, String> agencies, List<String> roles, Locale locale) {
        UUID agency = account.agencyId();
        String at = agency == null ? "" : agencies.getOrDefault(agency, "");
        return Arrays.asList(
                account.displayName(),
                account.userName(),
                account.post(),
                at.isEmpty() ? reach.agencyName(agency) : at,
                roles.stream()
                        .map(role -> messages.text(locale, "access.role." + role))
                        .collect(Collectors.joining("; ")),
                messages.text(
                        locale,
                        !account.open()
                                ? "access.state.closed"
                                : account.oneTime() ? "access.state.waiting" : "access.state.open"),
                account.lastSignIn());
    }
}

package vn.lienthong.capability.access;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.TypedDay;

/** Accounts as their administrators see them: the list, a new one, one of them and its data. */
@Controller
@RequestMapping(AccountPages.PATH)
@Allowed(StandardRoles.MANAGE_ACCOUNTS)
class AccountPages {

    static final String PATH = "/quan-tri/tai-khoan";
    private static final String VIEW = "lienthong/capability/access/";

    private final AccountBook book;
    private final AccountStore store;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Failures failures;
    private final Reach reach;
    private final SecondFactor second;
    private final AgencyChoices near;
    private final Rights rights;
    private final Messages messages;

    AccountPages(
            AccountBook book,
            AccountStore store,
            Accounts accounts,
            Sessions sessions,
            Failures failures,
            Reach reach,
            SecondFactor second,
            AgencyChoices near,
            Rights rights,
            Messages messages) {
        this.book = book;
        this.store = store;
        this.accounts = accounts;
        this.sessions = sessions;
        this.failures = failures;
        this.reach = reach;
        this.second = second;
        this.near = near;
        this.rights = rights;
        this.messages = messages;
    }

    /** A line of the list. */
    record Row(Account account, boolean open, String agency, List<String> roles, boolean manageable) {}

    /** A role with the name of its unit. */
    record RoleRow(Account.RoleHeld role, String agency, boolean past) {}

    /** All that the page of one account shows. */
    record Sheet(
            Account account,
            String agency,
            List<RoleRow> roles,
            List<Account.StandIn> standIns,
            List<Account.Session> sessions,
            @Nullable Instant blockedUntil,
            boolean manageable,
            boolean self,
            boolean secondFactor) {}

    @Allowed(StandardRoles.READ_ACCOUNTS)
    @GetMapping
    String list(ListQuery query, Locale locale, Model model) {
        AccountBook.Found found = book.list(query, reach.agencies(StandardRoles.READ_ACCOUNTS));
        Map<UUID, List<String>> roles =
                book.rolesInForce(found.accounts().stream().map(Account::id).toList());
        model.addAttribute("query", query);
        model.addAttribute("total", found.total());
        model.addAttribute(
                "rows",
                found.accounts().stream()
                        .map(account -> new Row(
                                account,
                                inUse(account),
                                reach.agencyName(account.agencyId()),
                                roles.getOrDefault(account.id(), List.of()),
                                account.open() && reach.mayManage(account)))
                        .toList());
        model.addAttribute("agencies", choices(reach.choices(StandardRoles.READ_ACCOUNTS)));
        model.addAttribute("roles", roleChoices(rights.roles(), locale));
        return VIEW + "accounts";
    }

    @GetMapping("/moi")
    String blank(Locale locale, Model model) {
        return create(Form.blank().with(AccountForm.FROM, TypedDay.show(store.today())), locale, model);
    }

    @PostMapping("/moi")
    ModelAndView create(Form form, Locale locale, RedirectAttributes after) {
        AccountForm.checkPerson(form);
        String userName = AccountForm.userName(form, book);
        Accounts.RoleWish role = AccountForm.role(form, reach, store.today());
        if (form.wrong()) {
            ModelAndView again = new ModelAndView(VIEW + "account-new", HttpStatus.UNPROCESSABLE_CONTENT);
            createModel(form, locale).forEach(again::addObject);
            return again;
        }
        UUID id = accounts.create(
                userName,
                form.value(AccountForm.NAME),
                form.value(AccountForm.POST),
                AccountForm.agency(form, AccountForm.AGENCY),
                role);
        after.addFlashAttribute("toast", messages.text(locale, "access.created", userName));
        return new ModelAndView("redirect:" + PATH + "/" + id);
    }

    private String create(Form form, Locale locale, Model model) {
        model.addAllAttributes(createModel(form, locale));
        return VIEW + "account-new";
    }

    private Map<String, Object> createModel(Form form, Locale locale) {
        return Map.of(
                "form", form,
                "agencies", ownAgencies(locale, "access.form.no-agency"),
                "roleAgencies", ownAgencies(locale, "access.form.everywhere"),
                "roles", roleChoices(reach.grantable(), locale));
    }

    @Allowed(StandardRoles.READ_ACCOUNTS)
    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Locale locale, Model model) {
        sheet(find(id), Form.blank().with(AccountForm.FROM, TypedDay.show(store.today())), locale)
                .forEach(model::addAttribute);
        return VIEW + "account";
    }

    /** The page of one account, with one of its forms filled in. */
    Map<String, Object> sheet(Account account, Form form, Locale locale) {
        boolean manageable = reach.mayManage(account);
        Sheet sheet = new Sheet(
                account,
                reach.agencyName(account.agencyId()),
                book.roles(account.id()).stream()
                        .map(role -> new RoleRow(role, reach.agencyName(role.agencyId()), role.past(store.today())))
                        .toList(),
                book.standIns(account.id()),
                manageable ? sessions.list(account.id(), null) : List.of(),
                failures.blocked(SignIn.subject(account.userName())).orElse(null),
                manageable,
                reach.self(account.id()),
                second.on(account.id()));
        return Map.of(
                "sheet",
                sheet,
                "form",
                form,
                "roleAgencies",
                ownAgencies(locale, "access.form.everywhere"),
                "roles",
                roleChoices(reach.grantable(), locale),
                "colleagues",
                manageable ? colleagues(account) : List.of());
    }

    @GetMapping("/{id}/sua")
    String edit(@PathVariable UUID id, Locale locale, Model model) {
        Account account = find(id);
        reach.requireAccount(account);
        Form form = Form.blank()
                .with(AccountForm.NAME, account.displayName())
                .with(AccountForm.POST, account.post())
                .with(AccountForm.AGENCY, String.valueOf(account.agencyId()))
                .with(AccountForm.STAFF, String.valueOf(account.staffId()))
                .with(AccountForm.VERSION, String.valueOf(account.version()));
        model.addAllAttributes(editModel(account, form, locale));
        return VIEW + "account-edit";
    }

    @PostMapping("/{id}/sua")
    ModelAndView change(@PathVariable UUID id, Form form, Locale locale, RedirectAttributes after) {
        Account account = find(id);
        AccountForm.checkPerson(form);
        String version = form.value(AccountForm.VERSION);
        if (form.wrong()) {
            return new ModelAndView(
                    VIEW + "account-edit", editModel(account, form, locale), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        accounts.change(
                account,
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1,
                form.value(AccountForm.NAME),
                form.value(AccountForm.POST),
                AccountForm.agency(form, AccountForm.AGENCY),
                AccountForm.agency(form, AccountForm.STAFF));
        after.addFlashAttribute("toast", messages.text(locale, "access.changed"));
        return new ModelAndView("redirect:" + PATH + "/" + id);
    }

    private Map<String, Object> editModel(Account account, Form form, Locale locale) {
        List<Choice> people = new java.util.ArrayList<>();
        people.add(Choice.of("", messages.text(locale, "access.form.no-staff")));
        reach.people(account.agencyId())
                .forEach(
                        person -> people.add(Choice.of(person.id().toString(), person.name() + ", " + person.title())));
        return Map.of(
                "form", form,
                "account", account,
                "people", people,
                "agencies", ownAgencies(locale, "access.form.no-agency"));
    }

    private boolean inUse(Account account) {
        return account.open() && (account.until() == null || !account.until().isBefore(store.today()));
    }

    /** An account that the one who asks may see. */
    Account find(UUID id) {
        Account account = book.account(id).orElseThrow(AccountPages::gone);
        Set<UUID> within = reach.agencies(StandardRoles.READ_ACCOUNTS);
        if (within != null && (account.agencyId() == null || !within.contains(account.agencyId()))) {
            throw new AccessDeniedException(StandardRoles.READ_ACCOUNTS + " of account");
        }
        return account;
    }

    static ResponseStatusException gone() {
        return new ResponseStatusException(HttpStatusCode.valueOf(404));
    }

    private List<Choice> colleagues(Account account) {
        return book.open().stream()
                .filter(other -> !other.id().equals(account.id()))
                .map(other -> Choice.of(
                        other.id().toString(),
                        other.displayName() + (other.post().isEmpty() ? "" : ", " + other.post())))
                .toList();
    }

    private List<Choice> ownAgencies(Locale locale, String noneKey) {
        List<Choice> all = new java.util.ArrayList<>();
        if (reach.everywhere(StandardRoles.MANAGE_ACCOUNTS)) {
            all.add(Choice.of("", messages.text(locale, noneKey)));
        }
        all.addAll(choices(reach.choices(StandardRoles.MANAGE_ACCOUNTS)));
        return all;
    }

    private List<Choice> choices(List<AgencyDirectory.Choice> agencies) {
        return near.of(
                agencies.stream().map(AgencyDirectory.Choice::id).collect(java.util.stream.Collectors.toSet())
                        ::contains);
    }

    private List<Choice> roleChoices(List<Role> roles, Locale locale) {
        return roles.stream()
                .map(role -> Choice.of(role.code(), messages.text(locale, role.key())))
                .toList();
    }

    /** Where an optional of the address leads. */
    static UUID id(String text) {
        return Optional.ofNullable(AccountBook.uuid(text)).orElseThrow(AccountPages::gone);
    }
}

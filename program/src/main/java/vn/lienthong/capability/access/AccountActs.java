package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;

/** What is done to an account from its page: roles, stand-ins, passwords, closing. */
@Controller
@RequestMapping(AccountPages.PATH)
@Allowed(StandardRoles.MANAGE_ACCOUNTS)
class AccountActs {

    private static final String VIEW = "lienthong/capability/access/";
    /** More letters than this are printed in several goes: each costs an Argon2id. */
    private static final int LETTERS_AT_ONCE = 200;

    private final AccountPages pages;
    private final AccountBook book;
    private final AccountStore store;
    private final Accounts accounts;
    private final Reach reach;
    private final Messages messages;

    AccountActs(
            AccountPages pages,
            AccountBook book,
            AccountStore store,
            Accounts accounts,
            Reach reach,
            Messages messages) {
        this.pages = pages;
        this.book = book;
        this.store = store;
        this.accounts = accounts;
        this.reach = reach;
        this.messages = messages;
    }

    /** A letter as it is printed. */
    record Paper(Accounts.Letter letter, String agency) {}

    @PostMapping("/{id}/vai-tro")
    ModelAndView grant(@PathVariable UUID id, Form form, Locale locale, RedirectAttributes after) {
        Account account = pages.find(id);
        Accounts.RoleWish wish = AccountForm.role(form, reach, store.today());
        if (form.wrong()) {
            return again(account, form, locale);
        }
        accounts.grant(account, wish);
        return done(id, "access.role.granted", locale, after);
    }

    @PostMapping("/{id}/vai-tro/{role}/thoi")
    ModelAndView endRole(@PathVariable UUID id, @PathVariable UUID role, Locale locale, RedirectAttributes after) {
        return guarded(id, locale, after, "access.role.ended", account -> accounts.endRole(account, role));
    }

    @PostMapping("/{id}/thay-the")
    ModelAndView standIn(@PathVariable UUID id, Form form, Locale locale, RedirectAttributes after) {
        Account absent = pages.find(id);
        Optional<Account> standIn = Optional.ofNullable(AccountForm.agency(form, AccountForm.STAND_IN))
                .flatMap(book::account);
        if (standIn.isEmpty()) {
            form.refuse(AccountForm.STAND_IN, "access.form.stand-in-missing");
        }
        Optional<LocalDate> from = AccountForm.day(form, AccountForm.FROM);
        Optional<LocalDate> to = AccountForm.day(form, AccountForm.TO);
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            form.refuse(AccountForm.TO, "access.form.to-before-from");
        }
        if (form.wrong() || standIn.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return again(absent, form, locale);
        }
        accounts.standIn(absent, standIn.get(), from.get(), to.get());
        return done(id, "access.stand-in.named", locale, after);
    }

    @PostMapping("/{id}/thay-the/{standIn}/thoi")
    ModelAndView endStandIn(
            @PathVariable UUID id, @PathVariable UUID standIn, Locale locale, RedirectAttributes after) {
        return guarded(id, locale, after, "access.stand-in.ended", account -> accounts.endStandIn(account, standIn));
    }

    @PostMapping("/{id}/dang-xuat")
    ModelAndView endSessions(@PathVariable UUID id, Locale locale, RedirectAttributes after) {
        return guarded(id, locale, after, "access.sessions.ended", accounts::endSessions);
    }

    @PostMapping("/{id}/bo-hai-lop")
    ModelAndView resetSecondFactor(@PathVariable UUID id, Locale locale, RedirectAttributes after) {
        return guarded(id, locale, after, "access.second.reset", accounts::resetSecondFactor);
    }

    @GetMapping("/{id}/dong")
    String askClose(@PathVariable UUID id, Model model) {
        Account account = pages.find(id);
        reach.requireAccount(account);
        model.addAttribute("account", account);
        return VIEW + "account-close";
    }

    @PostMapping("/{id}/dong")
    ModelAndView close(@PathVariable UUID id, Form form, Locale locale, RedirectAttributes after) {
        String why = form.value("ly-do");
        String reason = List.of("transfer", "left").contains(why) ? why : "other";
        return guarded(id, locale, after, "access.closed", account -> accounts.close(account, reason));
    }

    @PostMapping("/{id}/mo-lai")
    ModelAndView reopen(@PathVariable UUID id, Locale locale, RedirectAttributes after) {
        return guarded(id, locale, after, "access.reopened", accounts::reopen);
    }

    /** The letters are the answer to the form itself: there is no address at which they could be seen again. */
    @PostMapping("/thu")
    ModelAndView letters(Form form, HttpServletRequest request, Locale locale, RedirectAttributes after) {
        List<Account> chosen = form.values("tai-khoan").stream()
                .limit(LETTERS_AT_ONCE)
                .map(AccountPages::id)
                .map(pages::find)
                .toList();
        if (chosen.isEmpty()) {
            after.addFlashAttribute("toast", messages.text(locale, "access.letters.none"));
            return new ModelAndView("redirect:" + AccountPages.PATH);
        }
        return letters(chosen, request);
    }

    /** Letters for everyone that the list finds, so many at once; who has got one leaves the list of those without. */
    @PostMapping("/thu/tat-ca")
    ModelAndView lettersForAll(ListQuery query, HttpServletRequest request, Locale locale, RedirectAttributes after) {
        ListQuery first =
                new ListQuery(query.q(), 1, LETTERS_AT_ONCE, query.sort(), query.descending(), query.filters());
        List<Account> found = book.list(first, reach.agencies(StandardRoles.MANAGE_ACCOUNTS)).accounts().stream()
                .filter(account -> account.open() && reach.mayManage(account) && !reach.self(account.id()))
                .toList();
        if (found.isEmpty()) {
            after.addFlashAttribute("toast", messages.text(locale, "access.letters.none"));
            return new ModelAndView("redirect:" + AccountPages.PATH);
        }
        return letters(found, request);
    }

    private ModelAndView letters(List<Account> chosen, HttpServletRequest request) {
        chosen.forEach(reach::requireAccount);
        String address =
                ServletUriComponentsBuilder.fromContextPath(request).path("/").toUriString();
        List<Paper> papers = chosen.stream()
                .map(account -> new Paper(accounts.reset(account), reach.agencyName(account.agencyId())))
                .toList();
        ModelAndView page = new ModelAndView(VIEW + "letters");
        page.addObject("papers", papers);
        page.addObject("address", address);
        page.addObject("qr", QrCode.of(address));
        return page;
    }

    private ModelAndView guarded(UUID id, Locale locale, RedirectAttributes after, String said, Consumer<Account> act) {
        try {
            act.accept(pages.find(id));
        } catch (Accounts.LastAdministrator last) {
            return done(id, "access.last-administrator", locale, after);
        }
        return done(id, said, locale, after);
    }

    private ModelAndView again(Account account, Form form, Locale locale) {
        return new ModelAndView(VIEW + "account", pages.sheet(account, form, locale), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView done(UUID id, String key, Locale locale, RedirectAttributes after) {
        after.addFlashAttribute("toast", messages.text(locale, key));
        return new ModelAndView("redirect:" + AccountPages.PATH + "/" + id);
    }
}

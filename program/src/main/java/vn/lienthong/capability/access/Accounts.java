package vn.lienthong.capability.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done to accounts. Nobody manages an account beyond their own units, nor one that holds more than they do: else the
 * head of a unit could take over an administrator who happens to sit there.
 */
@Component
public class Accounts {

    static final Duration ONE_TIME_LASTS = Duration.ofDays(14);

    private final AccountBook book;
    private final AccountStore store;
    private final Sessions sessions;
    private final Failures failures;
    private final Passwords passwords;
    private final Reach reach;
    private final SecondFactor second;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(
            AccountBook book,
            AccountStore store,
            Sessions sessions,
            Failures failures,
            Passwords passwords,
            Reach reach,
            SecondFactor second,
            ApplicationEventPublisher events,
            Clock clock) {
        this.book = book;
        this.store = store;
        this.sessions = sessions;
        this.failures = failures;
        this.passwords = passwords;
        this.reach = reach;
        this.second = second;
        this.events = events;
        this.clock = clock;
    }

    /** What a person reads once, on paper. */
    record Letter(UUID accountId, String userName, String displayName, String post, String password, Instant until) {}

    /** A record that the caller meant has changed, or is gone. */
    static final class Stale extends OptimisticLockingFailureException {
        private static final long serialVersionUID = 1L;

        Stale() {
            super("changed meanwhile");
        }
    }

    /** The only administrator would go, and nobody could let another one in. */
    static final class LastAdministrator extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A person's post ends: the account that belongs to it ends with it, at once if the last day is over, else after that
     * day.
     *
     * @param staffId the record of the person in the post; one without an account is nobody's business
     * @param lastDay the last day in the post
     */
    @Transactional
    public void staffLeaves(UUID staffId, LocalDate lastDay) {
        for (UUID id : book.byStaff(staffId)) {
            if (lastDay.isBefore(store.today())) {
                end(id, "transfer");
            } else {
                book.endOn(id, lastDay);
                report("access.account.ends", id, Map.of("last", lastDay.toString()));
            }
        }
    }

    /**
     * A person in a post who shall have an account.
     *
     * @param staffId the record of the person in the post, with which the account ends
     * @param userName to sign in with; empty to have one proposed
     * @param role held at the agency
     */
    public record Enrolment(
            UUID staffId,
            String userName,
            String displayName,
            String post,
            UUID agencyId,
            String role,
            LocalDate from) {}

    /** An account cannot be made so; the words say why and how to mend it. */
    public static final class EnrolmentRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String key;
        private final transient List<Object> arguments;

        EnrolmentRefused(String key, Object... arguments) {
            super(key);
            this.key = key;
            this.arguments = List.of(arguments);
        }

        public String key() {
            return key;
        }

        public List<Object> arguments() {
            return arguments;
        }
    }

    /**
     * Makes an account for a person in a post, to which a letter can be printed; empty if the person has one.
     *
     * @throws EnrolmentRefused if the name is taken or odd, or the role is not the caller's to give
     */
    @Transactional
    public Optional<UUID> enrol(Enrolment person) {
        if (!book.byStaff(person.staffId()).isEmpty()) {
            return Optional.empty();
        }
        if (reach.grantable().stream().noneMatch(role -> role.code().equals(person.role()))) {
            throw new EnrolmentRefused("access.form.role-missing");
        }
        reach.requireGrant(person.role(), person.agencyId());
        String asked = SignIn.normal(person.userName());
        if (!asked.isEmpty() && !UserNames.GOOD.matcher(asked).matches()) {
            throw new EnrolmentRefused("access.form.user-odd");
        }
        if (!asked.isEmpty() && book.taken(asked)) {
            throw new EnrolmentRefused("access.form.user-taken", asked);
        }
        String userName = asked.isEmpty() ? book.free(UserNames.propose(person.displayName())) : asked;
        UUID id = store.insert(
                userName, person.displayName(), person.post(), person.agencyId(), passwords.nobodys(), true, false);
        store.addRole(id, person.role(), person.agencyId(), person.from(), null);
        book.link(id, person.staffId());
        report("access.account.created", id, details("agency", person.agencyId()));
        report("access.role.granted", id, wish(new RoleWish(person.role(), person.agencyId(), person.from(), null)));
        return Optional.of(id);
    }

    /** Takes accounts away again that {@link #enrol} made and nobody came in with. */
    @Transactional
    public void unenrol(Collection<UUID> made) {
        if (!made.isEmpty()) {
            book.remove(made);
            made.forEach(id -> report("access.account.withdrawn", id, Map.of()));
        }
    }

    @Transactional
    UUID create(String userName, String displayName, String post, @Nullable UUID agencyId, RoleWish role) {
        reach.requireAgency(agencyId);
        reach.requireGrant(role.role(), role.agencyId());
        // Nobody knows this password: the letter makes the first one that is known.
        UUID id = store.insert(userName, displayName, post, agencyId, passwords.hash(passwords.oneTime()), true, false);
        store.addRole(id, role.role(), role.agencyId(), role.from(), role.to());
        reach.onlyPersonNamed(agencyId, displayName).ifPresent(staff -> book.link(id, staff));
        report("access.account.created", id, details("agency", agencyId));
        report("access.role.granted", id, wish(role));
        return id;
    }

    /** A role to be held at a unit (none: the whole locality) from a day to another (none: until further notice). */
    record RoleWish(
            String role,
            @Nullable UUID agencyId,
            LocalDate from,
            @Nullable LocalDate to) {}

    @Transactional
    void change(
            Account account,
            int version,
            String displayName,
            String post,
            @Nullable UUID agencyId,
            @Nullable UUID staffId) {
        reach.requireAccount(account);
        reach.requireAgency(agencyId);
        if (!book.change(account.id(), version, displayName, account.userName(), post, agencyId)) {
            throw new Stale();
        }
        book.link(account.id(), reach.inPost(agencyId, staffId) ? staffId : null);
        report("access.account.changed", account.id(), details("agency", agencyId));
    }

    @Transactional
    void grant(Account account, RoleWish wish) {
        reach.requireAccount(account);
        reach.requireGrant(wish.role(), wish.agencyId());
        store.addRole(account.id(), wish.role(), wish.agencyId(), wish.from(), wish.to());
        report("access.role.granted", account.id(), wish(wish));
    }

    @Transactional
    void endRole(Account account, UUID roleId) {
        reach.requireAccount(account);
        Account.RoleHeld role = book.roles(account.id()).stream()
                .filter(each -> each.id().equals(roleId))
                .findFirst()
                .orElseThrow(Stale::new);
        if (role.role().equals(Role.ADMINISTRATOR)) {
            keepAnAdministrator(account.id());
        }
        book.endRole(roleId);
        report("access.role.ended", account.id(), Map.of("role", role.role()));
    }

    /** A new one-time password; the old one, every session and every lock are gone with it. */
    @Transactional
    Letter reset(Account account) {
        reach.requireAccount(account);
        if (!account.open()) {
            throw new Stale();
        }
        String password = passwords.oneTime();
        Instant until = clock.instant().plus(ONE_TIME_LASTS);
        book.setPassword(account.id(), passwords.hash(password), until);
        sessions.endAll(account.id(), null);
        failures.forget(SignIn.subject(account.userName()));
        report("access.password.reset", account.id(), Map.of());
        return new Letter(account.id(), account.userName(), account.displayName(), account.post(), password, until);
    }

    @Transactional
    void close(Account account, String why) {
        reach.requireAccount(account);
        if (reach.self(account.id())) {
            throw new AccessDeniedException("one's own account");
        }
        keepAnAdministrator(account.id());
        end(account.id(), why);
    }

    @Transactional
    void reopen(Account account) {
        reach.requireAccount(account);
        book.reopen(account.id());
        report("access.account.reopened", account.id(), Map.of());
    }

    @Transactional
    void standIn(Account absent, Account standIn, LocalDate from, LocalDate to) {
        reach.requireAccount(absent);
        if (!standIn.open() || absent.id().equals(standIn.id())) {
            throw new Stale();
        }
        book.addStandIn(absent.id(), standIn.id(), from, to);
        report(
                "access.stand-in.named",
                absent.id(),
                Map.of("stand-in", standIn.id().toString(), "from", from.toString(), "to", to.toString()));
    }

    @Transactional
    void endStandIn(Account account, UUID standInId) {
        reach.requireAccount(account);
        if (book.standIns(account.id()).stream().noneMatch(each -> each.id().equals(standInId))
                || !book.endStandIn(standInId)) {
            throw new Stale();
        }
        report("access.stand-in.ended", account.id(), Map.of("id", standInId.toString()));
    }

    @Transactional
    void endSessions(Account account) {
        reach.requireAccount(account);
        int ended = sessions.endAll(account.id(), null);
        report("access.sessions.ended", account.id(), Map.of("count", Integer.toString(ended)));
    }

    /** Takes the second factor of somebody whose telephone is lost away; nobody does it for oneself. */
    @Transactional
    void resetSecondFactor(Account account) {
        reach.requireAccount(account);
        if (reach.self(account.id())) {
            throw new AccessDeniedException("own second factor");
        }
        second.remove(account.id(), "access.second-factor.reset");
        sessions.endAll(account.id(), null);
    }

    /** One's own new password; every other browser has to sign in again with it. */
    @Transactional
    void setOwnPassword(SignedIn person, String password) {
        book.setPassword(person.accountId(), passwords.hash(password), null);
        sessions.endAll(person.accountId(), person.sessionId());
        report("access.password.changed", person.accountId(), Map.of());
    }

    private void end(UUID accountId, String why) {
        if (book.close(accountId, why)) {
            sessions.endAll(accountId, null);
            report("access.account.closed", accountId, Map.of("why", why));
        }
    }

    private void keepAnAdministrator(UUID accountId) {
        boolean administers = book.roles(accountId).stream()
                .anyMatch(role -> role.role().equals(Role.ADMINISTRATOR) && role.inForce(store.today()));
        if (administers && book.otherAdministrators(accountId) == 0) {
            throw new LastAdministrator();
        }
    }

    private static Map<String, String> wish(RoleWish wish) {
        Map<String, String> details = details("agency", wish.agencyId());
        details.put("role", wish.role());
        details.put("from", wish.from().toString());
        if (wish.to() != null) {
            details.put("to", wish.to().toString());
        }
        return details;
    }

    private static Map<String, String> details(String key, @Nullable Object value) {
        Map<String, String> details = new HashMap<>();
        if (value != null) {
            details.put(key, value.toString());
        }
        return details;
    }

    private void report(String act, UUID accountId, Map<String, String> details) {
        events.publishEvent(new AccessAct(act, null, null, "account", accountId.toString(), details));
    }
}

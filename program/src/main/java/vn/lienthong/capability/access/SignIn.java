package vn.lienthong.capability.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.kernel.VietnameseText;

/** The question at the door: is this the person, and may they try at all? */
@Component
class SignIn {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final Failures failures;
    private final SecondFactor second;
    private final Recoveries recoveries;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignIn(
            AccountStore accounts,
            Passwords passwords,
            Failures failures,
            SecondFactor second,
            Recoveries recoveries,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failures = failures;
        this.second = second;
        this.recoveries = recoveries;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What came of an attempt. */
    sealed interface Outcome {
        /**
         * Name and password are right.
         *
         * @param code whether a code is asked for before the person is in
         */
        record Welcome(UUID accountId, boolean code) implements Outcome {}

        /** Wrong name, wrong password, a closed account: the visitor is not told which. */
        record Wrong(int left) implements Outcome {}

        record Wait(Instant until) implements Outcome {}

        record Crowded() implements Outcome {}
    }

    /** No transaction is open while the password is computed: a rush at the door must not hold the database's doors. */
    Outcome attempt(String typedName, String password, String address) {
        String name = normal(typedName);
        recoveries.carryOut(name);
        String byName = subject(name);
        String byAddress = "address:" + address;
        Optional<Instant> wait = failures.blocked(byName).or(() -> failures.blocked(byAddress));
        if (wait.isPresent()) {
            return new Outcome.Wait(wait.get());
        }
        return check(name, password, byName, byAddress);
    }

    private Outcome check(String name, String password, String byName, String byAddress) {
        Optional<AccountStore.Credentials> found = accounts.credentials(name);
        int left = Math.min(
                failures.count(byName, Failures.FREE_FOR_NAME).left(),
                failures.count(byAddress, Failures.FREE_FOR_ADDRESS).left());
        boolean right;
        try {
            right = found.isPresent() && passwords.matches(password, found.get().passwordHash());
            if (found.isEmpty()) {
                passwords.pretend(password);
            }
        } catch (Passwords.Crowded crowded) {
            failures.giveBack(byName);
            failures.giveBack(byAddress);
            return new Outcome.Crowded();
        }
        if (!right || found.isEmpty() || !open(found.get())) {
            found.ifPresent(
                    account -> transaction.executeWithoutResult(status -> report("access.sign-in-refused", account)));
            return left > 0
                    ? new Outcome.Wrong(left)
                    : new Outcome.Wait(failures.blocked(byName)
                            .or(() -> failures.blocked(byAddress))
                            .orElse(clock.instant()));
        }
        return welcome(found.get(), password, byName, byAddress);
    }

    private Outcome welcome(AccountStore.Credentials account, String password, String byName, String byAddress) {
        String better = passwords.outdated(account.passwordHash()) ? passwords.hash(password) : null;
        boolean code = second.on(account.accountId());
        transaction.executeWithoutResult(status -> {
            failures.forget(byName);
            failures.giveBack(byAddress);
            if (better != null) {
                accounts.rehash(account.accountId(), better);
            }
            if (!code) {
                accounts.seen(account.accountId());
                report("access.signed-in", account);
            }
        });
        return new Outcome.Welcome(account.accountId(), code);
    }

    private void report(String act, AccountStore.Credentials account) {
        events.publishEvent(new AccessAct(
                act,
                account.accountId(),
                account.displayName(),
                "account",
                account.accountId().toString(),
                Map.of()));
    }

    private boolean open(AccountStore.Credentials account) {
        Instant until = account.until();
        return !account.closed() && (until == null || clock.instant().isBefore(until));
    }

    /** A name as it is kept: without the blanks and capitals that telephones add. */
    static String normal(String typed) {
        return VietnameseText.compose(typed).replace("\0", "").strip().toLowerCase(Locale.ROOT);
    }

    static String subject(String name) {
        return "name:" + Tokens.hex(name);
    }
}

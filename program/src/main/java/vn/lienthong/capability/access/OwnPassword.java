package vn.lienthong.capability.access;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.VietnameseText;

/** Changing one's own password: the old one is asked for, and guessing it is counted as at the door. */
@Component
class OwnPassword {

    private final AccountStore store;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Failures failures;
    private final FirstAdministrator first;

    OwnPassword(
            AccountStore store, Accounts accounts, Passwords passwords, Failures failures, FirstAdministrator first) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.failures = failures;
        this.first = first;
    }

    /** Message key of what is wrong with the present password as typed, or empty. */
    Optional<String> check(SignedIn me, String typed) {
        String subject = SignIn.subject(me.userName());
        if (failures.blocked(subject).isPresent()) {
            return Optional.of("access.password.blocked");
        }
        failures.count(subject, Failures.FREE_FOR_NAME);
        boolean right = store.credentials(me.userName())
                .filter(account -> passwords.matches(VietnameseText.compose(typed), account.passwordHash()))
                .isPresent();
        if (!right) {
            return Optional.of("access.password.wrong");
        }
        failures.forget(subject);
        return Optional.empty();
    }

    void set(SignedIn me, String password) {
        accounts.setOwnPassword(me, VietnameseText.compose(password));
        if (me.userName().equals(FirstAdministrator.USER_NAME)) {
            first.forget();
        }
    }
}

package vn.lienthong.capability.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.database.DatabaseSettings;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.StartNote;
import vn.lienthong.kernel.VietnameseText;

/**
 * The first account of a house that has none, made after any demo accounts: a one-time password is printed and written to a
 * file that only the owner may read. It must be changed at the first sign-in; then the file is gone.
 */
@Component
class FirstAdministrator implements StartNote {

    static final String USER_NAME = "quan-tri";
    static final String FILE = "first-administrator.txt";

    private final AccountStore accounts;
    private final Passwords passwords;
    private final Messages messages;
    private final ApplicationEventPublisher events;
    private final Path file;

    FirstAdministrator(
            AccountStore accounts,
            Passwords passwords,
            Messages messages,
            ApplicationEventPublisher events,
            DatabaseSettings settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.messages = messages;
        this.events = events;
        this.file = settings.data().resolve(FILE);
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    @Transactional
    public void makeIfNeeded() {
        if (accounts.any()) {
            return;
        }
        Locale locale = VietnameseText.VIETNAMESE;
        String password = passwords.oneTime();
        String name = messages.text(locale, "access.role.administrator");
        UUID account = accounts.insert(USER_NAME, name, name, null, passwords.hash(password), true, false);
        accounts.addRole(account, Role.ADMINISTRATOR, null, accounts.today(), null);
        events.publishEvent(new AccessAct(
                "access.account.created", null, null, "account", account.toString(), Map.of("first", "yes")));
        SecretFile.write(file, USER_NAME + "\t" + password);
    }

    @Override
    public int order() {
        return 20;
    }

    /** Said at every start until the password has been changed. */
    @Override
    public List<String> lines() {
        String[] words = SecretFile.read(file).strip().split("\t", -1);
        return words.length < 2
                ? List.of()
                : List.of(messages.text(VietnameseText.VIETNAMESE, "access.first.printed", words[0], words[1], file));
    }

    /** The password was changed: nothing on the disk opens the house any longer. */
    void forget() {
        SecretFile.delete(file);
    }
}

package vn.lienthong.capability.access;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * People for tests of any room: each call makes a new account with the given role, so that tests do not meet in one.
 * Writing requests with MockMvc add {@code .with(csrf())} of Spring Security's test support.
 */
@Component
public class TestPeople {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final AccountStore accounts;
    private final Sessions sessions;
    private final DemoAccounts demo;
    private final Passwords passwords;

    TestPeople(AccountStore accounts, Sessions sessions, DemoAccounts demo, Passwords passwords) {
        this.passwords = passwords;
        this.demo = demo;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /** A new account that holds a role for the whole locality. */
    public UUID account(String role) {
        return account(role, null);
    }

    /** A new account that holds a role at an agency. */
    public UUID account(String role, @Nullable UUID agencyId) {
        String name = "thu-" + role + "-" + COUNT.incrementAndGet();
        UUID id = accounts.insert(name, "Thử " + role, "", agencyId, "{none}", false, false);
        accounts.addRole(id, role, agencyId, accounts.today().minusYears(1), null);
        return id;
    }

    /** Gives an account a password and tells it. */
    public String password(UUID accountId) {
        String password = "thử đường vào " + accountId.toString().substring(24);
        accounts.rehash(accountId, passwords.hash(password));
        return password;
    }

    /** For MockMvc: {@code mvc.perform(get("/ke-hoach").with(people.as(Role.LEADER)))}. */
    public RequestPostProcessor as(String role) {
        return as(account(role));
    }

    /** For MockMvc: the request of an account. */
    public RequestPostProcessor as(UUID accountId) {
        SignedIn person = accounts.principal(accountId).orElseThrow();
        return SecurityMockMvcRequestPostProcessors.authentication(new SignedInToken(person));
    }

    /** For a browser: signs a new account with a role in, without the page. */
    public UUID signIn(BrowserContext browser, int port, String role) {
        UUID account = account(role);
        signIn(browser, port, account);
        return account;
    }

    /** For a browser: signs an account in, without the page. */
    public void signIn(BrowserContext browser, int port, UUID accountId) {
        browser.addCookies(List.of(new Cookie("lienthong", token(accountId)).setUrl("http://127.0.0.1:" + port)));
    }

    /** The invented people of the demo, once. */
    public void demo() {
        if (accounts.credentials("thuong-truc").isEmpty()) {
            demo.make();
        }
    }

    /** Value of the cookie {@code lienthong} of a new session. */
    public String token(UUID accountId) {
        String token = Tokens.fresh();
        sessions.insert(accountId, token, Entry.password(false), "127.0.0.1", "test");
        return token;
    }
}

package vn.lienthong.capability.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

/** Tokens for tests of any room. */
@Component
public class TestTokens {

    private final Tokens tokens;
    private final Access access;
    private final TestPeople people;
    private final Clock clock;

    TestTokens(Tokens tokens, Access access, TestPeople people, Clock clock) {
        this.tokens = tokens;
        this.access = access;
        this.people = people;
        this.clock = clock;
    }

    /** The secret of a new token with these rights at an agency, or everywhere. */
    public String secret(@Nullable UUID agency, String... rights) {
        return made(agency, 6000, rights).secret();
    }

    Tokens.Made made(@Nullable UUID agency, int perMinute, String... rights) {
        Tokens.Made[] made = new Tokens.Made[1];
        access.actAs(
                people.account(Role.ADMINISTRATOR),
                () -> made[0] = tokens.make(
                        "Thử kết nối",
                        agency,
                        Set.of(rights),
                        perMinute,
                        LocalDate.now(clock).plusDays(30)));
        return java.util.Objects.requireNonNull(made[0]);
    }

    /** For MockMvc: a call with a token. */
    public static RequestPostProcessor bearer(String secret) {
        return request -> {
            request.addHeader("Authorization", "Bearer " + secret);
            return request;
        };
    }
}

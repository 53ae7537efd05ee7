package vn.lienthong.capability.sso;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.Ids;

/** Applications for tests: each is registered as it is described, with a secret of its own. */
@Component
class TestApplications {

    private final ApplicationStore store;

    TestApplications(ApplicationStore store) {
        this.store = store;
    }

    /** An application on trial that a server keeps a secret for. */
    Draft named(String name) {
        return new Draft(name);
    }

    /** What was registered. */
    record Made(UUID id, String client, String secret) {}

    /** What is to be registered; what is not said is left out. */
    final class Draft {

        private final UUID id = Ids.next();
        private final String name;
        private Application.Method method = Application.Method.SECRET;
        private List<String> redirects = List.of();
        private List<String> byes = List.of();
        private String back = "";
        private String front = "";
        private Set<String> scopes = Set.of("openid");
        private String keys = "";
        private String certificate = "";
        private boolean pkce;
        private boolean consent;
        private boolean citizens;
        private String level = "";
        private @Nullable UUID tester;

        private Draft(String name) {
            this.name = name;
        }

        Draft by(Application.Method how) {
            method = how;
            return this;
        }

        Draft leadsTo(String... addresses) {
            redirects = List.of(addresses);
            return this;
        }

        Draft bye(String... addresses) {
            byes = List.of(addresses);
            return this;
        }

        Draft backChannel(String address) {
            back = address;
            return this;
        }

        Draft frontChannel(String address) {
            front = address;
            return this;
        }

        Draft scopes(String... names) {
            scopes = Set.of(names);
            return this;
        }

        Draft keys(String jwks) {
            keys = jwks;
            return this;
        }

        Draft certificate(String pem) {
            certificate = pem;
            return this;
        }

        Draft pkce() {
            pkce = true;
            return this;
        }

        Draft asks() {
            consent = true;
            return this;
        }

        Draft forCitizens() {
            citizens = true;
            return this;
        }

        Draft level(String least) {
            level = least;
            return this;
        }

        /** Who may come in before it is live. */
        Draft tester(UUID account) {
            tester = account;
            return this;
        }

        Made make() {
            String client = "thu-" + id;
            String secret = Applications.SECRET_BEGINS + Secrets.fresh();
            store.insert(new Application(
                    id,
                    client,
                    name,
                    Ids.next(),
                    "Phòng thử",
                    method,
                    redirects,
                    byes,
                    back,
                    front,
                    scopes,
                    keys,
                    certificate,
                    pkce,
                    consent,
                    false,
                    citizens,
                    30,
                    level,
                    null,
                    Instant.now(),
                    null,
                    1));
            store.secret(id, secret, Instant.now());
            UUID account = tester;
            if (account != null) {
                store.addRole(id, Authorize.TESTER, account, null);
            }
            return new Made(id, client, secret);
        }
    }
}

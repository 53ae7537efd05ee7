package vn.lienthong.capability.sso;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.golive.GoLive;
import vn.lienthong.capability.golive.GoingLive;
import vn.lienthong.capability.golive.Subject;
import vn.lienthong.kernel.Ids;

/** What is done to applications. */
@Service
class Applications {

    static final Duration OLD_SECRET_LASTS = Duration.ofDays(7);
    static final String SECRET_BEGINS = "lt_sso_";

    private final ApplicationStore store;
    private final PermitStore permits;
    private final ProxyStore proxies;
    private final SigningKeys keys;
    private final GoLive golive;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Applications(
            ApplicationStore store,
            PermitStore permits,
            ProxyStore proxies,
            SigningKeys keys,
            GoLive golive,
            Access access,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.permits = permits;
        this.proxies = proxies;
        this.keys = keys;
        this.golive = golive;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** Registers an application; the answer is its secret, the only sight of it, or nothing for one that can keep none. */
    @Transactional
    Optional<String> register(Application application) {
        access.require(SsoConfiguration.MANAGE, application.agency());
        store.insert(application);
        audit.record(
                "sso.application.registered",
                "sso-application",
                application.id().toString(),
                Map.of(
                        "client",
                        application.clientId(),
                        "agency",
                        application.agency().toString()));
        return application.keepsSecret() ? Optional.of(fresh(application)) : Optional.empty();
    }

    private String fresh(Application application) {
        String secret = SECRET_BEGINS + Secrets.fresh();
        store.secret(application.id(), secret, clock.instant().plus(OLD_SECRET_LASTS));
        return secret;
    }

    @Transactional
    void change(Application changed, int version) {
        access.require(SsoConfiguration.MANAGE, changed.agency());
        if (!store.change(changed, version)) {
            throw new OptimisticLockingFailureException("changed meanwhile");
        }
        audit.record(
                "sso.application.changed",
                "sso-application",
                changed.id().toString(),
                Map.of(
                        "redirects", String.join(" ", changed.redirectUris()),
                        "scopes", String.join(" ", changed.scopes()),
                        "agency", changed.agency().toString()));
    }

    /** A new secret, shown once; the one before works a week longer. */
    @Transactional
    String changeSecret(Application application) {
        access.require(SsoConfiguration.MANAGE, application.agency());
        audit.record("sso.secret.changed", "sso-application", application.id().toString(), Map.of());
        return fresh(application);
    }

    /** Nobody signs in to it any more, and what was given out ends. */
    @Transactional
    void stop(Application application, boolean stop) {
        access.require(SsoConfiguration.MANAGE, application.agency());
        if (store.stop(application.id(), stop ? clock.instant() : null)) {
            if (stop) {
                permits.endAll(application.id(), null, "stopped", clock.instant());
                proxies.endApplication(application.id());
            }
            audit.record(
                    stop ? "sso.application.stopped" : "sso.application.resumed",
                    "sso-application",
                    application.id().toString(),
                    Map.of());
        }
    }

    @Transactional
    void addRole(Application application, String role, @Nullable UUID account, @Nullable String houseRole) {
        access.require(SsoConfiguration.MANAGE, application.agency());
        if (store.addRole(application.id(), role, account, houseRole)) {
            audit.record(
                    "sso.role.given",
                    "sso-application",
                    application.id().toString(),
                    Map.of(
                            "role", role,
                            "account", account == null ? "" : account.toString(),
                            "house-role", houseRole == null ? "" : houseRole));
        }
    }

    @Transactional
    void removeRole(Application application, UUID id) {
        access.require(SsoConfiguration.MANAGE, application.agency());
        if (store.removeRole(application.id(), id)) {
            audit.record("sso.role.taken", "sso-application", application.id().toString(), Map.of("id", id.toString()));
        }
    }

    /** Begins its way into operation. */
    @Transactional
    GoingLive begin(Application application) {
        UUID known = application.golive();
        if (known != null) {
            return golive.find(known).orElseThrow();
        }
        GoingLive begun = golive.begin(new GoLive.Beginning(
                Ids.next(),
                new Subject(
                        "sso-application",
                        application.id().toString(),
                        application.name(),
                        ApplicationPages.PATH + "/" + application.id()),
                application.name(),
                "application",
                "sso",
                application.agency(),
                false));
        store.golive(application.id(), begun.id());
        audit.record(
                "sso.application.going-live",
                "sso-application",
                application.id().toString(),
                Map.of("system", begun.id().toString()));
        return begun;
    }

    @Transactional
    void rotateKeys() {
        access.require(SsoConfiguration.MANAGE);
        keys.rotate();
    }

    /** A person takes back what they agreed to; the application's tokens about them end. */
    @Transactional
    void withdraw(UUID application) {
        UUID account = access.actor().accountId();
        permits.withdraw(account, application);
        permits.endAll(application, account, "withdrawn", clock.instant());
        audit.record("sso.consent.withdrawn", "sso-application", application.toString(), Map.of());
    }
}

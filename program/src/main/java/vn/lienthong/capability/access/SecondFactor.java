package vn.lienthong.capability.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.seal.Seal;

/**
 * A code beside the password: of an app on the telephone, or from a sheet of recovery codes. Attempts are counted before they
 * are looked at and then wait, as passwords do; a code opens once.
 */
@Component
class SecondFactor {

    private static final String SECRET = "access.second-factor";
    private static final String RECOVERY = "access.recovery-code";
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final int GROUP = 4;

    private final JdbcClient database;
    private final Seal seal;
    private final Failures failures;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Set<String> demandedOf;

    SecondFactor(
            JdbcClient database,
            Seal seal,
            Failures failures,
            Sessions sessions,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${lienthong.second-factor:}") String roles) {
        this.database = database;
        this.seal = seal;
        this.failures = failures;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
        this.demandedOf = Stream.of(roles.split("[,\\s]+"))
                .filter(role -> !role.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * How it stands for an account.
     *
     * @param since when it was confirmed; null while it is not
     * @param codesLeft unused recovery codes
     */
    record State(@Nullable Instant since, int codesLeft) {

        boolean on() {
            return since != null;
        }
    }

    /** How an attempt went. */
    enum Proved {
        RIGHT,
        BY_RECOVERY,
        WRONG,
        /** Too many attempts; later again. */
        WAIT;

        boolean right() {
            return this == RIGHT || this == BY_RECOVERY;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, lives for a call
    private record Kept(byte[] secret, @Nullable Instant confirmed, long lastStep) {}

    State state(UUID account) {
        int left = database.sql(
                        "select count(*) from access_recovery_code where account_id = :account and used_at is null")
                .param("account", account)
                .query(Integer.class)
                .single();
        return new State(kept(account).map(Kept::confirmed).orElse(null), left);
    }

    /** Whether a code is asked for at the door. */
    boolean on(UUID account) {
        return kept(account).filter(kept -> kept.confirmed != null).isPresent();
    }

    /**
     * Whether a person must set it up before anything else: the setting demands it of a role that they hold, and the password
     * alone let them in.
     */
    boolean owed(SignedIn person) {
        UUID session = person.sessionId();
        return !demandedOf.isEmpty()
                && session != null
                && demands(person)
                && sessions.proof(session)
                        .filter(proof -> proof.means().equals(List.of("pwd")))
                        .isPresent();
    }

    boolean demands(SignedIn person) {
        return person.held().stream().map(SignedIn.Held::role).anyMatch(demandedOf::contains);
    }

    /** The secret that is being set up, if one is. */
    Optional<byte[]> pending(UUID account) {
        return kept(account).filter(kept -> kept.confirmed == null).flatMap(kept -> open(account, kept));
    }

    /** Begins to set it up, with a new secret; nothing happens where it is on. */
    @Transactional
    void begin(UUID account) {
        database.sql("""
                        insert into access_second_factor (account_id, secret, began_at) values (:account, :secret, :now)
                        on conflict (account_id) do update set secret = excluded.secret, began_at = excluded.began_at
                              where access_second_factor.confirmed_at is null
                        """)
                .param("account", account)
                .param("secret", seal.seal(Totp.fresh(), SECRET + account))
                .param("now", AccountStore.utc(clock.instant()))
                .update();
    }

    /** The first code from the app: from now on it is asked for. Answers the recovery codes, or empty if it was wrong. */
    @Transactional
    Optional<List<String>> confirm(SignedIn person, String typed) {
        UUID account = person.accountId();
        Optional<byte[]> secret = pending(account);
        String subject = subject(account);
        if (secret.isEmpty() || failures.blocked(subject).isPresent()) {
            return Optional.empty();
        }
        failures.count(subject, Failures.FREE_FOR_NAME);
        OptionalLong step = Totp.match(secret.get(), typed, clock.instant(), 0);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        failures.forget(subject);
        database.sql(
                        "update access_second_factor set confirmed_at = :now, last_step = :step where account_id = :account")
                .param("now", AccountStore.utc(clock.instant()))
                .param("step", step.getAsLong())
                .param("account", account)
                .update();
        sessions.endAll(account, person.sessionId());
        if (person.sessionId() != null) {
            sessions.proved(person.sessionId(), Entry.passwordAndCode(false).means());
        }
        report("access.second-factor.on", account, null);
        return Optional.of(newCodes(account));
    }

    /** Recovery codes anew; the earlier ones open nothing any more. */
    @Transactional
    List<String> freshCodes(UUID account) {
        report("access.second-factor.codes", account, null);
        return newCodes(account);
    }

    private List<String> newCodes(UUID account) {
        database.sql("delete from access_recovery_code where account_id = :account")
                .param("account", account)
                .update();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            String code = Totp.base32(Totp.random(RECOVERY_BYTES)).toLowerCase(Locale.ROOT);
            database.sql("insert into access_recovery_code (account_id, mark) values (:account, :mark)")
                    .param("account", account)
                    .param("mark", mark(account, code))
                    .update();
            codes.add(code.replaceAll("(.{" + GROUP + "})(?!$)", "$1-"));
        }
        return List.copyOf(codes);
    }

    /** Proves a person by a code. Not in a transaction: what was counted stays counted. */
    Proved prove(UUID account, String typed) {
        String subject = subject(account);
        if (failures.blocked(subject).isPresent()) {
            return Proved.WAIT;
        }
        failures.count(subject, Failures.FREE_FOR_NAME);
        Proved proved =
                taken(account, typed) ? Proved.RIGHT : usedUp(account, typed) ? Proved.BY_RECOVERY : Proved.WRONG;
        if (proved.right()) {
            failures.forget(subject);
        }
        return proved;
    }

    private boolean taken(UUID account, String typed) {
        Kept kept = kept(account).filter(one -> one.confirmed != null).orElse(null);
        byte[] secret = kept == null ? null : open(account, kept).orElse(null);
        if (kept == null || secret == null) {
            return false;
        }
        OptionalLong step = Totp.match(secret, typed, clock.instant(), kept.lastStep);
        // Of two who come with the same code at once, one is let in.
        return step.isPresent()
                && database.sql("update access_second_factor set last_step = :step"
                                        + " where account_id = :account and last_step < :step")
                                .param("step", step.getAsLong())
                                .param("account", account)
                                .update()
                        == 1;
    }

    private boolean usedUp(UUID account, String typed) {
        return database.sql("update access_recovery_code set used_at = :now"
                                + " where account_id = :account and mark = :mark and used_at is null")
                        .param("now", AccountStore.utc(clock.instant()))
                        .param("account", account)
                        .param("mark", mark(account, typed))
                        .update()
                == 1;
    }

    /** Turns it off; what was done and by whom is told by the act. */
    @Transactional
    void remove(UUID account, String act) {
        database.sql("delete from access_recovery_code where account_id = :account")
                .param("account", account)
                .update();
        database.sql("delete from access_second_factor where account_id = :account")
                .param("account", account)
                .update();
        report(act, account, null);
    }

    /** A wrong code of somebody who knew the password. */
    @Transactional
    void refused(UUID account, String name) {
        report("access.second-factor.refused", account, name);
    }

    private void report(String act, UUID account, @Nullable String name) {
        events.publishEvent(
                new AccessAct(act, name == null ? null : account, name, "account", account.toString(), Map.of()));
    }

    private Optional<Kept> kept(UUID account) {
        return database.sql(
                        "select secret, confirmed_at, last_step from access_second_factor where account_id = :account")
                .param("account", account)
                .query((row, number) -> {
                    OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
                    return new Kept(
                            row.getBytes("secret"),
                            confirmed == null ? null : confirmed.toInstant(),
                            row.getLong("last_step"));
                })
                .optional();
    }

    private Optional<byte[]> open(UUID account, Kept kept) {
        return seal.open(kept.secret, SECRET + account);
    }

    private String mark(UUID account, String typed) {
        String bare = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
        return seal.mark(account + "\n" + bare, RECOVERY);
    }

    static String subject(UUID account) {
        return "second:" + account;
    }
}

package vn.lienthong.capability.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts failed sign-ins and makes the next one wait: a name after five, an address (often a whole office behind one) after
 * thirty; one minute at first, then longer, an hour at most. A name is counted whether it exists or not, so that the answer
 * tells nothing. An attempt is counted before its password is looked at: many at once gain nothing.
 */
@Component
class Failures {

    static final int FREE_FOR_NAME = 5;
    static final int FREE_FOR_ADDRESS = 30;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    private final JdbcClient database;
    private final Clock clock;

    Failures(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many attempts are left before a wait, after this one was counted. */
    record Counted(int left) {}

    static Duration delay(int failures, int free) {
        int beyond = failures - free;
        if (beyond < 0) {
            return Duration.ZERO;
        }
        return switch (beyond) {
            case 0 -> Duration.ofMinutes(1);
            case 1 -> Duration.ofMinutes(5);
            case 2 -> Duration.ofMinutes(15);
            default -> Duration.ofHours(1);
        };
    }

    /** Until when a subject has to wait, or empty. */
    Optional<Instant> blocked(String subject) {
        return database.sql("select blocked_until from access_failure where subject = :subject"
                        + " and blocked_until > :now")
                .param("subject", subject)
                .param("now", AccountStore.utc(clock.instant()))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Counts an attempt as failed until {@link #forget} says otherwise. */
    Counted count(String subject, int free) {
        Instant now = clock.instant();
        int failures = database.sql("""
                        insert into access_failure (subject, failures, last_at) values (:subject, 1, :now)
                        on conflict (subject) do update
                           set failures = case when access_failure.last_at < :old then 1
                                               else access_failure.failures + 1 end,
                               last_at = :now
                        returning failures
                        """)
                .param("subject", subject)
                .param("now", AccountStore.utc(now))
                .param("old", AccountStore.utc(now.minus(FORGOTTEN_AFTER)))
                .query(Integer.class)
                .single();
        Duration delay = delay(failures, free);
        if (delay.isPositive()) {
            database.sql("update access_failure set blocked_until = :until where subject = :subject")
                    .param("until", AccountStore.utc(now.plus(delay)))
                    .param("subject", subject)
                    .update();
        }
        return new Counted(Math.max(0, free - failures));
    }

    /** The attempt was right: nothing is held against a name any longer. */
    void forget(@Nullable String subject) {
        if (subject != null) {
            database.sql("delete from access_failure where subject = :subject")
                    .param("subject", subject)
                    .update();
        }
    }

    /** An address earns back the one attempt, not all: others behind it may still be guessing. */
    void giveBack(String subject) {
        database.sql("update access_failure set failures = greatest(0, failures - 1), blocked_until = null"
                        + " where subject = :subject")
                .param("subject", subject)
                .update();
    }
}

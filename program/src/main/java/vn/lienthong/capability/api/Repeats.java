package vn.lienthong.capability.api;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/** Answers to writes, so that the same call made again gets the same answer and does nothing. Kept for a day. */
@Component
class Repeats implements JobWork {

    static final Duration KEPT = Duration.ofDays(1);
    /** After that a call without an answer is taken for dead: its program was cut off. */
    static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    private final JdbcClient database;
    private final Clock clock;

    Repeats(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An answer as it was given. */
    record Answer(
            int status,
            @Nullable String mediaType,
            @Nullable String tag,
            @Nullable String location,
            String body) {}

    /** What a call with a key meets. */
    sealed interface Meeting {
        /** It is the first: do it, then say how it ended. */
        record First() implements Meeting {}

        /** It was done: answer the same. */
        record Done(Answer answer) implements Meeting {}

        /** The first is still being done. */
        record Running() implements Meeting {}

        /** The key belongs to another call. */
        record Other() implements Meeting {}
    }

    Meeting meet(UUID token, String key, byte[] fingerprint) {
        Instant now = clock.instant();
        int first = database.sql("""
                        insert into api_repeat (token_id, key, fingerprint, began_at)
                        values (:token, :key, :print, :now)
                        on conflict (token_id, key) do update
                           set fingerprint = excluded.fingerprint, began_at = excluded.began_at, status = null,
                               media_type = null, tag = null, location = null, body = null
                         where api_repeat.began_at < :day
                            or (api_repeat.status is null and api_repeat.began_at < :dead
                                and api_repeat.fingerprint = excluded.fingerprint)
                        """)
                .param("token", token)
                .param("key", key)
                .param("print", fingerprint)
                .param("now", TokenStore.utc(now))
                .param("day", TokenStore.utc(now.minus(KEPT)))
                .param("dead", TokenStore.utc(now.minus(LONGEST_CALL)))
                .update();
        return first == 1 ? new Meeting.First() : known(token, key, fingerprint);
    }

    private Meeting known(UUID token, String key, byte[] fingerprint) {
        Optional<Meeting> meeting = database.sql("select * from api_repeat where token_id = :token and key = :key")
                .param("token", token)
                .param("key", key)
                .query((row, number) -> {
                    if (!Arrays.equals(row.getBytes("fingerprint"), fingerprint)) {
                        return (Meeting) new Meeting.Other();
                    }
                    Integer status = row.getObject("status", Integer.class);
                    return status == null
                            ? new Meeting.Running()
                            : new Meeting.Done(new Answer(
                                    status,
                                    row.getString("media_type"),
                                    row.getString("tag"),
                                    row.getString("location"),
                                    new String(Objects.requireNonNull(row.getBytes("body")), StandardCharsets.UTF_8)));
                })
                .optional();
        return meeting.orElseGet(Meeting.Running::new);
    }

    void done(UUID token, String key, Answer answer) {
        database.sql("""
                        update api_repeat set status = :status, media_type = :media, tag = :tag, location = :location,
                            body = :body
                         where token_id = :token and key = :key
                        """)
                .param("status", answer.status())
                .param("media", answer.mediaType())
                .param("tag", answer.tag())
                .param("location", answer.location())
                .param("body", answer.body().getBytes(StandardCharsets.UTF_8))
                .param("token", token)
                .param("key", key)
                .update();
    }

    /** Nothing came of it: the next call with the key is a first one again. */
    void forget(UUID token, String key) {
        database.sql("delete from api_repeat where token_id = :token and key = :key and status is null")
                .param("token", token)
                .param("key", key)
                .update();
    }

    @Override
    public String kind() {
        return "api.tidy";
    }

    @Override
    public void run(JobRun run) {
        OffsetDateTime before = TokenStore.utc(clock.instant().minus(KEPT));
        database.sql("delete from api_repeat where began_at < :before")
                .param("before", before)
                .update();
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofHours(12));
    }
}

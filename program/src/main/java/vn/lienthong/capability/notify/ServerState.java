package vn.lienthong.capability.notify;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the mail server took what was last handed to it, and since when it is so. */
@Component
class ServerState {

    private final JdbcClient database;
    private final Clock clock;

    ServerState(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param reason message key of why it takes nothing, or null while it does
     * @param answer what it or the network said
     */
    record Now(
            Instant since,
            @Nullable String reason,
            @Nullable String answer) {}

    Optional<Now> now() {
        return database.sql("select since, reason, answer from notify_server")
                .query((row, number) -> new Now(
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        row.getString("answer")))
                .optional();
    }

    void takes() {
        write(null, null);
    }

    void away(String reason, String answer) {
        write(reason, answer);
    }

    /** "Since" moves only when taking turns into not taking or back. */
    private void write(@Nullable String reason, @Nullable String answer) {
        database.sql("""
                        insert into notify_server (since, reason, answer) values (:now, :reason, :answer)
                        on conflict (one) do update
                           set since = case when (notify_server.reason is null) = (excluded.reason is null)
                                            then notify_server.since else excluded.since end,
                               reason = excluded.reason, answer = excluded.answer
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("answer", answer)
                .update();
    }
}

package vn.lienthong.capability.notify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox for its administrator to look at. */
@Component
class OutboxList {

    static final List<String> STATES = List.of("waiting", "sending", "sent", "failed", "given_up");

    private final JdbcClient database;

    OutboxList(JdbcClient database) {
        this.database = database;
    }

    /**
     * A mail without what it says.
     *
     * @param nextAt when it is tried again, if it waits
     * @param reason message key of why it is not sent, or null
     */
    record Line(
            UUID id,
            String recipient,
            String subject,
            String state,
            int tries,
            int unsure,
            Instant nextAt,
            @Nullable String reason,
            @Nullable String answer,
            Instant madeAt,
            @Nullable Instant sentAt) {

        boolean retriable() {
            return state.equals("failed") || state.equals("given_up");
        }
    }

    private static final String WANTED = """
             from notify_mail
            where (:state = '' or state = :state) and (:words = '' or strpos(lower(recipient), lower(:words)) > 0)
            """;

    List<Line> list(String state, String words, int size, long offset) {
        return wanted("select *" + WANTED + " order by made_at desc, id desc limit :size offset :offset", state, words)
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> line(row))
                .list();
    }

    long count(String state, String words) {
        return wanted("select count(*)" + WANTED, state, words)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec wanted(String sql, String state, String words) {
        return database.sql(sql).param("state", state).param("words", words);
    }

    /** How many there are in each state; states without any are left out. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.sql("select state, count(*) as number from notify_mail group by state")
                .query(row -> {
                    counts.put(row.getString("state"), row.getLong("number"));
                });
        return counts;
    }

    private static Line line(ResultSet row) throws SQLException {
        OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("state"),
                row.getInt("tries"),
                row.getInt("unsure"),
                row.getObject("next_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getString("answer"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                sent == null ? null : sent.toInstant());
    }
}

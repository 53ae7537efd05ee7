package vn.lienthong.steering.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** The rows of this room. */
@Component
class ReminderStore {

    private final JdbcClient database;
    private final Clock clock;

    ReminderStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What makes a reminder this one. */
    record Key(String thing, LocalDate day, String stage) {}

    LocalDate today() {
        return clock.instant().atZone(VietnameseText.ZONE).toLocalDate();
    }

    Rules rules() {
        return database.sql("select * from reminders_rules")
                .query((row, number) -> new Rules(
                        List.of((Integer[]) row.getArray("before_days").getArray()),
                        row.getBoolean("on_the_day"),
                        row.getInt("late_first"),
                        row.getInt("late_every"),
                        row.getInt("late_last"),
                        row.getInt("escalate_from"),
                        row.getInt("version")))
                .optional()
                .orElse(Rules.USUAL);
    }

    /** False if somebody changed them meanwhile. */
    boolean save(Rules rules) {
        return database.sql("""
                        insert into reminders_rules (before_days, on_the_day, late_first, late_every, late_last,
                            escalate_from, version)
                        values (:before, :day, :first, :every, :last, :escalate, 1)
                        on conflict (one) do update
                           set before_days = excluded.before_days, on_the_day = excluded.on_the_day,
                               late_first = excluded.late_first, late_every = excluded.late_every,
                               late_last = excluded.late_last, escalate_from = excluded.escalate_from,
                               version = reminders_rules.version + 1
                         where reminders_rules.version = :version
                        """)
                        .param("before", rules.before().toArray(Integer[]::new))
                        .param("day", rules.onTheDay())
                        .param("first", rules.lateFirst())
                        .param("every", rules.lateEvery())
                        .param("last", rules.lateLast())
                        .param("escalate", rules.escalateFrom())
                        .param("version", rules.version())
                        .update()
                == 1;
    }

    /** Reminders given of things whose last day lies in a period. */
    Set<Key> given(LocalDate from, LocalDate to) {
        return new HashSet<>(database.sql(
                        "select thing, due, stage from reminders_reminder where due between :from and :to")
                .param("from", from)
                .param("to", to)
                .query((row, number) ->
                        new Key(row.getString("thing"), row.getObject("due", LocalDate.class), row.getString("stage")))
                .list());
    }

    /** Notes a reminder; empty if it was given before, by whomever. */
    Optional<UUID> add(Due due, Rules.Stage stage, @Nullable UUID by, String words) {
        UUID id = Ids.next();
        int rows = database.sql("""
                        insert into reminders_reminder (id, thing, due, stage, type, title, path, agency, remaining, told_at,
                            by_account, words)
                        values (:id, :thing, :due, :stage, :type, :title, :path, :agency, :remaining, :now, :by, :words)
                        on conflict (thing, due, stage) do nothing
                        """)
                .param("id", id)
                .param("thing", due.thing())
                .param("due", due.day())
                .param("stage", stage.name())
                .param("type", due.type())
                .param("title", due.title())
                .param("path", due.path())
                .param("agency", due.agency())
                .param("remaining", stage.remaining())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("words", words)
                .update();
        return rows == 1 ? Optional.of(id) : Optional.empty();
    }

    void told(UUID reminder, int people, boolean escalated) {
        database.sql("update reminders_reminder set people = :people, escalated = :escalated where id = :id")
                .param("id", reminder)
                .param("people", people)
                .param("escalated", escalated)
                .update();
    }

    /** Things with a last day in a period of which reminders were given and nobody has said that they are settled. */
    Set<Key> open(LocalDate from, LocalDate to) {
        return new HashSet<>(database.sql("select distinct thing, due from reminders_reminder"
                        + " where not settled and due between :from and :to")
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Key(row.getString("thing"), row.getObject("due", LocalDate.class), ""))
                .list());
    }

    void settle(String thing, LocalDate day) {
        database.sql("update reminders_reminder set settled = true where thing = :thing and due = :due and not settled")
                .param("thing", thing)
                .param("due", day)
                .update();
    }

    List<Reminder> at(String path, int most) {
        return database.sql(
                        "select * from reminders_reminder where path = :path order by told_at desc, id desc limit :most")
                .param("path", path)
                .param("most", most)
                .query((row, number) -> reminder(row))
                .list();
    }

    Map<String, Reminder> newest(List<String> things) {
        Map<String, Reminder> newest = new HashMap<>();
        if (!things.isEmpty()) {
            database.sql("""
                            select distinct on (thing) * from reminders_reminder where thing = any(:things)
                             order by thing, told_at desc, id desc
                            """)
                    .param("things", things.toArray(String[]::new))
                    .query((row, number) -> reminder(row))
                    .list()
                    .forEach(reminder -> newest.put(reminder.thing(), reminder));
        }
        return newest;
    }

    /** The reminders of one click. */
    List<Reminder> ofClick(UUID click, UUID by) {
        return database.sql(
                        "select * from reminders_reminder where stage = :stage and by_account = :by order by due, thing")
                .param("stage", "hand:" + click)
                .param("by", by)
                .query((row, number) -> reminder(row))
                .list();
    }

    List<Reminder> list(boolean byHand, int size, long offset) {
        return database.sql("select * from reminders_reminder where (not :hand or by_account is not null)"
                        + " order by told_at desc, id desc limit :size offset :offset")
                .param("hand", byHand)
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> reminder(row))
                .list();
    }

    private static Reminder reminder(ResultSet row) throws SQLException {
        return new Reminder(
                row.getObject("id", UUID.class),
                row.getString("thing"),
                row.getString("type"),
                row.getString("title"),
                row.getString("path"),
                row.getObject("due", LocalDate.class),
                row.getObject("agency", UUID.class),
                row.getInt("remaining"),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                row.getObject("by_account", UUID.class),
                row.getString("words"),
                row.getInt("people"),
                row.getBoolean("escalated"));
    }
}

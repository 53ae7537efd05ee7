package vn.lienthong.capability.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.Ids;

/** Addresses, messages, and what became of each. */
@Component
class WebhookStore {

    /** An address. */
    record Hook(
            UUID id,
            String name,
            String url,
            String secret,
            List<String> kinds,
            boolean active,
            @Nullable Instant failingSince,
            @Nullable Instant stoppedAt,
            String stoppedWhy) {}

    /** A delivery as it is listed. */
    record Delivery(
            UUID id,
            String kind,
            String state,
            int tries,
            Instant createdAt,
            @Nullable Instant lastAt,
            @Nullable Integer lastStatus,
            String trouble) {}

    /** A delivery that is to be tried now. */
    record Due(UUID id, UUID hook, String url, String secret, UUID message, String body, int tries) {}

    private final JdbcClient database;

    WebhookStore(JdbcClient database) {
        this.database = database;
    }

    List<UUID> wanting(String kind) {
        return database.sql("select id from webhooks_hook where active and :kind = any(kinds)")
                .param("kind", kind)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    void message(UUID id, String kind, String body, Instant now) {
        database.sql("insert into webhooks_message (id, kind, body, at) values (:id, :kind, :body, :now)")
                .param("id", id)
                .param("kind", kind)
                .param("body", body)
                .param("now", utc(now))
                .update();
    }

    void deliver(UUID hook, UUID message, Instant now) {
        database.sql("insert into webhooks_delivery (id, hook_id, message_id, next_at, created_at)"
                        + " values (:id, :hook, :message, :now, :now)")
                .param("id", Ids.next())
                .param("hook", hook)
                .param("message", message)
                .param("now", utc(now))
                .update();
    }

    /**
     * Takes deliveries that are due; nobody else gets them before {@code lease}.
     *
     * @param far later than any time to try again: what lies beyond was written before the clock was set back, and is due
     */
    List<Due> take(Instant now, Instant lease, Instant far, int most) {
        return database.sql("""
                        with due as (
                            select d.id from webhooks_delivery d join webhooks_hook h on h.id = d.hook_id
                             where d.state = 'waiting' and (d.next_at <= :now or d.next_at > :far) and h.active
                             order by d.next_at limit :most
                               for update of d skip locked),
                        taken as (
                            update webhooks_delivery d set next_at = :lease, tries = d.tries + 1, last_at = :now
                              from due where d.id = due.id returning d.*)
                        select t.id, t.hook_id, h.url, h.secret, t.message_id, m.body, t.tries
                          from taken t join webhooks_hook h on h.id = t.hook_id
                          join webhooks_message m on m.id = t.message_id
                        """)
                .param("now", utc(now))
                .param("lease", utc(lease))
                .param("far", utc(far))
                .param("most", most)
                .query((row, number) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("hook_id", UUID.class),
                        row.getString("url"),
                        row.getString("secret"),
                        row.getObject("message_id", UUID.class),
                        row.getString("body"),
                        row.getInt("tries")))
                .list();
    }

    void arrived(Due due, int status) {
        database.sql("update webhooks_delivery set state = 'done', last_status = :status, trouble = '' where id = :id")
                .param("status", status)
                .param("id", due.id())
                .update();
        database.sql("update webhooks_hook set failing_since = null where id = :id and failing_since is not null")
                .param("id", due.hook())
                .update();
    }

    /** @param next when it is tried again, or null to give up */
    void failed(Due due, @Nullable Integer status, String trouble, Instant now, @Nullable Instant next) {
        database.sql("""
                        update webhooks_delivery set state = :state, last_status = :status, trouble = :trouble,
                            next_at = coalesce(:next, next_at)
                         where id = :id
                        """)
                .param("state", next == null ? "given-up" : "waiting")
                .param("status", status)
                .param("trouble", trouble)
                .param("next", next == null ? null : utc(next))
                .param("id", due.id())
                .update();
        database.sql("update webhooks_hook set failing_since = :now where id = :id and failing_since is null")
                .param("now", utc(now))
                .param("id", due.hook())
                .update();
    }

    /** Stops an address that has failed since a moment; answers its name if that was just now. */
    Optional<String> stopIfFailingSince(UUID hook, Instant before, Instant now, String why) {
        return database.sql("""
                        update webhooks_hook set active = false, stopped_at = :now, stopped_why = :why
                         where id = :id and active and failing_since <= :before returning name
                        """)
                .param("now", utc(now))
                .param("why", why)
                .param("id", hook)
                .param("before", utc(before))
                .query(String.class)
                .optional();
    }

    void insert(Hook hook, UUID by, Instant now) {
        database.sql("""
                        insert into webhooks_hook (id, name, url, secret, kinds, created_by, created_at)
                        values (:id, :name, :url, :secret, :kinds, :by, :now)
                        """)
                .param("id", hook.id())
                .param("name", hook.name())
                .param("url", hook.url())
                .param("secret", hook.secret())
                .param("kinds", hook.kinds().toArray(new String[0]))
                .param("by", by)
                .param("now", utc(now))
                .update();
    }

    List<Hook> all() {
        return database.sql("select * from webhooks_hook order by active desc, name, id")
                .query(WebhookStore::hook)
                .list();
    }

    Optional<Hook> find(UUID id) {
        return database.sql("select * from webhooks_hook where id = :id")
                .param("id", id)
                .query(WebhookStore::hook)
                .optional();
    }

    boolean active(UUID id, boolean active, Instant now) {
        return database.sql("""
                        update webhooks_hook set active = :active, failing_since = null, stopped_why = '',
                            stopped_at = case when :active then null else cast(:now as timestamptz) end
                         where id = :id and active <> :active
                        """)
                        .param("active", active)
                        .param("now", utc(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean remove(UUID id) {
        return database.sql("delete from webhooks_hook where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    List<Delivery> deliveries(UUID hook, int size, long offset) {
        return database.sql("""
                        select d.*, m.kind from webhooks_delivery d join webhooks_message m on m.id = d.message_id
                         where d.hook_id = :hook order by d.created_at desc, d.id desc limit :size offset :offset
                        """)
                .param("hook", hook)
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> new Delivery(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("state"),
                        row.getInt("tries"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "last_at"),
                        row.getObject("last_status", Integer.class),
                        row.getString("trouble")))
                .list();
    }

    long count(UUID hook) {
        return database.sql("select count(*) from webhooks_delivery where hook_id = :hook")
                .param("hook", hook)
                .query(Long.class)
                .single();
    }

    /** Puts a delivery at the front again, whatever became of it. */
    boolean again(UUID hook, UUID delivery, Instant now) {
        return database.sql("update webhooks_delivery set state = 'waiting', tries = 0, next_at = :now, trouble = ''"
                                + " where id = :id and hook_id = :hook")
                        .param("now", utc(now))
                        .param("id", delivery)
                        .param("hook", hook)
                        .update()
                == 1;
    }

    void tidy(Instant before) {
        database.sql("delete from webhooks_delivery where state <> 'waiting' and created_at < :before")
                .param("before", utc(before))
                .update();
        database.sql("delete from webhooks_message m where at < :before"
                        + " and not exists (select from webhooks_delivery d where d.message_id = m.id)")
                .param("before", utc(before))
                .update();
    }

    private static Hook hook(ResultSet row, int number) throws SQLException {
        return new Hook(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("url"),
                row.getString("secret"),
                Set.of((String[]) row.getArray("kinds").getArray()).stream()
                        .sorted()
                        .toList(),
                row.getBoolean("active"),
                instant(row, "failing_since"),
                instant(row, "stopped_at"),
                row.getString("stopped_why"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}

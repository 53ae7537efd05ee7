package vn.lienthong.capability.notify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.kernel.Ids;

/** The rows of the inboxes. */
@Component
class NoticeStore {

    private static final int BATCH = 500;

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    NoticeStore(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Answers the accounts that were told something new. */
    Set<UUID> insert(Collection<Notice> notices) {
        Set<UUID> told = new HashSet<>();
        List<Notice> all = List.copyOf(notices);
        for (int from = 0; from < all.size(); from += BATCH) {
            told.addAll(insertBatch(all.subList(from, Math.min(all.size(), from + BATCH))));
        }
        return told;
    }

    private List<UUID> insertBatch(List<Notice> notices) {
        return database.sql("""
                        insert into notify_notice (id, account, key, kind, message, arguments, path, urgency, due, told_at)
                        select n.id, n.account, n.key, n.kind, n.message,
                               array(select jsonb_array_elements_text(cast(n.arguments as jsonb))), n.path, n.urgency, n.due, :now
                          from unnest(:ids, :accounts, :keys, :kinds, :messages, :arguments, :paths, :urgencies, :dues)
                               as n(id, account, key, kind, message, arguments, path, urgency, due)
                            on conflict (account, key) do nothing
                        returning account
                        """)
                .param("ids", column(notices, notice -> Ids.next(), UUID[]::new))
                .param("accounts", column(notices, Notice::account, UUID[]::new))
                .param("keys", column(notices, Notice::key, String[]::new))
                .param("kinds", column(notices, Notice::kind, String[]::new))
                .param("messages", column(notices, Notice::messageKey, String[]::new))
                .param("arguments", column(notices, n -> json.writeValueAsString(n.arguments()), String[]::new))
                .param("paths", column(notices, Notice::path, String[]::new))
                .param("urgencies", column(notices, notice -> notice.urgency().rank(), Integer[]::new))
                .param("dues", column(notices, NoticeStore::due, java.sql.Date[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject("account", UUID.class))
                .list();
    }

    private static java.sql.@Nullable Date due(Notice notice) {
        return notice.due() == null ? null : java.sql.Date.valueOf(notice.due());
    }

    private static <T extends @Nullable Object> T[] column(
            List<Notice> notices, Function<Notice, T> value, java.util.function.IntFunction<T[]> array) {
        return notices.stream().map(value).toArray(array);
    }

    Set<UUID> settle(String keyStart) {
        return new HashSet<>(database.sql("""
                        update notify_notice set read_at = :now, settled = true
                         where read_at is null and starts_with(key, :start) and key ~>=~ :start and key ~<~ :after
                        returning account
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("start", keyStart)
                .param("after", keyStart + '\uffff')
                .query((row, number) -> row.getObject("account", UUID.class))
                .list());
    }

    /** Unread notices of these accounts whose keys begin so, but for the new ones, count as read. */
    void replace(Set<UUID> accounts, String keyStart, Set<String> but) {
        if (accounts.isEmpty()) {
            return;
        }
        database.sql("""
                        update notify_notice set read_at = :now, settled = true
                         where read_at is null and account = any(:accounts) and key <> all(:but)
                           and starts_with(key, :start) and key ~>=~ :start and key ~<~ :after
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("but", but.toArray(String[]::new))
                .param("start", keyStart)
                .param("after", keyStart + '\uffff')
                .update();
    }

    /**
     * What a mail would carry now, the urgent first; held until the caller's transaction ends.
     *
     * @param without kinds that come by no mail
     */
    List<Told> unmailed(UUID account, Set<String> without, boolean urgentOnly) {
        return database.sql("""
                        select * from notify_notice
                         where account = :account and mail is null and read_at is null
                           and kind <> all(:without) and urgency >= :least
                         order by urgency desc, due nulls last, number
                           for update
                        """)
                .param("account", account)
                .param("without", without.toArray(String[]::new))
                .param("least", urgentOnly ? Urgency.NOW.rank() : 0)
                .query((row, number) -> told(row))
                .list();
    }

    void carried(List<Told> notices, UUID mail) {
        database.sql("update notify_notice set mail = :mail where id = any(:ids)")
                .param("mail", mail)
                .param("ids", notices.stream().map(Told::id).toArray(UUID[]::new))
                .update();
    }

    long unread(UUID account) {
        return database.sql("select count(*) from notify_notice where account = :account and read_at is null")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    /**
     * What is listed of an inbox.
     *
     * @param kind or an empty string for all
     */
    record Wanted(UUID account, boolean unreadOnly, String kind) {}

    private static final String WANTED = """
             from notify_notice
            where account = :account and (not :unread or read_at is null) and (:kind = '' or kind = :kind)
            """;

    long count(Wanted wanted) {
        return wanted("select count(*)" + WANTED, wanted).query(Long.class).single();
    }

    /** The unread first, kind by kind, the urgent and the nearest due first; then what was read, the newest first. */
    List<Told> list(Wanted wanted, List<String> kinds, int size, long offset) {
        return wanted("select *" + WANTED + """
                        order by read_at is not null,
                                 case when read_at is null then array_position(:kinds, kind) end,
                                 case when read_at is null then -urgency end,
                                 case when read_at is null then due end, number desc
                        limit :size offset :offset
                        """, wanted)
                .param("kinds", kinds.toArray(String[]::new))
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> told(row))
                .list();
    }

    private JdbcClient.StatementSpec wanted(String sql, Wanted wanted) {
        return database.sql(sql)
                .param("account", wanted.account())
                .param("unread", wanted.unreadOnly())
                .param("kind", wanted.kind());
    }

    Optional<Told> find(UUID account, UUID id) {
        return database.sql("select * from notify_notice where account = :account and id = :id")
                .param("account", account)
                .param("id", id)
                .query((row, number) -> told(row))
                .optional();
    }

    boolean read(UUID account, UUID id) {
        return database.sql("update notify_notice set read_at = :now"
                                + " where account = :account and id = :id and read_at is null")
                        .param("account", account)
                        .param("id", id)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Marks what was there when the page was drawn; what was told since stays unread. */
    int readAll(UUID account, String kind, long until) {
        return database.sql("""
                        update notify_notice set read_at = :now
                         where account = :account and read_at is null and number <= :until and (:kind = '' or kind = :kind)
                        """)
                .param("account", account)
                .param("kind", kind)
                .param("until", until)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    long newest(UUID account) {
        return database.sql("select coalesce(max(number), 0) from notify_notice where account = :account")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    int removeReadBefore(Instant before) {
        return database.sql("delete from notify_notice where read_at < :before and told_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Told told(ResultSet row) throws SQLException {
        OffsetDateTime read = row.getObject("read_at", OffsetDateTime.class);
        return new Told(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getString("kind"),
                row.getString("message"),
                List.of((String[]) row.getArray("arguments").getArray()),
                row.getString("path"),
                Urgency.of(row.getInt("urgency")),
                row.getObject("due", LocalDate.class),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant(),
                row.getBoolean("settled"),
                row.getObject("mail", UUID.class));
    }
}

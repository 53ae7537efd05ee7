package vn.lienthong.capability.notify;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
}

package vn.lienthong.capability.national;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.capability.registry.PersonField;

/** Asks as rows. */
@Repository
class AskStore {

    private static final String COLUMNS = """
            id, at, account, account_name, officer, agency, agency_name, purpose, record_kind, record_id, service, product,
            integration, basis, fields, sandbox, state, outcome, answered_at, tries, next_try, list_id, line,
            claim is not null as kept
            """;

    private final JdbcClient database;
    private final Kept kept;

    AskStore(JdbcClient database, Kept kept) {
        this.database = database;
        this.kept = kept;
    }

    /** Writes a new ask; false if this id, or this form, was written before. */
    boolean insert(Ask ask, Claim claim, @Nullable String formKey) {
        return database.sql("""
                        insert into national_ask (id, at, account, account_name, officer, agency, agency_name, purpose, record_kind,
                            record_id, service, product, integration, basis, fields, sandbox, state, outcome, claim, tries,
                            next_try, form_key, list_id, line)
                        values (:id, :at, :account, :accountName, :officer, :agency, :agencyName, :purpose, :recordKind,
                            :recordId, :service, :product, :integration, :basis, :fields, :sandbox, 'asking', '', :claim, 0,
                            :nextTry, :formKey, :list, :line)
                        on conflict do nothing
                        """)
                        .param("id", ask.id())
                        .param("at", at(ask.at()))
                        .param("account", ask.account())
                        .param("accountName", ask.accountName())
                        .param("officer", ask.officer())
                        .param("agency", ask.agency())
                        .param("agencyName", ask.agencyName())
                        .param("purpose", ask.purpose())
                        .param("recordKind", ask.recordKind())
                        .param("recordId", ask.recordId())
                        .param("service", ask.service().stored())
                        .param("product", ask.product().name())
                        .param("integration", ask.integration())
                        .param("basis", ask.basis())
                        .param("fields", PersonField.bits(ask.fields()))
                        .param("sandbox", ask.sandbox())
                        .param("claim", kept.seal(claim, ask.id()))
                        .param("nextTry", at(ask.nextTry()))
                        .param("formKey", formKey)
                        .param("list", ask.list())
                        .param("line", ask.line())
                        .update()
                == 1;
    }

    /** Keeps what came of it, unless it has been answered already. */
    boolean keep(UUID id, Ask.State state, String outcome, Kept.@Nullable Answer answer, Instant now) {
        return database.sql("""
                        update national_ask set state = :state, outcome = :outcome, answer = :answer, answered_at = :now,
                            tries = tries + 1, next_try = null
                         where id = :id and state not in ('answered', 'declined')
                        """)
                        .param("state", state.stored())
                        .param("outcome", outcome)
                        .param("answer", answer == null ? null : kept.seal(answer, id))
                        .param("now", at(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** No answer: it failed, or waits on where it waited. */
    void none(UUID id, NationalOutcome.Why why, @Nullable Instant nextTry, boolean sent) {
        database.sql("""
                        update national_ask set outcome = :why, tries = tries + :sent,
                            state = case when state = 'waiting' then 'waiting' else 'failed' end, next_try = :next
                         where id = :id and state in ('asking', 'waiting', 'failed')
                        """)
                .param("why", why.name())
                .param("sent", sent ? 1 : 0)
                .param("next", at(nextTry))
                .param("id", id)
                .update();
    }

    void next(UUID id, Instant nextTry) {
        database.sql("update national_ask set next_try = :next where id = :id and state = 'waiting'")
                .param("next", at(nextTry))
                .param("id", id)
                .update();
    }

    boolean wait(UUID id, UUID account, Instant now, Instant nextTry) {
        return database.sql("""
                        update national_ask set state = 'waiting', next_try = :next, waits_since = :now
                         where id = :id and account = :account and state = 'failed' and claim is not null
                        """)
                        .param("id", id)
                        .param("account", account)
                        .param("now", at(now))
                        .param("next", at(nextTry))
                        .update()
                == 1;
    }

    /** Whether anything waits whose time has come: an ask, or a list that paused. */
    boolean due(Instant now) {
        return database.sql("""
                        select exists (select from national_ask
                            where state in ('waiting', 'asking') and list_id is null and next_try <= :now)
                          or exists (select from national_list where state = 'paused' and next_try <= :now)
                        """).param("now", at(now)).query(Boolean.class).single();
    }

    /** Takes one ask whose time has come, for so long that no other copy of the program takes it meanwhile. */
    Optional<Ask> take(Instant now, Instant until) {
        return database.sql("""
                        update national_ask set next_try = :until where id = (
                            select id from national_ask
                             where state in ('waiting', 'asking') and list_id is null and next_try <= :now
                             order by next_try, id limit 1 for update skip locked)
                        returning
                        """ + COLUMNS)
                .param("now", at(now))
                .param("until", at(until))
                .query((row, n) -> of(row))
                .optional();
    }

    /** Those that waited since before a moment, and were never answered. */
    List<Ask> tired(Instant before) {
        return database.sql("""
                        update national_ask set state = 'given-up', next_try = null
                         where state = 'waiting' and waits_since < :before returning
                        """ + COLUMNS)
                .param("before", at(before))
                .query((row, n) -> of(row))
                .list();
    }

    /** Died on the way: into the queue with it. */
    void queue(UUID id, Instant now) {
        database.sql(
                        "update national_ask set state = 'waiting', waits_since = :now where id = :id and state = 'asking'")
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    void giveUp(UUID id) {
        database.sql("update national_ask set state = 'given-up', next_try = null where id = :id and state = 'waiting'")
                .param("id", id)
                .update();
    }

    /** Claims and answers that have been kept long enough go; that somebody asked, for what, stays. */
    int forget(Instant before) {
        return database.sql("""
                        update national_ask set claim = null, answer = null, next_try = null,
                            state = case when state in ('waiting', 'asking') then 'given-up' else state end
                         where claim is not null and at < :before
                        """).param("before", at(before)).update();
    }

    Optional<Ask> find(UUID id) {
        return database.sql("select " + COLUMNS + " from national_ask where id = :id")
                .param("id", id)
                .query((row, n) -> of(row))
                .optional();
    }

    /** How many single asks somebody has made since a moment. */
    int asked(UUID account, Instant since) {
        return database.sql(
                        "select count(*) from national_ask where account = :account and list_id is null and at > :since")
                .param("account", account)
                .param("since", at(since))
                .query(Integer.class)
                .single();
    }

    Optional<Ask> byForm(UUID account, String formKey) {
        return database.sql("select " + COLUMNS + " from national_ask where account = :account and form_key = :key")
                .param("account", account)
                .param("key", formKey)
                .query((row, n) -> of(row))
                .optional();
    }

    Optional<Claim> claim(UUID id) {
        return bytes("select claim from national_ask where id = :id and claim is not null", id)
                .flatMap(locked -> kept.claim(locked, id));
    }

    Optional<Kept.Answer> answer(UUID id) {
        return bytes("select answer from national_ask where id = :id and answer is not null", id)
                .flatMap(locked -> kept.answer(locked, id));
    }

    private Optional<byte[]> bytes(String sql, UUID id) {
        return database.sql(sql)
                .param("id", id)
                .query((row, n) -> Objects.requireNonNull(row.getBytes(1)))
                .optional();
    }

    /**
     * What of the list is seen.
     *
     * @param everywhere asks of the whole locality
     * @param agencies whose asks are seen
     * @param account whose own asks are seen always
     * @param state one state, or empty
     * @param service one service, or empty
     * @param record words that the record holds, or empty
     */
    record Wanted(boolean everywhere, Set<UUID> agencies, UUID account, String state, String service, String record) {}

    private static final String SEEN = """
             from national_ask where list_id is null
              and (:everywhere or account = :account or agency = any(cast(:agencies as uuid[])))
              and (:state = '' or state = :state) and (:service = '' or service = :service)
              and (:record = '' or position(lower(:record) in lower(record_id)) > 0)
            """;

    long count(Wanted wanted) {
        return seen("select count(*)" + SEEN, wanted).query(Long.class).single();
    }

    List<Ask> list(Wanted wanted, int most, long from, boolean oldestFirst) {
        return seen(
                        "select " + COLUMNS + SEEN
                                + (oldestFirst ? " order by at, id" : " order by at desc, id desc")
                                + " limit :most offset :from",
                        wanted)
                .param("most", most)
                .param("from", from)
                .query((row, n) -> of(row))
                .list();
    }

    private JdbcClient.StatementSpec seen(String sql, Wanted wanted) {
        return database.sql(sql)
                .param("everywhere", wanted.everywhere())
                .param("account", wanted.account())
                .param(
                        "agencies",
                        "{"
                                + String.join(
                                        ",",
                                        wanted.agencies().stream()
                                                .map(UUID::toString)
                                                .toList()) + "}")
                .param("state", wanted.state())
                .param("service", wanted.service())
                .param("record", wanted.record());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Ask of(ResultSet row) throws SQLException {
        return new Ask(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(instant(row, "at")),
                row.getObject("account", UUID.class),
                row.getString("account_name"),
                row.getString("officer"),
                row.getObject("agency", UUID.class),
                row.getString("agency_name"),
                row.getString("purpose"),
                row.getString("record_kind"),
                row.getString("record_id"),
                Service.of(row.getString("service")).orElseThrow(),
                Product.valueOf(row.getString("product")),
                row.getString("integration"),
                row.getString("basis"),
                PersonField.of(row.getLong("fields")),
                row.getBoolean("sandbox"),
                Ask.State.of(row.getString("state")),
                row.getString("outcome"),
                instant(row, "answered_at"),
                row.getInt("tries"),
                instant(row, "next_try"),
                row.getObject("list_id", UUID.class),
                row.getInt("line"),
                row.getBoolean("kept"));
    }
}

package vn.lienthong.capability.national;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.jobs.Jobs;
import vn.lienthong.capability.registry.ListApprovals;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.Purpose;

/**
 * Lists that are asked for row by row: approved in the register's page of lists, brought as a sheet, asked by a job under the
 * agreed pace, handed out for a week. What a row was asked with and what came back is sealed, and goes with the list.
 */
@Component
class NationalLists {

    static final String PATH = "/quoc-gia/danh-sach";
    static final Duration HANDED_OUT = Duration.ofDays(7);
    static final Duration UNUSED = Duration.ofDays(1);

    private final JdbcClient database;
    private final ListApprovals approvals;
    private final Kept kept;
    private final Jobs jobs;
    private final Access access;
    private final Audit audit;
    private final NationalSettings settings;
    private final Lines lines;
    private final Clock clock;

    NationalLists(
            JdbcClient database,
            ListApprovals approvals,
            Kept kept,
            Jobs jobs,
            Access access,
            Audit audit,
            NationalSettings settings,
            Lines lines,
            Clock clock) {
        this.database = database;
        this.approvals = approvals;
        this.kept = kept;
        this.jobs = jobs;
        this.access = access;
        this.audit = audit;
        this.settings = settings;
        this.lines = lines;
        this.clock = clock;
    }

    /** A sheet that was brought and not begun. */
    record Upload(UUID importId, int rows, Instant takenAt) {}

    /** A list in work or done. */
    record NationalList(
            UUID id,
            UUID owner,
            Service service,
            String purpose,
            String record,
            Set<PersonField> fields,
            int rows,
            @Nullable UUID job,
            String state,
            @Nullable Instant nextTry,
            boolean sandbox) {

        boolean going() {
            return state.equals("going");
        }

        boolean stopped() {
            return state.equals("stopped");
        }

        /** Whether there may be answers to fetch. */
        boolean fetched() {
            return state.equals("ended") || state.equals("stopped") || state.equals("paused");
        }
    }

    /** A row with what is asked. */
    record Row(UUID id, int line, Claim claim) {}

    /** How far a list is. */
    record Standing(int done, int failed, int rows) {}

    /** Why a list did not begin. */
    enum Hindrance {
        NOT_APPROVED,
        NO_SHEET,
        TOO_LONG
    }

    /** Keeps rows of a sheet; a row that came before changes nothing. */
    @Transactional
    void take(UUID importId, UUID row, int line, Claim claim) {
        database.sql("""
                        insert into national_row (id, import_id, owner, line, claim, taken_at)
                        values (:id, :import, :owner, :line, :claim, :now) on conflict do nothing
                        """)
                .param("id", row)
                .param("import", importId)
                .param("owner", access.actor().accountId())
                .param("line", line)
                .param("claim", kept.seal(claim, row))
                .param("now", now())
                .update();
    }

    @Transactional
    void withdraw(UUID importId) {
        database.sql("delete from national_row where import_id = :import and list_id is null")
                .param("import", importId)
                .update();
    }

    List<Upload> uploads() {
        return database.sql("""
                        select import_id, count(*) as rows, max(taken_at) as taken from national_row
                         where owner = :me and list_id is null group by import_id order by taken desc
                        """)
                .param("me", access.actor().accountId())
                .query((row, n) -> new Upload(
                        row.getObject("import_id", UUID.class),
                        row.getInt("rows"),
                        Objects.requireNonNull(row.getObject("taken", OffsetDateTime.class))
                                .toInstant()))
                .list();
    }

    /** Asks for approval of a list; what is asked for each row is fixed here. */
    @Transactional
    UUID ask(Service service, Purpose purpose, String record, Set<PersonField> fields, String reason) {
        UUID id = approvals.ask(purpose, record, fields, reason, PATH);
        database.sql("""
                        insert into national_list (id, owner, service, purpose, record_id, fields, state)
                        values (:id, :owner, :service, :purpose, :record, :fields, 'asked')
                        """)
                .param("id", id)
                .param("owner", access.actor().accountId())
                .param("service", service.stored())
                .param("purpose", purpose.code())
                .param("record", record)
                .param("fields", PersonField.bits(fields))
                .update();
        return id;
    }

    /** Begins an approved list with a sheet of one's own; a repeated call begins nothing. */
    @Transactional
    Optional<Hindrance> begin(UUID id, UUID importId) {
        Optional<NationalList> asked = mine(id).filter(list -> list.state().equals("asked"));
        Optional<Upload> upload = uploads().stream()
                .filter(one -> one.importId().equals(importId))
                .findFirst();
        if (upload.isEmpty()) {
            return Optional.of(Hindrance.NO_SHEET);
        }
        int rows = upload.get().rows();
        if (rows > settings.listRows()) {
            return Optional.of(Hindrance.TOO_LONG);
        }
        boolean approved =
                approvals.mine(id).filter(ListApprovals.Request::approved).isPresent();
        if (asked.isEmpty() || !approved || !lines.setUp() || !approvals.begin(id)) {
            return Optional.of(Hindrance.NOT_APPROVED);
        }
        database.sql("""
                        update national_list set state = 'going', import_id = :import, rows = :rows, sandbox = :sandbox,
                            begun_at = :now where id = :id
                        """)
                .param("id", id)
                .param("import", importId)
                .param("rows", rows)
                .param("sandbox", lines.sandbox())
                .param("now", now())
                .update();
        database.sql(
                        "update national_row set list_id = :id where import_id = :import and owner = :me and list_id is null")
                .param("id", id)
                .param("import", importId)
                .param("me", access.actor().accountId())
                .update();
        audit.record("national.list.begun", "national-list", id.toString(), Map.of("rows", Integer.toString(rows)));
        start(id, asked.get().record());
        return Optional.empty();
    }

    /** Goes on with a list that its owner stopped. */
    @Transactional
    void goOn(UUID id) {
        NationalList list = mine(id).orElseThrow(() -> new AccessDeniedException(NationalConfiguration.VERIFY));
        if (state(id, "stopped", "going", null)) {
            start(id, list.record());
        }
    }

    /** Goes on with lists whose pause is over, each in the name of its owner. */
    void goOn() {
        List<NationalList> due = database.sql("select * from national_list where state = 'paused' and next_try <= :now")
                .param("now", now())
                .query((row, n) -> of(row))
                .list();
        for (NationalList list : due) {
            try {
                access.actAs(list.owner(), () -> resume(list));
            } catch (AccessDeniedException closedAccount) {
                state(list.id(), "paused", "stopped", null);
            }
        }
    }

    private void resume(NationalList list) {
        if (state(list.id(), "paused", "going", null)) {
            start(list.id(), list.record());
        }
    }

    private void start(UUID id, String record) {
        UUID job = jobs.start(ListWork.KIND, "national.list.job", id.toString(), record);
        database.sql("update national_list set job = :job where id = :id")
                .param("job", job)
                .param("id", id)
                .update();
    }

    boolean state(UUID id, String from, String to, @Nullable Instant nextTry) {
        return database.sql("update national_list set state = :to, next_try = :next where id = :id and state = :from")
                        .param("to", to)
                        .param("next", nextTry == null ? null : nextTry.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("from", from)
                        .update()
                == 1;
    }

    /** All rows were asked. */
    @Transactional
    void end(NationalList list) {
        if (state(list.id(), "going", "ended", null)) {
            database.sql("update national_list set ended_at = :now where id = :id")
                    .param("now", now())
                    .param("id", list.id())
                    .update();
            approvals.made(list.id(), list.rows());
        }
    }

    /** The next row without an answer; those that failed once come last, after three tries not at all. */
    Optional<Row> next(UUID list) {
        return database.sql("""
                        select r.* from national_row r left join national_ask a on a.id = r.id
                         where r.list_id = :list and (a.id is null or (a.state in ('asking', 'failed') and a.tries < :tries))
                         order by coalesce(a.tries, 0), r.line limit 1
                        """)
                .param("list", list)
                .param("tries", ListWork.TRIES)
                .query((row, n) -> row(row))
                .optional()
                .flatMap(found -> found);
    }

    /** Rows of a list in portions, for the result. */
    List<Row> rows(UUID list, int after, int most) {
        return database
                .sql("select * from national_row where list_id = :list and line > :after order by line limit :most")
                .param("list", list)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> row(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Row> row(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        int line = row.getInt("line");
        return kept.claim(Objects.requireNonNull(row.getBytes("claim")), id).map(claim -> new Row(id, line, claim));
    }

    Standing standing(UUID list) {
        return database.sql("""
                        select count(*) as rows, count(*) filter (where a.state in ('answered', 'declined')) as done,
                            count(*) filter (where a.state = 'failed' and a.tries >= :tries) as failed
                          from national_row r left join national_ask a on a.id = r.id where r.list_id = :list
                        """)
                .param("list", list)
                .param("tries", ListWork.TRIES)
                .query((row, n) -> new Standing(row.getInt("done"), row.getInt("failed"), row.getInt("rows")))
                .single();
    }

    Optional<NationalList> find(UUID id) {
        return database.sql("select * from national_list where id = :id")
                .param("id", id)
                .query((row, n) -> of(row))
                .optional();
    }

    Optional<NationalList> mine(UUID id) {
        return find(id).filter(list -> list.owner().equals(access.actor().accountId()));
    }

    /** Rows that nobody began with go after a day, a list with all its answers a week after it ended. */
    @Transactional
    public void forget() {
        database.sql("delete from national_row where list_id is null and taken_at < :before")
                .param("before", clock.instant().minus(UNUSED).atOffset(ZoneOffset.UTC))
                .update();
        List<UUID> over = database.sql("""
                        update national_list set state = 'gone'
                         where state in ('ended', 'stopped') and coalesce(ended_at, begun_at) < :before returning id
                        """)
                .param("before", clock.instant().minus(HANDED_OUT).atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
        for (UUID list : over) {
            database.sql("delete from national_row where list_id = :list")
                    .param("list", list)
                    .update();
            database.sql("update national_ask set claim = null, answer = null where list_id = :list")
                    .param("list", list)
                    .update();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static NationalList of(ResultSet row) throws SQLException {
        OffsetDateTime next = row.getObject("next_try", OffsetDateTime.class);
        return new NationalList(
                row.getObject("id", UUID.class),
                row.getObject("owner", UUID.class),
                Service.of(row.getString("service")).orElseThrow(),
                row.getString("purpose"),
                row.getString("record_id"),
                PersonField.of(row.getLong("fields")),
                row.getInt("rows"),
                row.getObject("job", UUID.class),
                row.getString("state"),
                next == null ? null : next.toInstant(),
                row.getBoolean("sandbox"));
    }
}

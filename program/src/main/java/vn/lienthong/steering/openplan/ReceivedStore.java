package vn.lienthong.steering.openplan;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.openplan.Received.ReceivedItem;
import vn.lienthong.steering.openplan.Received.ReceivedPlan;

/** What came from below, in tables of its own. */
@Component
class ReceivedStore {

    private static final int BATCH = 500;

    private static final String SUMS = """
            count(i.*) filter (where i.state <> 'NOT_APPLICABLE') as items,
            count(i.*) filter (where i.state in ('DONE', 'KEPT')) as done,
            count(i.*) filter (where i.state <> 'NOT_APPLICABLE' and i.working_days_late > 0) as late,
            coalesce(sum(i.steps_done) filter (where i.state <> 'NOT_APPLICABLE'), 0) as steps_done,
            coalesce(sum(i.steps_total) filter (where i.state <> 'NOT_APPLICABLE'), 0) as steps_total
            """;

    /** Which snapshot is here. */
    record Head(UUID id, long version, String sha256) {}

    private record Row(String item, Snapshot.StepShot step) {}

    private final JdbcClient database;
    private final JdbcTemplate batches;

    ReceivedStore(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** Until the end of the transaction nobody else takes in a snapshot of this plan. */
    Optional<Head> lock(String unitCode, String externalId) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "openplan received " + unitCode + " " + externalId)
                .query((row, number) -> 0)
                .list();
        return database.sql("select id, version, sha256 from openplan_received_plan"
                        + " where unit_code = :unit and external_id = :external")
                .param("unit", unitCode)
                .param("external", externalId)
                .query((row, number) ->
                        new Head(row.getObject("id", UUID.class), row.getLong("version"), row.getString("sha256")))
                .optional();
    }

    Optional<UUID> find(String unitCode, String externalId) {
        return database.sql("select id from openplan_received_plan where unit_code = :unit and external_id = :external")
                .param("unit", unitCode)
                .param("external", externalId)
                .query(UUID.class)
                .optional();
    }

    UUID put(String unitCode, String externalId, Snapshot snapshot, String sha256, Instant now, UUID token) {
        Snapshot.PlanShot plan = snapshot.plan();
        UUID id = database.sql("""
                        insert into openplan_received_plan (id, unit_code, external_id, version, sha256, taken_at, received_at,
                            token_id, number, title, issuer, issued)
                        values (:id, :unit, :external, :version, :sha256, :taken, :now, :token, :number, :title, :issuer,
                            :issued)
                        on conflict (unit_code, external_id) do update
                           set version = excluded.version, sha256 = excluded.sha256, taken_at = excluded.taken_at,
                               received_at = excluded.received_at, token_id = excluded.token_id, number = excluded.number,
                               title = excluded.title, issuer = excluded.issuer, issued = excluded.issued
                        returning id
                        """)
                .param("id", Ids.next())
                .param("unit", unitCode)
                .param("external", externalId)
                .param("version", snapshot.version())
                .param("sha256", sha256)
                .param("taken", utc(snapshot.takenAt()))
                .param("now", utc(now))
                .param("token", token)
                .param("number", plan.number())
                .param("title", plan.title())
                .param("issuer", plan.issuer())
                .param("issued", plan.issued())
                .query(UUID.class)
                .single();
        for (String table : List.of("step", "item", "report")) {
            batches.update("delete from openplan_received_" + table + " where received_id = ?", id);
        }
        items(id, plan.items());
        steps(id, plan.items());
        reports(id, plan.reports());
        return id;
    }

    private void items(UUID id, List<Snapshot.ItemShot> items) {
        batches.batchUpdate("""
                insert into openplan_received_item (received_id, external_id, position, number, kind, title, group_title,
                    catalogue, lead, state, percent, steps_done, steps_total, due, done_on, working_days_late)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, items, BATCH, (PreparedStatement row, Snapshot.ItemShot item) -> {
            row.setObject(1, id);
            row.setString(2, item.id());
            row.setInt(3, item.position());
            row.setObject(4, item.number(), Types.INTEGER);
            row.setString(5, item.kind().name());
            row.setString(6, item.title());
            row.setString(7, item.group());
            row.setString(8, item.catalogueId());
            row.setString(9, item.lead());
            row.setString(10, item.state().name());
            row.setInt(11, item.percent());
            row.setInt(12, item.stepsDone());
            row.setInt(13, item.stepsTotal());
            row.setObject(14, item.due(), Types.DATE);
            row.setObject(15, item.doneOn(), Types.DATE);
            row.setInt(16, item.workingDaysLate());
        });
    }

    private void steps(UUID id, List<Snapshot.ItemShot> items) {
        List<Row> rows = items.stream()
                .flatMap(item -> item.steps().stream().map(step -> new Row(item.id(), step)))
                .toList();
        batches.batchUpdate("""
                insert into openplan_received_step (received_id, item_id, external_id, n, text, state, due, done_on,
                    working_days_late)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, BATCH, (PreparedStatement row, Row one) -> {
            row.setObject(1, id);
            row.setString(2, one.item());
            row.setString(3, one.step().id());
            row.setInt(4, one.step().n());
            row.setString(5, one.step().text());
            row.setString(6, one.step().state().name());
            row.setObject(7, one.step().due(), Types.DATE);
            row.setObject(8, one.step().doneOn(), Types.DATE);
            row.setInt(9, one.step().workingDaysLate());
        });
    }

    private void reports(UUID id, List<Snapshot.ReportShot> reports) {
        batches.batchUpdate("""
                insert into openplan_received_report (received_id, external_id, kind, first_day, last_day, number, sha256,
                    issued_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, reports, BATCH, (PreparedStatement row, Snapshot.ReportShot report) -> {
            row.setObject(1, id);
            row.setString(2, report.id());
            row.setString(3, report.kind());
            row.setObject(4, report.first());
            row.setObject(5, report.last());
            row.setString(6, report.number());
            row.setString(7, report.sha256());
            row.setObject(8, utc(report.issuedAt()));
        });
    }

    List<ReceivedPlan> plans() {
        return database.sql("select p.*, " + SUMS + """
                          from openplan_received_plan p left join openplan_received_item i on i.received_id = p.id
                         group by p.id order by p.unit_code, p.issued desc nulls last, p.id
                        """)
                .query(ReceivedStore::planRow)
                .list();
    }

    ReceivedPlan plan(UUID id) {
        return database.sql("select p.*, " + SUMS + """
                          from openplan_received_plan p left join openplan_received_item i on i.received_id = p.id
                         where p.id = :id group by p.id
                        """)
                .param("id", id)
                .query(ReceivedStore::planRow)
                .single();
    }

    List<ReceivedItem> items(UUID plan) {
        return database.sql("""
                        select i.*, p.unit_code from openplan_received_item i join openplan_received_plan p
                            on p.id = i.received_id
                         where i.received_id = :id order by i.position, i.external_id
                        """)
                .param("id", plan)
                .query((row, number) -> new ReceivedItem(
                        row.getObject("received_id", UUID.class),
                        row.getString("unit_code"),
                        row.getString("external_id"),
                        row.getInt("position"),
                        row.getObject("number", Integer.class),
                        row.getString("title"),
                        row.getString("catalogue"),
                        row.getString("lead"),
                        row.getString("state"),
                        row.getInt("percent"),
                        row.getInt("steps_done"),
                        row.getInt("steps_total"),
                        row.getObject("due", LocalDate.class),
                        row.getObject("done_on", LocalDate.class),
                        row.getInt("working_days_late")))
                .list();
    }

    /** What was sent up of a plan. */
    record Sent(
            UUID plan,
            long version,
            String sha256,
            @Nullable Instant triedAt,
            @Nullable Instant sentAt,
            String trouble) {}

    Map<UUID, Sent> sent() {
        return database.sql("select * from openplan_sent").query(ReceivedStore::sentRow).list().stream()
                .collect(java.util.stream.Collectors.toMap(Sent::plan, sent -> sent));
    }

    /** The number of the next snapshot of a plan; kept before it is sent, so that none is used twice. */
    long nextVersion(UUID plan, long atLeast) {
        return database.sql("""
                        insert into openplan_sent (plan_id, version) values (:plan, :least)
                        on conflict (plan_id) do update set version = greatest(openplan_sent.version + 1, :least)
                        returning version
                        """)
                .param("plan", plan)
                .param("least", atLeast)
                .query(Long.class)
                .single();
    }

    void arrived(UUID plan, String sha256, Instant now) {
        database.sql("update openplan_sent set sha256 = :sha256, tried_at = :now, sent_at = :now, trouble = ''"
                        + " where plan_id = :plan")
                .param("sha256", sha256)
                .param("now", utc(now))
                .param("plan", plan)
                .update();
    }

    void failed(UUID plan, String trouble, Instant now) {
        database.sql("update openplan_sent set tried_at = :now, trouble = :trouble where plan_id = :plan")
                .param("trouble", trouble)
                .param("now", utc(now))
                .param("plan", plan)
                .update();
    }

    private static Sent sentRow(ResultSet row, int number) throws SQLException {
        return new Sent(
                row.getObject("plan_id", UUID.class),
                row.getLong("version"),
                row.getString("sha256"),
                instant(row, "tried_at"),
                instant(row, "sent_at"),
                row.getString("trouble"));
    }

    private static ReceivedPlan planRow(ResultSet row, int number) throws SQLException {
        return new ReceivedPlan(
                row.getObject("id", UUID.class),
                row.getString("unit_code"),
                row.getString("external_id"),
                row.getLong("version"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("number"),
                row.getString("title"),
                row.getString("issuer"),
                row.getInt("items"),
                row.getInt("done"),
                row.getInt("late"),
                row.getInt("steps_done"),
                row.getInt("steps_total"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}

package vn.lienthong.steering.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Steps and items as they stand. */
@Repository
class ProgressStore {

    private final JdbcClient database;

    ProgressStore(JdbcClient database) {
        this.database = database;
    }

    /** What grows with every write to a plan; 0 before the first. */
    long version(UUID plan) {
        return database.sql("select version from progress_plan where plan_id = :plan")
                .param("plan", plan)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The same for several plans in one question. */
    Map<UUID, Long> versions(Collection<UUID> plans) {
        Map<UUID, Long> versions = new HashMap<>();
        if (!plans.isEmpty()) {
            database.sql("select plan_id, version from progress_plan where plan_id = any (:plans)")
                    .param("plans", plans.toArray(UUID[]::new))
                    .query(row -> {
                        versions.put(row.getObject("plan_id", UUID.class), row.getLong("version"));
                    });
        }
        return versions;
    }

    /** Begins a write: others who write to the plan wait until this transaction ends, and what is remembered grows old. */
    void lock(UUID plan) {
        database.sql("""
                        insert into progress_plan (plan_id) values (:plan)
                        on conflict (plan_id) do update set version = progress_plan.version + 1
                        """).param("plan", plan).update();
    }

    /** Makes everything remembered of all plans grow old. */
    void forget() {
        database.sql("update progress_plan set version = version + 1").update();
    }

    List<StepRow> steps(UUID plan) {
        return database.sql("select * from progress_step where plan_id = :plan")
                .param("plan", plan)
                .query(ProgressStore::step)
                .list();
    }

    List<ItemRow> items(UUID plan) {
        return database.sql("select * from progress_item where plan_id = :plan")
                .param("plan", plan)
                .query((row, index) -> new ItemRow(
                        row.getObject("item_id", UUID.class),
                        row.getObject("plan_id", UUID.class),
                        row.getObject("contact_id", UUID.class),
                        row.getObject("baseline_start", LocalDate.class),
                        row.getObject("baseline_due", LocalDate.class),
                        row.getObject("start_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("due_after", LocalDate.class),
                        row.getObject("due_days", Integer.class),
                        row.getObject("kept_on", LocalDate.class),
                        row.getInt("keep_months"),
                        row.getInt("version")))
                .list();
    }

    /** The contact persons of the units of a plan, by agency, where one was named. */
    Map<UUID, UUID> contacts(UUID plan) {
        Map<UUID, UUID> contacts = new HashMap<>();
        database.sql("select agency_id, contact_id from progress_unit where plan_id = :plan and contact_id is not null")
                .param("plan", plan)
                .query(row -> {
                    contacts.put(row.getObject("agency_id", UUID.class), row.getObject("contact_id", UUID.class));
                });
        return contacts;
    }

    Optional<UUID> planOf(UUID step) {
        return database.sql("select plan_id from progress_step where id = :step")
                .param("step", step)
                .query(UUID.class)
                .optional();
    }

    /** The plans of many steps; those that nobody wrote down are not among them. */
    List<UUID> plansOf(Collection<UUID> steps) {
        return database.sql("select distinct plan_id from progress_step where id = any (:steps)")
                .param("steps", steps.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("plan_id", UUID.class))
                .list();
    }

    /** The plan to which a decision or a unit's sub-plan belongs. */
    Optional<UUID> planOfPaper(UUID document) {
        return database.sql("""
                        select plan_id from progress_decision where document_id = :id
                        union all select plan_id from progress_unit where subplan_document = :id limit 1
                        """).param("id", document).query(UUID.class).optional();
    }

    /** Writes down a step of the plan or of a unit; one that is there already stays as it is. */
    boolean add(StepRow step, @Nullable Instant added) {
        return database.sql("""
                        insert into progress_step (id, item_id, plan_id, parent_id, kind, n, text, state, agency_id, person_id,
                                                   start_on, due_on, due_after, due_days, baseline_start, baseline_due,
                                                   needs_evidence, added_at)
                        values (:id, :item, :plan, :parent, :kind, :n, :text, :state, :agency, :person,
                                :start, :due, :dueAfter, :dueDays, :baselineStart, :baselineDue, :needsEvidence, :added)
                        on conflict (id) do nothing
                        """)
                        .param("id", step.id())
                        .param("item", step.itemId())
                        .param("plan", step.planId())
                        .param("parent", step.parentId())
                        .param("kind", step.kind().name())
                        .param("n", step.n())
                        .param("text", step.text())
                        .param("state", step.state().name())
                        .param("agency", step.agency())
                        .param("person", step.person())
                        .param("start", step.start())
                        .param("due", step.due())
                        .param("dueAfter", step.dueAfter())
                        .param("dueDays", step.dueDays())
                        .param("baselineStart", step.baselineStart())
                        .param("baselineDue", step.baselineDue())
                        .param("needsEvidence", step.needsEvidence())
                        .param("added", at(added))
                        .update()
                == 1;
    }

    boolean add(ItemRow item) {
        return database.sql("""
                        insert into progress_item (item_id, plan_id, baseline_start, baseline_due, keep_months)
                        values (:item, :plan, :start, :due, :months)
                        on conflict (item_id) do nothing
                        """)
                        .param("item", item.itemId())
                        .param("plan", item.planId())
                        .param("start", item.baselineStart())
                        .param("due", item.baselineDue())
                        .param("months", item.keepMonths())
                        .update()
                == 1;
    }

    /** Writes a state; false if the step is not in that version any more. */
    boolean state(
            UUID step,
            StepState to,
            @Nullable LocalDate doneOn,
            String reason,
            @Nullable LocalDate reviewOn,
            int version,
            Instant now) {
        return database.sql("""
                        update progress_step
                           set state = :state, done_on = :done, reason = :reason, review_on = :review,
                               version = version + 1, changed_at = :now
                         where id = :id and version = :version and removed_at is null
                        """)
                        .param("id", step)
                        .param("state", to.name())
                        .param("done", doneOn)
                        .param("reason", reason)
                        .param("review", reviewOn)
                        .param("version", version)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    private static StepRow step(ResultSet row, int index) throws SQLException {
        return new StepRow(
                row.getObject("id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getObject("parent_id", UUID.class),
                StepProgress.Kind.valueOf(row.getString("kind")),
                row.getInt("n"),
                row.getString("text"),
                StepState.valueOf(row.getString("state")),
                row.getObject("agency_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("start_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("due_after", LocalDate.class),
                row.getObject("due_days", Integer.class),
                row.getObject("baseline_start", LocalDate.class),
                row.getObject("baseline_due", LocalDate.class),
                row.getObject("done_on", LocalDate.class),
                row.getString("reason"),
                row.getObject("review_on", LocalDate.class),
                row.getBoolean("needs_evidence"),
                row.getInt("evidence"),
                row.getInt("version"),
                instant(row, "changed_at"),
                instant(row, "added_at"),
                instant(row, "removed_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}

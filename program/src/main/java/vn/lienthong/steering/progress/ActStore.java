package vn.lienthong.steering.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;

/** What acts write. The row of the plan is locked by then, so a version was checked by reading it. */
@Repository
class ActStore {

    private final JdbcClient database;
    private final Access access;

    ActStore(JdbcClient database, Access access) {
        this.database = database;
        this.access = access;
    }

    void assign(UUID step, @Nullable UUID agency, @Nullable UUID person, Instant now) {
        database.sql("""
                        update progress_step set agency_id = :agency, person_id = :person, version = version + 1, changed_at = :now
                         where id = :step
                        """)
                .param("step", step)
                .param("agency", agency)
                .param("person", person)
                .param("now", ProgressStore.at(now))
                .update();
    }

    /** The step's own last day, or null while it is the item's. */
    @Nullable
    LocalDate due(UUID step) {
        return database.sql("select due_on from progress_step where id = :step")
                .param("step", step)
                .query((row, index) -> java.util.Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
    }

    void days(UUID step, @Nullable LocalDate start, @Nullable LocalDate due, @Nullable NewDay rule, Instant now) {
        database.sql("""
                        update progress_step
                           set start_on = :start, due_on = :due, due_after = :after, due_days = :days,
                               version = version + 1, changed_at = :now
                         where id = :step
                        """)
                .param("step", step)
                .param("start", start)
                .param("due", due)
                .param("after", rule == null ? null : rule.dayZero())
                .param("days", rule == null ? null : rule.days())
                .param("now", ProgressStore.at(now))
                .update();
    }

    void decision(UUID id, UUID plan, Decision decision, Instant now) {
        database.sql("""
                        insert into progress_decision (id, plan_id, number, issued, reason, document_id, actor, at)
                        values (:id, :plan, :number, :issued, :reason, :document, :actor, :now)
                        """)
                .param("id", id)
                .param("plan", plan)
                .param("number", decision.number().strip())
                .param("issued", decision.issued())
                .param("reason", decision.reason().strip())
                .param("document", decision.document())
                .param("actor", access.actorIfAny().map(Actor::accountId).orElse(null))
                .param("now", ProgressStore.at(now))
                .update();
    }

    /** A decision as the list of a plan shows it. */
    record Made(
            UUID id,
            String number,
            LocalDate issued,
            String reason,
            @Nullable UUID document,
            int items) {}

    /** The decisions of a plan, the newest first. */
    List<Made> decisions(UUID plan) {
        return database.sql("""
                        select d.*, (select count(distinct m.item_id) from progress_move m
                                      where m.plan_id = d.plan_id and m.decision_id = d.id) as items
                          from progress_decision d where d.plan_id = :plan order by d.issued desc, d.at desc
                        """)
                .param("plan", plan)
                .query((row, index) -> new Made(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getObject("issued", LocalDate.class),
                        row.getString("reason"),
                        row.getObject("document_id", UUID.class),
                        row.getInt("items")))
                .list();
    }

    void itemDue(UUID item, LocalDate due, NewDay rule) {
        database.sql("""
                        update progress_item set due_on = :due, due_after = :after, due_days = :days, version = version + 1
                         where item_id = :item
                        """)
                .param("item", item)
                .param("due", due)
                .param("after", rule.dayZero())
                .param("days", rule.days())
                .update();
    }

    void wantEvidence(UUID step, boolean wanted, Instant now) {
        database.sql("""
                        update progress_step set needs_evidence = :wanted, version = version + 1, changed_at = :now
                         where id = :step
                        """)
                .param("step", step)
                .param("wanted", wanted)
                .param("now", ProgressStore.at(now))
                .update();
    }

    void reword(UUID step, String text, Instant now) {
        database.sql("update progress_step set text = :text, version = version + 1, changed_at = :now where id = :step")
                .param("step", step)
                .param("text", text)
                .param("now", ProgressStore.at(now))
                .update();
    }

    void order(List<UUID> steps) {
        for (int i = 0; i < steps.size(); i++) {
            database.sql("update progress_step set n = :n where id = :step")
                    .param("step", steps.get(i))
                    .param("n", i + 1)
                    .update();
        }
    }

    void remove(UUID step, Instant now) {
        database.sql("""
                        update progress_step set removed_at = :now, version = version + 1
                         where (id = :step or parent_id = :step) and removed_at is null
                        """)
                .param("step", step)
                .param("now", ProgressStore.at(now))
                .update();
    }

    void contact(UUID item, @Nullable UUID person) {
        database.sql("update progress_item set contact_id = :person, version = version + 1 where item_id = :item")
                .param("item", item)
                .param("person", person)
                .update();
    }

    @Nullable
    LocalDate kept(UUID item) {
        return database.sql("select kept_on from progress_item where item_id = :item")
                .param("item", item)
                .query((row, index) -> java.util.Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
    }

    void keep(UUID item, LocalDate day) {
        database.sql("update progress_item set kept_on = :day, version = version + 1 where item_id = :item")
                .param("item", item)
                .param("day", day)
                .update();
    }

    void rhythm(UUID item, int months) {
        database.sql("update progress_item set keep_months = :months, version = version + 1 where item_id = :item")
                .param("item", item)
                .param("months", months)
                .update();
    }

    /** A last day that is reckoned in working days. */
    record Reckoned(
            UUID plan,
            UUID item,
            @Nullable UUID step,
            LocalDate after,
            int days,
            @Nullable LocalDate due) {}

    /** Every reckoned day whose work may still be open. */
    List<Reckoned> reckoned() {
        return database.sql("""
                        select plan_id, item_id, id as step_id, due_after, due_days, due_on from progress_step
                         where due_days is not null and removed_at is null and state not in ('DONE', 'NOT_APPLICABLE')
                        union all
                        select plan_id, item_id, null, due_after, due_days, due_on from progress_item
                         where due_days is not null
                        order by 1, 2
                        """)
                .query((row, index) -> new Reckoned(
                        row.getObject("plan_id", UUID.class),
                        row.getObject("item_id", UUID.class),
                        row.getObject("step_id", UUID.class),
                        row.getObject("due_after", LocalDate.class),
                        row.getInt("due_days"),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    void reckonedAnew(Reckoned day, LocalDate due) {
        database.sql(
                        day.step() == null
                                ? "update progress_item set due_on = :due, version = version + 1 where item_id = :id"
                                : "update progress_step set due_on = :due, version = version + 1 where id = :id")
                .param("id", day.step() == null ? day.item() : day.step())
                .param("due", due)
                .update();
    }

    void baseline(ItemRow item) {
        database.sql("""
                        update progress_item set baseline_start = :start, baseline_due = :due, version = version + 1
                         where item_id = :item
                        """)
                .param("item", item.itemId())
                .param("start", item.baselineStart())
                .param("due", item.baselineDue())
                .update();
    }

    void baseline(UUID step, @Nullable LocalDate due) {
        database.sql("update progress_step set baseline_due = :due, version = version + 1 where id = :step")
                .param("step", step)
                .param("due", due)
                .update();
    }

    void bringBack(UUID step) {
        database.sql("update progress_step set removed_at = null, version = version + 1 where id = :step")
                .param("step", step)
                .update();
    }
}

package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.steering.plan.PlanBook;

/** The units of a plan: who is the contact person of each, and the sub-plan that each has to file. */
@Service
public class UnitWork {

    private final JdbcClient database;
    private final ProgressStore store;
    private final Progress progress;
    private final PlanBook book;
    private final Hands hands;
    private final History history;
    private final People people;
    private final Access access;
    private final Audit audit;

    UnitWork(
            JdbcClient database,
            ProgressStore store,
            Progress progress,
            PlanBook book,
            Hands hands,
            History history,
            People people,
            Access access,
            Audit audit) {
        this.database = database;
        this.store = store;
        this.progress = progress;
        this.book = book;
        this.hands = hands;
        this.history = history;
        this.people = people;
        this.access = access;
        this.audit = audit;
    }

    /**
     * A unit of a plan.
     *
     * @param leads how many items it leads
     * @param contact account of the contact person, or null
     * @param document its sub-plan, or null while none was filed
     * @param filed day on which it was filed, or null
     * @param late whether the day set for sub-plans has passed and none was filed
     */
    public record Unit(
            UUID agency,
            int leads,
            @Nullable UUID contact,
            @Nullable UUID document,
            String number,
            @Nullable LocalDate issued,
            @Nullable LocalDate filed,
            boolean late) {}

    private record Row(
            @Nullable UUID contact,
            @Nullable UUID document,
            String number,
            @Nullable LocalDate issued,
            @Nullable LocalDate filed) {}

    private static final Row NOTHING = new Row(null, null, "", null, null);

    /** Units that lead an item or have a step in hand, as they stand today, those with most items first. */
    public List<Unit> units(UUID planId) {
        Map<UUID, Integer> leads = new HashMap<>();
        Set<UUID> agencies = new LinkedHashSet<>();
        for (ItemProgress item : progress.items(planId).values()) {
            UUID lead = item.lead();
            if (lead != null) {
                leads.merge(lead, 1, Integer::sum);
                agencies.add(lead);
            }
        }
        progress.steps(planId).values().stream()
                .map(StepProgress::agency)
                .filter(Objects::nonNull)
                .forEach(agency -> agencies.add(Objects.requireNonNull(agency)));
        LocalDate due = due(planId);
        boolean past = due != null && history.today().isAfter(due);
        Map<UUID, Row> rows = rows(planId);
        return agencies.stream()
                .sorted(java.util.Comparator.comparingInt(agency -> -leads.getOrDefault(agency, 0)))
                .map(agency -> {
                    Row row = rows.getOrDefault(agency, NOTHING);
                    return new Unit(
                            agency,
                            leads.getOrDefault(agency, 0),
                            row.contact,
                            row.document,
                            row.number,
                            row.issued,
                            row.filed,
                            past && row.filed == null && leads.containsKey(agency));
                })
                .toList();
    }

    private Map<UUID, Row> rows(UUID planId) {
        Map<UUID, Row> rows = new HashMap<>();
        database.sql("""
                        select agency_id, contact_id, subplan_document, subplan_number, subplan_issued,
                               (filed_at at time zone 'Asia/Ho_Chi_Minh')::date as filed
                          from progress_unit where plan_id = :plan
                        """).param("plan", planId).query(row -> {
            rows.put(
                    row.getObject("agency_id", UUID.class),
                    new Row(
                            row.getObject("contact_id", UUID.class),
                            row.getObject("subplan_document", UUID.class),
                            row.getString("subplan_number"),
                            row.getObject("subplan_issued", LocalDate.class),
                            row.getObject("filed", LocalDate.class)));
        });
        return rows;
    }

    /** By when every unit has to file its own sub-plan; null while no day is set. */
    public @Nullable LocalDate due(UUID planId) {
        return database.sql("select subplans_due from progress_plan where plan_id = :plan")
                .param("plan", planId)
                .query((row, index) -> java.util.Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .optional()
                .flatMap(day -> day)
                .orElse(null);
    }

    /** Sets the day for sub-plans; null takes it away. */
    @Transactional
    public ActOutcome setDue(UUID planId, @Nullable LocalDate day) {
        hands.require(hands.steers(planId), Hands.STEER, planId);
        store.lock(planId);
        database.sql("update progress_plan set subplans_due = :day where plan_id = :plan")
                .param("plan", planId)
                .param("day", day)
                .update();
        audit.record("progress.subplans.due", "plan", planId.toString(), Map.of("due", ProgressWork.day(day)));
        return new ActOutcome.Done(planId);
    }

    /** The contact persons that units of a plan have named for the whole of it, by agency. */
    public Map<UUID, UUID> contacts(UUID planId) {
        return store.contacts(planId);
    }

    /** Whether the one who acts may speak for a unit of a plan. */
    boolean may(UUID planId, UUID agency) {
        return book.plan(planId).isPresent() && (hands.steers(planId) || hands.worksFor(agency));
    }

    /** Names the contact person of a unit; somebody who works there. */
    @Transactional
    public ActOutcome contact(UUID planId, UUID agency, @Nullable UUID person) {
        hands.require(may(planId, agency), Hands.WORK, agency);
        if (person != null
                && people.find(person)
                        .map(Person::agency)
                        .filter(agency::equals)
                        .isEmpty()) {
            return new ActOutcome.Refused("person", "progress.refused.other-unit");
        }
        store.lock(planId);
        database.sql("""
                        insert into progress_unit (plan_id, agency_id, contact_id) values (:plan, :agency, :person)
                        on conflict (plan_id, agency_id) do update set contact_id = excluded.contact_id
                        """)
                .param("plan", planId)
                .param("agency", agency)
                .param("person", person)
                .update();
        audit.record(
                "progress.unit.contact",
                "agency",
                agency.toString(),
                Map.of("plan", planId.toString(), "person", person == null ? "" : person.toString()));
        return new ActOutcome.Done(agency);
    }

    /**
     * Files the unit's own sub-plan; a later one takes its place.
     *
     * @param document the paper in {@code Documents}
     */
    @Transactional
    public ActOutcome file(UUID planId, UUID agency, String number, @Nullable LocalDate issued, UUID document) {
        hands.require(may(planId, agency), Hands.WORK, agency);
        if (number.isBlank()) {
            return new ActOutcome.Refused("number", "progress.refused.paper-number");
        }
        if (issued == null || issued.isAfter(history.today())) {
            return new ActOutcome.Refused("issued", "progress.refused.paper-day");
        }
        store.lock(planId);
        database.sql("""
                        insert into progress_unit (plan_id, agency_id, subplan_document, subplan_number, subplan_issued, filed_at,
                                                   filed_by)
                        values (:plan, :agency, :document, :number, :issued, :now, :by)
                        on conflict (plan_id, agency_id) do update set subplan_document = excluded.subplan_document,
                            subplan_number = excluded.subplan_number, subplan_issued = excluded.subplan_issued,
                            filed_at = excluded.filed_at, filed_by = excluded.filed_by
                        """)
                .param("plan", planId)
                .param("agency", agency)
                .param("document", document)
                .param("number", number.strip())
                .param("issued", issued)
                .param("now", ProgressStore.at(history.now()))
                .param("by", access.actorIfAny().map(Actor::accountId).orElse(null))
                .update();
        audit.record(
                "progress.subplan.filed",
                "agency",
                agency.toString(),
                Map.of("plan", planId.toString(), "number", number.strip()));
        return new ActOutcome.Done(agency);
    }
}

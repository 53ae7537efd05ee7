package vn.lienthong.steering.plan;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.type.TypeReference;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.planreader.PlanReading;

/** Plans, their items with units and steps, and what each document said about them. */
@Repository
class PlanStore {

    private static final int CACHED_PLANS = 512;

    private record Known(int version, List<PlanItem> items) {}

    /** Who has a part in any plan; versions only grow, so their sum says whether anything has changed. */
    private record Having(long versions, List<UUID> agencies) {}

    private final JdbcClient database;
    private final Contents contents;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<UUID, Known> cache = new ConcurrentHashMap<>();
    private volatile Having having = new Having(-1, List.of());

    PlanStore(JdbcClient database, Contents contents, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.contents = contents;
        this.events = events;
        this.clock = clock;
    }

    UUID create(Head head, @Nullable UUID owner, @Nullable String unitCode, Instant now) {
        UUID id = Ids.next();
        database.sql("""
                        insert into plan_plan (id, title, number, issued, issuer, locality, province, basis, recipients,
                                               signer_title, owner_id, unit_code, created_at)
                        values (:id, :title, :number, :issued, :issuer, :locality, :province, :basis::jsonb,
                                :recipients::jsonb, :signer, :owner, :unit, :now)
                        """)
                .param("id", id)
                .param("title", head.title())
                .param("number", head.number())
                .param("issued", head.issued())
                .param("issuer", head.issuer())
                .param("locality", head.locality())
                .param("province", head.province())
                .param("basis", contents.write(head.basis()))
                .param("recipients", contents.write(head.recipients()))
                .param("signer", head.signerTitle())
                .param("owner", owner)
                .param("unit", unitCode)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    List<Plan> all() {
        return database.sql("select * from plan_plan order by created_at desc")
                .query(this::plan)
                .list();
    }

    Optional<Plan> find(UUID id) {
        return database.sql("select * from plan_plan where id = :id")
                .param("id", id)
                .query(this::plan)
                .optional();
    }

    /** Locks the plan until the end of the transaction: merges come one after another. */
    void lock(UUID id) {
        database.sql("select 1 from plan_plan where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /**
     * The items of a plan in its order, with units, steps and the count of open differences. Read anew only after the plan
     * has changed: everybody looks at the same plan, and few change it.
     */
    List<PlanItem> items(UUID plan) {
        Integer version = database.sql("select version from plan_plan where id = :id")
                .param("id", plan)
                .query(Integer.class)
                .optional()
                .orElse(null);
        return version == null ? List.of() : items(plan, version);
    }

    /** The same for many plans in one question; those that are not there are missing. */
    Map<UUID, List<PlanItem>> items(Collection<UUID> plans) {
        Map<UUID, Integer> versions = new LinkedHashMap<>();
        database.sql("select id, version from plan_plan where id = any (:ids)")
                .param("ids", plans.toArray(UUID[]::new))
                .query(row -> {
                    versions.put(row.getObject("id", UUID.class), row.getInt("version"));
                });
        Map<UUID, List<PlanItem>> items = new LinkedHashMap<>();
        versions.forEach((plan, version) -> items.put(plan, items(plan, version)));
        return items;
    }

    /** The items of a plan that was just read. */
    List<PlanItem> items(Plan plan) {
        return items(plan.id(), plan.version());
    }

    private List<PlanItem> items(UUID plan, int version) {
        Known known = cache.get(plan);
        if (known != null && known.version == version) {
            return known.items;
        }
        List<PlanItem> items = List.copyOf(items("where i.plan_id = :id", plan));
        // Inside a transaction that writes, the version is not yet what others will see.
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            if (cache.size() >= CACHED_PLANS) {
                cache.clear();
            }
            cache.put(plan, new Known(version, items));
        }
        return items;
    }

    /** Says that something shown of a plan has changed; in the transaction of the change. */
    private void touch(UUID plan) {
        database.sql("update plan_plan set version = version + 1 where id = :id")
                .param("id", plan)
                .update();
        events.publishEvent(new PlanChanged(plan));
    }

    private void touchPlanOf(UUID item) {
        planOf(item).ifPresent(this::touch);
    }

    Optional<PlanItem> item(UUID id) {
        return items("where i.id = :id", id).stream().findFirst();
    }

    /** The plan in which an item stands. */
    Optional<UUID> planOf(UUID item) {
        return database.sql("select plan_id from plan_item where id = :id")
                .param("id", item)
                .query(UUID.class)
                .optional();
    }

    /** The plans in which items stand, or steps that no later version left out. */
    List<UUID> plansOf(Collection<UUID> itemsOrSteps) {
        return database.sql("""
                        select plan_id from plan_item where id = any (:ids)
                         union
                        select i.plan_id from plan_step s join plan_item i on i.id = s.item_id
                         where s.id = any (:ids) and s.removed_at is null
                        """)
                .param("ids", itemsOrSteps.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("plan_id", UUID.class))
                .list();
    }

    /** The plan in which a step stands that no later version left out. */
    Optional<UUID> planOfStep(UUID step) {
        return database.sql("""
                        select i.plan_id from plan_step s join plan_item i on i.id = s.item_id
                         where s.id = :id and s.removed_at is null
                        """).param("id", step).query(UUID.class).optional();
    }

    /** Every agency that has a part in an item of any plan; read anew only after a plan has changed. */
    List<UUID> agencies() {
        long versions = database.sql("select coalesce(sum(version), 0) from plan_plan")
                .query(Long.class)
                .single();
        Having last = having;
        if (last.versions == versions) {
            return last.agencies;
        }
        List<UUID> agencies = database.sql("select distinct agency_id from plan_item_unit where agency_id is not null")
                .query((row, index) -> Objects.requireNonNull(row.getObject("agency_id", UUID.class)))
                .list();
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            having = new Having(versions, agencies);
        }
        return agencies;
    }

    /** Items of all plans in which one of the agencies has a part, in the order of their plans. */
    List<PlanItem> itemsOf(List<UUID> agencies) {
        if (agencies.isEmpty()) {
            return List.of();
        }
        Set<UUID> plans = new LinkedHashSet<>();
        Set<UUID> wanted = new HashSet<>();
        database.sql("""
                        select i.plan_id, i.id from plan_item_unit u join plan_item i on i.id = u.item_id
                         where u.agency_id = any (:agencies) order by i.plan_id
                        """).param("agencies", agencies.toArray(UUID[]::new)).query(row -> {
            plans.add(row.getObject("plan_id", UUID.class));
            wanted.add(row.getObject("id", UUID.class));
        });
        Map<UUID, List<PlanItem>> items = items(plans);
        return plans.stream()
                .flatMap(plan -> items.getOrDefault(plan, List.of()).stream())
                .filter(item -> wanted.contains(item.id()))
                .toList();
    }

    private List<PlanItem> items(String where, Object id) {
        Map<UUID, List<PlanItem.UnitRole>> units = new LinkedHashMap<>();
        database.sql("select u.* from plan_item_unit u join plan_item i on i.id = u.item_id " + where
                        + " order by u.item_id, u.role, u.position")
                .param("id", id)
                .query((row, index) -> {
                    units.computeIfAbsent(row.getObject("item_id", UUID.class), item -> new ArrayList<>())
                            .add(new PlanItem.UnitRole(
                                    row.getString("role"),
                                    row.getString("name"),
                                    row.getObject("agency_id", UUID.class)));
                    return index;
                })
                .list();
        Map<UUID, List<PlanStep>> steps = new LinkedHashMap<>();
        database.sql("select s.id, s.item_id, s.n, s.text, s.units"
                        + " from plan_step s join plan_item i on i.id = s.item_id " + where
                        + " and s.removed_at is null order by s.item_id, s.n")
                .param("id", id)
                .query((row, index) -> {
                    steps.computeIfAbsent(row.getObject("item_id", UUID.class), item -> new ArrayList<>())
                            .add(step(row));
                    return index;
                })
                .list();
        return database.sql("""
                        select i.id, i.plan_id, i.position, i.content, i.version,
                               (select count(*) from plan_difference d where d.item_id = i.id and d.choice is null) as open
                          from plan_item i
                        """ + where + " order by i.plan_id, i.position, i.id")
                .param("id", id)
                .query((row, index) -> {
                    UUID item = row.getObject("id", UUID.class);
                    List<PlanStep> ofItem = List.copyOf(steps.getOrDefault(item, List.of()));
                    return new PlanItem(
                            item,
                            row.getObject("plan_id", UUID.class),
                            row.getInt("position"),
                            contents.item(row.getString("content"))
                                    .withSteps(ofItem.stream()
                                            .map(step -> new PlanReading.Step(step.n(), step.text(), step.units()))
                                            .toList()),
                            List.copyOf(units.getOrDefault(item, List.of())),
                            ofItem,
                            row.getInt("open"),
                            row.getInt("version"));
                })
                .list();
    }

    private PlanStep step(ResultSet row) throws SQLException {
        return new PlanStep(
                row.getObject("id", UUID.class),
                row.getInt("n"),
                row.getString("text"),
                contents.list(row.getString("units"), new TypeReference<List<String>>() {}));
    }

    UUID add(UUID plan, int position, ItemContent content, List<PlanItem.UnitRole> units) {
        UUID id = Ids.next();
        database.sql("""
                        insert into plan_item (id, plan_id, position, content, catalogue)
                        values (:id, :plan, :position, :content::jsonb, :catalogue)
                        """)
                .param("id", id)
                .param("plan", plan)
                .param("position", position)
                .param("content", contents.write(content.withSteps(List.of())))
                .param("catalogue", content.catalogue())
                .update();
        units(id, units);
        steps(id, content.steps());
        touch(plan);
        return id;
    }

    /** Writes a new content; false if somebody else changed the item meanwhile. */
    boolean update(UUID id, ItemContent content, List<PlanItem.UnitRole> units, int version) {
        int changed = database.sql("""
                        update plan_item
                           set content = :content::jsonb, catalogue = :catalogue, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("id", id)
                .param("version", version)
                .param("content", contents.write(content.withSteps(List.of())))
                .param("catalogue", content.catalogue())
                .update();
        if (changed == 1) {
            database.sql("delete from plan_item_unit where item_id = :id")
                    .param("id", id)
                    .update();
            units(id, units);
            steps(id, content.steps());
            touchPlanOf(id);
        }
        return changed == 1;
    }

    private void units(UUID item, List<PlanItem.UnitRole> units) {
        for (int i = 0; i < units.size(); i++) {
            database.sql("""
                            insert into plan_item_unit (item_id, role, position, name, agency_id)
                            values (:item, :role, :position, :name, :agency)
                            """)
                    .param("item", item)
                    .param("role", units.get(i).role())
                    .param("position", i)
                    .param("name", units.get(i).name())
                    .param("agency", units.get(i).agencyId())
                    .update();
        }
    }

    /** Rewrites the steps; a step that goes on under other words keeps its row, for progress hangs on it. */
    private void steps(UUID item, List<PlanReading.Step> steps) {
        record Kept(UUID id, String text) {}
        List<Kept> before = database.sql(
                        "select id, text from plan_step where item_id = :id and removed_at is null order by n")
                .param("id", item)
                .query((row, index) -> new Kept(row.getObject("id", UUID.class), row.getString("text")))
                .list();
        List<@Nullable Integer> continued = Merge.continueSteps(
                before.stream().map(Kept::text).toList(),
                steps.stream().map(PlanReading.Step::text).toList());
        for (int i = 0; i < before.size(); i++) {
            if (!continued.contains(i)) {
                database.sql("update plan_step set removed_at = :now where id = :id")
                        .param("id", before.get(i).id)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            Integer kept = continued.get(i);
            database.sql("""
                            insert into plan_step (id, item_id, n, text, units)
                            values (:id, :item, :n, :text, :units::jsonb)
                            on conflict (id) do update set n = excluded.n, text = excluded.text, units = excluded.units
                            """)
                    .param("id", kept == null ? Ids.next() : before.get(kept).id)
                    .param("item", item)
                    .param("n", i + 1)
                    .param("text", steps.get(i).text())
                    .param("units", contents.write(steps.get(i).units()))
                    .update();
        }
    }

    /**
     * A name of a plan that no agency is known for.
     *
     * @param items in how many items it stands
     */
    record OpenUnit(String name, int items) {}

    /** Names without an agency, those of most items first. */
    List<OpenUnit> openUnits(UUID plan) {
        return database.sql("""
                        select u.name, count(distinct u.item_id) as items
                          from plan_item_unit u join plan_item i on i.id = u.item_id
                         where i.plan_id = :plan and u.agency_id is null
                         group by u.name order by items desc, u.name
                        """)
                .param("plan", plan)
                .query((row, index) -> new OpenUnit(row.getString("name"), row.getInt("items")))
                .list();
    }

    /** Gives a name of a plan its agency, wherever it stands; returns in how many places. */
    int resolve(UUID plan, String name, UUID agency) {
        touch(plan);
        return database.sql("""
                        update plan_item_unit u set agency_id = :agency
                          from plan_item i
                         where i.id = u.item_id and i.plan_id = :plan and u.name = :name and u.agency_id is null
                        """)
                .param("plan", plan)
                .param("name", name)
                .param("agency", agency)
                .update();
    }

    /** What accepted documents said about an item, oldest first. */
    List<Source> sources(UUID item) {
        return database.sql("""
                        select s.import_id, i.file_name, i.role, s.content, s.line_from, s.line_to
                          from plan_source s join plan_import i on i.id = s.import_id
                         where s.item_id = :item order by i.accepted_at
                        """)
                .param("item", item)
                .query((row, index) -> new Source(
                        row.getObject("import_id", UUID.class),
                        row.getString("file_name"),
                        row.getString("role"),
                        contents.item(row.getString("content")),
                        row.getInt("line_from"),
                        row.getInt("line_to")))
                .list();
    }

    /** What one document said about an item, and where. */
    record Source(UUID importId, String fileName, String role, ItemContent content, int lineFrom, int lineTo) {}

    void source(UUID item, UUID importId, ItemContent content, int from, int to) {
        database.sql("""
                        insert into plan_source (item_id, import_id, content, line_from, line_to)
                        values (:item, :import, :content::jsonb, :from, :to)
                        on conflict (item_id, import_id) do nothing
                        """)
                .param("item", item)
                .param("import", importId)
                .param("content", contents.write(content))
                .param("from", from)
                .param("to", to)
                .update();
    }

    void change(UUID item, Field field, ItemContent before, ItemContent after, @Nullable UUID actor, Instant now) {
        database.sql("""
                        insert into plan_change (id, item_id, at, actor, field, before, after)
                        values (:id, :item, :now, :actor, :field, :before::jsonb, :after::jsonb)
                        """)
                .param("id", Ids.next())
                .param("item", item)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("field", field.key())
                .param("before", contents.write(before))
                .param("after", contents.write(after))
                .update();
    }

    /** The history of an item, newest first. */
    List<Change> changes(UUID item) {
        return database.sql(
                        "select at, actor, field, before, after from plan_change where item_id = :item order by at desc")
                .param("item", item)
                .query((row, index) -> new Change(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("actor", UUID.class),
                        Field.of(row.getString("field")),
                        contents.item(row.getString("before")),
                        contents.item(row.getString("after"))))
                .list();
    }

    /** One correction. */
    record Change(Instant at, @Nullable UUID actor, Field field, ItemContent before, ItemContent after) {}

    void difference(UUID plan, UUID item, UUID importId, Field field, ItemContent ours, ItemContent theirs) {
        database.sql("""
                        insert into plan_difference (id, plan_id, item_id, import_id, field, ours, theirs)
                        values (:id, :plan, :item, :import, :field, :ours::jsonb, :theirs::jsonb)
                        """)
                .param("id", Ids.next())
                .param("plan", plan)
                .param("item", item)
                .param("import", importId)
                .param("field", field.key())
                .param("ours", contents.write(ours))
                .param("theirs", contents.write(theirs))
                .update();
        touch(plan);
    }

    int countOpenDifferences(UUID plan) {
        return database.sql("select count(*) from plan_difference where plan_id = :plan and choice is null")
                .param("plan", plan)
                .query(Integer.class)
                .single();
    }

    List<Difference> openDifferences(UUID plan) {
        return database.sql("""
                        select d.* from plan_difference d join plan_item i on i.id = d.item_id
                         where d.plan_id = :plan and d.choice is null order by i.position, d.field, d.id
                        """).param("plan", plan).query(this::differenceRow).list();
    }

    Optional<Difference> difference(UUID id) {
        return database.sql("select * from plan_difference where id = :id for update")
                .param("id", id)
                .query(this::differenceRow)
                .optional();
    }

    void decide(UUID id, String choice, @Nullable UUID actor, Instant now) {
        database.sql(
                        "update plan_difference set choice = :choice, decided_by = :actor, decided_at = :now where id = :id")
                .param("id", id)
                .param("choice", choice)
                .param("actor", actor)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        database.sql("select plan_id from plan_difference where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .ifPresent(this::touch);
    }

    void reporting(UUID plan, UUID importId, Reporting duty) {
        database.sql("""
                        insert into plan_reporting (id, plan_id, import_id, what, by_whom, to_whom, cadence)
                        values (:id, :plan, :import, :what, :by, :to, :cadence)
                        """)
                .param("id", Ids.next())
                .param("plan", plan)
                .param("import", importId)
                .param("what", duty.what())
                .param("by", duty.byWhom())
                .param("to", duty.toWhom())
                .param("cadence", duty.cadence())
                .update();
    }

    List<Reporting> reporting(UUID plan) {
        return database.sql(
                        "select what, by_whom, to_whom, cadence from plan_reporting where plan_id = :plan order by id")
                .param("plan", plan)
                .query((row, index) ->
                        new Reporting(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    void duty(UUID plan, UUID importId, Import.Duty duty, @Nullable UUID agency) {
        database.sql("""
                        insert into plan_duty (id, plan_id, import_id, unit, agency_id, text)
                        values (:id, :plan, :import, :unit, :agency, :text)
                        """)
                .param("id", Ids.next())
                .param("plan", plan)
                .param("import", importId)
                .param("unit", duty.unit())
                .param("agency", agency)
                .param("text", duty.text())
                .update();
    }

    List<Import.Duty> duties(UUID plan) {
        return database.sql("select unit, text from plan_duty where plan_id = :plan order by id")
                .param("plan", plan)
                .query((row, index) -> new Import.Duty(row.getString(1), row.getString(2)))
                .list();
    }

    /** Duties that plans list under one agency. */
    List<Import.Duty> dutiesOf(UUID agency) {
        return database.sql("select unit, text from plan_duty where agency_id = :agency order by id")
                .param("agency", agency)
                .query((row, index) -> new Import.Duty(row.getString(1), row.getString(2)))
                .list();
    }

    private Plan plan(ResultSet row, int index) throws SQLException {
        Date issued = row.getDate("issued");
        return new Plan(
                row.getObject("id", UUID.class),
                new Head(
                        row.getString("issuer"),
                        row.getString("locality"),
                        row.getString("province"),
                        row.getString("number"),
                        issued == null ? null : issued.toLocalDate(),
                        row.getString("title"),
                        contents.list(row.getString("basis"), new TypeReference<List<String>>() {}),
                        contents.list(row.getString("recipients"), new TypeReference<List<String>>() {}),
                        row.getString("signer_title")),
                row.getObject("owner_id", UUID.class),
                row.getString("unit_code"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    private Difference differenceRow(ResultSet row, int index) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Difference(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("import_id", UUID.class),
                Field.of(row.getString("field")),
                contents.item(row.getString("ours")),
                contents.item(row.getString("theirs")),
                row.getString("choice"),
                decided == null ? null : decided.toInstant());
    }
}

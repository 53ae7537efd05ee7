package vn.lienthong.capability.registry;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/**
 * Restrictions of processing. While one holds, a person is read for the purposes that it lets through only; lists by unit leave
 * the person out. Saving a life, the person's own request and a case of an investigating body are let through unless the
 * person objected to that very purpose.
 */
@Component
class Restrictions {

    /** Purposes that a restriction lets through unless it says otherwise. */
    static final Set<String> USUAL = Set.of("registry.own-request", "registry.rescue", "registry.case");
    /** What nobody can object to: the law gives the person and the one in danger the right to be seen. */
    private static final Set<String> ALWAYS = Set.of("registry.own-request", "registry.rescue");

    private final JdbcClient database;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Restrictions(JdbcClient database, Access access, Audit audit, Clock clock) {
        this.database = database;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** A restriction as it stands. */
    record Restriction(
            UUID id,
            UUID person,
            String unit,
            boolean onlyThese,
            Set<String> purposes,
            String basis,
            String request,
            Instant from,
            @Nullable LocalDate until,
            String byName,
            @Nullable Instant liftedAt,
            String liftedByName,
            String liftedWhy) {

        boolean open() {
            return liftedAt == null;
        }

        boolean lets(String purpose) {
            return ALWAYS.contains(purpose) || purposes.contains(purpose) != onlyThese;
        }
    }

    /** Whether every restriction of a person lets a purpose through; one that nobody wrote down lets nothing. */
    boolean let(UUID person, Purpose purpose) {
        List<Restriction> open = of(person).stream().filter(Restriction::open).toList();
        return !open.isEmpty() && open.stream().allMatch(restriction -> restriction.lets(purpose.code()));
    }

    @Transactional
    UUID set(PersonStore.Key person, OwnData.Restricting wanted) {
        UUID id = Ids.next();
        Optional<Actor> actor = access.actorIfAny();
        database.sql("""
                        insert into registry_restriction (id, person_id, unit, only_these, purposes, basis, request, from_at,
                            until_on, by_account, by_name)
                        values (:id, :person, :unit, :only, cast(:purposes as text[]), :basis, :request, :now, :until, :by, :name)
                        """)
                .param("id", id)
                .param("person", person.id())
                .param("unit", person.unit())
                .param("only", wanted.onlyThese())
                .param("purposes", Finder.array(wanted.purposes()))
                .param("basis", wanted.basis())
                .param("request", wanted.request())
                .param("now", now())
                .param("until", wanted.until())
                .param("by", actor.map(Actor::accountId).orElse(null))
                .param("name", actor.map(Actor::displayName).orElse(""))
                .update();
        flag(person.id());
        audit.record(
                "registry.restriction.set",
                "registry-restriction",
                id.toString(),
                Map.of(
                        "purposes",
                        String.join(" ", wanted.purposes()),
                        "only-these",
                        Boolean.toString(wanted.onlyThese()),
                        "request",
                        wanted.request()));
        return id;
    }

    /** Ends a restriction; false if it has ended before. */
    @Transactional
    boolean lift(UUID id, String why) {
        Optional<Actor> actor = access.actorIfAny();
        Optional<UUID> person = database.sql("""
                        update registry_restriction set lifted_at = :now, lifted_by = :by, lifted_by_name = :name, lifted_why = :why
                         where id = :id and lifted_at is null returning person_id
                        """)
                .param("now", now())
                .param("by", actor.map(Actor::accountId).orElse(null))
                .param("name", actor.map(Actor::displayName).orElse(""))
                .param("why", why)
                .param("id", id)
                .query((row, n) -> row.getObject("person_id", UUID.class))
                .optional();
        person.ifPresent(this::flag);
        if (person.isPresent()) {
            audit.record("registry.restriction.lifted", "registry-restriction", id.toString(), Map.of());
        }
        return person.isPresent();
    }

    /** Ends what is past its last day; called by the program every hour. */
    @Transactional
    public int liftPast() {
        List<UUID> past = database.sql(
                        "select id from registry_restriction where lifted_at is null and until_on < :today")
                .param("today", LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
        past.forEach(id -> lift(id, ""));
        return past.size();
    }

    private void flag(UUID person) {
        database.sql("""
                        update registry_person set restricted = exists (
                            select from registry_restriction where person_id = :person and lifted_at is null)
                         where id = :person
                        """).param("person", person).update();
    }

    Optional<Restriction> find(UUID id) {
        return database.sql("select * from registry_restriction where id = :id")
                .param("id", id)
                .query(Restrictions::restriction)
                .optional();
    }

    List<Restriction> of(UUID person) {
        return database.sql("select * from registry_restriction where person_id = :person order by from_at desc")
                .param("person", person)
                .query(Restrictions::restriction)
                .list();
    }

    /** Restrictions at some units, those that hold first. */
    List<Restriction> at(UnitReach.Units units) {
        return database.sql("""
                        select * from registry_restriction where :all or unit = any(cast(:units as text[]))
                         order by lifted_at is not null, from_at desc limit 500
                        """)
                .param("all", units.all())
                .param("units", Finder.array(units.units()))
                .query(Restrictions::restriction)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Restriction restriction(ResultSet row, int number) throws SQLException {
        OffsetDateTime lifted = row.getObject("lifted_at", OffsetDateTime.class);
        Array purposes = row.getArray("purposes");
        return new Restriction(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("unit"),
                row.getBoolean("only_these"),
                Set.of((String[]) purposes.getArray()),
                row.getString("basis"),
                row.getString("request"),
                Objects.requireNonNull(row.getObject("from_at", OffsetDateTime.class))
                        .toInstant(),
                row.getObject("until_on", LocalDate.class),
                row.getString("by_name"),
                lifted == null ? null : lifted.toInstant(),
                words(row.getString("lifted_by_name")),
                words(row.getString("lifted_why")));
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }
}

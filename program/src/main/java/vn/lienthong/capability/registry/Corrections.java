package vn.lienthong.capability.registry;

import java.io.InputStream;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/**
 * Corrections of persons' data: a unit proposes with evidence, the police of the person's unit decide within two working days,
 * nobody decides their own proposal, and what stood before stays in the history.
 */
@Component
class Corrections {

    static final String OWNER = "registry";
    static final int WORKING_DAYS = 2;

    private final JdbcClient database;
    private final Access access;
    private final UnitReach reach;
    private final PersonChanges changes;
    private final PersonStore persons;
    private final Documents documents;
    private final AgencyDirectory agencies;
    private final Audit audit;
    private final Holidays holidays;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Corrections(
            JdbcClient database,
            Access access,
            UnitReach reach,
            PersonChanges changes,
            PersonStore persons,
            Documents documents,
            AgencyDirectory agencies,
            Audit audit,
            Holidays holidays,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.access = access;
        this.reach = reach;
        this.changes = changes;
        this.persons = persons;
        this.documents = documents;
        this.agencies = agencies;
        this.audit = audit;
        this.holidays = holidays;
        this.events = events;
        this.clock = clock;
    }

    record Correction(
            UUID id,
            UUID person,
            String unit,
            PersonField field,
            @Nullable String oldValue,
            String newValue,
            String reason,
            @Nullable UUID document,
            String state,
            UUID proposedBy,
            String proposedByName,
            String agencyName,
            Instant proposedAt,
            LocalDate dueOn,
            @Nullable String decidedByName,
            @Nullable Instant decidedAt,
            @Nullable String words) {

        boolean open() {
            return state.equals("open");
        }
    }

    /** A file as it was sent. */
    record Evidence(String name, InputStream content) {}

    /** Proposes a value for a field of a person of a unit that the right reaches. */
    @Transactional
    UUID propose(UUID person, PersonField field, String value, String reason, @Nullable Evidence evidence) {
        PersonStore.Key key = persons.key(person)
                .filter(found -> reach.of(RegistryConfiguration.PROPOSE).has(found.unit()))
                .orElseThrow(() -> new AccessDeniedException(RegistryConfiguration.PROPOSE));
        UUID document = evidence == null
                ? null
                : documents.store(OWNER, evidence.name(), evidence.content()).id();
        return propose(key, field, value, reason, document);
    }

    /** A person's own demand, handed on by the officer who answers it; whether they may is asked where it is answered. */
    @Transactional
    UUID demanded(PersonStore.Key key, PersonField field, String value, String reason, @Nullable UUID document) {
        return propose(key, field, value, reason, document);
    }

    private UUID propose(PersonStore.Key key, PersonField field, String value, String reason, @Nullable UUID document) {
        Actor actor = access.actor();
        UUID agency = actor.agencyId();
        UUID id = Ids.next();
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        database.sql("""
                        insert into registry_correction (id, person_id, unit, field, new_value, reason, document_id, state,
                            proposed_by, proposed_by_name, agency, agency_name, proposed_at, due_on)
                        values (:id, :person, :unit, :field, :value, :reason, :document, 'open',
                            :by, :byName, :agency, :agencyName, :now, :due)
                        """)
                .param("id", id)
                .param("person", key.id())
                .param("unit", key.unit())
                .param("field", field.bit())
                .param("value", value)
                .param("reason", reason)
                .param("document", document)
                .param("by", actor.accountId())
                .param("byName", actor.displayName())
                .param("agency", agency)
                .param("agencyName", agency == null ? "" : agencies.name(agency).orElse(""))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("due", holidays.calendar().plus(today, WORKING_DAYS))
                .update();
        audit.record(
                "registry.correction.proposed", "registry-correction", id.toString(), Map.of("field", field.name()));
        return id;
    }

    boolean mayDecide(Correction one) {
        return reach.of(RegistryConfiguration.DECIDE).has(one.unit())
                && access.actorIfAny()
                        .filter(actor -> !actor.accountId().equals(one.proposedBy()))
                        .isPresent();
    }

    /** Whether the one who acts sees it: their own proposals, and those of units where they decide. */
    boolean sees(Correction one) {
        return reach.of(RegistryConfiguration.DECIDE).has(one.unit())
                || access.actorIfAny()
                        .filter(actor -> actor.accountId().equals(one.proposedBy()))
                        .isPresent();
    }

    /**
     * Decides a proposal; once.
     *
     * @return false if it was decided meanwhile
     */
    @Transactional
    boolean decide(UUID id, boolean accepted, String words) {
        Correction one = database.sql("select * from registry_correction where id = :id for update")
                .param("id", id)
                .query((row, n) -> of(row))
                .optional()
                .filter(this::mayDecide)
                .orElseThrow(() -> new AccessDeniedException(RegistryConfiguration.DECIDE));
        if (!one.open()) {
            return false;
        }
        Actor actor = access.actor();
        String old = accepted ? changes.apply(one, actor.accountId()) : null;
        database.sql("""
                        update registry_correction set state = :state, old_value = :old, decided_by = :by, decided_by_name = :name,
                            decided_at = :now, words = :words where id = :id
                        """)
                .param("state", accepted ? "accepted" : "refused")
                .param("old", old)
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("words", words)
                .param("id", id)
                .update();
        audit.record(
                "registry.correction.decided",
                "registry-correction",
                id.toString(),
                Map.of(
                        "accepted",
                        Boolean.toString(accepted),
                        "field",
                        one.field().name()));
        events.publishEvent(new CorrectionDecided(id, accepted));
        if (accepted) {
            events.publishEvent(new PersonChanged(one.person(), one.unit(), Set.of(one.field())));
        }
        return true;
    }

    Optional<Correction> find(UUID id) {
        return database.sql("select * from registry_correction where id = :id")
                .param("id", id)
                .query((row, n) -> of(row))
                .optional();
    }

    Optional<Correction> ofDocument(UUID document) {
        return database.sql("select * from registry_correction where document_id = :document")
                .param("document", document)
                .query((row, n) -> of(row))
                .optional();
    }

    /** What the one who acts sees, open ones first, the most pressing at the top. */
    List<Correction> seen() {
        UnitReach.Units decides = reach.of(RegistryConfiguration.DECIDE);
        return database.sql("""
                        select * from registry_correction
                         where proposed_by = :me or :all or unit = any(cast(:units as text[]))
                         order by state <> 'open', case when state = 'open' then due_on end, proposed_at desc limit 500
                        """)
                .param("me", access.actor().accountId())
                .param("all", decides.all())
                .param("units", Finder.array(decides.units()))
                .query((row, n) -> of(row))
                .list();
    }

    private static Correction of(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Correction(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("unit"),
                PersonField.of(1L << row.getInt("field")).iterator().next(),
                row.getString("old_value"),
                row.getString("new_value"),
                row.getString("reason"),
                row.getObject("document_id", UUID.class),
                row.getString("state"),
                row.getObject("proposed_by", UUID.class),
                row.getString("proposed_by_name"),
                row.getString("agency_name"),
                Objects.requireNonNull(row.getObject("proposed_at", OffsetDateTime.class))
                        .toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getString("decided_by_name"),
                decided == null ? null : decided.toInstant(),
                row.getString("words"));
    }
}

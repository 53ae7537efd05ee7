package vn.lienthong.capability.registry;

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
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.jobs.Jobs;
import vn.lienthong.kernel.Ids;

/**
 * Lists of persons leave the register only by a request that another person approved: for a purpose, a record, a unit and the
 * fields named. The list is made by a job in the name of who asked, who may fetch it for a week.
 */
@Component
class BulkRequests {

    static final Duration HANDED_OUT = Duration.ofDays(7);

    private final JdbcClient database;
    private final Access access;
    private final UnitReach reach;
    private final PurposeBook purposes;
    private final AgencyDirectory agencies;
    private final Jobs jobs;
    private final Documents documents;
    private final Audit audit;
    private final Clock clock;

    BulkRequests(
            JdbcClient database,
            Access access,
            UnitReach reach,
            PurposeBook purposes,
            AgencyDirectory agencies,
            Jobs jobs,
            Documents documents,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.access = access;
        this.reach = reach;
        this.purposes = purposes;
        this.agencies = agencies;
        this.jobs = jobs;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    record Bulk(
            UUID id,
            String unit,
            String purpose,
            String record,
            Set<PersonField> fields,
            String reason,
            String state,
            UUID requestedBy,
            String requestedByName,
            String agencyName,
            Instant requestedAt,
            String decidedByName,
            @Nullable Instant decidedAt,
            String words,
            @Nullable UUID job,
            @Nullable UUID document,
            int rows,
            String path) {

        boolean asked() {
            return state.equals("asked");
        }

        boolean made() {
            return state.equals("made");
        }
    }

    /** Asks for the persons of a unit and the units below it. */
    @Transactional
    UUID ask(String unit, Purpose purpose, String record, Set<PersonField> fields, String reason) {
        return ask(unit, purpose, record, fields, reason, "");
    }

    /** Asks for a list that another room makes on a page of its own. */
    @Transactional
    UUID ask(String unit, Purpose purpose, String record, Set<PersonField> fields, String reason, String path) {
        access.require(RegistryConfiguration.BULK);
        if (!purposes.knows(purpose)
                || !access.may(purpose.right())
                || !purpose.fields().containsAll(fields)
                || !reach.of(purpose.right()).has(unit)
                || !reach.of(RegistryConfiguration.BULK).has(unit)) {
            throw new AccessDeniedException(RegistryConfiguration.BULK);
        }
        Actor actor = access.actor();
        UUID agency = actor.agencyId();
        UUID id = Ids.next();
        database.sql("""
                        insert into registry_bulk (id, unit, purpose, record_id, fields, reason, state, requested_by,
                            requested_by_name, agency, agency_name, requested_at, path)
                        values (:id, :unit, :purpose, :record, :fields, :reason, 'asked', :by, :name, :agency, :agencyName, :now,
                            :path)
                        """)
                .param("id", id)
                .param("unit", unit)
                .param("purpose", purpose.code())
                .param("record", record)
                .param("fields", PersonField.bits(fields))
                .param("reason", reason)
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("agency", agency)
                .param("agencyName", agency == null ? "" : agencies.name(agency).orElse(""))
                .param("now", now())
                .param("path", path)
                .update();
        audit.record(
                "registry.bulk.asked", "registry-bulk", id.toString(), Map.of("unit", unit, "purpose", purpose.code()));
        return id;
    }

    boolean mayDecide(Bulk bulk) {
        return reach.of(RegistryConfiguration.DECIDE).has(bulk.unit()) && !mine(bulk);
    }

    boolean mine(Bulk bulk) {
        return access.actorIfAny()
                .filter(actor -> actor.accountId().equals(bulk.requestedBy()))
                .isPresent();
    }

    /** Decides a request; once. */
    @Transactional
    boolean decide(UUID id, boolean approved, String words) {
        Bulk bulk = find(id).filter(this::mayDecide)
                .orElseThrow(() -> new AccessDeniedException(RegistryConfiguration.DECIDE));
        Actor actor = access.actor();
        int written = database.sql("""
                        update registry_bulk set state = :state, decided_by = :by, decided_by_name = :name, decided_at = :now,
                            words = :words where id = :id and state = 'asked'
                        """)
                .param("state", approved ? "approved" : "refused")
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("now", now())
                .param("words", words)
                .param("id", bulk.id())
                .update();
        if (written == 1) {
            audit.record(
                    "registry.bulk.decided",
                    "registry-bulk",
                    id.toString(),
                    Map.of("approved", Boolean.toString(approved)));
        }
        return written == 1;
    }

    /** Begins to make an approved list, in the name of who asked; a repeated call begins nothing. */
    @Transactional
    void begin(UUID id) {
        Bulk bulk =
                find(id).filter(this::mine).orElseThrow(() -> new AccessDeniedException(RegistryConfiguration.BULK));
        if (bulk.path().isEmpty() && claim(id)) {
            UUID job = jobs.start(BulkWork.KIND, "registry.bulk.job", id.toString(), bulk.record());
            database.sql("update registry_bulk set job_id = :job where id = :id")
                    .param("job", job)
                    .param("id", id)
                    .update();
        }
    }

    /** Takes an approved request of one's own into work, once. */
    @Transactional
    boolean claim(UUID id) {
        Bulk bulk =
                find(id).filter(this::mine).orElseThrow(() -> new AccessDeniedException(RegistryConfiguration.BULK));
        return database.sql("update registry_bulk set state = 'making' where id = :id and state = 'approved'")
                        .param("id", bulk.id())
                        .update()
                == 1;
    }

    @Transactional
    void made(UUID id, @Nullable UUID document, int rows) {
        database.sql("""
                        update registry_bulk set state = 'made', document_id = :document, rows = :rows, made_at = :now where id = :id
                        """)
                .param("document", document)
                .param("rows", rows)
                .param("now", now())
                .param("id", id)
                .update();
        audit.record("registry.bulk.made", "registry-bulk", id.toString(), Map.of("rows", Integer.toString(rows)));
    }

    /** The job was cancelled or failed for good: it may be begun again. */
    @Transactional
    void notMade(UUID id) {
        database.sql("update registry_bulk set state = 'approved', job_id = null where id = :id and state = 'making'")
                .param("id", id)
                .update();
    }

    /** Who asked fetches the file; each time is written down. */
    @Transactional
    UUID fetch(UUID id) {
        Bulk bulk = find(id).filter(this::mine)
                .filter(found -> found.made() && found.document() != null)
                .orElseThrow(() -> new AccessDeniedException(RegistryConfiguration.BULK));
        audit.record("registry.bulk.fetched", "registry-bulk", id.toString(), Map.of());
        return Objects.requireNonNull(bulk.document());
    }

    /** Takes files away whose week is over; called every hour. */
    @Transactional
    public void takeAway() {
        List<Bulk> over = database.sql("select * from registry_bulk where state = 'made' and made_at < :before")
                .param("before", clock.instant().minus(HANDED_OUT).atOffset(ZoneOffset.UTC))
                .query((row, n) -> of(row))
                .list();
        for (Bulk bulk : over) {
            UUID document = bulk.document();
            database.sql("update registry_bulk set state = 'gone', document_id = null where id = :id")
                    .param("id", bulk.id())
                    .update();
            if (document != null) {
                documents.release(document, Corrections.OWNER);
            }
        }
    }

    Optional<Bulk> find(UUID id) {
        return database.sql("select * from registry_bulk where id = :id")
                .param("id", id)
                .query((row, n) -> of(row))
                .optional();
    }

    /** Own requests and those of units where the one who acts decides, those to decide first. */
    List<Bulk> seen() {
        UnitReach.Units decides = reach.of(RegistryConfiguration.DECIDE);
        return database.sql("""
                        select * from registry_bulk where requested_by = :me or :all or unit = any(cast(:units as text[]))
                         order by state <> 'asked', requested_at desc limit 200
                        """)
                .param("me", access.actor().accountId())
                .param("all", decides.all())
                .param("units", Finder.array(decides.units()))
                .query((row, n) -> of(row))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Bulk of(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        String words = row.getString("words");
        String decider = row.getString("decided_by_name");
        return new Bulk(
                row.getObject("id", UUID.class),
                row.getString("unit"),
                row.getString("purpose"),
                row.getString("record_id"),
                PersonField.of(row.getLong("fields")),
                row.getString("reason"),
                row.getString("state"),
                row.getObject("requested_by", UUID.class),
                row.getString("requested_by_name"),
                row.getString("agency_name"),
                Objects.requireNonNull(row.getObject("requested_at", OffsetDateTime.class))
                        .toInstant(),
                decider == null ? "" : decider,
                decided == null ? null : decided.toInstant(),
                words == null ? "" : words,
                row.getObject("job_id", UUID.class),
                row.getObject("document_id", UUID.class),
                row.getInt("rows"),
                row.getString("path"));
    }
}

package vn.lienthong.capability.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/**
 * Deferred disclosure: looks for a case whose subject must not be warned. Each case names the clause that allows it, its
 * number and the day of its release, at which its looks reach the diary; a superior reviews it every month and may release it
 * early. Nobody else learns how many there are.
 */
@Component
class Deferrals {

    /** Days after which a case must have been reviewed again. */
    static final Period REVIEW = Period.ofMonths(1);
    /** No case waits longer without being opened anew. */
    static final Period LONGEST = Period.ofYears(2);

    private final JdbcClient database;
    private final Access access;
    private final AgencyDirectory agencies;
    private final Diary diary;
    private final Audit audit;
    private final Clock clock;

    Deferrals(JdbcClient database, Access access, AgencyDirectory agencies, Diary diary, Audit audit, Clock clock) {
        this.database = database;
        this.access = access;
        this.agencies = agencies;
        this.diary = diary;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param looks how many looks wait; only for those who may see the case
     */
    record Case(
            UUID id,
            String clause,
            String number,
            LocalDate releaseOn,
            UUID openedBy,
            String openedByName,
            UUID agency,
            String agencyName,
            Instant openedAt,
            Instant reviewedAt,
            @Nullable Instant releasedAt,
            long looks) {

        boolean open() {
            return releasedAt == null;
        }

        LocalDate reviewDue() {
            return LocalDate.ofInstant(reviewedAt, VietnameseText.ZONE).plus(REVIEW);
        }
    }

    /** Whether the one who acts may look for this case: it is open, theirs, and they hold the right at its agency. */
    boolean mayUse(UUID caseId) {
        return find(caseId)
                .filter(Case::open)
                .filter(one -> access.may(RegistryConfiguration.DEFER, one.agency()))
                .isPresent();
    }

    /** Opens a case at the actor's agency. */
    @Transactional
    UUID open(String clause, String number, LocalDate releaseOn) {
        Actor actor = access.actor();
        UUID agency = actor.agencyId();
        if (agency == null) {
            throw new AccessDeniedException(RegistryConfiguration.DEFER);
        }
        access.require(RegistryConfiguration.DEFER, agency);
        UUID id = Ids.next();
        database.sql("""
                        insert into registry_case (id, clause, case_number, release_on, opened_by, opened_by_name, agency,
                            agency_name, opened_at, reviewed_at)
                        values (:id, :clause, :number, :release, :by, :name, :agency, :agencyName, :now, :now)
                        """)
                .param("id", id)
                .param("clause", clause)
                .param("number", number)
                .param("release", releaseOn)
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("agency", agency)
                .param("agencyName", agencies.name(agency).orElse(""))
                .param("now", now())
                .update();
        return id;
    }

    /** Cases that the one who acts may see: those of agencies where they defer or review. */
    List<Case> seen() {
        return database.sql("""
                        select c.*, (select count(*) from registry_deferred_look l where l.case_id = c.id) as looks
                          from registry_case c order by released_at nulls first, release_on, id
                        """).query((row, n) -> of(row)).list().stream()
                .filter(one -> access.may(RegistryConfiguration.DEFER, one.agency()) || mayReview(one))
                .toList();
    }

    Optional<Case> find(UUID id) {
        return database.sql("""
                        select c.*, (select count(*) from registry_deferred_look l where l.case_id = c.id) as looks
                          from registry_case c where id = :id
                        """).param("id", id).query((row, n) -> of(row)).optional();
    }

    /** A superior reviews: another person than who opened it, with the right at the agency or above. */
    boolean mayReview(Case one) {
        return access.may(RegistryConfiguration.OVERSEE, one.agency())
                && access.actorIfAny()
                        .filter(actor -> !actor.accountId().equals(one.openedBy()))
                        .isPresent();
    }

    /** The superior found that the case still needs it. */
    @Transactional
    void reviewed(UUID id) {
        Case one = forReview(id);
        database.sql(
                        "update registry_case set reviewed_at = :now, reviewed_by = :by where id = :id and released_at is null")
                .param("now", now())
                .param("by", access.actor().accountId())
                .param("id", one.id())
                .update();
    }

    /** The superior ends it early: the looks reach the diary now. */
    @Transactional
    void releaseNow(UUID id) {
        release(forReview(id).id());
        audit.record("registry.case.released", "registry-case", id.toString(), Map.of("early", "true"));
    }

    private Case forReview(UUID id) {
        return find(id).filter(Case::open)
                .filter(this::mayReview)
                .orElseThrow(() -> new AccessDeniedException(RegistryConfiguration.OVERSEE));
    }

    /** Releases what is due; called by the program every hour. */
    @Transactional
    public int releaseDue() {
        List<UUID> due = database.sql("select id from registry_case where released_at is null and release_on <= :today")
                .param("today", today())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        for (UUID id : due) {
            release(id);
            audit.record("registry.case.released", "registry-case", id.toString(), Map.of("early", "false"));
        }
        return due.size();
    }

    private void release(UUID id) {
        diary.release(id);
        database.sql("update registry_case set released_at = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Case of(java.sql.ResultSet row) throws java.sql.SQLException {
        OffsetDateTime released = row.getObject("released_at", OffsetDateTime.class);
        return new Case(
                row.getObject("id", UUID.class),
                row.getString("clause"),
                row.getString("case_number"),
                row.getObject("release_on", LocalDate.class),
                row.getObject("opened_by", UUID.class),
                row.getString("opened_by_name"),
                row.getObject("agency", UUID.class),
                row.getString("agency_name"),
                Objects.requireNonNull(row.getObject("opened_at", OffsetDateTime.class))
                        .toInstant(),
                Objects.requireNonNull(row.getObject("reviewed_at", OffsetDateTime.class))
                        .toInstant(),
                released == null ? null : released.toInstant(),
                row.getLong("looks"));
    }
}

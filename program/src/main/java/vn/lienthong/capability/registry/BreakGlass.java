package vn.lienthong.capability.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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

/**
 * Seeing a person beyond one's units in need (an accident, a lost child), at once, for half an hour, with a reason that
 * another person checks afterwards. The look stands in the diary as what it was.
 */
@Component
class BreakGlass {

    static final Duration OPEN_FOR = Duration.ofMinutes(30);

    private final JdbcClient database;
    private final Access access;
    private final AgencyDirectory agencies;
    private final PersonStore persons;
    private final Audit audit;
    private final Clock clock;

    BreakGlass(
            JdbcClient database,
            Access access,
            AgencyDirectory agencies,
            PersonStore persons,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.access = access;
        this.agencies = agencies;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    record Glass(
            UUID id,
            UUID person,
            String reason,
            UUID account,
            String accountName,
            @Nullable UUID agency,
            String agencyName,
            Instant brokenAt,
            @Nullable Instant checkedAt,
            @Nullable Boolean justified,
            String finding) {}

    /** Whether the one who acts has broken the glass for this person and it is still open. */
    boolean open(UUID person) {
        Optional<Actor> actor = access.actorIfAny();
        return actor.isPresent()
                && access.may(RegistryConfiguration.BREAK_GLASS)
                && database.sql("""
                                select exists (select from registry_glass where person_id = :person and account = :account
                                    and ends_at > :now)
                                """)
                        .param("person", person)
                        .param("account", actor.get().accountId())
                        .param("now", now())
                        .query(Boolean.class)
                        .single();
    }

    /**
     * Breaks the glass for who carries a whole number.
     *
     * @return the person, or empty for nobody; both are written down
     */
    @Transactional
    Optional<UUID> smash(String digits, String reason) {
        access.require(RegistryConfiguration.BREAK_GLASS);
        Actor actor = access.actor();
        List<PersonStore.Key> found = digits.length() == 12 ? persons.withNumber(digits) : List.of();
        if (found.size() != 1) {
            audit.record("registry.glass.missed", "account", actor.accountId().toString(), Map.of());
            return Optional.empty();
        }
        PersonStore.Key person = found.getFirst();
        UUID id = Ids.next();
        UUID agency = actor.agencyId();
        database.sql("""
                        insert into registry_glass (id, person_id, unit, reason, account, account_name, agency, agency_name,
                            broken_at, ends_at)
                        values (:id, :person, :unit, :reason, :account, :name, :agency, :agencyName, :now, :ends)
                        """)
                .param("id", id)
                .param("person", person.id())
                .param("unit", person.unit())
                .param("reason", reason)
                .param("account", actor.accountId())
                .param("name", actor.displayName())
                .param("agency", agency)
                .param("agencyName", agency == null ? "" : agencies.name(agency).orElse(""))
                .param("now", now())
                .param("ends", clock.instant().plus(OPEN_FOR).atOffset(ZoneOffset.UTC))
                .update();
        audit.record("registry.glass.broken", "registry-glass", id.toString(), Map.of());
        return Optional.of(person.id());
    }

    /** What the one who acts has to check: nobody checks their own. */
    List<Glass> seen() {
        UUID me = access.actor().accountId();
        return database
                .sql("select * from registry_glass order by checked_at nulls first, broken_at desc limit 200")
                .query((row, n) -> of(row))
                .list()
                .stream()
                .filter(glass -> glass.account().equals(me) || mayCheck(glass))
                .toList();
    }

    boolean mayCheck(Glass glass) {
        UUID agency = glass.agency();
        return !glass.account().equals(access.actor().accountId())
                && (agency == null
                        ? access.held(RegistryConfiguration.OVERSEE).everywhere()
                        : access.may(RegistryConfiguration.OVERSEE, agency));
    }

    @Transactional
    void check(UUID id, boolean justified, String finding) {
        Glass glass = database.sql("select * from registry_glass where id = :id and checked_at is null")
                .param("id", id)
                .query((row, n) -> of(row))
                .optional()
                .filter(this::mayCheck)
                .orElseThrow(() -> new AccessDeniedException(RegistryConfiguration.OVERSEE));
        database.sql("""
                        update registry_glass set checked_at = :now, checked_by = :by, justified = :justified, finding = :finding
                         where id = :id and checked_at is null
                        """)
                .param("now", now())
                .param("by", access.actor().accountId())
                .param("justified", justified)
                .param("finding", finding)
                .param("id", glass.id())
                .update();
        audit.record("registry.glass.checked", "registry-glass", id.toString(), Map.of("justified", "" + justified));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Glass of(java.sql.ResultSet row) throws java.sql.SQLException {
        OffsetDateTime checked = row.getObject("checked_at", OffsetDateTime.class);
        String finding = row.getString("finding");
        return new Glass(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("reason"),
                row.getObject("account", UUID.class),
                row.getString("account_name"),
                row.getObject("agency", UUID.class),
                row.getString("agency_name"),
                Objects.requireNonNull(row.getObject("broken_at", OffsetDateTime.class))
                        .toInstant(),
                checked == null ? null : checked.toInstant(),
                row.getObject("justified", Boolean.class),
                finding == null ? "" : finding);
    }
}

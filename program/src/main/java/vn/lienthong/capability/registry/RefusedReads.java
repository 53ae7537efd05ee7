package vn.lienthong.capability.registry;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.kernel.Ids;

/** Writes refused reads down, in a transaction of its own: they stay whatever becomes of the caller's. */
@Component
class RefusedReads {

    private final JdbcClient database;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    RefusedReads(JdbcClient database, Access access, Audit audit, Clock clock) {
        this.database = database;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void record(Answer.Refusal why, Use use, @Nullable UUID person, String unit) {
        Optional<Actor> actor = access.actorIfAny();
        UUID id = Ids.next();
        database.sql("""
                        insert into registry_refusal (id, at, why, purpose, person_id, unit, record_kind, record_id, account, agency)
                        values (:id, :at, :why, :purpose, :person, :unit, :recordKind, :recordId, :account, :agency)
                        """)
                .param("id", id)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("why", why.name())
                .param("purpose", use.purpose().code())
                .param("person", person)
                .param("unit", unit)
                .param("recordKind", use.recordKind())
                .param("recordId", use.recordId())
                .param("account", actor.map(Actor::accountId).orElse(null))
                .param("agency", actor.map(Actor::agencyId).orElse(null))
                .update();
        audit.record(
                "registry.read.refused",
                "registry-refusal",
                id.toString(),
                Map.of("why", why.name(), "purpose", use.purpose().code()));
    }
}

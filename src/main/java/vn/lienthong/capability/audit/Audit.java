package vn.lienthong.capability.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AccessAct;
import vn.lienthong.capability.access.Actor;

/** Writes down who did what. Called inside the transaction of the act: both stay or both go. */
@Component
public class Audit {

    /** Personal numbers have twelve digits, however they are grouped. */
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("(?<!\\d)\\d(?:[ .]?\\d){11}(?!\\d)");

    private static final Pattern ACT = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    private final Access access;
    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    Audit(Access access, JdbcClient database, JsonMapper json, Clock clock) {
        this.access = access;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes a line: who acts, for whom, from where and when are known already.
     *
     * @param act room, thing and past participle, such as {@code plan.item.corrected}
     * @param subjectKind what it was done to, such as {@code plan-item}
     * @param subjectId its id
     * @param details facts for a reader years later: ids, old and new values; no secrets, no personal numbers
     * @throws IllegalArgumentException if the act is not so named or a twelve-digit number stands in the details
     */
    @Transactional
    public void record(String act, String subjectKind, String subjectId, Map<String, String> details) {
        Optional<Actor> actor = access.actorIfAny();
        write(
                act,
                actor.map(Actor::accountId).orElse(null),
                actor.map(Actor::displayName).orElse(null),
                actor.orElse(null),
                subjectKind,
                subjectId,
                details);
    }

    @EventListener
    @Transactional
    void on(AccessAct event) {
        Actor actor = event.accountId() == null ? access.actorIfAny().orElse(null) : null;
        write(
                event.act(),
                actor == null ? event.accountId() : actor.accountId(),
                actor == null ? event.accountName() : actor.displayName(),
                actor,
                event.subjectKind(),
                event.subjectId(),
                event.details());
    }

    private void write(
            String act,
            @Nullable UUID accountId,
            @Nullable String accountName,
            @Nullable Actor actor,
            String subjectKind,
            String subjectId,
            Map<String, String> details) {
        if (!ACT.matcher(act).matches()) {
            throw new IllegalArgumentException("an act is named room.thing.done, not " + act);
        }
        guard(subjectId);
        details.values().forEach(Audit::guard);
        database.sql("""
                        with line as (
                            insert into audit_line (at, actor, actor_name, stand_in_for, stand_in_name, agency, act,
                                subject_kind, subject_id, details, address)
                            values (:at, :actor, :name, :for, :forName, :agency, :act, :kind, :subject,
                                cast(:details as jsonb), :address)
                            returning id)
                        insert into audit_pending (line_id) select id from line
                        """)
                .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .param("actor", accountId)
                .param("name", accountName)
                .param("for", actor == null ? null : actor.standInFor())
                .param("forName", actor == null ? null : actor.standInName())
                .param("agency", actor == null ? null : actor.agencyId())
                .param("act", act)
                .param("kind", subjectKind)
                .param("subject", subjectId)
                .param("details", json.writeValueAsString(details))
                .param("address", address())
                .update();
    }

    static void guard(String text) {
        if (PERSONAL_NUMBER.matcher(text).find()) {
            throw new IllegalArgumentException("a personal number must not stand in an audit line");
        }
    }

    private static @Nullable String address() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            return request.getRemoteAddr();
        }
        return null;
    }
}

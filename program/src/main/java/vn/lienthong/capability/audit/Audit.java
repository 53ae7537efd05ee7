package vn.lienthong.capability.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
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
import vn.lienthong.kernel.SimulatedTime;

/** Writes down who did what. Called inside the transaction of the act: both stay or both go. */
@Component
public class Audit {

    /** Ids and hashes, in which twelve digits in a row mean nothing; or else a personal number, however grouped. */
    private static final Pattern PERSONAL_NUMBER =
            Pattern.compile("(?<id>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
                    + "|[0-9a-fA-F]{32,})|(?<!\\d)\\d(?:[ .]?\\d){11}(?!\\d)");

    private static final String MASK = "•••";

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
     * @param details facts for a reader years later: ids, old and new values; no secrets; personal numbers are
     *     masked
     * @throws IllegalArgumentException if the act is not so named
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
        Map<String, String> clean = new TreeMap<>();
        details.forEach((name, value) -> clean.put(name, masked(value)));
        database.sql("""
                        with line as (
                            insert into audit_line (at, actor, actor_name, stand_in_for, stand_in_name, agency, act,
                                subject_kind, subject_id, details, address)
                            values (:at, :actor, :name, :for, :forName, :agency, :act, :kind, :subject,
                                cast(:details as jsonb), :address)
                            returning id)
                        insert into audit_pending (line_id) select id from line
                        """)
                .param(
                        "at",
                        SimulatedTime.real(clock).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .param("actor", accountId)
                .param("name", accountName)
                .param("for", actor == null ? null : actor.standInFor())
                .param("forName", actor == null ? null : actor.standInName())
                .param("agency", actor == null ? null : actor.agencyId())
                .param("act", act)
                .param("kind", subjectKind)
                .param("subject", masked(subjectId))
                .param("details", json.writeValueAsString(clean))
                .param("address", address())
                .update();
    }

    /** The words without personal numbers: an officer may have typed one, and the act must still stand. */
    static String masked(String text) {
        return digits(text) < 12
                ? text
                : PERSONAL_NUMBER
                        .matcher(text)
                        .replaceAll(
                                found -> found.group("id") == null ? MASK : Matcher.quoteReplacement(found.group()));
    }

    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                digits++;
            }
        }
        return digits;
    }

    private static @Nullable String address() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            return request.getRemoteAddr();
        }
        return null;
    }
}

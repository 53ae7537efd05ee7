package vn.lienthong.capability.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
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
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/**
 * What persons ask about lines of their diary. The agency of the line answers within two working days (NĐ 356/2025/NĐ-CP); an
 * answer is never changed.
 */
@Component
class Questions {

    static final int WORKING_DAYS = 2;

    private final JdbcClient database;
    private final Access access;
    private final Audit audit;
    private final Holidays holidays;
    private final Clock clock;

    Questions(JdbcClient database, Access access, Audit audit, Holidays holidays, Clock clock) {
        this.database = database;
        this.access = access;
        this.audit = audit;
        this.holidays = holidays;
        this.clock = clock;
    }

    record Question(
            UUID id,
            UUID look,
            UUID person,
            @Nullable UUID agency,
            Instant askedAt,
            String words,
            LocalDate dueOn,
            @Nullable Instant answeredAt,
            @Nullable UUID answeredBy,
            String answer) {

        boolean open() {
            return answeredAt == null;
        }
    }

    /** Asks about a line; a line is asked about once. */
    @Transactional
    boolean ask(Diary.Line line, String words) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        UUID id = Ids.next();
        int written = database.sql("""
                        insert into registry_question (id, look_id, person_id, agency, asked_at, words, due_on)
                        values (:id, :look, :person, :agency, :now, :words, :due) on conflict (look_id) do nothing
                        """)
                .param("id", id)
                .param("look", line.id())
                .param("person", line.person())
                .param("agency", line.agency())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("words", words)
                .param("due", holidays.calendar().plus(today, WORKING_DAYS))
                .update();
        if (written == 1) {
            audit.record("registry.question.asked", "registry-question", id.toString(), Map.of());
        }
        return written == 1;
    }

    /** Questions about lines, by line. */
    Map<UUID, Question> about(List<UUID> keys) {
        Map<UUID, Question> found = new HashMap<>();
        database.sql("select * from registry_question where person_id in (:keys)")
                .param("keys", keys)
                .query((row, n) -> of(row))
                .list()
                .forEach(one -> found.put(one.look(), one));
        return found;
    }

    Optional<Question> find(UUID id) {
        return database.sql("select * from registry_question where id = :id")
                .param("id", id)
                .query((row, n) -> of(row))
                .optional();
    }

    /** Questions that the one who acts may answer or sees answered, the most pressing first. */
    List<Question> seen() {
        return database.sql("""
                        select * from registry_question order by answered_at is not null, due_on, id limit 500
                        """).query((row, n) -> of(row)).list().stream()
                .filter(this::mayAnswer)
                .toList();
    }

    boolean mayAnswer(Question question) {
        UUID agency = question.agency();
        return agency == null
                ? access.held(RegistryConfiguration.SHOW_DIARY).everywhere()
                : access.may(RegistryConfiguration.SHOW_DIARY, agency);
    }

    @Transactional
    boolean answer(UUID id, String words) {
        Question question = find(id).filter(this::mayAnswer)
                .orElseThrow(() -> new AccessDeniedException(RegistryConfiguration.SHOW_DIARY));
        Optional<Actor> actor = access.actorIfAny();
        int written = database.sql("""
                        update registry_question set answered_at = :now, answered_by = :by, answer = :words
                         where id = :id and answered_at is null
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.map(Actor::accountId).orElse(null))
                .param("words", words)
                .param("id", question.id())
                .update();
        if (written == 1) {
            audit.record("registry.question.answered", "registry-question", id.toString(), Map.of());
        }
        return written == 1;
    }

    private static Question of(ResultSet row) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        String answer = row.getString("answer");
        return new Question(
                row.getObject("id", UUID.class),
                row.getObject("look_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("agency", UUID.class),
                Objects.requireNonNull(row.getObject("asked_at", OffsetDateTime.class))
                        .toInstant(),
                row.getString("words"),
                row.getObject("due_on", LocalDate.class),
                answered == null ? null : answered.toInstant(),
                row.getObject("answered_by", UUID.class),
                answer == null ? "" : answer);
    }
}

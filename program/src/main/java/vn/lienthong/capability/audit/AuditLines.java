package vn.lienthong.capability.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.VietnameseText;

/** Reads the trail for those who look after it. */
@Component
class AuditLines {

    /** More are not counted: a count of millions costs more than it tells. */
    static final int COUNTED = 10_000;

    private final JdbcClient database;

    AuditLines(JdbcClient database) {
        this.database = database;
    }

    /**
     * What is looked for; null and empty mean anything.
     *
     * @param people accounts that acted or were acted for
     * @param act an act, or its beginning such as {@code plan.}
     */
    record Wanted(
            @Nullable List<UUID> people,
            String act,
            String subjectKind,
            String subjectId,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    private static final String WHERE = """
             where (:anyone or l.actor = any(:people) or l.stand_in_for = any(:people))
               and (:act = '' or l.act like :act || '%')
               and (:kind = '' or l.subject_kind = :kind)
               and (:subject = '' or l.subject_id = :subject)
               and l.at >= :from and l.at < :to
            """;

    List<Line> list(Wanted wanted, int size, long offset) {
        return with(
                        wanted,
                        "select " + Line.COLUMNS + " from audit_line l\n" + WHERE
                                + " order by l.at desc, l.id desc limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> Line.of(row))
                .list();
    }

    /** How many there are, {@value #COUNTED} at most. */
    long count(Wanted wanted) {
        return with(wanted, "select count(*) from (select from audit_line l\n" + WHERE + " limit :counted) counted")
                .param("counted", COUNTED)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec with(Wanted wanted, String sql) {
        List<UUID> people = wanted.people();
        return database.sql(sql)
                .param("anyone", people == null)
                .param("people", people == null ? new UUID[0] : people.toArray(UUID[]::new))
                .param("act", wanted.act().replaceAll("([\\\\%_])", "\\\\$1"))
                .param("kind", wanted.subjectKind())
                .param("subject", wanted.subjectId())
                .param("from", start(wanted.from(), LocalDate.of(2000, 1, 1)))
                .param("to", start(wanted.to() == null ? null : wanted.to().plusDays(1), LocalDate.of(9999, 1, 1)));
    }

    private static java.time.OffsetDateTime start(@Nullable LocalDate day, LocalDate otherwise) {
        return (day == null ? otherwise : day)
                .atStartOfDay(VietnameseText.ZONE)
                .toInstant()
                .atOffset(ZoneOffset.UTC);
    }

    /** Every act that stands in the trail, found by hopping along the index. */
    List<String> acts() {
        return database.sql("""
                        with recursive hop as (
                            (select act from audit_line order by act using ~<~ limit 1)
                            union all
                            select (select l.act from audit_line l where l.act ~>~ hop.act order by l.act using ~<~ limit 1)
                              from hop where hop.act is not null)
                        select act from hop where act is not null
                        """).query((row, number) -> row.getString("act")).list();
    }

    /** The newest link of the chain. */
    record Sealed(long lines, Instant at) {}

    Optional<Sealed> sealed() {
        return database.sql("select position, sealed_at from audit_link order by position desc limit 1")
                .query((row, number) -> new Sealed(
                        row.getLong("position"),
                        row.getObject("sealed_at", java.time.OffsetDateTime.class)
                                .toInstant()))
                .optional();
    }
}

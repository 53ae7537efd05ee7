package vn.lienthong.capability.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.capability.access.Access;
import vn.lienthong.kernel.VietnameseText;

/** Reads the records of checks, for those whose right reaches the agency where they were made. */
@Repository
class CheckBook {

    private static final int LATEST = 8;

    private final JdbcClient database;
    private final Access access;

    CheckBook(JdbcClient database, Access access) {
        this.database = database;
        this.access = access;
    }

    /** A check as it was written down. */
    record Row(
            UUID id,
            Instant at,
            UUID account,
            String accountName,
            @Nullable UUID agency,
            Check.Means means,
            Outcome outcome,
            Outcome.Verdict verdict,
            Level level,
            List<String> differences,
            List<String> warnings,
            List<String> proofs,
            Check.Asked asked,
            String purpose,
            String record,
            @Nullable UUID person,
            @Nullable String eye,
            @Nullable Double faceScore,
            @Nullable Double faceThreshold,
            @Nullable String faceModel,
            @Nullable String national,
            boolean nationalSandbox) {

        /** Key of the sentence that matters most, as {@link Check#headline}. */
        String headline() {
            if (verdict == outcome.verdict()) {
                return outcome.key();
            }
            if (FaceRecord.OTHER.equals(eye)) {
                return "identity.warning.eye";
            }
            if (national != null) {
                return verdict == Outcome.Verdict.YES ? "identity.national.confirmed" : "identity.national.denied";
            }
            return warnings.stream()
                    .map(Check.Warning::valueOf)
                    .filter(warning -> warning.verdict() == verdict)
                    .findFirst()
                    .map(Check.Warning::key)
                    .orElse(outcome.key());
        }
    }

    /**
     * Which checks are wanted.
     *
     * @param from first day, in Vietnam
     * @param verdict name of a verdict, or empty
     * @param means name of a means, or empty
     * @param account whose, or null for all of the unit
     */
    record Wanted(
            LocalDate from,
            LocalDate until,
            String verdict,
            String means,
            @Nullable UUID account) {}

    /** The last checks of the one who acts today: what stands beside the scan box. */
    List<Row> latest(LocalDate today) {
        UUID own = access.actor().accountId();
        return list(new Wanted(today, today, "", "", own), LATEST, 0);
    }

    Optional<Row> find(UUID id) {
        return database.sql("select * from identity_check where id = :id")
                .param("id", id)
                .query(CheckBook::row)
                .optional()
                .filter(row -> mayRead(row.agency()));
    }

    private boolean mayRead(@Nullable UUID agency) {
        return agency == null
                ? access.held(IdentityConfiguration.CHECK).everywhere()
                : access.may(IdentityConfiguration.CHECK, agency);
    }

    List<Row> list(Wanted wanted, int size, long offset) {
        Where where = where(wanted);
        return database.sql("select * from identity_check" + where.text()
                        + " order by at desc, id desc limit :size offset :offset")
                .params(where.values())
                .param("size", size)
                .param("offset", offset)
                .query(CheckBook::row)
                .list();
    }

    long count(Wanted wanted) {
        Where where = where(wanted);
        return database.sql("select count(*) from identity_check" + where.text())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    private record Where(String text, Map<String, Object> values) {}

    private Where where(Wanted wanted) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder(" where at >= :from and at < :until");
        values.put("from", start(wanted.from()));
        values.put("until", start(wanted.until().plusDays(1)));
        reach(wanted, text, values);
        if (!wanted.verdict().isEmpty()) {
            text.append(" and verdict = :verdict");
            values.put("verdict", wanted.verdict());
        }
        if (!wanted.means().isEmpty()) {
            text.append(" and means = :means");
            values.put("means", wanted.means());
        }
        UUID account = wanted.account();
        if (account != null) {
            text.append(" and account = :account");
            values.put("account", account);
        }
        return new Where(text.toString(), values);
    }

    /** Agencies of those days at which the right is held; a right of the whole locality reaches all. */
    private void reach(Wanted wanted, StringBuilder text, Map<String, Object> values) {
        if (access.held(IdentityConfiguration.CHECK).everywhere()) {
            return;
        }
        String agencies = database
                .sql(
                        "select distinct agency from identity_check where at >= :from and at < :until and agency is not null")
                .param("from", start(wanted.from()))
                .param("until", start(wanted.until().plusDays(1)))
                .query((row, number) -> Objects.requireNonNull(row.getObject("agency", UUID.class)))
                .list()
                .stream()
                .filter(agency -> access.may(IdentityConfiguration.CHECK, agency))
                .map(UUID::toString)
                .collect(java.util.stream.Collectors.joining(",", "{", "}"));
        text.append(" and agency = any(cast(:agencies as uuid[]))");
        values.put("agencies", agencies);
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(VietnameseText.ZONE).toOffsetDateTime();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant(),
                row.getObject("account", UUID.class),
                row.getString("account_name"),
                row.getObject("agency", UUID.class),
                Check.Means.valueOf(row.getString("means")),
                Outcome.valueOf(row.getString("outcome")),
                Outcome.Verdict.valueOf(row.getString("verdict")),
                Level.valueOf(row.getString("level")),
                codes(row.getString("differences")),
                codes(row.getString("warnings")),
                codes(row.getString("proofs")),
                Check.Asked.valueOf(row.getString("asked")),
                row.getString("purpose"),
                row.getString("record_id"),
                row.getObject("person_id", UUID.class),
                row.getString("eye"),
                row.getObject("face_score", Double.class),
                row.getObject("face_threshold", Double.class),
                row.getString("face_model"),
                row.getString("national"),
                row.getBoolean("national_sandbox"));
    }

    private static List<String> codes(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
    }
}

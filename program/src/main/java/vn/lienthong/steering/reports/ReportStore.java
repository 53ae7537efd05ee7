package vn.lienthong.steering.reports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.kernel.Ids;

/** Merged reports, their frozen figures, and remarks on them. */
@Component
class ReportStore {

    private static final TypeReference<List<Field>> FIELDS = new TypeReference<>() {};

    /** A change is later than the one before it, also where the clock was set back: it is what a reader has seen. */
    private static final String LATER = "greatest(:now, changed_at + interval '1 microsecond')";

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    ReportStore(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** A new edition whose figures are still to be counted; empty if the round has an open one. */
    Optional<UUID> insert(UUID round, @Nullable UUID replaces, String why, @Nullable UUID by) {
        UUID id = Ids.next();
        int made = database.sql("""
                        insert into reports_report (id, round_id, edition, state, replaces, why, created_at, created_by,
                                                    changed_at)
                        select :id, :round, coalesce(max(edition), 0) + 1, 'COUNTING', :replaces, :why, :now, :by, :now
                          from reports_report where round_id = :round
                            on conflict do nothing
                        """)
                .param("id", id)
                .param("round", round)
                .param("replaces", replaces)
                .param("why", why)
                .param("now", now())
                .param("by", by)
                .update();
        return made == 1 ? Optional.of(id) : Optional.empty();
    }

    Optional<Report> find(UUID id) {
        return database.sql("select * from reports_report where id = :id")
                .param("id", id)
                .query(ReportStore::report)
                .optional();
    }

    /** Every edition of a round, the newest first. */
    List<Report> of(UUID round) {
        return database.sql("select * from reports_report where round_id = :round order by edition desc")
                .param("round", round)
                .query(ReportStore::report)
                .list();
    }

    void counting(UUID id, @Nullable UUID job) {
        database.sql("update reports_report set state = 'COUNTING', job_id = :job, changed_at = " + LATER
                        + " where id = :id and state in ('COUNTING', 'DRAFT')")
                .param("id", id)
                .param("job", job)
                .param("now", now())
                .update();
    }

    /** The figures and fields of a draft are there. */
    void counted(UUID id, Report.Frozen frozen, List<Field> fields) {
        byte[] bytes = frozen.json().getBytes(StandardCharsets.UTF_8);
        database.sql("""
                        insert into reports_snapshot (report_id, as_of, sha256, bytes, content)
                        values (:id, :asOf, :sha, :bytes, :content)
                            on conflict (report_id) do update set as_of = excluded.as_of, sha256 = excluded.sha256,
                               bytes = excluded.bytes, content = excluded.content
                        """)
                .param("id", id)
                .param("asOf", frozen.asOf().atOffset(ZoneOffset.UTC))
                .param("sha", frozen.sha256())
                .param("bytes", bytes.length)
                .param("content", packed(bytes))
                .update();
        database.sql("""
                        update reports_report set state = 'DRAFT', fields = :fields::jsonb,
                               changed_at = greatest(:now, changed_at + interval '1 microsecond'),
                               version = version + 1
                         where id = :id and state in ('COUNTING', 'DRAFT')
                        """)
                .param("id", id)
                .param("fields", json.writeValueAsString(fields))
                .param("now", now())
                .update();
    }

    List<Field> fields(UUID id) {
        return json.readValue(
                database.sql("select fields::text from reports_report where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single(),
                FIELDS);
    }

    /** A word of a draft changed: approvals from before are void. */
    void changed(UUID id) {
        database.sql("update reports_report set changed_at = " + LATER
                        + " where id = :id and state in ('COUNTING', 'DRAFT')")
                .param("id", id)
                .param("now", now())
                .update();
    }

    /** Approves exactly what the leader has seen; false if that has changed since, or it is no draft. */
    boolean approve(UUID id, UUID by, java.time.Instant seen) {
        return database.sql("""
                        update reports_report set approved_at = greatest(:now, changed_at), approved_by = :by
                         where id = :id and state = 'DRAFT' and changed_at = :seen
                        """)
                        .param("id", id)
                        .param("by", by)
                        .param("now", now())
                        .param("seen", seen.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Lays a draft before the leaders; false if it is none. */
    boolean present(UUID id, UUID by) {
        return database.sql("""
                        update reports_report set presented_at = :now, presented_by = :by
                         where id = :id and state = 'DRAFT'
                        """)
                        .param("id", id)
                        .param("by", by)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Reports that were issued about any of these plans, the newest first. */
    List<Report> issued(java.util.Collection<UUID> plans) {
        return database.sql("""
                        select e.* from reports_report e join reports_round r on r.id = e.round_id
                         where r.plans && :plans and e.state in ('ISSUED', 'REPLACED', 'WITHDRAWN')
                         order by e.issued_at desc, e.id
                        """)
                .param("plans", plans.toArray(UUID[]::new))
                .query(ReportStore::report)
                .list();
    }

    /** Drafts that were laid before the leaders and are not approved as they stand, the oldest first. */
    List<Report> waitingForApproval() {
        return database.sql("""
                        select * from reports_report
                         where state = 'DRAFT' and presented_at is not null
                           and (approved_at is null or approved_at < changed_at)
                         order by presented_at, id
                        """).query(ReportStore::report).list();
    }

    boolean issue(UUID id, List<Field> fields, String number, LocalDate on, UUID by) {
        return database.sql("""
                        update reports_report set state = 'ISSUED', fields = :fields::jsonb, number = :number,
                               issued_on = :on, issued_at = :now, issued_by = :by, version = version + 1
                         where id = :id and state = 'DRAFT'
                        """)
                        .param("id", id)
                        .param("fields", json.writeValueAsString(fields))
                        .param("number", number)
                        .param("on", on)
                        .param("now", now())
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Ends an issued edition; false if it is not issued. */
    boolean end(UUID id, Report.State as, String why) {
        return database.sql("""
                        update reports_report set state = :as, why = case when :why = '' then why else :why end,
                               version = version + 1
                         where id = :id and state = 'ISSUED'
                        """)
                        .param("id", id)
                        .param("as", as.name())
                        .param("why", why)
                        .update()
                == 1;
    }

    Optional<Report.Frozen> frozen(UUID id) {
        return database.sql("select * from reports_snapshot where report_id = :id")
                .param("id", id)
                .query((row, number) -> new Report.Frozen(
                        row.getObject("as_of", OffsetDateTime.class).toInstant(),
                        row.getString("sha256"),
                        new String(unpacked(row.getBytes("content")), StandardCharsets.UTF_8)))
                .optional();
    }

    void note(UUID report, String section, UUID account, String text) {
        database.sql("""
                        insert into reports_note (id, report_id, section, account, at, text)
                        values (:id, :report, :section, :account, :now, :text)
                        """)
                .param("id", Ids.next())
                .param("report", report)
                .param("section", section)
                .param("account", account)
                .param("now", now())
                .param("text", text)
                .update();
    }

    List<Report.Note> notes(UUID report) {
        return database.sql("select * from reports_note where report_id = :report order by at, id")
                .param("report", report)
                .query((row, number) -> new Report.Note(
                        row.getObject("id", UUID.class),
                        row.getString("section"),
                        row.getObject("account", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("text")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Report report(ResultSet row, int number) throws SQLException {
        return new Report(
                row.getObject("id", UUID.class),
                row.getObject("round_id", UUID.class),
                row.getInt("edition"),
                Report.State.valueOf(row.getString("state")),
                row.getObject("replaces", UUID.class),
                row.getString("why"),
                row.getObject("job_id", UUID.class),
                Objects.requireNonNull(RoundStore.instant(row, "created_at")),
                Objects.requireNonNull(RoundStore.instant(row, "changed_at")),
                RoundStore.instant(row, "approved_at"),
                row.getObject("approved_by", UUID.class),
                RoundStore.instant(row, "issued_at"),
                row.getObject("issued_by", UUID.class),
                row.getObject("issued_on", LocalDate.class),
                row.getString("number"),
                RoundStore.instant(row, "presented_at"),
                row.getInt("version"));
    }
}

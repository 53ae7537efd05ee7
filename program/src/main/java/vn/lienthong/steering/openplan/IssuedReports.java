package vn.lienthong.steering.openplan;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.steering.openplan.Views.ReportView;
import vn.lienthong.steering.reports.ReportIssued;

/** The issued reports as other programs list them, noted in the transaction of the issue. */
@Component
class IssuedReports {

    private final JdbcClient database;
    private final Clock clock;

    IssuedReports(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @EventListener
    void on(ReportIssued issued) {
        database.sql("""
                        insert into openplan_report (id, plans, agency, kind, first_day, last_day, number, sha256, replaces,
                            issued_at)
                        values (:id, :plans, :agency, :kind, :first, :last, :number, :sha256, :replaces, :now)
                        on conflict (id) do nothing
                        """)
                .param("id", issued.report())
                .param("plans", issued.plans().toArray(new UUID[0]))
                .param("agency", issued.agency())
                .param("kind", issued.kind().name())
                .param("first", issued.first())
                .param("last", issued.last())
                .param("number", issued.number())
                .param("sha256", issued.sha256())
                .param("replaces", issued.replaces())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Reports about any of these plans, the newest first, after a row. */
    List<ReportView> of(List<UUID> plans, @Nullable Instant after, @Nullable UUID afterId, int limit) {
        return database.sql("""
                        select * from openplan_report
                         where plans && cast(:plans as uuid[])
                           and (cast(:after as timestamptz) is null or (issued_at, id) < (:after, cast(:after_id as uuid)))
                         order by issued_at desc, id desc limit :limit
                        """)
                .param("plans", plans.toArray(new UUID[0]))
                .param("after", after == null ? null : after.atOffset(ZoneOffset.UTC))
                .param("after_id", afterId)
                .param("limit", limit)
                .query(IssuedReports::view)
                .list();
    }

    Optional<ReportView> find(UUID id) {
        return database.sql("select * from openplan_report where id = :id")
                .param("id", id)
                .query(IssuedReports::view)
                .optional();
    }

    private static ReportView view(ResultSet row, int number) throws SQLException {
        Array plans = row.getArray("plans");
        return new ReportView(
                row.getObject("id", UUID.class),
                List.of((UUID[]) plans.getArray()),
                row.getObject("agency", UUID.class),
                row.getString("kind"),
                Objects.requireNonNull(row.getObject("first_day", LocalDate.class)),
                Objects.requireNonNull(row.getObject("last_day", LocalDate.class)),
                row.getString("number"),
                row.getString("sha256"),
                row.getObject("replaces", UUID.class),
                row.getObject("issued_at", OffsetDateTime.class).toInstant());
    }
}

package vn.lienthong.steering.reports;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The regimes. */
@Component
class RegimeStore {

    private final JdbcClient database;

    RegimeStore(JdbcClient database) {
        this.database = database;
    }

    /** False, and nothing happens, if the plan has a regime of this kind (and day). */
    boolean insert(Regime regime) {
        return bound("""
                insert into reports_regime (id, plan_id, agency_id, kind, words, cut_off, due_day, opens_before, units,
                                            addressees, approval, active, starts, due_on)
                values (:id, :plan, :agency, :kind, :words, :cutOff, :dueDay, :opensBefore, :units,
                        :addressees, :approval, :active, :starts, :dueOn)
                    on conflict do nothing
                """, regime).update() == 1;
    }

    /** Answers false if somebody else was quicker. */
    boolean update(Regime regime) {
        return bound("""
                update reports_regime
                   set agency_id = :agency, cut_off = :cutOff, due_day = :dueDay, opens_before = :opensBefore,
                       units = :units, addressees = :addressees, approval = :approval, active = :active,
                       starts = :starts, due_on = :dueOn, version = version + 1
                 where id = :id and version = :version
                """, regime).update() == 1;
    }

    private JdbcClient.StatementSpec bound(String sql, Regime regime) {
        return database.sql(sql)
                .param("id", regime.id())
                .param("plan", regime.planId())
                .param("agency", regime.agencyId())
                .param("kind", regime.kind().name())
                .param("words", regime.words())
                .param("cutOff", regime.cutOff())
                .param("dueDay", regime.dueDay())
                .param("opensBefore", regime.opensBefore())
                .param("units", regime.units().toArray(UUID[]::new))
                .param("addressees", regime.addressees().toArray(String[]::new))
                .param("approval", regime.approval())
                .param("active", regime.active())
                .param("starts", regime.starts())
                .param("dueOn", regime.dueOn())
                .param("version", regime.version());
    }

    Optional<Regime> find(UUID id) {
        return database.sql("select * from reports_regime where id = :id")
                .param("id", id)
                .query(RegimeStore::regime)
                .optional();
    }

    List<Regime> all() {
        return database.sql("select * from reports_regime order by kind desc, id")
                .query(RegimeStore::regime)
                .list();
    }

    private static Regime regime(ResultSet row, int number) throws SQLException {
        return new Regime(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getObject("agency_id", UUID.class),
                ReportPeriod.Kind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getInt("cut_off"),
                row.getInt("due_day"),
                row.getInt("opens_before"),
                ids(row.getArray("units")),
                Arrays.asList((String[]) row.getArray("addressees").getArray()),
                row.getBoolean("approval"),
                row.getBoolean("active"),
                row.getObject("starts", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getInt("version"));
    }

    static List<UUID> ids(Array column) throws SQLException {
        return Arrays.asList((UUID[]) column.getArray());
    }
}

package vn.lienthong.capability.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.DemoData;
import vn.lienthong.kernel.VietnameseText;

/** Four thousand invented people of the invented locality. */
@Component
class PopulationDemo implements DemoData {

    private static final int PEOPLE = 4000;
    private static final long SEED = 2026;

    private final DataSource source;
    private final Clock clock;

    PopulationDemo(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 40;
    }

    /** In the caller's transaction, as all demo data. */
    @Override
    public void load() {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            PopulationLoad loader = new PopulationLoad(connection);
            NameWords words = new NameWords();
            LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
            var plan = new Population.Plan(PEOPLE, SEED, PopulationCommand.DEMO_UNITS, today);
            loader.load(new Population(plan, words, loader.origin(words, today)), done -> {});
        } catch (SQLException e) {
            throw new IllegalStateException("the invented people could not be loaded", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }
}

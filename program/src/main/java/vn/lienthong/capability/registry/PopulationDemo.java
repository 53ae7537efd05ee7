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

/** Invented people of the invented commune, and some of its neighbour, whom its officers reach by the whole number only. */
@Component
class PopulationDemo implements DemoData {

    private static final int PEOPLE = 3000;
    private static final int NEIGHBOURS = 500;
    private static final long SEED = 2026;

    private final DataSource source;
    private final DemoCitizens citizens;
    private final Clock clock;

    PopulationDemo(DataSource source, DemoCitizens citizens, Clock clock) {
        this.source = source;
        this.citizens = citizens;
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
            int origin = loader.origin(words, today);
            load(
                    loader,
                    words,
                    origin,
                    new Population.Plan(PEOPLE, SEED, PopulationCommand.DEMO_UNITS.subList(0, 1), today));
            citizens.load(PopulationCommand.DEMO_UNITS.getFirst(), origin);
            load(
                    loader,
                    words,
                    origin,
                    new Population.Plan(NEIGHBOURS, SEED + 1, PopulationCommand.DEMO_UNITS.subList(1, 2), today));
        } catch (SQLException e) {
            throw new IllegalStateException("the invented people could not be loaded", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private static void load(PopulationLoad loader, NameWords words, int origin, Population.Plan plan)
            throws SQLException {
        loader.load(new Population(plan, words, origin), done -> {});
    }
}

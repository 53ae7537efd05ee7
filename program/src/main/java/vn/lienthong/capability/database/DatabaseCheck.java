package vn.lienthong.capability.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.kernel.SelfCheck;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.Words;

/** Whether the database can be had, and whether its clock and ours agree. */
public final class DatabaseCheck implements SelfCheck {

    private static final Duration MOST_DRIFT = Duration.ofSeconds(5);
    /** This program cannot have been built earlier: a clock before that is wrong. */
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    private final Words words = Words.of(DatabaseCheck.class);

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Finding> look(Settings settings) {
        try (DatabaseAccess access = DatabaseAccess.open(DatabaseSettings.of(settings));
                Connection connection = access.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select current_setting('server_version'), clock_timestamp(),"
                        + " pg_database_size(current_database()) / 1048576")) {
            row.next();
            List<Finding> findings = new ArrayList<>();
            findings.add(new Finding(State.GOOD, words.text("database.check.good", row.getString(1), row.getLong(3))));
            findings.add(clock(row.getObject(2, OffsetDateTime.class).toInstant(), Instant.now()));
            return findings;
        } catch (SQLException e) {
            return List.of(new Finding(State.BAD, words.text("database.check.broken", String.valueOf(e.getMessage()))));
        }
    }

    Finding clock(Instant theirs, Instant ours) {
        if (ours.isBefore(EARLIEST)) {
            return new Finding(State.BAD, words.text("database.check.clock-past", ours.toString()));
        }
        Duration drift = Duration.between(theirs, ours).abs();
        return drift.compareTo(MOST_DRIFT) > 0
                ? new Finding(State.BAD, words.text("database.check.clock-drift", drift.toSeconds()))
                : new Finding(State.GOOD, words.text("database.check.clock"));
    }
}

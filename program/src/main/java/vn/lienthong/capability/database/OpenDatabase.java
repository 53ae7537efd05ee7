package vn.lienthong.capability.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The program's database, reached by a pool and brought up to today.
 *
 * @param access the way to it, and to its server where that is ours
 */
record OpenDatabase(DatabaseAccess access, HikariDataSource pool) implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 24;

    /** @throws DatabaseTrouble if it cannot be reached, started or migrated; then nothing of it is left running */
    static OpenDatabase open(DatabaseSettings settings) {
        DatabaseAccess access = DatabaseAccess.serve(settings);
        try {
            HikariConfig config = new HikariConfig();
            config.setDataSource(access.dataSource());
            config.setPoolName(DatabaseAccess.DATABASE);
            config.setMaximumPoolSize(MOST_CONNECTIONS);
            config.setMinimumIdle(2);
            config.setConnectionTimeout(10_000);
            OpenDatabase opened = new OpenDatabase(access, new HikariDataSource(config));
            try {
                Migrations.run(opened.pool());
                return opened;
            } catch (RuntimeException e) {
                opened.pool().close();
                throw e;
            }
        } catch (RuntimeException e) {
            access.close();
            throw e;
        }
    }

    /** Ends the connections, then the server if it is ours. */
    @Override
    public void close() {
        pool.close();
        access.close();
    }
}

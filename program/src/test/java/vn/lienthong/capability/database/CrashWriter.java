package vn.lienthong.capability.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A program that writes as fast as it can, in a process of its own so that it can be killed. Each number stands on its
 * standard output once the database has acknowledged it: from then on it must never be lost.
 */
final class CrashWriter {

    private static final int WRITERS = 4;

    private CrashWriter() {}

    /** The data folder, and the first number to write. */
    public static void main(String[] arguments) {
        DatabaseSettings settings = new DatabaseSettings(Path.of(arguments[0]), null, null, null, true, false);
        DataFolder.hold(settings.data());
        DatabaseAccess access = DatabaseAccess.serve(settings);
        HikariConfig config = new HikariConfig();
        config.setDataSource(access.dataSource());
        config.setMaximumPoolSize(WRITERS);
        HikariDataSource pool = new HikariDataSource(config);
        DatabaseWatch.over(access, () -> pool.getHikariPoolMXBean().softEvictConnections());
        JdbcClient client = JdbcClient.create(pool);
        client.sql("create table if not exists written (number bigint primary key)")
                .update();
        AtomicLong next = new AtomicLong(Long.parseLong(arguments[1]));
        PrintStream out = System.out;
        for (int i = 0; i < WRITERS; i++) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    long number = next.getAndIncrement();
                    try {
                        client.sql("insert into written values (?)")
                                .param(number)
                                .update();
                        out.println("kept " + number + ".");
                    } catch (DataAccessException e) {
                        // Not acknowledged: may be there or not.
                        out.println("unsure " + number);
                    }
                }
            });
        }
    }
}

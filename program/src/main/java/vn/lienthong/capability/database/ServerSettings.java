package vn.lienthong.capability.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How our PostgreSQL is set: for one machine that also runs the program, with a gigabyte for both. */
final class ServerSettings {

    static final String FILE = "lienthong.conf";

    private static final String INCLUDE = "include '" + FILE + "'";
    private static final List<String> ALWAYS = List.of(
            "listen_addresses = '127.0.0.1'",
            "unix_socket_directories = ''",
            "max_connections = 60",
            "shared_buffers = 96MB",
            "effective_cache_size = 512MB",
            "work_mem = 8MB",
            "maintenance_work_mem = 64MB",
            "wal_compression = on",
            "max_wal_size = 512MB",
            "random_page_cost = 1.1",
            "jit = off",
            "timezone = 'UTC'",
            "log_timezone = 'UTC'",
            "io_method = sync",
            // A log for each day of the week, the old one overwritten.
            "logging_collector = on",
            "log_directory = 'log'",
            "log_filename = '%a.log'",
            "log_truncate_on_rotation = on",
            "log_rotation_age = 1d",
            "log_rotation_size = 0",
            "log_min_duration_statement = 2000",
            // Values of a statement may be personal data: they stay out of the log.
            "log_parameter_max_length = 0",
            "log_parameter_max_length_on_error = 0",
            "log_min_error_statement = panic");
    private static final List<String> NOT_DURABLE =
            List.of("fsync = off", "synchronous_commit = off", "full_page_writes = off");

    private ServerSettings() {}

    static void write(Path cluster, boolean durable) throws IOException {
        List<String> lines = new ArrayList<>(ALWAYS);
        if (!durable) {
            lines.addAll(NOT_DURABLE);
        }
        if (System.getProperty("os.name").equals("Linux")) {
            // After a crash every file is forced to the disk first: one call instead of two thousand.
            lines.add("recovery_init_sync_method = syncfs");
        }
        Files.write(cluster.resolve(FILE), lines);
        Path main = cluster.resolve("postgresql.conf");
        if (!Files.readAllLines(main).contains(INCLUDE)) {
            Files.writeString(
                    main, System.lineSeparator() + INCLUDE + System.lineSeparator(), StandardOpenOption.APPEND);
        }
    }

    static Path todaysLog(Path cluster) {
        String day =
                LocalDate.now(java.time.ZoneOffset.UTC).getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        return cluster.resolve("log").resolve(day + ".log");
    }
}

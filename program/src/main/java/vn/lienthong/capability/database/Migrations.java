package vn.lienthong.capability.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings every room's tables up to date: {@code <room>/db/V<n>__….sql}, each room with version numbers and a history
 * table ({@code flyway_<room>}) of its own, so that a new room is a new folder and nothing else.
 *
 * <p>A stamp over all scripts is kept; while it is unchanged a start does not ask Flyway at all.
 */
final class Migrations {

    static final String HISTORY = "flyway_";
    static final String STAMP = "database_stamp";

    private static final String SCRIPTS = "classpath*:vn/lienthong/*/*/db/V*.sql";

    private Migrations() {}

    /** To the newest version of every room. */
    static void run(DataSource source) {
        onFewConnections(source, Migrations::runNewest);
    }

    private static void runNewest(DataSource source) {
        try {
            TreeMap<String, TreeMap<String, Resource>> rooms = rooms();
            String stamp = stamp(rooms);
            JdbcClient client = JdbcClient.create(source);
            client.sql("create table if not exists database_stamp (one boolean primary key default true check (one),"
                            + " scripts text not null)")
                    .update();
            if (client.sql("select scripts from database_stamp")
                    .query(String.class)
                    .optional()
                    .filter(stamp::equals)
                    .isPresent()) {
                return;
            }
            Set<String> begun =
                    Set.copyOf(client.sql("select tablename from pg_tables where schemaname = current_schema()")
                            .query(String.class)
                            .list());
            for (String room : rooms.keySet()) {
                if (begun.contains(HISTORY + name(room))) {
                    migrate(source, room, Optional.empty());
                } else {
                    configuration(source, room).load().migrate(); // nothing that a newer program could have done
                }
            }
            client.sql("insert into database_stamp (scripts) values (:stamp)"
                            + " on conflict (one) do update set scripts = excluded.scripts")
                    .param("stamp", stamp)
                    .update();
        } catch (IOException | FlywayException e) {
            throw new DatabaseTrouble("migrate", String.valueOf(e.getMessage()));
        }
    }

    /**
     * To the versions of an earlier day, so that what was stored then fits.
     *
     * @param versions version by room name; rooms that are not named stay without tables
     * @throws DatabaseTrouble if a room or a version is not known here
     */
    static void run(DataSource source, Map<String, String> versions) {
        onFewConnections(source, pooled -> runTo(pooled, versions));
    }

    private static void runTo(DataSource source, Map<String, String> versions) {
        try {
            TreeMap<String, String> paths = new TreeMap<>();
            rooms().keySet().forEach(room -> paths.put(name(room), room));
            for (var wanted : versions.entrySet()) {
                String room = paths.get(wanted.getKey());
                if (room == null) {
                    throw new DatabaseTrouble("newer", wanted.getKey(), wanted.getValue(), "–");
                }
                migrate(source, room, Optional.of(wanted.getValue()));
            }
        } catch (IOException | FlywayException e) {
            throw new DatabaseTrouble("migrate", String.valueOf(e.getMessage()));
        }
    }

    /** Flyway opens a connection at every turn, a hundred for all rooms, and each costs the server a process. */
    private static void onFewConnections(DataSource source, Consumer<DataSource> work) {
        if (source instanceof HikariDataSource) {
            work.accept(source);
            return;
        }
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            work.accept(pool);
        }
    }

    private static FluentConfiguration configuration(DataSource source, String room) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:vn/lienthong/" + room + "/db")
                .table(HISTORY + name(room))
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }

    private static void migrate(DataSource source, String room, Optional<String> version) {
        FluentConfiguration configuration = configuration(source, room);
        MigrationInfo[] all = configuration.load().info().all();
        MigrationVersion known = newest(all, info -> !future(info));
        MigrationVersion asked =
                version.map(MigrationVersion::fromVersion).orElseGet(() -> newest(all, Migrations::future));
        if (asked.compareTo(known) > 0) {
            throw new DatabaseTrouble("newer", name(room), asked.toString(), known.toString());
        }
        version.ifPresent(configuration::target);
        configuration.load().migrate();
    }

    private static MigrationVersion newest(MigrationInfo[] all, Predicate<MigrationInfo> which) {
        return Arrays.stream(all)
                .filter(info -> info.getVersion() != null)
                .filter(which)
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .orElse(MigrationVersion.fromVersion("0"));
    }

    /** Applied by a program newer than this one. */
    private static boolean future(MigrationInfo info) {
        return info.getState() == MigrationState.FUTURE_SUCCESS || info.getState() == MigrationState.FUTURE_FAILED;
    }

    private static String name(String room) {
        return room.substring(room.indexOf('/') + 1);
    }

    /** Scripts by file name, by room as {@code ring/name}. */
    private static TreeMap<String, TreeMap<String, Resource>> rooms() throws IOException {
        TreeMap<String, TreeMap<String, Resource>> rooms = new TreeMap<>();
        for (Resource script : new PathMatchingResourcePatternResolver().getResources(SCRIPTS)) {
            String[] path = script.getURL().getPath().split("/");
            String room = path[path.length - 4] + "/" + path[path.length - 3];
            rooms.computeIfAbsent(room, name -> new TreeMap<>()).put(path[path.length - 1], script);
        }
        return rooms;
    }

    private static String stamp(TreeMap<String, TreeMap<String, Resource>> rooms) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (var room : rooms.entrySet()) {
                for (var script : room.getValue().entrySet()) {
                    digest.update((room.getKey() + "/" + script.getKey()).getBytes(StandardCharsets.UTF_8));
                    digest.update(script.getValue().getContentAsByteArray());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

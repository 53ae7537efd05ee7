package vn.lienthong.capability.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
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

    private static final String SCRIPTS = "classpath*:vn/lienthong/*/*/db/V*.sql";

    private Migrations() {}

    static void run(DataSource source) {
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
            rooms.keySet().forEach(room -> migrate(source, room));
            client.sql("insert into database_stamp (scripts) values (:stamp)"
                            + " on conflict (one) do update set scripts = excluded.scripts")
                    .param("stamp", stamp)
                    .update();
        } catch (IOException e) {
            throw new DatabaseTrouble("migrate", String.valueOf(e.getMessage()));
        }
    }

    private static void migrate(DataSource source, String room) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:vn/lienthong/" + room + "/db")
                .table("flyway_" + room.substring(room.indexOf('/') + 1))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
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

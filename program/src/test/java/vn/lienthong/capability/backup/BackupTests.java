package vn.lienthong.capability.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.database.DatabaseAccess;
import vn.lienthong.capability.database.DatabaseSettings;
import vn.lienthong.kernel.Command;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.Trouble;

/** Backs the running test house up and brings it back into another folder. */
@HouseTest
class BackupTests {

    @TempDir
    @Nullable
    Path temporary;

    @Autowired
    @Nullable
    JdbcClient database;

    @Autowired
    @Nullable
    DatabaseSettings house;

    private final String mark = Ids.next().toString();

    @BeforeEach
    void somethingToLookFor() throws IOException {
        client().sql("insert into event_publication (id, listener_id, event_type, serialized_event, publication_date,"
                        + " completion_date) values"
                        + " (cast(:id as uuid), 'tab\t\\ and \n line', 'loại', 'đủ dấu', now(), now())")
                .param("id", mark)
                .update();
        client().sql("create table if not exists stranger (a int)").update();
        Path document = java.util.Objects.requireNonNull(house).data().resolve("documents/ff/" + mark);
        Files.createDirectories(document.getParent());
        Files.writeString(document, "nội dung " + mark);
    }

    @Test
    void everythingComesBackWhileTheProgramRunsAndWhatWasThereIsKept() throws Exception {
        Path file = file("a.backup");
        List<String> before = tables(client());
        assertThat(run(new BackupCommand(), file, house().data())).contains("stranger");
        List<String> untouched = new ArrayList<>(tables(client()));
        untouched.retainAll(before);
        Path target = file("mới/dữ liệu");
        Files.createDirectories(target.resolve("documents"));
        Files.writeString(target.resolve("documents/only-before"), "x");
        run(new RestoreCommand(), file, target);
        try (DatabaseAccess restored = DatabaseAccess.open(house().in(target))) {
            JdbcClient there = JdbcClient.create(restored.dataSource());
            assertThat(there.sql("select listener_id || event_type || serialized_event from event_publication"
                                    + " where id = cast(:id as uuid)")
                            .param("id", mark)
                            .query(String.class)
                            .single())
                    .isEqualTo("tab\t\\ and \n lineloạiđủ dấu");
            assertThat(tables(there)).hasSameSizeAs(before).containsAll(untouched);
            assertThat(triggers(there)).isEqualTo(triggers(client())).isNotEmpty();
        }
        assertThat(target.resolve("documents/ff/" + mark)).hasContent("nội dung " + mark);
        assertThat(Files.getPosixFilePermissions(target.resolve("documents/ff/" + mark)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(target.resolve("documents/only-before")).doesNotExist();
        try (Stream<Path> all = Files.walk(target)) {
            assertThat(all)
                    .anyMatch(path -> path.toString().matches(".*/before-restore-\\d+-\\d+/documents/only-before"));
        }
        assertThat(target.resolve("restore-in-progress")).doesNotExist();
    }

    @Test
    void aWrongPassphraseOrADamagedFileChangesNothing() throws Exception {
        Path file = file("a.backup");
        run(new BackupCommand(), file, house().data());
        byte[] good = Files.readAllBytes(file);
        Path target = file("target");
        assertRefused("backup.trouble.passphrase", target, file, "quite another passphrase");
        Path cut = file("cut.backup");
        Files.write(cut, Arrays.copyOf(good, good.length - 40));
        assertThatThrownBy(() -> run(new RestoreCommand(), cut, target)).isInstanceOf(Trouble.class);
        Path listless = file("listless.backup");
        Files.write(listless, Arrays.copyOf(good, good.length - 1));
        assertThatThrownBy(() -> run(new RestoreCommand(), listless, target)).isInstanceOf(Trouble.class);
        Path changed = file("changed.backup");
        byte[] other = good.clone();
        other[good.length / 2] ^= 1;
        Files.write(changed, other);
        assertThatThrownBy(() -> run(new RestoreCommand(), changed, target)).isInstanceOf(Trouble.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void aRunningHouseIsNotReplaced() throws Exception {
        Path file = file("a.backup");
        run(new BackupCommand(), file, house().data());
        Path target = file("target");
        try (var program = vn.lienthong.capability.database.DataFolder.hold(target)) {
            assertThat(program).isNotNull();
            assertRefused("database.trouble.locked", target, file, PASSPHRASE);
        }
    }

    @Test
    void anOlderBackupIsNeverOverwritten() throws Exception {
        Path file = file("a.backup");
        Files.writeString(file, "precious");
        assertThatThrownBy(() -> run(new BackupCommand(), file, house().data()))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.key()).isEqualTo("backup.trouble.exists"));
        assertThat(file).hasContent("precious");
    }

    @Test
    void aShortPassphraseIsRefused() throws Exception {
        Path file = file("a.backup");
        assertThatThrownBy(() -> run(new BackupCommand(), file, house().data(), "short"))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.key()).isEqualTo("backup.trouble.short"));
        assertThat(file).doesNotExist();
    }

    private static final String PASSPHRASE = "một mật khẩu đủ dài";

    private void assertRefused(String key, Path target, Path file, String passphrase) {
        assertThatThrownBy(() -> run(new RestoreCommand(), file, target, passphrase))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.key()).isEqualTo(key));
    }

    private String run(Command command, Path file, Path data) throws IOException {
        return run(command, file, data, PASSPHRASE);
    }

    private String run(Command command, Path file, Path data, String passphrase) throws IOException {
        Path secret = file("passphrase-" + Ids.next());
        Files.writeString(secret, passphrase);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int status = command.run(
                List.of(file.toString(), "--data", data.toString(), "--passphrase-file", secret.toString()), out, out);
        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Rows by table. */
    private static List<String> tables(JdbcClient client) {
        List<String> lines = new ArrayList<>();
        for (String table : client.sql("select relname from pg_class where relkind = 'r'"
                        + " and relnamespace = 'public'::regnamespace and relname not like 'jobs%'"
                        + " and relname not like 'audit%' and relname not like 'access%'"
                        + " and relname not like 'flyway%'"
                        + " and relname <> 'stranger' and relname not like 'test%' order by relname")
                .query(String.class)
                .list()) {
            lines.add(table + " "
                    + client.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single());
        }
        return lines;
    }

    private static List<String> triggers(JdbcClient client) {
        return client.sql("select tgrelid::regclass::text || '.' || tgname || ' ' || tgenabled::text from pg_trigger"
                        + " where not tgisinternal and tgrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)"
                        + " order by 1")
                .query((row, index) -> row.getString(1))
                .list();
    }

    private JdbcClient client() {
        return java.util.Objects.requireNonNull(database);
    }

    private DatabaseSettings house() {
        return java.util.Objects.requireNonNull(house);
    }

    private Path file(String name) {
        return java.util.Objects.requireNonNull(temporary).resolve(name);
    }
}

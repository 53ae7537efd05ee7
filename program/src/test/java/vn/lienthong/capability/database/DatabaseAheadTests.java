package vn.lienthong.capability.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.kernel.Settings;

/** Begun on the server of the tests as somebody else's, and once on a server of its own. */
@HouseTest
class DatabaseAheadTests {

    @Autowired
    @Nullable
    DatabaseSettings house;

    private final GenericApplicationContext program = new GenericApplicationContext();

    @Test
    void whatWasBegunIsFoundAndTaken() {
        Settings settings = there("lienthong");
        DatabaseAhead ahead = DatabaseAhead.begin(settings, program);
        assertThat(program.getBeanFactory().getBean(DatabaseAhead.class)).isSameAs(ahead);
        try (OpenDatabase opened = ahead.take(DatabaseSettings.of(settings))) {
            ahead.drop();
            assertThat(databaseOf(opened)).isEqualTo("lienthong");
        }
    }

    @Test
    void whereOtherSettingsHoldAfterAllThoseAreFollowed() {
        DatabaseAhead ahead = DatabaseAhead.begin(there("nowhere-at-all"), program);
        try (OpenDatabase opened = ahead.take(DatabaseSettings.of(there("lienthong")))) {
            assertThat(databaseOf(opened)).isEqualTo("lienthong");
        }
    }

    @Test
    void whyItCannotBeReachedIsSaidToWhoTakesIt() {
        Settings settings = there("nowhere-at-all");
        DatabaseAhead ahead = DatabaseAhead.begin(settings, program);
        assertThatThrownBy(() -> ahead.take(DatabaseSettings.of(settings)))
                .isInstanceOfSatisfying(
                        DatabaseTrouble.class,
                        trouble -> assertThat(trouble.key()).isEqualTo("database.trouble.external"));
        ahead.drop();
    }

    @Test
    void aServerThatNobodyTookIsEnded(@TempDir Path data) {
        DatabaseAhead ahead = DatabaseAhead.begin(
                new Settings(Map.of("lienthong.data", data.toString(), "lienthong.durable", "false"), List.of()),
                program);
        ahead.drop();
        assertThat(EmbeddedPostgres.exists(data)).isTrue();
        assertThat(EmbeddedPostgres.in(data, false).find()).isEmpty();
        assertThat(EmbeddedPostgres.in(data, false).process()).isEmpty();
    }

    private static String databaseOf(OpenDatabase opened) {
        return JdbcClient.create(opened.pool())
                .sql("select current_database()")
                .query(String.class)
                .single();
    }

    private Settings there(String name) {
        Path data = Objects.requireNonNull(house).data();
        EmbeddedPostgres.Address address =
                EmbeddedPostgres.in(data, false).find().orElseThrow();
        Map<String, String> values = new HashMap<>();
        values.put("lienthong.data", data.toString());
        values.put("lienthong.database-url", address.url(name));
        values.put("lienthong.database-user", address.user());
        values.put("lienthong.database-password", address.password());
        return new Settings(values, List.of());
    }
}

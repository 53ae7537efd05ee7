package vn.lienthong.capability.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTests {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    @Nullable
    Path temporary;

    @Test
    void aChangeThatWasCutOffIsGoneOnWithByTheNextStart() throws IOException {
        Path stage = build();
        Stage.ready(data(), NOW);
        // Cut off after the first part had moved.
        Files.createDirectories(data().resolve("before-restore-20261121-080000"));
        Files.move(data().resolve("one"), data().resolve("before-restore-20261121-080000/one"));
        Files.move(stage.resolve("one"), data().resolve("one"));
        DataFolder.hold(data()).close();
        assertNew();
    }

    @Test
    void aChangeThatWasCutOffBetweenAsideAndInIsGoneOnWithToo() throws IOException {
        build();
        Stage.ready(data(), NOW);
        Files.createDirectories(data().resolve("before-restore-20261121-080000"));
        Files.move(data().resolve("one"), data().resolve("before-restore-20261121-080000/one"));
        DataFolder.hold(data()).close();
        assertNew();
    }

    @Test
    void aStageThatWasNotReadyIsThrownAway() throws IOException {
        Path stage = build();
        DataFolder.hold(data()).close();
        assertThat(stage).doesNotExist();
        assertThat(data().resolve("one/file")).hasContent("old");
    }

    @Test
    void whatTheNewStateDoesNotHaveStaysAsItIs() throws IOException {
        build();
        Files.createDirectories(data().resolve("secrets"));
        Files.writeString(data().resolve("secrets/key"), "kept");
        Stage.ready(data(), NOW);
        Stage.finish(data());
        assertThat(data().resolve("secrets/key")).hasContent("kept");
    }

    private void assertNew() {
        for (String part : new String[] {"one", "two"}) {
            assertThat(data().resolve(part).resolve("file")).hasContent("new");
            assertThat(data().resolve("before-restore-20261121-080000")
                            .resolve(part)
                            .resolve("file"))
                    .hasContent("old");
        }
        assertThat(data().resolve("restore-in-progress")).doesNotExist();
    }

    private Path build() throws IOException {
        Path stage = Stage.begin(data());
        for (String part : new String[] {"one", "two"}) {
            Files.createDirectories(data().resolve(part));
            Files.writeString(data().resolve(part).resolve("file"), "old");
            Files.createDirectories(stage.resolve(part));
            Files.writeString(stage.resolve(part).resolve("file"), "new");
        }
        return stage;
    }

    private Path data() {
        return java.util.Objects.requireNonNull(temporary).resolve("data");
    }
}

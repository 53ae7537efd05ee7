package vn.lienthong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTests {

    @TempDir
    @Nullable
    Path temporary;

    @Test
    void flagsWinOverEnvironmentAndThatOverTheFileInTheDataFolderAndThatOverTheOneBeside() throws IOException {
        Path home = home();
        Files.createDirectories(home.resolve("data"));
        Files.writeString(
                home.resolve("lienthong.properties"),
                "lienthong.port=1\nlienthong.address=1\nlienthong.demo=1\nlienthong.tls=1");
        Files.writeString(
                home.resolve("data/lienthong.properties"), "lienthong.port=2\nlienthong.address=2\nlienthong.demo=2");
        Settings settings = Settings.read(
                List.of("--port", "4"), Map.of("LIENTHONG_PORT", "3", "LIENTHONG_ADDRESS", "3"), home, home);
        assertThat(settings.get("port")).contains("4");
        assertThat(settings.get("address")).contains("3");
        assertThat(settings.get("demo")).contains("2");
        assertThat(settings.get("tls")).contains("1");
    }

    @Test
    void theFileBesideTheProgramSaysWhereTheDataAre() throws IOException {
        Files.writeString(home().resolve("lienthong.properties"), "lienthong.data=kho dữ liệu");
        assertThat(read("run").data()).isEqualTo(home().resolve("kho dữ liệu"));
    }

    @Test
    void aRelativeFolderStartsWhereTheReaderStands() {
        Path here = home().resolve("xã");
        assertThat(Settings.read(List.of("--data", "d"), Map.of(), home(), here).data())
                .isEqualTo(here.resolve("d"));
    }

    @Test
    void wordsOfTheCommandAreLeftInOrder() {
        Settings settings = read("verify", "--format", "json", "--data=x", "--out=a=b", "file");
        assertThat(settings.rest()).containsExactly("verify", "--format", "json", "--out=a=b", "file");
        assertThat(settings.data()).isEqualTo(home().resolve("x"));
    }

    @Test
    void tlsTakesAutoOrTwoFiles() {
        assertThat(read("--tls", "auto").get("tls")).contains("auto");
        Settings files = read("--tls", "a.pem", "b.pem");
        assertThat(files.get("tls")).contains("files");
        assertThat(files.get("tls-key")).contains(home().resolve("b.pem").toString());
    }

    @Test
    void aFlagWithoutItsValueIsRefusedByName() {
        assertThatThrownBy(() -> read("--port", "--demo"))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.words()).contains("--port"));
    }

    private Settings read(String... words) {
        return Settings.read(List.of(words), Map.of(), home(), home());
    }

    private Path home() {
        return java.util.Objects.requireNonNull(temporary);
    }
}

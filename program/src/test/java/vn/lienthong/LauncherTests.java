package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code lienthong} over a Java and a Maven of our own that only write down what they are asked. */
class LauncherTests {

    /** Does what the real one would leave behind, and writes its words into a file. */
    private static final String JAVA = """
            #!/bin/sh
            [ "$1" = -version ] && { echo 'openjdk version "25.0.1"' >&2; exit 0; }
            echo "$*" >> "$CALLS"
            for word in "$@"; do
              case $word in
                -XX:AOTMode=record)
                  [ -z "$LATE" ] || { : > "$LATE"; while [ -e "$LATE" ]; do sleep 0.02; done; }
                  mode=record ;;
                -XX:AOTMode=create) mode=create ;;
                -XX:AOTConfiguration=*) [ "$mode" = record ] && [ -z "$BROKEN" ] && : > "${word#*=}" ;;
                -XX:AOTCache=*) [ "$mode" = create ] && : > "${word#*=}" ;;
                rehearse) [ -z "$BROKEN" ] || exit 1 ;;
              esac
            done
            exit 0
            """;

    private static final String MAVEN = """
            echo "maven $*" >> "$CALLS"
            mkdir -p program/target/lib && : > program/target/lienthong.jar && : > program/target/lib/some.jar
            """;

    @TempDir
    Path home;

    private Path calls;
    private Path late;

    @BeforeEach
    void aHouseOfItsOwn() throws IOException {
        calls = home.resolve("calls");
        late = home.resolve("late");
        Files.copy(Path.of("../lienthong"), home.resolve("lienthong"));
        for (String folder : List.of(".mvn", "target", "program/src/main")) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.writeString(home.resolve("pom.xml"), "");
        Files.writeString(home.resolve("program/pom.xml"), "");
        Files.writeString(home.resolve("program/src/main/A.java"), "");
        Files.writeString(home.resolve("mvnw"), MAVEN);
        java("java", "one");
    }

    @Test
    void theFirstStartPreparesTheLaterOnes() throws Exception {
        assertThat(run(List.of(), "run")).isZero();
        assertThat(Files.readString(calls)).contains(" rehearse ");
        assertThat(last()).contains("-XX:AOTCache=" + onlyCache()).endsWith("vn.lienthong.Application run");
        Files.delete(calls);
        assertThat(run(List.of(), "run", "--port", "1")).isZero();
        assertThat(Files.readAllLines(calls)).singleElement().asString().contains("-XX:AOTCache=" + onlyCache());
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void commandsStartFromTheSameCache() throws Exception {
        run(List.of(), "run");
        assertThat(run(List.of(), "selfcheck")).isZero();
        // Java refuses to start where both are given.
        assertThat(last()).contains("-XX:AOTCache=" + onlyCache()).doesNotContain("-Xshare");
    }

    @Test
    void aRehearsalThatFailsIsNotRepeatedAndStopsNobody() throws Exception {
        assertThat(run(List.of("BROKEN=yes"), "run")).isZero();
        assertThat(last()).doesNotContain("AOT").endsWith("vn.lienthong.Application run");
        Files.delete(calls);
        assertThat(run(List.of(), "run")).isZero();
        assertThat(Files.readAllLines(calls)).singleElement().asString().doesNotContain("AOT");
    }

    @Test
    void aStoppedRehearsalLeavesNothingAndTheNextStartMakesIt() throws Exception {
        Process process = start(List.of("LATE=" + late), "run");
        awaitLate(process);
        process.destroy();
        Files.delete(late);
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(caches()).isEmpty();
        assertThat(leftOver()).isEmpty();
        assertThat(run(List.of(), "run")).isZero();
        assertThat(last()).contains("-XX:AOTCache=" + onlyCache());
    }

    @Test
    void whatAKilledRehearsalLeftIsCleanedAwayByTheNext() throws Exception {
        Process process = start(List.of("LATE=" + late), "run");
        awaitLate(process);
        List<ProcessHandle> orphans = process.descendants().toList();
        process.destroyForcibly().waitFor();
        assertThat(leftOver()).isNotEmpty();
        Files.delete(late);
        for (ProcessHandle orphan : orphans) {
            orphan.onExit().get();
        }
        assertThat(run(List.of(), "run")).isZero();
        assertThat(last()).contains("-XX:AOTCache=" + onlyCache());
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void anotherJavaMakesItsOwnCache() throws Exception {
        run(List.of(), "run");
        String first = onlyCache();
        java("java", "two");
        assertThat(run(List.of(), "run")).isZero();
        assertThat(last()).contains("-XX:AOTCache=" + onlyCache());
        assertThat(onlyCache()).isNotEqualTo(first);
    }

    @Test
    void whoBuildsOftenCanGoWithout() throws Exception {
        assertThat(run(List.of("LIENTHONG_PREPARE=no"), "run")).isZero();
        assertThat(Files.readString(calls)).doesNotContain("AOT");
    }

    @Test
    void aChangedSourceIsBuiltAndPreparedAgain() throws Exception {
        run(List.of(), "run");
        Files.writeString(home.resolve("program/src/main/B.java"), "");
        Files.delete(calls);
        assertThat(run(List.of(), "run")).isZero();
        assertThat(Files.readString(calls)).contains("maven ", " rehearse ");
        assertThat(last()).contains("-XX:AOTCache=" + onlyCache());
    }

    private void java(String folder, String release) throws IOException {
        Path bin = Files.createDirectories(home.resolve(folder).resolve("bin"));
        for (String program : List.of("java", "javac")) {
            Path file = Files.writeString(bin.resolve(program), JAVA);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(home.resolve(folder).resolve("release"), release);
    }

    private int run(List<String> environment, String... words) throws Exception {
        Process process = start(environment, words);
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private Process start(List<String> environment, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", home.resolve("lienthong").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("said").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("LIENTHONG_"));
        builder.environment().put("JAVA_HOME", home.resolve("java").toString());
        builder.environment().put("CALLS", calls.toString());
        for (String setting : environment) {
            int equals = setting.indexOf('=');
            builder.environment().put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return builder.start();
    }

    /** Until the rehearsal is under way. */
    private void awaitLate(Process process) throws InterruptedException {
        while (!Files.exists(late)) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(10);
        }
    }

    private String last() throws IOException {
        return Files.readAllLines(calls).getLast();
    }

    private String onlyCache() throws IOException {
        assertThat(caches()).hasSize(1);
        return caches().getFirst();
    }

    private List<String> caches() throws IOException {
        return found(home.resolve("target/app"), ".*/start-[^/]*\\.aot");
    }

    private List<String> leftOver() throws IOException {
        return Stream.concat(
                        found(home.resolve("target"), ".*/rehearsal\\.\\d+").stream(),
                        found(home.resolve("target/app"), ".*\\.aot\\.(learned|made)\\.\\d+").stream())
                .toList();
    }

    private static List<String> found(Path folder, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.matches(pattern))
                    .toList();
        }
    }
}

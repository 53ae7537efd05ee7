package vn.lienthong.steering.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The talk with the real ClamAV daemon, with a signature of the virus test file alone; left out where {@code clamd} is not installed
 * (Debian's package clamav-daemon).
 */
class RealScannerTests {

    private static final Path DAEMON = Path.of("/usr/sbin/clamd");
    private static final int LARGEST = 1_000_000;

    @Test
    void theRealDaemonFindsTheVirusTestFileAndLetsOthersPass(@TempDir Path folder) throws Exception {
        assumeThat(DAEMON).isExecutable();
        byte[] virus = FakeClamd.eicar();
        String md5 = HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("MD5").digest(virus));
        Files.createDirectory(folder.resolve("db"));
        Files.writeString(folder.resolve("db/test.hdb"), md5 + ":" + virus.length + ":Eicar-Test-File\n");
        Path socket = folder.resolve("clamd.ctl");
        Path settings =
                Files.writeString(folder.resolve("clamd.conf"), """
                LocalSocket %s
                DatabaseDirectory %s
                Foreground yes
                StreamMaxLength %d
                """.formatted(socket, folder.resolve("db"), LARGEST));
        Process daemon = new ProcessBuilder(DAEMON.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            Scanner scanner = new Scanner("unix:" + socket, Duration.ofSeconds(20));
            while (daemon.isAlive() && Files.notExists(socket)) {
                assertThat(daemon.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
            }
            assertThat(scanner.scan(new ByteArrayInputStream(virus)))
                    .isInstanceOfSatisfying(
                            Scanner.Verdict.Infected.class,
                            found -> assertThat(found.name()).startsWith("Eicar-Test-File"));
            assertThat(scanner.scan(new ByteArrayInputStream(new byte[300_000])))
                    .isEqualTo(new Scanner.Verdict.Clean());
            assertThat(scanner.scan(new ByteArrayInputStream(new byte[3 * LARGEST])))
                    .isEqualTo(new Scanner.Verdict.Away());
        } finally {
            daemon.destroyForcibly().waitFor();
        }
    }
}

package vn.lienthong.steering.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The talk with a ClamAV daemon, against one that speaks the real protocol. */
class ScannerTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static ByteArrayInputStream bytes(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    @Test
    void tellsACleanFileFromOneWithAVirus() throws Exception {
        try (FakeClamd clamd = FakeClamd.onTcp()) {
            Scanner scanner = new Scanner("tcp://127.0.0.1:" + clamd.port(), PATIENCE);
            assertThat(scanner.scan(bytes(new byte[300_000]))).isEqualTo(new Scanner.Verdict.Clean());
            assertThat(scanner.scan(bytes(FakeClamd.eicar())))
                    .isEqualTo(new Scanner.Verdict.Infected("Eicar-Signature"));
            assertThat(clamd.longestSeen()).isEqualTo(300_000);
        }
    }

    @Test
    void speaksThroughAUnixSocketToo(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("clamd.ctl");
        try (FakeClamd clamd = FakeClamd.onSocket(socket)) {
            assertThat(clamd).isNotNull();
            assertThat(new Scanner("unix:" + socket, PATIENCE).scan(bytes(FakeClamd.eicar())))
                    .isInstanceOf(Scanner.Verdict.Infected.class);
        }
        assertThat(Files.notExists(socket) || clamdGone(socket)).isTrue();
    }

    private static boolean clamdGone(Path socket) {
        return new Scanner("unix:" + socket, PATIENCE).scan(bytes(new byte[1])) instanceof Scanner.Verdict.Away;
    }

    @Test
    void aScannerThatIsAwayIsNoVerdict() throws Exception {
        int port;
        try (FakeClamd clamd = FakeClamd.onTcp()) {
            port = clamd.port();
        }
        assertThat(new Scanner("tcp://127.0.0.1:" + port, PATIENCE).scan(bytes(new byte[10])))
                .isEqualTo(new Scanner.Verdict.Away());
    }

    @Test
    void aScannerThatRefusesTheSizeIsNoVerdict() throws Exception {
        try (FakeClamd clamd = FakeClamd.onTcp()) {
            clamd.limit(1000);
            assertThat(new Scanner("tcp://127.0.0.1:" + clamd.port(), PATIENCE).scan(bytes(new byte[500_000])))
                    .isEqualTo(new Scanner.Verdict.Away());
        }
    }

    @Test
    void aScannerThatSaysNothingDoesNotHoldAnybodyUp() throws Exception {
        try (FakeClamd clamd = FakeClamd.onTcp()) {
            clamd.silent();
            assertThat(new Scanner("tcp://127.0.0.1:" + clamd.port(), Duration.ofMillis(200)).scan(bytes(new byte[10])))
                    .isEqualTo(new Scanner.Verdict.Away());
        }
    }

    @Test
    void withoutASettingNobodyIsAsked() {
        assertThat(new Scanner("", PATIENCE).scan(bytes(new byte[1]))).isEqualTo(new Scanner.Verdict.NotSetUp());
    }

    @Test
    void anAddressWrittenInAnotherWayIsRefusedAtStart() {
        assertThatThrownBy(() -> new Scanner("localhost:3310", PATIENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lienthong.clamav");
    }

    @Test
    void whatIsNoAnswerOfTheProtocolIsNoVerdict() throws IOException {
        assertThat(Scanner.verdict("")).isEqualTo(new Scanner.Verdict.Away());
        assertThat(Scanner.verdict("INSTREAM size limit exceeded. ERROR")).isEqualTo(new Scanner.Verdict.Away());
        assertThat(Scanner.verdict("stream: Win.Test.EICAR_HDB-1 FOUND"))
                .isEqualTo(new Scanner.Verdict.Infected("Win.Test.EICAR_HDB-1"));
    }
}

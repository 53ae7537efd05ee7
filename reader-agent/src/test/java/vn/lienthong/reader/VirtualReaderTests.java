package vn.lienthong.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.lienthong.idcard.Proof;
import vn.lienthong.idcard.chip.ChipReader;
import vn.lienthong.idcard.chip.ChipReading;
import vn.lienthong.idcard.chip.TrustList;
import vn.lienthong.idcard.simulator.CardMaker;
import vn.lienthong.idcard.simulator.InventedAuthority;
import vn.lienthong.idcard.simulator.VirtualReaderCard;

/**
 * The whole way on the system's own PC/SC stack: page, agent, {@code javax.smartcardio}, {@code pcscd}, virtual reader, card.
 * Runs where Debian's {@code pcscd} and {@code vsmartcard-vpcd} are installed and may be started; elsewhere it is left out.
 */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VirtualReaderTests {

    private static final Path SERVICE = Path.of("/usr/sbin/pcscd");
    private static final Path DRIVER = Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so");
    private static final Path SOCKET = Path.of("/run/pcscd/pcscd.comm");
    private static final String ORIGIN = "https://lienthong.test";
    private static final InventedAuthority VIETNAM = new InventedAuthority(InventedAuthority.Kind.BRAINPOOL, "VN");

    private static @Nullable Process service;

    @BeforeAll
    static void startService() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SERVICE) && Files.exists(DRIVER), "pcscd and vsmartcard-vpcd are not installed");
        if (!Files.exists(SOCKET)) {
            assumeTrue("root".equals(System.getProperty("user.name")), "pcscd does not run and may not be started");
            service = new ProcessBuilder(SERVICE.toString(), "--foreground", "--critical")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            while (!Files.exists(SOCKET)) {
                assumeTrue(service.isAlive(), "pcscd does not start here");
                Thread.sleep(50);
            }
        }
    }

    @AfterAll
    static void stopService() throws InterruptedException {
        Process started = service;
        if (started != null) {
            started.destroy();
            started.waitFor();
        }
    }

    @Test
    void aPageReadsACardThroughTheSystemsOwnReaders() throws Exception {
        CardMaker old = CardMaker.card(VIETNAM.signer());
        CardMaker maker =
                CardMaker.card(VIETNAM.signer()).withFace().pace(13, 4).chipAuthentication("brainpoolP256r1", 2);
        Pairing pairing = new Pairing(InstantSource.system());
        PcscReaders readers = new PcscReaders();
        TrustList trust = TrustList.of(List.of(VIETNAM.certificate()), List.of());
        try (WebSocketServer server =
                new WebSocketServer(0, Set.of(ORIGIN), () -> new Conversation(pairing, readers))) {
            server.start();
            try (Page page = new Page(server.port(), ORIGIN)) {
                page.pair(pairing.code());
                assertThat(page.ask("{\"do\":\"open\"}")).containsEntry("why", "card");
                ChipReader chips = new ChipReader(trust, Clock.systemUTC());
                try (VirtualReaderCard laid = lay(old)) {
                    assertThat(laid).isNotNull();
                    assertThat(page.ask("{\"do\":\"open\",\"wait\":20}")).containsEntry("is", "open");
                    assertThat(chips.read(page, AgentTests.key(old), false)).isInstanceOf(ChipReading.Genuine.class);
                    page.ask("{\"do\":\"close\"}");
                }
                awaitNoCard(readers);
                try (VirtualReaderCard laid = lay(maker)) {
                    assertThat(laid).isNotNull();
                    assertThat(page.ask("{\"do\":\"open\",\"wait\":20}")).containsEntry("is", "open");
                    assertGenuine(chips.read(page, AgentTests.key(maker), true));
                }
                // The second card went off the reader in the middle of the talk.
                assertThat(chips.read(page, AgentTests.key(maker), false)).isInstanceOf(ChipReading.CardRemoved.class);
            }
        }
    }

    private static void assertGenuine(ChipReading reading) {
        assertThat(reading).isInstanceOf(ChipReading.Genuine.class);
        ChipReading.Genuine genuine = (ChipReading.Genuine) reading;
        assertThat(genuine.proofs()).contains(Proof.CHAIN, Proof.HASHES, Proof.NOT_CLONED);
        assertThat(genuine.data().face()).isNotNull();
    }

    /** Nobody changes cards faster than the service looks; a test would. */
    private static void awaitNoCard(PcscReaders readers) throws IOException {
        while (readers.list().stream().anyMatch(CardReaders.Reader::card)) {
            readers.awaitChange(200);
        }
    }

    /** The driver opens its port a moment after the service is there, and again after each card. */
    private static VirtualReaderCard lay(CardMaker maker) throws InterruptedException {
        while (true) {
            try {
                return new VirtualReaderCard(maker.make(), VirtualReaderCard.PORT);
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
    }
}

package vn.lienthong.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.Proof;
import vn.lienthong.idcard.chip.AccessKey;
import vn.lienthong.idcard.chip.ChipReader;
import vn.lienthong.idcard.chip.ChipReading;
import vn.lienthong.idcard.chip.TrustList;
import vn.lienthong.idcard.simulator.CardMaker;
import vn.lienthong.idcard.simulator.InventedAuthority;
import vn.lienthong.idcard.simulator.SimulatedCard;

class AgentTests {

    private static final String ORIGIN = "https://lienthong.test";
    private static final InventedAuthority VIETNAM = new InventedAuthority(InventedAuthority.Kind.NIST, "VN");
    private static final ChipReader CHIPS =
            new ChipReader(TrustList.of(List.of(VIETNAM.certificate()), List.of()), Clock.systemUTC());

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T00:00:00Z"));
    private final Pairing pairing = new Pairing((InstantSource) now::get);
    private final Desk desk = new Desk();

    @SuppressWarnings("NullAway.Init")
    private WebSocketServer server;

    @BeforeEach
    void start() throws IOException {
        server = new WebSocketServer(0, Set.of(ORIGIN), () -> new Conversation(pairing, desk));
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aPairedPageReadsTheCardOnTheReader() {
        CardMaker maker =
                CardMaker.card(VIETNAM.signer()).withFace().pace(13, 2).chipAuthentication("secp256r1", 2);
        desk.card = maker.make();
        try (Page page = new Page(server.port(), ORIGIN)) {
            page.pair(pairing.code());
            assertThat(page.ask("{\"do\":\"open\"}")).containsEntry("is", "open");
            ChipReading reading = CHIPS.read(page, key(maker), true);
            assertThat(reading).isInstanceOf(ChipReading.Genuine.class);
            assertThat(((ChipReading.Genuine) reading).proofs()).contains(Proof.NOT_CLONED, Proof.CHAIN);
            assertThat(page.ask("{\"do\":\"close\"}")).containsEntry("is", "closed");
            assertThat(desk.open).isZero();
        }
    }

    @Test
    void aCardTakenAwayIsSaid() {
        CardMaker maker = CardMaker.card(VIETNAM.signer());
        desk.card = maker.make().removedAfter(12);
        try (Page page = new Page(server.port(), ORIGIN)) {
            page.pair(pairing.code());
            page.ask("{\"do\":\"open\"}");
            assertThat(CHIPS.read(page, key(maker), false)).isInstanceOf(ChipReading.CardRemoved.class);
            assertThat(page.ask("{\"do\":\"send\",\"commands\":[\"0084000008\"]}"))
                    .containsEntry("why", "not-open");
        }
    }

    @Test
    void withoutACardOrReaderThePageIsToldSo() {
        try (Page page = new Page(server.port(), ORIGIN)) {
            page.pair(pairing.code());
            assertThat(page.ask("{\"do\":\"open\",\"wait\":1}")).containsEntry("why", "card");
            assertThat(String.valueOf(page.ask("{\"do\":\"readers\"}").get("text")))
                    .contains("Desk reader", "\"card\":false");
            desk.plugged = false;
            assertThat(page.ask("{\"do\":\"open\"}")).containsEntry("why", "reader");
        }
    }

    @Test
    void nothingHappensBeforePairingAndACodeIsGoodOnce() {
        desk.card = CardMaker.card(VIETNAM.signer()).make();
        String code = pairing.code();
        try (Page page = new Page(server.port(), ORIGIN);
                Page second = new Page(server.port(), ORIGIN)) {
            assertThat(page.ask("{\"do\":\"open\"}")).containsEntry("why", "pair-first");
            assertThat(page.ask("{\"do\":\"readers\"}")).containsEntry("why", "pair-first");
            String token = page.pair(code.substring(0, 4) + " " + code.substring(4));
            assertThat(token).hasSize(64);
            assertThat(second.ask("{\"do\":\"pair\",\"code\":\"" + code + "\"}"))
                    .containsEntry("why", "code");
            assertThat(second.ask("{\"do\":\"resume\",\"token\":\"" + "0".repeat(64) + "\"}"))
                    .containsEntry("why", "token");
            assertThat(second.ask("{\"do\":\"resume\",\"token\":\"" + token + "\"}"))
                    .containsEntry("is", "paired");
        }
    }

    @Test
    void fiveWrongCodesCloseTheDoorForAMinute() {
        String code = pairing.code();
        String wrong = code.equals("00000000") ? "00000001" : "00000000";
        for (int i = 0; i < 5; i++) {
            assertThat(pairing.pair(wrong)).isEmpty();
        }
        assertThat(pairing.pair(code)).isEmpty();
        assertThat(pairing.pair(pairing.code())).isEmpty();
        now.updateAndGet(then -> then.plus(Duration.ofSeconds(61)));
        assertThat(pairing.pair(pairing.code())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lienthong.test.evil.example",
                "http://lienthong.test",
                "https://lienthong.test:8443",
                "null",
                ""
            })
    void pagesOfOtherOriginsAreTurnedAway(String origin) {
        assertThatThrownBy(() -> new Page(server.port(), origin).close()).isInstanceOf(CompletionException.class);
    }

    @Test
    void aPageThatCameUnderAnotherNameIsTurnedAway() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example:" + server.port() + "\r\nOrigin: " + ORIGIN
                        + "\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: a\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nOrigin: " + ORIGIN + "\r\n\r\n"))
                .startsWith("HTTP/1.1 426");
        assertThat(raw("POST / HTTP/1.1\r\n\r\n")).isEmpty();
        assertThat(raw("GET / HTTP/1.1\r\nOrigin: " + ORIGIN + "\r\nOrigin: x\r\n\r\n"))
                .isEmpty();
    }

    /** Frames that no browser sends: without a mask, too long, out of order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0081\u0002{}",
                "\u0081\u00FF\0\0\0\0\u00FF\0\0\0aaaa",
                "\u0080\u0081aaaax",
                "\u00C1\u0080aaaa",
                "\u0089\u00FEaaaa"
            })
    void brokenFramesEndTheTalk(String frame) throws IOException {
        String head = "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nOrigin: " + ORIGIN
                + "\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        String answer = raw(head + frame);
        assertThat(answer).startsWith("HTTP/1.1 101").contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).startsWith("\u0088\u0002");
    }

    @Test
    void messagesThatAreNoneAreAnswered() {
        desk.card = CardMaker.card(VIETNAM.signer()).make();
        try (Page page = new Page(server.port(), ORIGIN)) {
            page.pair(pairing.code());
            for (String message :
                    new String[] {"", "[]", "{\"do\":", "{\"do\":\"dance\"}", "{\"do\":\"open\",\"wait\":99999999999}"
                    }) {
                assertThat(page.ask(message)).containsEntry("why", "message");
            }
            page.ask("{\"do\":\"open\"}");
            assertThat(page.ask("{\"do\":\"send\",\"commands\":[\"zz\"]}")).containsEntry("why", "message");
            assertThat(page.ask("{\"do\":\"send\",\"commands\":[]}")).containsEntry("why", "message");
            assertThat(page.ask("{\"do\":\"send\",\"commands\":[\"00a404000e325041592e5359532e444446303100\"]}"))
                    .containsEntry("why", "command");
        }
    }

    @Test
    void addressesBecomeOrigins() {
        assertThat(ReaderAgent.origin("https://Lienthong.Example.vn:443/kiem-tra?x"))
                .isEqualTo("https://lienthong.example.vn");
        assertThat(ReaderAgent.origin("http://localhost:8080/")).isEqualTo("http://localhost:8080");
        assertThatThrownBy(() -> ReaderAgent.origin("lienthong.example.vn"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        Set<String> vietnamese =
                Words.of(java.util.Locale.forLanguageTag("vi")).bundle().keySet();
        assertThat(Words.of(java.util.Locale.ENGLISH).bundle().keySet()).isEqualTo(vietnamese);
        assertThat(Words.of(java.util.Locale.ENGLISH).text("reader.start.port-taken", 9735))
                .contains("9735");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(120_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    static AccessKey key(CardMaker maker) {
        return AccessKey.of(((MrzReading.Read) MrzReading.of(maker.zone(), LocalDate.of(2026, 11, 21))).mrz());
    }

    /** A reader on the desk, without the operating system. */
    private static final class Desk implements CardReaders {

        private volatile @Nullable SimulatedCard card;
        private volatile boolean plugged = true;
        private volatile int open;

        @Override
        public List<Reader> list() {
            return plugged ? List.of(new Reader("Desk reader", card != null)) : List.of();
        }

        @Override
        public void awaitChange(int milliseconds) {
            Thread.onSpinWait();
        }

        @Override
        public Link connect(String name) throws IOException {
            SimulatedCard laid = card;
            if (laid == null) {
                throw new IOException("no card");
            }
            laid.reset();
            open = 1;
            return new Link() {
                @Override
                public byte[] transmit(byte[] command) throws IOException {
                    return laid.transceive(command);
                }

                @Override
                public void close() {
                    open = 0;
                }
            };
        }
    }

    @Test
    void jsonIsReadAndWritten() {
        assertThat(Json.read(" {\"a\" : \"\\u00e1\\n\\\"\" , \"b\":[\"x\",\"y\"],\"c\":12, \"d\":[] } "))
                .isEqualTo(Map.of("a", "á\n\"", "b", List.of("x", "y"), "c", 12, "d", List.of()));
        assertThat(Json.write(Map.of("a", "x\"\n"))).isEqualTo("{\"a\":\"x\\\"\\u000a\"}");
        assertThatThrownBy(() -> Json.read("{\"a\":\"\\u12")).isInstanceOf(IllegalArgumentException.class);
    }
}

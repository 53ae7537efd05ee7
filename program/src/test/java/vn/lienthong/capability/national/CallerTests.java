package vn.lienthong.capability.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import vn.lienthong.capability.registry.PersonField;

/** A hostile gateway: how long it is waited for, how often it is asked, what is taken from it. */
class CallerTests {

    private static final Instant NOON = Instant.parse("2026-11-21T05:00:00Z");
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final String FOUND = "{\"code\":\"00\",\"response\":{\"SoDinhDanh\":\"099075000202\",\"KetQua\":"
            + "{\"SoDinhDanh\":\"1\",\"HoVaTen\":\"1\",\"NgayThangNamSinh\":\"1\"}}}";
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMinutes(1))
            .build();

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;

    private Caller caller(HostileServer server, int tries, StopHours stop, int perMinute) {
        return caller(server, tries, stop, perMinute, new Transport.Lgsp());
    }

    /** Who must answer is waited for on the slowest machine. */
    private Caller caller(HostileServer server, int tries, StopHours stop, int perMinute, Transport transport) {
        return caller(server, tries, stop, perMinute, transport, Duration.ofMinutes(1));
    }

    private Caller caller(
            HostileServer server, int tries, StopHours stop, int perMinute, Transport transport, Duration answer) {
        Line line = new Line(
                server.address(),
                transport,
                Map.of("AppName", "thu", "SecretKey", "bi-mat"),
                "000.00.12.H99",
                Map.of(),
                CodeTables.USUAL,
                new Line.Patience(Duration.ofMinutes(1), answer, Duration.ofMinutes(2), tries, Duration.ofMillis(5)),
                false);
        return new Caller(
                line,
                CLIENT,
                new Breaker(3, Duration.ofMinutes(1), clock),
                new Pace(perMinute, System::nanoTime),
                stop,
                clock,
                WireTests.JSON);
    }

    private Reply ask(Caller caller) {
        return caller.ask(WireTests.verification(WireTests.CLAIM), TURN);
    }

    private static NationalOutcome.Why why(Reply reply) {
        return ((Reply.None) reply).why();
    }

    @Test
    void theMessageGoesToTheServiceWithOurKeys() throws IOException {
        try (HostileServer server = new HostileServer(HostileServer.says(200, FOUND))) {
            assertThat(ask(caller(server, 3, StopHours.NONE, 6000))).isInstanceOf(Reply.Matched.class);
            HostileServer.Sent sent = server.sent.getFirst();
            assertThat(sent.path()).isEqualTo("/XacNhanThongTinCongDan");
            assertThat(sent.headers().get("Appname")).isEqualTo(List.of("thu"));
            assertThat(sent.headers().get("Secretkey")).isEqualTo(List.of("bi-mat"));
            assertThat(WireTests.JSON.readTree(sent.body()).path("SoDinhDanh").asString())
                    .isEqualTo("099075000202");
        }
    }

    @Test
    void overXRoadTheHeadersSayWhoAsksOfWhom() throws IOException {
        try (HostileServer server = new HostileServer(HostileServer.says(200, FOUND))) {
            Transport road = new Transport.XRoad("VN/GOV/H99/lienthong", "VN/GOV/C06/dancu");
            assertThat(ask(caller(server, 1, StopHours.NONE, 6000, road))).isInstanceOf(Reply.Matched.class);
            HostileServer.Sent sent = server.sent.getFirst();
            assertThat(sent.path()).isEqualTo("/r1/VN/GOV/C06/dancu/XacNhanThongTinCongDan");
            assertThat(sent.headers().get("X-road-client")).isEqualTo(List.of("VN/GOV/H99/lienthong"));
            assertThat(sent.headers().get("X-road-id")).isEqualTo(List.of(WireTests.ID.toString()));
            assertThat(sent.headers().get("X-road-userid")).isEqualTo(List.of("tra-cuu"));
            assertThat(sent.headers().get("X-road-issue")).isEqualTo(List.of("H99-1"));
        }
    }

    @Test
    void anErrorOfXRoadIsNoAnswerEvenWithABody() throws IOException {
        try (HostileServer server = new HostileServer((exchange, asked) -> {
            exchange.getResponseHeaders().add("X-Road-Error", "Server.ServerProxy.ServiceFailed");
            HostileServer.says(200, FOUND).answer(exchange, asked);
        })) {
            Transport road = new Transport.XRoad("VN/GOV/H99/lienthong", "VN/GOV/C06/dancu");
            assertThat(why(ask(caller(server, 1, StopHours.NONE, 6000, road))))
                    .isEqualTo(NationalOutcome.Why.NO_ANSWER);
        }
    }

    @Test
    void whatFailsForAMomentIsAskedAgainUnderTheSameNumber() throws IOException {
        try (HostileServer server = new HostileServer(
                HostileServer.says(500, "{\"code\":\"00\"}"),
                HostileServer.says(200, "{\"code\":\"07\"}"),
                HostileServer.says(200, FOUND))) {
            assertThat(ask(caller(server, 3, StopHours.NONE, 6000))).isInstanceOf(Reply.Matched.class);
            assertThat(server.sent).hasSize(3);
            assertThat(server.sent.stream().map(HostileServer.Sent::body).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void aServerThatHangsIsLeftAfterItsTime() throws IOException {
        try (HostileServer server = new HostileServer(HostileServer.says(200, ""))) {
            server.manners = List.of(server.hangs(), server.hangsInTheMiddle());
            Caller impatient = caller(server, 2, StopHours.NONE, 6000, new Transport.Lgsp(), Duration.ofMillis(1500));
            assertThat(why(ask(impatient))).isEqualTo(NationalOutcome.Why.NO_ANSWER);
            assertThat(server.sent).hasSize(2);
        }
    }

    @Test
    void anAnswerWithoutEndIsCutOff() throws IOException {
        try (HostileServer server = new HostileServer(HostileServer.floods())) {
            assertThat(ask(caller(server, 1, StopHours.NONE, 6000))).isInstanceOf(Reply.None.class);
        }
    }

    @Test
    void garbageIsAskedAgainAndThenRefused() throws IOException {
        try (HostileServer server = new HostileServer(HostileServer.says(200, "<html>"))) {
            assertThat(why(ask(caller(server, 2, StopHours.NONE, 6000)))).isEqualTo(NationalOutcome.Why.BAD_ANSWER);
            assertThat(server.sent).hasSize(2);
        }
    }

    @Test
    void anAnswerAboutAnotherPersonIsNeitherKeptNorAskedAgain() throws IOException {
        try (HostileServer server =
                new HostileServer(HostileServer.says(200, FOUND.replace("099075000202", "099075000203")))) {
            assertThat(why(ask(caller(server, 3, StopHours.NONE, 6000)))).isEqualTo(NationalOutcome.Why.BAD_ANSWER);
            assertThat(server.sent).hasSize(1);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (HostileServer server = new HostileServer((exchange, asked) -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            HostileServer.says(302, "").answer(exchange, asked);
        })) {
            assertThat(ask(caller(server, 1, StopHours.NONE, 6000))).isInstanceOf(Reply.None.class);
            assertThat(server.sent).hasSize(1);
        }
    }

    @Test
    void whoIsNotLetInIsToldSoAndNotTriedAgain() throws IOException {
        try (HostileServer server = new HostileServer(HostileServer.says(403, ""))) {
            assertThat(ask(caller(server, 3, StopHours.NONE, 6000)))
                    .isEqualTo(new Reply.Declined(NationalOutcome.Reason.NOT_ALLOWED));
            assertThat(server.sent).hasSize(1);
        }
    }

    @Test
    void theirPaceAndTheirStopAreKept() throws IOException {
        try (HostileServer server = new HostileServer(
                (exchange, asked) -> {
                    exchange.getResponseHeaders().add("Retry-After", "120");
                    HostileServer.says(429, "").answer(exchange, asked);
                },
                (exchange, asked) -> {
                    exchange.getResponseHeaders().add("Retry-After", "999999");
                    HostileServer.says(503, "").answer(exchange, asked);
                })) {
            Caller caller = caller(server, 3, StopHours.NONE, 6000);
            assertThat(ask(caller))
                    .isEqualTo(new Reply.None(NationalOutcome.Why.BUSY, NOON.plusSeconds(120), "their-pace", true));
            assertThat(ask(caller))
                    .as("half a day at most")
                    .isEqualTo(new Reply.None(
                            NationalOutcome.Why.STOPPED, NOON.plus(Duration.ofHours(12)), "their-stop", true));
            assertThat(server.sent).hasSize(2);
        }
    }

    @Test
    void afterManyFailuresItIsLeftAloneThenTriedOnce() throws IOException {
        try (HostileServer server = new HostileServer(HostileServer.says(500, ""))) {
            Caller caller = caller(server, 1, StopHours.NONE, 6000);
            for (int i = 0; i < 5; i++) {
                assertThat(why(ask(caller))).isEqualTo(NationalOutcome.Why.NO_ANSWER);
            }
            assertThat(server.sent).hasSize(3);
            assertThat(caller.leftAlone()).isTrue();
            now.set(NOON.plusSeconds(61));
            ask(caller);
            ask(caller);
            assertThat(server.sent).as("one tries, and fails").hasSize(4);
            now.set(NOON.plusSeconds(200));
            server.manners = List.of(HostileServer.says(200, FOUND));
            assertThat(ask(caller)).isInstanceOf(Reply.Matched.class);
            assertThat(ask(caller)).isInstanceOf(Reply.Matched.class);
            assertThat(caller.leftAlone()).isFalse();
        }
    }

    @Test
    void aClockSetBackDoesNotLeaveItAloneForEver() {
        Breaker breaker = new Breaker(1, Duration.ofMinutes(1), clock);
        breaker.failed();
        assertThat(breaker.closedUntil()).isPresent();
        now.set(NOON.minus(Duration.ofDays(300)));
        assertThat(breaker.closedUntil()).isEmpty();
    }

    @Test
    void atNightNothingIsSent() throws IOException {
        try (HostileServer server = new HostileServer(HostileServer.says(200, FOUND))) {
            Caller caller = caller(server, 1, StopHours.of("23:00-05:00"), 6000);
            now.set(Instant.parse("2026-11-21T20:00:00Z"));
            assertThat(ask(caller))
                    .isEqualTo(new Reply.None(
                            NationalOutcome.Why.STOPPED, Instant.parse("2026-11-21T22:00:00Z"), "stopped", false));
            now.set(Instant.parse("2026-11-21T22:00:00Z"));
            assertThat(ask(caller)).isInstanceOf(Reply.Matched.class);
            assertThat(server.sent).hasSize(1);
        }
    }

    @Test
    void asksGoAtTheAgreedPace() {
        AtomicLong nanos = new AtomicLong();
        Pace pace = new Pace(60, nanos::get);
        for (int i = 0; i < 5; i++) {
            assertThat(pace.take(Duration.ZERO)).isEqualTo(Duration.ZERO);
        }
        assertThat(pace.take(Duration.ZERO).isNegative()).isTrue();
        assertThat(pace.take(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.take(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
        assertThat(pace.take(Duration.ofSeconds(2)).isNegative()).isTrue();
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(pace.take(Duration.ZERO)).isEqualTo(Duration.ZERO);
    }

    @Test
    void whereNobodyListensThereIsNoAnswer() throws IOException {
        HostileServer server = new HostileServer(HostileServer.says(200, FOUND));
        Caller caller = caller(server, 2, StopHours.NONE, 6000);
        server.close();
        assertThat(why(ask(caller))).isEqualTo(NationalOutcome.Why.NO_ANSWER);
    }

    @Test
    void fieldsThatAreNotApprovedAreNotEvenChecked() {
        Grant narrow = WireTests.grant(Service.VERIFY, PersonField.NUMBER, PersonField.NAME);
        assertThat(Wire.checked(WireTests.CLAIM, narrow))
                .containsExactlyInAnyOrder(PersonField.NUMBER, PersonField.NAME);
    }
}

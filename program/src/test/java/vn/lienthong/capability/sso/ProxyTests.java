package vn.lienthong.capability.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.access.TestVisitor;
import vn.lienthong.kernel.Ids;

/** An old application behind a real nginx ({@code auth_request}); without nginx on the machine the test says so and is skipped. */
@HouseTest
class ProxyTests {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationStore applications;

    @Autowired
    SigningKeys keys;

    @TempDir
    Path folder = Path.of("");

    private final HttpServer old;
    private final String client;
    private final String secret = "lt_sso_" + Secrets.fresh();
    private final UUID id = Ids.next();
    private UUID account = Ids.next();
    private int proxy;
    private @Nullable Process nginx;
    private TestVisitor house = new TestVisitor(0);
    private TestVisitor there = new TestVisitor(0);

    ProxyTests() throws IOException {
        client = "cu-" + id;
        old = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        old.createContext("/", exchange -> {
            StringBuilder said = new StringBuilder("old " + exchange.getRequestURI() + "\n");
            exchange.getRequestHeaders()
                    .forEach((name, values) -> said.append(name.toLowerCase(java.util.Locale.ROOT))
                            .append('=')
                            .append(String.join("|", values))
                            .append('\n'));
            byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @BeforeEach
    void anOldApplicationBehindNginx() throws Exception {
        assumeThat(NGINX).as("nginx is not on this machine").exists();
        old.start();
        try (ServerSocket free = new ServerSocket(0)) {
            proxy = free.getLocalPort();
        }
        applications.insert(new Application(
                id,
                client,
                "Sổ cũ",
                Ids.next(),
                "Phòng thử",
                Application.Method.PROXY,
                List.of("http://127.0.0.1:" + proxy + "/"),
                List.of(),
                "",
                "",
                Set.of("openid"),
                "",
                "",
                true,
                false,
                false,
                false,
                30,
                "",
                null,
                Instant.now(),
                null,
                1));
        applications.secret(id, secret, Instant.now());
        account = people.account(Role.UNIT_OFFICER);
        applications.addRole(id, Authorize.TESTER, account, null);
        applications.addRole(id, "thu-kho", account, null);
        house = new TestVisitor(port);
        there = new TestVisitor(port);
        start();
    }

    /** The configuration of docs/sso.md, with the ports of this test. */
    private void start() throws IOException, InterruptedException {
        String pattern = Files.readString(Path.of("../docs/sso-nginx.conf"));
        String server = pattern.replace("443 ssl", "127.0.0.1:" + proxy)
                .replaceAll("(?m)^\\s*ssl_.*$", "")
                .replace("so-cu.dia-phuong.gov.vn", "127.0.0.1")
                .replace("https://lien-thong.dia-phuong.gov.vn", "http://127.0.0.1:" + port)
                .replace(
                        "http://127.0.0.1:8000",
                        "http://127.0.0.1:" + old.getAddress().getPort())
                .replace("so-cu", client)
                .replace("lt_sso_…", secret);
        Path file = folder.resolve("nginx.conf");
        Files.writeString(
                file,
                "daemon off; pid " + folder + "/pid; error_log " + folder
                        + "/error.log; events {}\nhttp { access_log off;"
                        + " client_body_temp_path " + folder + "/1; proxy_temp_path " + folder
                        + "/2; fastcgi_temp_path " + folder + "/3; uwsgi_temp_path " + folder + "/4; scgi_temp_path "
                        + folder + "/5;\n" + server + "}\n");
        nginx = new ProcessBuilder(NGINX.toString(), "-p", folder.toString(), "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        while (nginx.isAlive()) {
            try (java.net.Socket socket = new java.net.Socket(InetAddress.getLoopbackAddress(), proxy)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IllegalStateException(Files.readString(folder.resolve("out")));
    }

    @AfterEach
    void stop() throws InterruptedException {
        old.stop(0);
        Process running = nginx;
        if (running != null) {
            running.destroy();
            running.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private String app(String path) {
        return "http://127.0.0.1:" + proxy + path;
    }

    /** The whole way of a browser that wants a page of the old application. */
    private HttpResponse<String> arrive(String page) {
        String across = TestVisitor.location(there.get(app(page)));
        house.withSession(people.token(account));
        return there.get(TestVisitor.location(house.get(across)));
    }

    @Test
    void aStrangerIsLedToOurDoorAndBackToTheVeryPage() {
        HttpResponse<String> first = there.get(app("/so?a=1&b=2"));
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(TestVisitor.location(first)).startsWith("/sso/proxy/qua-cong?ma=" + client);
        assertThat(TestVisitor.location(house.get(TestVisitor.location(first)))).startsWith("/dang-nhap?tiep=");
        HttpResponse<String> in = arrive("/so?a=1&b=2");
        assertThat(in.headers().firstValue("Location")).hasValue(app("/so?a=1&b=2"));
        HttpResponse<String> page = there.get(app("/so?a=1&b=2"));
        assertThat(page.body()).startsWith("old /so?a=1&b=2").contains("x-lienthong-roles=tester,thu-kho");
        String assertion = page.body().replaceAll("(?s).*x-lienthong-assertion=([^\n]+)\n.*", "$1");
        JWTClaimsSet said = keys.read(assertion).orElseThrow();
        assertThat(said.getAudience()).containsExactly(client);
        assertThat(said.getSubject()).isEqualTo(account.toString());
    }

    @Test
    void aVisitorCannotNameThemselves() {
        arrive("/");
        HttpResponse<String> page = there.with("X-LienThong-User", "quan-tri").get(app("/"));
        assertThat(page.body()).contains("x-lienthong-user=thu-unit-officer").doesNotContain("quan-tri");
    }

    @Test
    void signingOutHereEndsItThere() {
        arrive("/");
        assertThat(there.get(app("/")).statusCode()).isEqualTo(200);
        house.submit(house.get("/tai-khoan"), "/dang-xuat", Map.of());
        assertThat(there.get(app("/")).statusCode()).isEqualTo(303);
    }

    @Test
    void aTicketIsNoUseInAnotherBrowserOrTwice() {
        String across = TestVisitor.location(there.get(app("/")));
        house.withSession(people.token(account));
        String ticket = TestVisitor.location(house.get(across));
        assertThat(new TestVisitor(port).get(ticket).statusCode()).isEqualTo(400);
        String again = TestVisitor.location(house.get(across));
        assertThat(there.get(again).statusCode()).isEqualTo(303);
        assertThat(there.get(again).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyTheProxyIsAnsweredAndOnlyThoseWhoMayComeIn() {
        assertThat(new TestVisitor(port).get(ProxyApi.ASK).statusCode()).isEqualTo(403);
        assertThat(new TestVisitor(port)
                        .with(ProxyApi.APPLICATION, client)
                        .with(ProxyApi.KEY, "sai")
                        .get(ProxyApi.ASK)
                        .statusCode())
                .isEqualTo(403);
        String across = TestVisitor.location(there.get(app("/")));
        house.withSession(people.token(people.account(Role.UNIT_OFFICER)));
        assertThat(house.get(across).statusCode()).as("not live, no tester").isEqualTo(400);
    }

    @Test
    void nobodyIsSentToAnotherHost() {
        there.get(app("/"));
        String across = TestVisitor.location(there.get(app("/"))).replaceAll("trang=.*", "trang=%2F%2Fevil.example");
        house.withSession(people.token(account));
        HttpResponse<String> in = there.get(TestVisitor.location(house.get(across)));
        assertThat(in.headers().firstValue("Location")).hasValue(app("/"));
    }
}

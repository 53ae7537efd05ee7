package vn.lienthong.capability.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.access.TestVisitor;

/** A second Spring application signs in through this house with Spring Security's own client, and is signed out in both ways. */
@HouseTest
class SpringClientTests {

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    TestApplications applications;

    @Autowired
    Issuer issuer;

    @Autowired
    JdbcClient database;

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** From the office through the house and back; the two keep their cookies apart, as a browser does by port and name. */
    private static HttpResponse<String> come(TestVisitor office, TestVisitor house) {
        HttpResponse<String> sent = office.get("/");
        assertThat(sent.statusCode()).as("the office wants to know who it is").isEqualTo(302);
        HttpResponse<String> onward = office.get(TestVisitor.location(sent));
        HttpResponse<String> back = house.get(TestVisitor.location(onward));
        assertThat(TestVisitor.location(back)).as(back.body()).contains("code=");
        HttpResponse<String> in = office.get(TestVisitor.location(back));
        assertThat(in.statusCode()).isEqualTo(302);
        return office.get(TestVisitor.location(in));
    }

    @Test
    void anotherSpringApplicationSignsInAndIsSignedOutByItselfAndByTheHouse() throws Exception {
        int at = free();
        UUID account = people.account(Role.UNIT_OFFICER);
        TestApplications.Made made = applications
                .named("Phần mềm văn phòng")
                .leadsTo(OfficeApplication.comesBackTo(at))
                .bye(OfficeApplication.bye(at))
                .backChannel(OfficeApplication.listensAt(at))
                .scopes("openid", "profile")
                .pkce()
                .tester(account)
                .make();
        try (OfficeApplication running = new OfficeApplication(at, issuer.value(), made)) {
            assertThat(running).isNotNull();
            TestVisitor house = new TestVisitor(port).withSession(people.token(account));
            TestVisitor office = new TestVisitor(at);
            assertThat(come(office, house).body())
                    .startsWith("office of " + account)
                    .contains("Thử " + Role.UNIT_OFFICER);

            HttpResponse<String> leaving = office.post("/logout", Map.of());
            assertThat(leaving.headers().firstValue("Location").orElse(""))
                    .startsWith(issuer.value() + "/logout?id_token_hint=");
            HttpResponse<String> gone = house.get(TestVisitor.location(leaving));
            assertThat(gone.headers().firstValue("Location").orElse("")).isEqualTo(OfficeApplication.bye(at));
            assertThat(office.get(TestVisitor.location(gone)).body()).isEqualTo("bye");
            assertThat(house.get("/").statusCode())
                    .as("the house has ended the session too")
                    .isEqualTo(302);

            TestVisitor again = new TestVisitor(port).withSession(people.token(account));
            TestVisitor desk = new TestVisitor(at);
            assertThat(come(desk, again).body()).startsWith("office of ");
            again.submit(again.get("/tai-khoan"), "/dang-xuat", Map.of());
            await().atMost(Duration.ofMinutes(2)).until(() -> waiting(made.id()) == 0);
            assertThat(database.sql("select distinct state from sso_logout where application_id = :id")
                            .param("id", made.id())
                            .query(String.class)
                            .list())
                    .containsExactly("told");
            assertThat(desk.get("/").statusCode())
                    .as("the office ended its own session when it was told")
                    .isEqualTo(302);
        }
    }

    private long waiting(UUID application) {
        return database.sql("select count(*) from sso_logout where application_id = :id and state = 'waiting'")
                .param("id", application)
                .query(Long.class)
                .single();
    }
}

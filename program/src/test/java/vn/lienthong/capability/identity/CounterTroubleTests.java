package vn.lienthong.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.access.TestVisitor;
import vn.lienthong.capability.privacy.TestCitizen;
import vn.lienthong.capability.registry.TestRegister;

/** A counter in a browser of its own: citizens who prove themselves with VNeID there, and a register that does not answer. */
@HouseTest
class CounterTroubleTests {

    private static final String PAGE = CheckPages.PATH;

    @Autowired
    TestPersons persons;

    @Autowired
    TestRegister register;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @Autowired
    DataSource source;

    @LocalServerPort
    int port;

    private String here = "";
    private UUID officer = new UUID(0, 0);
    private TestVisitor counter = new TestVisitor(0);

    @BeforeEach
    void aCounterThatServesSomething() {
        database.sql("insert into vneid_sandbox (on_since) select now() where not exists (select from vneid_sandbox)")
                .update();
        here = persons.communes().getFirst().code();
        officer = people.account(IdentityConfiguration.COUNTER, persons.agency(here));
        counter = new TestVisitor(port).withSession(people.token(officer)).with("Accept-Language", "vi");
        counter.submit(
                counter.get(PAGE), PAGE + "/cong-viec", Map.of("cong-viec", "identity.procedure", "ho-so", "1.004222"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCitizenProvesThemselfWithVneidAtTheCounterAndTheirSessionEndsWithTheCheck(int level) {
        UUID person = register.person(here, "Trần Thị Thử Ba", LocalDate.of(1990, 7, 21), "099190000303");
        try {
            assertThat(TestCitizen.signIn(counter, "099190000303", level, PAGE + "/vneid"))
                    .isEqualTo(PAGE + "/vneid");
            HttpResponse<String> came = counter.get(PAGE + "/vneid");
            assertThat(came.body()).contains("VNeID vừa xác nhận một công dân ở mức " + level);
            HttpResponse<String> checked = counter.submit(came, PAGE + "/vneid", Map.of());
            assertThat(checked.body())
                    .contains("Trần Thị Thử Ba")
                    .contains("VNeID mức " + level)
                    .contains(level == 2 ? "Có giá trị như thẻ căn cước" : "Chưa có giá trị như thẻ căn cước")
                    .contains("thử");
            assertThat(TestVisitor.location(counter.get("/cong-dan")))
                    .as("the next person is not taken for this one")
                    .isEqualTo("/cong-dan/dang-nhap");
            assertThat(counter.submit(counter.get(PAGE), PAGE + "/vneid", Map.of())
                            .body())
                    .contains("Chưa có xác nhận mới từ VNeID");
            assertThat(counter.get(PAGE).statusCode()).as("the officer stays").isEqualTo(200);
            assertThat(database.sql(
                                    "select level from identity_check where account = :officer order by at desc limit 1")
                            .param("officer", officer)
                            .query(String.class)
                            .single())
                    .isEqualTo("VNEID_" + level);
        } finally {
            register.forget(person);
        }
    }

    @Test
    void aRegisterThatDoesNotAnswerInTimeIsSaidToBeSilentAndTheCardsOwnProofIsShown() throws Exception {
        TestPersons.Someone man = persons.man(here);
        try (Connection other = source.getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            // Somebody else holds the register and does not let go: every question waits.
            lock.execute("lock table registry_person in access exclusive mode");
            HttpResponse<String> answer = counter.submit(counter.get(PAGE), PAGE, Map.of("quet", man.qr()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("Không hỏi được sổ dân cư")
                    .contains("Bên dưới là điều tự thẻ chứng minh")
                    .contains(man.name())
                    .contains("Bản in trên thẻ")
                    .contains("sổ dân cư địa phương, không trả lời");
            other.rollback();
            other.setAutoCommit(true);
        }
        assertThat(counter.submit(counter.get(PAGE), PAGE, Map.of("quet", man.qr()))
                        .body())
                .contains("Đúng người trong sổ dân cư");
    }
}

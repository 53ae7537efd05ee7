package vn.lienthong.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.national.TestLine;
import vn.lienthong.capability.ui.Messages;

/** The national database as the second step of a check, answered by its sandbox. */
@HouseTest
class NationalStepTests {

    private static final String KNOWN_THERE = "099304000505||Phạm Thị Thử Năm|29022004|Nữ|Số 5, thôn Hạ|15062022";
    private static final String SILENT_THERE = "099093001212||Bùi Văn Thử Lặng|12121993|Nam|Số 12, thôn Hạ|15062022";
    private static final Pattern CLAIM =
            Pattern.compile("/cac-lan/([0-9a-f-]{36})/quoc-gia(?s:.*?)name=\"k\" value=\"([^\"]+)\"");

    @Autowired
    MockMvc web;

    @Autowired
    TestPersons persons;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @Autowired
    TestLine line;

    @Autowired
    Messages messages;

    UUID officer = new UUID(0, 0);

    @BeforeEach
    void aCounterThatMayAskThere() throws Exception {
        database.sql(
                        "insert into national_sandbox (since) select now() where not exists (select from national_sandbox)")
                .update();
        officer = people.account(
                "registry-reader", persons.agency(persons.communes().getFirst().code()));
        serve(officer);
    }

    private void serve(UUID who) throws Exception {
        send(who, "/cong-viec", "cong-viec", "identity.procedure", "ho-so", "1.004222");
    }

    private MvcResult send(UUID who, String path, String... pairs) throws Exception {
        var request = post(CheckPages.PATH + path)
                .with(people.as(who))
                .with(csrf())
                .header(CheckView.PART, "identity")
                .locale(Locale.of("vi"));
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return web.perform(request).andReturn();
    }

    private static String body(MvcResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private Matcher offered(UUID who, String qr) throws Exception {
        Matcher claim = CLAIM.matcher(body(send(who, "", "quet", qr)));
        assertThat(claim.find()).as("the step is offered").isTrue();
        return claim;
    }

    private String national(String id) {
        return database.sql("select national || ' ' || verdict from identity_check where id = cast(:id as uuid)")
                .param("id", id)
                .query(String.class)
                .single();
    }

    @Test
    void somebodyWhomOnlyTheNationalDatabaseKnowsIsAskedAboutThere() throws Exception {
        Matcher claim = offered(officer, KNOWN_THERE);
        String answer = body(send(officer, "/cac-lan/" + claim.group(1) + "/quoc-gia", "k", claim.group(2)));
        assertThat(answer).contains("Môi trường thử");
        assertThat(national(claim.group(1))).as("a sandbox lifts nothing").isEqualTo("MATCH LOOK");
        assertThat(web.perform(get(RecordPages.PATH + "/" + claim.group(1)).with(people.as(officer)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void anotherBirthIsNotConfirmedAndStopsTheCheck() throws Exception {
        Matcher claim = offered(officer, KNOWN_THERE.replace("29022004", "28022004"));
        send(officer, "/cac-lan/" + claim.group(1) + "/quoc-gia", "k", claim.group(2));
        assertThat(national(claim.group(1))).endsWith(" NO");
    }

    @Test
    void aClaimOfAnotherCheckOrAnotherOfficerIsRefused() throws Exception {
        Matcher claim = offered(officer, KNOWN_THERE);
        Matcher other = offered(officer, SILENT_THERE);
        assertThat(send(officer, "/cac-lan/" + other.group(1) + "/quoc-gia", "k", claim.group(2))
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
        assertThat(send(officer, "/cac-lan/" + claim.group(1) + "/quoc-gia", "k", "AAAA")
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
        UUID colleague = people.account("registry-reader");
        assertThat(send(colleague, "/cac-lan/" + claim.group(1) + "/quoc-gia", "k", claim.group(2))
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    private UUID counter() throws Exception {
        UUID counter = people.account(
                IdentityConfiguration.COUNTER,
                persons.agency(persons.communes().getFirst().code()));
        serve(counter);
        return counter;
    }

    @Test
    void aCounterAsksAboutWhomItsCardHasJustNamedAndAboutNobodyElse() throws Exception {
        UUID counter = counter();
        Matcher claim = offered(counter, KNOWN_THERE);
        assertThat(body(send(counter, "/cac-lan/" + claim.group(1) + "/quoc-gia", "k", claim.group(2))))
                .contains("Trùng khớp");
        assertThat(national(claim.group(1))).isEqualTo("MATCH LOOK");
        for (String typed : java.util.List.of("/quoc-gia", "/quoc-gia/da-hoi", "/quoc-gia/ket-noi")) {
            assertThat(web.perform(get(typed).with(people.as(counter)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as("claims are not typed at a counter: " + typed)
                    .isEqualTo(403);
        }
    }

    @Test
    void whatKeepsTheNationalDatabaseFromBeingAskedIsSaidInWords() throws Exception {
        UUID counter = counter();
        assertThat(body(send(
                        counter,
                        "/nhap",
                        "so",
                        "099304000505",
                        "ho-ten",
                        "Pham Thi Thu Nam",
                        "ngay-sinh",
                        "29/02/2004")))
                .contains("Quét mã QR trên thẻ")
                .doesNotContain("name=\"k\"");
        database.sql("delete from national_sandbox").update();
        assertThat(body(send(counter, "", "quet", KNOWN_THERE)))
                .contains("nơi này chưa nối, nên chưa hỏi được")
                .doesNotContain("name=\"k\"");
    }

    @Test
    void aRegisterThatIsLeftAloneIsSaidToBeSilentWithTheTimeToAskAgain() throws Exception {
        Matcher claim = offered(counter(), KNOWN_THERE);
        line.fails();
        try {
            UUID who = lastOfficer(claim.group(1));
            String answer = body(send(who, "/cac-lan/" + claim.group(1) + "/quoc-gia", "k", claim.group(2)));
            assertThat(answer)
                    .contains(messages.text(Locale.of("vi"), "national.why.no-answer"))
                    .contains("Hỏi lại được từ")
                    .contains("vẫn giữ nguyên");
            assertThat(national(claim.group(1))).as("no answer changes nothing").isEqualTo("NO_ANSWER LOOK");
        } finally {
            line.heals();
        }
    }

    private UUID lastOfficer(String check) {
        return database.sql("select account from identity_check where id = cast(:id as uuid)")
                .param("id", check)
                .query((row, n) -> row.getObject("account", UUID.class))
                .single();
    }
}

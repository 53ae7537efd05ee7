package vn.lienthong.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

/** The check page through the web: who is refused, what other units see, what an address and a log never hold. */
@HouseTest
@ExtendWith(OutputCaptureExtension.class)
class CheckPagesTests {

    private static final String PAGE = CheckPages.PATH;

    @Autowired
    MockMvc web;

    @Autowired
    TestPersons persons;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    String here = "";
    UUID officer = new UUID(0, 0);

    @BeforeEach
    void aCounterThatServesSomething() throws Exception {
        here = persons.communes().getFirst().code();
        officer = people.account(IdentityConfiguration.COUNTER, persons.agency(here));
        assertThat(send(officer, PAGE + "/cong-viec", "cong-viec", "identity.procedure", "ho-so", "1.004222")
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo(PAGE);
    }

    private MvcResult open(UUID who, String path) throws Exception {
        return web.perform(get(path).with(people.as(who)).locale(Locale.of("vi")))
                .andReturn();
    }

    private MvcResult send(UUID who, String path, String... pairs) throws Exception {
        var request = post(path).with(people.as(who)).with(csrf()).locale(Locale.of("vi"));
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return web.perform(request).andReturn();
    }

    private static String body(MvcResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private UUID lastCheck(UUID who) {
        return database.sql("select id from identity_check where account = :who order by at desc limit 1")
                .param("who", who)
                .query((row, number) -> row.getObject("id", UUID.class))
                .single();
    }

    @Test
    void aScanShowsThePersonAndTheBoxIsReadyAgain() throws Exception {
        TestPersons.Someone man = persons.man(here);
        MvcResult result = send(officer, PAGE, "quet", man.qr());
        assertThat(body(result))
                .contains("Đúng người trong sổ dân cư", man.name(), "Thôn Thử Danh Tính", "Bản in trên thẻ")
                .contains("autofocus");
        assertThat(result.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(body(open(officer, PAGE))).contains("1.004222").doesNotContain(man.name());
    }

    @Test
    void withoutAChosenWorkNobodyIsChecked() throws Exception {
        TestPersons.Someone man = persons.man(here);
        UUID fresh = people.account(IdentityConfiguration.COUNTER, persons.agency(here));
        assertThat(body(send(fresh, PAGE, "quet", man.qr()))).doesNotContain(man.name());
        assertThat(persons.looks(man)).isZero();
    }

    @Test
    void theCountersRecordIsNobodysNumberAndOnlyOwnWorkIsChosen() throws Exception {
        assertThat(body(send(
                        officer, PAGE + "/cong-viec", "cong-viec", "identity.procedure", "ho-so", "001 099 012 345")))
                .contains("không ghi số định danh");
        assertThat(body(send(officer, PAGE + "/cong-viec", "cong-viec", "identity.procedure", "ho-so", "")))
                .contains("Ghi thủ tục hoặc số hồ sơ");
        assertThat(body(send(officer, PAGE + "/cong-viec", "cong-viec", "identity.residence", "ho-so", "")))
                .as("work of the police")
                .contains("Chọn một công việc trong danh sách");
    }

    @Test
    void whatIsWrongWithTypedFactsIsSaidAndNothingTypedIsLost() throws Exception {
        String page = body(send(officer, PAGE + "/nhap", "so", "123", "ho-ten", "", "ngay-sinh", "31/02/1990"));
        assertThat(page).contains("Nhập đủ 12 số", "Nhập họ và tên", "Nhập ngày sinh như", "31/02/1990");
    }

    @Test
    void typedFactsAreCheckedAndTheLevelSaysThatNoCardWasSeen() throws Exception {
        TestPersons.Someone man = persons.man(here);
        assertThat(body(send(
                        officer, PAGE + "/nhap", "so", man.number(), "ho-ten", man.name(), "ngay-sinh", "21/7/1985")))
                .contains("Đúng người trong sổ dân cư", "Chưa thấy thẻ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Role.ADMINISTRATOR,
                Role.STANDING_BODY,
                Role.LEADER,
                Role.UNIT_HEAD,
                Role.UNIT_OFFICER,
                "registry-investigator"
            })
    void rolesWithoutACounterAreRefusedEverywhere(String role) throws Exception {
        TestPersons.Someone man = persons.man(here);
        send(officer, PAGE, "quet", man.qr());
        UUID id = lastCheck(officer);
        long before = persons.looks(man);
        UUID who = people.account(role);
        for (String path : List.of(
                PAGE,
                PAGE + "/vneid",
                PAGE + "/cac-lan",
                PAGE + "/cac-lan/" + id,
                PAGE + "/cac-lan/" + id + "/anh",
                PAGE + "/cac-lan/xuat.xlsx",
                PAGE + "/cac-lan/xuat.csv")) {
            assertThat(open(who, path).getResponse().getStatus()).as(path).isEqualTo(403);
        }
        for (String path :
                List.of(PAGE, PAGE + "/nhap", PAGE + "/cong-viec", PAGE + "/vneid", PAGE + "/cac-lan/" + id + "/mat")) {
            assertThat(send(who, path, "quet", man.qr(), "mat", "same")
                            .getResponse()
                            .getStatus())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(persons.looks(man)).isEqualTo(before);
    }

    @Test
    void anotherUnitsChecksAreNotThere() throws Exception {
        send(officer, PAGE, "quet", persons.man(here).qr());
        UUID id = lastCheck(officer);
        UUID elsewhere = people.account(
                IdentityConfiguration.COUNTER,
                persons.agency(persons.communes().get(1).code()));
        UUID beside = people.account(IdentityConfiguration.COUNTER, persons.agency(here));
        for (UUID stranger : List.of(elsewhere, beside)) {
            assertThat(open(stranger, PAGE + "/cac-lan/" + id).getResponse().getStatus())
                    .isEqualTo(404);
            assertThat(open(stranger, PAGE + "/cac-lan/" + id + "/anh")
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
            assertThat(send(stranger, PAGE + "/cac-lan/" + id + "/mat", "mat", "same")
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
            assertThat(body(open(stranger, PAGE + "/cac-lan"))).doesNotContain(id.toString());
        }
        assertThat(body(open(officer, PAGE + "/cac-lan"))).contains(id.toString());
        assertThat(open(officer, PAGE + "/cac-lan/" + id).getResponse().getStatus())
                .isEqualTo(200);
        UUID head = people.account("resident-police-head");
        assertThat(open(head, PAGE + "/cac-lan/" + id).getResponse().getStatus())
                .as("whose right reaches the whole locality")
                .isEqualTo(200);
    }

    @Test
    void theListIsNarrowedAndSavedAsASheet() throws Exception {
        TestPersons.Someone lost = persons.man(here);
        persons.set(lost, "card_state = 3");
        send(officer, PAGE, "quet", lost.qr());
        UUID bad = lastCheck(officer);
        send(officer, PAGE, "quet", persons.man(here).qr());
        UUID good = lastCheck(officer);
        assertThat(body(open(officer, PAGE + "/cac-lan?ket-qua=NO")))
                .contains(bad.toString(), "Thẻ này đã được báo mất")
                .doesNotContain(good.toString());
        assertThat(body(open(officer, PAGE + "/cac-lan?cach=CHIP"))).doesNotContain(good.toString());
        assertThat(body(open(officer, PAGE + "/cac-lan?tu-ngay=01/01/2020&den-ngay=02/01/2020")))
                .contains("Không có lần kiểm tra nào");
        MvcResult sheet = open(officer, PAGE + "/cac-lan/xuat.csv?ket-qua=NO");
        assertThat(body(sheet)).contains("Thẻ này đã được báo mất").doesNotContain(lost.name(), lost.number());
        assertThat(open(officer, PAGE + "/cac-lan/xuat.xlsx").getResponse().getContentType())
                .contains("spreadsheetml");
    }

    @Test
    void theOfficersEyeIsRecordedAsThatAndLiftsNoLevel() throws Exception {
        send(officer, PAGE, "quet", persons.man(here).qr());
        UUID id = lastCheck(officer);
        send(officer, PAGE + "/cac-lan/" + id + "/mat", "mat", "same");
        assertThat(body(open(officer, PAGE + "/cac-lan/" + id)))
                .contains("Cán bộ thấy là cùng một người", "Bản in trên thẻ");
        send(officer, PAGE + "/cac-lan/" + id + "/mat", "mat", "other");
        assertThat(body(open(officer, PAGE + "/cac-lan/" + id)))
                .contains("Cán bộ thấy không phải người trên thẻ", "Dừng lại");
        assertThat(send(officer, PAGE + "/cac-lan/" + id + "/mat", "mat", "x")
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void withoutAFreshProofOfVneidNobodyIsTakenForACitizen() throws Exception {
        assertThat(body(open(officer, PAGE + "/vneid"))).contains("Chưa có xác nhận mới từ VNeID");
        assertThat(body(send(officer, PAGE + "/vneid"))).contains("Chưa có xác nhận mới từ VNeID");
    }

    @Test
    void aFormOfAnotherSiteChecksNobody() throws Exception {
        TestPersons.Someone man = persons.man(here);
        MvcResult result = web.perform(post(PAGE).with(people.as(officer)).param("quet", man.qr()))
                .andReturn();
        assertThat(result.getResponse().getStatus()).isEqualTo(403);
        assertThat(persons.looks(man)).isZero();
    }

    @Test
    void whateverIsScannedAPageComesAndNoLogNamesAnybody(CapturedOutput log) throws Exception {
        TestPersons.Someone man = persons.man(here);
        TestPersons.Someone other = persons.man(here);
        Random random = new Random(20261121);
        String alphabet = "|0123456789aệẾ<\u0301?Nam \u0000\t'\"&{}%";
        for (int i = 0; i < 150; i++) {
            StringBuilder text = new StringBuilder(man.qr());
            for (int n = random.nextInt(4); n >= 0; n--) {
                text.setCharAt(
                        13 + random.nextInt(text.length() - 13), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            MvcResult result = send(officer, PAGE, "quet", text.toString());
            assertThat(result.getResponse().getStatus()).isEqualTo(200);
            assertThat(body(result)).doesNotContain(other.number(), other.name());
        }
        assertThat(log.getAll()).doesNotContain(man.number(), man.name());
    }
}

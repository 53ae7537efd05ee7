package vn.lienthong.capability.matching;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.registry.TestRegister;
import vn.lienthong.capability.sync.OfflineAnswer;
import vn.lienthong.capability.sync.OfflineEntry;
import vn.lienthong.kernel.Ids;

/** A list from the sheet to the signature, through the web: who is refused, what is kept, what is never asked twice. */
@HouseTest
class MatchingTests {

    private static final LocalDate BORN = LocalDate.of(1951, 7, 21);

    @LocalServerPort
    int port;

    @Autowired
    MockMvc web;

    @Autowired
    TestRegister register;

    @Autowired
    TestPeople people;

    @Autowired
    ListStore lists;

    @Autowired
    RowStore rows;

    @Autowired
    Living living;

    @Autowired
    JdbcClient database;

    @Autowired
    FieldCheck fieldCheck;

    @Autowired
    Access access;

    String here = "";
    UUID agency = new UUID(0, 0);
    UUID cleaner = new UUID(0, 0);
    UUID second = new UUID(0, 0);
    UUID signer = new UUID(0, 0);

    @BeforeEach
    void aCommune() {
        here = register.communes().get(0).code();
        agency = register.agency(here);
        cleaner = people.account(MatchingConfiguration.CLEANER, agency);
        second = people.account(MatchingConfiguration.CLEANER, agency);
        signer = people.account(MatchingConfiguration.SIGNER, agency);
    }

    private MvcResult open(UUID who, String path) throws Exception {
        return web.perform(get(path).with(people.as(who)).locale(Locale.of("vi")))
                .andReturn();
    }

    private String body(MvcResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private int status(MvcResult result) {
        return result.getResponse().getStatus();
    }

    private MvcResult send(UUID who, String path, String... pairs) throws Exception {
        var request = post(path).with(people.as(who)).with(csrf()).locale(Locale.of("vi"));
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return web.perform(request).andReturn();
    }

    private MvcResult upload(UUID who, String key, String sector, String csv) throws Exception {
        return web.perform(multipart("/doi-sanh/moi")
                        .file(new MockMultipartFile(
                                "tep", "danh-sach.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
                        .param("khoa", key)
                        .param("linh-vuc", sector)
                        .param("don-vi", agency.toString())
                        .param("ten", "Danh sách thử")
                        .param("de-lam-gi", "Chi trợ cấp tháng 11")
                        .with(people.as(who))
                        .with(csrf())
                        .locale(Locale.of("vi")))
                .andReturn();
    }

    /** Brings, accepts the proposed columns, waits for the end. */
    private UUID compared(String sector, String csv) throws Exception {
        String path = Objects.requireNonNull(upload(cleaner, Ids.next().toString(), sector, csv)
                .getResponse()
                .getRedirectedUrl());
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        MatchList draft = lists.find(id).orElseThrow();
        String[] pairs = new String[draft.fields().size() * 2];
        for (int i = 0; i < draft.fields().size(); i++) {
            pairs[2 * i] = "cot-" + i;
            pairs[2 * i + 1] = draft.fields().get(i);
        }
        send(cleaner, path + "/cot", pairs);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> lists.find(id).orElseThrow().status() != MatchList.Status.RUNNING);
        assertThat(lists.find(id).orElseThrow().status()).isEqualTo(MatchList.Status.READY);
        return id;
    }

    private static String sheet(String... lines) {
        return "Danh sách người hưởng\nSTT,Họ và tên,Số CCCD,Ngày sinh\n" + String.join("\n", lines) + "\n";
    }

    private RowStore.Line row(UUID list, int line) {
        return rows.find(list, line).orElseThrow();
    }

    @Test
    void aListGoesFromTheSheetToTheSignature() throws Exception {
        String number = register.number();
        UUID person = register.person(here, "Hoàng Thị Thử Nghiệm", BORN, number);
        UUID id = compared(
                "old",
                sheet(
                        "1,Hoàng Thị Thử Nghiệm," + number + ",21/07/1951",
                        "2,Quách Khắc Vô Danh,,03/02/1940",
                        ",Tổng cộng,,"));
        assertThat(row(id, 3).group()).isEqualTo(Group.CLEAN);
        assertThat(row(id, 3).chosen()).isEqualTo(person);
        assertThat(row(id, 4).state()).isEqualTo(Decision.OPEN);
        assertThat(lists.find(id).orElseThrow().unreadable()).isEqualTo(1);
        assertThat(lists.find(id).orElseThrow().fields()).containsExactly("", "name", "number", "birth");
        assertThat(body(open(cleaner, "/doi-sanh/" + id))).contains("Không thấy");

        assertThat(status(send(signer, "/doi-sanh/" + id + "/ky", "xa", here))).isEqualTo(302);
        assertThat(lists.signatures(id)).isEmpty();
        send(cleaner, "/doi-sanh/" + id + "/dong/4", "la", "khong");
        assertThat(row(id, 4).state()).isEqualTo(Decision.NOBODY);
        send(signer, "/doi-sanh/" + id + "/ky", "xa", here, "y-kien", "Đã xem");
        assertThat(lists.signatures(id)).containsKey(here);
        send(cleaner, "/doi-sanh/" + id + "/dong/4", "la", "hoi");
        assertThat(row(id, 4).state()).as("signed rows stay").isEqualTo(Decision.NOBODY);
    }

    @Test
    void whatWasDecidedIsNeverAskedTwice() throws Exception {
        String csv = sheet("1,Quách Khắc Nhớ Lâu,,03/02/1941");
        UUID first = compared("old", csv);
        assertThat(row(first, 3).state()).isEqualTo(Decision.OPEN);
        send(cleaner, "/doi-sanh/" + first + "/dong/3", "la", "khong");
        UUID next = compared("old", csv + "2,Quách Khắc Người Mới,,05/06/1942\n");
        assertThat(row(next, 3).state()).isEqualTo(Decision.NOBODY);
        assertThat(row(next, 4).state()).isEqualTo(Decision.OPEN);
        send(cleaner, "/doi-sanh/" + first + "/hoan-tac");
        assertThat(row(first, 3).state()).isEqualTo(Decision.OPEN);
        UUID third = compared("old", csv);
        assertThat(row(third, 3).state()).as("taken back, so asked again").isEqualTo(Decision.OPEN);
    }

    @Test
    void takingSomebodyOutOfASocialListNeedsASecondPerson() throws Exception {
        UUID id = compared("social", sheet("1,Quách Khắc Hai Người,,03/02/1943"));
        String path = "/doi-sanh/" + id + "/dong/3";
        send(cleaner, path, "la", "bo");
        assertThat(row(id, 3).state()).isEqualTo(Decision.SECOND);
        send(cleaner, path, "la", "bo");
        assertThat(row(id, 3).state()).as("not by oneself").isEqualTo(Decision.SECOND);
        send(second, path, "la", "bo");
        assertThat(row(id, 3).state()).isEqualTo(Decision.REMOVED);
    }

    @Test
    void whoIsShownHasALineInTheDiary() throws Exception {
        String number = register.number();
        UUID person = register.person(here, "Tạ Hữu Nhật Ký", BORN, number);
        UUID id = compared("old", sheet("1,TA HUU NHAT KY," + number + ",21/07/1951"));
        assertThat(register.looks(person)).isZero();
        assertThat(row(id, 3).group()).isEqualTo(Group.CORRECTED);
        assertThat(body(open(cleaner, "/doi-sanh/" + id + "/dong/3")))
                .contains("Là người 1")
                .contains("21/07/1951");
        assertThat(register.looks(person)).isEqualTo(1);
        open(cleaner, "/doi-sanh/" + id + "/dong?nhom=can-sua");
        assertThat(register.looks(person)).isEqualTo(2);
    }

    @Test
    void peopleOfOtherUnitsAreFoundByTheirWholeNumberOnly() throws Exception {
        String elsewhere = register.communes().get(1).code();
        String number = register.number();
        UUID person = register.person(elsewhere, "Kiều Vĩnh Ngoài Xã", BORN, number);
        UUID id = compared(
                "old", sheet("1,Kiều Vĩnh Ngoài Xã,,21/07/1951", "2,Kiều Vĩnh Ngoài Xã," + number + ",21/07/1951"));
        assertThat(row(id, 3).person()).isNull();
        assertThat(rows.candidates(id, 3)).isEmpty();
        assertThat(row(id, 4).person()).isEqualTo(person);
    }

    @Test
    void theSameFormSentTwiceIsOneListAndTheSameFileIsSaid() throws Exception {
        String key = Ids.next().toString();
        String csv = sheet("1,Quách Khắc Một Lần,,03/02/1944");
        String first = upload(cleaner, key, "old", csv).getResponse().getRedirectedUrl();
        String again = upload(cleaner, key, "old", csv).getResponse().getRedirectedUrl();
        assertThat(again).isEqualTo(first);
        compared("old", csv);
        String twin = Objects.requireNonNull(
                upload(cleaner, Ids.next().toString(), "old", csv).getResponse().getRedirectedUrl());
        assertThat(body(open(cleaner, twin))).contains("Tệp này đã được đưa vào trước đây");
    }

    @Test
    void theCleanedSheetHasTheCorrectionsAndItsExportIsWrittenDown() throws Exception {
        String number = register.number();
        register.person(here, "Phùng Đắc Sạch Sẽ", BORN, number);
        UUID id = compared("old", sheet("1,PHUNG DAC SACH SE," + number + ",1951"));
        send(cleaner, "/doi-sanh/" + id + "/dong/3", "la", "nguoi:" + row(id, 3).person());
        assertThat(status(send(cleaner, "/doi-sanh/" + id + "/xuat", "loai", "sach", "ly-do", "ngắn")))
                .isEqualTo(302);
        MvcResult out = send(cleaner, "/doi-sanh/" + id + "/xuat", "loai", "sach", "ly-do", "Gửi bộ phận chi trả");
        assertThat(status(out)).isEqualTo(200);
        assertThat(out.getResponse().getContentAsByteArray()).startsWith('P', 'K');
        assertThat(lists.exports(id)).extracting(ListStore.Export::why).containsExactly("Gửi bộ phận chi trả");
        MvcResult minutes =
                send(cleaner, "/doi-sanh/" + id + "/xuat", "loai", "bien-ban", "ly-do", "Lưu hồ sơ làm sạch");
        assertThat(minutes.getResponse().getContentAsByteArray()).startsWith('P', 'K');
    }

    @Test
    void whoDiesLaterIsToldToTheOwnerOfTheList() throws Exception {
        String number = register.number();
        UUID person = register.person(here, "Trần Thọ Sống Lâu", BORN, number);
        UUID id = compared("old", sheet("1,Trần Thọ Sống Lâu," + number + ",21/07/1951"));
        assertThat(row(id, 3).state()).isEqualTo(Decision.ACCEPTED);
        database.sql("update registry_person set status = 1, version = version + 1 where id = :id")
                .param("id", person)
                .update();
        living.portion(id, -1);
        living.portion(id, -1);
        assertThat(row(id, 3).group()).isEqualTo(Group.DEAD);
        assertThat(row(id, 3).state()).isEqualTo(Decision.OPEN);
        assertThat(database.sql(
                                "select count(*) from notify_notice where account = :account and key like 'matching:living:%'")
                        .param("account", cleaner)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.ADMINISTRATOR, Role.UNIT_OFFICER, "registry-reader", "data-protection"})
    void theseRolesSeeNoList(String role) throws Exception {
        UUID who = people.account(role, agency);
        assertThat(status(open(who, "/doi-sanh"))).isEqualTo(403);
        assertThat(status(open(who, "/doi-sanh/moi"))).isEqualTo(403);
    }

    @Test
    void leadersSeeCountsAndNoPersonAndOtherUnitsSeeNothing() throws Exception {
        UUID id = compared("old", sheet("1,Quách Khắc Bí Mật,,03/02/1945"));
        UUID leader = people.account(Role.LEADER, agency);
        assertThat(status(open(leader, "/doi-sanh/" + id))).isEqualTo(200);
        for (String page :
                List.of("/dong", "/dong/3", "/viec", "/khong-doc-duoc", "/phieu", "/nhap-phieu", "/dong.xlsx")) {
            assertThat(status(open(leader, "/doi-sanh/" + id + page))).as(page).isEqualTo(403);
        }
        UUID stranger = people.account(
                MatchingConfiguration.CLEANER,
                register.agency(register.communes().get(1).code()));
        for (String page : List.of("", "/dong", "/dong/3", "/viec", "/xoa")) {
            assertThat(status(open(stranger, "/doi-sanh/" + id + page)))
                    .as(page)
                    .isEqualTo(403);
        }
        assertThat(status(send(stranger, "/doi-sanh/" + id + "/dong/3", "la", "khong")))
                .isEqualTo(403);
        assertThat(status(send(signer, "/doi-sanh/" + id + "/dong/3", "la", "khong")))
                .isEqualTo(403);
        assertThat(status(send(cleaner, "/doi-sanh/" + id + "/ky", "xa", here))).isEqualTo(403);
        assertThat(body(open(stranger, "/doi-sanh"))).doesNotContain(id.toString());
    }

    @Test
    void aDeletedListHasNoPersonsLeft() throws Exception {
        UUID id = compared("old", sheet("1,Quách Khắc Xóa Đi,,03/02/1946"));
        send(cleaner, "/doi-sanh/" + id + "/xoa");
        assertThat(rows.count(id, RowStore.Filter.ALL)).isZero();
        MatchList gone = lists.find(id).orElseThrow();
        assertThat(gone.status()).isEqualTo(MatchList.Status.DELETED);
        assertThat(gone.document()).isNull();
        assertThat(status(open(cleaner, "/doi-sanh/" + id))).isEqualTo(200);
    }

    private OfflineAnswer answeredInTheField(UUID who, UUID list, int line, String person) {
        AtomicReference<OfflineAnswer> answer = new AtomicReference<>(OfflineAnswer.done());
        Instant now = Instant.now();
        access.actAs(
                who,
                () -> answer.set(fieldCheck.take(new OfflineEntry(
                        new UUID(0, 1),
                        UUID.randomUUID(),
                        now,
                        now,
                        false,
                        now,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("list", list.toString())
                                .put("line", line)
                                .put("person", person)))));
        return Objects.requireNonNull(answer.get());
    }

    private String alongFor(UUID who) {
        AtomicReference<String> pack = new AtomicReference<>("");
        access.actAs(who, () -> pack.set(fieldCheck.pack()));
        return Objects.requireNonNull(pack.get());
    }

    @Test
    void whatIsAskedInTheHamletGoesAlongOnAPhoneAndComesBackOnce() throws Exception {
        String number = register.number();
        UUID person = register.person(here, "Tạ Hữu Ngoài Đồng", BORN, number);
        UUID id = compared(
                "old", sheet("1,TA HUU NGOAI DONG," + number + ",21/07/1951", "2,Quách Khắc Ở Nhà,,03/02/1945"));
        assertThat(alongFor(cleaner)).doesNotContain(id.toString());
        send(cleaner, "/doi-sanh/" + id + "/dong/3", "la", "hoi");
        assertThat(alongFor(cleaner))
                .contains(id.toString())
                .contains("Tạ Hữu Ngoài Đồng")
                .doesNotContain("Quách Khắc Ở Nhà");
        assertThat(register.looks(person)).as("taken along is looked at").isEqualTo(1);
        assertThat(alongFor(people.account(Role.LEADER, agency))).doesNotContain(id.toString());

        assertThat(answeredInTheField(people.account(Role.LEADER, agency), id, 3, person.toString()))
                .isEqualTo(OfflineAnswer.refused("matching.ask.reach"));
        assertThat(answeredInTheField(cleaner, id, 3, UUID.randomUUID().toString()))
                .as("no candidate")
                .isEqualTo(OfflineAnswer.refused("matching.ask.gone"));
        assertThat(answeredInTheField(cleaner, id, 3, "x")).isEqualTo(OfflineAnswer.refused("matching.ask.gone"));
        assertThat(answeredInTheField(cleaner, id, 3, person.toString())).isInstanceOf(OfflineAnswer.Done.class);
        assertThat(row(id, 3).state()).isEqualTo(Decision.ACCEPTED);
        assertThat(row(id, 3).chosen()).isEqualTo(person);
        assertThat(answeredInTheField(second, id, 3, "none"))
                .as("somebody was faster")
                .isInstanceOf(OfflineAnswer.Refused.class);
        assertThat(row(id, 3).state()).isEqualTo(Decision.ACCEPTED);
    }

    @Test
    void anAnswerIsGivenOnAPhoneWithoutASignal() throws Exception {
        String number = register.number();
        UUID person = register.person(here, "Tạ Hữu Trong Bản", BORN, number);
        UUID id = compared("old", sheet("1,TA HUU TRONG BAN," + number + ",21/07/1951"));
        send(cleaner, "/doi-sanh/" + id + "/dong/3", "la", "hoi");
        try (BrowserContext browser = Chromium.visitor(port, 360, 800)) {
            people.signIn(browser, port, cleaner);
            Page page = browser.newPage();
            page.navigate("/ngoai-mang");
            page.fill("[name=ten]", "Điện thoại");
            page.fill("[name=ma]", "bản trong 1");
            page.fill("[name=lai]", "bản trong 1");
            page.click("[data-sync=enrol] button");
            page.click("[data-sync=known] a");
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            browser.setOffline(true);
            page.reload();
            page.fill("[data-sync-unlock] input", "bản trong 1");
            page.press("[data-sync-unlock] input", "Enter");
            Locator row =
                    page.locator("[data-plain]").filter(new Locator.FilterOptions().setHasText("TA HUU TRONG BAN"));
            assertThat(row).containsText("Tạ Hữu Trong Bản");
            Chromium.picture(page, "matching-ask-360");
            assertThat(Chromium.axe(page)).isEmpty();
            assertThat(Chromium.overflows(page)).isFalse();
            row.locator("button").first().click();
            assertThat(page.locator("[data-sync-state]")).containsText("1 mục đang chờ");
            assertThat(row(id, 3).state()).isEqualTo(Decision.ASKED);
            browser.setOffline(false);
            assertThat(page.locator("[data-sync-state]")).containsText("Mọi mục đã được gửi");
            assertThat(row(id, 3).chosen()).isEqualTo(person);
        }
    }
}

package vn.lienthong.capability.mandates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.access.TestVisitor;
import vn.lienthong.capability.privacy.TestCitizen;
import vn.lienthong.capability.registry.DataUse;
import vn.lienthong.capability.registry.TestRegister;
import vn.lienthong.capability.vneid.Citizen;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** Acting for a child, a ward, by a mandate: who may, until when, what the diary says, how it ends, who is refused. */
@HouseTest
class MandateTests {

    private static final String MOTHER = "099190000303";
    private static final String MOTHER_NAME = "Trần Thị Thử Ba";
    private static final String READER = "registry-reader";

    @Autowired
    MockMvc web;

    @Autowired
    TestPeople people;

    @Autowired
    TestRegister register;

    @Autowired
    Mandates mandates;

    @Autowired
    MandateStore store;

    @Autowired
    DataUse dataUse;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private final List<UUID> made = new ArrayList<>();
    private String unit = "";
    private UUID agency = new UUID(0, 0);
    private UUID counter = new UUID(0, 0);
    private UUID mother = new UUID(0, 0);

    @BeforeEach
    void aMotherInACommune() {
        database.sql("insert into vneid_sandbox (on_since) select now() where not exists (select from vneid_sandbox)")
                .update();
        unit = register.communes().getFirst().code();
        agency = register.agency(unit);
        counter = people.account(READER, agency);
        mother = person(MOTHER_NAME, LocalDate.of(1990, 7, 21), MOTHER);
        database.sql("delete from mandates_mandate").update();
        database.sql("delete from mandates_stop").update();
    }

    @AfterEach
    void forget() {
        made.forEach(register::forget);
    }

    private UUID person(String name, LocalDate born, String number) {
        UUID id = register.person(unit, name, born, number);
        made.add(id);
        return id;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }

    private UUID child(String name, LocalDate born, String number) {
        UUID child = person(name, born, number);
        register.mother(child, mother);
        return child;
    }

    private Citizen motherAt(int level) {
        return new Citizen(
                MOTHER, MOTHER_NAME, "1990-07-21", "Nữ", "urn:vn:vneid:loa:" + level, clock.instant());
    }

    private MockHttpServletResponse enter(UUID who, Map<String, String> changed, boolean file) throws Exception {
        Map<String, String> fields = new HashMap<>(Map.of(
                MandateForm.ID, Ids.next().toString(),
                MandateForm.GROUND, "written",
                MandateForm.PRINCIPAL_NAME, "Quách Văn Già",
                MandateForm.AGENT_NAME, MOTHER_NAME,
                MandateForm.AGENT, MOTHER,
                MandateForm.PAPER, "17/UQ",
                MandateForm.PAPER_BY, "UBND xã thử",
                MandateForm.PAPER_ON, "01/02/2026",
                MandateForm.DEEDS, "privacy.rights"));
        fields.put(MandateForm.UNTIL, vn.lienthong.kernel.TypedDay.show(today().plusDays(100)));
        fields.putAll(changed);
        var request = multipart("/dai-dien/moi");
        if (file) {
            request.file(new MockMultipartFile(
                    MandateForm.FILE, "giay.pdf", "application/pdf", "%PDF-1.4 giay".getBytes(StandardCharsets.UTF_8)));
        }
        fields.forEach(request::param);
        return web.perform(request.with(people.as(who)).with(csrf()).locale(Locale.of("vi")))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse post(UUID who, String path, String... pairs) throws Exception {
        var request = multipart(path);
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return web.perform(request.with(people.as(who)).with(csrf()).locale(Locale.of("vi")))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse open(UUID who, String path) throws Exception {
        return web.perform(get(path).with(people.as(who)).locale(Locale.of("vi")))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aMotherFilesForHerChildAndTheChildsDiaryNamesHer() {
        String number = register.number();
        UUID child = child("Hà Văn Bé", today().minusYears(7), number);
        database.sql("insert into privacy_desk (agency, agency_name, contact, since) values (:a, 'Ủy ban thử', 'Phòng 2', now())"
                        + " on conflict do nothing")
                .param("a", agency)
                .update();
        TestVisitor browser = TestCitizen.signedIn(port, MOTHER, 2);
        HttpResponse<String> list = browser.get("/cong-dan/thay-mat");
        assertThat(list.body()).contains("Hà Văn Bé").contains("Quyền về dữ liệu cá nhân");
        String base = "/cong-dan/thay-mat/" + child + "/quyen-du-lieu";
        HttpResponse<String> form = browser.get(base + "/gui/xem");
        assertThat(form.body()).contains("Đang làm thay cho Hà Văn Bé");
        String id = form.body().replaceAll("(?s).*name=\"ma\" value=\"([^\"]+)\".*", "$1");
        HttpResponse<String> sent = browser.submit(
                form, base + "/gui/xem", Map.of("ma", id, "co-quan", agency.toString(), "nguoi-dai-dien", "Kẻ khác"));
        assertThat(TestVisitor.location(sent)).isEqualTo(base + "/yeu-cau/" + id);
        assertThat(browser.get(base + "/yeu-cau/" + id + "/phieu").body())
                .contains("Hà Văn Bé")
                .contains(MOTHER_NAME + " (cha/mẹ, làm thay con)")
                .doesNotContain("Kẻ khác");
        assertThat(browser.get("/cong-dan/quyen-du-lieu/yeu-cau/" + id).statusCode())
                .as("it is no request of her own")
                .isEqualTo(404);
        assertThat(browser.get(base + "/nhat-ky").statusCode()).isEqualTo(200);
        assertThat(dataUse.ofNumber(number, null))
                .allMatch(line -> line.who().equals(MOTHER_NAME + " (cha/mẹ, làm thay con)"))
                .allMatch(line -> line.kindKey().equals("registry.look.stood-in"))
                .anyMatch(line -> line.record().startsWith("QDL-"))
                .anyMatch(line -> line.record().equals("Danh sách người được làm thay"));
        String trail = database.sql("select string_agg(t::text, ' ') from audit_line t where act like 'mandates.%'")
                .query(String.class)
                .single();
        assertThat(trail).doesNotContain(number).doesNotContain("Bé").doesNotContain("Thử Ba");
    }

    @Test
    void levelOneOfVneidActsForNobodyAndIsLedToLevelTwo() {
        UUID child = child("Hà Văn Bé", today().minusYears(7), register.number());
        assertThat(mandates.heldBy(motherAt(1))).isEmpty();
        TestVisitor browser = TestCitizen.signedIn(port, MOTHER, 1);
        assertThat(TestVisitor.location(browser.get("/cong-dan/thay-mat"))).contains("muc=2");
        assertThat(TestVisitor.location(browser.get("/cong-dan/thay-mat/" + child + "/quyen-du-lieu")))
                .contains("muc=2");
    }

    @Test
    void nobodyElseAndNobodyNotSignedInActsForTheChild() {
        UUID child = child("Hà Văn Bé", today().minusYears(7), register.number());
        String base = "/cong-dan/thay-mat/" + child + "/quyen-du-lieu";
        TestVisitor other = TestCitizen.signedIn(port, TestCitizen.NGUYEN, 2);
        for (String path : List.of("", "/gui/xem", "/nhat-ky", "/yeu-cau/" + Ids.next())) {
            assertThat(other.get(base + path).statusCode()).as(path).isEqualTo(404);
            assertThat(TestVisitor.location(new TestVisitor(port).get(base + path)))
                    .as(path)
                    .startsWith("/cong-dan/dang-nhap");
        }
        assertThat(other.get("/cong-dan/thay-mat/" + child + "/dung").statusCode())
                .isEqualTo(404);
    }

    @Test
    void itEndsWithTheEighteenthBirthdayWithDeathAndIsNoMatterOfEqualNames() {
        child("Hà Văn Đủ Tuổi", today().minusYears(18), register.number());
        UUID young = child("Hà Văn Gần Đủ", today().minusYears(18).plusDays(1), register.number());
        UUID dead = child("Hà Văn Mất", today().minusYears(5), register.number());
        register.died(dead);
        person("Hà Văn Trùng Tên Mẹ", today().minusYears(5), register.number());
        assertThat(mandates.heldBy(motherAt(2))).extracting(Mandate::id).containsExactly(young);
        assertThat(mandates.find(motherAt(2), young, "privacy.rights")).isPresent();
        assertThat(mandates.find(motherAt(2), young, "privacy.other")).isEmpty();
    }

    @Test
    void aParentLaysItDownAndOnlyACounterLetsThemActAgain() throws Exception {
        String number = register.number();
        UUID child = child("Hà Văn Bé", today().minusYears(7), number);
        TestVisitor browser = TestCitizen.signedIn(port, MOTHER, 2);
        HttpResponse<String> ask = browser.get("/cong-dan/thay-mat/" + child + "/dung");
        assertThat(ask.body()).contains("Thôi làm thay Hà Văn Bé?");
        browser.submit(ask, "/cong-dan/thay-mat/" + child + "/dung", Map.of("ly-do", "Bố cháu làm"));
        assertThat(mandates.heldBy(motherAt(2))).isEmpty();
        assertThat(browser.get("/cong-dan/thay-mat/" + child + "/quyen-du-lieu").statusCode())
                .isEqualTo(404);
        MockHttpServletResponse found = post(counter, "/dai-dien/tim", MandateForm.NUMBER, number);
        String list = java.util.Objects.requireNonNull(found.getRedirectedUrl());
        assertThat(list).doesNotContain(number);
        String page = text(open(counter, list));
        assertThat(page).contains(MOTHER_NAME + " không làm thay Hà Văn Bé").contains("Bố cháu làm");
        String lift = page.replaceAll("(?s).*action=\"(/dai-dien/cha-me/[^\"]+/mo)\".*", "$1");
        post(counter, lift, MandateForm.WHY, "Xuất trình giấy khai sinh");
        assertThat(mandates.heldBy(motherAt(2))).extracting(Mandate::id).containsExactly(child);
    }

    @Test
    void anOfficerStopsAParentByACourtsDecision() throws Exception {
        String number = register.number();
        child("Hà Văn Bé", today().minusYears(7), number);
        String[] pair = {
            MandateForm.PRINCIPAL, number, MandateForm.PRINCIPAL_NAME, "Hà Văn Bé",
            MandateForm.AGENT, MOTHER, MandateForm.AGENT_NAME, MOTHER_NAME
        };
        assertThat(text(post(counter, "/dai-dien/cha-me", pair))).contains("Nhập số, ngày bản án hoặc quyết định");
        String[] whole = java.util.Arrays.copyOf(pair, 10);
        whole[8] = MandateForm.WHY;
        whole[9] = "Bản án 5/2026/HNGĐ-ST";
        assertThat(post(counter, "/dai-dien/cha-me", whole).getStatus()).isEqualTo(302);
        assertThat(mandates.heldBy(motherAt(2))).isEmpty();
        UUID elsewhere = people.account(READER, register.agency(register.communes().get(1).code()));
        UUID stop = store.stops(store.mark(number)).getFirst().id();
        assertThat(post(elsewhere, "/dai-dien/cha-me/" + stop + "/mo", MandateForm.WHY, "x").getStatus())
                .isEqualTo(404);
        assertThat(mandates.heldBy(motherAt(2))).isEmpty();
    }

    @Test
    void aChildOfFifteenEndsItThemselfAYoungerOneDoesNot() {
        String older = register.number();
        child("Hà Thị Lớn", today().minusYears(15), older);
        String younger = register.number();
        child("Hà Thị Nhỏ", today().minusYears(14), younger);
        Citizen old = new Citizen(
                older, "Hà Thị Lớn", today().minusYears(15).toString(), "Nữ", "urn:vn:vneid:loa:2", clock.instant());
        Citizen young = new Citizen(
                younger, "Hà Thị Nhỏ", today().minusYears(14).toString(), "Nữ", "urn:vn:vneid:loa:2", clock.instant());
        UUID forOld = mandates.standingFor(old).getFirst().id();
        UUID forYoung = mandates.standingFor(young).getFirst().id();
        assertThat(mandates.takenBack(young, forYoung, "")).isFalse();
        assertThat(mandates.takenBack(old, forYoung, "")).isFalse();
        assertThat(mandates.takenBack(old, forOld, "Tôi tự làm")).isTrue();
        assertThat(mandates.standingFor(old).getFirst().stopped()).isTrue();
        assertThat(mandates.heldBy(motherAt(2))).extracting(Mandate::name).containsExactly("Hà Thị Nhỏ");
    }

    @Test
    void aWrittenMandateIsEnteredFromThePaperAndEndedByWhoGaveIt() throws Exception {
        // A citizen of the sandbox, so that they can sign in.
        String number = "099075000202";
        UUID old = person("Nguyễn Văn Thử Hai", LocalDate.of(1975, 11, 2), number);
        MockHttpServletResponse entered = enter(
                counter,
                Map.of(MandateForm.PRINCIPAL, number, MandateForm.PRINCIPAL_NAME, "Nguyễn Văn Thử Hai"),
                true);
        assertThat(entered.getStatus()).as(text(entered)).isEqualTo(302);
        assertThat(register.looks(old)).as("comparing is a look").isEqualTo(1);
        Mandate held = mandates.heldBy(motherAt(2)).getFirst();
        assertThat(held.ground()).isEqualTo(Ground.WRITTEN);
        assertThat(mandates.who(held)).isEqualTo(MOTHER_NAME + " (được uỷ quyền, giấy 17/UQ)");
        String sealed = database.sql("select t::text from mandates_mandate t")
                .query(String.class)
                .single();
        assertThat(sealed).doesNotContain(number).doesNotContain("Nguyễn Văn").doesNotContain(MOTHER);
        assertThat(open(counter, "/dai-dien/" + held.id() + "/giay").getContentAsString())
                .startsWith("%PDF");
        TestVisitor giver = TestCitizen.signedIn(port, number, 2);
        HttpResponse<String> page = giver.get("/cong-dan/thay-mat");
        assertThat(page.body()).contains("Người tôi uỷ quyền").contains(MOTHER_NAME);
        String end = "/cong-dan/thay-mat/cho-toi/" + held.id() + "/dung";
        giver.submit(giver.get(end), end, Map.of("ly-do", ""));
        assertThat(mandates.heldBy(motherAt(2))).isEmpty();
        assertThat(text(open(counter, "/dai-dien/" + held.id())))
                .contains("Đã dừng")
                .contains("Người được làm thay không đồng ý nữa");
    }

    @Test
    void aPaperIsRefusedForTheDeceasedAnotherNameAMinorAndWithoutACopy() throws Exception {
        String dead = register.number();
        register.died(person("Quách Văn Già", LocalDate.of(1950, 1, 1), dead));
        assertThat(text(enter(counter, Map.of(MandateForm.PRINCIPAL, dead), true)))
                .contains("Dữ liệu dân cư ghi người này đã mất");
        String alive = register.number();
        person("Quách Văn Khác", LocalDate.of(1950, 1, 1), alive);
        assertThat(text(enter(counter, Map.of(MandateForm.PRINCIPAL, alive), true)))
                .contains("Số này trong dữ liệu dân cư mang họ tên khác");
        String young = register.number();
        person("Quách Văn Già", today().minusYears(17), young);
        assertThat(text(enter(counter, Map.of(MandateForm.PRINCIPAL, young), true)))
                .contains("không uỷ quyền ở đây");
        assertThat(text(enter(counter, Map.of(MandateForm.PRINCIPAL, register.number()), false)))
                .contains("Đính kèm bản chụp giấy");
        assertThat(text(enter(
                        counter,
                        Map.of(
                                MandateForm.PRINCIPAL,
                                register.number(),
                                MandateForm.UNTIL,
                                vn.lienthong.kernel.TypedDay.show(today().plusYears(6))),
                        true)))
                .contains("nhiều nhất 5 năm nữa");
        assertThat(store.about(MOTHER)).isEmpty();
    }

    @Test
    void aGuardianshipOfAMinorEndsTheDayBeforeTheyAreOfAge() throws Exception {
        String ward = register.number();
        LocalDate born = today().minusYears(17);
        person("Hà Văn Mồ Côi", born, ward);
        enter(
                counter,
                Map.of(
                        MandateForm.GROUND,
                        "guardian",
                        MandateForm.PRINCIPAL,
                        ward,
                        MandateForm.PRINCIPAL_NAME,
                        "Hà Văn Mồ Côi",
                        MandateForm.UNTIL,
                        vn.lienthong.kernel.TypedDay.show(today().plusYears(4))),
                true);
        Mandate held = mandates.heldBy(motherAt(2)).getFirst();
        assertThat(held.until()).isEqualTo(born.plusYears(18).minusDays(1));
        database.sql("update mandates_mandate set until_on = :yesterday")
                .param("yesterday", today().minusDays(1))
                .update();
        assertThat(mandates.heldBy(motherAt(2))).isEmpty();
    }

    @Test
    void whatDiesWithEitherIsNoLeaveAnyMore() throws Exception {
        String ward = register.number();
        UUID old = person("Quách Văn Già", LocalDate.of(1950, 1, 1), ward);
        enter(counter, Map.of(MandateForm.PRINCIPAL, ward), true);
        Mandate held = mandates.heldBy(motherAt(2)).getFirst();
        register.died(old);
        assertThat(mandates.heldBy(motherAt(2))).isEmpty();
        assertThat(text(open(counter, "/dai-dien/" + held.id()))).contains("hiện không dùng được");
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator", "standing-body", "leader", "unit-head", "unit-officer", "data-protection"})
    void theseRolesSeeAndEnterNoPapers(String role) throws Exception {
        UUID who = people.account(role, agency);
        assertThat(open(who, "/dai-dien").getStatus()).isEqualTo(403);
        assertThat(open(who, "/dai-dien/moi").getStatus()).isEqualTo(403);
        assertThat(open(who, "/dai-dien/xuat.csv").getStatus()).isEqualTo(403);
        assertThat(enter(who, Map.of(MandateForm.PRINCIPAL, register.number()), true)
                        .getStatus())
                .isEqualTo(403);
        assertThat(post(who, "/dai-dien/cha-me", MandateForm.WHY, "x").getStatus())
                .isEqualTo(403);
    }

    @Test
    void anotherAgencysPapersAreNotThere() throws Exception {
        enter(counter, Map.of(MandateForm.PRINCIPAL, register.number()), true);
        UUID id = store.about(MOTHER).getFirst().id();
        UUID elsewhere = people.account(READER, register.agency(register.communes().get(1).code()));
        assertThat(open(counter, "/dai-dien").getContentAsString()).contains(id.toString());
        assertThat(open(elsewhere, "/dai-dien").getContentAsString()).doesNotContain(id.toString());
        assertThat(open(elsewhere, "/dai-dien/" + id).getStatus()).isEqualTo(404);
        assertThat(open(elsewhere, "/dai-dien/" + id + "/giay").getStatus()).isEqualTo(404);
        assertThat(post(elsewhere, "/dai-dien/" + id + "/dung", MandateForm.WHY, "x").getStatus())
                .isEqualTo(404);
        assertThat(open(counter, "/dai-dien/xuat.csv").getContentAsString())
                .contains("17/UQ")
                .doesNotContain("Thử Ba");
    }
}

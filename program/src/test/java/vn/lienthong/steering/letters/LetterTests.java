package vn.lienthong.steering.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.PaperRegister;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;
import vn.lienthong.steering.reports.ReportPeriod;
import vn.lienthong.steering.reports.ReportSection;
import vn.lienthong.steering.reports.ReportSource;

/** Letters from the late item to the register. */
@HouseTest
class LetterTests {

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    @Autowired
    TestPlans plans;

    @Autowired
    Locality locality;

    @Autowired
    PaperRegister register;

    @Autowired
    LetterStore store;

    @Autowired
    Clock clock;

    LocalDate today;
    UUID owner;
    UUID police;
    UUID culture;
    UUID plan;
    UUID item;
    UUID standing;

    @BeforeEach
    void aLateItem() throws Exception {
        today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        String unit = locality.children(locality.provinces(today).getFirst(), today)
                .getFirst()
                .code();
        owner = agency("UBND thử", unit);
        police = agency("Công an thử", unit);
        culture = agency("Văn hóa thử", unit);
        plan = plans.plan(owner, unit);
        item = plans.item(
                plan,
                "Quản lý lưu trú",
                TestPlans.by(today.minusDays(30)),
                List.of(
                        new PlanItem.UnitRole("lead", "Phòng Văn hóa", culture),
                        new PlanItem.UnitRole("coordinate", "Công an xã", police)),
                "Lập danh sách cơ sở",
                "Khai báo hằng ngày");
        standing = people.account(Role.STANDING_BODY, police);
        layout(people.account(Role.STANDING_BODY, owner), owner, "UBND");
        layout(standing, police, "CAX");
    }

    private UUID agency(String name, String unit) {
        AgencyChange made = locality.create("other", name + " " + Ids.next(), unit, null, today.minusYears(1));
        return ((AgencyChange.Done) made).agency();
    }

    private void layout(UUID account, UUID agency, String sign) throws Exception {
        browser.perform(post("/van-ban/co-quan/" + agency)
                        .param("ten", "Công an xã Trường Lâm")
                        .param("dia-danh", "Trường Lâm")
                        .param("ky-hieu", sign)
                        .param("chuc-vu", "Trưởng Công an xã")
                        .param("nguoi-ky", "Trần Văn Mẫu")
                        .param("noi-nhan", "Như trên\nLưu: VT")
                        .param("ban", "0")
                        .with(people.as(account))
                        .with(csrf()))
                .andExpect(redirectedUrl("/van-ban/co-quan/" + agency));
    }

    private MockHttpServletRequestBuilder begin(UUID key, String kind) {
        return post("/cong-van")
                .param("muc", item.toString())
                .param("loai", kind)
                .param("khoa", key.toString())
                .with(csrf());
    }

    private UUID draft(String kind) throws Exception {
        UUID key = Ids.next();
        browser.perform(begin(key, kind).with(people.as(standing))).andExpect(redirectedUrl("/cong-van/" + key));
        return key;
    }

    private MockHttpServletRequestBuilder issue(UUID letter, int version) {
        return post("/cong-van/" + letter + "/ban-hanh")
                .param("ngay", LetterFacts.day(today))
                .param("ban", Integer.toString(version))
                .with(csrf());
    }

    private String pdf(String path, UUID account) throws Exception {
        byte[] pdf = browser.perform(get(path).with(people.as(account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        return text(pdf);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void aLateItemBecomesAReminderThatIsEditedNumberedAndFrozen() throws Exception {
        UUID letter = draft("REMINDER");
        browser.perform(post("/cong-van/" + letter)
                        .param("kinh-gui", "Phòng Văn hóa")
                        .param("trich-yeu", "đôn đốc quản lý lưu trú")
                        .param("yeu-cau", "Đề nghị hoàn thành ngay.\nNêu rõ nguyên nhân.")
                        .param("tra-loi", "05/12/2026")
                        .param("co-quan", police.toString())
                        .param("tham-quyen", "KT")
                        .param("thay", "Trưởng Công an xã")
                        .param("chuc-vu", "Phó Trưởng Công an xã")
                        .param("nguoi-ky", "Lê Thị Mẫu")
                        .param("noi-nhan", "Như trên\nLưu: VT")
                        .param("ban", "1")
                        .with(people.as(standing))
                        .with(csrf()))
                .andExpect(redirectedUrl("/cong-van/" + letter));
        browser.perform(issue(letter, 2).with(people.as(standing))).andExpect(redirectedUrl("/van-ban/" + letter));
        IssuedPaper paper = register.find(letter).orElseThrow();
        assertThat(paper.number().sign()).isEqualTo("01/CAX");
        assertThat(pdf(paper.pdfPath(), standing))
                .contains("V/v đôn đốc quản lý lưu trú")
                .contains("Kính gửi: Phòng Văn hóa")
                .contains("còn 2 nội dung đã quá thời hạn")
                .contains("Lập danh sách cơ sở")
                .contains("Đề nghị hoàn thành ngay. Nêu rõ nguyên nhân.")
                .contains("trước ngày 05/12/2026")
                .contains("KT. TRƯỞNG CÔNG AN XÃ PHÓ TRƯỞNG CÔNG AN XÃ");
        browser.perform(get("/ke-hoach/muc/" + item).with(people.as(standing)))
                .andExpect(content().string(containsString("01/CAX")));
        browser.perform(get("/ke-hoach/" + plan + "/cong-van").with(people.as(standing)))
                .andExpect(content().string(containsString("01/CAX")));
        browser.perform(get("/van-ban?q=luu tru&co-quan=" + police).with(people.as(standing)))
                .andExpect(content().string(containsString("01/CAX")));
    }

    @Test
    void whatIsIssuedCannotBeEditedAndIsIssuedOnce() throws Exception {
        UUID letter = draft("ASSIGNMENT");
        browser.perform(issue(letter, 1).with(people.as(standing))).andExpect(redirectedUrl("/van-ban/" + letter));
        browser.perform(issue(letter, 1).with(people.as(standing))).andExpect(redirectedUrl("/van-ban/" + letter));
        browser.perform(post("/cong-van/" + letter)
                        .param("kinh-gui", "x")
                        .param("trich-yeu", "x")
                        .param("yeu-cau", "x")
                        .param("co-quan", police.toString())
                        .param("ban", "2")
                        .with(people.as(standing))
                        .with(csrf()))
                .andExpect(content().string(containsString("Người khác vừa sửa dự thảo này")));
        assertThat(register.about(Letters.ITEM + item)).hasSize(1);
        assertThat(pdf("/van-ban/" + letter + "/pdf", standing))
                .contains("giao Phòng Văn hóa chủ trì, phối hợp với Công an xã thực hiện nhiệm vụ: Quản lý lưu trú");
    }

    @Test
    void aDraftThatSomebodyElseChangedIsNotIssued() throws Exception {
        UUID letter = draft("REMINDER");
        browser.perform(issue(letter, 7).with(people.as(standing)))
                .andExpect(content().string(containsString("Người khác vừa sửa dự thảo này")));
        assertThat(register.find(letter)).isEmpty();
    }

    @Test
    void theSameFormTwiceMakesOneDraft() throws Exception {
        UUID key = Ids.next();
        browser.perform(begin(key, "REMINDER").with(people.as(standing)));
        browser.perform(begin(key, "REMINDER").with(people.as(standing))).andExpect(redirectedUrl("/cong-van/" + key));
        assertThat(store.of(item)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.ADMINISTRATOR, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER})
    void onlyTheStandingBodyDrafts(String role) throws Exception {
        UUID person = people.account(role, police);
        browser.perform(begin(Ids.next(), "REMINDER").with(people.as(person))).andExpect(status().isForbidden());
        assertThat(store.of(item)).isEmpty();
    }

    @Test
    void theStandingBodyOfAnotherPlaceIsRefused() throws Exception {
        UUID letter = draft("REMINDER");
        String far = locality.children(locality.provinces(today).getLast(), today)
                .getLast()
                .code();
        UUID stranger = people.account(Role.STANDING_BODY, agency("Công an xa", far));
        browser.perform(get("/cong-van/" + letter).with(people.as(stranger))).andExpect(status().isForbidden());
        browser.perform(issue(letter, 1).with(people.as(stranger))).andExpect(status().isForbidden());
        browser.perform(get("/cong-van/" + letter + "/xem.pdf").with(people.as(stranger)))
                .andExpect(status().isForbidden());
    }

    @Test
    void leadersIssueAndUnitsDoNot() throws Exception {
        UUID letter = draft("REMINDER");
        UUID officer = people.account(Role.UNIT_OFFICER, culture);
        browser.perform(issue(letter, 1).with(people.as(officer))).andExpect(status().isForbidden());
        browser.perform(get("/cong-van/" + letter + "/xem.pdf").with(people.as(officer)))
                .andExpect(status().isForbidden());
        UUID leader = people.account(Role.LEADER, owner);
        browser.perform(issue(letter, 1).with(people.as(leader))).andExpect(redirectedUrl("/van-ban/" + letter));
        assertThat(pdf("/van-ban/" + letter + "/pdf", officer)).contains("Quản lý lưu trú");
    }

    @Test
    void aDroppedDraftIsGone() throws Exception {
        UUID letter = draft("REMINDER");
        browser.perform(post("/cong-van/" + letter + "/bo")
                        .param("ban", "1")
                        .with(people.as(standing))
                        .with(csrf()))
                .andExpect(redirectedUrl("/ke-hoach/muc/" + item));
        browser.perform(get("/cong-van/" + letter).with(people.as(standing))).andExpect(status().isForbidden());
    }

    @Test
    void theTableOfProgressHasThePlansColumnsAndHowFarItIs() throws Exception {
        String base = "/ke-hoach/" + plan + "/cong-van/tien-do";
        assertThat(pdf(base + ".pdf", standing))
                .contains("BẢNG TIẾN ĐỘ THỰC HIỆN")
                .contains("Thời gian hoàn thành Chủ trì Phối hợp")
                .doesNotContain("Hỗ trợ")
                .contains("Quản lý lưu trú")
                .contains("0/2")
                .contains("ngày làm việc");
        browser.perform(get(base + ".docx").with(people.as(standing))).andExpect(status().isOk());
        UUID key = Ids.next();
        browser.perform(post(base)
                        .param("khoa", key.toString())
                        .with(people.as(standing))
                        .with(csrf()))
                .andExpect(redirectedUrl("/van-ban/" + key));
        assertThat(register.find(key).orElseThrow().number().sign()).isEqualTo("01/BC-CAX");
        UUID officer = people.account(Role.UNIT_OFFICER, culture);
        browser.perform(post(base)
                        .param("khoa", key.toString())
                        .with(people.as(officer))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void anAgencyWithoutASignIsToldWhatToDo() throws Exception {
        UUID agency = agency(
                "Công an chưa đặt", locality.agency(police, today).orElseThrow().unitCode());
        item = plans.item(
                plan,
                "Việc của đơn vị mới",
                TestPlans.by(today.minusDays(3)),
                List.of(new PlanItem.UnitRole("lead", "Công an", agency)));
        UUID bare = people.account(Role.STANDING_BODY, agency);
        UUID key = Ids.next();
        browser.perform(begin(key, "REMINDER").with(people.as(bare))).andExpect(redirectedUrl("/cong-van/" + key));
        browser.perform(issue(key, 1).with(people.as(bare)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Chưa có")))
                .andExpect(content().string(not(containsString("papers.refused"))));
        assertThat(store.find(key).orElseThrow().state()).isEqualTo(Letter.State.DRAFT);
    }

    @Autowired
    LetterReport report;

    private ReportSource.Contribution reported() {
        return report.contribute(new ReportSource.Scope(
                plan,
                List.of(),
                new ReportPeriod(ReportPeriod.Kind.AD_HOC, today, today),
                clock.instant().plusSeconds(1)));
    }

    @Test
    void aReportCountsTheLettersThatWereSentAndNotTheWithdrawn() throws Exception {
        UUID reminder = draft("REMINDER");
        assertThat(reported().figures()).isEmpty();
        browser.perform(issue(reminder, 1).with(people.as(standing))).andExpect(redirectedUrl("/van-ban/" + reminder));
        ReportSource.Contribution said = reported();
        assertThat(said.figures())
                .filteredOn(one -> one.code().equals("letters-reminder"))
                .extracting(one -> one.agency() + " " + one.value())
                .containsExactly("null 1", police + " 1");
        assertThat(said.figures().getFirst().evidence())
                .extracting(ReportSource.Evidence::path)
                .containsExactly("/van-ban/" + reminder);
        assertThat(said.lines()).singleElement().satisfies(line -> {
            assertThat(line.section()).isEqualTo(ReportSection.LEADERSHIP);
            assertThat(line.text()).contains("01/CAX");
        });
        access.actAs(
                standing,
                () -> assertThat(search.find("01/CAX", 100))
                        .extracting(vn.lienthong.capability.ui.SearchSource.Found::path)
                        .contains("/van-ban/" + reminder));
        register.withdraw(reminder, "Sai nơi nhận");
        assertThat(reported().figures()).isEmpty();
        assertThat(report.now(List.of("letter:" + reminder)).values())
                .extracting(ReportSource.Evidence::value)
                .containsExactly("Đã thu hồi");
    }

    @Autowired
    LetterWork work;

    @Autowired
    vn.lienthong.capability.access.Access access;

    @Autowired
    org.springframework.jdbc.core.simple.JdbcClient database;

    private List<String> waiting(UUID who) {
        List<String> paths = new java.util.ArrayList<>();
        access.actAs(who, () -> work.work().forEach(one -> paths.add(one.path())));
        return paths;
    }

    private long unread(UUID account) {
        return database.sql(
                        "select count(*) from notify_notice where account = :account and key like 'letters:%' and not settled")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    @Test
    void aLetterLaidBeforeTheLeadersWaitsThereUntilItIsIssued() throws Exception {
        UUID leader = people.account(Role.LEADER, owner);
        UUID letter = draft("REMINDER");
        assertThat(waiting(leader)).doesNotContain("/cong-van/" + letter);
        browser.perform(post("/cong-van/" + letter + "/trinh")
                        .param("ban", "1")
                        .with(people.as(people.account(Role.UNIT_HEAD, culture)))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        browser.perform(post("/cong-van/" + letter + "/trinh")
                        .param("ban", "1")
                        .with(people.as(standing))
                        .with(csrf()))
                .andExpect(redirectedUrl("/cong-van/" + letter));
        assertThat(waiting(leader)).contains("/cong-van/" + letter);
        assertThat(waiting(people.account(Role.UNIT_OFFICER, culture))).isEmpty();
        assertThat(unread(leader)).isEqualTo(1);
        browser.perform(issue(letter, 1).with(people.as(leader))).andExpect(redirectedUrl("/van-ban/" + letter));
        assertThat(waiting(leader)).doesNotContain("/cong-van/" + letter);
        assertThat(unread(leader)).isZero();
    }

    @Autowired
    LetterSearch search;
}

package vn.lienthong.steering.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.papers.TemplateBuilder;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;

/** The pages of letters and papers as people see them. */
@HouseTest
class LetterLookTests {

    private static final String TEMPLATE = "/van-ban/mau/letters.reminder";

    @Autowired
    TestPlans plans;

    @Autowired
    TestPeople people;

    @Autowired
    Locality locality;

    @Autowired
    MockMvc mvc;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    UUID plan = Ids.next();
    UUID item = Ids.next();
    UUID police = Ids.next();
    UUID standing = Ids.next();
    UUID letter = Ids.next();
    UUID issued = Ids.next();

    @BeforeEach
    void lettersOfAPlan() throws Exception {
        LocalDate today = LocalDate.now(clock);
        String unit = locality.provinces(today).getFirst().code();
        police = ((AgencyChange.Done)
                        locality.create("other", "Công an thử " + Ids.next(), unit, null, LocalDate.of(2020, 1, 1)))
                .agency();
        standing = people.account(Role.STANDING_BODY, police);
        plan = plans.plan(null, unit);
        item = plans.item(
                plan,
                "Khai báo lưu trú tại cơ sở kinh doanh lưu trú",
                TestPlans.by(today.minusDays(20)),
                List.of(new PlanItem.UnitRole("lead", "Công an huyện", police)),
                "Cấp tài khoản cho cơ sở lưu trú",
                "Khai báo hằng ngày");
        mvc.perform(post("/van-ban/co-quan/" + police)
                .param("chu-quan", "UBND huyện Trường Lâm")
                .param("ten", "Tổ công tác Đề án 06")
                .param("dia-danh", "Trường Lâm")
                .param("ky-hieu", "TCT")
                .param("don-vi-soan", "TH")
                .param("tham-quyen", "KT")
                .param("thay", "Tổ trưởng")
                .param("chuc-vu", "Tổ phó")
                .param("nguoi-ky", "Nguyễn Văn Mẫu")
                .param("noi-nhan", "Như trên\nLưu: VT, TCT")
                .param("ban", "0")
                .with(people.as(standing))
                .with(csrf()));
        begin(letter);
        begin(issued);
        mvc.perform(post("/cong-van/" + issued + "/ban-hanh")
                .param("ngay", LetterFacts.day(today))
                .param("ban", "1")
                .with(people.as(standing))
                .with(csrf()));
    }

    private void begin(UUID id) throws Exception {
        mvc.perform(post("/cong-van")
                .param("muc", item.toString())
                .param("loai", "REMINDER")
                .param("khoa", id.toString())
                .with(people.as(standing))
                .with(csrf()));
    }

    private String upload(String outline) throws Exception {
        String path = mvc.perform(multipart(TEMPLATE)
                        .file(new MockMultipartFile(
                                "tep", "mẫu sửa.docx", "application/octet-stream", TemplateBuilder.build(outline)))
                        .with(people.as(standing))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return java.util.Objects.requireNonNull(path);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1440})
    void everyPageFitsAndIsReadable(int width) throws Exception {
        String good;
        try (var in =
                java.util.Objects.requireNonNull(LetterLookTests.class.getResourceAsStream("reminder.outline.txt"))) {
            good = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String right = upload(good);
        String wrong = upload("@first-page letter\nGửi {{don_vị}} và {{thoi_han}}\n{{#viec_cham}}\n@signature");
        try (BrowserContext browser = Chromium.visitor(port, width, 900)) {
            people.signIn(browser, port, standing);
            Page page = browser.newPage();
            look(page, "/van-ban", "papers-register-" + width);
            look(page, "/van-ban/" + issued, "papers-paper-" + width);
            look(page, "/van-ban/mau", "papers-templates-" + width);
            look(page, TEMPLATE, "papers-template-" + width);
            look(page, right, "papers-try-" + width);
            look(page, wrong, "papers-wrong-" + width);
            look(page, "/van-ban/co-quan", "papers-offices-" + width);
            look(page, "/van-ban/co-quan/" + police, "papers-office-" + width);
            look(page, "/cong-van/" + letter, "letters-letter-" + width);
            look(page, "/ke-hoach/" + plan + "/cong-van", "letters-plan-" + width);
            look(page, "/ke-hoach/muc/" + item, "letters-item-" + width);
        }
    }

    private static void look(Page page, String path, String name) {
        page.navigate(path);
        assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
        Chromium.picture(page, name);
        assertThat(Chromium.axe(page)).as(path).isEmpty();
        Object over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) over).intValue()).as(path).isLessThanOrEqualTo(1);
    }
}

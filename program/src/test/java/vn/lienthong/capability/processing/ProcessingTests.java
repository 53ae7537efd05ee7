package vn.lienthong.capability.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.registry.TestRegister;
import vn.lienthong.kernel.Ids;

/** Processors and impact assessments: what goes into the paper, what has changed since, who is refused. */
@HouseTest
class ProcessingTests {

    private static final String PROTECTION = "data-protection";

    @Autowired
    MockMvc web;

    @Autowired
    TestPeople people;

    @Autowired
    TestRegister register;

    @Autowired
    OwnData own;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    private UUID agency = new UUID(0, 0);
    private UUID inCharge = new UUID(0, 0);

    @BeforeEach
    void somebodyInCharge() {
        agency = register.agency(register.communes().getFirst().code());
        inCharge = people.account(PROTECTION, agency);
    }

    private MockHttpServletResponse open(UUID who, String path) throws Exception {
        return web.perform(get(path).with(people.as(who)).locale(Locale.of("vi")))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse send(UUID who, String path, Map<String, String> fields) throws Exception {
        var request = post(path).with(people.as(who)).with(csrf()).locale(Locale.of("vi"));
        fields.forEach(request::param);
        return web.perform(request).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private static Map<String, String> processor(UUID id, String name, int version) {
        return new HashMap<>(Map.of(
                ProcessorPages.ID, id.toString(),
                ProcessorPages.VERSION, "" + version,
                ProcessorPages.ROLE, "processor",
                ProcessorPages.NAME, name,
                ProcessorPages.SERVICE, "Bảo trì máy chủ",
                ProcessorPages.DATA, "Bản sao lưu đã mã hóa",
                ProcessorPages.PLACE, "here",
                ProcessorPages.CONTRACT, "HĐ 01/2026",
                ProcessorPages.FROM, "01/02/2026"));
    }

    private static Map<String, String> judged(UUID id) {
        return Map.of(
                AssessmentPages.ID, id.toString(),
                AssessmentPages.CONTACT, "Sầm Thị Kín",
                AssessmentPages.SCOPE, "Người dân của xã, 12.000 người",
                AssessmentPages.IMPACT, "Lộ nơi ở",
                AssessmentPages.MEASURES, "Tập huấn mỗi quý");
    }

    @Test
    void theAssessmentHoldsWhatTheProgramDoesAndTheAgencysJudgementAndIsKept() throws Exception {
        UUID id = Ids.next();
        assertThat(send(inCharge, ProcessorPages.PATH, processor(id, "Công ty Bảo Trì", 0))
                        .getStatus())
                .isEqualTo(302);
        UUID assessment = Ids.next();
        assertThat(send(inCharge, AssessmentPages.PATH + "/moi", judged(assessment))
                        .getRedirectedUrl())
                .isEqualTo(AssessmentPages.PATH + "#" + assessment);
        assertThat(send(inCharge, AssessmentPages.PATH + "/moi", judged(assessment))
                        .getStatus())
                .as("sent twice")
                .isEqualTo(302);
        byte[] docx = open(inCharge, AssessmentPages.PATH + "/" + assessment + "/ho-so.docx")
                .getContentAsByteArray();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx));
                XWPFWordExtractor words = new XWPFWordExtractor(document)) {
            String paper = words.getText();
            own.declared(Locale.of("vi"))
                    .forEach(one -> assertThat(paper).contains(one.words()).contains(one.basis()));
            assertThat(paper)
                    .contains("Công ty Bảo Trì", "Bảo trì máy chủ", "HĐ 01/2026")
                    .contains("Điều 9 Luật Căn cước 26/2023/QH15", "nhạy cảm")
                    .contains("24 tháng", "Sầm Thị Kín", "Lộ nơi ở", "Tập huấn mỗi quý")
                    .contains("Không chuyển dữ liệu cá nhân ra nước ngoài");
        }
        assertThat(text(open(inCharge, AssessmentPages.PATH))).contains("Còn đúng").contains("Lần 1");
        assertThat(database.sql("select count(*) from processing_assessment where agency = :agency")
                        .param("agency", agency)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatHasChangedSinceIsNamedLineByLine() throws Exception {
        send(inCharge, AssessmentPages.PATH + "/moi", judged(Ids.next()));
        UUID id = Ids.next();
        Map<String, String> abroad = processor(id, "Đám Mây Ngoại", 0);
        abroad.put(ProcessorPages.PLACE, "abroad");
        send(inCharge, ProcessorPages.PATH, abroad);
        assertThat(text(open(inCharge, AssessmentPages.PATH)))
                .contains("Có thay đổi")
                .contains("Thêm:")
                .contains("Đám Mây Ngoại");
        send(inCharge, AssessmentPages.PATH + "/moi", judged(Ids.next()));
        assertThat(text(open(inCharge, AssessmentPages.PATH)))
                .contains("Lần 2")
                .contains("Còn đúng");
        Map<String, String> ended = processor(id, "Đám Mây Ngoại", 1);
        ended.put(ProcessorPages.UNTIL, "01/03/2026");
        assertThat(send(inCharge, ProcessorPages.PATH, ended).getStatus()).isEqualTo(302);
        assertThat(text(open(inCharge, AssessmentPages.PATH))).contains("Bỏ:");
        database.sql("update processing_assessment set due_on = current_date - 1 where agency = :agency")
                .param("agency", agency)
                .update();
        assertThat(text(open(inCharge, AssessmentPages.PATH))).contains("Quá hạn xem lại");
    }

    @Test
    void whatIsMissingIsSaidAndAnOldPageOverwritesNothing() throws Exception {
        Map<String, String> nothing = new HashMap<>(Map.of(ProcessorPages.ID, Ids.next().toString()));
        assertThat(text(send(inCharge, ProcessorPages.PATH, nothing)))
                .contains("Chọn vai trò.", "Nhập tên", "Nhập hợp đồng hoặc điều luật");
        UUID id = Ids.next();
        send(inCharge, ProcessorPages.PATH, processor(id, "Một", 0));
        send(inCharge, ProcessorPages.PATH, processor(id, "Hai", 1));
        assertThat(text(send(inCharge, ProcessorPages.PATH, processor(id, "Ba", 1))))
                .contains("Người khác vừa sửa dòng này");
        assertThat(text(open(inCharge, ProcessorPages.PATH + "/xuat.csv"))).contains("Hai").doesNotContain("Ba;");
        assertThat(text(send(inCharge, AssessmentPages.PATH + "/moi", Map.of(AssessmentPages.ID, Ids.next().toString()))))
                .contains("Nhập đầu mối.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator", "standing-body", "unit-head", "unit-officer", "registry-reader", "resident-police"})
    void theseRolesSeeNeither(String role) throws Exception {
        UUID who = people.account(role, agency);
        for (String path : new String[] {ProcessorPages.PATH, AssessmentPages.PATH, ProcessorPages.PATH + "/xuat.csv"}) {
            assertThat(open(who, path).getStatus()).as(path).isEqualTo(403);
        }
        assertThat(send(who, ProcessorPages.PATH, processor(Ids.next(), "X", 0)).getStatus())
                .isEqualTo(403);
    }

    @Test
    void leadersReadAndWriteNothingAndAnotherAgencysAreNotThere() throws Exception {
        UUID id = Ids.next();
        send(inCharge, ProcessorPages.PATH, processor(id, "Công ty Riêng", 0));
        UUID assessment = Ids.next();
        send(inCharge, AssessmentPages.PATH + "/moi", judged(assessment));
        UUID leader = people.account(Role.LEADER, agency);
        assertThat(text(open(leader, ProcessorPages.PATH))).contains("Công ty Riêng");
        assertThat(open(leader, ProcessorPages.PATH + "/moi").getStatus()).isEqualTo(403);
        assertThat(send(leader, ProcessorPages.PATH, processor(id, "Công ty Khác", 1)).getStatus())
                .isEqualTo(403);
        assertThat(send(leader, AssessmentPages.PATH + "/moi", judged(Ids.next())).getStatus())
                .isEqualTo(403);
        UUID elsewhere = people.account(
                PROTECTION, register.agency(register.communes().get(1).code()));
        assertThat(text(open(elsewhere, ProcessorPages.PATH))).doesNotContain("Công ty Riêng");
        assertThat(open(elsewhere, ProcessorPages.PATH + "/" + id).getStatus()).isEqualTo(404);
        assertThat(open(elsewhere, AssessmentPages.PATH + "/" + assessment + "/ho-so.docx")
                        .getStatus())
                .isEqualTo(404);
        assertThat(send(elsewhere, ProcessorPages.PATH, processor(id, "Công ty Khác", 1)).getStatus())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1440})
    void everyPageFitsPhoneAndDeskAndCanBeUsedByAll(int width) throws Exception {
        send(inCharge, AssessmentPages.PATH + "/moi", judged(Ids.next()));
        UUID id = Ids.next();
        send(inCharge, ProcessorPages.PATH, processor(id, "Công ty Bảo Trì", 0));
        try (BrowserContext browser = Chromium.visitor(port, width, 900)) {
            people.signIn(browser, port, inCharge);
            Page page = browser.newPage();
            for (String path : new String[] {
                ProcessorPages.PATH,
                ProcessorPages.PATH + "/moi",
                ProcessorPages.PATH + "/" + id,
                AssessmentPages.PATH,
                AssessmentPages.PATH + "/moi"
            }) {
                page.navigate(path);
                String name = "processing" + path.replaceAll("[0-9a-f-]{36}", "one").replace('/', '-') + "-" + width;
                Chromium.picture(page, name);
                assertThat(Chromium.overflows(page)).as(name).isFalse();
                assertThat(Chromium.axe(page)).as(name).isEmpty();
            }
            page.click("main form.narrow button.btn");
            assertThat(page.title()).isNotEmpty();
        }
    }
}

package vn.lienthong.capability.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.security.MessageDigest;
import java.util.HexFormat;
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
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;

/** The pages of papers through HTTP; every test is rolled back. */
@HouseTest
@Transactional
class PapersPagesTests {

    private static final String TEMPLATE = "/van-ban/mau/" + TestPaperKind.CODE;

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    @Autowired
    Templates templates;

    @Autowired
    Papers papers;

    @Autowired
    PaperRegister register;

    @Autowired
    OfficeStore store;

    @Autowired
    Locality locality;

    UUID agency;
    UUID standing;

    @BeforeEach
    void anOffice() {
        agency = NumberingTests.office(locality, store, false);
        standing = people.account(Role.STANDING_BODY, agency);
    }

    private IssuedPaper issued(String plan) {
        Letterhead head = papers.letterhead(agency, "BC", null).about("Báo cáo", "kết quả " + plan);
        return register.issue(new PaperRegister.Order(
                Ids.next(),
                TestPaperKind.CODE,
                agency,
                NumberingTests.DAY,
                head,
                PaperData.none().with("ke_hoach", plan).with("dong", List.of()),
                List.of("thu/" + plan),
                "/ke-hoach"));
    }

    private MvcResult upload(byte[] docx) throws Exception {
        return browser.perform(multipart(TEMPLATE)
                        .file(new MockMultipartFile("tep", "mau của xã.docx", "application/octet-stream", docx))
                        .with(people.as(standing))
                        .with(csrf()))
                .andReturn();
    }

    private byte[] defaultTemplate() {
        return templates.ofProgram(templates.kind(TestPaperKind.CODE));
    }

    private byte[] changed(String from, String to) throws Exception {
        DocxFile file = DocxFile.read(defaultTemplate());
        for (var text : W.all(file.body(), "t")) {
            text.setTextContent(text.getTextContent().replace(from, to));
        }
        return file.bytes();
    }

    @Test
    void everyKindsDefaultTemplateIsWithoutFindings() {
        assertThat(templates.kinds()).isNotEmpty();
        for (PaperKind kind : templates.kinds()) {
            assertThat(papers.check(kind.code(), templates.ofProgram(kind)).problems())
                    .as(kind.code())
                    .isEmpty();
        }
    }

    @Test
    void anIssuedPaperIsFrozenNumberedAndInTheRegister() throws Exception {
        IssuedPaper paper = issued("45/KH-UBND");
        assertThat(paper.number().sign()).isEqualTo("01/BC-TCT");
        browser.perform(get("/van-ban?q=45/kh").with(people.as(standing)))
                .andExpect(content().string(containsString("01/BC-TCT")))
                .andExpect(content().string(containsString("kết quả 45/KH-UBND")));
        byte[] pdf = browser.perform(get(paper.pdfPath()).with(people.as(standing)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)))
                .isEqualTo(paper.pdfHash());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Số: 01/BC-TCT", "Kế hoạch số 45/KH-UBND", "ngày 09 tháng 3 năm 2026");
        }
        assertThat(register.about("thu/45/KH-UBND")).extracting(IssuedPaper::id).containsExactly(paper.id());
    }

    @Test
    void issuingTheSamePaperTwiceGivesTheOneThatIsThere() {
        UUID id = Ids.next();
        var order = new PaperRegister.Order(
                id,
                TestPaperKind.CODE,
                agency,
                NumberingTests.DAY,
                papers.letterhead(agency, "BC", null).about("Báo cáo", "x"),
                PaperData.none().with("ke_hoach", "x"),
                List.of(),
                "");
        assertThat(register.issue(order)).isEqualTo(register.issue(order));
        assertThat(issued("y").number().number()).isEqualTo(2);
    }

    @Test
    void aWithdrawnPaperKeepsItsNumber() throws Exception {
        IssuedPaper paper = issued("1");
        browser.perform(post("/van-ban/" + paper.id() + "/thu-hoi")
                        .with(people.as(standing))
                        .with(csrf()))
                .andExpect(content().string(containsString("Nhập lý do thu hồi")));
        browser.perform(post("/van-ban/" + paper.id() + "/thu-hoi")
                        .param("ly-do", "sai số liệu")
                        .with(people.as(standing))
                        .with(csrf()))
                .andExpect(redirectedUrl("/van-ban/" + paper.id()));
        assertThat(register.find(paper.id()).orElseThrow().withdrawnWhy()).isEqualTo("sai số liệu");
        assertThat(issued("2").number().sign()).isEqualTo("02/BC-TCT");
        browser.perform(get("/van-ban?trang-thai=thu-hoi").with(people.as(standing)))
                .andExpect(content().string(containsString("01/BC-TCT")))
                .andExpect(content().string(not(containsString("02/BC-TCT"))));
    }

    @Test
    void strangersSeeNoPaperOfTheAgency() throws Exception {
        IssuedPaper paper = issued("77/KH-UBND");
        UUID other = NumberingTests.office(locality, store, false);
        UUID stranger = people.account(Role.UNIT_OFFICER, other);
        browser.perform(get("/van-ban").with(people.as(stranger)))
                .andExpect(content().string(not(containsString("77/KH-UBND"))));
        browser.perform(get(paper.pdfPath()).with(people.as(stranger))).andExpect(status().isForbidden());
        browser.perform(get(paper.docxPath()).with(people.as(stranger))).andExpect(status().isForbidden());
        UUID officer = people.account(Role.UNIT_OFFICER, agency);
        browser.perform(get(paper.pdfPath()).with(people.as(officer))).andExpect(status().isOk());
        browser.perform(post("/van-ban/" + paper.id() + "/thu-hoi")
                        .param("ly-do", "x")
                        .with(people.as(officer))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void aChangedTemplateIsTriedAndPutInForce() throws Exception {
        assertThat(upload(changed("báo cáo như sau", "trân trọng báo cáo"))
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo(TEMPLATE + "/1");
        browser.perform(get(TEMPLATE + "/1").with(people.as(standing)))
                .andExpect(content().string(containsString("Dùng bản này từ nay")));
        browser.perform(get(TEMPLATE + "/1/thu-1.png").with(people.as(standing)))
                .andExpect(status().isOk());
        browser.perform(get(TEMPLATE + "/1/thu-3.png").with(people.as(standing)))
                .andExpect(status().isNotFound());
        assertThat(sentence()).contains("báo cáo như sau");
        browser.perform(post(TEMPLATE + "/1/dung").with(people.as(standing)).with(csrf()))
                .andExpect(redirectedUrl(TEMPLATE));
        assertThat(sentence()).contains("trân trọng báo cáo");
        browser.perform(post(TEMPLATE + "/ban-goc").with(people.as(standing)).with(csrf()));
        assertThat(sentence()).contains("báo cáo như sau");
    }

    private String sentence() throws Exception {
        DocxFile file = DocxFile.read(papers.docx(
                TestPaperKind.CODE,
                papers.letterhead(agency, "BC", null),
                PaperData.none().with("ke_hoach", "9")));
        return W.all(file.body(), "p").stream().map(W::text).reduce("", (a, b) -> a + b + "\n");
    }

    @Test
    void aWrongTemplateIsExplainedAndCannotBePutInForce() throws Exception {
        upload(changed("{{ke_hoach}}", "{{kehoach}}"));
        browser.perform(get(TEMPLATE + "/1").with(people.as(standing)))
                .andExpect(content().string(containsString("Không có trường “kehoach”. Có phải là “ke_hoach”?")))
                .andExpect(content().string(containsString("Thực hiện Kế hoạch số {{kehoach}}")))
                .andExpect(content().string(not(containsString("Dùng bản này từ nay"))));
        browser.perform(post(TEMPLATE + "/1/dung").with(people.as(standing)).with(csrf()))
                .andExpect(redirectedUrl(TEMPLATE + "/1"));
        assertThat(templates.versions(TestPaperKind.CODE)).noneMatch(Templates.Version::inForce);
        browser.perform(get(TEMPLATE + "/1/thu.pdf").with(people.as(standing))).andExpect(status().isNotFound());
    }

    @Test
    void whatIsNoDocxIsNotKept() throws Exception {
        assertThat(upload("xin chào".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .getResponse()
                        .getContentAsString())
                .contains("Tệp không phải văn bản Word .docx");
        assertThat(templates.versions(TestPaperKind.CODE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER})
    void onlyAdministratorsAndTheStandingBodyChangeTemplatesAndLayout(String role) throws Exception {
        UUID person = people.account(role, agency);
        browser.perform(get("/van-ban/mau").with(people.as(person))).andExpect(status().isForbidden());
        browser.perform(get(TEMPLATE + "/goc/docx").with(people.as(person))).andExpect(status().isForbidden());
        browser.perform(post(TEMPLATE + "/ban-goc").with(people.as(person)).with(csrf()))
                .andExpect(status().isForbidden());
        browser.perform(get("/van-ban/co-quan/" + agency).with(people.as(person)))
                .andExpect(status().isForbidden());
    }

    @Test
    void theLayoutOfAnAgencyIsSavedByItsOwnPeopleOnly() throws Exception {
        UUID other = NumberingTests.office(locality, store, false);
        browser.perform(get("/van-ban/co-quan/" + other).with(people.as(standing)))
                .andExpect(status().isForbidden());
        browser.perform(post("/van-ban/co-quan/" + agency)
                        .param("ten", "Công an xã")
                        .param("dia-danh", "Tân Khai")
                        .param("ky-hieu", "tct x")
                        .param("ban", "1")
                        .with(people.as(standing))
                        .with(csrf()))
                .andExpect(content().string(containsString("không có dấu cách")));
        browser.perform(post("/van-ban/co-quan/" + agency)
                        .param("ten", "Công an xã")
                        .param("dia-danh", "Tân Khai")
                        .param("ky-hieu", "CAX")
                        .param("nguoi-ky", "Trần Thị Mẫu")
                        .param("ban", "1")
                        .with(people.as(standing))
                        .with(csrf()))
                .andExpect(redirectedUrl("/van-ban/co-quan/" + agency));
        assertThat(issued("3").number().sign()).isEqualTo("01/BC-CAX");
        browser.perform(post("/van-ban/co-quan/" + agency)
                        .param("ten", "Công an xã")
                        .param("dia-danh", "Tân Khai")
                        .param("ky-hieu", "CAX")
                        .param("ban", "1")
                        .with(people.as(standing))
                        .with(csrf()))
                .andExpect(content().string(containsString("Người khác vừa sửa")));
    }

    @Test
    void theRegisterIsExportedAsASheet() throws Exception {
        issued("88/KH-UBND");
        browser.perform(get("/van-ban/xuat.csv?q=88").with(people.as(standing)))
                .andExpect(content().contentTypeCompatibleWith("text/csv"))
                .andExpect(content().string(containsString("01/BC-TCT")))
                .andExpect(content().string(containsString("kết quả 88/KH-UBND")));
        browser.perform(get("/van-ban/xuat.xlsx").with(people.as(standing))).andExpect(status().isOk());
    }

    @Test
    void aValueThatTheKindDoesNotListIsAMistakeOfTheRoom() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> papers.docx(
                        TestPaperKind.CODE,
                        papers.letterhead(agency, "BC", null),
                        PaperData.none().with("la", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[la]");
    }
}

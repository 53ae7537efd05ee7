package vn.lienthong.steering.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.kernel.Ids;

/** The way of a document into a plan, through the web, on the real database. */
@HouseTest
class PlanFlowTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestPeople people;

    @Autowired
    ImportStore imports;

    @Autowired
    PlanStore plans;

    private static byte[] resource(String name) throws Exception {
        try (InputStream in = Objects.requireNonNull(
                PlanFlowTests.class.getResourceAsStream("/vn/lienthong/steering/planreader/merge/" + name))) {
            return in.readAllBytes();
        }
    }

    private Import upload(RequestPostProcessor who, String name, byte[] bytes, String... more) throws Exception {
        UUID id = Ids.next();
        var request = multipart("/ke-hoach/nhap")
                .file(new MockMultipartFile("file", name, "application/octet-stream", bytes))
                .param("id", id.toString());
        for (int i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        web.perform(request.with(who).with(csrf())).andExpect(status().is3xxRedirection());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> imports.find(id).orElseThrow().state() != Import.State.READING);
        return imports.find(id).orElseThrow();
    }

    private UUID accept(RequestPostProcessor who, Import document) throws Exception {
        web.perform(post("/ke-hoach/nhap/" + document.id() + "/nhan")
                        .param("withDoubts", "true")
                        .with(who)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        return Objects.requireNonNull(imports.find(document.id()).orElseThrow().planId());
    }

    private PlanItem item(UUID plan, String catalogue) {
        return plans.items(plan).stream()
                .filter(item -> catalogue.equals(item.content().catalogue()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPlanItsAppendixAndALaterVersionBecomeOnePlanWithoutLosingACorrection() throws Exception {
        RequestPostProcessor standing = people.as(Role.STANDING_BODY);
        UUID plan = accept(standing, upload(standing, "ke-hoach.txt", resource("ke-hoach.txt")));
        int items = plans.items(plan).size();
        assertThat(items).isGreaterThanOrEqualTo(8);

        accept(
                standing,
                upload(standing, "phu-luc.txt", resource("phu-luc.txt"), "plan", plan.toString(), "role", "appendix"));
        assertThat(plans.items(plan)).hasSize(items);
        List<Difference> open = plans.openDifferences(plan);
        assertThat(open)
                .extracting(each -> each.ours().catalogue() + " " + each.field())
                .containsExactlyInAnyOrder(
                        "lodging-health LEAD", "digital-citizen DEADLINE", "social-security DEADLINE");

        Difference lead = open.stream()
                .filter(each -> each.field() == Field.LEAD)
                .findFirst()
                .orElseThrow();
        web.perform(post("/ke-hoach/" + plan + "/khac-nhau/" + lead.id())
                        .param("choice", "theirs")
                        .with(standing)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(item(plan, "lodging-health").content().lead()).containsExactly("TTYT");

        PlanItem hotels = item(plan, "lodging-hotels");
        UUID firstStep = stepId(hotels, 1);
        accept(
                standing,
                upload(
                        standing,
                        "sua-doi.txt",
                        resource("ke-hoach-sua-doi.txt"),
                        "plan",
                        plan.toString(),
                        "role",
                        "version"));
        assertThat(plans.items(plan)).hasSize(items + 1);
        Difference steps = plans.openDifferences(plan).stream()
                .filter(each -> each.itemId().equals(hotels.id()) && each.field() == Field.STEPS)
                .findFirst()
                .orElseThrow();
        web.perform(post("/ke-hoach/" + plan + "/khac-nhau/" + steps.id())
                        .param("choice", "theirs")
                        .with(standing)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(item(plan, "lodging-hotels").content().steps()).hasSize(3);
        assertThat(stepId(hotels, 1)).isEqualTo(firstStep);
        assertThat(item(plan, "lodging-health").content().lead()).containsExactly("TTYT");
    }

    @Autowired
    org.springframework.jdbc.core.simple.JdbcClient database;

    private UUID stepId(PlanItem item, int n) {
        return database.sql("select id from plan_step where item_id = :item and n = :n")
                .param("item", item.id())
                .param("n", n)
                .query(UUID.class)
                .single();
    }

    @Test
    void aNameFindsItsAgencyOnceThatIsInTheList() throws Exception {
        RequestPostProcessor standing = people.as(Role.STANDING_BODY);
        UUID plan = accept(standing, upload(standing, "ke-hoach.txt", resource("ke-hoach.txt")));
        PlanItem item = item(plan, "lodging-hotels");
        UUID agency = Ids.next();
        plans.update(
                item.id(),
                item.content(),
                List.of(new PlanItem.UnitRole("lead", "Công an huyện", null)),
                item.version());
        assertThat(plans.openUnits(plan)).extracting(PlanStore.OpenUnit::name).contains("Công an huyện");
        assertThat(plans.itemsOf(List.of(agency))).isEmpty();
        assertThat(plans.resolve(plan, "Công an huyện", agency)).isPositive();
        assertThat(plans.itemsOf(List.of(agency))).extracting(PlanItem::id).contains(item.id());
        assertThat(item(plan, "lodging-hotels").in("lead"))
                .extracting(PlanItem.UnitRole::agencyId)
                .containsExactly(agency);
        web.perform(post("/ke-hoach/" + plan + "/gan-don-vi").with(standing).with(csrf()))
                .andExpect(status().is3xxRedirection());
        web.perform(post("/ke-hoach/" + plan + "/gan-don-vi")
                        .with(people.as(Role.UNIT_HEAD))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void aDoubleClickIsOneUpload() throws Exception {
        RequestPostProcessor standing = people.as(Role.STANDING_BODY);
        UUID id = Ids.next();
        for (int i = 0; i < 2; i++) {
            web.perform(multipart("/ke-hoach/nhap")
                            .file(new MockMultipartFile("file", "a.txt", "text/plain", resource("ke-hoach.txt")))
                            .param("id", id.toString())
                            .with(standing)
                            .with(csrf()))
                    .andExpect(status().is3xxRedirection());
        }
        assertThat(database.sql("select count(*) from plan_import where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSecondOfTwoWhoCorrectOneItemSeesTheFirstsChangeAndDecides() throws Exception {
        RequestPostProcessor standing = people.as(Role.STANDING_BODY);
        Import document = upload(standing, "ke-hoach.txt", resource("ke-hoach.txt"));
        Draft draft = imports.drafts(document.id()).getFirst();
        String address = "/ke-hoach/nhap/" + document.id() + "/muc/" + draft.id() + "/sua";
        web.perform(post(address)
                        .param("version", "1")
                        .param("title", "Tên người thứ nhất đặt")
                        .with(standing)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        String answer = web.perform(post(address)
                        .param("version", "1")
                        .param("title", "Tên người thứ hai đặt")
                        .with(people.as(Role.STANDING_BODY))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).contains("Tên người thứ nhất đặt").contains("Tên người thứ hai đặt");
        assertThat(imports.draft(draft.id()).orElseThrow().content().title()).isEqualTo("Tên người thứ nhất đặt");
    }

    @Test
    void splittingAndMergingKeepEveryStep() throws Exception {
        RequestPostProcessor standing = people.as(Role.STANDING_BODY);
        Import document = upload(standing, "ke-hoach.txt", resource("ke-hoach.txt"));
        Draft draft = imports.drafts(document.id()).stream()
                .filter(each -> each.content().steps().size() == 2)
                .findFirst()
                .orElseThrow();
        String address = "/ke-hoach/nhap/" + document.id() + "/muc/";
        int before = imports.drafts(document.id()).size();
        web.perform(post(address + draft.id() + "/tach")
                        .param("version", Integer.toString(draft.version()))
                        .param("step", "2")
                        .param("title", "Phần hai")
                        .with(standing)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        List<Draft> split = imports.drafts(document.id());
        assertThat(split).hasSize(before + 1);
        Draft second = split.stream()
                .filter(each -> each.content().title().equals("Phần hai"))
                .findFirst()
                .orElseThrow();
        web.perform(post(address + second.id() + "/gop")
                        .param("version", Integer.toString(second.version()))
                        .param("into", draft.id().toString())
                        .with(standing)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(imports.draft(draft.id()).orElseThrow().content().steps())
                .isEqualTo(draft.content().steps());
    }

    @Test
    void aGivenUpDocumentLeavesNothing() throws Exception {
        RequestPostProcessor standing = people.as(Role.STANDING_BODY);
        Import document = upload(standing, "ke-hoach.txt", resource("ke-hoach.txt"));
        web.perform(post("/ke-hoach/nhap/" + document.id() + "/dung")
                        .with(standing)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(imports.drafts(document.id())).isEmpty();
        assertThat(imports.text(document.id())).isEmpty();
        web.perform(post("/ke-hoach/nhap/" + document.id() + "/nhan")
                        .param("withDoubts", "true")
                        .with(standing)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(imports.find(document.id()).orElseThrow().planId()).isNull();
    }

    @Test
    void theSheetHoldsEveryItemAndEveryStep() throws Exception {
        RequestPostProcessor standing = people.as(Role.STANDING_BODY);
        UUID plan = accept(standing, upload(standing, "ke-hoach.txt", resource("ke-hoach.txt")));
        byte[] bytes = web.perform(get("/ke-hoach/" + plan + "/xuat.xlsx").with(people.as(Role.LEADER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        int steps = plans.items(plan).stream()
                .mapToInt(item -> item.content().steps().size())
                .sum();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(3);
            assertThat(book.getSheetAt(0).getLastRowNum())
                    .isGreaterThanOrEqualTo(plans.items(plan).size());
            assertThat(book.getSheetAt(1).getLastRowNum()).isEqualTo(steps);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.txt|This is a plan in English. We will build a hospital and a school before 2025.",
                "b.txt|Kính gửi ông bà, xin mời dự cuộc họp tổ dân phố lúc 8 giờ.",
                "c.docx|PK not a word file",
                "d.pdf|%PDF-1.7 broken"
            })
    void whatIsNoPlanIsRefusedInWordsAndChangesNothing(String name, String text) throws Exception {
        RequestPostProcessor standing = people.as(Role.STANDING_BODY);
        Import document = upload(standing, name, text.getBytes(StandardCharsets.UTF_8));
        assertThat(document.state()).isEqualTo(Import.State.REFUSED);
        String page = web.perform(get("/ke-hoach/nhap/" + document.id()).with(standing))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page)
                .contains("Kế hoạch không thay đổi gì")
                .doesNotContain("Exception")
                .doesNotContain("reading.refused");
    }

    @Test
    void anEmptyFileIsToldAtTheFormAndThePastedTextIsKept() throws Exception {
        web.perform(multipart("/ke-hoach/nhap")
                        .file(new MockMultipartFile("file", "rong.docx", "application/octet-stream", new byte[0]))
                        .param("id", Ids.next().toString())
                        .with(people.as(Role.STANDING_BODY))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(org.hamcrest.Matchers.containsString("không có nội dung")));
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER, Role.ADMINISTRATOR})
    void onlyTheStandingBodyBringsDocumentsIn(String role) throws Exception {
        RequestPostProcessor who = people.as(role);
        web.perform(get("/ke-hoach/nhap").with(who)).andExpect(status().isForbidden());
        web.perform(post("/ke-hoach/nhap/" + Ids.next() + "/nhan").with(who).with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(post("/ke-hoach/muc/" + Ids.next() + "/sua").with(who).with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Autowired
    vn.lienthong.capability.locality.Locality locality;

    @Autowired
    java.time.Clock clock;

    @Test
    void aCommunesPlanThatAProvincesOfficerBringsBelongsToTheCommune() throws Exception {
        java.time.LocalDate today = java.time.LocalDate.now(clock);
        var province = locality.provinces(today).getFirst();
        var commune = locality.children(province, today).get(2);
        var other = locality.children(province, today).get(3);
        var far = locality.children(locality.provinces(today).getLast(), today).getFirst();
        UUID police = ((vn.lienthong.capability.locality.AgencyChange.Done) locality.create(
                        "other", "Công an tỉnh " + Ids.next(), province.code(), null, today.minusYears(1)))
                .agency();
        RequestPostProcessor standing = people.as(people.account(Role.STANDING_BODY, police));
        byte[] paper = new String(resource("ke-hoach.txt"), java.nio.charset.StandardCharsets.UTF_8)
                .replace("HUYỆN VĨNH SA", commune.name().toUpperCase(Locale.of("vi")))
                .replace("năm 2023", "năm 2025")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        Import first = upload(standing, "ke-hoach.txt", paper);
        String review = page("/ke-hoach/nhap/" + first.id() + "?loc=van-ban", standing);
        assertThat(review).contains("Kế hoạch của " + commune.name()).contains(other.name());
        assertThat(plans.find(accept(standing, first)).orElseThrow().unitCode()).isEqualTo(commune.code());

        Import second = upload(standing, "ke-hoach.txt", paper);
        for (String chosen : List.of(other.code(), far.code())) {
            Import now = imports.find(second.id()).orElseThrow();
            Head head = Objects.requireNonNull(now.head());
            web.perform(post("/ke-hoach/nhap/" + second.id() + "/dau")
                            .param("version", String.valueOf(now.version()))
                            .param("title", head.title())
                            .param("number", head.number())
                            .param("issued", "20/10/2025")
                            .param("issuer", head.issuer())
                            .param("unit", chosen)
                            .with(standing)
                            .with(csrf()))
                    .andExpect(status().is3xxRedirection());
        }
        assertThat(plans.find(accept(standing, second)).orElseThrow().unitCode())
                .as("chosen by a person, and never outside the own province")
                .isEqualTo(other.code());
    }

    private String page(String path, RequestPostProcessor who) throws Exception {
        return web.perform(get(path).with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }
}

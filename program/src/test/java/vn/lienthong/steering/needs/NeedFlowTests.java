package vn.lienthong.steering.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.devices.Devices;
import vn.lienthong.capability.devices.Need;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.Money;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;
import vn.lienthong.steering.reports.ReportPeriod;
import vn.lienthong.steering.reports.ReportSection;
import vn.lienthong.steering.reports.ReportSource;

/** From a unit's proposal to the letter and the answer. */
@HouseTest
class NeedFlowTests {

    @Autowired
    TestPlans plans;

    @Autowired
    TestPeople people;

    @Autowired
    Locality locality;

    @Autowired
    Devices devices;

    @Autowired
    MockMvc mvc;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    UUID plan = Ids.next();
    UUID item = Ids.next();
    UUID lead = Ids.next();
    UUID helper = Ids.next();
    UUID stranger = Ids.next();
    UUID head = Ids.next();
    UUID standing = Ids.next();

    @BeforeEach
    void aPlanOfTwoUnits() {
        String code = locality.provinces(LocalDate.now(clock)).getFirst().code();
        UUID owner = agency("UBND", code);
        lead = agency("Văn phòng", code);
        helper = agency("Trung tâm Y tế", code);
        stranger = agency("Hội khác", code);
        plan = plans.plan(owner, code);
        item = plans.item(
                plan,
                "Kiosk tại bộ phận Một cửa",
                null,
                List.of(
                        new PlanItem.UnitRole("lead", "Văn phòng", lead),
                        new PlanItem.UnitRole("coordinate", "Trung tâm Y tế", helper)),
                "Lắp đặt");
        head = people.account(Role.UNIT_HEAD, lead);
        standing = people.account(Role.STANDING_BODY, owner);
    }

    private UUID agency(String name, String code) {
        AgencyChange made = locality.create("other", name + " " + Ids.next(), code, null, LocalDate.of(2020, 1, 1));
        return ((AgencyChange.Done) made).agency();
    }

    private MockHttpServletRequestBuilder proposal(UUID id, String what, String price) {
        return post("/nhu-cau/moi")
                .param("muc", item.toString())
                .param("id", id.toString())
                .param(NeedForms.KIND, "DEVICE")
                .param(NeedForms.WHAT, what)
                .param(NeedForms.PLACE, "Bộ phận một cửa")
                .param(NeedForms.COUNT, "2")
                .param(NeedForms.PRICE, price)
                .with(csrf());
    }

    private Need proposed(UUID account, String what) throws Exception {
        UUID id = Ids.next();
        mvc.perform(proposal(id, what, "90.000.000").with(people.as(account))).andExpect(status().is3xxRedirection());
        return devices.find(id).orElseThrow();
    }

    @Test
    void aProposalSentTwiceIsOne() throws Exception {
        UUID id = Ids.next();
        mvc.perform(proposal(id, "Kiosk", "90.000.000").with(people.as(head)));
        mvc.perform(proposal(id, "Kiosk", "90.000.000").with(people.as(head)));
        assertThat(devices.of(item)).singleElement().satisfies(need -> {
            assertThat(need.total()).isEqualTo(new Money(180_000_000));
            assertThat(need.agency()).isEqualTo(lead);
        });
    }

    @Test
    void whatCannotBeReadIsSaidAtItsFieldAndNothingIsLost() throws Exception {
        mvc.perform(proposal(Ids.next(), "Kiosk đứng", "chín mươi triệu").with(people.as(head)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("don-gia-error")))
                .andExpect(content().string(containsString("Kiosk đứng")));
        assertThat(devices.of(item)).isEmpty();
    }

    @Test
    void onlyUnitsWithAPartProposeAndOnlyTheStandingBodyGathers() throws Exception {
        for (UUID refused : List.of(
                people.account(Role.UNIT_HEAD, stranger),
                people.account(Role.LEADER, lead),
                people.account(Role.ADMINISTRATOR))) {
            mvc.perform(proposal(Ids.next(), "Kiosk", "1").with(people.as(refused)))
                    .andExpect(status().isForbidden());
        }
        for (UUID refused : List.of(head, people.account(Role.LEADER), people.account(Role.ADMINISTRATOR))) {
            mvc.perform(get("/ke-hoach/{plan}/nhu-cau/tong-hop", plan)
                            .param("noi-nhan", "tai-chinh")
                            .with(people.as(refused)))
                    .andExpect(status().isForbidden());
        }
        Need need = proposed(head, "Kiosk");
        mvc.perform(post("/nhu-cau/{id}/rut", need.id())
                        .param("version", "1")
                        .with(csrf())
                        .with(people.as(people.account(Role.UNIT_HEAD, helper))))
                .andExpect(status().isForbidden());
        mvc.perform(post("/nhu-cau/{id}/quyet-dinh", need.id())
                        .param("version", "1")
                        .with(csrf())
                        .with(people.as(head)))
                .andExpect(status().isForbidden());
    }

    @Test
    void theSecondOfTwoChangesIsToldAboutTheFirst() throws Exception {
        Need need = proposed(head, "Kiosk");
        for (int i = 0; i < 2; i++) {
            var result = mvc.perform(post("/nhu-cau/{id}/sua", need.id())
                    .param(NeedForms.WHAT, "Kiosk " + i)
                    .param(NeedForms.KIND, "DEVICE")
                    .param(NeedForms.COUNT, "1")
                    .param(NeedForms.PRICE, "5")
                    .param(NeedForms.VERSION, "1")
                    .with(csrf())
                    .with(people.as(head)));
            if (i == 0) {
                result.andExpect(status().is3xxRedirection());
            } else {
                result.andExpect(status().isOk()).andExpect(content().string(containsString("Có người vừa sửa")));
            }
        }
        assertThat(devices.find(need.id()).orElseThrow().what()).isEqualTo("Kiosk 0");
    }

    @Test
    void theSameThingOfTwoUnitsIsShownBeforeItGoesOutThenTheLetterIsMadeAndTheAnswerWrittenDown() throws Exception {
        Need one = proposed(head, "Kiosk");
        proposed(people.account(Role.UNIT_OFFICER, helper), "kiosk");
        mvc.perform(get("/ke-hoach/{plan}/nhu-cau/tong-hop", plan)
                        .param("noi-nhan", "tai-chinh")
                        .with(people.as(standing)))
                .andExpect(content().string(containsString("cùng một nơi đặt")));
        UUID list = Ids.next();
        for (int i = 0; i < 2; i++) {
            mvc.perform(post("/ke-hoach/{plan}/nhu-cau/tong-hop", plan)
                            .param("noi-nhan", "tai-chinh")
                            .param("danh-sach", list.toString())
                            .param("chon", one.id().toString())
                            .with(csrf())
                            .with(people.as(standing)))
                    .andExpect(redirectedUrl("/nhu-cau/danh-sach/" + list));
        }
        assertThat(devices.ofList(list)).extracting(Need::id).containsExactly(one.id());
        mvc.perform(get("/nhu-cau/{id}/sua", one.id()).with(people.as(head))).andExpect(status().isForbidden());
        byte[] docx = mvc.perform(
                        get("/nhu-cau/danh-sach/{id}/cong-van.docx", list).with(people.as(standing)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var words = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(docx)))) {
            assertThat(words.getText()).contains("180.000.000", "Kiosk", "CỘNG HÒA");
        }
        byte[] pdf = mvc.perform(
                        get("/nhu-cau/danh-sach/{id}/cong-van.pdf", list).with(people.as(standing)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        mvc.perform(post("/nhu-cau/{id}/quyet-dinh", one.id())
                        .param("version", "2")
                        .param(NeedForms.STATE, "APPROVED")
                        .param(NeedForms.GRANTED, "1")
                        .param(NeedForms.DECISION, "15/QĐ-UBND")
                        .with(csrf())
                        .with(people.as(standing)))
                .andExpect(status().is3xxRedirection());
        Need decided = devices.find(one.id()).orElseThrow();
        assertThat(decided.state()).isEqualTo(Need.State.APPROVED);
        assertThat(decided.grantedTotal()).isEqualTo(new Money(90_000_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 360})
    void thePagesAreWellMadeAtDeskAndPhoneWidth(int width) throws Exception {
        Need need = proposed(head, "Kiosk");
        try (BrowserContext visitor = Chromium.visitor(port, width, 800)) {
            people.signIn(visitor, port, head);
            Page page = visitor.newPage();
            looksRight(page, "/nhu-cau/moi?muc=" + item);
            looksRight(page, "/nhu-cau/" + need.id());
            looksRight(page, "/ke-hoach/" + plan + "/nhu-cau");
            looksRight(page, "/ke-hoach/muc/" + item);
            assertThat(page.locator("#nhu-cau").innerText()).contains("Kiosk");
        }
        try (BrowserContext visitor = Chromium.visitor(port, width, 800)) {
            people.signIn(visitor, port, standing);
            Page page = visitor.newPage();
            looksRight(page, "/ke-hoach/" + plan + "/nhu-cau/tong-hop?noi-nhan=cong-an-tinh");
            page.locator("main form button.btn").click();
            page.waitForURL("**/nhu-cau/danh-sach/**");
            looksRight(page, page.url());
        }
    }

    private static void looksRight(Page page, String address) {
        page.navigate(address);
        assertThat(page.locator("h1").count()).as(address).isEqualTo(1);
        assertThat(Chromium.axe(page)).as(address).isEmpty();
        assertThat(Chromium.overflows(page)).as(address).isFalse();
    }

    @Autowired
    NeedReport report;

    private ReportSource.Contribution reported(java.time.Instant asOf, List<UUID> units) {
        LocalDate today = LocalDate.now(clock);
        return report.contribute(
                new ReportSource.Scope(plan, units, new ReportPeriod(ReportPeriod.Kind.AD_HOC, today, today), asOf));
    }

    private static ReportSource.Figure figure(
            ReportSource.Contribution of, String code, @org.jspecify.annotations.Nullable UUID unit) {
        return of.figures().stream()
                .filter(one -> one.code().equals(code) && java.util.Objects.equals(one.agency(), unit))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReportSaysWhatWasProposedAndApprovedThenAndOpensTheProposals() throws Exception {
        Need mine = proposed(head, "Kiosk");
        proposed(people.account(Role.UNIT_OFFICER, helper), "Máy quét");
        java.time.Instant before = clock.instant();
        UUID list = Ids.next();
        devices.gather(list, plan, "tai-chinh", List.of(mine.id()));
        assertThat(devices.decide(mine.id(), 2, Need.State.APPROVED, 1, "15/QĐ-UBND", LocalDate.now(clock)))
                .isTrue();
        java.time.Instant after = clock.instant().plusSeconds(1);

        ReportSource.Contribution then = reported(before, List.of());
        assertThat(figure(then, "devices-proposed", null).value()).isEqualByComparingTo("4");
        assertThat(figure(then, "money-approved", null).value()).isEqualByComparingTo("0");
        assertThat(figure(then, "needs-waiting", null).value()).isEqualByComparingTo("2");
        ReportSource.Contribution now = reported(after, List.of());
        assertThat(figure(now, "money-proposed", null).value()).isEqualByComparingTo("360000000");
        assertThat(figure(now, "devices-approved", lead).value()).isEqualByComparingTo("1");
        assertThat(figure(now, "money-approved", lead).value()).isEqualByComparingTo("90000000");
        assertThat(figure(now, "money-approved", helper).value()).isEqualByComparingTo("0");
        assertThat(figure(now, "money-approved", null).evidence())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path()).isEqualTo("/nhu-cau/" + mine.id());
                    assertThat(one.value()).contains("Đã duyệt");
                });
        assertThat(figure(now, "needs-waiting", null).value()).isEqualByComparingTo("1");
        assertThat(reported(after, List.of(lead)).lines()).singleElement().satisfies(line -> {
            assertThat(line.section()).isEqualTo(ReportSection.CONDITIONS);
            assertThat(line.text()).contains("180.000.000").contains("90.000.000");
        });
        assertThat(report.now(figure(then, "devices-proposed", null).evidence().stream()
                        .map(ReportSource.Evidence::id)
                        .toList()))
                .hasSize(2);
    }

    @Test
    void whatHasGoneOutWithoutAnAnswerIsAskedOfWhoDecides() throws Exception {
        Need mine = proposed(head, "Kiosk");
        devices.gather(Ids.next(), plan, "tai-chinh", List.of(mine.id()));
        assertThat(reported(clock.instant().plusSeconds(1), List.of(lead)).lines())
                .filteredOn(line -> line.section() == ReportSection.PROPOSALS)
                .singleElement()
                .satisfies(line -> assertThat(line.addressee()).contains("tài chính"));
    }

    @Autowired
    NeedWork work;

    @Autowired
    vn.lienthong.capability.access.Access access;

    private List<String> waiting(UUID who) {
        List<String> paths = new java.util.ArrayList<>();
        access.actAs(who, () -> work.work().forEach(one -> paths.add(one.path())));
        return paths;
    }

    @Autowired
    ListGuard guard;

    private boolean guarded(UUID list) {
        vn.lienthong.capability.papers.IssuedPaper paper = new vn.lienthong.capability.papers.IssuedPaper(
                list,
                "needs.list",
                new vn.lienthong.capability.papers.PaperNumber(head, "", 2026, 1, "01/UBND", LocalDate.now(clock)),
                "",
                "",
                "",
                "",
                list,
                "",
                list,
                "",
                clock.instant(),
                "",
                null,
                null);
        var seen = new java.util.ArrayList<Boolean>();
        access.actAs(head, () -> seen.add(guard.mayRead(paper)));
        UUID far = people.account(
                Role.UNIT_HEAD,
                agency(
                        "Nơi khác",
                        locality.provinces(LocalDate.now(clock)).getLast().code()));
        access.actAs(far, () -> seen.add(!guard.mayRead(paper)));
        return !seen.contains(false);
    }

    @Test
    void theStandingBodySeesWhatIsToBeGatheredAndIssued() throws Exception {
        Need need = proposed(head, "Kiosk");
        assertThat(waiting(standing)).contains("/ke-hoach/" + plan + "/nhu-cau");
        assertThat(waiting(head)).isEmpty();
        UUID list = Ids.next();
        devices.gather(list, plan, "tai-chinh", List.of(need.id()));
        assertThat(guarded(list)).as("whoever sees the plan reads its letters").isTrue();
        assertThat(waiting(standing))
                .contains("/nhu-cau/danh-sach/" + list)
                .doesNotContain("/ke-hoach/" + plan + "/nhu-cau");
    }
}

package vn.lienthong.steering.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;

/** Every view of a plan at both widths, as a sheet, and for those who may not see it. */
@HouseTest
class BoardLookTests {

    private static final List<String> VIEWS = List.of("bang", "dong-thoi-gian", "lich", "qua-han", "don-vi");

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
    UUID agency = Ids.next();
    String title = "";

    @BeforeEach
    void aPlanWithSomethingLate() {
        LocalDate today = LocalDate.now(clock);
        String unitCode = locality.provinces(today).getFirst().code();
        title = "Quản lý lưu trú " + Ids.next();
        agency = agency(unitCode, "Công an thử " + Ids.next());
        plan = plans.plan(null, unitCode);
        var lead = List.of(new PlanItem.UnitRole("lead", "Công an", agency));
        plans.item(
                plan,
                title,
                TestPlans.by(today.minusDays(20)),
                lead,
                "Cấp tài khoản cho cơ sở lưu trú",
                "Khai báo hằng ngày");
        plans.item(plan, "Kiosk tại bộ phận Một cửa", TestPlans.by(today.plusDays(40)), lead, "Lắp đặt");
        plans.item(
                plan,
                "Việc không có hạn",
                null,
                List.of(new PlanItem.UnitRole("lead", "Hội Nông dân", null)),
                "Tuyên truyền");
    }

    private UUID agency(String unitCode, String name) {
        AgencyChange change = locality.create("other", name, unitCode, null, LocalDate.of(2020, 1, 1));
        return ((AgencyChange.Done) change).agency();
    }

    /** Work of other rooms waits for them too, and nothing of a plan is theirs to see. */
    @ParameterizedTest
    @ValueSource(strings = {"resident-police", "registry-reader"})
    void whoReadsNoPlanHasAPageOfWorkToo(String role) throws Exception {
        mvc.perform(get("/viec-cua-toi").with(people.as(people.account(role, agency))))
                .andExpect(status().isOk())
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("/ke-hoach"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 360})
    void everyViewIsWellMadeAtDeskAndPhoneWidth(int width) {
        try (BrowserContext visitor = Chromium.visitor(port, width, 800)) {
            people.signIn(visitor, port, people.account(Role.UNIT_HEAD, agency));
            Page page = visitor.newPage();
            for (String view : VIEWS) {
                looksRight(page, "/ke-hoach/" + plan + "/" + view);
            }
            looksRight(page, "/viec-cua-toi");
            assertThat(page.locator("#chu-tri").innerText()).contains(title);
            looksRight(page, "/dieu-hanh");
        }
    }

    private static void looksRight(Page page, String address) {
        page.navigate(address);
        assertThat(page.locator("h1").count()).as(address).isEqualTo(1);
        assertThat(Chromium.axe(page)).as(address).isEmpty();
        assertThat(Chromium.overflows(page)).as(address).isFalse();
    }

    @Test
    void whatIsLateStandsWithItsUnitAndItsWorkingDays() throws Exception {
        mvc.perform(get("/ke-hoach/{plan}/qua-han", plan).with(people.as(Role.LEADER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(title)))
                .andExpect(content().string(containsString("Cấp tài khoản cho cơ sở lưu trú")));
    }

    @Test
    void aFilterForAnotherUnitLeavesNothing() throws Exception {
        mvc.perform(get("/ke-hoach/{plan}/qua-han", plan)
                        .param("don-vi", "Hội Nông dân")
                        .with(people.as(Role.LEADER)))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString(title))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bang.xlsx", "bang.csv", "dong-thoi-gian.xlsx", "lich.csv", "qua-han.xlsx", "don-vi.xlsx"})
    void everyViewIsASheetToo(String file) throws Exception {
        byte[] sheet = mvc.perform(get("/ke-hoach/{plan}/" + file, plan).with(people.as(Role.LEADER)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString(file)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(sheet).hasSizeGreaterThan(50);
    }

    @Test
    void aMonthThatMakesNoSenseIsThisMonth() throws Exception {
        mvc.perform(get("/ke-hoach/{plan}/lich", plan).param("thang", "2023-13").with(people.as(Role.LEADER)))
                .andExpect(status().isOk());
    }

    @Test
    void peopleOfAnotherPlaceSeeNothingOfIt() throws Exception {
        LocalDate today = LocalDate.now(clock);
        var provinces = locality.provinces(today);
        UUID owner = agency(provinces.get(0).code(), "UBND một " + Ids.next());
        UUID other = agency(provinces.get(1).code(), "UBND hai " + Ids.next());
        UUID closed = plans.plan(owner, provinces.get(0).code());
        UUID stranger = people.account(Role.UNIT_HEAD, other);
        for (String view : VIEWS) {
            mvc.perform(get("/ke-hoach/{plan}/" + view, closed).with(people.as(stranger)))
                    .andExpect(status().isNotFound());
        }
        mvc.perform(get("/ke-hoach/{plan}/bang.xlsx", closed).with(people.as(stranger)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/ke-hoach/{plan}/bang", closed).with(people.as(people.account(Role.UNIT_HEAD, owner))))
                .andExpect(status().isOk());
    }

    @Test
    void whoMaySeeNoPlanSeesNoView() throws Exception {
        mvc.perform(get("/ke-hoach/{plan}/bang", plan)).andExpect(status().is3xxRedirection());
    }
}

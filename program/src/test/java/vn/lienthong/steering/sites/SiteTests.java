package vn.lienthong.steering.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.golive.GoLive;
import vn.lienthong.capability.golive.GoingLive;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.TypedDay;
import vn.lienthong.steering.plan.SteeredPlans;
import vn.lienthong.steering.reports.ReportPeriod;
import vn.lienthong.steering.reports.ReportSection;
import vn.lienthong.steering.reports.ReportSource;

/** Places from proposal to replication through the web, and the way into operation from the page of an item. */
@HouseTest
class SiteTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestPeople people;

    @Autowired
    SteeredPlans plans;

    @Autowired
    SiteStore store;

    @Autowired
    Sites sites;

    @Autowired
    GoLive goLive;

    @Autowired
    Clock clock;

    UUID lead;
    UUID commune;
    UUID plan;
    UUID item;
    UUID officer;
    UUID leader;

    @BeforeEach
    void aPlanWithAnItem() {
        lead = plans.agency("Phòng Văn hoá");
        commune = plans.agency("UBND xã");
        plan = plans.plan(null);
        item = plans.item(plan, "Điểm dịch vụ công", "essential-services", lead, commune);
        officer = people.account(Role.UNIT_OFFICER, lead);
        leader = people.account(Role.LEADER);
    }

    private Site proposed(String name) throws Exception {
        UUID id = Ids.next();
        for (int i = 0; i < 2; i++) {
            web.perform(post("/dia-diem/moi")
                            .param("ma", id.toString())
                            .param("muc", item.toString())
                            .param("loai", "school")
                            .param("ten", name)
                            .with(people.as(officer))
                            .with(csrf()))
                    .andExpect(status().is3xxRedirection());
        }
        return found(id);
    }

    private Site found(UUID id) {
        return store.find(id).orElseThrow();
    }

    private ResultActions sent(UUID who, Site site, String address, Map<String, String> more) throws Exception {
        var request = multipart(site.path() + "/" + address)
                .param("ban", Integer.toString(found(site.id()).version()))
                .param("ngay", TypedDay.show(LocalDate.now(clock)));
        more.forEach(request::param);
        return web.perform(request.with(people.as(who)).with(csrf()));
    }

    private void done(UUID who, Site site, String address, Map<String, String> more) throws Exception {
        sent(who, site, address, more).andExpect(status().is3xxRedirection());
    }

    private static Map<String, String> answers(String computers) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("hoi-line", "yes");
        answers.put("hoi-computers", computers);
        answers.put("hoi-staff", "2");
        answers.put("hoi-people", "1200");
        answers.put("noi-dung", "Đủ điều kiện");
        return answers;
    }

    private static Map<String, String> scores() {
        Map<String, String> scores = new LinkedHashMap<>();
        for (String id : List.of("done", "use", "time", "stable", "staff")) {
            scores.put("diem-" + id, "10");
        }
        scores.put("truoc-users", "10");
        scores.put("sau-users", "45,5");
        scores.put("noi-dung", "Nên nhân rộng");
        return scores;
    }

    @Test
    void aPlaceGoesFromProposalToReplicationByDecisions() throws Exception {
        Site site = proposed("Trường THCS Đồi Sim");
        sent(leader, site, "buoc/chosen", Map.of("so", "12/QĐ-UBND")).andExpect(status().isOk());
        assertThat(found(site.id()).state()).isEqualTo(Site.State.CANDIDATE);
        done(officer, site, "khao-sat", answers("4"));
        sent(officer, site, "buoc/chosen", Map.of("so", "12/QĐ-UBND")).andExpect(status().isForbidden());
        done(leader, site, "buoc/chosen", Map.of("so", "12/QĐ-UBND"));
        done(officer, site, "buoc/started", Map.of());
        sent(leader, site, "buoc/replicated", Map.of("so", "20/QĐ-UBND")).andExpect(status().isOk());
        done(officer, site, "danh-gia", scores());
        assertThat(found(site.id()).score()).isEqualTo(50);
        done(leader, site, "buoc/replicated", Map.of("so", "20/QĐ-UBND"));
        assertThat(found(site.id()).state()).isEqualTo(Site.State.REPLICATED);
        assertThat(store.history(site.id()))
                .extracting(SiteStore.Moved::code)
                .containsExactly("proposed", "surveyed", "chosen", "started", "evaluated", "replicated");
        LocalDate today = LocalDate.now(clock);
        assertThat(sites.movedBetween(plan, today, today)).extracting(Site::id).containsExactly(site.id());
        assertThat(sites.movedBetween(plan, today.minusDays(2), today.minusDays(1)))
                .isEmpty();
    }

    @Test
    void candidatesAreComparedAndProposedAsADocument() throws Exception {
        Site school = proposed("Trường THCS Đồi Sim");
        Site station = proposed("Trạm Y tế Suối Ngà");
        done(officer, school, "khao-sat", answers("4"));
        done(officer, station, "khao-sat", answers("17"));
        assertThat(web.perform(get("/dia-diem/so-sanh?muc=" + item).with(people.as(leader)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains(school.name(), station.name(), "<td>17</td>", "Máy tính dùng được");
        byte[] docx = web.perform(get("/dia-diem/to-trinh.docx?muc=" + item).with(people.as(officer)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx));
                XWPFWordExtractor words = new XWPFWordExtractor(document)) {
            assertThat(words.getText())
                    .contains("TỜ TRÌNH", "Điểm dịch vụ công", school.name(), station.name(), "17", "Đủ điều kiện")
                    .doesNotContain("{{");
        }
        byte[] pdf = web.perform(get("/dia-diem/to-trinh.pdf?muc=" + item).with(people.as(officer)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        web.perform(get("/dia-diem/to-trinh.docx?muc=" + item).with(people.as(leader)))
                .andExpect(status().isForbidden());
    }

    @Test
    void aSurveySaysWhatIsMissingAndKeepsTheRest() throws Exception {
        Site site = proposed("Trường");
        assertThat(sent(officer, site, "khao-sat", Map.of("hoi-computers", "nhiều", "hoi-staff", "3"))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Lỗi:", "nhiều", "Ghi một số", "Trả lời câu này");
        assertThat(found(site.id()).surveyed()).isFalse();
    }

    @Test
    void theSecondOfTwoWhoSurveyIsToldThatSomebodyWasQuicker() throws Exception {
        Site site = proposed("Trường");
        done(officer, site, "khao-sat", answers("4"));
        var late = multipart(site.path() + "/khao-sat")
                .param("ban", "1")
                .param("ngay", TypedDay.show(LocalDate.now(clock)));
        answers("5").forEach(late::param);
        assertThat(web.perform(late.with(people.as(officer)).with(csrf()))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Có người vừa cập nhật");
        assertThat(store.history(site.id())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.UNIT_HEAD, Role.UNIT_OFFICER})
    void aUnitWithoutAPartWritesNothing(String role) throws Exception {
        Site site = proposed("Trường");
        UUID stranger = people.account(role, plans.agency("Đơn vị ngoài"));
        sent(stranger, site, "khao-sat", answers("4")).andExpect(status().isForbidden());
        sent(stranger, site, "buoc/not-chosen", Map.of("noi-dung", "x")).andExpect(status().isForbidden());
        web.perform(get("/dia-diem/moi?muc=" + item).with(people.as(stranger))).andExpect(status().isForbidden());
        web.perform(get("/ke-hoach/muc/" + item + "/van-hanh").with(people.as(stranger)))
                .andExpect(status().isForbidden());
    }

    @Test
    void administratorsAndLeadersProposeNothing() throws Exception {
        for (String role : List.of(Role.ADMINISTRATOR, Role.LEADER)) {
            web.perform(post("/dia-diem/moi")
                            .param("muc", item.toString())
                            .param("loai", "school")
                            .param("ten", "x")
                            .with(people.as(role))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
        Site site = proposed("Trường");
        done(officer, site, "khao-sat", answers("4"));
        sent(people.account(Role.ADMINISTRATOR), site, "buoc/chosen", Map.of("so", "1"))
                .andExpect(status().isForbidden());
    }

    @Test
    void thePlansStepPutsASystemBehindTheSecurityCheck() throws Exception {
        UUID checked = plans.itemInSteps(
                plan, "Kiosk", null, lead, "Lắp đặt kiosk", "C06 phối hợp kiểm tra an ninh, an toàn (ANAT)");
        GoingLive system = begun(checked);
        assertThat(system.check()).isTrue();
        assertThat(system.checkReason()).isEqualTo("plan");
        assertThat(begun(item).check()).isFalse();
        assertThat(web.perform(get("/ke-hoach/muc/" + checked).with(people.as(officer)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("phải kiểm tra an ninh", "Bắt đầu đưa vào vận hành", "Đề xuất địa điểm");
    }

    private GoingLive begun(UUID of) throws Exception {
        web.perform(post("/ke-hoach/muc/" + of + "/van-hanh")
                        .param("ma", Ids.next().toString())
                        .param("ten", "Hệ thống thử")
                        .param("loai", "device")
                        .with(people.as(officer))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        java.util.concurrent.atomic.AtomicReference<GoingLive> found =
                new java.util.concurrent.atomic.AtomicReference<>();
        access.actAs(
                officer, () -> found.set(goLive.of("plan-item", of.toString()).getFirst()));
        return java.util.Objects.requireNonNull(found.get());
    }

    @Autowired
    vn.lienthong.capability.access.Access access;

    @Test
    void theListIsExportedAsItIsSeen() throws Exception {
        Site site = proposed("Trường " + Ids.next());
        for (String address : List.of("/dia-diem?ke-hoach=" + plan, "/dia-diem/xuat.csv?ke-hoach=" + plan)) {
            assertThat(web.perform(get(address).with(people.as(leader)))
                            .andExpect(status().isOk())
                            .andReturn()
                            .getResponse()
                            .getContentAsString(StandardCharsets.UTF_8))
                    .contains(site.name());
        }
        web.perform(get("/dia-diem/xuat.xlsx").with(people.as(leader))).andExpect(status().isOk());
    }

    @Autowired
    SiteReport report;

    @Autowired
    SystemReport systems;

    private ReportSource.Scope scope(List<UUID> units, int daysAgo) {
        LocalDate day = LocalDate.now(clock).minusDays(daysAgo);
        return new ReportSource.Scope(
                plan,
                units,
                new ReportPeriod(ReportPeriod.Kind.AD_HOC, day, day),
                clock.instant().plusSeconds(1));
    }

    private static ReportSource.Figure figure(ReportSource.Contribution of, String code, @Nullable UUID unit) {
        return of.figures().stream()
                .filter(one -> one.code().equals(code) && java.util.Objects.equals(one.agency(), unit))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReportCountsWhatWasChosenStartedAndStoppedAndOpensThePlaces() throws Exception {
        Site site = proposed("Trường THCS Đồi Sim");
        done(officer, site, "khao-sat", answers("4"));
        done(leader, site, "buoc/chosen", Map.of("so", "12/QĐ-UBND"));
        ReportSource.Contribution asked = report.contribute(scope(List.of(lead), 0));
        assertThat(figure(asked, "sites-chosen", lead).value()).isEqualByComparingTo("1");
        assertThat(figure(asked, "sites-running", lead).value()).isEqualByComparingTo("0");
        assertThat(asked.lines()).singleElement().satisfies(line -> {
            assertThat(line.section()).isEqualTo(ReportSection.DONE);
            assertThat(line.text()).contains("Đã chọn").contains(site.name());
        });
        done(officer, site, "buoc/started", Map.of());
        done(leader, site, "buoc/stopped", Map.of("so", "20/QĐ-UBND", "noi-dung", "Trường sửa chữa"));
        ReportSource.Contribution whole = report.contribute(scope(List.of(), 0));
        for (@Nullable UUID unit : java.util.Arrays.<@Nullable UUID>asList(lead, null)) {
            ReportSource.Figure stopped = figure(whole, "sites-stopped", unit);
            assertThat(stopped.value()).isEqualByComparingTo("1");
            assertThat(stopped.cumulative()).isEqualByComparingTo("1");
            assertThat(stopped.evidence()).singleElement().satisfies(one -> {
                assertThat(one.path()).isEqualTo(site.path());
                assertThat(one.value())
                        .isEqualTo(Objects.requireNonNull(
                                        report.now(List.of(one.id())).get(one.id()))
                                .value());
            });
        }
        assertThat(figure(whole, "sites-now", null).value()).isEqualByComparingTo("0");
        assertThat(report.contribute(scope(List.of(), 1)).figures()).isEmpty();
    }

    @Test
    void aReportSaysHowFarSystemsAreOnTheirWayIntoOperation() throws Exception {
        GoingLive system = begun(item);
        web.perform(multipart(system.path() + "/buoc/request-sent")
                        .param("ban", "1")
                        .param("ngay", TypedDay.show(LocalDate.now(clock)))
                        .param("so", "12/CV")
                        .with(people.as(officer))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        ReportSource.Contribution said = systems.contribute(scope(List.of(), 0));
        assertThat(said.lines()).singleElement().satisfies(line -> {
            assertThat(line.agency()).isEqualTo(lead);
            assertThat(line.section()).isEqualTo(ReportSection.CONDITIONS);
            assertThat(line.text()).contains("Hệ thống thử");
        });
        assertThat(figure(said, "systems-live", lead).value()).isEqualByComparingTo("0");
        assertThat(systems.now(List.of("system:" + system.id())).values())
                .extracting(ReportSource.Evidence::path)
                .containsExactly(system.path());
        assertThat(systems.contribute(scope(List.of(), 1)).lines()).isEmpty();
    }

    @Autowired
    SiteWork work;

    private List<String> waiting(UUID who) {
        List<String> paths = new java.util.ArrayList<>();
        access.actAs(who, () -> work.work().forEach(one -> paths.add(one.path())));
        return paths;
    }

    @Test
    void whoDecidesSeesThePlacesThatWait() throws Exception {
        Site site = proposed("Trường THCS Đồi Sim");
        assertThat(waiting(leader)).doesNotContain(site.path());
        done(officer, site, "khao-sat", answers("4"));
        assertThat(waiting(leader)).contains(site.path());
        assertThat(waiting(officer)).isEmpty();
        done(leader, site, "buoc/chosen", Map.of("so", "12/QĐ-UBND"));
        assertThat(waiting(leader)).doesNotContain(site.path());
    }

    @Test
    void placesAreFoundByTheirNamesWithAndWithoutMarks() throws Exception {
        String name = "Trường Đồi Sim " + Ids.next().toString().substring(24);
        Site site = proposed(name);
        access.actAs(
                officer,
                () -> assertThat(search.find(name.replace("Trường Đồi", "truong doi"), 5))
                        .extracting(vn.lienthong.capability.ui.SearchSource.Found::path)
                        .containsExactly(site.path()));
    }

    @Autowired
    SiteSearch search;
}

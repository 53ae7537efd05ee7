package vn.lienthong.capability.golive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.TypedDay;

/** A system's way into operation through the web, and what is refused on it. */
@HouseTest
class GoLiveTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestPeople people;

    @Autowired
    Access access;

    @Autowired
    GoLive goLive;

    @Autowired
    GoLiveStore store;

    @Autowired
    GoLiveWatch watch;

    @Autowired
    Locality locality;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    UUID agency;
    UUID officer;
    UUID standing;

    @BeforeEach
    void anAgencyWithPeople() {
        agency = agency("Trung tâm Y tế");
        officer = people.account(Role.UNIT_OFFICER, agency);
        standing = people.account(Role.STANDING_BODY);
    }

    private UUID agency(String name) {
        return ((AgencyChange.Done)
                        locality.create("other", name + " " + Ids.next(), "122", null, LocalDate.of(2020, 1, 1)))
                .agency();
    }

    private GoingLive begun(String kind, @Nullable String model, boolean checkByPlan) {
        UUID id = Ids.next();
        access.actAs(
                officer,
                () -> goLive.begin(new GoLive.Beginning(
                        id,
                        new Subject("test", id.toString(), "Mô hình thử", "/mo-hinh"),
                        "Hệ thống " + id,
                        kind,
                        model,
                        agency,
                        checkByPlan)));
        return found(id);
    }

    private GoingLive found(UUID id) {
        return store.find(id).orElseThrow();
    }

    private String today() {
        return TypedDay.show(LocalDate.now(clock));
    }

    private ResultActions sent(UUID who, UUID id, String move, Map<String, String> more, boolean file)
            throws Exception {
        var request = multipart("/van-hanh/" + id + "/buoc/" + move);
        if (file) {
            request.file(new MockMultipartFile(
                    "tep", "bien-ban.txt", "text/plain", "Biên bản".getBytes(StandardCharsets.UTF_8)));
        }
        request.param("ban", Integer.toString(found(id).version())).param("ngay", today());
        more.forEach(request::param);
        return web.perform(request.with(people.as(who)).with(csrf()));
    }

    private void moved(UUID who, UUID id, String move, Map<String, String> more, boolean file) throws Exception {
        sent(who, id, move, more, file).andExpect(status().is3xxRedirection());
    }

    private void upToTheTest(GoingLive system) throws Exception {
        moved(officer, system.id(), "request-sent", Map.of("so", "12/CV"), false);
        moved(officer, system.id(), "contact-named", Map.of("dau-moi", "Đầu mối hai bên"), false);
        for (PaperLists.Paper paper : new PaperLists("").of(system.kind())) {
            web.perform(multipart("/van-hanh/" + system.id() + "/giay-to/" + paper.id())
                            .param("co", "1")
                            .with(people.as(officer))
                            .with(csrf()))
                    .andExpect(status().is3xxRedirection());
        }
        moved(officer, system.id(), "papers-complete", Map.of(), false);
        moved(officer, system.id(), "test-passed", Map.of(), true);
    }

    @Test
    void aModelBehindTheSecurityCheckIsNotLiveWithoutIt() throws Exception {
        GoingLive system = begun("connection", "health-cccd", false);
        assertThat(system.check()).isTrue();
        assertThat(system.checkReason()).isEqualTo("catalogue");
        upToTheTest(system);
        String page = sent(officer, system.id(), "went-live", Map.of(), false)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Phải đạt kiểm tra an ninh");
        assertThat(found(system.id()).stage()).isEqualTo(Stage.TESTED);
        sent(officer, system.id(), "check-passed", Map.of("so", "1/KL"), false).andExpect(status().isForbidden());

        moved(standing, system.id(), "check-failed", Map.of("so", "1/KL", "noi-dung", "Chưa vá máy chủ"), false);
        moved(
                standing,
                system.id(),
                "check-passed",
                Map.of(
                        "so",
                        "2/KL",
                        "den-ngay",
                        TypedDay.show(LocalDate.now(clock).plusDays(300))),
                false);
        assertThat(goLive.isLive("health-cccd", agency)).isFalse();
        moved(officer, system.id(), "went-live-checked", Map.of(), false);
        assertThat(goLive.isLive("health-cccd", agency)).isTrue();
        assertThat(goLive.isLive("health-cccd", agency("Khác"))).isFalse();
        assertThat(store.history(system.id()))
                .extracting(GoLiveStore.Moved::code)
                .contains("check-failed");
    }

    @Test
    void aSystemThatNeedsNoCheckGoesLiveAfterItsTest() throws Exception {
        GoingLive system = begun("device", null, false);
        assertThat(system.checkReason()).isEqualTo("none");
        upToTheTest(system);
        moved(officer, system.id(), "went-live", Map.of(), false);
        assertThat(found(system.id()).stage()).isEqualTo(Stage.LIVE);
        assertThat(found(system.id()).liveSince()).isEqualTo(LocalDate.now(clock));
    }

    @Test
    void aCheckThatRunsOutTakesTheSystemOutOfOperationOnceAndTellsPeople() throws Exception {
        GoingLive system = begun("connection", "sso", false);
        upToTheTest(system);
        moved(standing, system.id(), "check-passed", Map.of("so", "2/KL", "den-ngay", today()), false);
        moved(officer, system.id(), "went-live-checked", Map.of(), false);
        watch.look(system.id());
        assertThat(told(officer, system)).containsExactly("golive.notice.check");
        database.sql("update golive_system set check_until = :day where id = :id")
                .param("day", LocalDate.now(clock).minusDays(1))
                .param("id", system.id())
                .update();
        assertThat(goLive.isLive("sso", agency)).isFalse();
        watch.look(system.id());
        watch.look(system.id());
        assertThat(found(system.id()).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(told(officer, system)).containsExactlyInAnyOrder("golive.notice.check", "golive.notice.expired");
        moved(standing, system.id(), "check-passed-late", Map.of("so", "3/KL"), false);
        assertThat(goLive.isLive("sso", agency)).isTrue();
    }

    @Test
    void aReviewThatIsDueIsSaidOnceAWeek() throws Exception {
        GoingLive system = begun("device", null, false);
        upToTheTest(system);
        moved(officer, system.id(), "went-live", Map.of("den-ngay", today()), false);
        watch.look(system.id());
        watch.look(system.id());
        assertThat(told(officer, system)).containsExactly("golive.notice.review");
        database.sql("update golive_system set next_review = :day where id = :id")
                .param("day", LocalDate.now(clock).minusDays(8))
                .param("id", system.id())
                .update();
        watch.look(system.id());
        assertThat(told(officer, system)).hasSize(2);
    }

    private List<String> told(UUID account, GoingLive system) {
        return database.sql(
                        "select message from notify_notice where account = :account and key like :key order by told_at")
                .param("account", account)
                .param("key", "golive:" + system.id() + ":%")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void papersThatAreDemandedHoldItUp() throws Exception {
        GoingLive system = begun("connection", null, true);
        assertThat(system.checkReason()).isEqualTo("plan");
        moved(officer, system.id(), "request-sent", Map.of("so", "12/CV"), false);
        moved(officer, system.id(), "contact-named", Map.of("dau-moi", "A"), false);
        assertThat(sent(officer, system.id(), "papers-complete", Map.of(), false)
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Còn thiếu giấy tờ bắt buộc");
    }

    @Test
    void onlyTheStandingBodySaysWhetherACheckIsNeededAndWhy() throws Exception {
        GoingLive system = begun("device", null, true);
        web.perform(post("/van-hanh/" + system.id() + "/kiem-tra")
                        .param("ban", "1")
                        .param("can", "0")
                        .param("noi-dung", "x")
                        .with(people.as(officer))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(post("/van-hanh/" + system.id() + "/kiem-tra")
                        .param("ban", "1")
                        .param("can", "0")
                        .param("noi-dung", "Đã kết nối nền tảng định danh")
                        .with(people.as(standing))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(found(system.id()).check()).isFalse();
        assertThat(found(system.id()).checkReason()).contains("nền tảng định danh");
    }

    @Test
    void aMoveMadeTwiceOrFromAnOldPageChangesNothing() throws Exception {
        GoingLive system = begun("device", null, false);
        moved(officer, system.id(), "request-sent", Map.of("so", "1"), false);
        sent(officer, system.id(), "request-sent", Map.of("so", "1"), false).andExpect(status().isOk());
        web.perform(multipart("/van-hanh/" + system.id() + "/buoc/contact-named")
                        .param("ban", "1")
                        .param("ngay", today())
                        .param("dau-moi", "A")
                        .with(people.as(officer))
                        .with(csrf()))
                .andExpect(status().isOk());
        assertThat(store.history(system.id())).hasSize(1);
    }

    @Test
    void daysAheadAndBeforeTheLastMoveAreRefused() throws Exception {
        GoingLive system = begun("device", null, false);
        for (int days : List.of(1, -1)) {
            String day = TypedDay.show(LocalDate.now(clock).plusDays(days));
            web.perform(multipart("/van-hanh/" + system.id() + "/buoc/request-sent")
                            .param("ban", "1")
                            .param("ngay", day)
                            .param("so", "1")
                            .with(people.as(officer))
                            .with(csrf()))
                    .andExpect(status().isOk());
        }
        assertThat(found(system.id()).stage()).isEqualTo(Stage.PREPARING);
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.LEADER, Role.ADMINISTRATOR})
    void whoOnlyReadsMovesNothing(String role) throws Exception {
        GoingLive system = begun("device", null, false);
        UUID reader = people.account(role);
        web.perform(get("/van-hanh/" + system.id()).with(people.as(reader))).andExpect(status().isOk());
        sent(reader, system.id(), "request-sent", Map.of("so", "1"), false).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.UNIT_HEAD, Role.UNIT_OFFICER})
    void anotherUnitSeesAndMovesNothing(String role) throws Exception {
        GoingLive system = begun("device", null, false);
        UUID stranger = people.account(role, agency("Đơn vị khác"));
        web.perform(get("/van-hanh/" + system.id()).with(people.as(stranger))).andExpect(status().isNotFound());
        sent(stranger, system.id(), "request-sent", Map.of("so", "1"), false).andExpect(status().isNotFound());
        assertThat(web.perform(get("/van-hanh").with(people.as(stranger)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .doesNotContain(system.name());
    }

    @Test
    void theListShowsWhereEachStandsAndIsExported() throws Exception {
        GoingLive system = begun("device", null, true);
        for (String address : List.of("/van-hanh?q=" + system.id(), "/van-hanh/xuat.csv?q=" + system.id())) {
            assertThat(web.perform(get(address).with(people.as(standing)))
                            .andExpect(status().isOk())
                            .andReturn()
                            .getResponse()
                            .getContentAsString(StandardCharsets.UTF_8))
                    .contains(system.name())
                    .contains("Chưa gửi đề nghị");
        }
        web.perform(get("/van-hanh/xuat.xlsx").with(people.as(standing))).andExpect(status().isOk());
    }
}

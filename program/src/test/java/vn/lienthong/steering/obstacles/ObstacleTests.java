package vn.lienthong.steering.obstacles;

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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.SteeredPlans;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepState;
import vn.lienthong.steering.reports.ReportPeriod;
import vn.lienthong.steering.reports.ReportSection;
import vn.lienthong.steering.reports.ReportSource;

/** The life of an obstacle: who may do what, and that it never falls silent. */
@HouseTest
class ObstacleTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestPeople people;

    @Autowired
    SteeredPlans plans;

    @Autowired
    ObstacleStore store;

    @Autowired
    Watch watch;

    @Autowired
    ObstacleNotices notices;

    @Autowired
    Locality locality;

    @Autowired
    Holidays holidays;

    @Autowired
    Audit audit;

    @Autowired
    Progress progress;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    UUID commune;
    UUID culture;
    UUID plan;
    UUID item;
    UUID raiser;
    UUID answerer;

    @BeforeEach
    void aPlanWithTwoUnits() {
        commune = plans.agency("UBND xã");
        culture = plans.agency("Phòng Văn hoá");
        plan = plans.plan(null);
        item = plans.item(plan, "Quản lý lưu trú", "lodging-hotels", culture, commune);
        raiser = people.account(Role.UNIT_OFFICER, commune);
        answerer = people.account(Role.UNIT_HEAD, culture);
    }

    private Obstacle raised() throws Exception {
        return raised(culture.toString());
    }

    private Obstacle raised(String asked) throws Exception {
        UUID id = Ids.next();
        web.perform(raising(id, asked).with(people.as(raiser)).with(csrf())).andExpect(status().is3xxRedirection());
        return found(id);
    }

    private MockHttpServletRequestBuilder raising(UUID id, String asked) {
        return post("/vuong-mac/moi")
                .param("ma", id.toString())
                .param("muc", item.toString())
                .param("buoc", plans.steps(plan, item).getFirst().toString())
                .param("ten", "6 nhà nghỉ chưa có mạng")
                .param("loai", "INFRASTRUCTURE")
                .param("de-nghi", "Làm việc với nhà mạng")
                .param("hoi", asked);
    }

    private Obstacle found(UUID id) {
        return store.find(id).orElseThrow();
    }

    private Obstacle sent(UUID who, Obstacle one, String act, String... parameters) throws Exception {
        var request = post(one.path() + "/" + act)
                .param("ban", Integer.toString(found(one.id()).version()));
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        web.perform(request.with(people.as(who)).with(csrf())).andExpect(status().is3xxRedirection());
        return found(one.id());
    }

    /** As if its last day were so many working days ahead, or behind for less than zero. */
    private void dueIn(Obstacle one, int workingDays) {
        LocalDate due = holidays.calendar().plus(holidays.calendar().onOrAfter(LocalDate.now(clock)), workingDays);
        database.sql("update obstacles_obstacle set asked_on = :on, due = :due where id = :id")
                .param("on", holidays.calendar().plus(due, -one.asked().days()))
                .param("due", due)
                .param("id", one.id())
                .update();
    }

    private List<String> told(UUID account, Obstacle one) {
        return database.sql(
                        "select message from notify_notice where account = :account and key like :key order by told_at")
                .param("account", account)
                .param("key", "obstacles:" + one.id() + ":%")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> unread(UUID account, Obstacle one) {
        return database.sql("select message from notify_notice"
                        + " where account = :account and key like :key and read_at is null order by number")
                .param("account", account)
                .param("key", "obstacles:" + one.id() + ":%")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<Happening.Kind> history(Obstacle one) {
        return store.history(List.of(one.id())).stream().map(Happening::kind).toList();
    }

    @Test
    void isRaisedOnceAnsweredWithAFileAndClosedByTheOneWhoRaisedIt() throws Exception {
        UUID id = Ids.next();
        for (int i = 0; i < 2; i++) {
            web.perform(raising(id, culture.toString()).with(people.as(raiser)).with(csrf()))
                    .andExpect(status().is3xxRedirection());
        }
        Obstacle one = found(id);
        assertThat(history(one)).containsExactly(Happening.Kind.RAISED);
        assertThat(one.asked().due()).isEqualTo(holidays.calendar().plus(LocalDate.now(clock), 3));
        assertThat(told(answerer, one)).containsExactly("obstacles.notice.asked");

        web.perform(multipart(one.path() + "/tra-loi")
                        .file(new MockMultipartFile(
                                "tep", "cv/12.txt", "text/plain", "Công văn".getBytes(StandardCharsets.UTF_8)))
                        .param("ban", Integer.toString(one.version()))
                        .param("tra-loi", "Nhà mạng kéo cáp trong tuần")
                        .with(people.as(answerer))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(found(id).state()).isEqualTo(Obstacle.State.ANSWERED);
        assertThat(told(raiser, one)).containsExactly("obstacles.notice.answered");
        UUID file = store.history(List.of(id)).getLast().document();
        assertThat(file).isNotNull();
        web.perform(get("/tai-lieu/" + file + "/tai-ve").with(people.as(raiser)))
                .andExpect(status().isOk());

        Obstacle closed = sent(raiser, one, "dong");
        assertThat(closed.state()).isEqualTo(Obstacle.State.CLOSED);
        assertThat(closed.endedAt()).isNotNull();
        assertThat(store.open(plan)).isEmpty();
        assertThat(store.between(plan, LocalDate.now(clock), LocalDate.now(clock)))
                .extracting(Obstacle::id)
                .containsExactly(id);
        assertThat(store.openOn(plan, LocalDate.now(clock).minusDays(1))).isEmpty();
    }

    @Test
    void goesUpOneLevelOnceHoweverLongTheProgramWasOff() throws Exception {
        Obstacle one = raised();
        dueIn(one, -40);
        watch.look(one.id(), "");
        watch.look(one.id(), "");
        Obstacle up = found(one.id());
        assertThat(up.asked().level()).isEqualTo(1);
        assertThat(up.asked().on()).isEqualTo(LocalDate.now(clock));
        assertThat(history(one)).containsExactly(Happening.Kind.RAISED, Happening.Kind.ESCALATED);
        assertThat(told(answerer, one)).contains("obstacles.notice.escalated");
        assertThat(told(raiser, one)).containsExactly("obstacles.notice.escalated");
    }

    @Test
    void aClockSetBackRaisesNothingASecondTime() throws Exception {
        Obstacle one = raised();
        dueIn(one, -2);
        watch.look(one.id(), "");
        Clock back = Clock.offset(clock, java.time.Duration.ofDays(-30));
        new Watch(store, new Terms(store, locality, holidays, back), notices, audit, events, transactions)
                .look(one.id(), "");
        watch.look(one.id(), "");
        assertThat(history(one)).containsExactly(Happening.Kind.RAISED, Happening.Kind.ESCALATED);
        assertThat(told(raiser, one)).hasSize(1);
    }

    @Test
    void remindsBeforeTheDayAndAgainAtTheTopOfTheLine() throws Exception {
        Obstacle one = raised();
        dueIn(one, 0);
        watch.look(one.id(), "");
        watch.look(one.id(), "");
        assertThat(told(answerer, one)).containsExactly("obstacles.notice.asked", "obstacles.notice.due");
        assertThat(unread(answerer, one)).containsExactly("obstacles.notice.due");

        UUID standing = people.account(Role.STANDING_BODY);
        for (int level = 1; level <= 3; level++) {
            dueIn(found(one.id()), -2);
            watch.look(one.id(), "");
        }
        assertThat(found(one.id()).asked().level()).isEqualTo(3);
        for (int days : List.of(2, 3, 8)) {
            dueIn(found(one.id()), -days);
            watch.look(one.id(), "");
        }
        assertThat(found(one.id()).asked().level()).isEqualTo(3);
        assertThat(told(standing, one))
                .filteredOn("obstacles.notice.late"::equals)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anAnswerThatNobodyConfirmsIsRemindedOfAfterFiveWorkingDays() throws Exception {
        Obstacle one = raised();
        sent(answerer, one, "tra-loi", "tra-loi", "Đã làm");
        watch.look(one.id(), "");
        assertThat(told(raiser, one)).containsExactly("obstacles.notice.answered");
        database.sql("update obstacles_obstacle set answered_at = :at where id = :id")
                .param(
                        "at",
                        holidays.calendar()
                                .plus(LocalDate.now(clock), -6)
                                .atStartOfDay(VietnameseText.ZONE)
                                .toOffsetDateTime())
                .param("id", one.id())
                .update();
        watch.look(one.id(), "");
        watch.look(one.id(), "");
        assertThat(told(raiser, one)).containsExactly("obstacles.notice.answered", "obstacles.notice.close");
    }

    @Test
    void whatIsNotSolvedIsAskedAgainOrStraightUp() throws Exception {
        Obstacle one = raised();
        sent(answerer, one, "tra-loi", "tra-loi", "Đã báo nhà mạng");
        Obstacle again = sent(raiser, one, "chua-xong", "con-vuong", "Vẫn chưa có mạng");
        assertThat(again.state()).isEqualTo(Obstacle.State.WAITING);
        assertThat(again.asked().level()).isZero();
        sent(answerer, one, "tra-loi", "tra-loi", "Không làm được");
        Obstacle up = sent(raiser, one, "chua-xong", "con-vuong", "Cần cấp trên", "len-cap", "1");
        assertThat(up.asked().level()).isEqualTo(1);
        assertThat(up.answeredAt()).isNull();
    }

    @Test
    void isPassedOnToAnotherUnitWithATermOfItsOwn() throws Exception {
        Obstacle one = raised();
        dueIn(one, 1);
        UUID finance = plans.agency("Phòng Tài chính");
        UUID other = people.account(Role.UNIT_OFFICER, finance);
        Obstacle passed =
                sent(answerer, one, "chuyen", "chuyen-cho", finance.toString(), "ly-do-chuyen", "Việc của TC");
        assertThat(passed.asked().agency()).isEqualTo(finance);
        assertThat(passed.asked().on()).isEqualTo(LocalDate.now(clock));
        assertThat(told(other, one)).containsExactly("obstacles.notice.asked");
        web.perform(post(one.path() + "/tra-loi")
                        .param("ban", Integer.toString(passed.version()))
                        .param("tra-loi", "x")
                        .with(people.as(answerer))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void anAgencyThatWasMergedLeavesItsMattersToItsSuccessor() throws Exception {
        Obstacle one = raised();
        UUID successor = plans.agency("Phòng Văn hoá - Xã hội");
        int version =
                locality.agency(culture, LocalDate.now(clock)).orElseThrow().version();
        locality.mergeInto(culture, successor, LocalDate.now(clock), version);
        watch.look(one.id(), "");
        watch.look(one.id(), "");
        assertThat(found(one.id()).asked().agency()).isEqualTo(successor);
        assertThat(history(one)).containsExactly(Happening.Kind.RAISED, Happening.Kind.TAKEN_OVER);
        UUID head = people.account(Role.UNIT_HEAD, successor);
        assertThat(sent(head, one, "tra-loi", "tra-loi", "Tiếp nhận").state()).isEqualTo(Obstacle.State.ANSWERED);
    }

    @Test
    void aLastDayMovesWithTheTableOfHolidaysAndSaysWhy() throws Exception {
        Obstacle one = raised();
        database.sql("update obstacles_obstacle set due = due + 1 where id = :id")
                .param("id", one.id())
                .update();
        watch.look(one.id(), "Quyết định nghỉ bù");
        assertThat(found(one.id()).asked().due()).isEqualTo(one.asked().due());
        Happening moved = store.history(List.of(one.id())).getLast();
        assertThat(moved.kind()).isEqualTo(Happening.Kind.DUE_MOVED);
        assertThat(moved.words()).isEqualTo("Quyết định nghỉ bù");
    }

    @Test
    void theSecondOfTwoWhoAnswerIsToldThatSomebodyWasQuicker() throws Exception {
        Obstacle one = raised();
        sent(answerer, one, "tra-loi", "tra-loi", "Người thứ nhất");
        String page = web.perform(post(one.path() + "/tra-loi")
                        .param("ban", Integer.toString(one.version()))
                        .param("tra-loi", "Người thứ hai")
                        .with(people.as(answerer))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Người thứ nhất").contains("không còn ở tình trạng");
        assertThat(history(one)).hasSize(2);
    }

    @Test
    void pausesTheStepOnlyWhenAsked() throws Exception {
        Obstacle one = raised();
        UUID step = plans.steps(plan, item).getFirst();
        assertThat(progress.step(step).orElseThrow().state()).isEqualTo(StepState.NOT_STARTED);
        web.perform(post(one.path() + "/dung-buoc")
                        .param(
                                "ban-buoc",
                                Integer.toString(
                                        progress.step(step).orElseThrow().version()))
                        .param("khoa", Ids.next().toString())
                        .with(people.as(answerer))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(progress.step(step).orElseThrow().state()).isEqualTo(StepState.BLOCKED);
    }

    @Autowired
    ObstacleReport report;

    private ReportSource.Contribution reported(java.time.Instant asOf) {
        LocalDate today = LocalDate.now(clock);
        return report.contribute(new ReportSource.Scope(
                plan, List.of(), new ReportPeriod(ReportPeriod.Kind.AD_HOC, today, today), asOf));
    }

    @Test
    void aReportSaysWhatWasTrueAtItsMomentAlsoLater() throws Exception {
        Obstacle one = raised();
        java.time.Instant asked = clock.instant();
        sent(answerer, one, "tra-loi", "tra-loi", "Xong");
        sent(raiser, one, "dong");
        ReportSource.Contribution then = reported(asked);
        assertThat(then.lines())
                .extracting(ReportSource.Line::section)
                .containsExactly(ReportSection.OBSTACLES, ReportSection.PROPOSALS);
        assertThat(then.figures())
                .filteredOn(figure -> figure.code().equals("obstacles-open"))
                .first()
                .satisfies(figure -> {
                    assertThat(figure.value()).isEqualByComparingTo("1");
                    assertThat(figure.evidence())
                            .extracting(ReportSource.Evidence::path)
                            .containsExactly(one.path());
                });
        ReportSource.Contribution now = reported(clock.instant().plusSeconds(1));
        assertThat(now.lines()).extracting(ReportSource.Line::section).containsExactly(ReportSection.DONE);
        assertThat(report.now(List.of("obstacle:" + one.id())).values())
                .extracting(ReportSource.Evidence::value)
                .containsExactly("Đã giải quyết");
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.LEADER, Role.ADMINISTRATOR})
    void leadersAndAdministratorsRaiseNothing(String role) throws Exception {
        web.perform(raising(Ids.next(), culture.toString())
                        .with(people.as(role))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.UNIT_HEAD, Role.UNIT_OFFICER})
    void aUnitWithoutAPartRaisesAnswersAndEndsNothing(String role) throws Exception {
        Obstacle one = raised();
        UUID stranger = people.account(role, plans.agency("Đơn vị ngoài"));
        web.perform(raising(Ids.next(), culture.toString())
                        .with(people.as(stranger))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(post(one.path() + "/tra-loi")
                        .param("ban", "1")
                        .param("tra-loi", "x")
                        .with(people.as(stranger))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(post(one.path() + "/rut")
                        .param("ban", "1")
                        .param("ly-do-rut", "x")
                        .with(people.as(stranger))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(get("/vuong-mac/tuyen/" + plan).with(people.as(stranger))).andExpect(status().isForbidden());
    }

    @Test
    void theOneAskedCannotCloseWhatAnotherRaised() throws Exception {
        Obstacle one = raised();
        sent(answerer, one, "tra-loi", "tra-loi", "Xong");
        web.perform(post(one.path() + "/dong")
                        .param("ban", "2")
                        .with(people.as(answerer))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(post(one.path() + "/dong")
                        .param("ban", "2")
                        .with(people.as(Role.STANDING_BODY))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void theStandingBodySetsTheLineAndAnswersForBodiesOutside() throws Exception {
        UUID standing = people.account(Role.STANDING_BODY);
        web.perform(post("/vuong-mac/tuyen/" + plan)
                        .param("ngay-0", "2")
                        .param("ten-1", "Tổ công tác")
                        .param("ngay-1", "4")
                        .with(people.as(standing))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        Obstacle one = raised("level");
        assertThat(one.asked().name()).isEqualTo("Tổ công tác");
        assertThat(one.asked().days()).isEqualTo(4);
        assertThat(sent(standing, one, "tra-loi", "tra-loi", "Đã hỏi tỉnh").state())
                .isEqualTo(Obstacle.State.ANSWERED);
        assertThat(database.sql(
                                "select count(*) from audit_line where act = 'obstacles.line.set' and subject_id = :plan")
                        .param("plan", plan.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anEmptyFormSaysWhatIsMissingAndKeepsWhatWasTyped() throws Exception {
        String page = web.perform(post("/vuong-mac/moi")
                        .param("muc", item.toString())
                        .param("ten", "Chỉ có tên")
                        .with(people.as(raiser))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Lỗi:").contains("Chỉ có tên").contains("Chọn đơn vị được đề nghị");
    }

    @Test
    void theListIsNarrowedAndExportedAsItIsSeen() throws Exception {
        Obstacle one = raised();
        String address = "?ke-hoach=" + plan + "&q=nha nghi";
        assertThat(web.perform(get("/vuong-mac" + address).with(people.as(raiser)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains(one.title());
        assertThat(web.perform(get("/vuong-mac/xuat.csv" + address).with(people.as(raiser)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains(one.title());
        assertThat(web.perform(get("/vuong-mac/xuat.csv?ke-hoach=" + plan + "&trang-thai=XONG")
                                .with(people.as(raiser)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .doesNotContain(one.title());
        web.perform(get("/vuong-mac/xuat.xlsx" + address).with(people.as(raiser)))
                .andExpect(status().isOk());
        assertThat(web.perform(get("/ke-hoach/muc/" + item).with(people.as(answerer)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains(one.title())
                .contains("Trả lời vướng mắc");
    }
}

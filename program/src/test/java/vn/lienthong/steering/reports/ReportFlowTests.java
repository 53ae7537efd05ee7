package vn.lienthong.steering.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.PaperRegister;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.StepState;

/** A report from the opening of its round to its correction, through the web, on the real database. */
@HouseTest
class ReportFlowTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestPeople people;

    @Autowired
    TestPlans plans;

    @Autowired
    Locality locality;

    @Autowired
    Progress progress;

    @Autowired
    Access access;

    @Autowired
    RegimeStore regimes;

    @Autowired
    RoundStore rounds;

    @Autowired
    ReportStore reports;

    @Autowired
    Rounds opening;

    @Autowired
    ReportWork work;

    @Autowired
    ReportSearch search;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    @Autowired
    PaperRegister register;

    @Autowired
    Documents documents;

    @LocalServerPort
    int port;

    LocalDate today = LocalDate.EPOCH;
    String unitCode = "";
    UUID police = Ids.next();
    UUID culture = Ids.next();
    UUID plan = Ids.next();
    UUID hotels = Ids.next();
    UUID standing = Ids.next();
    UUID officer = Ids.next();
    UUID head = Ids.next();
    UUID leader = Ids.next();
    Round round;

    ReportFlowTests() {
        round = new Round(
                Ids.next(),
                null,
                List.of(),
                Ids.next(),
                new ReportPeriod(ReportPeriod.Kind.AD_HOC, LocalDate.EPOCH, LocalDate.EPOCH),
                LocalDate.EPOCH,
                "",
                List.of(),
                false,
                java.time.Instant.EPOCH,
                1);
    }

    @BeforeEach
    void aRoundOfAPlanWithTwoLeads() {
        today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        String unit = unit(0);
        unitCode = unit;
        UUID owner = agency("Ủy ban nhân dân", unit);
        police = agency("Công an", unit);
        culture = agency("Phòng Văn hóa", unit);
        plan = plans.plan(owner, unit);
        hotels = plans.item(
                plan,
                "Quản lý lưu trú",
                TestPlans.by(today.minusDays(20)),
                List.of(new PlanItem.UnitRole("lead", "Công an", police)),
                "Lập danh sách cơ sở",
                "Cấp tài khoản");
        plans.item(
                plan,
                "Điểm hướng dẫn dịch vụ công",
                TestPlans.by(today.plusDays(3)),
                List.of(new PlanItem.UnitRole("lead", "Văn hóa", culture)),
                "Chọn điểm");
        standing = people.account(Role.STANDING_BODY, police);
        officer = people.account(Role.UNIT_OFFICER, culture);
        head = people.account(Role.UNIT_HEAD, culture);
        leader = people.account(Role.LEADER, owner);
        move(hotels, 0, StepState.DONE);
        Regime regime = new Regime(
                Ids.next(),
                plan,
                police,
                ReportPeriod.Kind.WEEKLY,
                "",
                today.getDayOfWeek().getValue(),
                today.plusDays(1).getDayOfWeek().getValue(),
                1,
                List.of(),
                List.of("Tổ công tác Đề án 06 cấp tỉnh"),
                false,
                true,
                today,
                1);
        regimes.insert(regime);
        opening.openDue();
        round = rounds.lines(List.of(plan)).getFirst().round();
    }

    private String unit(int n) {
        return locality.children(locality.provinces(today).getFirst(), today)
                .get(n)
                .code();
    }

    private UUID agency(String name, String unit) {
        return ((AgencyChange.Done) locality.create("other", name + " " + Ids.next(), unit, null, today.minusYears(1)))
                .agency();
    }

    private void move(UUID item, int n, StepState to) {
        StepProgress step = progress.steps(plan).values().stream()
                .filter(one -> one.itemId().equals(item))
                .toList()
                .get(n);
        access.actAs(
                people.account(Role.STANDING_BODY),
                () -> progress.move(step.stepId(), to, "", null, step.version(), Ids.next()));
    }

    private Round.Part part(UUID agency) {
        return rounds.parts(round.id()).stream()
                .filter(one -> one.agencyId().equals(agency))
                .findFirst()
                .orElseThrow();
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request, UUID who) throws Exception {
        RequestPostProcessor person = people.as(who);
        return web.perform(request.with(person).with(csrf())).andReturn().getResponse();
    }

    /** The page's own form, as a browser would send it back, with some answers. */
    private MockHttpServletRequestBuilder filled(String path, String page, Map<String, String> answers) {
        MockHttpServletRequestBuilder request = post(path);
        Matcher fields = Pattern.compile("name=\"([kvbpa]b?\\.\\d+|version)\" value=\"([^\"]*)\"")
                .matcher(page);
        while (fields.find()) {
            request.param(fields.group(1), unescaped(fields.group(2)));
        }
        Matcher texts =
                Pattern.compile("name=\"(t\\.\\d+)\"[^>]*>([^<]*)</textarea>").matcher(page);
        while (texts.find()) {
            request.param(texts.group(1), answers.getOrDefault(texts.group(1), unescaped(texts.group(2))));
        }
        return request;
    }

    private static String unescaped(String html) {
        return org.springframework.web.util.HtmlUtils.htmlUnescape(html);
    }

    private static String fieldOf(String page, String key) {
        Matcher found = Pattern.compile("name=\"k\\.(\\d+)\" value=\"" + Pattern.quote(key) + "\"")
                .matcher(page);
        assertThat(found.find()).as(key).isTrue();
        return "t." + found.group(1);
    }

    private void submit(UUID who, UUID agency) throws Exception {
        String path = part(agency).path();
        String page = ask(get(path), who).getContentAsString();
        String late = "LATE|item:" + hotels + "/why";
        Map<String, String> answers = page.contains(late)
                ? Map.of(fieldOf(page, late), "Chờ danh sách", fieldOf(page, "NEXT|"), "Cấp nốt tài khoản")
                : Map.of(fieldOf(page, "NEXT|"), "Mở thêm hai điểm");
        MockHttpServletResponse answer = ask(filled(path, page, answers).param("act", "nop"), who);
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(part(agency).state()).isEqualTo(Round.PartState.SUBMITTED);
    }

    @Test
    void aRoundOpensOnceAndItsPartsAreFilledInFromTheProgress() throws Exception {
        assertThat(rounds.lines(List.of(plan))).hasSize(1);
        opening.openDue();
        assertThat(rounds.lines(List.of(plan))).hasSize(1);
        assertThat(rounds.parts(round.id()))
                .extracting(Round.Part::agencyId)
                .containsExactlyInAnyOrder(police, culture);
        String page = ask(get(part(police).path()), standing).getContentAsString();
        assertThat(unescaped(page)).contains("Bước 1: Lập danh sách cơ sở").contains("quá hạn");
        access.actAs(
                officer,
                () -> assertThat(work.work())
                        .anyMatch(one -> one.path().equals(part(culture).path())));
    }

    @Test
    void aPartIsNotSubmittedWithoutTheReasonForBeingLate() throws Exception {
        String path = part(police).path();
        String page = ask(get(path), standing).getContentAsString();
        MockHttpServletResponse answer = ask(filled(path, page, Map.of()).param("act", "nop"), standing);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(unescaped(answer.getContentAsString())).contains("Ghi lý do chậm của");
        assertThat(part(police).state()).isEqualTo(Round.PartState.TO_WRITE);
    }

    @Test
    void theSecondOfTwoSeesTheFirstsWordsBesideTheOwnAndDecides() throws Exception {
        String path = part(culture).path();
        String page = ask(get(path), officer).getContentAsString();
        String next = fieldOf(page, "NEXT|");
        String leadership = fieldOf(page, "LEADERSHIP|");
        assertThat(ask(filled(path, page, Map.of(next, "Lời người thứ nhất")), officer)
                        .getStatus())
                .isEqualTo(302);
        MockHttpServletResponse second =
                ask(filled(path, page, Map.of(next, "Lời người thứ hai", leadership, "Đã họp giao ban")), head);
        String shown = unescaped(second.getContentAsString());
        assertThat(second.getStatus()).isEqualTo(200);
        assertThat(shown)
                .contains("Lời người thứ nhất")
                .contains("Lời người thứ hai")
                .contains("Đã họp giao ban");
        String now = ask(get(path), officer).getContentAsString();
        assertThat(unescaped(now))
                .contains("Lời người thứ nhất")
                .contains("Đã họp giao ban")
                .doesNotContain("Lời người thứ hai");
        assertThat(ask(filled(path, second.getContentAsString(), Map.of()), head)
                        .getStatus())
                .isEqualTo(302);
        assertThat(unescaped(ask(get(path), officer).getContentAsString())).contains("Lời người thứ hai");
    }

    @Test
    void nobodyDoesWhatIsAnothersPart() throws Exception {
        UUID stranger = people.account(Role.UNIT_OFFICER, agency("Đơn vị khác", unitCode));
        String culturePart = part(culture).path();
        assertThat(ask(post(culturePart).param("act", "nop"), standing).getStatus())
                .isEqualTo(403);
        assertThat(ask(get(part(police).path()), officer).getStatus()).isEqualTo(403);
        assertThat(ask(post(culturePart), leader).getStatus()).isEqualTo(403);
        assertThat(ask(get(culturePart), leader).getStatus()).isEqualTo(200);
        assertThat(ask(get(culturePart), stranger).getStatus()).isIn(403, 404);
        for (UUID who : List.of(officer, head, leader)) {
            assertThat(ask(post(round.path() + "/gop"), who).getStatus()).isEqualTo(403);
            assertThat(ask(post(round.path() + "/nhac"), who).getStatus()).isEqualTo(403);
            assertThat(ask(get("/bao-cao/che-do"), who).getStatus()).isEqualTo(403);
        }
        assertThat(ask(get("/bao-cao"), people.account(Role.ADMINISTRATOR)).getStatus())
                .isEqualTo(403);
        submit(standing, police);
        ask(post(round.path() + "/gop"), standing);
        String draft = reports.of(round.id()).getFirst().path();
        assertThat(ask(get(draft), officer).getStatus()).isEqualTo(403);
        assertThat(ask(get(draft + "/so-lieu.json"), head).getStatus()).isEqualTo(403);
        assertThat(ask(post(draft + "/ban-hanh").param("seen", ""), leader).getStatus())
                .isEqualTo(403);
        assertThat(ask(post(draft + "/duyet").param("seen", ""), standing).getStatus())
                .isEqualTo(403);
    }

    @Test
    void aReminderComesOnceADay() {
        access.actAs(standing, () -> {
            assertThat(opening.remind(round, rounds.parts(round.id()))).isEqualTo(2);
            assertThat(opening.remind(round, rounds.parts(round.id()))).isZero();
        });
        assertThat(database.sql("select count(*) from notify_notice where account = :who and key like :key")
                        .param("who", officer)
                        .param("key", "reports:part-" + part(culture).id() + ":remind-%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatChangesAfterAPartIsHandedInIsShownToTheUnitAndToWhoIssues() throws Exception {
        submit(standing, police);
        submit(officer, culture);
        String news = "tu-khi-nop";
        assertThat(ask(get(round.path()), standing).getContentAsString()).doesNotContain(news);
        assertThat(ask(get(part(police).path()), standing).getContentAsString()).doesNotContain(news);

        move(hotels, 1, StepState.DONE);

        assertThat(ask(get(round.path()), standing).getContentAsString())
                .contains(part(police).path() + "#" + news);
        assertThat(ask(get(round.path()), officer).getContentAsString()).doesNotContain(news);
        assertThat(unescaped(ask(get(part(police).path()), standing).getContentAsString()))
                .contains(news)
                .containsPattern("<ins>[^<]*Cấp tài khoản");
        assertThat(ask(get(part(culture).path()), officer).getContentAsString()).doesNotContain(news);

        ask(post(round.path() + "/gop"), standing);
        Report draft = reports.of(round.id()).getFirst();
        assertThat(ask(get(draft.path()), standing).getContentAsString())
                .contains(part(police).path() + "#" + news)
                .doesNotContain(part(culture).path() + "#" + news);

        setSign();
        ask(post(draft.path() + "/ban-hanh").param("seen", draft.changedAt().toString()), standing);
        assertThat(ask(get(part(police).path()), standing).getContentAsString()).doesNotContain(news);
    }

    @Test
    void aReportIsMergedIssuedOpenedToItsRecordsAndCorrected() throws Exception {
        submit(standing, police);
        submit(officer, culture);
        assertThat(ask(
                                post(part(culture).path() + "/rut")
                                        .param(
                                                "version",
                                                String.valueOf(part(culture).version())),
                                officer)
                        .getStatus())
                .isEqualTo(302);
        assertThat(part(culture).state()).isEqualTo(Round.PartState.TO_WRITE);
        submit(officer, culture);
        ask(post(round.path() + "/gop"), standing);
        Report draft = reports.of(round.id()).getFirst();
        assertThat(draft.state()).isEqualTo(Report.State.DRAFT);
        ask(
                post(part(culture).path() + "/rut")
                        .param("version", String.valueOf(part(culture).version())),
                officer);
        assertThat(part(culture).state()).isEqualTo(Round.PartState.MERGED);
        String page = unescaped(ask(get(draft.path()), standing).getContentAsString());
        assertThat(page).contains("Chờ danh sách").contains("Mở thêm hai điểm").contains("Bước hoàn thành");

        setSign();
        MockHttpServletResponse issued = ask(
                post(draft.path() + "/ban-hanh").param("seen", draft.changedAt().toString()), standing);
        assertThat(issued.getStatus())
                .as(unescaped(issued.getContentAsString()))
                .isEqualTo(302);
        Report report = reports.find(draft.id()).orElseThrow();
        assertThat(report.state()).isEqualTo(Report.State.ISSUED);
        assertThat(report.number()).startsWith("01/BC-");
        IssuedPaper paper = register.find(report.id()).orElseThrow();
        keep(paper.docx(), "bao-cao-tuan.docx");
        keep(paper.pdf(), "bao-cao-tuan.pdf");

        move(hotels, 1, StepState.DONE);
        String frozen = reports.frozen(report.id()).orElseThrow().sha256();
        String behind =
                unescaped(ask(get(report.path() + "/so/plan.steps-late"), head).getContentAsString());
        assertThat(behind)
                .contains("Cấp tài khoản")
                .contains("Đã khác")
                .contains("Chưa bắt đầu")
                .contains("Đã xong");
        assertThat(unescaped(ask(get(report.path()), head).getContentAsString()))
                .contains("Đúng với mã kiểm tra")
                .contains(frozen);
        MockHttpServletResponse annex = ask(get(report.path() + "/phu-luc.xlsx"), head);
        assertThat(annex.getStatus()).isEqualTo(200);
        Files.write(
                Files.createDirectories(Path.of("target/pictures")).resolve("phu-luc.xlsx"),
                annex.getContentAsByteArray());

        assertThat(ask(post(report.path() + "/dinh-chinh").param("why", ""), standing)
                        .getStatus())
                .isEqualTo(200);
        ask(post(report.path() + "/dinh-chinh").param("why", "Ghi sai số điểm"), standing);
        Report next = reports.of(round.id()).getFirst();
        assertThat(next.replaces()).isEqualTo(report.id());
        ask(post(next.path() + "/ban-hanh").param("seen", next.changedAt().toString()), standing);
        assertThat(reports.find(next.id()).orElseThrow().number()).startsWith("02/BC-");
        assertThat(reports.find(report.id()).orElseThrow().state()).isEqualTo(Report.State.REPLACED);
        assertThat(reports.frozen(report.id()).orElseThrow().sha256()).isEqualTo(frozen);
        pictures(report, next);
    }

    @Test
    void anApprovalIsVoidOnceAWordChangesAndTheReportWaits() throws Exception {
        database.sql("update reports_round set approval = true where id = :id")
                .param("id", round.id())
                .update();
        submit(standing, police);
        ask(post(round.path() + "/gop"), standing);
        setSign();
        Report draft = reports.of(round.id()).getFirst();
        String seen = draft.changedAt().toString();
        assertThat(unescaped(ask(post(draft.path() + "/ban-hanh").param("seen", seen), standing)
                        .getContentAsString()))
                .contains("Lãnh đạo chưa duyệt");
        assertThat(waiting(leader)).doesNotContain(draft.path());
        assertThat(ask(post(draft.path() + "/trinh"), leader).getStatus()).isEqualTo(403);
        ask(post(draft.path() + "/trinh"), standing);
        assertThat(waiting(leader)).contains(draft.path());
        assertThat(waiting(officer)).doesNotContain(draft.path());
        assertThat(told(leader, draft)).isEqualTo(1);
        ask(post(draft.path() + "/duyet").param("seen", seen), leader);
        assertThat(reports.find(draft.id()).orElseThrow().approved()).isTrue();
        assertThat(waiting(leader)).doesNotContain(draft.path());
        assertThat(told(leader, draft)).isZero();
        String page = ask(get(draft.path()), standing).getContentAsString();
        ask(filled(draft.path(), page, Map.of(fieldOf(page, "CONDITIONS|"), "Đã nâng đường truyền")), standing);
        Report changed = reports.find(draft.id()).orElseThrow();
        assertThat(changed.approved()).isFalse();
        ask(post(draft.path() + "/duyet").param("seen", seen), leader);
        assertThat(reports.find(draft.id()).orElseThrow().approved()).isFalse();
    }

    @Test
    void aWithdrawnReportStaysToBeSeenAndItsNumberIsNotGivenAgain() throws Exception {
        submit(standing, police);
        submit(officer, culture);
        ask(post(round.path() + "/gop"), standing);
        setSign();
        Report draft = reports.of(round.id()).getFirst();
        ask(post(draft.path() + "/ban-hanh").param("seen", draft.changedAt().toString()), standing);
        String number = reports.find(draft.id()).orElseThrow().number();
        assertThat(number).startsWith("01/BC-");

        for (UUID who : List.of(officer, head, leader)) {
            assertThat(ask(post(draft.path() + "/thu-hoi").param("why", "x"), who)
                            .getStatus())
                    .isEqualTo(403);
        }
        assertThat(ask(post(draft.path() + "/thu-hoi").param("why", " "), standing)
                        .getStatus())
                .isEqualTo(200);
        assertThat(reports.find(draft.id()).orElseThrow().state()).isEqualTo(Report.State.ISSUED);
        access.actAs(
                head,
                () -> assertThat(search.find(number, 50))
                        .extracting(vn.lienthong.capability.ui.SearchSource.Found::path)
                        .contains(draft.path()));
        access.actAs(
                people.account(Role.UNIT_HEAD, agency("Đơn vị khác", unit(1))),
                () -> assertThat(search.find(number, 50))
                        .extracting(vn.lienthong.capability.ui.SearchSource.Found::path)
                        .doesNotContain(draft.path()));
        ask(post(draft.path() + "/thu-hoi").param("why", "Nhầm kỳ báo cáo"), standing);
        ask(post(draft.path() + "/thu-hoi").param("why", "Lần hai"), standing);
        Report withdrawn = reports.find(draft.id()).orElseThrow();
        assertThat(withdrawn.state()).isEqualTo(Report.State.WITHDRAWN);
        assertThat(withdrawn.why()).isEqualTo("Nhầm kỳ báo cáo");

        String page = unescaped(ask(get(draft.path()), head).getContentAsString());
        assertThat(page).contains("Nhầm kỳ báo cáo").contains(number).contains("Mở thêm hai điểm");
        assertThat(ask(get(draft.path() + "/so/plan.steps-late"), head).getStatus())
                .isEqualTo(200);
        IssuedPaper paper = register.find(draft.id()).orElseThrow();
        assertThat(paper.withdrawnWhy()).isEqualTo("Nhầm kỳ báo cáo");
        assertThat(ask(get(paper.pdfPath()), head).getStatus()).isEqualTo(200);
        assertThat(ask(get(paper.pdfPath()), people.account(Role.UNIT_HEAD, agency("Đơn vị khác", unit(1))))
                        .getStatus())
                .isEqualTo(403);
        assertThat(database.sql("select act from audit_line where subject_id = :id order by at")
                        .param("id", draft.id().toString())
                        .query(String.class)
                        .list())
                .contains("reports.report.issued", "reports.report.withdrawn");

        ask(post(round.path() + "/gop"), standing);
        Report second = reports.of(round.id()).getFirst();
        assertThat(second.edition()).isEqualTo(2);
        ask(post(second.path() + "/ban-hanh").param("seen", second.changedAt().toString()), standing);
        assertThat(reports.find(second.id()).orElseThrow().number()).startsWith("02/BC-");
        assertThat(reports.find(draft.id()).orElseThrow().number()).isEqualTo(number);
    }

    private List<String> waiting(UUID who) {
        List<String> paths = new java.util.ArrayList<>();
        access.actAs(who, () -> work.work().forEach(one -> paths.add(one.path())));
        return paths;
    }

    private long told(UUID account, Report draft) {
        return database.sql("""
                        select count(*) from notify_notice where account = :account and key like :key and not settled
                        """)
                .param("account", account)
                .param("key", "reports:presented-" + draft.id() + "%")
                .query(Long.class)
                .single();
    }

    /** Checked by hand: two communes, three and one steps, one step done. */
    @Test
    void aProvincesReportAddsItsCommunesUpAndRanksThemByPercentage() throws Exception {
        String other = unit(1);
        UUID second = agency("Ủy ban nhân dân xã", other);
        UUID secondPlan = plans.plan(second, other);
        plans.item(
                secondPlan,
                "Kiosk",
                TestPlans.by(today.plusDays(9)),
                List.of(new PlanItem.UnitRole("lead", "Ủy ban", second)),
                "Lắp đặt");
        UUID province =
                agency("Công an tỉnh", locality.provinces(today).getFirst().code());
        UUID provincial = people.account(Role.STANDING_BODY, province);
        assertThat(opening.below(province)).contains(plan, secondPlan);
        Round whole = new Round(
                Ids.next(),
                null,
                List.of(plan, secondPlan),
                province,
                new ReportPeriod(ReportPeriod.Kind.AD_HOC, today.minusDays(6), today),
                today,
                "Kết quả toàn tỉnh",
                List.of(),
                false,
                clock.instant(),
                1);
        access.actAs(provincial, () -> opening.openByHand(whole, List.of()));
        assertThat(rounds.parts(whole.id())).hasSize(2);
        ask(post(whole.path() + "/gop"), provincial);
        Snapshot snapshot =
                Snapshot.read(reports.frozen(reports.of(whole.id()).getFirst().id())
                        .orElseThrow()
                        .json());
        Snapshot.Counted done = snapshot.figure("plan.steps-done").orElseThrow();
        assertThat(done.figure().cumulative()).isEqualByComparingTo("1");
        assertThat(done.figure().planned()).isEqualByComparingTo("4");
        assertThat(done.percent().orElseThrow()).isEqualByComparingTo("25.0");
        assertThat(snapshot.tables().getFirst().table().rows())
                .extracting(row -> row.get(0) + " " + row.get(4) + "/" + row.get(5))
                .containsExactly("1 1/3", "2 0/1");
    }

    private void setSign() {
        database.sql("""
                        insert into papers_office (agency_id, superior, body, place, sign, letter_unit, one_series,
                                                   authority, instead, title, signer, copies)
                        values (:id, '', 'Công an huyện Trường Lâm', 'Trường Lâm', 'CAH', '', false, 'OWN', '',
                                'Trưởng Công an', 'Nguyễn Văn Tỉnh', 'Lưu: VT.') on conflict do nothing
                        """).param("id", police).update();
    }

    /** For people to look at. */
    private void keep(UUID document, String name) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/pictures"));
        try (var in = documents.open(document)) {
            Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    private void pictures(Report issued, Report correction) {
        for (int width : List.of(1440, 360)) {
            try (var visitor = Chromium.visitor(port, width, 900)) {
                people.signIn(visitor, port, standing);
                var page = visitor.newPage();
                Map<String, String> places = Map.of(
                        "list",
                        "/bao-cao",
                        "round",
                        round.path(),
                        "part",
                        part(police).path(),
                        "issued",
                        correction.path(),
                        "replaced",
                        issued.path(),
                        "figure",
                        issued.path() + "/so/plan.steps-late",
                        "regimes",
                        "/bao-cao/che-do",
                        "regime",
                        "/bao-cao/che-do/" + Objects.requireNonNull(round.regimeId()),
                        "regime-new",
                        "/bao-cao/che-do/moi",
                        "adhoc",
                        "/bao-cao/dot-xuat");
                places.forEach((name, path) -> {
                    page.navigate(path);
                    Chromium.picture(page, "reports-" + name + "-" + width);
                    assertThat(Chromium.axe(page)).as(name).isEmpty();
                    assertThat(Chromium.overflows(page))
                            .as(name + " at " + width)
                            .isFalse();
                });
            }
        }
    }
}

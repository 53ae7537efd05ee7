package vn.lienthong.steering.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;

/** The pages of progress as people use them, through the web. */
@HouseTest
class ProgressPagesTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestPeople people;

    @Autowired
    TestPlans plans;

    @Autowired
    Progress progress;

    @Autowired
    ProgressWork work;

    @Autowired
    EvidenceStore evidence;

    @Autowired
    Locality locality;

    @Autowired
    Clock clock;

    LocalDate today;
    UUID police;
    UUID plan;
    UUID item;

    @BeforeEach
    void aPlan() {
        today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        String unitCode = locality.children(locality.provinces(today).getFirst(), today)
                .getFirst()
                .code();
        police = ((AgencyChange.Done)
                        locality.create("other", "Công an trang " + Ids.next(), unitCode, null, today.minusYears(1)))
                .agency();
        plan = plans.plan(null, unitCode);
        item = plans.item(
                plan,
                "Quản lý lưu trú",
                TestPlans.by(today.plusDays(20)),
                List.of(new PlanItem.UnitRole("lead", "Công an", police)),
                "Lập danh sách cơ sở",
                "Khai báo hằng ngày");
    }

    private RequestPostProcessor officer() {
        return people.as(people.account(Role.UNIT_OFFICER, police));
    }

    private String page(String path, RequestPostProcessor who) throws Exception {
        return web.perform(get(path).with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private StepProgress step(int n) {
        return progress.steps(plan).values().stream().toList().get(n - 1);
    }

    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return field.group(1);
    }

    private String here() {
        return "/ke-hoach/muc/" + item;
    }

    private org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder record(String form) {
        return multipart(here() + "/ghi-viec")
                .param("step", hidden(form, "step"))
                .param("version", hidden(form, "version"))
                .param("key", hidden(form, "key"))
                .with(csrf());
    }

    @Test
    void anOfficerRecordsWhatWasDoneWithItsEvidence() throws Exception {
        RequestPostProcessor officer = officer();
        assertThat(page(here(), officer)).contains("Ghi việc đã làm", "Chưa bắt đầu");
        String form = page(here() + "/ghi-viec", officer);
        web.perform(record(form)
                        .file(new MockMultipartFile(
                                "file",
                                "../../etc/\u202Efdp.bien/ban.pdf",
                                "application/pdf",
                                "%PDF-1.4 x".getBytes(StandardCharsets.US_ASCII)))
                        .param("state", "DONE")
                        .param("why", "Đã rà 48 cơ sở")
                        .with(officer))
                .andExpect(status().is3xxRedirection());
        assertThat(step(1)).returns(StepState.DONE, StepProgress::state).returns(1, StepProgress::evidence);
        Evidence kept = evidence.of(item).getFirst();
        assertThat(kept.title()).isEqualTo("ban.pdf");
        assertThat(page(here(), officer)).contains("Đã rà 48 cơ sở", "ban.pdf", "Diễn biến", "Đang làm");
        web.perform(get(kept.path() + "/tai-ve").with(officer)).andExpect(status().isOk());
        web.perform(get(kept.path() + "/tai-ve")
                        .with(people.as(people.account(
                                Role.UNIT_OFFICER,
                                ((AgencyChange.Done) locality.create(
                                                "other",
                                                "Xa " + Ids.next(),
                                                locality.children(
                                                                locality.provinces(today)
                                                                        .get(1),
                                                                today)
                                                        .getFirst()
                                                        .code(),
                                                null,
                                                today.minusYears(1)))
                                        .agency()))))
                .andExpect(status().isOk()); // a plan without an owner belongs to the whole house
    }

    @Test
    void theSecondOfTwoPeopleSeesTheFirst() throws Exception {
        RequestPostProcessor first = officer();
        RequestPostProcessor second = officer();
        String form = page(here() + "/ghi-viec", second);
        web.perform(record(page(here() + "/ghi-viec", first))
                        .param("state", "DOING")
                        .param("why", "Đang họp với chủ cơ sở")
                        .with(first))
                .andExpect(status().is3xxRedirection());
        String answer = web.perform(record(form)
                        .param("state", "BLOCKED")
                        .param("why", "Mất mạng")
                        .with(second))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).contains("Có người vừa ghi vào bước này", "Đang họp với chủ cơ sở", "Mất mạng");
        web.perform(record(answer)
                        .param("state", "BLOCKED")
                        .param("why", "Mất mạng")
                        .with(second))
                .andExpect(status().is3xxRedirection());
        assertThat(step(1).state()).isEqualTo(StepState.BLOCKED);
    }

    @Test
    void whatIsRefusedKeepsWhatWasTypedAndNothingOfTheFile() throws Exception {
        RequestPostProcessor officer = officer();
        String form = page(here() + "/ghi-viec", officer);
        web.perform(record(form)
                        .file(new MockMultipartFile("file", "a.txt", "text/plain", new byte[] {65}))
                        .param("state", "NOT_APPLICABLE")
                        .param("why", "Không có nhà nghỉ")
                        .with(officer))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Hãy chọn ngày xem lại")))
                .andExpect(content().string(containsString("Không có nhà nghỉ")));
        assertThat(evidence.of(item)).isEmpty();
        assertThat(step(1).state()).isEqualTo(StepState.NOT_STARTED);
    }

    @Test
    void pagesOfWorkAreClosedToWhoOnlyReads() throws Exception {
        for (String role : List.of(Role.ADMINISTRATOR, Role.LEADER)) {
            RequestPostProcessor reader = people.as(role);
            assertThat(page(here(), reader)).doesNotContain("ghi-viec", "phan-cong", "dieu-chinh");
            for (String path : List.of("/ghi-viec", "/phan-cong", "/dieu-chinh", "/minh-chung")) {
                web.perform(get(here() + path).with(reader)).andExpect(status().isForbidden());
            }
            web.perform(get("/ke-hoach/buoc/" + step(1).stepId()).with(reader)).andExpect(status().isForbidden());
            web.perform(post("/ke-hoach/buoc/" + step(1).stepId() + "/xong")
                            .param("version", "1")
                            .param("key", Ids.next().toString())
                            .with(reader)
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
    }

    @Test
    void theStandingBodyAdjustsADeadlineByADecision() throws Exception {
        RequestPostProcessor standing = people.as(Role.STANDING_BODY);
        web.perform(get(here() + "/dieu-chinh").with(standing)).andExpect(status().isOk());
        web.perform(multipart(here() + "/dieu-chinh")
                        .param("number", "45/QĐ-TCT")
                        .param("issued", Days.show(today))
                        .param("reason", "Chờ thiết bị")
                        .param("due", "31/02/2027")
                        .with(standing)
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Hãy nhập ngày như 30/12/2026")));
        web.perform(multipart(here() + "/dieu-chinh")
                        .file(new MockMultipartFile("file", "qd45.txt", "text/plain", new byte[] {65}))
                        .param("number", "45/QĐ-TCT")
                        .param("issued", Days.show(today))
                        .param("reason", "Chờ thiết bị")
                        .param("due", Days.show(today.plusDays(90)))
                        .with(standing)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(progress.item(item).orElseThrow().due()).isEqualTo(today.plusDays(90));
        assertThat(page(here(), standing))
                .contains("45/QĐ-TCT: Chờ thiết bị", "hạn gốc " + Days.show(today.plusDays(20)));
    }

    @Test
    void oneDecisionAdjustsDaysAndLeadsOfSeveralItemsOrOfNone() throws Exception {
        UUID culture = ((AgencyChange.Done)
                        locality.create("other", "Văn hóa " + Ids.next(), unitCode(), null, today.minusYears(1)))
                .agency();
        UUID second = plans.item(
                plan,
                "Điểm dịch vụ công",
                TestPlans.by(today.plusDays(30)),
                List.of(
                        new PlanItem.UnitRole("lead", "Công an", police),
                        new PlanItem.UnitRole("coordinate", "Văn hóa", culture)),
                "Chọn điểm");
        UUID third = plans.item(
                plan,
                "Giữ nguyên",
                TestPlans.by(today.plusDays(40)),
                List.of(new PlanItem.UnitRole("lead", "Công an", police)),
                "Việc");
        UUID cultureHead = people.account(Role.UNIT_HEAD, culture);
        RequestPostProcessor standing = people.as(Role.STANDING_BODY);
        String decisions = "/ke-hoach/" + plan + "/quyet-dinh";
        for (String role : List.of(Role.UNIT_HEAD, Role.UNIT_OFFICER, Role.LEADER, Role.ADMINISTRATOR)) {
            RequestPostProcessor refused = people.as(people.account(role, police));
            web.perform(get(decisions).with(refused)).andExpect(status().isForbidden());
            web.perform(multipart(decisions + "/moi").with(refused).with(csrf()))
                    .andExpect(status().isForbidden());
        }
        assertThat(page(decisions, standing)).contains("Điểm dịch vụ công", "Quản lý lưu trú");
        web.perform(get(decisions + "/moi").with(standing)).andExpect(status().is3xxRedirection());
        String form = page(decisions + "/moi?muc=" + item + "&muc=" + second, standing);
        assertThat(form).contains("Quyết định điều chỉnh 2 mục").doesNotContain("Giữ nguyên</legend>");

        web.perform(decided(form, second, culture, "").with(standing).with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Số quyết định")));
        assertThat(progress.item(second).orElseThrow().lead())
                .as("all of it or nothing")
                .isEqualTo(police);

        web.perform(decided(form, second, culture, "45/QĐ-TCT").with(standing).with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(progress.item(item).orElseThrow().due()).isEqualTo(today.plusDays(60));
        assertThat(progress.item(second).orElseThrow().due()).isEqualTo(today.plusDays(90));
        assertThat(progress.item(second).orElseThrow().baselineDue()).isEqualTo(today.plusDays(30));
        assertThat(progress.item(second).orElseThrow().lead()).isEqualTo(culture);
        assertThat(progress.item(third).orElseThrow().due()).isEqualTo(today.plusDays(40));
        assertThat(page(decisions, standing)).contains("45/QĐ-TCT", "Chờ thiết bị");
        assertThat(page("/ke-hoach/muc/" + second, standing)).contains("45/QĐ-TCT: Chờ thiết bị");
        assertThat(page("/ke-hoach/muc/" + second, people.as(cultureHead))).contains("Ghi việc");

        web.perform(decided(form, second, culture, "46/QĐ-TCT").with(standing).with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("46/QĐ-TCT")));
        assertThat(page(decisions, standing))
                .as("the second of two sees the first")
                .doesNotContain("46/QĐ-TCT");
    }

    private String unitCode() {
        return locality.children(locality.provinces(today).getFirst(), today)
                .getFirst()
                .code();
    }

    private org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?> decided(
            String form, UUID second, UUID lead, String number) {
        return multipart("/ke-hoach/" + plan + "/quyet-dinh/moi")
                .file(new MockMultipartFile("file", "qd45.txt", "text/plain", new byte[] {65}))
                .param("number", number)
                .param("issued", Days.show(today))
                .param("reason", "Chờ thiết bị")
                .param("due", Days.show(today.plusDays(60)))
                .param("muc", item.toString(), second.toString())
                .param("version-" + item, hidden(form, "version-" + item))
                .param("version-" + second, hidden(form, "version-" + second))
                .param("due-" + second, Days.show(today.plusDays(90)))
                .param("lead-" + second, lead.toString());
    }

    @Test
    void stepsAreAssignedSplitAndDatedOnTheirPage() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER, police);
        RequestPostProcessor officer = people.as(account);
        String path = "/ke-hoach/buoc/" + step(1).stepId();
        web.perform(post(path + "/giao")
                        .param("version", hidden(page(path, officer), "version"))
                        .param("agency", police.toString())
                        .param("person", account.toString())
                        .with(officer)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        web.perform(post(path + "/han")
                        .param("version", hidden(page(path, officer), "version"))
                        .param("days", "3")
                        .param("after", Days.show(today))
                        .with(officer)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        web.perform(post(path + "/chia")
                        .param("part", "Rà thôn 1")
                        .with(officer)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(step(1).person()).isEqualTo(account);
        assertThat(page(path, officer)).contains("Rà thôn 1");
        assertThat(page(here(), officer)).contains("Rà thôn 1");
        String part = "/ke-hoach/buoc/" + step(2).stepId();
        assertThat(page(part, officer)).contains("Bỏ bước này");
        assertThat(page(here() + "/phan-cong", officer)).contains("Rà thôn 1");
    }

    @Test
    void theListOfStepsClosesOnesOwnAndGivesOutSeveral() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER, police);
        RequestPostProcessor officer = people.as(account);
        String list = page("/ke-hoach/" + plan + "/buoc?xep=han&trang-thai=NOT_STARTED", officer);
        assertThat(list).contains("Lập danh sách cơ sở", "2 trên 2 bước");
        web.perform(post("/ke-hoach/buoc/" + step(1).stepId() + "/xong")
                        .param("version", Integer.toString(step(1).version()))
                        .param("key", Ids.next().toString())
                        .param("back", "?trang-thai=NOT_STARTED")
                        .with(officer)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andExpect(result ->
                        assertThat(result.getResponse().getRedirectedUrl()).endsWith("/buoc?trang-thai=NOT_STARTED"));
        assertThat(step(1).state()).isEqualTo(StepState.DONE);
        web.perform(post("/ke-hoach/" + plan + "/giao-buoc")
                        .param("step", step(1).stepId() + ":" + step(1).version())
                        .param("step", step(2).stepId() + ":99")
                        .param("person", account.toString())
                        .with(officer)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(step(1).person()).isEqualTo(account);
        assertThat(step(2).person()).isNull();
        assertThat(page("/ke-hoach/" + plan + "/buoc?nguoi=toi", officer)).contains("1 trên 2 bước");
        web.perform(get("/ke-hoach/" + plan + "/buoc.csv").with(officer))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Lập danh sách cơ sở")));
        web.perform(get("/ke-hoach/" + plan + "/buoc.xlsx").with(officer)).andExpect(status().isOk());
        String reader = page("/ke-hoach/" + plan + "/buoc", people.as(Role.LEADER));
        assertThat(reader).contains("Lập danh sách cơ sở").doesNotContain("giao-buoc", "/xong");
    }

    @Test
    void thePlanShowsHowFarItsItemsHaveCome() throws Exception {
        RequestPostProcessor officer = officer();
        web.perform(record(page(here() + "/ghi-viec", officer))
                        .param("state", "DONE")
                        .with(officer))
                .andExpect(status().is3xxRedirection());
        assertThat(page("/ke-hoach/" + plan + "?xep=buoc&chieu=giam", officer))
                .contains("1/2", "Bước đã xong", "đang làm");
        web.perform(get("/ke-hoach/" + plan + "?trang-thai=hoan-thanh").with(officer))
                .andExpect(content().string(containsString("Không mục nào khớp")));
        web.perform(get("/ke-hoach/" + plan + "/xuat.xlsx").with(officer)).andExpect(status().isOk());
        assertThat(page("/viec-cua-toi", officer)).contains("1/2");
    }

    @Test
    void aCommentIsWrittenAndNamesAreToldByChoosing() throws Exception {
        UUID colleague = people.account(Role.UNIT_OFFICER, police);
        RequestPostProcessor officer = officer();
        String page = page(here(), officer);
        Matcher choice =
                Pattern.compile("<option value=\"(thu-unit-officer-\\d+)\"").matcher(page);
        assertThat(choice.find()).isTrue();
        web.perform(post(here() + "/y-kien")
                        .param("key", hidden(page.substring(page.indexOf("/y-kien\"")), "key"))
                        .param("text", "<b>Nhờ xem</b>")
                        .param("mention", choice.group(1))
                        .with(officer)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        String after = page(here(), officer);
        assertThat(after).contains("@" + choice.group(1), "&lt;b&gt;Nhờ xem").doesNotContain("<b>Nhờ xem");
        assertThat(page("/viec-cua-toi", people.as(colleague))).contains("Quản lý lưu trú");
    }

    @Test
    void evidenceIsTakenOffWithAReason() throws Exception {
        RequestPostProcessor officer = officer();
        web.perform(multipart(here() + "/minh-chung")
                        .param("step", step(1).stepId().toString())
                        .param("address", "javascript:alert(1)")
                        .with(officer)
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Hãy nhập đường dẫn")));
        web.perform(multipart(here() + "/minh-chung")
                        .param("step", step(1).stepId().toString())
                        .param("address", "/mo-hinh")
                        .param("title", "Danh mục")
                        .with(officer)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        Evidence one = evidence.of(item).getFirst();
        assertThat(one.kind()).isEqualTo(Evidence.Kind.RECORD);
        String path = "/ke-hoach/minh-chung/" + one.id() + "/go";
        assertThat(page(path, officer)).contains("Danh mục");
        web.perform(post(path).param("why", "nhầm").with(officer).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(step(1).evidence()).isZero();
        assertThat(page(here() + "/dien-bien", officer)).contains("nhầm");
        web.perform(get(here()).with(officer)).andExpect(content().string(not(containsString("/go\""))));
    }

    @Test
    void aRecordOfThisProgramIsFoundByWordsAndPicked() throws Exception {
        RequestPostProcessor officer = officer();
        String form = page(here() + "/minh-chung?buoc=" + step(1).stepId() + "&tim=luu tru", officer);
        Matcher radio = Pattern.compile("name=\"record\" value=\"([^\"]*/mo-hinh/[^\"]*)\"")
                .matcher(form);
        assertThat(radio.find()).isTrue();
        String value = radio.group(1);
        web.perform(multipart(here() + "/minh-chung")
                        .param("step", step(1).stepId().toString())
                        .param("tim", "luu tru")
                        .param("record", "pilots.search.heading /quan-tri/tai-khoan")
                        .with(officer)
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Chọn lại bản ghi")));
        web.perform(multipart(here() + "/minh-chung")
                        .param("step", step(1).stepId().toString())
                        .param("tim", "luu tru")
                        .param("record", value)
                        .with(officer)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        Evidence one = evidence.of(item).getFirst();
        assertThat(one.kind()).isEqualTo(Evidence.Kind.RECORD);
        assertThat(one.address()).startsWith("/mo-hinh/");
        assertThat(evidence.record(one.id()))
                .contains("pilots.search.heading/" + one.address().substring("/mo-hinh/".length()));
        assertThat(page(here() + "/minh-chung?tim=khong co gi nhu the", officer))
                .contains("Không có bản ghi nào khớp");
    }

    @Test
    void aUnitNamesItsContactAndFilesItsSubPlan() throws Exception {
        UUID account = people.account(Role.UNIT_HEAD, police);
        RequestPostProcessor head = people.as(account);
        String list = "/ke-hoach/" + plan + "/dau-moi";
        String unit = list + "/" + police;
        web.perform(post(list + "/han")
                        .param("due", Days.show(today.minusDays(1)))
                        .with(head)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(post(list + "/han")
                        .param("due", Days.show(today.minusDays(1)))
                        .with(people.as(Role.STANDING_BODY))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(page(list, head)).contains("Chưa nộp, quá hạn");
        web.perform(get(unit).with(people.as(Role.LEADER))).andExpect(status().isForbidden());
        web.perform(post(unit + "/nguoi")
                        .param("person", account.toString())
                        .with(head)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        web.perform(multipart(unit + "/ke-hoach-rieng")
                        .param("number", "3/KH-CA")
                        .with(head)
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Hãy chọn tệp kế hoạch")));
        web.perform(multipart(unit + "/ke-hoach-rieng")
                        .file(new MockMultipartFile("file", "kh.txt", "text/plain", new byte[] {65}))
                        .param("number", "3/KH-CA")
                        .param("issued", Days.show(today))
                        .with(head)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        String after = page(list, head);
        assertThat(after).contains("3/KH-CA", "Thử unit-head").doesNotContain("Chưa nộp, quá hạn");
        Matcher paper = Pattern.compile("href=\"(/tai-lieu/[^\"]+)\"").matcher(after);
        assertThat(paper.find()).isTrue();
        web.perform(get(paper.group(1) + "/tai-ve").with(head)).andExpect(status().isOk());
    }
}

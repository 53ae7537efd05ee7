package vn.lienthong.steering.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;

/** The pages of progress in a real browser, at desk and phone width. */
@HouseTest
class ProgressLookTests {

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    TestPlans plans;

    @Autowired
    Progress progress;

    @Autowired
    ProgressWork work;

    @Autowired
    Proofs proofs;

    @Autowired
    Comments comments;

    @Autowired
    Access access;

    @Autowired
    Locality locality;

    @Autowired
    Clock clock;

    UUID plan;
    UUID item;
    UUID account;

    @BeforeEach
    void aPlanInTheMidstOfItsWork() {
        LocalDate today = LocalDate.now(clock);
        String unit = locality.children(locality.provinces(today).getFirst(), today)
                .getFirst()
                .code();
        UUID police = agency("Công an huyện", unit, today);
        UUID culture = agency("Phòng Văn hoá và Thông tin", unit, today);
        var units = List.of(
                new PlanItem.UnitRole("lead", "Công an huyện", police),
                new PlanItem.UnitRole("coordinate", "Phòng Văn hoá và Thông tin", culture));
        plan = plans.plan(null, unit);
        item = plans.item(
                plan,
                "Quản lý lưu trú tại nhà trọ, nhà nghỉ, khách sạn",
                TestPlans.by(today.plusDays(25)),
                units,
                "Tuyên truyền, hướng dẫn cơ sở lưu trú dùng phần mềm|Phòng Văn hoá và Thông tin",
                "Tạo tài khoản cho mọi cơ sở lưu trú",
                "Khai báo khách hằng ngày trên phần mềm");
        plans.item(plan, "Triển khai dịch vụ công thiết yếu", TestPlans.by(today.minusDays(9)), units, "Rà soát");
        plans.item(plan, "Lưu trữ, chứng thực giấy tờ điện tử", null, units);
        account = people.account(Role.STANDING_BODY);
        access.actAs(account, () -> {
            List<StepProgress> steps = progress.steps(plan).values().stream()
                    .filter(step -> step.itemId().equals(item))
                    .toList();
            proofs.link(steps.get(0).stepId(), "Biên bản tập huấn 48 cơ sở", "https://example.org/bien-ban", "");
            move(steps.get(0), StepState.DONE, "Đã tập huấn 48 cơ sở");
            move(steps.get(1), StepState.DOING, "41 trên 48 cơ sở đã có tài khoản");
            work.addStep(item, steps.get(1).stepId(), "Rà thị trấn", null, null);
            work.addStep(item, steps.get(1).stepId(), "Rà Đồi Sim", null, null);
            move(steps.get(2), StepState.BLOCKED, "6 nhà nghỉ chưa có mạng cố định");
            comments.add(item, null, "Nhờ Phòng Văn hoá và Thông tin làm việc với nhà mạng trước 15/12.", Ids.next());
        });
    }

    private UUID agency(String name, String unit, LocalDate today) {
        return ((AgencyChange.Done) locality.create("other", name + " " + Ids.next(), unit, null, today.minusYears(1)))
                .agency();
    }

    private void move(StepProgress step, StepState to, String why) {
        progress.move(step.stepId(), to, why, null, step.version(), Ids.next());
    }

    private void looksRight(Page page, String name) {
        Chromium.picture(page, "progress-" + name + "-" + page.viewportSize().width);
        assertThat(Chromium.axe(page)).as(name).isEmpty();
        assertThat(Chromium.overflows(page)).as(name).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 360})
    void everyPageIsReadableAndWithoutBarriers(int width) {
        UUID step = progress.steps(plan).values().stream()
                .filter(one -> one.itemId().equals(item))
                .toList()
                .get(1)
                .stepId();
        try (BrowserContext visitor = Chromium.visitor(port, width, 900)) {
            people.signIn(visitor, port, account);
            Page page = visitor.newPage();
            page.navigate("/ke-hoach/muc/" + item);
            looksRight(page, "item");
            page.navigate("/ke-hoach/" + plan);
            looksRight(page, "plan");
            page.navigate("/ke-hoach/" + plan + "/buoc");
            looksRight(page, "steps");
            page.navigate("/ke-hoach/" + plan + "/dau-moi");
            looksRight(page, "units");
            page.locator("table a.open").first().click();
            looksRight(page, "unit");
            page.navigate("/ke-hoach/" + plan + "/quyet-dinh");
            looksRight(page, "decisions");
            page.locator("table input[type=checkbox]").first().check();
            page.locator("main form[method=get] button.btn:not(.quiet)").last().click();
            page.waitForURL("**/quyet-dinh/moi*");
            looksRight(page, "decision");
            page.navigate("/ke-hoach/buoc/" + step);
            looksRight(page, "step");
            page.navigate("/ke-hoach/muc/" + item + "/minh-chung?tim=luu");
            looksRight(page, "evidence-find");
            for (String form : List.of("ghi-viec", "phan-cong", "dieu-chinh", "minh-chung", "dien-bien")) {
                page.navigate("/ke-hoach/muc/" + item + "/" + form);
                looksRight(page, form);
            }
        }
    }
}

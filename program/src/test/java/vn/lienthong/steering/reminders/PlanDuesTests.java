package vn.lienthong.steering.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;
import vn.lienthong.steering.progress.MoveOutcome;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.StepState;

/** What falls due in a plan, and that a step that is done falls silent. */
@HouseTest
class PlanDuesTests {

    @Autowired
    PlanDues dues;

    @Autowired
    Reminding reminding;

    @Autowired
    ReminderStore store;

    @Autowired
    Progress progress;

    @Autowired
    TestPlans plans;

    @Autowired
    TestPeople people;

    @Autowired
    Access access;

    @Autowired
    Locality locality;

    @Autowired
    JdbcClient database;

    LocalDate today;
    UUID police;
    UUID culture;
    UUID plan;
    UUID item;

    @BeforeEach
    void aPlan() {
        today = store.today();
        String unit = locality.children(locality.provinces(today).getFirst(), today)
                .getFirst()
                .code();
        police = agency("Công an thử", unit);
        culture = agency("Văn hóa thử", unit);
        plan = plans.plan(agency("UBND thử", unit), unit);
        item = plans.item(
                plan,
                "Quản lý lưu trú",
                TestPlans.by(today.plusDays(1)),
                List.of(
                        new PlanItem.UnitRole("lead", "Công an", police),
                        new PlanItem.UnitRole("coordinate", "Văn hóa", culture)),
                "Lập danh sách cơ sở",
                "Tuyên truyền|Văn hóa",
                "Khai báo hằng ngày");
    }

    private UUID agency(String name, String unit) {
        AgencyChange made = locality.create("other", name + " " + Ids.next(), unit, null, today.minusYears(1));
        return ((AgencyChange.Done) made).agency();
    }

    private List<Due> mine() {
        return dues.due(today.minusDays(10), today.plusDays(10))
                .filter(due -> due.path().equals("/ke-hoach/muc/" + item))
                .toList();
    }

    @Test
    void theStepsOfOneDayAreOneThingForEachAgency() {
        assertThat(mine())
                .extracting(Due::agency, Due::title, Due::day)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(police, "Quản lý lưu trú (còn 2 bước)", today.plusDays(1)),
                        org.assertj.core.groups.Tuple.tuple(culture, "Quản lý lưu trú", today.plusDays(1)));
    }

    @Test
    void whatIsDoneFallsSilent() {
        UUID head = people.account(Role.UNIT_HEAD, culture);
        database.sql("update access_account set agency_id = :agency where id = :id")
                .param("agency", culture)
                .param("id", head)
                .update();
        reminding.round(today);
        assertThat(unread(head)).isEqualTo(1);

        StepProgress step = progress.steps(plan).values().stream()
                .filter(one -> culture.equals(one.agency()))
                .findFirst()
                .orElseThrow();
        AtomicReference<MoveOutcome> outcome = new AtomicReference<>();
        access.actAs(
                head,
                () -> outcome.set(progress.move(step.stepId(), StepState.DONE, "", null, step.version(), Ids.next())));
        assertThat(Objects.requireNonNull(outcome.get())).isInstanceOf(MoveOutcome.Moved.class);

        assertThat(mine()).extracting(Due::agency).containsExactly(police);
        reminding.round(today);
        await().until(() -> unread(head) == 0);
    }

    @Autowired
    vn.lienthong.steering.progress.UnitWork units;

    @Test
    void aUnitsContactPersonForTheWholePlanIsAskedWhereTheItemNamesNobody() {
        UUID forThePlan = worksAt(police);
        UUID ofCulture = worksAt(culture);
        access.actAs(people.account(Role.STANDING_BODY), () -> {
            units.contact(plan, police, forThePlan);
            units.contact(plan, culture, ofCulture);
        });
        assertThat(Objects.requireNonNull(progress.items(plan).get(item)).contact())
                .isEqualTo(forThePlan);
        assertThat(mine()).extracting(Due::contact).containsExactlyInAnyOrder(forThePlan, ofCulture);
    }

    private UUID worksAt(UUID agency) {
        UUID account = people.account(Role.UNIT_OFFICER, agency);
        database.sql("update access_account set agency_id = :agency where id = :id")
                .param("agency", agency)
                .param("id", account)
                .update();
        return account;
    }

    private long unread(UUID account) {
        return database.sql("select count(*) from notify_notice where account = :account and read_at is null")
                .param("account", account)
                .query(Long.class)
                .single();
    }
}

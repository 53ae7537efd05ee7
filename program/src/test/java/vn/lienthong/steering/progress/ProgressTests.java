package vn.lienthong.steering.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.locality.HolidaysChanged;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;

/** States, days, rights and history of a plan, on the real database. */
@HouseTest
@RecordApplicationEvents
class ProgressTests {

    @Autowired
    Progress progress;

    @Autowired
    ProgressWork work;

    @Autowired
    Comments comments;

    @Autowired
    Proofs proofs;

    @Autowired
    TestPlans plans;

    @Autowired
    PlanBook book;

    @Autowired
    TestPeople people;

    @Autowired
    Access access;

    @Autowired
    Locality locality;

    @Autowired
    Holidays holidays;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    ApplicationEvents events;

    LocalDate today;
    String unitCode;
    UUID owner;
    UUID police;
    UUID culture;
    UUID plan;
    UUID item;

    @BeforeEach
    void aPlan() {
        today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        unitCode = communes().getFirst();
        owner = agency("UBND thử", unitCode);
        police = agency("Công an thử", unitCode);
        culture = agency("Văn hóa thử", unitCode);
        plan = plans.plan(owner, unitCode);
        item = plans.item(
                plan,
                "Quản lý lưu trú",
                TestPlans.by(today.plusDays(30)),
                List.of(lead("Công an", police), helper("Văn hóa", culture)),
                "Lập danh sách cơ sở",
                "Tuyên truyền|Văn hóa",
                "Khai báo hằng ngày");
    }

    private List<String> communes() {
        var province = locality.provinces(today).getFirst();
        return locality.children(province, today).stream()
                .map(unit -> unit.code())
                .toList();
    }

    private UUID agency(String name, String code) {
        AgencyChange made = locality.create("other", name + " " + Ids.next(), code, null, today.minusYears(1));
        return ((AgencyChange.Done) made).agency();
    }

    private static PlanItem.UnitRole lead(String name, UUID agency) {
        return new PlanItem.UnitRole("lead", name, agency);
    }

    private static PlanItem.UnitRole helper(String name, UUID agency) {
        return new PlanItem.UnitRole("coordinate", name, agency);
    }

    private <T> T as(UUID account, Supplier<T> act) {
        List<T> answer = new ArrayList<>();
        access.actAs(account, () -> answer.add(act.get()));
        return answer.getFirst();
    }

    private List<StepProgress> steps() {
        return progress.steps(plan).values().stream()
                .filter(step -> step.itemId().equals(item))
                .toList();
    }

    private StepProgress step(int n) {
        return steps().get(n - 1);
    }

    private ItemProgress itemNow() {
        return progress.item(item).orElseThrow();
    }

    private MoveOutcome move(UUID who, StepProgress step, StepState to, String why, @Nullable LocalDate day) {
        return as(who, () -> progress.move(step.stepId(), to, why, day, step.version(), Ids.next()));
    }

    private UUID officer() {
        return people.account(Role.UNIT_OFFICER, police);
    }

    @Test
    void aPlanBeginsUntouchedAndPercentFollowsItsSteps() {
        assertThat(steps()).hasSize(3).allMatch(step -> step.state() == StepState.NOT_STARTED);
        assertThat(step(1).agency()).isEqualTo(police);
        assertThat(step(2).agency()).isEqualTo(culture);
        assertThat(itemNow())
                .returns(ItemProgress.State.NOT_STARTED, ItemProgress::state)
                .returns(0, ItemProgress::percent)
                .returns(today.plusDays(30), ItemProgress::nextDue);
        UUID officer = officer();
        assertThat(move(officer, step(1), StepState.DONE, "", today.minusDays(2)))
                .isInstanceOf(MoveOutcome.Moved.class);
        assertThat(itemNow())
                .returns(ItemProgress.State.DOING, ItemProgress::state)
                .returns(1, ItemProgress::done)
                .returns(33, ItemProgress::percent);
        assertThat(step(1).doneOn()).isEqualTo(today.minusDays(2));
        move(officer, step(2), StepState.NOT_APPLICABLE, "Không có đài", today.plusDays(90));
        move(officer, step(3), StepState.DONE, "", null);
        assertThat(itemNow())
                .returns(ItemProgress.State.DONE, ItemProgress::state)
                .returns(2, ItemProgress::total)
                .returns(100, ItemProgress::percent)
                .returns(today, ItemProgress::doneOn);
        assertThat(events.stream(ItemCompleted.class).map(ItemCompleted::itemId))
                .containsExactly(item);
        assertThat(events.stream(StepMoved.class).filter(moved -> moved.itemId().equals(item)))
                .hasSize(3);
    }

    @Test
    void twoPeopleMoveOneStepAtOnceAndTheSecondSeesTheFirst() {
        UUID first = officer();
        UUID second = officer();
        StepProgress seen = step(1);
        move(first, seen, StepState.DOING, "đã họp", null);
        MoveOutcome outcome = move(second, seen, StepState.BLOCKED, "thiếu máy", null);
        assertThat(outcome).isInstanceOfSatisfying(MoveOutcome.ChangedMeanwhile.class, meanwhile -> {
            assertThat(meanwhile.now().state()).isEqualTo(StepState.DOING);
            assertThat(meanwhile.last().orElseThrow())
                    .returns(first, Move::actor)
                    .returns("đã họp", Move::why);
            assertThat(move(second, meanwhile.now(), StepState.BLOCKED, "thiếu máy", null))
                    .isInstanceOf(MoveOutcome.Moved.class);
        });
        assertThat(itemNow().state()).isEqualTo(ItemProgress.State.BLOCKED);
    }

    @Test
    void oneClickCountsOnce() {
        UUID officer = officer();
        StepProgress seen = step(1);
        UUID key = Ids.next();
        for (int i = 0; i < 3; i++) {
            assertThat(as(officer, () -> progress.move(seen.stepId(), StepState.DOING, "", null, seen.version(), key)))
                    .isInstanceOf(MoveOutcome.Moved.class);
        }
        assertThat(progress.history(Set.of(plan), Instant.EPOCH, clock.instant().plusSeconds(60)))
                .hasSize(1);
    }

    @Test
    void rulesSayNoWithAReason() {
        UUID officer = officer();
        assertThat(move(officer, step(1), StepState.BLOCKED, " ", null))
                .isEqualTo(new MoveOutcome.Refused(MoveOutcome.Reason.REASON_WANTED));
        assertThat(move(officer, step(1), StepState.NOT_APPLICABLE, "không có", today))
                .isEqualTo(new MoveOutcome.Refused(MoveOutcome.Reason.REVIEW_DAY_WANTED));
        assertThat(move(officer, step(1), StepState.DONE, "", today.plusDays(1)))
                .isEqualTo(new MoveOutcome.Refused(MoveOutcome.Reason.DAY_AHEAD));
        assertThat(move(officer, step(1), StepState.NOT_STARTED, "", null))
                .isEqualTo(new MoveOutcome.Refused(MoveOutcome.Reason.SAME_STATE));
        assertThat(as(officer, () -> progress.move(Ids.next(), StepState.DONE, "", null, 1, Ids.next())))
                .isEqualTo(new MoveOutcome.Refused(MoveOutcome.Reason.GONE));
    }

    @Test
    void aStepThatNeedsEvidenceIsNotClosedWithoutIt() {
        UUID standing = people.account(Role.STANDING_BODY, police);
        UUID officer = officer();
        as(standing, () -> work.wantEvidence(step(1).stepId(), true, step(1).version()));
        assertThat(move(officer, step(1), StepState.DONE, "", null))
                .isEqualTo(new MoveOutcome.Refused(MoveOutcome.Reason.EVIDENCE_WANTED));
        assertThatThrownBy(() -> as(officer, () -> work.wantEvidence(step(1).stepId(), false, step(1).version())))
                .isInstanceOf(AccessDeniedException.class);
        as(officer, () -> proofs.link(step(1).stepId(), "Biên bản", "https://example.org/bien-ban", ""));
        assertThat(move(officer, step(1), StepState.DONE, "", null)).isInstanceOf(MoveOutcome.Moved.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.ADMINISTRATOR, Role.LEADER})
    void whoOnlyReadsMovesNothing(String role) {
        UUID who = people.account(role);
        assertThatThrownBy(() -> move(who, step(1), StepState.DOING, "", null))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(who, () -> work.assign(step(1).stepId(), null, null, step(1).version())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(who, () -> proofs.link(step(1).stepId(), "", "https://example.org/a", "")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void leadersSaySomethingAndAdministratorsDoNot() {
        UUID leader = people.account(Role.LEADER);
        assertThat(as(leader, () -> comments.add(item, null, "Cần xong trước Tết", Ids.next()))
                        .done())
                .isTrue();
        UUID administrator = people.account(Role.ADMINISTRATOR);
        assertThatThrownBy(() -> as(administrator, () -> comments.add(item, null, "x", Ids.next())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aCoordinatingUnitMovesOnlyWhatItHasInHand() {
        UUID helper = people.account(Role.UNIT_OFFICER, culture);
        assertThat(move(helper, step(2), StepState.DOING, "", null)).isInstanceOf(MoveOutcome.Moved.class);
        assertThatThrownBy(() -> move(helper, step(1), StepState.DOING, "", null))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(as(helper, () -> proofs.link(step(1).stepId(), "", "https://example.org/anh", ""))
                        .done())
                .isTrue();
        assertThatThrownBy(() -> as(helper, () -> work.addStep(item, null, "Thêm", null, null)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void peopleOfAnotherCommuneSeeAndMoveNothing() {
        UUID elsewhere = agency("Công an nơi khác", communes().get(1));
        for (String role : List.of(Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.STANDING_BODY, Role.LEADER)) {
            UUID stranger = people.account(role, elsewhere);
            assertThat(as(stranger, () -> book.item(item))).as(role).isEmpty();
            assertThatThrownBy(() -> move(stranger, step(1), StepState.DOING, "", null))
                    .as(role)
                    .isInstanceOf(AccessDeniedException.class);
            assertThat(as(stranger, () -> comments.add(item, null, "x", Ids.next()))
                            .done())
                    .as(role)
                    .isFalse();
        }
    }

    @Test
    void aNumberedDecisionMovesTheDayAndTheBaselineStays() {
        UUID standing = people.account(Role.STANDING_BODY, police);
        LocalDate before = today.plusDays(30);
        Decision decision = new Decision("45/QĐ-TCT", today, "Chờ đường truyền", null);
        assertThatThrownBy(() -> as(
                        officer(), () -> work.adjust(plan, List.of(item), new NewDay.On(today.plusDays(60)), decision)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(as(
                                standing,
                                () -> work.adjust(
                                        plan,
                                        List.of(item),
                                        new NewDay.On(today.plusDays(60)),
                                        new Decision("", today, "x", null)))
                        .done())
                .isFalse();
        assertThat(as(standing, () -> work.adjust(plan, List.of(item), new NewDay.On(today.plusDays(60)), decision))
                        .done())
                .isTrue();
        assertThat(itemNow()).returns(today.plusDays(60), ItemProgress::due).returns(before, ItemProgress::baselineDue);
        assertThat(step(3)).returns(today.plusDays(60), StepProgress::due).returns(before, StepProgress::baselineDue);
        assertThat(progress.history(Set.of(plan), Instant.EPOCH, clock.instant().plusSeconds(60)))
                .singleElement()
                .returns(Move.Kind.DUE, Move::kind)
                .returns("45/QĐ-TCT: Chờ đường truyền", Move::why);
        assertThat(events.stream(DueMoved.class).filter(moved -> moved.itemId().equals(item)))
                .hasSize(1);
    }

    @Test
    void aUnitSetsItsDaysUpToTheLastDayOfTheItem() {
        UUID officer = officer();
        assertThat(as(
                        officer,
                        () -> work.setDays(
                                step(1).stepId(), null, new NewDay.On(today.plusDays(31)), step(1).version())))
                .isEqualTo(new ActOutcome.Refused("due", "progress.refused.beyond-item"));
        assertThat(as(
                                officer,
                                () -> work.setDays(
                                        step(1).stepId(), today, new NewDay.After(today, 5), step(1).version()))
                        .done())
                .isTrue();
        assertThat(step(1).due()).isEqualTo(holidays.calendar().plus(today, 5));
    }

    @Test
    void daysGivenInWorkingDaysMoveWithTheTableOfHolidaysAndSayWhy() {
        as(officer(), () -> work.setDays(step(1).stepId(), null, new NewDay.After(today, 5), step(1).version()));
        LocalDate right = Objects.requireNonNull(step(1).due());
        // As if the table had been another one when the day was reckoned.
        database.sql("update progress_step set due_on = :day where id = :id")
                .param("day", right.minusDays(1))
                .param("id", step(1).stepId())
                .update();
        publisher.publishEvent(new HolidaysChanged(Set.of(right.minusDays(1)), "QĐ 12/QĐ-TTg"));
        assertThat(step(1).due()).isEqualTo(right);
        Move last = progress.history(
                        Set.of(plan), Instant.EPOCH, clock.instant().plusSeconds(60))
                .getLast();
        assertThat(last)
                .returns(Move.Kind.DUE, Move::kind)
                .returns(right.minusDays(1).toString(), Move::from)
                .returns(right.toString(), Move::to);
        assertThat(last.why()).contains("QĐ 12/QĐ-TTg");
        assertThat(last.actor()).isNull();
    }

    @Test
    void anAgencyThatIsMergedLeavesItsItemsToItsHeirAndItsNameToTheHistory() {
        UUID officer = officer();
        move(officer, step(1), StepState.DOING, "", null);
        UUID heir = agency("Công an mới", unitCode);
        locality.mergeInto(
                police,
                heir,
                today,
                locality.agency(police, today).orElseThrow().version());
        assertThat(itemNow().lead()).isEqualTo(heir);
        assertThat(step(1).agency()).isEqualTo(heir);
        UUID successor = people.account(Role.UNIT_OFFICER, heir);
        assertThat(move(successor, step(1), StepState.DONE, "", null)).isInstanceOf(MoveOutcome.Moved.class);
        assertThat(progress.history(Set.of(plan), Instant.EPOCH, clock.instant().plusSeconds(60)))
                .extracting(Move::agencyName)
                .satisfiesExactly(
                        old -> assertThat(old).startsWith("Công an thử"),
                        now -> assertThat(now).startsWith("Công an mới"));
    }

    @Test
    void thePastIsSeenAsItWasKnownThen() {
        UUID officer = officer();
        Instant lastWeek = clock.instant().minus(Duration.ofDays(7));
        Simulated.at(lastWeek, () -> move(officer, step(1), StepState.DONE, "", null));
        move(officer, step(2), StepState.DOING, "", null);
        LocalDate then = LocalDate.ofInstant(lastWeek, VietnameseText.ZONE);
        Map<UUID, ItemProgress> before = progress.asOf(plan, then.minusDays(1)).items();
        assertThat(before.get(item)).returns(0, ItemProgress::done);
        Figures that = progress.asOf(plan, then);
        assertThat(that.stepsDone()).isEqualTo(1);
        assertThat(that.steps().get(step(1).stepId())).returns(then, StepProgress::doneOn);
        assertThat(that.steps().get(step(2).stepId())).returns(StepState.NOT_STARTED, StepProgress::state);
        assertThat(progress.asOf(plan, today).items().get(item)).isEqualTo(itemNow());
        as(
                people.account(Role.STANDING_BODY, police),
                () -> work.adjust(
                        plan,
                        List.of(item),
                        new NewDay.On(today.plusDays(60)),
                        new Decision("1/QĐ", today, "x", null)));
        assertThat(progress.asOf(plan, then).items().get(item)).returns(today.plusDays(30), ItemProgress::due);
    }

    /** Each step is looked at on each day, by hand: whatever was moved later must not be seen earlier. */
    @Test
    void eachDayOfThePastHasTheStatesOfThatDay() {
        UUID officer = officer();
        Instant first = clock.instant().minus(Duration.ofDays(20));
        Instant second = clock.instant().minus(Duration.ofDays(10));
        Simulated.at(first, () -> move(officer, step(1), StepState.DONE, "xong sớm", null));
        Simulated.at(first, () -> move(officer, step(2), StepState.BLOCKED, "chờ mạng", null));
        Simulated.at(second, () -> move(officer, step(1), StepState.DOING, "làm lại", null));
        Simulated.at(second, () -> move(officer, step(2), StepState.DONE, "", null));
        move(officer, step(1), StepState.DONE, "", null);

        assertThat(statesOn(first, -1)).containsExactly("NOT_STARTED null ", "NOT_STARTED null ", "NOT_STARTED null ");
        String early = LocalDate.ofInstant(first, VietnameseText.ZONE).toString();
        String later = LocalDate.ofInstant(second, VietnameseText.ZONE).toString();
        assertThat(statesOn(first, 0))
                .containsExactly("DONE " + early + " xong sớm", "BLOCKED null chờ mạng", "NOT_STARTED null ");
        assertThat(statesOn(second, 0))
                .containsExactly("DOING null làm lại", "DONE " + later + " ", "NOT_STARTED null ");
        assertThat(statesOn(clock.instant(), 0))
                .containsExactly("DONE " + today + " ", "DONE " + later + " ", "NOT_STARTED null ");
    }

    private List<String> statesOn(Instant moment, int days) {
        var steps = progress.asOf(
                        plan, LocalDate.ofInstant(moment, VietnameseText.ZONE).plusDays(days))
                .steps();
        return steps().stream()
                .map(step -> java.util.Objects.requireNonNull(steps.get(step.stepId())))
                .map(step -> step.state() + " " + step.doneOn() + " " + step.reason())
                .toList();
    }

    @Test
    void manyPlansAtOnceStandAsEachByItself() {
        UUID other = plans.plan(owner, unitCode);
        UUID second = plans.item(other, "Khác", TestPlans.by(today), List.of(lead("Công an", police)), "Một");
        move(officer(), step(1), StepState.DOING, "", null);
        var all = progress.standing(List.of(plan, other));
        assertThat(all.get(plan)).isEqualTo(progress.standing(plan));
        assertThat(Objects.requireNonNull(all.get(other)).items()).containsOnlyKeys(second);
        assertThat(Objects.requireNonNull(all.get(plan)).steps().get(step(1).stepId()))
                .returns(StepState.DOING, StepProgress::state);
        move(officer(), step(1), StepState.DONE, "", null);
        assertThat(Objects.requireNonNull(
                                progress.standing(List.of(other, plan)).get(plan))
                        .steps()
                        .get(step(1).stepId()))
                .as("what was remembered has grown old")
                .returns(StepState.DONE, StepProgress::state);
    }

    @Test
    void aUnitSplitsAStepAndOrdersItsOwn() {
        UUID officer = officer();
        UUID parent = step(1).stepId();
        UUID a = done(as(officer, () -> work.addStep(item, parent, "Rà soát thôn 1", null, null)));
        UUID b = done(as(officer, () -> work.addStep(item, parent, "Rà soát thôn 2", null, null)));
        assertThat(steps()).extracting(StepProgress::stepId).containsSubsequence(parent, a, b);
        as(officer, () -> work.reorder(b, true));
        assertThat(steps()).extracting(StepProgress::stepId).containsSubsequence(parent, b, a);
        assertThat(move(officer, step(1), StepState.DONE, "", null))
                .isEqualTo(new MoveOutcome.Refused(MoveOutcome.Reason.PARTS_OPEN));
        move(officer, progress.step(a).orElseThrow(), StepState.DONE, "", null);
        assertThat(itemNow()).returns(0, ItemProgress::done).returns(11, ItemProgress::percent);
        as(officer, () -> work.remove(b, "trùng", progress.step(b).orElseThrow().version()));
        assertThat(move(officer, step(1), StepState.DONE, "", null)).isInstanceOf(MoveOutcome.Moved.class);
        assertThat(itemNow().percent()).isEqualTo(33);
    }

    private static UUID done(ActOutcome outcome) {
        return ((ActOutcome.Done) outcome).record();
    }

    @Test
    void aCorrectedPlanMovesTheDaysAndKeepsWhatWasDone() {
        move(officer(), step(1), StepState.DONE, "", null);
        UUID first = step(1).stepId();
        plans.correct(item, TestPlans.by(today.plusDays(40)), "Lập danh sách cơ sở", "Khai báo hằng ngày");
        assertThat(steps()).hasSize(2);
        assertThat(step(1)).returns(first, StepProgress::stepId).returns(StepState.DONE, StepProgress::state);
        assertThat(itemNow())
                .returns(today.plusDays(40), ItemProgress::due)
                .returns(today.plusDays(40), ItemProgress::baselineDue);
        assertThat(progress.history(Set.of(plan), Instant.EPOCH, clock.instant().plusSeconds(60)))
                .extracting(Move::kind)
                .containsExactlyInAnyOrder(Move.Kind.STATE, Move.Kind.DUE, Move.Kind.REMOVED);
    }

    @Test
    void whoIsNamedInACommentIsToldOnce() {
        UUID officer = officer();
        UUID colleague = people.account(Role.UNIT_OFFICER, police);
        String name = database.sql("select user_name from access_account where id = :id")
                .param("id", colleague)
                .query(String.class)
                .single();
        UUID key = Ids.next();
        for (int i = 0; i < 2; i++) {
            as(officer, () -> comments.add(item, null, "Nhờ @" + name + ". Gửi a@b.vn", key));
        }
        assertThat(comments.of(item)).hasSize(1);
        assertThat(comments.unseen(colleague)).hasSize(1);
        assertThat(database.sql("select count(*) from notify_notice where account = :id")
                        .param("id", colleague)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        as(colleague, () -> {
            comments.seen(item);
            return true;
        });
        assertThat(comments.unseen(colleague)).isEmpty();
    }

    @Test
    void onlyTheAuthorChangesACommentAndOnlyForAWhile() {
        UUID officer = officer();
        UUID key = Ids.next();
        as(officer, () -> comments.add(item, null, "Bản đầu", key));
        assertThatThrownBy(() -> as(officer(), () -> comments.edit(key, "Người khác")))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(as(officer, () -> comments.edit(key, "Bản sau")).done()).isTrue();
        assertThat(comments.before(List.of(key)).get(key))
                .extracting(Comments.Before::text)
                .containsExactly("Bản đầu");
        Simulated.at(
                clock.instant().plus(Comments.EDITABLE).plusSeconds(60),
                () -> assertThat(as(officer, () -> comments.edit(key, "Muộn")))
                        .isEqualTo(new ActOutcome.Refused("text", "progress.refused.comment-old")));
    }

    @Test
    void theHistoryIsOnlyAddedTo() {
        move(officer(), step(1), StepState.DOING, "", null);
        for (String sql : List.of(
                "update progress_move set why = 'x' where plan_id = :plan",
                "delete from progress_move where plan_id = :plan")) {
            assertThatThrownBy(() -> database.sql(sql).param("plan", plan).update())
                    .hasMessageContaining("only added to");
        }
    }
}

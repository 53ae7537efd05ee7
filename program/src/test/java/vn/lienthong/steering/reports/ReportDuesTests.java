package vn.lienthong.steering.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.feeds.FeedEntry;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.SteeredPlans;
import vn.lienthong.steering.progress.UnitWork;
import vn.lienthong.steering.reminders.Due;
import vn.lienthong.steering.reminders.Reminders;

/** Reports remind like every deadline, and stand in people's calendars. */
@HouseTest
class ReportDuesTests {

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    @Autowired
    SteeredPlans plans;

    @Autowired
    TestPeople people;

    @Autowired
    Access access;

    @Autowired
    UnitWork units;

    @Autowired
    RegimeStore regimes;

    @Autowired
    RoundStore rounds;

    @Autowired
    Rounds opening;

    @Autowired
    ReportDues dues;

    @Autowired
    ReportFeed feed;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationContext beans;

    @Autowired
    TransactionTemplate transaction;

    LocalDate today;
    UUID police;
    UUID culture;
    UUID plan;
    UUID standing;
    UUID head;
    UUID officer;

    @BeforeEach
    void anOpenWeek() {
        today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        police = plans.agency("Công an");
        culture = plans.agency("Phòng Văn hóa");
        plan = plans.plan(plans.agency("Ủy ban nhân dân"));
        plans.item(plan, "Điểm dịch vụ công", null, culture);
        standing = at(people.account(Role.STANDING_BODY, police), police);
        head = at(people.account(Role.UNIT_HEAD, culture), culture);
        officer = at(people.account(Role.UNIT_OFFICER, culture), culture);
        regimes.insert(new Regime(
                Ids.next(),
                plan,
                police,
                ReportPeriod.Kind.WEEKLY,
                "",
                today.getDayOfWeek().getValue(),
                today.plusDays(1).getDayOfWeek().getValue(),
                1,
                List.of(),
                List.of(),
                false,
                true,
                today,
                1));
        opening.openDue();
    }

    private UUID at(UUID account, UUID agency) {
        database.sql("update access_account set agency_id = :agency where id = :id")
                .param("agency", agency)
                .param("id", account)
                .update();
        return account;
    }

    private Round round() {
        return rounds.lines(List.of(plan)).getFirst().round();
    }

    private void openedEarlier() {
        database.sql("update reports_round set opened_at = opened_at - interval '2 days' where id = :id")
                .param("id", round().id())
                .update();
    }

    private List<Due> mine() {
        UUID part = rounds.parts(round().id()).getFirst().id();
        return dues.due(round().due(), round().due())
                .filter(due ->
                        due.path().contains(part.toString()) || due.path().equals(round().path()))
                .toList();
    }

    private Due due(String type) {
        return mine().stream()
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePartRemindsItsWritersAndTheReportThoseWhoIssueIt() {
        assertThat(mine()).as("its opening is told on this day").isEmpty();
        openedEarlier();
        assertThat(due("reports.due.part").people()).containsExactlyInAnyOrder(head, officer);
        assertThat(due("reports.due.part").agency()).isEqualTo(culture);
        assertThat(due("reports.due.part").awaitedBy()).isEqualTo(police);
        assertThat(due("reports.due.report").people()).containsExactly(standing);
        assertThat(mine()).extracting(Due::day).containsOnly(round().due());
    }

    @Test
    void theContactPersonForTheWholePlanIsAskedAlone() {
        openedEarlier();
        access.actAs(head, () -> units.contact(plan, culture, officer));
        assertThat(due("reports.due.part").contact()).isEqualTo(officer);
        assertThat(due("reports.due.part").people()).isEmpty();
    }

    @Test
    void whatIsSubmittedOrIssuedFallsSilent() {
        openedEarlier();
        database.sql("update reports_part set state = 'SUBMITTED' where round_id = :id")
                .param("id", round().id())
                .update();
        assertThat(mine()).extracting(Due::type).containsExactly("reports.due.report");
        database.sql("""
                        insert into reports_report (id, round_id, edition, state, created_at, changed_at)
                        values (:id, :round, 1, 'ISSUED', now(), now())
                        """).param("id", Ids.next()).param("round", round().id()).update();
        assertThat(mine()).isEmpty();
    }

    @Test
    void theCalendarHoldsOpenRoundsAndThoseToComeUnderOneKey() {
        List<FeedEntry> officers = feed.ofPerson(officer, VIETNAMESE);
        assertThat(officers).hasSizeGreaterThan(6).allMatch(entry -> entry.key().endsWith("-part") && !entry.done());
        FeedEntry first = officers.getFirst();
        assertThat(first.day()).isEqualTo(round().due());
        assertThat(first.path()).isEqualTo(rounds.parts(round().id()).getFirst().path());
        assertThat(officers).extracting(FeedEntry::key).doesNotHaveDuplicates();
        assertThat(feed.ofPerson(standing, VIETNAMESE))
                .extracting(FeedEntry::key)
                .contains(first.key().replace("-part", ""))
                .noneMatch(key -> key.endsWith("-part"));
        assertThat(feed.ofPerson(at(people.account(Role.LEADER, culture), culture), VIETNAMESE))
                .isEmpty();
        assertThat(officers.get(1).key())
                .isEqualTo("report-" + round().regimeId() + "-"
                        + round().period().next().first() + "-part");
    }

    @Test
    void aClockSetBackAndForwardOpensAndRemindsOnce() {
        Round.Part part = rounds.parts(round().id()).getFirst();
        assertThat(rounds.remind(part.id(), today)).isTrue();
        assertThat(rounds.remind(part.id(), today)).isFalse();
        for (int day : List.of(-1, 0, 1, -1)) {
            transaction.executeWithoutResult(status -> at(Duration.ofDays(day)).openDue());
        }
        assertThat(rounds.opened(Objects.requireNonNull(round().regimeId())).stream()
                        .filter(first -> first.equals(round().period().first())))
                .hasSize(1);
        assertThat(rounds.remind(part.id(), today.minusDays(1)))
                .as("a day back is a day again")
                .isTrue();
    }

    private Rounds at(Duration off) {
        return new Rounds(
                regimes,
                rounds,
                beans.getBean(PlanBook.class),
                beans.getBean(Locality.class),
                beans.getBean(Holidays.class),
                beans.getBean(People.class),
                beans.getBean(Notify.class),
                beans.getBean(Reminders.class),
                beans.getBean(Audit.class),
                beans.getBean(RoundWords.class),
                beans.getBean(Sight.class),
                Clock.offset(clock, off));
    }

    @Test
    void aReportThatComesOnceOpensByItselfAndNeverTwice() {
        Regime once = new Regime(
                Ids.next(),
                plan,
                police,
                ReportPeriod.Kind.ONCE,
                "",
                0,
                1,
                5,
                List.of(),
                List.of(),
                false,
                true,
                today.minusDays(20),
                today.plusDays(2),
                1);
        assertThat(regimes.insert(once)).isTrue();
        assertThat(regimes.insert(once)).isFalse();
        opening.openDue();
        assertThat(rounds.opened(once.id())).hasSize(1);
        database.sql("update reports_regime set starts = starts - 10 where id = :id")
                .param("id", once.id())
                .update();
        opening.openDue();
        assertThat(rounds.opened(once.id())).hasSize(1);
    }
}

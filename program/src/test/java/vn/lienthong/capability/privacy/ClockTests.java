package vn.lienthong.capability.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.WorkingCalendar;

/** The clocks of requests and breaches, and the way of a request. */
class ClockTests {

    /** 2 September 2026 (Wednesday) and the day before it are off. */
    private static final WorkingCalendar CALENDAR =
            WorkingCalendar.of(Map.of(LocalDate.of(2026, 9, 1), false, LocalDate.of(2026, 9, 2), false));

    @ParameterizedTest
    @CsvSource({
        // A Monday: two working days.
        "2026-11-16, 2026-11-18",
        // A Friday, a Saturday, a Sunday.
        "2026-11-20, 2026-11-24",
        "2026-11-21, 2026-11-24",
        "2026-11-22, 2026-11-24",
        // Before the holiday.
        "2026-08-31, 2026-09-04"
    })
    void theFirstAnswerIsDueAfterTwoWorkingDays(LocalDate filed, LocalDate due) {
        assertThat(Terms.Term.answerDue(filed, CALENDAR)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        // 10 days end on a Thursday; 15 on a Tuesday; 20 on a Sunday, so on Monday.
        "SEE, 2026-11-16, false, 2026-11-26",
        "RESTRICT, 2026-11-16, false, 2026-12-01",
        "RESTRICT, 2026-11-16, true, 2026-12-07",
        "ERASE, 2026-11-16, false, 2026-12-07",
        "WITHDRAW, 2026-11-17, true, 2026-12-07",
        // 10 days after 22 August is 1 September, a holiday, and so is the day after it.
        "COPY, 2026-08-22, false, 2026-09-03"
    })
    void theDaysAreThoseOfTheRightAndNeverEndOnADayOff(Kind kind, LocalDate filed, boolean others, LocalDate due) {
        assertThat(Terms.Term.shipped(kind).due(filed, others, CALENDAR)).isEqualTo(due);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyRightLiesBetweenTenAndTwentyDaysAndIsExtendedByFifteen(Kind kind) {
        Terms.Term term = Terms.Term.shipped(kind);
        assertThat(term.days()).isBetween(10, 20);
        assertThat(term.withOthers()).isBetween(term.days(), 20);
        assertThat(term.longer()).isEqualTo(15);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyRightCanBeAnsweredRefusedExtendedAndTakenBackAndEndsSomewhere(Kind kind) {
        assertThat(RequestProcess.from(State.RECEIVED, kind))
                .extracting(RequestProcess.Move::code)
                .containsExactlyInAnyOrder("answered", "refused", "taken-back");
        assertThat(RequestProcess.from(State.ANSWERED, kind))
                .extracting(RequestProcess.Move::code)
                .contains("refused", "longer", "taken-back")
                .contains(kind == Kind.CORRECT ? "passed-on" : "accepted");
        for (State state : State.values()) {
            assertThat(RequestProcess.from(state, kind).isEmpty())
                    .as(state.name())
                    .isEqualTo(!state.open() || (state == State.ACCEPTED && kind != Kind.CORRECT));
        }
    }

    private static Breach breach(boolean attack, boolean harm, Instant detected) {
        return new Breach(
                Ids.next(),
                "SC-2026-0001",
                new UUID(0, 1),
                "",
                "Thử",
                "Thử",
                null,
                detected,
                attack,
                harm,
                List.of(),
                null,
                "",
                "",
                "",
                false,
                detected,
                null,
                null,
                "",
                1);
    }

    @Test
    void anAttackThatMayHarmRunsTwoClocksAndEachStopsAtItsOwnNotice() {
        Instant detected = Instant.parse("2026-11-20T01:30:00Z");
        Breach breach = breach(true, true, detected);
        assertThat(breach.timers(List.of()))
                .extracting(Breach.Timer::due)
                .containsExactly(Instant.parse("2026-11-21T01:30:00Z"), Instant.parse("2026-11-23T01:30:00Z"));
        Breach.Sent sent = new Breach.Sent(
                Ids.next(), Breach.Addressee.CYBER, Instant.parse("2026-11-20T20:00:00Z"), "01", "", null);
        List<Breach.Timer> timers = breach.timers(List.of(sent));
        assertThat(timers.get(0).runs()).isFalse();
        assertThat(timers.get(0).late(Instant.parse("2026-12-01T00:00:00Z"))).isFalse();
        assertThat(timers.get(1).runs()).isTrue();
        assertThat(timers.get(1).late(Instant.parse("2026-11-23T01:30:00Z"))).isFalse();
        assertThat(timers.get(1).late(Instant.parse("2026-11-23T01:30:01Z"))).isTrue();
        assertThat(timers.get(1).left(Instant.parse("2026-11-22T23:30:00Z")).toHours())
                .isEqualTo(2);
    }

    @Test
    void aNoticeAfterTheClockIsTellingLate() {
        Instant detected = Instant.parse("2026-11-20T01:30:00Z");
        Breach.Sent late = new Breach.Sent(
                Ids.next(), Breach.Addressee.A05, Instant.parse("2026-11-23T01:31:00Z"), "02", "", null);
        assertThat(breach(false, true, detected)
                        .timers(List.of(late))
                        .getFirst()
                        .late(detected))
                .isTrue();
    }

    @Test
    void withoutHarmAndAttackNobodyMustBeTold() {
        assertThat(breach(false, false, Instant.EPOCH).timers(List.of())).isEmpty();
    }
}

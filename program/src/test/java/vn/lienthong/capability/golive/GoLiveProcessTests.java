package vn.lienthong.capability.golive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The process as a value: what must hold for every move in it. */
class GoLiveProcessTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static GoingLive system(
            Stage stage, boolean check, @Nullable LocalDate checked, @Nullable LocalDate until) {
        return new GoingLive(
                UUID.randomUUID(),
                new Subject("test", "1", "Mô hình", "/"),
                "Hệ thống",
                "connection",
                null,
                UUID.randomUUID(),
                "Đơn vị",
                check,
                "plan",
                stage,
                DAY,
                checked,
                until,
                null,
                null,
                Instant.EPOCH,
                1);
    }

    private static Set<Stage> reachable(boolean check, Set<String> without) {
        Set<Stage> seen = EnumSet.of(Stage.PREPARING);
        Deque<Stage> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (GoLiveProcess.Move move : GoLiveProcess.from(open.pop(), check)) {
                if (!without.contains(move.code()) && seen.add(move.to())) {
                    open.push(move.to());
                }
            }
        }
        return seen;
    }

    @Test
    void everyStageIsReachedAndHasAWayOn() {
        assertThat(reachable(true, Set.of())).containsExactlyInAnyOrder(Stage.values());
        for (Stage stage : Stage.values()) {
            assertThat(GoLiveProcess.from(stage, true)).as(stage.name()).isNotEmpty();
            assertThat(GoLiveProcess.from(stage, false)).as(stage.name()).isNotEmpty();
        }
    }

    @Test
    void noWayLeadsToOperationPastTheSecurityCheck() {
        assertThat(reachable(true, Set.of("check-passed"))).doesNotContain(Stage.CHECKED, Stage.LIVE);
        assertThat(reachable(false, Set.of())).contains(Stage.LIVE).doesNotContain(Stage.CHECKED);
    }

    @Test
    void onlyTheStandingBodySaysWhatTheCheckFound() {
        assertThat(GoLiveProcess.MOVES)
                .filteredOn(
                        move -> move.code().startsWith("check-") && !move.code().equals("check-expired"))
                .hasSizeGreaterThan(3)
                .allMatch(move -> move.by() == GoLiveProcess.By.STANDING_BODY);
    }

    @Test
    void aCodeNamesOneMoveFromAStage() {
        assertThat(GoLiveProcess.MOVES.stream().map(move -> move.from() + move.code()))
                .doesNotHaveDuplicates();
    }

    @Test
    void isLiveOnlyWhileItsCheckHolds() {
        assertThat(system(Stage.LIVE, true, null, null).isLive(DAY)).isFalse();
        assertThat(system(Stage.LIVE, true, DAY, null).isLive(DAY)).isTrue();
        assertThat(system(Stage.LIVE, true, DAY, DAY).isLive(DAY)).isTrue();
        assertThat(system(Stage.LIVE, true, DAY, DAY).isLive(DAY.plusDays(1))).isFalse();
        assertThat(system(Stage.LIVE, false, null, null).isLive(DAY)).isTrue();
        assertThat(system(Stage.CHECKED, true, DAY, null).isLive(DAY)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void thePictureMarksTheStageAndJoinsWhatTheProcessJoins(Stage stage) {
        for (boolean check : List.of(true, false)) {
            Diagram diagram = Diagram.of(system(stage, check, null, null));
            assertThat(diagram.boxes())
                    .filteredOn(box -> box.mark() == Diagram.Mark.HERE)
                    .extracting(Diagram.Box::stage)
                    .containsExactly(stage);
            assertThat(diagram.arrows()).hasSizeGreaterThan(8);
            assertThat(diagram.boxes())
                    .allMatch(box ->
                            box.x() + box.width() <= Diagram.WIDTH && box.y() + Diagram.BOX_HEIGHT <= diagram.height());
        }
        assertThat(Diagram.of(system(Stage.PREPARING, false, null, null)).boxes())
                .extracting(Diagram.Box::stage)
                .doesNotContain(Stage.CHECKED, Stage.EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"paper\tconnection\ta\tyes\tA\tA", "kind\tx", "kind\tx\tX\tX\npaper\tx\ta\tmaybe\tA\tA", ""})
    void aWrongListOfPapersIsRefusedWithItsLine(String text) {
        assertThatThrownBy(() -> new PaperLists(text, "own.tsv"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("own.tsv");
    }
}

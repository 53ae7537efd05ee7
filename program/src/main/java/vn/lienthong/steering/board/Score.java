package vn.lienthong.steering.board;

import java.util.List;
import vn.lienthong.steering.progress.ItemProgress;

/**
 * How far some items have come together.
 *
 * @param items that apply
 * @param done of them, those that go on among them
 * @param late of them
 * @param blocked of them
 * @param stepsDone steps that are done
 * @param stepsTotal steps that apply
 */
record Score(int items, int done, int late, int blocked, int stepsDone, int stepsTotal) {

    static final Score NONE = new Score(0, 0, 0, 0, 0, 0);

    static Score of(List<Row> rows) {
        return rows.stream().map(Score::of).reduce(NONE, Score::plus);
    }

    static Score of(Row row) {
        return of(row.progress());
    }

    static Score of(ItemProgress progress) {
        if (progress.state() == ItemProgress.State.NOT_APPLICABLE) {
            return NONE;
        }
        return new Score(
                1,
                progress.state().open() ? 0 : 1,
                progress.late() ? 1 : 0,
                progress.blocked() > 0 ? 1 : 0,
                progress.done(),
                progress.total());
    }

    Score plus(Score other) {
        return new Score(
                items + other.items,
                done + other.done,
                late + other.late,
                blocked + other.blocked,
                stepsDone + other.stepsDone,
                stepsTotal + other.stepsTotal);
    }

    /** Whether there is anything to be measured: without steps a unit has "–", not 0 %. */
    boolean known() {
        return stepsTotal > 0;
    }

    /** Steps done, in whole per cent, rounded down so that 100 means all. */
    int percent() {
        return stepsTotal == 0 ? 0 : (int) (100L * stepsDone / stepsTotal);
    }
}

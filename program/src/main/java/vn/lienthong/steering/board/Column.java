package vn.lienthong.steering.board;

import java.util.List;
import vn.lienthong.steering.progress.ItemProgress;

/** Items in one state, side by side with those in others; what is done stands together, whether it goes on or not. */
record Column(ItemProgress.State state, List<Row> rows) {

    static final List<List<ItemProgress.State>> ORDER = List.of(
            List.of(ItemProgress.State.LATE),
            List.of(ItemProgress.State.BLOCKED),
            List.of(ItemProgress.State.NOT_STARTED),
            List.of(ItemProgress.State.DOING),
            List.of(ItemProgress.State.DONE, ItemProgress.State.KEPT),
            List.of(ItemProgress.State.NOT_APPLICABLE));
}

package vn.lienthong.steering.plan;

import java.util.List;
import java.util.UUID;

/**
 * An item of a document under review.
 *
 * @param marks where its values stand; empty for one added by hand
 * @param settled whether nothing in it is doubted any more
 */
record Draft(
        UUID id,
        UUID importId,
        int position,
        ItemContent content,
        List<Mark> marks,
        int lineFrom,
        int lineTo,
        boolean settled,
        boolean byHand,
        int version) {

    List<Mark> doubts() {
        return settled ? List.of() : marks.stream().filter(Mark::doubtful).toList();
    }
}

package vn.lienthong.steering.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value of a draft stands in its document, and whether its reading is doubted.
 *
 * @param field key of the {@link Field}
 * @param lineFrom first line, from 1
 * @param charFrom first character there, from 0; -1 for the whole line
 * @param lineTo last line
 * @param charTo character after the last one there; -1 for the whole line
 * @param sure 0 to 1
 * @param reason key of the message that says why it is doubted, or null
 * @param arguments what that message names
 */
record Mark(
        String field,
        int lineFrom,
        int charFrom,
        int lineTo,
        int charTo,
        double sure,
        @Nullable String reason,
        List<String> arguments) {

    boolean doubtful() {
        return reason != null;
    }
}

package vn.lienthong.capability.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the order of the list
 * @param next cursor of the next page, or null at the end
 */
public record ApiPage<T>(List<T> items, @Nullable String next) {

    public ApiPage {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of what was asked for with one line more than wanted: the one more says that there is a next page.
     *
     * @param cursor the word for a row
     */
    public static <T> ApiPage<T> of(List<T> found, int limit, Function<T, String> cursor) {
        return found.size() <= limit
                ? new ApiPage<>(found, null)
                : new ApiPage<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }
}

package vn.lienthong.capability.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where the next page of a list begins: after a row, not after a number of rows, so that rows added meanwhile are neither
 * missed nor seen twice. For callers it is a word without meaning.
 */
public final class Cursor {

    /** Lines on a page unless asked otherwise. */
    public static final int USUAL = 50;

    /** Most lines on a page. */
    public static final int MOST = 200;

    private Cursor() {}

    /**
     * Makes the word.
     *
     * @param list name of the list, so that the word of one is refused by another
     * @param after values of the last row's sort columns
     */
    public static String after(String list, String... after) {
        String plain = list + "\n" + String.join("\n", after);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the word; empty for the first page.
     *
     * @param parts how many values it must have
     * @throws ApiProblem 400 for a word that is none of this list's
     */
    public static Optional<List<String>> read(String list, String cursor, int parts) {
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> all = Arrays.asList(plain.split("\n", -1));
            if (all.size() == parts + 1 && all.getFirst().equals(list)) {
                return Optional.of(List.copyOf(all.subList(1, all.size())));
            }
        } catch (IllegalArgumentException noCursor) {
            throw ApiProblem.invalid("cursor");
        }
        throw ApiProblem.invalid("cursor");
    }

    /**
     * How many lines are asked for.
     *
     * @throws ApiProblem 400 outside of 1 to {@link #MOST}
     */
    public static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw ApiProblem.invalid("limit");
        }
        return asked;
    }
}

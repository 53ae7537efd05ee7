package vn.lienthong.capability.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.lienthong.kernel.VietnameseText;

/**
 * How a list is narrowed, sorted and paged, all of it in the address, so that it can be sent to a colleague. A controller
 * takes it as a parameter; templates make the addresses of other pages of the list from it.
 *
 * @param q words searched for, as typed, possibly empty
 * @param page counted from 1
 * @param size lines on a page, 1 to 200
 * @param sort column asked for; empty for the list's own order
 * @param descending from the end
 * @param filters every other value of the address, by name; empty ones are left out
 */
public record ListQuery(
        String q, int page, int size, String sort, boolean descending, SortedMap<String, String> filters) {

    static final String WORDS = "q";
    static final String PAGE = "trang";
    static final String SIZE = "dong";
    static final String SORT = "xep";
    static final String DIRECTION = "chieu";
    static final String DOWN = "giam";

    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 200;
    private static final int LAST_PAGE = 1_000_000;
    private static final int LONGEST_VALUE = 200;
    private static final Set<String> NO_FILTERS =
            Set.of(WORDS, PAGE, SIZE, SORT, DIRECTION, "lang", "contrast", "_csrf");

    /** Reads the query of an address; what makes no sense counts as not said. */
    public static ListQuery of(Map<String, String[]> parameters) {
        SortedMap<String, String> filters = new TreeMap<>();
        parameters.forEach((name, values) -> {
            String value = first(parameters, name);
            if (!NO_FILTERS.contains(name) && !value.isEmpty()) {
                filters.put(name, value);
            }
        });
        return new ListQuery(
                first(parameters, WORDS),
                number(first(parameters, PAGE), 1, LAST_PAGE),
                number(first(parameters, SIZE), USUAL_SIZE, LARGEST_SIZE),
                first(parameters, SORT),
                first(parameters, DIRECTION).equals(DOWN),
                filters);
    }

    /** The list as it opens. */
    public static ListQuery plain() {
        return of(Map.of());
    }

    /** Lines before this page. */
    public long offset() {
        return (page - 1L) * size;
    }

    /** Value of a filter, or an empty string. */
    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }

    /** The column to sort by: the one asked for if the list has it, else its usual one. */
    public String sortOr(Set<String> columns, String usual) {
        return columns.contains(sort) ? sort : usual;
    }

    /** Whether anything is left out of the list. */
    public boolean narrowed() {
        return !q.isEmpty() || !filters.isEmpty();
    }

    /** The searched words folded, for finding "with or without marks". */
    public String folded() {
        return VietnameseText.fold(q);
    }

    /** Query of the address of another page of this list. */
    public String turnedTo(long other) {
        return address(q, other, sort, descending, filters);
    }

    /** Query of this list sorted by a column; a second time the other way round. */
    public String sortedBy(String column) {
        return address(q, 1, column, column.equals(sort) && !descending, filters);
    }

    /** Query of this list with one filter set, or lifted by an empty value. */
    public String filteredBy(String name, String value) {
        SortedMap<String, String> changed = new TreeMap<>(filters);
        changed.put(name, value);
        return address(q, 1, sort, descending, changed);
    }

    long lastPage(long total) {
        return Math.max(1, (total + size - 1) / size);
    }

    /** First, last and the pages near this one; 0 where some are left out. */
    List<Integer> pagesAround(long total) {
        int last = (int) lastPage(total);
        List<Integer> shown = new ArrayList<>();
        for (int number = 1; number <= last; number++) {
            if (number == 1 || number == last || Math.abs(number - page) <= 1) {
                shown.add(number);
            } else if (shown.getLast() != 0) {
                shown.add(0);
            }
        }
        return shown;
    }

    private String address(String words, long number, String column, boolean down, Map<String, String> kept) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(WORDS, words);
        parts.putAll(kept);
        parts.put(SORT, column);
        parts.put(DIRECTION, down ? DOWN : "");
        parts.put(SIZE, size == USUAL_SIZE ? "" : String.valueOf(size));
        parts.put(PAGE, number == 1 ? "" : String.valueOf(number));
        StringBuilder query = new StringBuilder("?");
        parts.forEach((name, value) -> {
            if (!value.isEmpty()) {
                query.append(query.length() > 1 ? "&" : "")
                        .append(encoded(name))
                        .append('=')
                        .append(encoded(value));
            }
        });
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String first(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        String value = values == null || values.length == 0
                ? ""
                : VietnameseText.compose(values[0]).strip();
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
    }

    private static int number(String text, int otherwise, int most) {
        return text.matches("[0-9]{1,7}") ? Math.clamp(Integer.parseInt(text), 1, most) : otherwise;
    }
}

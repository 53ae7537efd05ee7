package vn.lienthong.capability.indicators;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where one value stands: which number, of what, when, and of which part.
 *
 * @param indicator id of the {@link Indicator}
 * @param dimensions value by name of a dimension; empty for the whole. Values are codes, not words
 */
public record Cell(String indicator, Place place, Period period, SortedMap<String, String> dimensions) {

    public Cell {
        dimensions.forEach((name, value) -> {
            if (!name.matches("[a-z][a-z0-9-]*") || !value.matches("[A-Za-z0-9._-]{1,80}")) {
                throw new IllegalArgumentException("a dimension has a code, not " + name + "=" + value);
            }
        });
        dimensions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    /** The whole of a place in a period. */
    public static Cell of(String indicator, Place place, Period period) {
        return new Cell(indicator, place, period, new TreeMap<>());
    }

    /** A part of this. */
    public Cell part(Map<String, String> more) {
        SortedMap<String, String> all = new TreeMap<>(dimensions);
        all.putAll(more);
        return new Cell(indicator, place, period, all);
    }

    /** The dimensions as one word, in the order of their names: {@code group=essential;sex=f}. */
    String dimensionKey() {
        StringBuilder key = new StringBuilder();
        dimensions.forEach((name, value) ->
                key.append(key.isEmpty() ? "" : ";").append(name).append('=').append(value));
        return key.toString();
    }

    static SortedMap<String, String> dimensions(String key) {
        SortedMap<String, String> all = new TreeMap<>();
        if (!key.isEmpty()) {
            for (String part : key.split(";", -1)) {
                int equals = part.indexOf('=');
                all.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return all;
    }
}

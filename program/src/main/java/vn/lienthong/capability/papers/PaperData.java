package vn.lienthong.capability.papers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a paper is filled with: texts, lists of entries, tables, by field name. Numbers and days are written the Vietnamese
 * way when they are put in. Immutable: each {@code with…} gives a new one.
 */
public final class PaperData {

    /** One value. */
    sealed interface Value {}

    /** Words; several lines become several paragraphs where the field stands alone in its paragraph. */
    record Text(String text) implements Value {}

    /** Entries of a list. */
    record Entries(List<PaperData> entries) implements Value {}

    /** A table of its own columns. */
    record Grid(Table table) implements Value {}

    /** Where the words of a column stand. */
    public enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /**
     * A column of a table.
     *
     * @param heading words of its heading; the heading row is repeated on each page
     * @param width in parts of the whole, such as 1 and 4
     */
    public record Column(String heading, double width, Align align) {}

    /**
     * A row of a table.
     *
     * @param cells as many as columns, or one alone that goes across all of them (a group's title)
     * @param strong in bold
     */
    public record Row(List<String> cells, boolean strong) {

        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(String... cells) {
            return new Row(List.of(cells), false);
        }

        /** A title across the whole table. */
        public static Row group(String title) {
            return new Row(List.of(title), true);
        }
    }

    /** A table with columns of its own. */
    public record Table(List<Column> columns, List<Row> rows) {

        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (Row row : rows) {
                if (row.cells().size() != 1 && row.cells().size() != columns.size()) {
                    throw new IllegalArgumentException(
                            row.cells().size() + " cells for " + columns.size() + " columns");
                }
            }
        }
    }

    private static final PaperData NOTHING = new PaperData(Map.of());

    private final Map<String, Value> values;

    private PaperData(Map<String, Value> values) {
        this.values = values;
    }

    /** No values. */
    public static PaperData none() {
        return NOTHING;
    }

    public PaperData with(String field, @Nullable String text) {
        return put(field, new Text(text == null ? "" : text));
    }

    /** A whole number: 1.234. */
    public PaperData with(String field, long number) {
        return with(field, VietnameseWords.number(number));
    }

    /** A number with its decimals as they are: 1.234,5. */
    public PaperData with(String field, @Nullable BigDecimal number) {
        return with(field, number == null ? "" : VietnameseWords.number(number));
    }

    /** A day: 05/02/2026. */
    public PaperData with(String field, @Nullable LocalDate day) {
        return with(field, day == null ? "" : VietnameseWords.day(day));
    }

    public PaperData with(String field, List<PaperData> entries) {
        return put(field, new Entries(List.copyOf(entries)));
    }

    public PaperData with(String field, Table table) {
        return put(field, new Grid(table));
    }

    /** Everything of both; where both have a field, the other's. */
    public PaperData and(PaperData other) {
        Map<String, Value> all = new LinkedHashMap<>(values);
        all.putAll(other.values);
        return new PaperData(all);
    }

    /**
     * Data from a JSON resource: a string or number is a text, an array of objects a list, an object with {@code columns}
     * ({@code heading}, {@code width}, {@code align}) and {@code rows} (arrays of strings) a table.
     */
    public static PaperData read(Class<?> room, String resource) {
        try (InputStream in = Objects.requireNonNull(room.getResourceAsStream(resource), resource)) {
            return of(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PaperData of(JsonNode object) {
        PaperData data = none();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            data = data.put(property.getKey(), value(property.getValue()));
        }
        return data;
    }

    private static Value value(JsonNode node) {
        if (node.isArray()) {
            List<PaperData> entries = new ArrayList<>();
            node.forEach(entry -> entries.add(of(entry)));
            return new Entries(List.copyOf(entries));
        }
        if (node.isObject()) {
            List<Column> columns = new ArrayList<>();
            node.get("columns").forEach(column -> columns.add(column(column)));
            List<Row> rows = new ArrayList<>();
            node.get("rows").forEach(row -> {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(cell.asString()));
                rows.add(new Row(cells, cells.size() == 1));
            });
            return new Grid(new Table(columns, rows));
        }
        return new Text(node.isNumber() ? VietnameseWords.number(node.decimalValue()) : node.asString());
    }

    private static Column column(JsonNode node) {
        return new Column(
                node.get("heading").asString(),
                node.path("width").asDouble(1),
                Align.valueOf(node.path("align").asString("LEFT")));
    }

    @Nullable
    Value value(String field) {
        return values.get(field);
    }

    Map<String, Value> values() {
        return values;
    }

    private PaperData put(String field, Value value) {
        Map<String, Value> all = new LinkedHashMap<>(values);
        all.put(field, value);
        return new PaperData(all);
    }
}

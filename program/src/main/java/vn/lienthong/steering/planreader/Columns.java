package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Structure.Field;

/**
 * What the columns of a table hold.
 *
 * @param fields by column; null for a column whose head is not understood
 * @param models whether the head of the title column speaks of models
 * @param guessed whether they were concluded from the content because there is no head
 */
record Columns(List<@Nullable Field> fields, boolean models, boolean guessed) {

    private static final int LONGEST_HEAD = 90;
    private static final Pattern ORDINAL = Pattern.compile("^\\(?\\s*\\d{1,2}\\s*\\)?$");
    private static final Pattern SERIAL = Pattern.compile("^\\d{1,3}\\s*[.)]?$");

    /** The columns, if the row is the head of a table of models or tasks; null otherwise. */
    static @Nullable Columns head(List<Traced> cells) {
        List<@Nullable Field> fields = recognised(cells);
        if (fields == null) {
            return null;
        }
        long known = fields.stream().filter(f -> f != null).count();
        boolean certain = cells.stream().anyMatch(cell -> Structure.INSTANCE.knownColumn(cell) != null);
        return known >= 2 && certain ? new Columns(fields, speaksOfModels(cells, fields), false) : null;
    }

    private static @Nullable List<@Nullable Field> recognised(List<Traced> cells) {
        var fields = new ArrayList<@Nullable Field>();
        for (Traced cell : cells) {
            if (cell.length() > LONGEST_HEAD) {
                return null;
            }
            fields.add(Structure.INSTANCE.column(cell));
        }
        return fields;
    }

    private static boolean speaksOfModels(List<Traced> cells, List<@Nullable Field> fields) {
        for (int i = 0; i < cells.size(); i++) {
            Field field = fields.get(i);
            if ((field == Field.TITLE || field == Field.WEAK_TITLE)
                    && cells.get(i).plain().contains("mo hinh")) {
                return true;
            }
        }
        return false;
    }

    /** With the second row of a head: "Phân công thực hiện" above "Chủ trì | Phối hợp". Null if it is no such row. */
    @Nullable
    Columns withSecondRow(List<Traced> cells) {
        List<@Nullable Field> second = recognised(cells);
        if (second == null || cells.stream().noneMatch(cell -> Structure.INSTANCE.knownColumn(cell) != null)) {
            return null;
        }
        int from = Math.min(cells.size(), fields.size());
        for (int i = 0; i < from; i++) {
            boolean overOwnHead = cells.get(i).length() > 0 && fields.get(i) == Field.NUMBER;
            if (overOwnHead) {
                return null;
            }
        }
        var merged = new ArrayList<@Nullable Field>();
        Field parent = null;
        for (int i = 0; i < Math.max(cells.size(), fields.size()); i++) {
            Field above = i < fields.size() ? fields.get(i) : null;
            Field below = i < second.size() ? second.get(i) : null;
            boolean named = i < cells.size() && cells.get(i).length() > 0;
            parent = above == null ? parent : above;
            merged.add(below != null ? below : above != null ? above : named ? parent : null);
        }
        return new Columns(merged, models, guessed);
    }

    /** A row that only counts the columns: (1) (2) (3). */
    static boolean isOrdinalRow(List<Traced> cells) {
        List<Traced> filled = cells.stream().filter(c -> c.length() > 0).toList();
        return filled.size() >= 3
                && filled.stream().allMatch(c -> ORDINAL.matcher(c.text).matches());
    }

    /** Whether rows under these columns can be items. */
    boolean holdItems() {
        boolean title = fields.contains(Field.TITLE) || fields.contains(Field.WEAK_TITLE);
        return title
                && (fields.contains(Field.LEAD)
                        || fields.contains(Field.LEAD_AND_COORDINATE)
                        || fields.contains(Field.DEADLINE)
                        || fields.contains(Field.IMPLEMENTERS)
                        || fields.contains(Field.STEPS)
                        || fields.contains(Field.COORDINATE));
    }

    /** Whether the cells of the only column of words say by labels who leads and until when: "STT | Nội dung". */
    boolean holdLabelledItems(List<Block> rows) {
        int title = titleColumn();
        if (title < 0) {
            return false;
        }
        long labelled = rows.stream()
                .filter(row -> title < row.cells().size())
                .filter(row -> Pieces.of(row.cells().get(title)).fields().stream()
                        .anyMatch(piece -> piece.field() == Field.LEAD
                                || piece.field() == Field.LEAD_AND_COORDINATE
                                || piece.field() == Field.DEADLINE))
                .count();
        return labelled >= 2;
    }

    /** With steps in a column whose head is not understood, but whose cells are lists. */
    Columns withSteps(List<Block> rows) {
        if (fields.contains(Field.STEPS)) {
            return this;
        }
        for (int column = 0; column < fields.size(); column++) {
            int at = column;
            List<Traced> cells = rows.stream()
                    .filter(row -> at < row.cells().size())
                    .map(row -> row.cells().get(at))
                    .filter(cell -> cell.length() > 0)
                    .toList();
            if (fields.get(column) == null && cells.size() >= 3 && most(cells, Columns::isPoints)) {
                var with = new ArrayList<@Nullable Field>(fields);
                with.set(column, Field.STEPS);
                return new Columns(with, models, guessed);
            }
        }
        return this;
    }

    private static boolean isPoints(Traced cell) {
        List<Traced> lines = Lines.of(cell);
        return lines.size() >= 2
                && lines.stream().allMatch(line -> Marker.of(line).kind() != Marker.Kind.NONE)
                && !lines.stream()
                        .allMatch(line ->
                                UnitLists.isList(line.from(Marker.of(line).end())));
    }

    int indexOf(Field field) {
        return fields.indexOf(field);
    }

    int titleColumn() {
        int title = fields.indexOf(Field.TITLE);
        return title >= 0 ? title : fields.indexOf(Field.WEAK_TITLE);
    }

    /** Concludes the columns of a table without head from what stands in them; null if that fails. */
    static @Nullable Columns guess(List<Block> rows, Deadlines deadlines) {
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        if (rows.size() < 3 || width < 3) {
            return null;
        }
        var fields = new ArrayList<@Nullable Field>();
        for (int column = 0; column < width; column++) {
            int at = column;
            List<Traced> cells = rows.stream()
                    .filter(row -> at < row.cells().size())
                    .map(row -> row.cells().get(at))
                    .filter(cell -> cell.length() > 0)
                    .toList();
            fields.add(guess(cells, deadlines, fields));
        }
        var columns = new Columns(fields, false, true);
        boolean dated = columns.indexOf(Field.DEADLINE) >= 0;
        return columns.indexOf(Field.NUMBER) >= 0 && columns.titleColumn() >= 0 && dated ? columns : null;
    }

    private static @Nullable Field guess(List<Traced> cells, Deadlines deadlines, List<@Nullable Field> before) {
        if (cells.isEmpty()) {
            return null;
        }
        if (most(cells, c -> SERIAL.matcher(c.text).matches())) {
            return before.contains(Field.NUMBER) ? null : Field.NUMBER;
        }
        if (most(cells, c -> c.length() < 90 && deadlines.speaksOfTime(c))) {
            return before.contains(Field.DEADLINE) ? null : Field.DEADLINE;
        }
        if (most(cells, c -> UnitLists.isList(c.flat()))) {
            return before.contains(Field.LEAD) ? Field.COORDINATE : Field.LEAD;
        }
        return before.contains(Field.TITLE) ? null : Field.TITLE;
    }

    private static boolean most(List<Traced> cells, java.util.function.Predicate<Traced> test) {
        return cells.stream().filter(test).count() * 10 >= cells.size() * 6L;
    }
}

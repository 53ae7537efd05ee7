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
    private static final int FEWEST_CELLS = 3;
    private static final int FEWEST_ROWS = 4;
    private static final double HALF = 0.5;
    private static final double MOST = 0.6;
    private static final double SURELY = 0.85;
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

    /** With what the columns hold whose heads are not understood, where their cells leave no doubt. */
    Columns completed(List<Block> rows, CatalogueMatcher titles) {
        var all = new ArrayList<@Nullable Field>(fields);
        for (int column = 0; column < all.size(); column++) {
            List<Traced> cells = cells(rows, column);
            if (all.get(column) == null && cells.size() >= FEWEST_CELLS) {
                all.set(column, ofContents(cells, all));
            }
        }
        boolean items = all.contains(Field.LEAD) || all.contains(Field.DEADLINE) || all.contains(Field.IMPLEMENTERS);
        int title = titleColumn() < 0 && items && rows.size() >= FEWEST_CELLS ? title(rows, all, titles) : -1;
        if (title >= 0) {
            all.set(title, Field.TITLE);
        }
        return all.equals(fields) ? this : new Columns(all, models, guessed);
    }

    /** What cells of units or times hold; null if they are something else or another column holds it already. */
    private static @Nullable Field ofContents(List<Traced> cells, List<@Nullable Field> known) {
        if (Contents.share(cells, Contents::isTime) >= SURELY) {
            return known.contains(Field.DEADLINE) ? null : Field.DEADLINE;
        }
        if (Contents.share(cells, Contents::isUnits) >= SURELY) {
            boolean led = known.contains(Field.LEAD)
                    || known.contains(Field.LEAD_AND_COORDINATE)
                    || known.contains(Field.IMPLEMENTERS);
            return !led ? Field.LEAD : known.contains(Field.COORDINATE) ? null : Field.COORDINATE;
        }
        return null;
    }

    private static List<Traced> cells(List<Block> rows, int column) {
        return rows.stream()
                .filter(row -> column < row.cells().size())
                .map(row -> row.cells().get(column))
                .filter(cell -> cell.length() > 0)
                .toList();
    }

    /** Concludes the columns of a table without a head that is understood from what stands in them; null if that fails. */
    static @Nullable Columns guess(List<Block> rows, CatalogueMatcher titles) {
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        if (rows.size() < 3 || width < 3) {
            return null;
        }
        List<Block> body = rows.subList(1, rows.size());
        var fields = new ArrayList<@Nullable Field>();
        for (int column = 0; column < width; column++) {
            fields.add(guess(cells(body, column), fields));
        }
        int title = title(body, fields, titles);
        if (title < 0) {
            return null;
        }
        fields.set(title, Field.TITLE);
        boolean led = fields.contains(Field.LEAD);
        boolean dated = fields.contains(Field.DEADLINE);
        boolean numbered = fields.contains(Field.NUMBER);
        if (!(led && dated || numbered && (dated || led) || led && body.size() >= FEWEST_ROWS)) {
            return null;
        }
        boolean sure = led && dated && isSure(body, fields);
        return new Columns(fields, titles.shareOfModels(cells(body, title)) >= HALF, !sure)
                .withPartners(rows.getFirst());
    }

    /** Whether nearly every cell is what its column holds. */
    private static boolean isSure(List<Block> rows, List<@Nullable Field> fields) {
        for (int column = 0; column < fields.size(); column++) {
            List<Traced> cells = cells(rows, column);
            Field field = fields.get(column);
            boolean fits = field == Field.DEADLINE
                    ? Contents.share(cells, Contents::isTime) >= SURELY
                    : field != Field.LEAD || Contents.share(cells, Contents::isUnits) >= SURELY;
            if (!fits) {
                return false;
            }
        }
        return rows.size() >= FEWEST_ROWS;
    }

    private static @Nullable Field guess(List<Traced> cells, List<@Nullable Field> before) {
        if (cells.isEmpty()) {
            return null;
        }
        if (Contents.share(cells, c -> SERIAL.matcher(c.text).matches()) >= MOST) {
            return before.contains(Field.NUMBER) ? null : Field.NUMBER;
        }
        if (Contents.share(cells, Contents::isTime) >= MOST) {
            return before.contains(Field.DEADLINE) ? null : Field.DEADLINE;
        }
        if (Contents.share(cells, Contents::isUnits) >= MOST) {
            return before.contains(Field.LEAD)
                    ? before.contains(Field.COORDINATE) ? null : Field.COORDINATE
                    : Field.LEAD;
        }
        return null;
    }

    /** The column of titles: every row has its own, and they are what models and tasks are called. */
    private static int title(List<Block> rows, List<@Nullable Field> fields, CatalogueMatcher titles) {
        int best = -1;
        double bestScore = 0;
        for (int column = 0; column < fields.size(); column++) {
            List<Traced> cells = cells(rows, column);
            long different = cells.stream().map(Traced::plain).distinct().count();
            double share = Contents.share(cells, Contents::isTitle);
            Field field = fields.get(column);
            boolean may =
                    (field == null || field == Field.STEPS) && share >= MOST && different * 10 >= rows.size() * 8L;
            double score = share + titles.shareOfModels(cells) - (field == null ? 0 : share / 2);
            if (may && score > bestScore) {
                best = column;
                bestScore = score;
            }
        }
        return best;
    }

    /** Of two columns of units the one whose head speaks of partners holds them, wherever it stands. */
    private Columns withPartners(Block head) {
        int lead = indexOf(Field.LEAD);
        int partners = indexOf(Field.COORDINATE);
        if (lead < 0
                || partners < 0
                || lead >= head.cells().size()
                || partners >= head.cells().size()) {
            return this;
        }
        boolean turned = OwnLabels.speaksOfPartners(head.cells().get(lead))
                && !OwnLabels.speaksOfPartners(head.cells().get(partners));
        if (!turned) {
            return this;
        }
        var all = new ArrayList<@Nullable Field>(fields);
        all.set(lead, Field.COORDINATE);
        all.set(partners, Field.LEAD);
        return new Columns(all, models, guessed);
    }

    /** Whether the first row of a table whose columns were concluded from the rest is a head, and no item. */
    boolean isHead(Block row) {
        for (int i = 0; i < Math.min(fields.size(), row.cells().size()); i++) {
            Traced cell = row.cells().get(i);
            Field field = fields.get(i);
            boolean fits = field == Field.DEADLINE && Contents.isTime(cell)
                    || field == Field.LEAD && Contents.isUnits(cell)
                    || field == Field.NUMBER && SERIAL.matcher(cell.text).matches();
            if (fits || cell.length() > LONGEST_HEAD) {
                return false;
            }
        }
        return true;
    }

    private static boolean most(List<Traced> cells, java.util.function.Predicate<Traced> test) {
        return Contents.share(cells, test) >= MOST;
    }
}

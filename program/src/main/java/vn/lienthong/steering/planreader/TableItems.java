package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Structure.Field;

/** Reads tables whose rows are models or tasks; rows torn by the end of a page are put together first. */
final class TableItems {

    private static final Pattern SERIAL =
            Pattern.compile("^(?:(?:MH)?\\s?\\d{1,3}|\\d{1,2}(?:\\.\\d{1,2}){1,2})\\s*[.)]?$");
    private static final Pattern PAGE = Pattern.compile("\\W*(?:trang|tr\\.?)\\s*\\d{1,3}(?:\\s*/\\s*\\d{1,3})?\\W*");
    private static final Pattern GROUP_SERIAL = Pattern.compile("^(?:[IVXL]{1,5}|[A-HĐ])\\s*[.)]?$");
    private static final Pattern GROUP_TEXT = Pattern.compile(
            "^(?:[ivxl]{1,5}|[a-h]|\\d{1,2})?[.)]?\\s*(?:nhom|linh vuc|phan|muc|cac mo hinh|tien ich|nhiem vu|cac nhiem vu|ve|doi voi|co quan|cong tac)\\b.*");
    private static final Pattern ROMAN_PREFIX = Pattern.compile("^([IVXL]{1,5})[.)]?\\s+(?=\\p{Lu})");
    private static final Pattern SAYS_WHO = Pattern.compile(
            "(?:\\s[-–+•]\\s*|\\u2028\\s*[-–+•]?\\s*|(?<=\\p{Ll})\\s+(?=(?:cuc )?p?[ca]\\d\\d\\s*:))(?=[^\\s].{2,70}?(?::|chu tri|phoi hop))");

    private final Deadlines deadlines;
    private final CatalogueMatcher titles;
    private @Nullable Columns columns;
    /** The first row of the last head: on later pages its second row may be missing. */
    private List<@Nullable Field> firstRow = List.of();

    private final List<Row> rows = new ArrayList<>();
    private Traced group = Traced.EMPTY;
    private List<UnitLists.Unit> groupUnits = List.of();
    private List<UnitLists.Unit> headingUnits = List.of();
    /** When all of the group is due ("Nhóm phải xong trong tháng 9/2023"). */
    private Traced groupDeadline = Traced.EMPTY;

    private boolean afterHead;

    /** A row of an item, after torn rows were joined. */
    private static final class Row {
        final Columns columns;
        final List<Traced> cells;
        final Traced group;
        final List<UnitLists.Unit> units;
        Traced groupDeadline = Traced.EMPTY;
        boolean guessed;
        /** Two rows may have run into one. */
        boolean doubled;

        @Nullable
        Row above;

        int lineFrom;
        int lineTo;

        Row(Columns columns, Block block, Traced group, List<UnitLists.Unit> units) {
            this.columns = columns;
            this.cells = new ArrayList<>(block.cells());
            this.group = group;
            this.units = units;
            this.lineFrom = block.lineFrom();
            this.lineTo = block.lineTo();
        }
    }

    private TableItems(Deadlines deadlines, CatalogueMatcher titles) {
        this.deadlines = deadlines;
        this.titles = titles;
    }

    /** All items of all tables of a document, with the context of the heading above each table. */
    static List<Draft> read(Node root, Deadlines deadlines, CatalogueMatcher titles) {
        var items = new TableItems(deadlines, titles);
        var drafts = new ArrayList<Draft>();
        root.walk(node -> {
            for (Table table : node.tables) {
                if (StepTables.isOne(node, table)) {
                    continue;
                }
                items.rows.clear();
                items.heading(node);
                items.table(table);
                int usual = items.usualWidth();
                for (Row row : items.rows) {
                    Draft draft = items.draft(row);
                    if (row.doubled || row.cells.size() < usual || misfits(row, deadlines)) {
                        draft.doubts.add(Doubt.of(Doubt.Reason.ROW_UNEVEN));
                    }
                    draft.unknownColumns = hasUnknownColumn(row);
                    drafts.add(draft);
                }
            }
        });
        return drafts;
    }

    /** The heading right above a table gives its rows to a unit, as a row of the group does inside the table. */
    private void heading(Node node) {
        headingUnits = node.role == Node.Role.HEADING ? Headings.units(node.text) : List.of();
        if (headingUnits.isEmpty() && node.role == Node.Role.HEADING) {
            headingUnits = Headings.assignment(node.text).lead();
        }
        if (!headingUnits.isEmpty()) {
            group = Headings.words(node.text);
            groupUnits = List.of();
        }
    }

    /** Whether words stand in a column whose head is not understood: a value that is missing may be there. */
    private static boolean hasUnknownColumn(Row row) {
        List<@Nullable Field> fields = row.columns.fields();
        for (int i = 0; i < row.cells.size(); i++) {
            if (row.cells.get(i).trim().length() >= 4 && (i >= fields.size() || fields.get(i) == null)) {
                return true;
            }
        }
        return false;
    }

    /** How many cells most rows of the table have; 0 if no number is usual. */
    private int usualWidth() {
        var widths = new HashMap<Integer, Integer>();
        rows.forEach(row -> widths.merge(row.cells.size(), 1, Integer::sum));
        return widths.entrySet().stream()
                .filter(width -> width.getValue() * 2 > rows.size())
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }

    /** Whether a cell holds what its column cannot hold: units under the date, a date among the units. */
    private static boolean misfits(Row row, Deadlines deadlines) {
        for (int i = 0; i < row.cells.size() && i < row.columns.fields().size(); i++) {
            Field field = row.columns.fields().get(i);
            Traced cell = row.cells.get(i).flat().trim();
            if (field == null || cell.length() < 4) {
                continue;
            }
            boolean misfit = switch (field) {
                case DEADLINE, START -> !deadlines.speaksOfTime(cell) && UnitLexicon.INSTANCE.opens(cell.text);
                case LEAD, COORDINATE, SUPPORT, MAIN_COORDINATE ->
                    deadlines.hasDate(cell) || !UnitLists.known(cell.text) && deadlines.speaksOfTime(cell);
                case TITLE -> UnitLists.isList(cell) || cell.length() < 40 && deadlines.hasDate(cell);
                case STEPS -> UnitLists.isList(cell) || cell.length() < 40 && deadlines.hasDate(cell);
                default -> false;
            };
            if (misfit) {
                return true;
            }
        }
        return false;
    }

    private void table(Table table) {
        List<Block> all = table.rows();
        int width = all.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        Columns known = columns;
        boolean ownHead = all.stream().limit(4).anyMatch(row -> Columns.head(row.cells()) != null);
        if (!ownHead && (known == null || Math.abs(known.fields().size() - width) > 1)) {
            columns = Columns.guess(all, titles);
        }
        afterHead = true;
        for (int i = 0; i < all.size(); i++) {
            Columns head = Columns.head(all.get(i).cells());
            head = head == null || head.titleColumn() >= 0 ? head : head.completed(all.subList(i + 1, all.size()), titles);
            if (head != null && head.titleColumn() >= 0 || head != null && columns == null) {
                Columns second =
                        i + 1 < all.size() ? head.withSecondRow(all.get(i + 1).cells()) : null;
                boolean again = second == null && head.fields().equals(firstRow) && columns != null;
                if (!again) {
                    columns = second == null ? head : second;
                    firstRow = head.fields();
                }
                i += second == null ? 0 : 1;
                if (columns != null) {
                    List<Block> below = all.subList(i + 1, all.size());
                    columns = columns.withSteps(below).completed(below, titles);
                }
                afterHead = true;
            } else if (columns != null
                    && !(i == 0 && !ownHead && columns.guessed() && columns.isHead(all.get(0)))
                    && (columns.holdItems() || columns.holdLabelledItems(all))
                    && !isRunningTitle(all.get(i).cells(), columns)
                    && !Columns.isOrdinalRow(all.get(i).cells())) {
                row(all.get(i), i + 1 < all.size() ? all.get(i + 1) : null, columns);
            }
        }
    }

    /** The head or foot of a page between two parts of a table: "UBND huyện … | Kế hoạch … | Trang 2". */
    private static boolean isRunningTitle(List<Traced> cells, Columns columns) {
        return cells.size() < columns.fields().size()
                && cells.stream().anyMatch(cell -> PAGE.matcher(cell.plain()).matches());
    }

    private void row(Block block, @Nullable Block next, Columns columns) {
        List<Traced> cells = block.cells();
        List<Integer> filled = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                filled.add(i);
            }
        }
        if (filled.isEmpty()) {
            return;
        }
        String serial = cell(cells, columns.indexOf(Field.NUMBER)).text;
        Traced title = cell(cells, columns.titleColumn());
        boolean opens = Structure.INSTANCE.opener(stripped(title)) != null;
        if (isGroup(cells, filled, columns, serial, opens, next)) {
            group(cells, filled);
        } else if (opens || SERIAL.matcher(serial).matches()) {
            start(block, columns, false);
        } else if (startsUnnumbered(columns, title, filled)) {
            // A row that lacks nothing but its number is no continued one: scans lose single figures.
            boolean complete =
                    filled.size() >= 4 && filled.size() >= columns.fields().size() - 1;
            start(block, columns, columns.indexOf(Field.NUMBER) >= 0 && !complete);
        } else if (!rows.isEmpty()) {
            // So many cells are a row of its own whose beginning was misread.
            rows.getLast().doubled |=
                    filled.size() >= Math.max(4, columns.fields().size() - 1);
            goOn(rows.getLast(), block);
        }
        afterHead = false;
    }

    private void start(Block block, Columns columns, boolean guessed) {
        boolean ownLead = columns.indexOf(Field.LEAD) >= 0 || columns.indexOf(Field.LEAD_AND_COORDINATE) >= 0;
        var row = new Row(columns, block, group, groupUnits.isEmpty() && !ownLead ? headingUnits : groupUnits);
        row.groupDeadline = groupDeadline;
        row.above = rows.isEmpty() ? null : rows.getLast();
        row.guessed = guessed || columns.guessed();
        rows.add(row);
    }

    private static Traced cell(List<Traced> cells, int column) {
        return column >= 0 && column < cells.size() ? cells.get(column).trim() : Traced.EMPTY;
    }

    private static Traced stripped(Traced title) {
        return title.from(Marker.of(title).end()).trim();
    }

    private boolean isGroup(
            List<Traced> cells,
            List<Integer> filled,
            Columns columns,
            String serial,
            boolean opens,
            @Nullable Block next) {
        if (opens || filled.size() > 2) {
            return false;
        }
        Traced text = cells.get(filled.getLast());
        if (GROUP_SERIAL.matcher(serial).matches()) {
            return true;
        }
        boolean serialOnly = filled.size() == 1 && filled.getFirst() == columns.indexOf(Field.NUMBER);
        if (serialOnly && !SERIAL.matcher(serial).matches() && text.length() > 6) {
            return true;
        }
        if (SERIAL.matcher(serial).matches()) {
            return filled.size() == 2 && next != null && nests(serial, next, columns);
        }
        if (filled.size() != 1
                || afterHead
                        && !rows.isEmpty()
                        && !ROMAN_PREFIX.matcher(text.text).find()) {
            return false;
        }
        return ROMAN_PREFIX.matcher(text.text).find()
                || GROUP_TEXT.matcher(text.plain()).matches() && Character.isUpperCase(text.charAt(0))
                || Block.paragraph(text, 0).isCapitals()
                || filled.getFirst() == 0 && columns.titleColumn() != 0 && columns.indexOf(Field.NUMBER) != 0
                || !Headings.units(text).isEmpty();
    }

    /** "1" over "1.1" is a group. */
    private static boolean nests(String serial, Block next, Columns columns) {
        String below = cell(next.cells(), columns.indexOf(Field.NUMBER)).text;
        return below.startsWith(serial.replaceAll("[.)\\s]+$", "") + ".") && below.length() > serial.length();
    }

    private void group(List<Traced> cells, List<Integer> filled) {
        Traced text = cells.get(filled.getLast()).flat().trim();
        Matcher roman = ROMAN_PREFIX.matcher(text.text);
        if (roman.find()) {
            text = text.from(roman.end());
        }
        groupUnits = Headings.units(text);
        group = Headings.words(text);
        Traced when = deadlines.find(text);
        groupDeadline = when == null || !deadlines.speaksOfTime(when) ? Traced.EMPTY : when;
    }

    private boolean startsUnnumbered(Columns columns, Traced title, List<Integer> filled) {
        char first = stripped(title).length() == 0 ? ' ' : stripped(title).charAt(0);
        boolean counts = Character.isDigit(first) && filled.size() >= 4 && Contents.isTitle(title);
        if (title.isBlank() || !Character.isUpperCase(first) && !counts) {
            return false;
        }
        if (columns.indexOf(Field.NUMBER) < 0) {
            return filled.size() >= 2 || rows.isEmpty();
        }
        return filled.size() >= 3 && !afterHead && !Marker.of(title).kind().isBullet();
    }

    /** A row that goes on after the end of a page: each cell goes on with its own. */
    private static void goOn(Row row, Block block) {
        for (int i = 0; i < block.cells().size(); i++) {
            Traced more = block.cells().get(i).trim();
            if (i >= row.cells.size()) {
                row.cells.add(more);
            } else if (more.length() > 0) {
                Traced before = row.cells.get(i).trim();
                boolean newLine = Marker.of(more).kind().isBullet()
                        || Structure.INSTANCE.step(more) != null
                        || Structure.INSTANCE.label(more) != null && more.text.indexOf(':') > 0;
                row.cells.set(i, before.then(newLine ? Traced.BREAK : ' ', more));
            }
        }
        row.lineTo = Math.max(row.lineTo, block.lineTo());
    }

    private Draft draft(Row row) {
        var draft = new Draft();
        draft.fromTable = true;
        draft.guessed = row.guessed;
        draft.group = row.group;
        draft.headingLead = row.units;
        boolean ownTime = row.columns.indexOf(Field.DEADLINE) >= 0 || row.columns.indexOf(Field.START) >= 0;
        draft.headingDeadline = ownTime ? Traced.EMPTY : row.groupDeadline;
        draft.lineFrom = row.lineFrom;
        draft.lineTo = row.lineTo;
        draft.kind = row.columns.models() ? PlanReading.Kind.MODEL : PlanReading.Kind.TASK;
        if (row.columns.guessed()) {
            draft.doubts.add(Doubt.of(Doubt.Reason.COLUMN_GUESSED));
        }
        int titleColumn = row.columns.titleColumn();
        for (int i = 0; i < row.cells.size() && i < row.columns.fields().size(); i++) {
            Field field = row.columns.fields().get(i);
            Traced cell = row.cells.get(i).trim();
            if (cell.isBlank() || field == null) {
                continue;
            }
            if (i == titleColumn) {
                title(draft, cell);
            } else if (field == Field.NUMBER) {
                number(draft, cell);
            } else {
                cell(draft, field, cell);
            }
        }
        mergedLead(draft, row);
        mergedTime(draft, row);
        return draft;
    }

    /** An empty lead beside other units is a cell merged with the one above it. */
    private static void mergedLead(Draft draft, Row row) {
        int lead = row.columns.indexOf(Field.LEAD);
        draft.leadColumn = lead >= 0;
        boolean others = draft.has(Field.COORDINATE)
                || draft.has(Field.IMPLEMENTERS)
                || draft.has(Field.SUPPORT)
                || lead == 0 && draft.has(Field.DEADLINE);
        if (lead < 0 || draft.has(Field.LEAD) || !draft.assignments.isEmpty() || !others) {
            return;
        }
        for (Row above = row.above; above != null; above = above.above) {
            Traced cell = cell(above.cells, lead);
            if (!cell.isBlank()) {
                draft.inheritedLead = cell;
                return;
            }
        }
    }

    /** An empty time in a table whose other rows have one is a cell merged with the one above it. */
    private static void mergedTime(Draft draft, Row row) {
        int time = row.columns.indexOf(Field.DEADLINE);
        if (time < 0 || draft.has(Field.DEADLINE) || draft.has(Field.START) || !draft.deadlinesInText.isEmpty()) {
            return;
        }
        for (Row above = row.above; above != null && above.columns.equals(row.columns); above = above.above) {
            Traced cell = cell(above.cells, time);
            if (!cell.isBlank()) {
                draft.inheritedTime = cell;
                return;
            }
            if (!above.group.text.equals(row.group.text)) {
                return;
            }
        }
    }

    private static void number(Draft draft, Traced cell) {
        Matcher serial = Pattern.compile("(\\d{1,3})\\s*[.)]?$").matcher(cell.text);
        if (draft.number == null
                && cell.text.indexOf('.') == cell.text.lastIndexOf('.')
                && !cell.text.matches("\\d+\\.\\d+.*")
                && serial.find()) {
            draft.number = Integer.valueOf(serial.group(1));
        }
    }

    private void title(Draft draft, Traced cell) {
        Traced text = stripped(cell);
        Structure.Opener opener = Structure.INSTANCE.opener(text);
        if (opener != null) {
            draft.explicit = true;
            draft.number = opener.number() == null ? draft.number : opener.number();
            draft.kind = opener.model() ? PlanReading.Kind.MODEL : PlanReading.Kind.TASK;
            text = text.from(opener.end());
        } else if (text.plain().startsWith("mo hinh")) {
            draft.kind = PlanReading.Kind.MODEL;
        }
        Pieces pieces = Pieces.of(text);
        pieces.fields().forEach(piece -> draft.add(piece.field(), piece.words()));
        draft.steps.addAll(pieces.steps());
        Traced title = pieces.before();
        Matcher who = title.matcher(SAYS_WHO);
        int from = 0;
        while (who.find(from)) {
            Traced rest = title.from(who.end());
            if (who.start() > 8 && UnitLexicon.INSTANCE.opens(rest.text)) {
                draft.add(Field.ASSIGNMENTS, rest);
                title = title.sub(0, who.start());
                break;
            }
            from = who.end() > who.start() ? who.end() : who.end() + 1;
            if (from > title.length()) {
                break;
            }
        }
        Traced given = Assignments.inBracket(title);
        if (given != null && Assignment.parse(Assignments.firstSentence(given)).named()) {
            draft.assignments.add(given);
        }
        Traced bracket = deadlines.inBrackets(title);
        if (bracket != null) {
            draft.deadlinesInText.add(bracket);
        }
        status(draft, title);
        draft.title = title.flat().trimEnd(" .;:,-");
    }

    private static void status(Draft draft, Traced title) {
        for (int[] pair : Brackets.of(title.text).pairs()) {
            Traced inner = title.sub(pair[0] + 1, pair[1]).trim();
            if (Structure.INSTANCE.saysNotApplicable(inner)) {
                draft.add(Field.STATUS, inner);
            }
        }
    }

    private static void cell(Draft draft, Field field, Traced cell) {
        boolean says = field == Field.DEADLINE || field == Field.NOTES || field == Field.EFFECT;
        if (says && Structure.INSTANCE.beginsNotApplicable(cell)) {
            draft.add(Field.STATUS, cell);
            return;
        }
        switch (field) {
            case STEPS, WEAK_TITLE, ASSIGNMENTS -> steps(draft, field, cell);
            case LEAD, IMPLEMENTERS, LEAD_AND_COORDINATE -> units(draft, field, cell);
            case START -> draft.add(Field.START, cell);
            case TITLE -> draft.add(Field.AUDIENCE, cell);
            default -> draft.add(field, cell);
        }
    }

    private static void steps(Draft draft, Field field, Traced cell) {
        Pieces pieces = Pieces.of(cell);
        draft.steps.addAll(pieces.steps());
        pieces.fields().forEach(piece -> draft.add(piece.field(), piece.words()));
        boolean brief =
                cell.length() < 200 && draft.steps.isEmpty() && pieces.fields().isEmpty();
        if (brief && Structure.INSTANCE.saysNotApplicable(cell)) {
            draft.add(Field.STATUS, cell);
        } else if (pieces.before().length() > 0) {
            draft.add(field == Field.WEAK_TITLE ? Field.STEPS : field, pieces.before());
        }
    }

    private static void units(Draft draft, Field field, Traced cell) {
        Pieces pieces = Pieces.of(cell);
        if (!pieces.fields().isEmpty()) {
            pieces.fields().forEach(piece -> draft.add(piece.field(), piece.words()));
            if (pieces.before().length() > 0) {
                draft.add(field, pieces.before());
            }
            return;
        }
        if (Assignment.parse(cell.flat()).named()) {
            draft.assignments.add(cell.flat());
        } else {
            draft.add(field, cell);
        }
    }
}

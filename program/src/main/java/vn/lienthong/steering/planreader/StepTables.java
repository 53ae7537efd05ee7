package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.lienthong.steering.planreader.Structure.Field;

/** A small table below one item whose rows are the steps of that item, not items. */
final class StepTables {

    private static final Pattern STEP_HEAD = Pattern.compile("^(?:cac )?(?:buoc|giai doan)(?: thuc hien| thu)?$");
    private static final Pattern NUMBER = Pattern.compile("^(?:buoc |giai doan )?\\d{1,2}\\s*[.:)]?$");
    private static final int MOST_ROWS = 15;

    private StepTables() {}

    /** Whether a table that begins with this row counts steps: "Bước | Nội dung | …". */
    static boolean isHead(Block row) {
        List<Traced> cells = row.cells();
        return !cells.isEmpty()
                && STEP_HEAD.matcher(cells.getFirst().flat().trim().plain()).matches()
                && textColumn(cells, true) >= 0;
    }

    /** Whether the rows of the table are steps: it stands below an item, and its head says so or names nobody in charge. */
    static boolean isOne(Node node, Table table) {
        List<Block> rows = table.rows();
        if (rows.size() < 2 || rows.size() > MOST_ROWS || !isItemLike(node)) {
            return false;
        }
        List<Traced> head = rows.getFirst().cells();
        boolean named = !head.isEmpty()
                && STEP_HEAD.matcher(head.getFirst().flat().trim().plain()).matches();
        Columns columns = Columns.head(head);
        boolean ofSteps = columns != null
                && columns.indexOf(Field.LEAD) < 0
                && columns.indexOf(Field.LEAD_AND_COORDINATE) < 0
                && columns.indexOf(Field.COORDINATE) < 0
                && columns.titleColumn() >= 0;
        return textColumn(head, named) >= 0 && (named || ofSteps && node.role == Node.Role.ITEM);
    }

    private static boolean isItemLike(Node node) {
        boolean labelled = node.children.stream()
                .anyMatch(child ->
                        child.hasLabel(Field.LEAD, Field.LEAD_AND_COORDINATE, Field.COORDINATE, Field.DEADLINE));
        return node.role == Node.Role.ITEM || node.role == Node.Role.HEADING && node.rank >= 10 && labelled;
    }

    /** The column with the words of the step; -1 if there is none. */
    private static int textColumn(List<Traced> head, boolean named) {
        for (int i = 0; i < head.size(); i++) {
            Field field = Structure.INSTANCE.column(head.get(i));
            boolean number = i == 0 && named;
            if (!number && (field == Field.TITLE || field == Field.WEAK_TITLE || field == Field.STEPS)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a row has not the cells of the head, or names units where its step should stand. */
    static boolean isUneven(Table table) {
        List<Traced> head = table.rows().getFirst().cells();
        int column = textColumn(head, isHead(table.rows().getFirst()));
        return table.rows().stream()
                .skip(1)
                .map(Block::cells)
                .anyMatch(cells -> cells.size() != head.size()
                        || column >= 0
                                && UnitLists.isList(cells.get(column).flat().trim()));
    }

    private static int number(Traced cell) {
        return Integer.parseInt(cell.text.replaceAll("\\D", ""), 10);
    }

    static List<Draft.RawStep> steps(Table table) {
        List<Traced> head = table.rows().getFirst().cells();
        boolean named = STEP_HEAD.matcher(head.getFirst().flat().trim().plain()).matches();
        int column = textColumn(head, named);
        var steps = new ArrayList<Draft.RawStep>();
        for (Block row : table.rows().subList(1, table.rows().size())) {
            List<Traced> cells = row.cells();
            Traced words = column < cells.size() ? cells.get(column).trim() : Traced.EMPTY;
            boolean numbered = !cells.isEmpty()
                    && NUMBER.matcher(cells.getFirst().flat().trim().plain()).matches();
            if (words.isBlank()) {
                continue;
            }
            if (!numbered && column != 0 && cells.getFirst().isBlank() && !steps.isEmpty()) {
                Draft.RawStep last = steps.removeLast();
                steps.add(new Draft.RawStep(last.number(), last.text().then('\n', words)));
            } else {
                steps.add(new Draft.RawStep(numbered ? number(cells.getFirst()) : steps.size() + 1, words));
            }
        }
        return steps;
    }
}

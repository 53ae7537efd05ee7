package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tables drawn with "+---+---+" above and below each row: all lines between two rules are one row. */
final class GridTables {

    private static final Pattern RULE = Pattern.compile("\\s*\\+(?:[-=:]{2,}\\+)+\\s*");

    private GridTables() {}

    static boolean isRule(String raw) {
        return RULE.matcher(raw).matches();
    }

    /** One row of the lines between two rules: what goes on below a cell belongs to it. */
    static List<Traced> row(List<List<Traced>> lines) {
        var cells = new ArrayList<Traced>();
        var open = new ArrayList<Boolean>();
        for (List<Traced> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                Traced part = line.get(i).trim();
                if (i >= cells.size()) {
                    cells.add(part);
                    open.add(!part.isBlank());
                } else if (part.isBlank()) {
                    open.set(i, false);
                } else {
                    boolean point = Marker.of(part).kind().isBullet() || Structure.INSTANCE.step(part) != null;
                    boolean goesOn = open.get(i) || !point && Character.isLowerCase(part.charAt(0));
                    cells.set(i, cells.get(i).then(goesOn && !point ? ' ' : Traced.BREAK, part));
                    open.set(i, true);
                }
            }
        }
        return cells;
    }
}

package vn.lienthong.capability.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.lienthong.capability.reading.PageContent.Rule;
import vn.lienthong.capability.reading.PageContent.Word;

/**
 * A table as its drawn lines make it. Between two neighbouring places of the grid either a line is drawn, and they are
 * two cells, or none, and they are one merged cell, whose text stands in its first place.
 */
final class RuledTable {

    /** Lines nearer than this are one line. */
    private static final float NEAR = 3.5f;

    private static final int MAX_RULES = 4_000;
    private static final int MAX_PLACES = 30_000;

    private final float[] xs;
    private final float[] ys;
    private final int[] cellOf;

    private RuledTable(float[] xs, float[] ys, int[] cellOf) {
        this.xs = xs;
        this.ys = ys;
        this.cellOf = cellOf;
    }

    int columns() {
        return xs.length - 1;
    }

    int rows() {
        return ys.length - 1;
    }

    float top() {
        return ys[0];
    }

    float bottom() {
        return ys[ys.length - 1];
    }

    float left() {
        return xs[0];
    }

    float right() {
        return xs[xs.length - 1];
    }

    float[] uprights() {
        return xs.clone();
    }

    /** One cell: its first place in the grid, and its box. */
    record Cell(int row, int column, float left, float top, float right, float bottom) {}

    boolean holds(Word word) {
        return word.centre() >= left()
                && word.centre() <= right()
                && word.middle() >= top()
                && word.middle() <= bottom();
    }

    /** The cells, row by row; a merged cell once, at its first place. */
    List<Cell> cells() {
        int[] lastRow = new int[cellOf.length];
        int[] lastColumn = new int[cellOf.length];
        int[] firstColumn = new int[cellOf.length];
        Arrays.fill(firstColumn, columns());
        for (int place = 0; place < cellOf.length; place++) {
            int cell = cellOf[place];
            lastRow[cell] = Math.max(lastRow[cell], row(place));
            lastColumn[cell] = Math.max(lastColumn[cell], column(place));
            firstColumn[cell] = Math.min(firstColumn[cell], column(place));
        }
        List<Cell> cells = new ArrayList<>();
        for (int place = 0; place < cellOf.length; place++) {
            if (cellOf[place] == place) {
                cells.add(new Cell(
                        row(place),
                        column(place),
                        xs[firstColumn[place]],
                        ys[row(place)],
                        xs[lastColumn[place] + 1],
                        ys[lastRow[place] + 1]));
            }
        }
        return cells;
    }

    /** The first place, counted row by row, of the cell in which this word stands. */
    int placeOf(Word word) {
        return cellOf[find(ys, word.middle()) * columns() + find(xs, word.centre())];
    }

    int placeOf(Cell cell) {
        return cell.row() * columns() + cell.column();
    }

    private int row(int place) {
        return place / columns();
    }

    private int column(int place) {
        return place % columns();
    }

    private static int find(float[] edges, float at) {
        int i = 0;
        while (i < edges.length - 2 && at >= edges[i + 1]) {
            i++;
        }
        return i;
    }

    /** All tables of at least two columns that these lines draw, from top to bottom. */
    static List<RuledTable> in(List<Rule> drawn) {
        List<Rule> rules = merged(drawn);
        if (rules.size() > MAX_RULES) {
            return List.of();
        }
        List<RuledTable> tables = new ArrayList<>();
        for (List<Rule> group : connected(rules)) {
            RuledTable table = table(group);
            if (table != null) {
                tables.add(table);
            }
        }
        tables.removeIf(inner -> tables.stream().anyMatch(outer -> outer != inner && outer.surrounds(inner)));
        tables.sort((a, b) -> Float.compare(a.top(), b.top()));
        return tables;
    }

    private boolean surrounds(RuledTable inner) {
        return left() <= inner.left() && right() >= inner.right() && top() <= inner.top() && bottom() >= inner.bottom();
    }

    /** Pieces of one line put together. */
    static List<Rule> merged(List<Rule> drawn) {
        List<Rule> sorted = drawn.stream()
                .sorted((a, b) -> a.level() != b.level()
                        ? Boolean.compare(a.level(), b.level())
                        : Float.compare(a.from(), b.from()))
                .toList();
        List<Rule> whole = new ArrayList<>();
        for (Rule piece : sorted) {
            boolean taken = false;
            for (int i = whole.size() - 1; i >= 0 && i >= whole.size() - 400 && !taken; i--) {
                Rule line = whole.get(i);
                if (line.level() == piece.level()
                        && Math.abs(line.at() - piece.at()) < NEAR / 2
                        && piece.from() <= line.to() + NEAR) {
                    whole.set(i, new Rule(line.level(), line.at(), line.from(), Math.max(line.to(), piece.to())));
                    taken = true;
                }
            }
            if (!taken) {
                whole.add(piece);
            }
        }
        whole.removeIf(rule -> rule.length() < 6);
        return whole;
    }

    private static List<List<Rule>> connected(List<Rule> rules) {
        int[] group = new int[rules.size()];
        Arrays.setAll(group, i -> i);
        for (int i = 0; i < group.length; i++) {
            for (int j = i + 1; j < group.length; j++) {
                if (rules.get(i).level() != rules.get(j).level() && touch(rules.get(i), rules.get(j))) {
                    group[root(group, i)] = root(group, j);
                }
            }
        }
        java.util.Map<Integer, List<Rule>> groups = new java.util.LinkedHashMap<>();
        for (int i = 0; i < group.length; i++) {
            groups.computeIfAbsent(root(group, i), none -> new ArrayList<>()).add(rules.get(i));
        }
        return List.copyOf(groups.values());
    }

    private static boolean touch(Rule a, Rule b) {
        return a.at() >= b.from() - NEAR
                && a.at() <= b.to() + NEAR
                && b.at() >= a.from() - NEAR
                && b.at() <= a.to() + NEAR;
    }

    private static int root(int[] group, int i) {
        int at = i;
        while (group[at] != at) {
            group[at] = group[group[at]];
            at = group[at];
        }
        return at;
    }

    private static @org.jspecify.annotations.Nullable RuledTable table(List<Rule> group) {
        List<Rule> levels = group.stream().filter(Rule::level).toList();
        List<Rule> uprights = group.stream().filter(rule -> !rule.level()).toList();
        if (levels.isEmpty() || uprights.isEmpty()) {
            return null;
        }
        // Tables open at a side: where the lines across end, there the side is.
        float[] xs = edges(uprights, levels);
        float[] ys = edges(levels, uprights);
        if (xs.length < 3 || ys.length < 2 || (long) xs.length * ys.length > MAX_PLACES) {
            return null;
        }
        return new RuledTable(xs, ys, cells(xs, ys, levels, uprights));
    }

    private static float[] edges(List<Rule> lines, List<Rule> across) {
        List<Float> places = new ArrayList<>();
        lines.forEach(line -> places.add(line.at()));
        float first = (float) across.stream().mapToDouble(Rule::from).min().orElse(0);
        float last = (float) across.stream().mapToDouble(Rule::to).max().orElse(0);
        places.sort(null);
        if (first < places.getFirst() - 12) {
            places.addFirst(first);
        }
        if (last > places.getLast() + 12) {
            places.add(last);
        }
        List<Float> distinct = new ArrayList<>();
        for (float place : places) {
            if (distinct.isEmpty() || place - distinct.getLast() > NEAR) {
                distinct.add(place);
            }
        }
        float[] result = new float[distinct.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = distinct.get(i);
        }
        return result;
    }

    private static int[] cells(float[] xs, float[] ys, List<Rule> levels, List<Rule> uprights) {
        int columns = xs.length - 1;
        int rows = ys.length - 1;
        int[] cell = new int[columns * rows];
        Arrays.setAll(cell, i -> i);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int here = row * columns + column;
                if (column + 1 < columns && !drawn(uprights, xs[column + 1], ys[row], ys[row + 1])) {
                    unite(cell, here, here + 1);
                }
                if (row + 1 < rows && !drawn(levels, ys[row + 1], xs[column], xs[column + 1])) {
                    unite(cell, here, here + columns);
                }
            }
        }
        for (int i = 0; i < cell.length; i++) {
            cell[i] = root(cell, i);
        }
        return cell;
    }

    /** The smaller place stays the root, so that the root is the first place of the cell. */
    private static void unite(int[] cell, int a, int b) {
        int rootA = root(cell, a);
        int rootB = root(cell, b);
        cell[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }

    private static boolean drawn(List<Rule> lines, float at, float from, float to) {
        float covered = 0;
        for (Rule line : lines) {
            if (Math.abs(line.at() - at) <= NEAR) {
                covered += Math.max(0, Math.min(line.to(), to) - Math.max(line.from(), from));
            }
        }
        return covered >= 0.6f * (to - from);
    }
}

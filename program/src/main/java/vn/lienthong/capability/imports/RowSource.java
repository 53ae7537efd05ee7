package vn.lienthong.capability.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sheet being read, row by row; only the row at hand is in memory. Trouble is a {@link SheetRefused}, nothing else. */
interface RowSource extends AutoCloseable {

    /** The next row that is not empty, or null at the end. */
    @Nullable
    Line next();

    @Override
    void close();

    /**
     * @param number from 1, as the office program counts
     * @param cells from column A; trailing empty ones may be absent
     */
    record Line(int number, List<Cell> cells) {

        Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.Text.EMPTY;
        }

        boolean isEmpty() {
            return cells.stream().allMatch(Cell::isEmpty);
        }
    }
}

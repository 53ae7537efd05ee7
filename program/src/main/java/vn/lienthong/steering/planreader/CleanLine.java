package vn.lienthong.steering.planreader;

import java.util.List;

/**
 * A source line without mark-up.
 *
 * @param page its page
 * @param number its number
 * @param heading how many # stood before it; 0 for none
 * @param text the text; empty for a blank line and for a table row
 * @param cells the cells of a table row; empty for any other line
 */
record CleanLine(int page, int number, int heading, Traced text, List<Traced> cells) {

    boolean isBlank() {
        return text.isBlank() && cells.isEmpty();
    }

    boolean isRow() {
        return !cells.isEmpty();
    }
}

package vn.lienthong.capability.imports;

import java.util.List;

/**
 * A table to be written. Rows are asked for one after the other and never kept, so they may come straight from a query.
 *
 * @param name name of the tab, at most 31 characters are used
 * @param title a line above the table, or an empty string for none; csv has no place for it
 * @param columns the columns
 * @param rows as many values as columns: text, a number, a {@code LocalDate}, an {@code Instant}, or null
 */
public record Sheet(String name, String title, List<Column> columns, Iterable<? extends List<?>> rows) {

    /** How the values of a column are shown and sorted. */
    public enum Kind {
        /** Words and codes; a number in it (a telephone number, a code) stays as written. */
        TEXT,
        /** Quantities. */
        NUMBER,
        /** Days ({@code LocalDate}) or moments ({@code Instant}, shown in Vietnamese time). */
        DATE,
        /** Shares: 0.62 is shown as 62 %. */
        PERCENT
    }

    /** A text that was changed, or needs a look: its cell is coloured in xlsx. In csv it is the text alone. */
    public record Marked(String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * @param heading what stands above the column
     * @param kind what it holds
     * @param width in characters, 1 to 120
     */
    public record Column(String heading, Kind kind, int width) {

        public Column {
            if (width < 1 || width > 120) {
                throw new IllegalArgumentException("width " + width);
            }
        }

        /** A column of words. */
        public static Column text(String heading, int width) {
            return new Column(heading, Kind.TEXT, width);
        }

        /** A column of quantities. */
        public static Column number(String heading) {
            return new Column(heading, Kind.NUMBER, 12);
        }

        /** A column of days or moments. */
        public static Column date(String heading) {
            return new Column(heading, Kind.DATE, 18);
        }

        /** A column of shares. */
        public static Column percent(String heading) {
            return new Column(heading, Kind.PERCENT, 10);
        }
    }
}

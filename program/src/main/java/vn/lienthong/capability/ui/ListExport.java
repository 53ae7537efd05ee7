package vn.lienthong.capability.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Saves a list as a sheet. The room that writes sheets offers it, for the rooms below it, which cannot call it themselves;
 * rooms above it use its own class.
 */
public interface ListExport {

    /**
     * A column.
     *
     * @param moment whether it holds days or moments, and not words
     * @param width in characters, 1 to 120
     */
    record Column(String heading, boolean moment, int width) {}

    /**
     * Answers a request with the list.
     *
     * @param fileName ends in {@code .xlsx} or {@code .csv}, which decides the format
     * @param rows as many values as columns, asked for one by one
     */
    void send(
            HttpServletResponse response,
            String fileName,
            String title,
            List<Column> columns,
            Iterable<? extends List<?>> rows)
            throws IOException;
}

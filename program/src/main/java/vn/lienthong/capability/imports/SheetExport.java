package vn.lienthong.capability.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.ListExport;

/** Writes the lists of rooms that this one builds on. */
@Component
class SheetExport implements ListExport {

    private final Sheets sheets;

    SheetExport(Sheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public void send(
            HttpServletResponse response,
            String fileName,
            String title,
            List<Column> columns,
            Iterable<? extends List<?>> rows)
            throws IOException {
        List<Sheet.Column> typed = columns.stream()
                .map(column -> new Sheet.Column(
                        column.heading(), column.moment() ? Sheet.Kind.DATE : Sheet.Kind.TEXT, column.width()))
                .toList();
        sheets.send(response, fileName, new Sheet(title, title, typed, rows));
    }
}

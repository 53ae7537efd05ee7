package vn.lienthong.capability.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Writes tables for people to open in their office program. What begins like a formula stays text, so that a name typed
 * by somebody cannot run on another one's computer.
 */
@Component
public class Sheets {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Writes a workbook, one tab for each sheet; the stream is not closed. Memory does not grow with the rows. */
    public void xlsx(OutputStream out, List<Sheet> sheets) throws IOException {
        XlsxWriter.write(out, sheets);
    }

    /** Writes one sheet as csv (RFC 4180, UTF-8 with its mark so that Excel reads it); the stream is not closed. */
    public void csv(OutputStream out, Sheet sheet) throws IOException {
        CsvWriter.write(out, sheet);
    }

    /**
     * Answers a request with a sheet to be saved.
     *
     * @param fileName how the file shall be called; its ending {@code .csv} or {@code .xlsx} decides the format
     */
    public void send(HttpServletResponse response, String fileName, Sheet sheet) throws IOException {
        send(response, fileName, List.of(sheet));
    }

    /**
     * Answers a request with a workbook of several sheets.
     *
     * @param fileName ends in {@code .xlsx}; {@code .csv} has a place for the first sheet only
     */
    public void send(HttpServletResponse response, String fileName, List<Sheet> sheets) throws IOException {
        boolean csv = fileName.toLowerCase(Locale.ROOT).endsWith(".csv");
        response.setContentType(csv ? "text/csv;charset=UTF-8" : XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(fileName, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (csv) {
            csv(response.getOutputStream(), sheets.getFirst());
        } else {
            xlsx(response.getOutputStream(), sheets);
        }
    }
}

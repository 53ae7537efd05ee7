package vn.lienthong.steering.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.kernel.VietnameseText;

/** The annex as a workbook: figures, tables, and the records behind the figures. Vietnamese, as the report is. */
@Component
class ReportSheets {

    private static final int WIDTH = 6;
    private static final int WIDEST = 60;

    private final Sheets sheets;
    private final RoundWords words;

    ReportSheets(Sheets sheets, RoundWords words) {
        this.sheets = sheets;
        this.words = words;
    }

    void send(Report report, Round round, Report.Frozen frozen, HttpServletResponse response) throws IOException {
        Snapshot snapshot = Snapshot.read(frozen.json());
        String title = words.say(
                "reports.annex.title",
                words.title(round, VietnameseText.VIETNAMESE),
                report.number().isEmpty() ? words.say("reports.annex.draft") : report.number(),
                words.moment(snapshot.asOf()),
                frozen.sha256());
        List<Sheet> all = new ArrayList<>();
        all.add(figures(snapshot, title));
        snapshot.tables().stream()
                .filter(titled -> !titled.table().rows().isEmpty())
                .forEach(titled -> all.add(table(titled.table(), title)));
        all.add(records(snapshot, title));
        sheets.send(response, "phu-luc-" + round.period().last() + ".xlsx", all);
    }

    private Sheet figures(Snapshot snapshot, String title) {
        List<List<?>> rows = new ArrayList<>();
        for (Snapshot.Counted one : snapshot.figures()) {
            rows.add(Arrays.asList(
                    words.say(one.figure().labelKey()),
                    unit(snapshot, one),
                    words.say(one.figure().unitKey()),
                    one.figure().value(),
                    one.figure().cumulative(),
                    one.figure().previous(),
                    one.figure().planned(),
                    one.percent().map(percent -> percent.movePointLeft(2)).orElse(null)));
        }
        return new Sheet(
                words.say("reports.annex.figures"),
                title,
                List.of(
                        Sheet.Column.text(words.say("reports.column.figure"), 40),
                        Sheet.Column.text(words.say("reports.column.unit"), 36),
                        Sheet.Column.text(words.say("reports.column.unit-of"), 12),
                        Sheet.Column.number(words.say("reports.column.in-period")),
                        Sheet.Column.number(words.say("reports.column.cumulative")),
                        Sheet.Column.number(words.say("reports.column.previous")),
                        Sheet.Column.number(words.say("reports.column.planned")),
                        Sheet.Column.percent(words.say("reports.column.percent"))),
                rows);
    }

    private String unit(Snapshot snapshot, Snapshot.Counted one) {
        UUID agency = one.figure().agency();
        return agency == null
                ? words.say("reports.annex.all")
                : snapshot.units().getOrDefault(agency, Amounts.NO_DATA);
    }

    private Sheet table(ReportSource.Table table, String title) {
        List<Sheet.Column> columns = new ArrayList<>();
        for (ReportSource.Column column : table.columns()) {
            int width = (int) Math.clamp(column.width() * WIDTH, WIDTH, WIDEST);
            columns.add(new Sheet.Column(
                    words.say(column.key()), column.number() ? Sheet.Kind.NUMBER : Sheet.Kind.TEXT, width));
        }
        List<List<?>> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            List<Object> cells = new ArrayList<>();
            for (int i = 0; i < table.columns().size(); i++) {
                String cell = i < row.size() ? row.get(i) : "";
                cells.add(table.columns().get(i).number() ? numberOr(cell) : cell);
            }
            rows.add(cells);
        }
        return new Sheet(words.say("reports.annex.table", table.code()), title, columns, rows);
    }

    /** A number that Excel can add up, where a cell holds nothing else. */
    private static Object numberOr(String cell) {
        String plain = cell.replace(".", "").replace(',', '.');
        return plain.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(plain) : cell;
    }

    private Sheet records(Snapshot snapshot, String title) {
        List<List<?>> rows = new ArrayList<>();
        for (Snapshot.Counted one : snapshot.totals()) {
            for (ReportSource.Evidence evidence : one.figure().evidence()) {
                rows.add(
                        List.of(words.say(one.figure().labelKey()), evidence.title(), evidence.value(), evidence.id()));
            }
        }
        return new Sheet(
                words.say("reports.annex.records"),
                title,
                List.of(
                        Sheet.Column.text(words.say("reports.column.figure"), 36),
                        Sheet.Column.text(words.say("reports.column.record"), 70),
                        Sheet.Column.text(words.say("reports.column.then"), 40),
                        Sheet.Column.text(words.say("reports.column.id"), 44)),
                rows);
    }
}

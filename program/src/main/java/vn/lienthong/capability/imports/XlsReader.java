package vn.lienthong.capability.imports;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an old workbook (Excel 97 to 2003, BIFF8). It has 65,536 rows at most, so that a tab is kept in memory; records are
 * taken as they come, without building the workbook. What is no such file, or is locked, is refused.
 */
final class XlsReader implements RowSource {

    private static final int MOST_CELLS = 4_000_000;

    private final List<Line> lines;
    private int next;

    private XlsReader(List<Line> lines) {
        this.lines = lines;
    }

    static List<String> tabs(Path file, ReadLimits limits) {
        Listener listener = new Listener(-1, limits);
        listener.read(file);
        if (listener.names.isEmpty()) {
            throw new SheetRefused("imports.refused.old-or-locked");
        }
        return listener.names;
    }

    static RowSource open(Path file, int tab, ReadLimits limits) {
        Listener listener = new Listener(tab, limits);
        listener.read(file);
        List<Line> lines = new ArrayList<>();
        listener.rows.forEach((row, cells) -> {
            List<Cell> all = new ArrayList<>();
            cells.forEach((column, cell) -> {
                while (all.size() < column) {
                    all.add(Cell.Text.EMPTY);
                }
                all.add(cell);
            });
            Line line = new Line(row + 1, all);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        });
        return new XlsReader(lines);
    }

    @Override
    public @Nullable Line next() {
        return next < lines.size() ? lines.get(next++) : null;
    }

    @Override
    public void close() {
        next = lines.size();
    }

    private static final class Listener implements HSSFListener {

        private final int wanted;
        private final ReadLimits limits;
        private final List<String> names = new ArrayList<>();
        private final TreeMap<Integer, TreeMap<Integer, Cell>> rows = new TreeMap<>();
        private @Nullable SSTRecord words;
        private @Nullable FormulaRecord waiting;
        private @Nullable FormatTrackingHSSFListener formats;
        private int tab = -1;
        private int cells;

        Listener(int wanted, ReadLimits limits) {
            this.wanted = wanted;
            this.limits = limits;
        }

        void read(Path file) {
            FormatTrackingHSSFListener tracking = new FormatTrackingHSSFListener(this);
            formats = tracking;
            HSSFRequest request = new HSSFRequest();
            request.addListenerForAllRecords(tracking);
            try (InputStream in = Files.newInputStream(file);
                    POIFSFileSystem whole = new POIFSFileSystem(in)) {
                new HSSFEventFactory().processWorkbookEvents(request, whole);
            } catch (SheetRefused e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                throw new SheetRefused("imports.refused.old-or-locked");
            }
        }

        @Override
        public void processRecord(Record record) {
            switch (record) {
                case BoundSheetRecord sheet -> names.add(sheet.getSheetname());
                case BOFRecord start when start.getType() == BOFRecord.TYPE_WORKSHEET -> tab++;
                case SSTRecord all -> words = all;
                case LabelSSTRecord label
                when tab == wanted && words != null ->
                    put(label, Cell.of(words.getString(label.getSSTIndex()).getString()));
                case LabelRecord label when tab == wanted -> put(label, Cell.of(label.getValue()));
                case NumberRecord number when tab == wanted -> put(number, number(number, number.getValue()));
                case RKRecord number when tab == wanted -> put(number, number(number, number.getRKNumber()));
                case FormulaRecord formula
                when tab == wanted -> {
                    if (formula.hasCachedResultString()) {
                        waiting = formula;
                    } else if (!Double.isNaN(formula.getValue())) {
                        put(formula, number(formula, formula.getValue()));
                    }
                }
                case StringRecord text
                when waiting != null -> {
                    put(waiting, Cell.of(text.getString()));
                    waiting = null;
                }
                default -> {}
            }
        }

        private Cell number(CellValueRecordInterface at, double value) {
            FormatTrackingHSSFListener known = formats;
            if (known != null
                    && DateUtil.isADateFormat(known.getFormatIndex(at), known.getFormatString(at))
                    && DateUtil.isValidExcelDate(value)) {
                return new Cell.Moment(DateUtil.getLocalDateTime(value, false, true));
            }
            return new Cell.Quantity(Cell.shortest(BigDecimal.valueOf(value)));
        }

        private void put(CellValueRecordInterface at, Cell cell) {
            if (cell.isEmpty() || at.getColumn() >= limits.columns()) {
                return;
            }
            if (++cells > MOST_CELLS || cell.text().length() > limits.cellLength()) {
                throw new SheetRefused("imports.refused.broken");
            }
            rows.computeIfAbsent(at.getRow(), row -> new TreeMap<>()).put((int) at.getColumn(), cell);
        }
    }
}

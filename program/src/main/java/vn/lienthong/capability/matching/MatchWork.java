package vn.lienthong.capability.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.imports.SheetReading;
import vn.lienthong.capability.imports.SheetRefused;
import vn.lienthong.capability.jobs.JobFailure;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.registry.Use;
import vn.lienthong.capability.registry.WholeRegister;
import vn.lienthong.capability.seal.Seal;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.matching.Control;
import vn.lienthong.matching.Matcher;
import vn.lienthong.matching.Register;
import vn.lienthong.matching.Row;
import vn.lienthong.matching.Settings;
import vn.lienthong.matching.Summary;

/**
 * Compares a list with the register: sheet in, rows streamed through the engine, found rows out by COPY, all of it in one
 * transaction. If the program dies nothing is left and the next run makes it whole; a list is never half there nor there twice.
 */
@Component
class MatchWork implements JobWork {

    static final String KIND = "matching.compare";
    private static final int LOOKED_AT = 400;

    private final ListStore store;
    private final RowStore rows;
    private final Bringing bringing;
    private final SheetReading reading;
    private final RegisterIndex index;
    private final WholeRegister whole;
    private final UnitNames units;
    private final Purpose purpose;
    private final Taught taught;
    private final Seal seal;
    private final Audit audit;
    private final DataSource source;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MatchWork(
            ListStore store,
            RowStore rows,
            Bringing bringing,
            SheetReading reading,
            RegisterIndex index,
            WholeRegister whole,
            UnitNames units,
            Purpose cleaningPurpose,
            Taught taught,
            Seal seal,
            Audit audit,
            DataSource source,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.bringing = bringing;
        this.reading = reading;
        this.index = index;
        this.whole = whole;
        this.units = units;
        this.purpose = cleaningPurpose;
        this.taught = taught;
        this.seal = seal;
        this.audit = audit;
        this.source = source;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean heavy() {
        return true;
    }

    @Override
    public void run(JobRun run) {
        MatchList list = store.find(UUID.fromString(run.argument()))
                .filter(found -> found.document() != null)
                .orElseThrow(() -> new JobFailure("matching.failure.gone"));
        run.result(list.path());
        if (list.status() != MatchList.Status.RUNNING) {
            return;
        }
        run.progress(0, 0, "matching.progress.index");
        Use use = purpose.serving("matching-list", list.id().toString());
        Register register = index.fresh(use);
        run.stopIfCancelled();
        try {
            transaction.executeWithoutResult(status -> compare(run, list, register, use));
        } catch (SheetRefused e) {
            throw new JobFailure(e.problem().key(), e.problem().arguments().toArray());
        }
    }

    private void compare(JobRun run, MatchList list, Register register, Use use) {
        rows.clear(list.id());
        Connection connection = DataSourceUtils.getConnection(source);
        try (SheetReading.Rows sheet = reading.open(bringing.document(list), list.tab())) {
            Judge judge = new Judge(
                    register,
                    units.around(list.unit()),
                    whole.units(use),
                    rows.known(list.agency(), list.sector()),
                    seal);
            RowCopy copy = new RowCopy(connection, list.id(), clock.instant());
            Pipe pipe = new Pipe(run, list, sheet, judge, copy, units.around(list.unit()));
            Summary summary = new Matcher(
                            register, Settings.SHIPPED.withExplanations(true).withDecided(taught.of(list)))
                    .match(pipe::next, pipe::take, new Control(threads(), pipe::progress, run::cancelled));
            run.stopIfCancelled();
            pipe.rest();
            copy.flush();
            if (summary.rows() == 0) {
                throw new JobFailure("matching.failure.no-rows");
            }
            if (!store.ready(list.id(), pipe.good, pipe.bad.get())) {
                throw new JobFailure("matching.failure.gone");
            }
            run.checkpoint("done");
            audit.record(
                    "matching.list.compared",
                    "matching-list",
                    list.id().toString(),
                    Map.of("rows", Integer.toString(pipe.good), "unreadable", Integer.toString(pipe.bad.get())));
        } catch (SQLException e) {
            throw new IllegalStateException("rows of a list could not be stored", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    /** One processor is left for those who look at pages meanwhile. */
    private static int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    @Override
    public void undo(JobRun run) {
        UUID list = UUID.fromString(run.argument());
        transaction.executeWithoutResult(status -> {
            rows.clear(list);
            store.stopped(list);
        });
    }

    /** Between sheet and engine and table: rows that were read wait here for their answer. */
    private static final class Pipe {

        private final JobRun run;
        private final SheetReading.Rows sheet;
        private final RowMaker maker;
        private final Judge judge;
        private final RowCopy copy;
        private final UnitNames.Reader units;
        private final int skip;
        private final ConcurrentLinkedDeque<Waiting> waiting = new ConcurrentLinkedDeque<>();
        private final ConcurrentLinkedDeque<Unread> unread = new ConcurrentLinkedDeque<>();
        private final AtomicInteger read = new AtomicInteger();
        private final AtomicInteger bad = new AtomicInteger();
        private int good;

        private record Waiting(Written row, String plain) {}

        private record Unread(int line, String reason, String cells) {}

        Pipe(JobRun run, MatchList list, SheetReading.Rows sheet, Judge judge, RowCopy copy, UnitNames.Reader units) {
            this.run = run;
            this.sheet = sheet;
            this.judge = judge;
            this.copy = copy;
            this.units = units;
            this.skip = list.headerLast();
            this.maker = new RowMaker(list.headings(), list.fields());
        }

        /** The next row that names somebody. */
        @Nullable
        Row next() {
            for (SheetReading.Row cells = sheet.next(); cells != null; cells = sheet.next()) {
                if (cells.number() <= skip) {
                    continue;
                }
                switch (maker.make(cells)) {
                    case RowMaker.Made.Between _ -> {}
                    case RowMaker.Made.Unreadable no -> refuse(cells, no.reason());
                    case RowMaker.Made.Good made -> {
                        return asked(made.row());
                    }
                }
            }
            return null;
        }

        private void refuse(SheetReading.Row cells, String reason) {
            unread.add(new Unread(cells.number(), reason, String.join("\u001f", cells.cells())));
            int refused = bad.incrementAndGet();
            if (read.get() + refused == LOOKED_AT && refused * 2 > LOOKED_AT) {
                throw new JobFailure("matching.failure.columns", refused, LOOKED_AT);
            }
        }

        private Row asked(Written row) {
            if (read.incrementAndGet() > SheetReading.MOST_ROWS) {
                throw new JobFailure("matching.failure.too-many", SheetReading.MOST_ROWS);
            }
            waiting.add(new Waiting(row, VietnameseText.fold(row.name())));
            return row(row, units.code(row.unit()));
        }

        void take(vn.lienthong.matching.Answer answer) throws IOException {
            Waiting of = waiting.poll();
            if (of == null || of.row().line() != answer.row()) {
                throw new IllegalStateException("an answer for another row");
            }
            try {
                copy.add(judge.judge(of.row(), answer, of.plain()), of.plain());
                good++;
                rest();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }

        void rest() throws SQLException {
            for (Unread no = unread.poll(); no != null; no = unread.poll()) {
                copy.unreadable(no.line(), no.reason(), no.cells());
            }
        }

        void progress(long done) {
            run.progress(done, 0, "matching.progress.rows", done);
        }
    }

    /** The row as the engine takes it. */
    static Row row(Written row, String unit) {
        return new Row(
                row.line(),
                row.anyNumber(),
                row.name(),
                row.birth(),
                row.sex(),
                unit,
                (row.hamlet().isEmpty() || row.address().contains(row.hamlet()) ? "" : row.hamlet() + ", ")
                        + row.address(),
                row.parent(),
                row.phone());
    }
}

package vn.lienthong.capability.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.database.DatabaseSettings;

/**
 * Chains what was committed, twice a second, in one thread; a lock in the database lets only one copy of the program do it.
 *
 * <p>Writers commit in another order than they draw numbers, so "everything after the last number" would pass over a line
 * that commits late. Instead each line leaves a note in {@code audit_pending} with its own commit, and only the sealer
 * takes notes away, in the transaction that links the line: every line is linked exactly once, however late it comes.
 */
@Component
class Sealer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    static final long LOCK = 0x6C69656E_61756474L;
    private static final int BATCH = 2000;
    private static final int EVERY_MILLISECONDS = 500;

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;
    private final Path data;
    private final boolean fresh;
    private @Nullable ScheduledExecutorService thread;
    private @Nullable Future<?> rounds;

    Sealer(
            JdbcClient database,
            JdbcTemplate batches,
            PlatformTransactionManager transactions,
            Audit audit,
            DatabaseSettings settings,
            Clock clock) {
        this.database = database;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
        this.clock = clock;
        this.data = settings.data();
        this.fresh = settings.fresh();
    }

    private record Link(long position, String hash, long lineId) {}

    /** Links everything committed so far; answers how many lines that were. */
    int seal() {
        int all = 0;
        int some;
        do {
            Integer linked = transaction.execute(status -> batch());
            some = linked == null ? 0 : linked;
            all += some;
        } while (some == BATCH);
        return all;
    }

    private int batch() {
        if (!database.sql("select exists (select from audit_pending)")
                        .query(Boolean.class)
                        .single()
                || !locked()) {
            return 0;
        }
        List<Line> lines = database.sql("select " + Line.COLUMNS
                        + " from audit_pending p join audit_line l on l.id = p.line_id order by l.id limit :batch")
                .param("batch", BATCH)
                .query((row, number) -> Line.of(row))
                .list();
        if (lines.isEmpty()) {
            return 0;
        }
        Head head = last().orElse(new Head(0, Chain.START));
        List<Link> links = new ArrayList<>();
        for (Line line : lines) {
            head = new Head(head.position() + 1, Chain.hash(head.hash(), head.position() + 1, line));
            links.add(new Link(head.position(), head.hash(), line.id()));
        }
        write(links);
        remember(head);
        return lines.size();
    }

    private boolean locked() {
        return database.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private Optional<Head> last() {
        return database.sql("select position, hash from audit_link order by position desc limit 1")
                .query((row, number) -> new Head(row.getLong("position"), row.getString("hash")))
                .optional();
    }

    private void write(List<Link> links) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        batches.batchUpdate(
                "insert into audit_link (position, line_id, hash, sealed_at) values (?, ?, ?, ?)",
                links,
                links.size(),
                (PreparedStatement statement, Link link) -> {
                    statement.setLong(1, link.position());
                    statement.setLong(2, link.lineId());
                    statement.setString(3, link.hash());
                    statement.setObject(4, now);
                });
        batches.batchUpdate(
                "delete from audit_pending where line_id = ?",
                links,
                links.size(),
                (PreparedStatement statement, Link link) -> statement.setLong(1, link.lineId()));
    }

    /** After the commit, so that the file never names a link that was rolled back. */
    private void remember(Head head) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    head.write(data);
                } catch (IOException e) {
                    LOG.warn("the head of the audit chain could not be kept: {}", e.getMessage());
                }
            }
        });
    }

    /** A head that fits nothing means that lines were cut off; that fact itself becomes a line. */
    private void compareHead() {
        if (fresh) {
            // The database was emptied on purpose, and the file beside it was not.
            return;
        }
        Optional<Head> kept = Head.read(data);
        if (kept.isEmpty()) {
            return;
        }
        Optional<Head> there = database.sql("select position, hash from audit_link where position = :position")
                .param("position", kept.get().position())
                .query((row, number) -> new Head(row.getLong("position"), row.getString("hash")))
                .optional();
        if (!there.equals(kept)) {
            LOG.error(
                    "the audit chain does not reach position {} as it once did",
                    kept.get().position());
            audit.record(
                    "audit.head.lost",
                    "audit-link",
                    Long.toString(kept.get().position()),
                    Map.of("hash", kept.get().hash()));
        }
    }

    private void round() {
        try {
            seal();
        } catch (RuntimeException e) {
            LOG.warn("audit lines wait for their seal: {}", e.toString());
        }
    }

    @Override
    public void start() {
        compareHead();
        ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("audit-sealer").daemon().factory());
        rounds = made.scheduleWithFixedDelay(this::round, 0, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
        thread = made;
    }

    /** The last lines are sealed before the database goes. */
    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            if (rounds != null) {
                rounds.cancel(false);
            }
            running.close();
            round();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the web server and the demo records, so it also ends after them. */
    @Override
    public int getPhase() {
        return -100;
    }
}

package vn.lienthong.capability.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import vn.lienthong.capability.registry.Population.Rows;
import vn.lienthong.capability.registry.Population.Table;

/**
 * Puts invented people into the register by COPY: one thread makes blocks while PostgreSQL takes the ones before. When the
 * register is still small against what comes, its indexes are taken away first and built at the end. All in one transaction:
 * a load that is cut off leaves nothing.
 */
final class PopulationLoad {

    private static final int AHEAD = 3;
    private static final long WORTH_IT = 20_000;

    private final Connection connection;

    PopulationLoad(Connection connection) {
        this.connection = connection;
    }

    /**
     * How long it took.
     *
     * @param rows rows of all tables
     */
    record Took(long rows, long copyNanos, long indexNanos) {}

    /** Finds or makes the origin that invented people have. */
    int origin(NameWords words, LocalDate today) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into registry_origin (source, legal_basis, obtained_on) values (?, ?, ?)
                on conflict (source, legal_basis, obtained_on) do update set source = excluded.source returning id
                """)) {
            insert.setString(1, words.constant("source"));
            insert.setString(2, words.constant("basis"));
            insert.setObject(3, today);
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Loads all; the caller commits. */
    Took load(Population population, LongConsumer progress) throws SQLException {
        boolean rebuild =
                population.plan().people() >= WORTH_IT && few(population.plan().people());
        Map<String, String> indexes = rebuild ? dropIndexes() : Map.of();
        long start = System.nanoTime();
        long rows = copy(population, progress);
        long copied = System.nanoTime();
        for (String index : indexes.values()) {
            run(index);
        }
        if (rebuild) {
            for (Table table : Table.values()) {
                run("analyze " + table.table);
            }
        }
        return new Took(rows, copied - start, System.nanoTime() - copied);
    }

    private long copy(Population population, LongConsumer progress) throws SQLException {
        BlockingQueue<Rows> full = new ArrayBlockingQueue<>(AHEAD);
        BlockingQueue<Rows> empty = new ArrayBlockingQueue<>(AHEAD + 1);
        AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
        for (int i = 0; i <= AHEAD; i++) {
            empty.add(new Rows());
        }
        int blocks = population.plan().blocks();
        Thread maker = Thread.ofPlatform()
                .name("population")
                .daemon()
                .start(() -> make(population, blocks, full, empty, failed));
        CopyManager copier = connection.unwrap(PGConnection.class).getCopyAPI();
        long rows = 0;
        try {
            for (int block = 0; block < blocks; block++) {
                Rows made = full.take();
                if (failed.get() != null) {
                    throw new IllegalStateException(failed.get());
                }
                for (Table table : Table.values()) {
                    rows += send(copier, table, made.of(table));
                }
                made.clear();
                empty.add(made);
                progress.accept(Math.min(population.plan().people(), (block + 1L) * Population.BLOCK));
            }
            return rows;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        } finally {
            maker.interrupt();
        }
    }

    private static void make(
            Population population,
            int blocks,
            BlockingQueue<Rows> full,
            BlockingQueue<Rows> empty,
            AtomicReference<@Nullable Throwable> failed) {
        try {
            PersonWriter writer = population.writer();
            for (int block = 0; block < blocks; block++) {
                Rows rows = empty.take();
                writer.write(block, rows);
                full.put(rows);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failed.set(e);
            full.clear();
            full.add(new Rows());
        }
    }

    private static long send(CopyManager copier, Table table, Bytes bytes) throws SQLException {
        if (bytes.length() == 0) {
            return 0;
        }
        var copy = copier.copyIn("copy " + table.table + " (" + table.columns + ") from stdin");
        try {
            copy.writeToCopy(bytes.array(), 0, bytes.length());
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private boolean few(long coming) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from (select from registry_person limit " + coming + ") p")) {
            row.next();
            return row.getLong(1) * 2 < coming;
        }
    }

    /** Takes the indexes of the big tables away; the answer makes them again. */
    private Map<String, String> dropIndexes() throws SQLException {
        Map<String, String> again = new LinkedHashMap<>();
        List<String> drops = new ArrayList<>();
        run("set local maintenance_work_mem = '256MB'");
        for (Table table : Table.values()) {
            try (var query = connection.prepareStatement("""
                    select c.relname, i.indisprimary, pg_get_indexdef(i.indexrelid), pg_get_constraintdef(k.oid)
                      from pg_index i join pg_class c on c.oid = i.indexrelid
                      left join pg_constraint k on k.conindid = i.indexrelid and k.contype = 'p'
                     where i.indrelid = to_regclass(?) order by 2 desc, 1
                    """)) {
                query.setString(1, table.table);
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        String name = row.getString(1);
                        boolean primary = row.getBoolean(2);
                        drops.add(
                                primary
                                        ? "alter table " + table.table + " drop constraint " + name
                                        : "drop index " + name);
                        again.put(
                                name,
                                primary
                                        ? "alter table " + table.table + " add constraint " + name + " "
                                                + row.getString(4)
                                        : row.getString(3));
                    }
                }
            }
        }
        for (String drop : drops) {
            run(drop);
        }
        return again;
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

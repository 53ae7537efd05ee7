package vn.lienthong.matching;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Matches a list from file to file, without an object per row. */
final class ListFile {

    private static final List<String> COLUMNS = List.of("row", "number", "name", "birth_date", "sex", "unit", "address");
    private static final String HEADER =
            "row\toutcome\tregister_id\tprobability\tsecond_id\tsecond_probability\tcorrections";
    private static final int SAMPLES = 16;
    private static final byte[][] OUTCOMES = {
        bytes(Outcome.EXACT.code()), bytes(Outcome.CORRECTED.code()), bytes(Outcome.AMBIGUOUS.code()), bytes(Outcome.NONE.code())
    };
    private static final byte[] ARROW = bytes("→");
    private static final byte[][] FIELD_IS = new byte[Batch.FIELDS][];

    static {
        for (int f = Batch.NUMBER; f < Batch.FIELDS; f++) {
            FIELD_IS[f] = bytes(Verdict.field(f).code() + "=");
        }
        FIELD_IS[Batch.ROW] = new byte[0];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }


    private final Register register;
    private final Settings settings;
    private final Control control;
    private final Register.State state;

    private final Object turn = new Object();
    private long nextRead;
    private long nextWrite;
    private long rowsDone;
    private boolean stopped;
    private long duplicates;
    private final long[] outcomes = new long[4];
    private final AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
    private final Known known = new Known();

    ListFile(Register register, Settings settings, Control control) {
        this.register = register;
        this.settings = settings;
        this.control = control;
        this.state = register.state();
    }

    Summary match(Path list, Path out) throws IOException {
        try (TextFile file = TextFile.open(list);
                OutputStream to = Files.newOutputStream(out)) {
            int[] fields = RegisterFile.fields(file.header(), COLUMNS);
            if (Arrays.stream(fields).allMatch(field -> field <= 0)) {
                throw new IOException("no column of " + String.join(", ", COLUMNS.subList(1, COLUMNS.size())));
            }
            boolean csv = out.toString().endsWith(".csv");
            String head = HEADER + (settings.explain() ? "\texplanation" : "") + "\n";
            to.write(csv
                    ? head.replace('\t', ',').getBytes(StandardCharsets.UTF_8)
                    : head.getBytes(StandardCharsets.UTF_8));
            Weights weights = weights(file, fields);
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < control.threads(); t++) {
                threads.add(Thread.ofPlatform().name("match-" + t).start(() -> work(file, fields, weights, to, csv)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        Throwable why = failed.get();
        if (why instanceof IOException io) {
            throw io;
        }
        if (why != null) {
            throw new IllegalStateException(why);
        }
        return new Summary(
                rowsDone,
                outcomes[0],
                outcomes[1],
                outcomes[2],
                outcomes[3],
                duplicates,
                control.cancelled().getAsBoolean());
    }

    /** Weights learned from rows spread over the whole list. */
    private Weights weights(TextFile file, int[] fields) throws IOException {
        Weights start = new Matcher(register, settings).taughtWeights();
        if (!settings.learn()) {
            return start;
        }
        List<Batch> batches = new ArrayList<>();
        List<Integer> many = new ArrayList<>();
        boolean whole = !file.isTabbed() || file.bodySize() < 2L * SAMPLES * TextFile.PIECE;
        int samples = whole ? 1 : SAMPLES;
        for (int s = 0; s < samples; s++) {
            if (!whole) {
                file.skipTo((double) s / SAMPLES);
            }
            TextFile.Piece piece = file.next();
            sample(piece, fields, Learning.ROWS / samples, batches, many);
            while (whole && piece.to() > 0 && batches.size() * Batch.ROWS < Learning.ROWS) {
                piece = file.next();
                sample(piece, fields, Learning.ROWS - batches.size() * Batch.ROWS, batches, many);
            }
        }
        file.rewind();
        return batches.isEmpty() ? start : new Learning(state, register.units()).learn(batches, many, start);
    }

    private void sample(TextFile.Piece piece, int[] fields, int most, List<Batch> batches, List<Integer> many) {
        int at = piece.from();
        int taken = 0;
        while (at < piece.to() && taken < most) {
            Batch batch = new Batch(state.words());
            batch.bytes = piece.bytes();
            int i = 0;
            for (; i < Batch.ROWS && at < piece.to(); i++) {
                at = cut(batch, i, at, piece.to(), fields);
            }
            batches.add(batch);
            many.add(i);
            taken += i;
        }
    }

    private static int cut(Batch batch, int i, int at, int end, int[] fields) {
        int base = i * Batch.FIELDS;
        Arrays.fill(batch.from, base, base + Batch.FIELDS, 0);
        Arrays.fill(batch.to, base, base + Batch.FIELDS, 0);
        int next = RegisterFile.cut(batch.bytes, at, end, fields, batch.from, batch.to, base);
        batch.parse(i);
        return next;
    }

    private void work(TextFile file, int[] fields, Weights weights, OutputStream to, boolean csv) {
        try {
            Worker worker = new Worker(weights, csv);
            while (true) {
                TextFile.Piece piece;
                long mine;
                synchronized (file) {
                    piece = stopped || control.cancelled().getAsBoolean() ? new TextFile.Piece(new byte[0], 0, 0) : file.next();
                    mine = nextRead++;
                }
                if (piece.to() == 0) {
                    pass(mine);
                    return;
                }
                worker.match(piece, fields);
                give(mine, worker, to);
            }
        } catch (IOException | RuntimeException | Error e) {
            failed.compareAndSet(null, e);
            synchronized (turn) {
                stopped = true;
                turn.notifyAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(long mine) throws InterruptedException {
        synchronized (turn) {
            while (nextWrite != mine && !stopped) {
                turn.wait();
            }
            nextWrite++;
            turn.notifyAll();
        }
    }

    private void give(long mine, Worker worker, OutputStream to) throws IOException, InterruptedException {
        synchronized (turn) {
            while (nextWrite != mine && !stopped) {
                turn.wait();
            }
            if (stopped) {
                return;
            }
            to.write(worker.out.bytes(), 0, worker.out.size());
            for (int i = 0; i < worker.rows; i++) {
                duplicates += worker.same[i] != 0 && !known.add(worker.same[i]) ? 1 : 0;
            }
            rowsDone += worker.rows;
            for (int o = 0; o < outcomes.length; o++) {
                outcomes[o] += worker.outcomes[o];
            }
            nextWrite++;
            turn.notifyAll();
            control.progress().accept(rowsDone);
        }
    }

    /** Keys seen. */
    private static final class Known {
        private long[] keys = new long[1 << 12];
        private int many;

        boolean add(long key) {
            if (++many * 2 > keys.length) {
                long[] old = keys;
                keys = new long[old.length * 2];
                for (long one : old) {
                    if (one != 0) {
                        keys[slot(one)] = one;
                    }
                }
            }
            int at = slot(key);
            boolean isNew = keys[at] == 0;
            keys[at] = key;
            many -= isNew ? 0 : 1;
            return isNew;
        }

        private int slot(long key) {
            int mask = keys.length - 1;
            int at = (int) (key >>> 16) & mask;
            while (keys[at] != 0 && keys[at] != key) {
                at = at + 1 & mask;
            }
            return at;
        }
    }

    /** Matches pieces; one thread. */
    private final class Worker {
        private final Batch batch;
        private final Judge judge;
        private final Verdict verdict;
        final Lines out;
        final long[] outcomes = new long[4];
        long[] same = new long[1 << 12];
        int rows;

        Worker(Weights weights, boolean csv) {
            this.batch = new Batch(state.words());
            this.judge = new Judge(
                    state.words(),
                    state.segments().toArray(new Segment[0]),
                    state.size(),
                    register.units(),
                    batch,
                    weights);
            this.verdict = new Verdict(settings, state, judge, batch);
            this.out = new Lines(csv);
        }

        void match(TextFile.Piece piece, int[] fields) {
            out.clear();
            Arrays.fill(outcomes, 0);
            rows = 0;
            batch.bytes = piece.bytes();
            int at = piece.from();
            while (at < piece.to()) {
                judge.tidy();
                int many = 0;
                for (; many < Batch.ROWS && at < piece.to(); many++) {
                    at = cut(batch, many, at, piece.to(), fields);
                }
                if (rows + many > same.length) {
                    same = Arrays.copyOf(same, same.length * 2);
                }
                judge.lookAhead(many);
                for (int i = 0; i < many; i++) {
                    judge.judge(i);
                    write(i);
                }
            }
        }

        private void write(int i) {
            Outcome outcome = verdict.outcome(i);
            same[rows++] = verdict.sameness(i, outcome);
            outcomes[place(outcome)]++;
            out.field(batch, i, Batch.ROW);
            out.tab().raw(OUTCOMES[place(outcome)]).tab();
            if (outcome != Outcome.NONE) {
                out.id(verdict.ids(0), judge.person[0]).tab().probability(judge.probability(0)).tab();
                double second = judge.found > 1 ? judge.probability(1) : 0;
                if (second >= 0.0005) {
                    out.id(verdict.ids(1), judge.person[1]).tab().probability(second).tab();
                } else {
                    out.tab().tab();
                }
                if (outcome == Outcome.CORRECTED) {
                    corrections(i);
                }
            } else {
                out.tab().tab().tab().tab();
            }
            if (settings.explain()) {
                out.tab();
                if (outcome != Outcome.NONE) {
                    explain(i);
                }
            }
            out.end();
        }

        private void corrections(int i) {
            int fields = verdict.differences;
            boolean more = false;
            for (int f = Batch.NUMBER; f <= Batch.UNIT; f++) {
                if ((fields & 1 << f) != 0) {
                    if (more) {
                        out.text("; ");
                    }
                    more = true;
                    out.raw(FIELD_IS[f]).field(batch, i, f).raw(ARROW);
                    switch (f) {
                        case Batch.NAME -> out.name(state.words(), Segment.name(verdict.second()));
                        case Batch.NUMBER -> out.digits(Segment.number(verdict.first()), Numbers.DIGITS);
                        default -> out.text(verdict.registered(f));
                    }
                }
            }
        }

        private void explain(int i) {
            boolean more = false;
            for (Evidence evidence : verdict.evidence(i, 0)) {
                if (evidence.agreement() != Agreement.MISSING) {
                    out.text(more ? "; " : "")
                            .text(evidence.field().code())
                            .text(":")
                            .text(evidence.agreement().code())
                            .text(evidence.weight() < 0 ? ":-" : ":+")
                            .tenths(Math.abs(evidence.weight()));
                    more = true;
                }
            }
        }
    }

    private static int place(Outcome outcome) {
        return switch (outcome) {
            case EXACT -> 0;
            case CORRECTED -> 1;
            case AMBIGUOUS -> 2;
            case NONE -> 3;
        };
    }
}

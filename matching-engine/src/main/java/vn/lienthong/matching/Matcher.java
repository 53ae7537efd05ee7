package vn.lienthong.matching;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Answers which person of a register a row means. One matcher may be used by several threads; it sees the register as it is at
 * the moment of each call.
 */
public final class Matcher {

    private static final int CHUNK = 16 * Batch.ROWS;

    private final Register register;
    private final Settings settings;
    private final Weights taught;

    public Matcher(Register register, Settings settings) {
        this.register = register;
        this.settings = settings;
        this.taught = taught();
    }

    /** What earlier decisions teach; they stand for the rows they decided. */
    private Weights taught() {
        List<Row> rows = settings.decided().stream().map(Decided::row).toList();
        return rows.isEmpty() ? Weights.shipped() : learn(register.state(), rows, Weights.shipped());
    }

    Weights taughtWeights() {
        return taught;
    }

    private Weights learn(Register.State state, List<Row> rows, Weights start) {
        List<Batch> batches = new ArrayList<>();
        List<Integer> many = new ArrayList<>();
        for (int at = 0; at < rows.size(); at += Batch.ROWS) {
            Row[] part = rows.subList(at, Math.min(rows.size(), at + Batch.ROWS)).toArray(new Row[0]);
            Batch batch = new Batch(state.words());
            batch.take(part, part.length);
            batches.add(batch);
            many.add(part.length);
        }
        return new Learning(state, register.units()).learn(batches, many, start);
    }

    /** One row alone, with the weights as shipped or taught; it is never a duplicate. */
    public Answer match(Row row) {
        return new Worker(register.state(), taught).answers(new Row[] {row}, 1).getFirst().answer();
    }

    private record Judged(Answer answer, long sameness) {}

    /** Answers for batches; one thread. */
    private final class Worker {
        private final Batch batch;
        private final Judge judge;
        private final Verdict verdict;

        Worker(Register.State state, Weights weights) {
            this.batch = new Batch(state.words());
            this.judge = new Judge(
                    state.words(),
                    state.segments().toArray(new Segment[0]),
                    state.size(),
                    register.units(),
                    batch,
                    weights);
            this.verdict = new Verdict(settings, state, judge, batch);
        }

        List<Judged> answers(Row[] rows, int many) {
            judge.tidy();
            batch.take(rows, many);
            List<Judged> answers = new ArrayList<>(many);
            for (int i = 0; i < many; i++) {
                judge.judge(i);
                Answer answer = verdict.answer(i, rows[i].row(), rows[i].row());
                answers.add(new Judged(answer, verdict.sameness(i, answer.outcome())));
            }
            return answers;
        }
    }

    /**
     * A whole list. Weights are learned from its first rows, which are kept back until then; the others stream.
     *
     * @throws IOException as the source or the sink threw it
     */
    public Summary match(RowSource rows, AnswerSink answers, Control control) throws IOException {
        Register.State state = register.state();
        List<Row> first = new ArrayList<>();
        for (Row row = first.size() < Learning.ROWS ? rows.next() : null;
                row != null;
                row = first.size() < Learning.ROWS ? rows.next() : null) {
            first.add(row);
        }
        Weights weights = settings.learn() && !first.isEmpty() ? learn(state, first, taught) : taught;
        Run run = new Run(rows, first, answers, control, state, weights);
        return run.run();
    }

    /** One list: hands out chunks of rows, gives back answers in order. */
    private final class Run {
        private final RowSource rows;
        private final Deque<Row> first;
        private final AnswerSink sink;
        private final Control control;
        private final ThreadLocal<Worker> worker;
        private final Map<Long, Long> known = new HashMap<>();
        private final long[] outcomes = new long[4];
        private long done;
        private long duplicates;

        Run(
                RowSource rows,
                List<Row> first,
                AnswerSink sink,
                Control control,
                Register.State state,
                Weights weights) {
            this.rows = rows;
            this.first = new ArrayDeque<>(first);
            this.sink = sink;
            this.control = control;
            this.worker = ThreadLocal.withInitial(() -> new Worker(state, weights));
        }

        Summary run() throws IOException {
            boolean cancelled = false;
            try (ExecutorService threads = Executors.newFixedThreadPool(control.threads())) {
                Deque<Future<List<Judged>>> ahead = new ArrayDeque<>();
                boolean more = true;
                while ((more || !ahead.isEmpty()) && !cancelled) {
                    while (more && ahead.size() < 3 * control.threads()) {
                        List<Row> chunk = chunk();
                        more = !chunk.isEmpty();
                        if (more) {
                            ahead.add(threads.submit(() -> answers(chunk)));
                        }
                    }
                    if (!ahead.isEmpty()) {
                        give(ahead.remove().get());
                    }
                    cancelled = control.cancelled().getAsBoolean();
                }
                ahead.forEach(rest -> rest.cancel(true));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                cancelled = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
            return new Summary(done, outcomes[0], outcomes[1], outcomes[2], outcomes[3], duplicates, cancelled);
        }

        private List<Row> chunk() throws IOException {
            List<Row> chunk = new ArrayList<>(CHUNK);
            while (chunk.size() < CHUNK) {
                Row row = first.isEmpty() ? rows.next() : first.remove();
                if (row == null) {
                    break;
                }
                chunk.add(row);
            }
            return chunk;
        }

        private List<Judged> answers(List<Row> chunk) {
            List<Judged> all = new ArrayList<>(chunk.size());
            for (int at = 0; at < chunk.size(); at += Batch.ROWS) {
                Row[] part = chunk.subList(at, Math.min(chunk.size(), at + Batch.ROWS)).toArray(new Row[0]);
                all.addAll(worker.get().answers(part, part.length));
            }
            return all;
        }

        private void give(List<Judged> judged) throws IOException {
            for (Judged one : judged) {
                Answer answer = one.answer();
                if (one.sameness() != 0) {
                    Long before = known.putIfAbsent(one.sameness(), answer.row());
                    if (before != null) {
                        duplicates++;
                        answer = new Answer(
                                answer.row(), answer.outcome(), answer.candidates(), answer.corrections(), before);
                    }
                }
                outcomes[place(answer.outcome())]++;
                done++;
                sink.accept(answer);
            }
            control.progress().accept(done);
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
}

package vn.lienthong.matching.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import vn.lienthong.matching.Answer;
import vn.lienthong.matching.Candidate;
import vn.lienthong.matching.Control;
import vn.lienthong.matching.Matcher;
import vn.lienthong.matching.Person;
import vn.lienthong.matching.Register;
import vn.lienthong.matching.Row;
import vn.lienthong.matching.Settings;
import vn.lienthong.matching.Sex;
import vn.lienthong.matching.Status;
import vn.lienthong.matching.Units;

/** The engine in a process of its own: one register, several lists, each as often as asked; the last time counts. */
final class EngineRun {

    private EngineRun() {}

    /** Words: register, threads, then list, out and times for each list. */
    static void run(java.util.List<String> words) throws Exception {
        Path file = Path.of(words.get(0));
        int threads = Integer.parseInt(words.get(1));
        Path units = file.resolveSibling("units.tsv");
        Register register = Register.empty(Files.exists(units) ? new KnownUnits(units) : Units.NONE);
        Measure.of(() -> register.putAll(() -> persons(file))).tell("index");
        Measure.fact("persons", register.size());
        Measure.fact("bytes", register.bytes());
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        Measure.fact("heap", runtime.totalMemory() - runtime.freeMemory());
        Matcher matcher = new Matcher(register, Settings.SHIPPED);
        for (int i = 2; i + 2 < words.size(); i += 3) {
            Path list = Path.of(words.get(i));
            Path out = Path.of(words.get(i + 1));
            for (int time = Integer.parseInt(words.get(i + 2)); time > 0; time--) {
                Measure measure = Measure.of(() -> match(matcher, list, out, threads));
                measure.tell(time == 1 ? "list." + (i / 3) : "warming");
            }
        }
        Measure.fact("peak", Measure.peak());
    }

    private static void match(Matcher matcher, Path list, Path out, int threads) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(list);
                Writer writer = Files.newBufferedWriter(out)) {
            writer.write("row\toutcome\tregister_id\tprobability\tsecond_id\tsecond_probability\tcorrections\n");
            reader.readLine();
            matcher.match(() -> row(reader), answer -> write(answer, writer), Control.threads(threads));
        }
    }

    private static @org.jspecify.annotations.Nullable Row row(BufferedReader reader) throws IOException {
        String line = reader.readLine();
        if (line == null) {
            return null;
        }
        String[] cells = line.split("\t", -1);
        return Row.of(Long.parseLong(cells[0]), cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
    }

    private static void write(Answer answer, Writer writer) throws IOException {
        StringBuilder line = new StringBuilder();
        line.append(answer.row()).append('\t').append(answer.outcome().code());
        for (int i = 0; i < 2; i++) {
            Candidate one = i < answer.candidates().size() ? answer.candidates().get(i) : null;
            line.append('\t').append(one == null ? "" : one.id()).append('\t');
            line.append(one == null ? "" : String.format(Locale.ROOT, "%.6f", one.probability()));
        }
        writer.write(line.append("\t\n").toString());
    }

    private static Iterator<Person> persons(Path file) {
        try {
            BufferedReader reader = Files.newBufferedReader(file);
            reader.readLine();
            return reader.lines().map(EngineRun::person).iterator();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Person person(String line) {
        String[] cells = line.split("\t", -1);
        Sex sex = cells[5].equals("M") ? Sex.MALE : cells[5].equals("F") ? Sex.FEMALE : Sex.UNKNOWN;
        Status status = Objects.equals(cells[8], "deceased")
                ? Status.DECEASED
                : cells[8].equals("moved") ? Status.MOVED : Status.ALIVE;
        return new Person(cells[0], cells[1], cells[2], cells[3], cells[4], sex, cells[6], cells[7], status);
    }
}

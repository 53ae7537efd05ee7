package vn.lienthong.matching.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Makes the data, runs everybody and prints the table of goals. */
final class Table {

    private static final int HEAP_OF_PEERS = 4000;
    private static final int DUKE_ROWS_SHARE = 20;
    private static final long SEED = 1;

    /** How big the runs are. */
    record Sizes(long small, long large, int list, int hardRegister, int hardList, int dukeRegister, int times) {
        static final Sizes FULL = new Sizes(1_000_000, 10_000_000, 1_000_000, 100_000, 20_000, 100_000, 6);
        static final Sizes QUICK = new Sizes(100_000, 400_000, 50_000, 50_000, 10_000, 20_000, 3);
    }

    private final Sizes sizes;
    private final Path folder;
    private final Path data;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final List<String> lines = new ArrayList<>();
    private final List<String> appendix = new ArrayList<>();

    Table(Sizes sizes, Path folder, Path data) {
        this.sizes = sizes;
        this.folder = folder;
        this.data = data;
    }

    private record Files3(Path register, Path list, Path truth) {
        Path out(String who) {
            return list.resolveSibling(list.getFileName().toString().replace("list", who));
        }
    }

    void run() throws Exception {
        long start = System.nanoTime();
        lines.addAll(Machine.facts());
        lines.add("");
        Files.createDirectories(folder);
        Measure made = Measure.of(() -> make("large", sizes.large, SEED, "medium", sizes.list));
        Files3 large = files("large", "medium");
        Files3 small = make("small", sizes.small, SEED + 1, "medium", sizes.list);
        Files3 light = list("small", sizes.small, SEED + 1, "light", sizes.hardList);
        Files3 hard = make("hard", sizes.hardRegister, SEED + 2, "hard", sizes.hardList);
        Files3 duke = make(
                "duke", sizes.dukeRegister, SEED + 3, "medium", Math.max(2000, sizes.dukeRegister / DUKE_ROWS_SHARE));
        Files3 unseen = make("unseen", sizes.small / 2, SEED + 40, "held-out", sizes.hardList * 2L);
        say("data made");

        Map<String, Double> onSmall = engine(sizes.small, small, light);
        Map<String, Double> onHard = engine(sizes.hardRegister, hard);
        Map<String, Double> onDuke = engine(sizes.dukeRegister, duke);
        engine(sizes.small / 2, unseen);
        Map<String, Double> onLarge = engine(sizes.large, large);
        say("engine done");
        Map<String, Double> duckSmall = duckdb(small);
        Map<String, Double> duckHard = duckdb(hard);
        Map<String, Double> duckUnseen = duckdb(unseen);
        Map<String, Double> duckLarge = duckdb(large);
        say("DuckDB done");
        Map<String, Double> dukeRun = Child.run(
                HEAP_OF_PEERS,
                List.of(
                        "duke",
                        duke.register().toString(),
                        duke.list().toString(),
                        duke.out("duke").toString()));
        say("Duke done");

        Score medium = score(small, "engine");
        Score mediumLarge = score(large, "engine");
        Score hardScore = score(hard, "engine");
        Score duckHardScore = score(hard, "duckdb");
        double rows = sizes.list;
        double perRow = get(onSmall, "list.0.cpu") / rows;
        double perRowLarge = get(onLarge, "list.0.cpu") / rows;
        double dukeRows = score(duke, "duke").rows;

        lines.add("| goal | must | aim | measured |");
        lines.add("| --- | --- | --- | --- |");
        row(
                "rows/s, warm, %s-row list × %s register, file in → file out",
                "1 million",
                "1.8 million",
                "%,.0f (%.2f CPU-µs a row)",
                rows / get(onSmall, "list.0.seconds"),
                perRow * 1e6);
        row(
                "against DuckDB " + "(Fellegi–Sunter in SQL), %s × %s / × " + size(sizes.large),
                "10× / 35×",
                "25× / 80×",
                "%.1f× / %.1f× (DuckDB: %.1f / %.1f CPU-µs a row)",
                get(duckSmall, "list.cpu") / get(onSmall, "list.0.cpu"),
                get(duckLarge, "list.cpu") / get(onLarge, "list.0.cpu"),
                get(duckSmall, "list.cpu") / rows * 1e6,
                get(duckLarge, "list.cpu") / rows * 1e6);
        row(
                "against Duke 1.2, " + size(sizes.dukeRegister) + " register",
                "250×",
                "500×",
                "%.0f× (Duke: %.0f CPU-µs a row, its best F1 %.4f)",
                get(dukeRun, "list.cpu") / dukeRows / (get(onDuke, "list.0.cpu") / dukeRows),
                get(dukeRun, "list.cpu") / dukeRows * 1e6,
                score(duke, "duke").bestF1);
        row(
                "CPU per row from " + size(sizes.small) + " to " + size(sizes.large) + " register",
                "≤ 1.25×",
                "1.0×",
                "%.2f×",
                perRowLarge / perRow);
        row(
                "memory per person, " + size(sizes.large) + " register",
                "85 B",
                "60 B",
                "%.1f B",
                get(onLarge, "bytes") / get(onLarge, "persons"));
        row(
                "index build, CPU per person (file read, " + size(sizes.large) + ")",
                "1.7 µs",
                "1.0 µs",
                "%.2f µs",
                get(onLarge, "index.cpu") / get(onLarge, "persons") * 1e6);
        row(
                "F1, medium, " + size(sizes.small) + " / " + size(sizes.large),
                ".992 / .990",
                ".996 / .995",
                "%.4f / %.4f (DuckDB's best: %.4f / %.4f)",
                medium.f1(),
                mediumLarge.f1(),
                score(small, "duckdb").bestF1,
                score(large, "duckdb").bestF1);
        row(
                "F1, hard, " + size(sizes.hardRegister) + " register × " + size(sizes.hardList)
                        + " rows: above DuckDB's own best by",
                ".024",
                ".035",
                "%.4f (%.4f against %.4f)",
                hardScore.f1() - duckHardScore.bestF1,
                hardScore.f1(),
                duckHardScore.bestF1);
        row(
                "auto-link precision / share left to people (medium, " + size(sizes.small) + ")",
                "≥ 99.97 % / ≤ 2.2 %",
                "99.99 % / 1.5 %",
                "%.4f %% / %.2f %%",
                100 * medium.autoPrecision(),
                100 * medium.left());
        lines.add("");
        lines.add("Besides:");
        lines.add("");
        note("light", score(light, "engine"), "");
        note(
                "held-out generator",
                score(unseen, "engine"),
                String.format(
                        Locale.ROOT,
                        "; DuckDB's best F1 %.4f (%.1f CPU-µs a row)",
                        score(unseen, "duckdb").bestF1,
                        get(duckUnseen, "list.cpu") / (sizes.hardList * 2.0) * 1e6));
        note(
                "hard",
                hardScore,
                String.format(
                        Locale.ROOT,
                        "; %.1f CPU-µs a row, DuckDB %.1f",
                        get(onHard, "list.0.cpu") / sizes.hardList * 1e6,
                        get(duckHard, "list.cpu") / sizes.hardList * 1e6));
        febrl();
        lines.add(String.format(
                Locale.ROOT,
                "- generator: register of %s and a list of %s rows in %.1f CPU-seconds; index of DuckDB %.1f, of Duke %.1f CPU-seconds (not counted above); peak memory with the %s register: engine %.2f GB, DuckDB %.2f GB",
                size(sizes.large),
                size(sizes.list),
                made.cpu(),
                get(duckLarge, "index.cpu"),
                get(dukeRun, "index.cpu"),
                size(sizes.large),
                get(onLarge, "peak") / 1e9,
                get(duckLarge, "peak") / 1e9));
        lines.add(String.format(
                Locale.ROOT,
                "- all of it took %d s",
                Duration.ofNanos(System.nanoTime() - start).toSeconds()));
        lines.forEach(System.out::println);
        System.out.println();
        appendix.forEach(System.out::println);
        Files.write(folder.resolve("table.md"), lines);
    }

    private void febrl() throws Exception {
        Path a = data.resolve("febrl_dataset4a.csv");
        if (!Files.exists(a)) {
            lines.add("- FEBRL 4: not run, no files in " + data + " (give their folder by --febrl)");
            return;
        }
        for (boolean numbers : new boolean[] {false, true}) {
            Path place = folder.resolve(numbers ? "febrl-with" : "febrl-without");
            Files.createDirectories(place);
            Febrl.convert(a, data.resolve("febrl_dataset4b.csv"), place, numbers);
            Files3 files =
                    new Files3(place.resolve("register.tsv"), place.resolve("list.tsv"), place.resolve("truth.tsv"));
            engine(5000, files);
            note("FEBRL 4, a × b, " + (numbers ? "with" : "without") + " soc_sec_id", score(files, "engine"), "");
        }
    }

    private void note(String what, Score score, String more) {
        lines.add(String.format(
                Locale.ROOT,
                "- %s: F1 %.4f (precision %.4f, recall %.4f); auto-link precision %.4f %%, left to people %.2f %%%s",
                what,
                score.f1(),
                score.precision(),
                score.recall(),
                100 * score.autoPrecision(),
                100 * score.left(),
                more));
        appendix.add("## " + what + "\n\n```\n" + score.report() + "```\n");
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation lives in a jar that nothing else here needs
    private void row(String goal, String must, String aim, String measured, Object... values) {
        lines.add("| " + String.format(Locale.ROOT, goal, size(sizes.list), size(sizes.small)) + " | " + must + " | "
                + aim + " | " + String.format(Locale.ROOT, measured, values) + " |");
    }

    private static String size(long many) {
        return many % 1_000_000 == 0 ? many / 1_000_000 + " M" : many / 1000 + " k";
    }

    private static double get(Map<String, Double> facts, String name) {
        return Objects.requireNonNull(facts.get(name), name);
    }

    private static void say(String what) {
        System.err.println(java.time.Instant.now() + " " + what);
    }

    private Files3 files(String register, String profile) {
        Path place = folder.resolve(register);
        return new Files3(
                place.resolve("register.tsv"),
                place.resolve("list-" + profile + ".tsv"),
                place.resolve("truth-" + profile + ".tsv"));
    }

    private Files3 make(String register, long people, long seed, String profile, long rows) throws IOException {
        Files3 files = files(register, profile);
        Files.createDirectories(files.register().getParent());
        Generate.register(new People(people, seed), files.register());
        return list(register, people, seed, profile, rows);
    }

    private Files3 list(String register, long people, long seed, String profile, long rows) throws IOException {
        Files3 files = files(register, profile);
        Generate.list(
                new ListMaker(new People(people, seed), Profile.of(profile), seed + 5),
                rows,
                files.list(),
                files.truth());
        return files;
    }

    private Map<String, Double> engine(long people, Files3... lists) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of("engine", lists[0].register().toString(), Integer.toString(threads)));
        for (Files3 files : lists) {
            words.addAll(
                    List.of(files.list().toString(), files.out("engine").toString(), Integer.toString(sizes.times)));
        }
        return Child.run((int) (1500 + people / 2500), words);
    }

    private Map<String, Double> duckdb(Files3 files) throws IOException, InterruptedException {
        return Child.run(
                HEAP_OF_PEERS / 4,
                List.of(
                        "duckdb",
                        files.register().toString(),
                        files.list().toString(),
                        files.out("duckdb").toString(),
                        Integer.toString(threads)));
    }

    private static Score score(Files3 files, String who) throws IOException {
        return new Score(Answers.read(files.out(who), files.truth()));
    }
}

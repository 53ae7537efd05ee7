package vn.lienthong.capability.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.database.DatabaseAccess;
import vn.lienthong.capability.database.DatabaseSettings;
import vn.lienthong.capability.registry.Population.Rows;
import vn.lienthong.capability.registry.Population.Table;
import vn.lienthong.kernel.Command;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.kernel.Words;

/**
 * {@code ./lienthong population generate --people N --seed S [--unit CODE[,CODE…]] [--out DIR | --load]}: invented people, into
 * files or into the register. {@code ./lienthong population measure}: how fast the search is on this register.
 */
public final class PopulationCommand implements Command {

    private static final long MOST = 120_000_000;
    private static final int PEOPLE_OF_A_COMMUNE = 30_000;
    /** Communes of the invented province 97; the demo's are 99001, 99010, 99019 and 99025. */
    private static final int FIRST_COMMUNE = 97_001;

    static final List<String> DEMO_UNITS = List.of("99001", "99010", "99019", "99025");
    private static final long DEMO_SIZE = 200_000;
    private static final int MEASURED = 400;
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return "population";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        Words words = Words.of(PopulationCommand.class);
        Settings settings = Settings.read(arguments);
        Map<String, String> given = flags(settings.rest());
        if (given.equals(Map.of("verb", "measure"))) {
            return measure(settings, words, out, err);
        }
        Population.Plan plan = plan(given);
        boolean load = given.containsKey("load");
        String folder = given.get("out");
        if (plan == null || load == (folder != null)) {
            err.println(words.text("registry.population.usage"));
            return 2;
        }
        try {
            if (load) {
                load(plan, settings, words, out);
            } else {
                files(plan, Path.of(String.valueOf(folder)), words, out);
            }
            return 0;
        } catch (IOException | SQLException e) {
            err.println(words.text("registry.population.failed", String.valueOf(e.getMessage())));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int measure(Settings settings, Words words, PrintStream out, PrintStream err) {
        try (DatabaseAccess database = DatabaseAccess.open(DatabaseSettings.of(settings))) {
            SearchMeasure.print(database.dataSource(), MEASURED, words, out);
            return 0;
        } catch (SQLException e) {
            err.println(words.text("registry.population.failed", String.valueOf(e.getMessage())));
            return 1;
        }
    }

    private static Map<String, String> flags(List<String> words) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (i == 0) {
                given.put("verb", word);
            } else if (word.equals("--load")) {
                given.put("load", "");
            } else if (word.startsWith("--") && word.contains("=")) {
                given.put(word.substring(2, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            } else if (word.startsWith("--") && i + 1 < words.size()) {
                given.put(word.substring(2), words.get(++i));
            } else {
                given.put("unknown", word);
            }
        }
        return given;
    }

    private static Population.@Nullable Plan plan(Map<String, String> given) {
        String people = given.getOrDefault("people", "");
        String seed = given.getOrDefault("seed", "");
        String units = given.getOrDefault("unit", "");
        boolean known = List.of("verb", "people", "seed", "unit", "out", "load").containsAll(given.keySet());
        if (!known
                || !"generate".equals(given.get("verb"))
                || !people.matches("[1-9][0-9]{0,8}")
                || Long.parseLong(people) > MOST
                || !seed.matches("-?[0-9]{1,18}")
                || !units.matches("([0-9]{5}(,[0-9]{5})*)?")) {
            return null;
        }
        long many = Long.parseLong(people);
        return new Population.Plan(
                many,
                Long.parseLong(seed),
                units.isEmpty() ? units(many) : List.of(units.split(",")),
                LocalDate.now(VietnameseText.ZONE));
    }

    static List<String> units(long people) {
        if (people <= DEMO_SIZE) {
            return DEMO_UNITS;
        }
        List<String> all = new ArrayList<>();
        long communes = (people + PEOPLE_OF_A_COMMUNE - 1) / PEOPLE_OF_A_COMMUNE;
        for (int i = 0; i < Math.min(communes, 1900); i++) {
            all.add(Integer.toString(FIRST_COMMUNE + i));
        }
        return all;
    }

    private static void files(Population.Plan plan, Path folder, Words words, PrintStream out)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        long start = System.nanoTime();
        Population population = new Population(plan, new NameWords(), 1);
        Map<Table, OutputStream> files = new EnumMap<>(Table.class);
        try {
            for (Table table : Table.values()) {
                files.put(table, Files.newOutputStream(folder.resolve(table.file)));
            }
            write(population, files);
        } finally {
            for (OutputStream file : files.values()) {
                file.close();
            }
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        out.println(words.text("registry.population.written", plan.people(), folder.toString(), one(seconds), (long)
                (plan.people() / seconds)));
    }

    /** Two threads make blocks in turn; whoever has the next one writes it, so the files are the same for any number of threads. */
    private static void write(Population population, Map<Table, OutputStream> files)
            throws IOException, InterruptedException {
        int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        Turn turn = new Turn();
        AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
        List<Thread> workers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t;
            workers.add(Thread.ofPlatform().start(() -> {
                try {
                    PersonWriter writer = population.writer();
                    Rows rows = new Rows();
                    for (int block = first; block < population.plan().blocks(); block += threads) {
                        writer.write(block, rows);
                        turn.await(block);
                        for (Table table : Table.values()) {
                            rows.of(table).writeTo(java.util.Objects.requireNonNull(files.get(table)));
                        }
                        turn.next();
                        rows.clear();
                    }
                } catch (IOException | RuntimeException e) {
                    failed.compareAndSet(null, e);
                    turn.stop();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        Throwable why = failed.get();
        if (why != null) {
            throw new IOException(why);
        }
    }

    /** Whose block is written next. */
    private static final class Turn {
        private int block;
        private boolean stopped;

        synchronized void await(int mine) throws InterruptedException {
            while (block != mine && !stopped) {
                wait();
            }
            if (stopped) {
                throw new InterruptedException();
            }
        }

        synchronized void next() {
            block++;
            notifyAll();
        }

        synchronized void stop() {
            stopped = true;
            notifyAll();
        }
    }

    private static void load(Population.Plan plan, Settings settings, Words words, PrintStream out)
            throws SQLException {
        try (DatabaseAccess database = DatabaseAccess.open(DatabaseSettings.of(settings));
                Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            PopulationLoad loader = new PopulationLoad(connection);
            NameWords names = new NameWords();
            Population population = new Population(plan, names, loader.origin(names, plan.today()));
            long step = Math.max(Population.BLOCK, plan.people() / 20);
            long[] said = {0};
            PopulationLoad.Took took = loader.load(population, done -> {
                if (done - said[0] >= step) {
                    said[0] = done;
                    out.println(words.text("registry.population.progress", done, plan.people()));
                }
            });
            connection.commit();
            double seconds = took.copyNanos() / NANOS;
            out.println(words.text(
                    "registry.population.loaded",
                    plan.people(),
                    took.rows(),
                    one(seconds),
                    (long) (plan.people() / seconds),
                    one(took.indexNanos() / NANOS)));
        }
    }

    private static String one(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }
}

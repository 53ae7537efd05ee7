package vn.lienthong.matching.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.lienthong.matching.EngineFiles;
import vn.lienthong.matching.Register;
import vn.lienthong.matching.Settings;
import vn.lienthong.matching.Units;

/** The engine in a process of its own: one register, several lists, each as often as asked; the last time counts. */
final class EngineRun {

    private final Register[] register = new Register[1];

    private EngineRun() {}

    /** Words: register, threads, then list, out and times for each list. */
    static void run(List<String> words) throws Exception {
        new EngineRun().all(words);
    }

    private void all(List<String> words) throws Exception {
        Path file = Path.of(words.get(0));
        int threads = Integer.parseInt(words.get(1));
        Path known = file.resolveSibling("units.tsv");
        Units units = Files.exists(known) ? new KnownUnits(known) : Units.NONE;
        Measure.of(() -> register[0] = EngineFiles.register(file, units)).tell("index");
        Measure.fact("persons", register[0].size());
        Measure.fact("bytes", register[0].bytes());
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        Measure.fact("heap", runtime.totalMemory() - runtime.freeMemory());
        for (int i = 2; i + 2 < words.size(); i += 3) {
            Path list = Path.of(words.get(i));
            Path out = Path.of(words.get(i + 1));
            for (int time = Integer.parseInt(words.get(i + 2)); time > 0; time--) {
                Measure measure =
                        Measure.of(() -> EngineFiles.match(register[0], Settings.SHIPPED, list, out, threads));
                measure.tell(time == 1 ? "list." + (i - 2) / 3 : "warming");
            }
        }
        Measure.fact("peak", Measure.peak());
    }
}

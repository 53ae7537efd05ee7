package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.pilots.Catalogue;
import vn.lienthong.capability.reading.FileReading;
import vn.lienthong.capability.reading.Reading;
import vn.lienthong.capability.reading.ReadingProgress;

/**
 * Four sets of eight plans and two of four that somebody wrote and labelled who did not know the reader. Each set was read blind
 * once; what was read then stands in docs/plan-import.md. Now they hold what is reached: a to d after mending by classes, e and f as they were read blind.
 */
class OtherHandPlanTests {

    private static final Path FOLDER = Path.of("src/test/resources/vn/lienthong/steering/planreader/otherhand");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private int found;
    private int wanted;
    private int invented;
    private int leadsHit;
    private int leads;
    private final PlanScore.Ratio dates = new PlanScore.Ratio();
    private final PlanScore.Ratio steps = new PlanScore.Ratio();
    private final PlanScore.Ratio wrongDoubted = new PlanScore.Ratio();
    private final PlanScore.Ratio rightDoubted = new PlanScore.Ratio();

    @ParameterizedTest
    @CsvSource({
        "a, 0, 0, 1.00, 1.00, 1.00",
        "b, 0, 0, 0.99, 0.97, 1.00",
        "c, 0, 0, 0.98, 1.00, 0.99",
        "d, 2, 0, 0.98, 0.96, 0.98",
        "e, 2, 6, 0.99, 0.92, 0.81",
        "f, 0, 0, 0.84, 1.00, 1.00"
    })
    void holdsWhatIsReached(String set, int missed, int most, double leadsF1, double datesRight, double stepsRight)
            throws IOException {
        for (Path plan : plans(FOLDER.resolve(set))) {
            count(plan);
        }
        String report = set + ": items " + found + "/" + wanted + ", invented " + invented + ", dates " + dates
                + ", step counts " + steps + ", wrong doubted " + wrongDoubted + ", right doubted " + rightDoubted;

        assertTrue(found >= wanted - missed, report);
        assertTrue(invented <= most, report);
        assertTrue(2.0 * leadsHit / leads >= leadsF1, report);
        assertTrue(dates.value() >= datesRight, report);
        assertTrue(steps.value() >= stepsRight - 0.005, report);
        assertTrue(rightDoubted.value() <= 0.15, report);
    }

    private static List<Path> plans(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".json"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    private void count(Path plan) throws IOException {
        String name = Objects.toString(plan.getFileName());
        var text = ((Reading.Read) new FileReading().read(name, plan, ReadingProgress.NONE)).text();
        Path truth = plan.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".truth.json");
        PlanScore score = PlanScore.of(
                JSON.readTree(PlanJson.write(new PlanReader(Catalogue.load()).read(text))),
                JSON.readTree(Files.readString(truth, StandardCharsets.UTF_8)));
        found += score.found.hit;
        wanted += score.found.of;
        invented += score.invented;
        leadsHit += score.leadsHit;
        leads += score.leadsTruth + score.leadsRead;
        add(dates, score.dates);
        add(steps, score.stepCount);
        add(wrongDoubted, score.wrongDoubted);
        add(rightDoubted, score.rightDoubted);
    }

    private static void add(PlanScore.Ratio all, PlanScore.Ratio one) {
        all.hit += one.hit;
        all.of += one.of;
    }
}

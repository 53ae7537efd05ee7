package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.pilots.Catalogue;
import vn.lienthong.capability.reading.FileReading;
import vn.lienthong.capability.reading.ReadingProgress;

/**
 * The figures that the reader must reach. The invented plans lie beside their labels; the five real ones are read from
 * {@code ../shared/plans} (or {@code -Dlienthong.plans=…}, {@code LIENTHONG_PLANS}) and skipped where they are not.
 */
class RealPlanScoreTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hon-quan-2023",
                "hon-quan-2023-appendix-1",
                "hon-quan-2023-appendix-3",
                "quan-hoa-2024",
                "binh-luc-2022"
            })
    void readsTheRealPlans(String name) throws IOException {
        Path file = realPlans().resolve(name + ".txt");
        assumeTrue(Files.exists(file), () -> "real plan not here, skipped: " + file);
        check(score(file, name + ".truth.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invented/huyen-cao-khe-2024.html",
                "invented/huyen-phu-linh-2023-ocr.txt",
                "invented/thi-xa-hoa-sa-2023.txt",
                "invented/thpt-suoi-nga-2024.txt",
                "invented/tinh-son-hai-2023.txt",
                "invented/xa-suoi-nga-2025.md",
                "invented/xa-tan-moc-2024.txt",
                "merge/ke-hoach.txt",
                "merge/ke-hoach-sua-doi.txt",
                "merge/phu-luc.txt"
            })
    void readsInventedPlansOfOtherShapes(String name) throws IOException {
        check(score(resource(name), name.substring(0, name.lastIndexOf('.')) + ".truth.json"));
    }

    private static Path realPlans() {
        String named = System.getProperty("lienthong.plans", System.getenv("LIENTHONG_PLANS"));
        return Path.of(named == null ? "../shared/plans" : named);
    }

    private static Path resource(String name) {
        return Path.of("src/test/resources/vn/lienthong/steering/planreader").resolve(name);
    }

    private static PlanScore score(Path file, String truth) throws IOException {
        vn.lienthong.capability.reading.Reading reading =
                new FileReading().read(Objects.toString(file.getFileName()), file, ReadingProgress.NONE);
        var read = (vn.lienthong.capability.reading.Reading.Read) reading;
        JsonNode extracted = JSON.readTree(PlanJson.write(new PlanReader(Catalogue.load()).read(read.text())));
        return PlanScore.of(extracted, JSON.readTree(Files.readString(resource(truth), StandardCharsets.UTF_8)));
    }

    private static void check(PlanScore score) {
        String report = score.report() + "\n" + String.join("\n", score.mistakes);
        assertEquals(score.found.of, score.found.hit, report);
        assertEquals(0, score.invented, report);
        assertTrue(score.leadsF1() >= 0.98, report);
        assertTrue(score.days.value() >= 0.98, report);
        assertTrue(score.recurring.value() >= 0.97, report);
        assertTrue(score.start.value() >= 0.97, report);
        assertTrue(score.milestoneFree.value() >= 0.97, report);
        assertTrue(score.stepCount.value() >= 0.98, report);
        assertTrue(score.stepText.value() >= 0.98, report);
        assertTrue(score.rightDoubted.value() <= 0.15, report);
    }
}

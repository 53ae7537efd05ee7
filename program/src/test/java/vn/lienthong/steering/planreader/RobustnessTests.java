package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.lienthong.capability.reading.SourceLine;
import vn.lienthong.capability.reading.SourceText;

/** Whatever comes in, the reader answers, and every place it names lies inside the source. */
class RobustnessTests {

    private static final String[] PIECES = {
        "Mô hình 9: ",
        "- ",
        "+ Bước 1: ",
        "II. NỘI DUNG",
        "2.1. Công an huyện (09 mô hình)",
        "Chủ trì: ",
        "\t",
        "\t\t",
        "(trước ngày 30/12/2023",
        ")",
        "và duy trì thường xuyên",
        "<ul><li>",
        "</p>",
        "**",
        "*",
        "| ",
        "|---|---|",
        "Phòng Lao động - Thương binh và Xã hội",
        ", ",
        "; ",
        ":",
        "STT\tNHIỆM VỤ\tTHỜI GIAN\tChủ trì",
        "1.\tMô hình 1: X",
        "\u2028",
        "Nơi nhận:",
        "PHỤ LỤC I",
        "ngày 31/02/2024",
        "quý IX/2024",
        "năm 2024 - 2020",
        "a\u0301",
        "\u0000",
        "(((",
        "theo tiến độ",
        "99999999999999999999",
        "&#x110000;",
        "<td rowspan=99>",
        "phối X hợp Y",
        "\ud83d",
        "# ",
        "```",
    };

    @Test
    void neverFailsAndNamesOnlyPlacesThatExist() {
        var random = new Random(42);
        for (int run = 0; run < 400; run++) {
            var lines = new ArrayList<SourceLine>();
            int count = 1 + random.nextInt(30);
            for (int i = 1; i <= count; i++) {
                var line = new StringBuilder();
                int pieces = random.nextInt(8);
                for (int k = 0; k < pieces; k++) {
                    line.append(PIECES[random.nextInt(PIECES.length)]);
                }
                lines.add(new SourceLine(1 + i / 10, i, line.toString()));
            }
            check(new SourceText("fuzz " + run, lines));
        }
    }

    @Test
    void aHugeLineAndDeepNestingStayBounded() {
        check(Plans.source("Mô hình 1: " + "(".repeat(8_000) + "trước ngày 30/12/2023"));
        check(Plans.source("- ".repeat(8_000)));
        check(Plans.source("Công an huyện, ".repeat(2_000) + "chủ trì"));
        check(Plans.source("1. a\n".repeat(1_000) + "+ b\n- c\n* d\n".repeat(1_000)));
        check(Plans.source("<td>".repeat(2_000)));
    }

    private static void check(SourceText source) {
        PlanReading plan = Plans.read(source);
        PlanJson.write(plan);
        plan.items().forEach(item -> {
            inside(source, item.title());
            inside(source, item.lead());
            inside(source, item.deadline());
            item.steps().forEach(step -> inside(source, step));
            assertTrue(item.lineFrom() >= 1 && item.lineTo() <= source.lines().size());
        });
    }

    private static void inside(SourceText source, Reading<?> reading) {
        Place place = reading.place();
        if (place == null) {
            return;
        }
        List<SourceLine> lines = source.lines();
        assertTrue(place.lineFrom() >= 1 && place.lineTo() <= lines.size() && place.lineFrom() <= place.lineTo());
        assertTrue(place.charFrom() >= 0
                && place.charFrom() <= lines.get(place.lineFrom() - 1).text().length());
        assertTrue(place.charTo() >= 0
                && place.charTo() <= lines.get(place.lineTo() - 1).text().length());
    }
}

package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.lienthong.steering.planreader.PlanReading.Item;

/** Plans with a way of their own that no rule names: it is learned from what recurs and from what the words hold. */
class OwnWayTests {

    private static final List<String> TITLES = List.of(
            "Cấp phiếu lý lịch tư pháp trên VNeID",
            "Chi trả an sinh xã hội không dùng tiền mặt",
            "Tuyên truyền tố giác tội phạm qua ứng dụng VNeID",
            "Đưa hệ thống quản lý trường học vào sử dụng");

    private static void isReadWhole(List<Item> items) {
        assertEquals(TITLES, items.stream().map(item -> item.title().value()).toList());
        for (Item item : items) {
            assertEquals(List.of("Phòng Tư pháp"), item.lead().value());
            assertEquals(List.of("Công an huyện"), item.coordinate().value());
            assertEquals(
                    LocalDate.of(2024, 6, 30),
                    Objects.requireNonNull(item.deadline().value()).date());
        }
    }

    private static List<Item> read(String row) {
        return Plans.withContent(String.join(
                        "\n", TITLES.stream().map(title -> row.formatted(title)).toList()))
                .items();
    }

    @Test
    void labelsThatNoRuleKnowsAreLearnedFromWhatStandsBehindThem() {
        isReadWhole(read("""
                Tên việc: %s
                - Người giữ việc: Phòng Tư pháp.
                - Cùng gánh vác: Công an huyện.
                - Mốc về đích: 30/6/2024.
                """));
    }

    @Test
    void columnsAreReadByTheirCells() {
        isReadWhole(Plans.withContent("| Bao giờ | Ai giúp | Việc phải xong | Ai lo |\n"
                        + String.join(
                                "\n",
                                TITLES.stream()
                                        .map("| 30/6/2024 | Công an huyện | %s | Phòng Tư pháp |"::formatted)
                                        .toList()))
                .items());
    }

    @Test
    void subHeadingsThatRecurAreLabels() {
        var plan = new StringBuilder();
        for (int i = 0; i < TITLES.size(); i++) {
            plan.append("2.").append(i + 1).append(". ").append(TITLES.get(i)).append("\n2.");
            plan.append(i + 1)
                    .append(".1. Ý nghĩa\nThuận lợi cho người dân.\n2.")
                    .append(i + 1);
            plan.append(".2. Chủ trì: Phòng Tư pháp.\n2.").append(i + 1);
            plan.append(".3. Phối hợp: Công an huyện.\n2.").append(i + 1).append(".4. Thời gian: 30/6/2024.\n");
        }
        isReadWhole(Plans.withContent(plan.toString()).items());
    }

    @Test
    void unitsAndTimesBehindATitleNeedNoWord() {
        isReadWhole(read("- %s; Phòng Tư pháp; Công an huyện; 30/6/2024."));
    }

    @Test
    void titlesWithoutNumberStandOverWhatIsSaidOfThem() {
        isReadWhole(read("""
                %s
                Việc này giao Phòng Tư pháp làm đầu mối, cùng Công an huyện triển khai, hoàn thành trước ngày 30/6/2024.
                """));
    }

    @Test
    void modelsNamedByNumberTakeTheirTitleFromTheList() {
        List<Item> items = Plans.withContent("""
                1. Phòng Tư pháp chủ trì, phối hợp với Công an huyện triển khai các mô hình số 1, 2 và 3; xong trước ngày 30/6/2024.
                2. Phòng Tư pháp chủ trì, phối hợp với Công an huyện triển khai mô hình số 4; xong trước ngày 30/6/2024.

                | STT | Mô hình số | Tên mô hình | Ghi chú |
                | 1 | 1 | Cấp phiếu lý lịch tư pháp trên VNeID | |
                | 2 | 2 | Chi trả an sinh xã hội không dùng tiền mặt | |
                | 3 | 3 | Tuyên truyền tố giác tội phạm qua ứng dụng VNeID | |
                | 4 | 4 | Đưa hệ thống quản lý trường học vào sử dụng | |
                """).items();

        isReadWhole(items);
        assertEquals(
                List.of(1, 2, 3, 4),
                items.stream().map(item -> item.number().value()).toList());
    }

    @Test
    void marksInAGridSayWhoAndWhen() {
        isReadWhole(Plans.withContent("| TT | Mô hình | Công an huyện | Phòng Tư pháp | Huyện đoàn | Thời hạn |\n"
                        + String.join(
                                "\n",
                                TITLES.stream()
                                        .map(title -> "| " + (TITLES.indexOf(title) + 1) + " | " + title
                                                + " | PH | CT | | 30/6/2024 |")
                                        .toList()))
                .items());
    }

    @Test
    void columnsKeptApartByBlanksAreATable() {
        var plan = new StringBuilder(
                "TT  Tên mô hình                              Chủ trì          Phối hợp         Thời gian\n\n");
        for (int i = 0; i < TITLES.size(); i++) {
            String title = TITLES.get(i);
            int cut = title.lastIndexOf(' ', 36);
            plan.append("%-4d%-41s%-17s%-17s%s%n"
                    .formatted(i + 1, title.substring(0, cut), "Phòng Tư", "Công an", "Trước ngày"));
            plan.append(
                    "%-4s%-41s%-17s%-17s%s%n%n".formatted("", title.substring(cut + 1), "pháp", "huyện", "30/6/2024"));
        }
        isReadWhole(Plans.withContent(plan.toString()).items());
    }
}

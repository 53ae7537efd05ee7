package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.steering.planreader.Doubt.Reason;
import vn.lienthong.steering.planreader.PlanReading.Item;

/** What is not surely right is doubted with its reason; what is right is left in peace. */
class DoubtTests {

    private static final String CLEAN = """
            1. Mô hình 1: Dịch vụ công thiết yếu
            - Chủ trì: Công an huyện.
            - Phối hợp: Phòng Tư pháp, Phòng Nội vụ.
            - Thời gian hoàn thành: trước ngày 30/6/2024.
            + Bước 1: Rà soát, lập danh sách.
            + Bước 2: Tổ chức triển khai (02 điểm).
            2. Mô hình 9: Quản lý lưu trú tại nhà nghỉ, khách sạn
            - Chủ trì: Công an huyện.
            - Phối hợp: Trung tâm Y tế.
            - Thời gian hoàn thành: trước ngày 30/9/2024.
            + Bước 1: Cấp tài khoản cho các cơ sở.
            """;

    private static Item first(String content) {
        return Plans.withContent(content).items().getFirst();
    }

    private static List<Reason> reasons(Reading<?> reading) {
        return reading.doubts().stream().map(Doubt::reason).toList();
    }

    @Test
    void aCleanItemIsNotDoubted() {
        Item item = first(CLEAN);

        assertFalse(item.lead().isDoubtful());
        assertFalse(item.coordinate().isDoubtful());
        assertFalse(item.deadline().isDoubtful());
        assertTrue(item.stepDoubts().isEmpty(), item.stepDoubts()::toString);
        assertTrue(item.doubts().isEmpty(), item.doubts()::toString);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            Chủ trì: Công an huyện.  | Chủ trì: Công an buyện.
            Chủ trì: Công an huyện.  | Chủ trì: Côn9 an huyện.
            Chủ trì: Công an huyện.  | Chủ trì: Phòng.
            Chủ trì: Công an huyện.  | Chủ trì: PGDDI.
            Chủ trì: Công an huyện.  | Chủ trì: Phòng Nội vụ Phòng Tư pháp.
            Chủ trì: Công an huyện.  | Chủ trì: Phòng Tư pháp 02 mô hình.
            """)
    void aLeadThatIsMisreadIsDoubted(String right, String misread) {
        assertTrue(first(CLEAN.replaceFirst(java.util.regex.Pattern.quote(right), misread))
                .lead()
                .isDoubtful());
    }

    @ParameterizedTest
    @CsvSource({
        "Công an huyện",
        "Phòng Giáo dục và Đào tạo",
        "Trung tâm Văn hóa - Thể thao và Truyền thanh",
        "Ngân hàng Chính sách xã hội huyện",
        "UBND các xã",
        "Phòng VH&TT"
    })
    void aUsualNameIsSureThoughItStandsOnce(String name) {
        assertFalse(first(CLEAN.replaceFirst("Chủ trì: Công an huyện", "Chủ trì: " + name))
                .lead()
                .isDoubtful());
    }

    @ParameterizedTest
    @CsvSource({
        "trước ngày 3o/6/2024",
        "trước ngày ZS/6/2024",
        "trước ngày 30/612024",
        "trước ngày 30/6/2028",
        "hết tháng 65 năm 2024",
        "trước n gày 30/6/2024",
        "trước ngày 30/6/2024 và duy trìthường xuyên"
    })
    void aDateWithATornFigureOrWordIsDoubted(String date) {
        assertTrue(first(CLEAN.replaceFirst("trước ngày 30/6/2024", date))
                .deadline()
                .isDoubtful());
    }

    @ParameterizedTest
    @CsvSource({
        "trước ngày 30/6/2024 và duy trì thường xuyên",
        "'Quý II/2024, sau đó nhân rộng'",
        "Theo tiến độ triển khai của Bộ Công an",
        "'Trong năm 2025'"
    })
    void aDateInAUsualPhraseIsNotDoubted(String date) {
        assertFalse(first(CLEAN.replaceFirst("trước ngày 30/6/2024", date))
                .deadline()
                .isDoubtful());
    }

    @Test
    void partnersWhoseLabelIsMisreadAreDoubted() {
        Item item = first(CLEAN.replaceFirst("Phối hợp:", "Pbối hợp:"));

        assertTrue(reasons(item.coordinate()).contains(Reason.MARK_MISREAD));
    }

    @ParameterizedTest
    @CsvSource({"+ Bướe 2:", "+ Bư ớc 2:", "+ Bước z:"})
    void stepsWhoseMarkIsMisreadAreDoubted(String mark) {
        Item item = first(CLEAN.replace("+ Bước 2:", mark));

        assertTrue(
                item.stepDoubts().stream().anyMatch(doubt -> doubt.reason() == Reason.MARK_MISREAD),
                item.stepDoubts()::toString);
    }

    @Test
    void aStepThatHoldsTheNextPointIsDoubted() {
        Item item = first(CLEAN.replace("danh sách.\n+ Bước 2:", "danh sách.\n~ B 2:"));

        assertTrue(item.steps().getFirst().isDoubtful());
    }

    @Test
    void aLabelThatStandsTwiceTellsOfALostItem() {
        Item item = first(CLEAN.replace("2. Mô hình 9: Quản lý lưu trú tại nhà nghỉ, khách sạn\n", ""));

        assertTrue(reasons(item.lead()).contains(Reason.LABEL_TWICE));
        assertTrue(reasons(item.deadline()).contains(Reason.LABEL_TWICE));
    }

    @Test
    void aHeadingThatAnnouncesAnotherCountMakesItsLeadDoubtful() {
        String content = """
                1. Công an huyện (02 mô hình)
                - Mô hình 9: quản lý lưu trú (trước ngày 30/6/2024).
                - Mô hình 10: nhà cho thuê (trước ngày 30/6/2024).
                2. Phòng Tư pháp (01 mô hình)
                - Mô hình 8: công chứng (trước ngày 30/9/2024).
                """;
        assertFalse(first(content).lead().isDoubtful());

        Item item = first(content.replace("2. Phòng Tư pháp (01 mô hình)\n", ""));

        assertEquals(
                List.of(Doubt.of(Reason.COUNT_DIFFERS, "2", "3")), item.lead().doubts());
        assertEquals(
                List.of(Doubt.of(Reason.COUNT_DIFFERS, "2", "3")), item.group().doubts());
    }

    @Test
    void aJumpInTheNumbersOfHeadingsMakesTheLeadBeforeItDoubtful() {
        Item item = first("""
                1. Công an huyện
                - Mô hình 9: quản lý lưu trú (trước ngày 30/6/2024).
                - Mô hình 8: công chứng (trước ngày 30/6/2024).
                3. Phòng Nội vụ
                - Mô hình 27: truyền thông nội bộ (trước ngày 30/9/2024).
                """);

        assertTrue(reasons(item.lead()).contains(Reason.NUMBER_GAP));
    }

    @Test
    void aRowThatLostACellOrHoldsTheWrongOneIsDoubted() {
        String head = "STT\tMô hình\tChủ trì\tPhối hợp\tThời gian hoàn thành\n";
        String row = "1\tMô hình 9: Quản lý lưu trú\tCông an huyện\tPhòng Tư pháp\t30/6/2024\n";
        String more = """
                2\tMô hình 8: Công chứng\tPhòng Tư pháp\tPhòng Nội vụ\t30/9/2024
                3\tMô hình 5: Dịch vụ công trên VNeID\tPhòng Nội vụ\tCông an huyện\t30/9/2024
                """;
        assertTrue(first(head + row + more).doubts().isEmpty());

        for (String torn : List.of(
                "1\tMô hình 9: Quản lý lưu trú\tCông an huyện Phòng Tư pháp\t30/6/2024\n",
                "1\tMô hình 9: Quản lý lưu trú\tCông an huyện\t30/6/2024\tPhòng Tư pháp\n")) {
            assertEquals(
                    List.of(Doubt.of(Reason.ROW_UNEVEN)),
                    first(head + torn + more).doubts(),
                    torn);
        }
    }

    @Test
    void theNearestHeadingIsTheGroup() {
        Item item = first("""
                A. Nhóm tiện ích phục vụ dịch vụ công
                1. Công an huyện (01 mô hình)
                - Mô hình 9: quản lý lưu trú (trước ngày 30/6/2024).
                """);

        assertEquals("Công an huyện", item.group().value());
    }

    @Test
    void everyRhythmOfAReportIsADutyOfItsOwnAndTheReporterGoesOn() {
        PlanReading plan = Plans.withContent(CLEAN + """

                IV. CHẾ ĐỘ BÁO CÁO
                1. Căn cứ nội dung Kế hoạch này, các cơ quan, ban, ngành, UBND các xã xây dựng kế hoạch thực hiện, gửi về \
                Tổ công tác Đề án 06 huyện trước ngày 22/01/2024 để theo dõi, đồng thời định kỳ hàng tuần, tháng báo cáo.
                """);
        List<PlanReading.Reporting> reports = plan.reporting();

        assertEquals(
                List.of("once:2024-01-22", "weekly", "monthly", "monthly:15"),
                reports.stream().map(report -> report.due().code()).toList());
        assertEquals("Tổ công tác Đề án 06 huyện", reports.getFirst().to().value());
    }
}

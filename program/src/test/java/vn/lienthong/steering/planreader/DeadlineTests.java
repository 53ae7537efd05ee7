package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of office usage: how words become dates. A new usage is a line here and one in grammar/dates.txt. */
class DeadlineTests {

    private static final LocalDate PLAN = LocalDate.of(2024, 1, 10);

    private static Reading<Deadline> read(String words) {
        return new Deadlines(PLAN, PLAN).read(Traced.of(words, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "30/12/2023                                                    | BY     | 2023-12-30 | DAY     | -",
                "trước ngày 30/12/2023                                         | BY     | 2023-12-30 | DAY     | -",
                "đến ngày 30/12/2023                                           | BY     | 2023-12-30 | DAY     | -",
                "Xong trước ngày 15 tháng 12 năm 2023                          | BY     | 2023-12-15 | DAY     | -",
                "chậm nhất ngày 30-6-2024                                      | BY     | 2024-06-30 | DAY     | -",
                "trước 30.10.2023                                              | BY     | 2023-10-30 | DAY     | -",
                "30 / 12/ 2023                                                 | BY     | 2023-12-30 | DAY     | -",
                "trước tháng 11/2022                                           | BY     | 2022-10-31 | MONTH   | -",
                "Hoàn thành trong tháng 12/2022                                | BY     | 2022-12-31 | MONTH   | -",
                "tháng 02 năm 2024                                             | BY     | 2024-02-29 | MONTH   | -",
                "12/2025                                                       | BY     | 2025-12-31 | MONTH   | -",
                "Quý I/2024                                                    | BY     | 2024-03-31 | QUARTER | -",
                "Quý I/ 2024                                                   | BY     | 2024-03-31 | QUARTER | -",
                "Quý l/2024                                                    | BY     | 2024-03-31 | QUARTER | -",
                "chậm nhất hết quý II năm 2024                                 | BY     | 2024-06-30 | QUARTER | -",
                "trước quý III/2024                                            | BY     | 2024-06-30 | QUARTER | -",
                "quý 4/2024                                                    | BY     | 2024-12-31 | QUARTER | -",
                "Năm 2024                                                      | BY     | 2024-12-31 | YEAR    | -",
                "Trong năm 2024                                                | BY     | 2024-12-31 | YEAR    | -",
                "2025                                                          | BY     | 2025-12-31 | YEAR    | -",
                "trước năm 2025                                                | BY     | 2024-12-31 | YEAR    | -",
                "6 tháng đầu năm 2024                                          | BY     | 2024-06-30 | PERIOD  | -",
                "6 tháng cuối năm 2024                                         | PERIOD | 2024-12-31 | PERIOD  | 2024-07-01",
                "Giai đoạn 2023 - 2025                                         | PERIOD | 2025-12-31 | PERIOD  | 2023-01-01",
                "Từ tháng 02/2024 đến tháng 12/2025                            | PERIOD | 2025-12-31 | PERIOD  | 2024-02-01",
                "Từ tháng 3 đến tháng 11/2024                                  | PERIOD | 2024-11-30 | PERIOD  | 2024-03-01",
                "từ ngày 15/01/2024 đến ngày 15/5/2024                         | PERIOD | 2024-05-15 | PERIOD  | 2024-01-15",
                "từ nay đến hết tháng 6/2024                                   | PERIOD | 2024-06-30 | PERIOD  | 2024-01-10",
                "bắt đầu từ tháng 10/2024                                      | START  | -          | MONTH   | 2024-10-01",
                "thực hiện kể từ ngày 01/02/2024                               | START  | -          | DAY     | 2024-02-01",
                "Học kỳ I năm học 2024 - 2025                                  | BY     | 2025-01-31 | PERIOD  | -",
            })
    void readsWordsAsOfficesMeanThem(
            String words, Deadline.Kind kind, LocalDate date, Deadline.Precision precision, LocalDate start) {
        Deadline deadline = Objects.requireNonNull(read(words).value());
        assertEquals(kind, deadline.kind());
        assertEquals(date, deadline.date());
        assertEquals(precision, deadline.precision());
        assertEquals(start, deadline.start());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trước ngày 30/12/2023 và duy trì thường xuyên                              | true  | false",
                "trước ngày 30/12/2023 và duy trì thực hiện hàng năm                        | true  | false",
                "Quý I/2024 và các năm tiếp theo                                            | true  | false",
                "trước 30/10/2023 sau đó nhân rộng trên địa bàn huyện và duy trì thường xuyên | true  | true",
                "30/12/2023                                                                 | false | false",
            })
    void tellsWhatGoesOnAfterTheDate(String words, boolean recurring, boolean replicate) {
        Deadline deadline = Objects.requireNonNull(read(words).value());
        assertEquals(recurring, deadline.recurring());
        assertEquals(replicate, deadline.thenReplicate());
        assertNotNull(deadline.date());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Theo tiến độ triển khai của Bộ Công an                 | MILESTONE  | true",
                "Triển khai đồng bộ theo lộ trình Đề án 06              | MILESTONE  | true",
                "Hoàn thành theo kế hoạch chung của Đề án 06            | MILESTONE  | true",
                "theo tiến độ của Bộ (Công văn số 4267/BGDĐT-CNTT ngày 31/8/2022, năm học 2022 - 2023) | MILESTONE | true",
                "Thực hiện thường xuyên theo yêu cầu                    | CONTINUOUS | false",
                "thực hiện thường xuyên                                 | CONTINUOUS | false",
            })
    void knowsDeadlinesWithoutADate(String words, Deadline.Kind kind, boolean milestoneFree) {
        Deadline deadline = Objects.requireNonNull(read(words).value());
        assertEquals(kind, deadline.kind());
        assertNull(deadline.date());
        assertEquals(milestoneFree, deadline.milestoneFree());
    }

    @Test
    void aDateBesideACourseIsADate() {
        Deadline deadline = Objects.requireNonNull(
                read("năm 2024 và theo lộ trình của tỉnh").value());
        assertEquals(LocalDate.of(2024, 12, 31), deadline.date());
        assertEquals(false, deadline.milestoneFree());
    }

    @Test
    void keepsSeveralDatesOfOneItemApart() {
        Reading<Deadline> reading =
                read("Trong năm 2024 đối với tài khoản thanh toán; Giai đoạn 2023 - 2025 đối với chữ ký số");
        Deadline deadline = Objects.requireNonNull(reading.value());
        assertEquals(2, deadline.parts().size());
        assertEquals(LocalDate.of(2024, 12, 31), deadline.parts().get(0).date());
        assertEquals(LocalDate.of(2025, 12, 31), deadline.date());
    }

    @Test
    void aMissingYearIsTakenFromThePlanAndDoubted() {
        Reading<Deadline> reading = read("trước ngày 30/9");
        assertEquals(
                LocalDate.of(2024, 9, 30),
                Objects.requireNonNull(reading.value()).date());
        assertTrue(reading.doubts().stream().anyMatch(doubt -> doubt.reason() == Doubt.Reason.DEADLINE_YEAR_ASSUMED));
    }

    @Test
    void wordsThatSayNothingAboutTimeAreDoubted() {
        Reading<Deadline> reading = read("đang xin ý kiến");
        assertNull(reading.value());
        assertTrue(reading.isDoubtful());
    }
}

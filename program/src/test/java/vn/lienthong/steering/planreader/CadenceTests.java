package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When reports are due, from the words of a plan. */
class CadenceTests {

    private static final LocalDate PLAN = LocalDate.of(2023, 10, 20);

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            thứ 3 hàng tuần                                   | weekly:tue
            vào thứ Sáu hằng tuần                             | weekly:fri
            chiều thứ năm (trước 16h00) hằng tuần             | weekly:thu
            trước ngày thứ tư mỗi tuần                        | weekly:wed
            chủ nhật hằng tuần                                | weekly:sun
            hàng tuần                                         | weekly
            01 tuần/lần                                       | weekly
            trước ngày 15 hàng tháng                          | monthly:15
            trước ngày 20 hằng tháng                          | monthly:20
            chậm nhất là ngày 25 của mỗi tháng                | monthly:25
            trước ngày 05 tháng sau                           | monthly:5
            hằng tháng (trước ngày 20)                        | monthly:20
            trước ngày 20, hằng tháng                         | monthly:20
            từ ngày 15 đến ngày 20 hằng tháng                 | monthly:20
            định kỳ hằng tháng                                | monthly
            mỗi tháng một lần                                 | monthly
            ngày làm việc cuối cùng của tháng                 | monthly:31
            hằng quý                                          | quarterly
            trước ngày 14 tháng cuối quý                      | quarterly:14
            trước ngày 05 của tháng đầu quý sau               | quarterly:+5
            03 tháng/lần                                      | quarterly
            6 tháng, năm                                      | half-yearly;yearly
            định kỳ 06 tháng, 01 năm                          | half-yearly;yearly
            định kỳ quý, 6 tháng, 9 tháng và năm              | quarterly;half-yearly;nine-months;yearly
            hằng năm                                          | yearly
            trước ngày 15/12 hằng năm                         | yearly:12-15
            6 tháng (trước ngày 15/6) và năm (trước ngày 15/12) | yearly:06-15;yearly:12-15
            thứ 3 hàng tuần và trước ngày 15 hàng tháng       | weekly:tue;monthly:15
            định kỳ hàng tuần, tháng                          | weekly;monthly
            hằng tuần, hằng tháng, hằng quý                   | weekly;monthly;quarterly
            trước ngày 22/10/2022                             | once:2022-10-22
            trước ngày 05 tháng 11 năm 2023                   | once:2023-11-05
            thứ sáu, ngày 10/11/2023                          | once:2023-11-10
            trước ngày 10/11                                  | once:2023-11-10
            trước ngày 15/3                                   | once:2024-03-15
            định kỳ hằng tháng và đột xuất khi có yêu cầu     | monthly;on_request
            hàng ngày                                         | daily
            THỨ 3 HÀNG TUẦN                                   | weekly:tue
            """)
    void readsWhatTheWordsMean(String words, String code) {
        Cadence cadence = Cadence.of(words, PLAN);

        assertEquals(code, cadence.code());
        assertEquals(cadence, Cadence.ofCode(words, code), "a stored code gives the same cadence");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weekly:tue      | 2023-10-23 | 2023-10-24
            weekly:tue      | 2023-10-24 | 2023-10-31
            weekly          | 2023-10-24 | 2023-10-27
            monthly:15      | 2023-10-14 | 2023-10-15
            monthly:15      | 2023-10-15 | 2023-11-15
            monthly:31      | 2024-01-31 | 2024-02-29
            monthly         | 2023-11-01 | 2023-11-30
            quarterly       | 2023-10-01 | 2023-12-31
            quarterly:14    | 2023-12-14 | 2024-03-14
            quarterly:+5    | 2023-12-31 | 2024-01-05
            half-yearly     | 2023-06-30 | 2023-12-31
            nine-months     | 2023-10-01 | 2024-09-30
            yearly          | 2023-10-01 | 2023-12-31
            yearly:12-15    | 2023-12-15 | 2024-12-15
            once:2022-10-22 | 2022-10-21 | 2022-10-22
            daily           | 2023-12-31 | 2024-01-01
            """)
    void computesTheNextDueDate(String code, LocalDate after, LocalDate due) {
        assertEquals(List.of(due), Cadence.ofCode("", code).next(after));
    }

    @Test
    void aDutyWithTwoRhythmsIsDueTwice() {
        Cadence cadence = Cadence.of("thứ 3 hàng tuần và trước ngày 15 hàng tháng", PLAN);

        assertEquals(
                List.of(LocalDate.of(2023, 11, 14), LocalDate.of(2023, 11, 15)),
                cadence.next(LocalDate.of(2023, 11, 8)));
        assertEquals(
                List.of(LocalDate.of(2023, 11, 7), LocalDate.of(2023, 11, 14), LocalDate.of(2023, 11, 15)),
                cadence.between(LocalDate.of(2023, 11, 7), LocalDate.of(2023, 11, 20)));
    }

    @Test
    void aPastDayIsNeverDueAgain() {
        assertEquals(List.of(), Cadence.ofCode("", "once:2022-10-22").next(LocalDate.of(2022, 10, 22)));
    }

    @ParameterizedTest
    @CsvSource({"định kỳ", "theo quy định", "kịp thời", "thứ sáu", "ngày 31/11/2023"})
    void wordsWithoutATimeHaveNoDueDate(String words) {
        assertFalse(Cadence.of(words, PLAN).isScheduled());
    }

    @Test
    void whatIsOnlyAskedForIsNeverDueByItself() {
        Cadence cadence = Cadence.of("đột xuất khi có yêu cầu", PLAN);

        assertEquals("on_request", cadence.code());
        assertFalse(cadence.isScheduled());
        assertTrue(cadence.next(PLAN).isEmpty());
    }

    @Test
    void aDayThatThePlanDoesNotNameIsSaidToBeTaken() {
        assertFalse(Cadence.of("hằng tháng", PLAN).rhythms().getFirst().dayWritten());
        assertTrue(Cadence.of("trước ngày 15 hằng tháng", PLAN)
                .rhythms()
                .getFirst()
                .dayWritten());
    }

    @ParameterizedTest
    @CsvSource({"weekly:xxx", "monthly:40", "sometimes", "once:soon", "yearly:13-40"})
    void aBrokenCodeIsRefused(String code) {
        assertThrows(IllegalArgumentException.class, () -> Cadence.ofCode("", code));
    }
}

package vn.lienthong.capability.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFieldTests {

    private static final RowField<LocalDate> DAY = RowField.date("day", "test.day");
    private static final RowField<BigDecimal> NUMBER = RowField.number("number", "test.number");
    private static final RowField<Long> AGE = RowField.wholeNumber("age", "test.age", 0, 120);

    @ParameterizedTest
    @CsvSource({
        "30/12/2023, 2023-12-30",
        "1-2-2023, 2023-02-01",
        "30.12.2023, 2023-12-30",
        "2023-12-30, 2023-12-30",
        "2023-12-30T08:00:00, 2023-12-30"
    })
    void daysAreReadAsOfficesWriteThem(String text, LocalDate day) {
        assertThat(DAY.read(Cell.of(text))).isEqualTo(new RowField.Value<>(day));
    }

    @Test
    void aDateCellIsADay() {
        assertThat(DAY.read(new Cell.Moment(LocalDateTime.of(2023, 12, 30, 8, 0))))
                .isEqualTo(new RowField.Value<>(LocalDate.of(2023, 12, 30)));
    }

    @ParameterizedTest
    @CsvSource({
        "31/02/2023, imports.problem.day",
        "30/13/2023, imports.problem.day",
        "12/30, imports.problem.date",
        "mai, imports.problem.date"
    })
    void whatIsNoDayIsRefusedWithTheReason(String text, String reason) {
        assertThat(DAY.read(Cell.of(text))).isEqualTo(new RowField.Bad<>(RowField.Problem.of(reason, text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234.567|1234567",
                "1.234,5|1234.5",
                "1,5|1.5",
                "1.5|1.5",
                "1,234,567.25|1234567.25",
                "-12|-12",
                "1 000|1000"
            })
    void numbersAreReadInTheVietnameseAndTheEnglishWay(String text, BigDecimal number) {
        assertThat(NUMBER.read(Cell.of(text))).isEqualTo(new RowField.Value<>(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mười hai", "1.2.3", "12a", "--1", "1,234,56", "1e5"})
    void whatIsNoNumberIsRefused(String text) {
        assertThat(NUMBER.read(Cell.of(text)))
                .isEqualTo(new RowField.Bad<>(RowField.Problem.of("imports.problem.number", text)));
    }

    @Test
    void wholeNumbersHaveBounds() {
        assertThat(AGE.read(Cell.of("120"))).isEqualTo(new RowField.Value<>(120L));
        assertThat(AGE.read(Cell.of("121")))
                .isEqualTo(new RowField.Bad<>(RowField.Problem.of("imports.problem.bounds", 0L, 120L)));
        assertThat(AGE.read(Cell.of("1,5")))
                .isEqualTo(new RowField.Bad<>(RowField.Problem.of("imports.problem.whole", "1,5")));
        assertThat(AGE.read(Cell.of("9".repeat(30)))).isInstanceOf(RowField.Bad.class);
    }

    @Test
    void aChoiceIsFoundWithoutMarksAndCapitals() {
        RowField<Integer> field = RowField.oneOf("sex", "test.sex", Integer.class, Map.of("Nam", 1, "Nữ", 2));

        assertThat(field.read(Cell.of("NU"))).isEqualTo(new RowField.Value<>(2));
        assertThat(field.read(Cell.of("x")))
                .isEqualTo(new RowField.Bad<>(RowField.Problem.of("imports.problem.choice", "Nam, Nữ")));
    }

    @Test
    void textHasALength() {
        assertThat(RowField.text("name", "test.name", 3).read(Cell.of("abcd")))
                .isEqualTo(new RowField.Bad<>(RowField.Problem.of("imports.problem.long", 3, 4)));
    }
}

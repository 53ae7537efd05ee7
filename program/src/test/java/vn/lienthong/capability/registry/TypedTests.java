package vn.lienthong.capability.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTests {

    @ParameterizedTest
    @ValueSource(strings = {"099088177715", "099 088 177 715", " 099.088.177.715 "})
    void twelveDigitsAreANumberHoweverGrouped(String text) {
        assertThat(Typed.of(text)).isEqualTo(new Typed.WholeNumber("099088177715"));
    }

    @Test
    void nineDigitsAreAnOldNumber() {
        assertThat(Typed.of("012345678")).isEqualTo(new Typed.WholeNumber("012345678"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nguyen van an 1990", "Nguyễn Văn An 1990", "1990 Nguyển Vân Án", "nguyễn  văn   an,1990"})
    void wordsAreFoldedAndTheYearIsFound(String text) {
        assertThat(Typed.of(text)).isEqualTo(new Typed.Name(List.of("nguyen", "van", "an"), 1990, null));
    }

    @Test
    void aDayOfBirthIsFoundAmongTheWords() {
        assertThat(Typed.of("an 05/01/1990 nguyen"))
                .isEqualTo(new Typed.Name(List.of("an", "nguyen"), 1990, LocalDate.of(1990, 1, 5)));
    }

    @Test
    void lastDigitsStandAloneOrWithWords() {
        assertThat(Typed.of("7715")).isEqualTo(new Typed.NumberEnd("7715", List.of()));
        assertThat(Typed.of("thang 177715")).isEqualTo(new Typed.NumberEnd("177715", List.of("thang")));
    }

    @Test
    void fourDigitsBesideWordsThatAreNoYearAreTheEndOfANumber() {
        assertThat(Typed.of("an 7715")).isEqualTo(new Typed.NumberEnd("7715", List.of("an")));
    }

    @Test
    void aDayThatIsNoneIsNoDay() {
        assertThat(Typed.of("an 31/02/1990")).isInstanceOfAny(Typed.Name.class, Typed.NumberEnd.class);
    }

    @Test
    void apostrophesAreLeftOut() {
        assertThat(Typed.of("H'Bia Niê")).isEqualTo(new Typed.Name(List.of("hbia", "nie"), null, null));
        assertThat(Typed.of("h bia nie")).isEqualTo(new Typed.Name(List.of("hbia", "nie"), null, null));
    }

    @Property(tries = 300)
    void nothingThatIsTypedFails(@ForAll String text) {
        assertThat(Typed.of(text)).isNotNull();
    }

    @Test
    void theKeyOfANameIsTheSameInAnyOrderAndWithoutMarks() {
        assertThat(NameKey.of("Nguyễn Văn An")).isEqualTo("an nguyen van").isEqualTo(NameKey.of("an NGUYÊN vân"));
    }
}

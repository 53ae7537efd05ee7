package vn.lienthong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {

    @ParameterizedTest
    @ValueSource(strings = {"12.500.000", "12 500 000 đ", "12,500,000 VND", "12500000", " 12.500.000 đồng "})
    void readsAnAmountAsPeopleTypeIt(String typed) {
        assertThat(Money.parse(typed)).contains(new Money(12_500_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12,5", "12.50", "1.2500", "mười hai triệu", "-5", "12.500.000,5", "99999999999999999"})
    void whatIsNoWholeAmountIsNotTakenForOne(String typed) {
        assertThat(Money.parse(typed)).isEmpty();
    }

    @Test
    void isWrittenInGroupsOfThree() {
        assertThat(new Money(1_234_567).times(2).plus(new Money(6))).hasToString("2.469.140");
    }

    @Test
    void anAmountBeyondReasonCannotExist() {
        Money much = new Money(900_000_000_000_000L);
        assertThatThrownBy(() -> much.times(2)).isInstanceOf(IllegalArgumentException.class);
    }
}

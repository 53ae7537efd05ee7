package vn.lienthong.idcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PersonalNumberTests {

    @Test
    void readsWhatPeopleTypeAndKeepsLeadingZeros() {
        assertThat(PersonalNumber.read(" 001.099 012-345\n")).contains(new PersonalNumber("001099012345"));
        assertThat(PersonalNumber.read("００１０９９０１２３４５")).contains(new PersonalNumber("001099012345"));
        assertThat(PersonalNumber.read("1099012345")).isEmpty();
        assertThat(PersonalNumber.read("00109901234O")).isEmpty();
        assertThat(PersonalNumber.read("٠٠١٠٩٩٠١٢٣٤٥")).isEmpty();
        assertThat(PersonalNumber.read("")).isEmpty();
        assertThat(OldNumber.read("012 345 678")).contains(new OldNumber("012345678"));
    }

    @Test
    void hintsFollowTheLayoutOf2015() {
        PersonalNumber.Hints woman = new PersonalNumber("098305123456").hints();
        assertThat(woman.birthplaceCode()).isEqualTo("098");
        assertThat(woman.abroad()).isFalse();
        assertThat(woman.sex()).isEqualTo(Sex.FEMALE);
        assertThat(woman.birthYear()).isEqualTo(2005);
        PersonalNumber.Hints man = new PersonalNumber("123080000001").hints();
        assertThat(man.abroad()).isTrue();
        assertThat(man.sex()).isEqualTo(Sex.MALE);
        assertThat(man.birthYear()).isEqualTo(1980);
        assertThat(new PersonalNumber("001999000001").hints().birthYear()).isEqualTo(2399);
    }

    @Test
    void disagreementIsAFlagAndNeverARefusal() {
        PersonalNumber number = new PersonalNumber("001099012345");
        assertThat(number.flags(new BirthDate(1999, 12, 31), Sex.MALE)).isEmpty();
        assertThat(number.flags(new BirthDate(1998, 0, 0), Sex.FEMALE))
                .containsExactlyInAnyOrder(Flag.BIRTH_YEAR_DIFFERS, Flag.SEX_DIFFERS);
        assertThat(number.flags(null, null)).isEmpty();
        assertThat(new PersonalNumber("003099012345").flags(null, null)).containsExactly(Flag.BIRTHPLACE_UNKNOWN);
        assertThat(new PersonalNumber("999099012345").flags(null, null)).isEmpty();
    }

    @Test
    void neverShowsTheWholeNumberByAccident() {
        assertThat("" + new PersonalNumber("001099012345"))
                .doesNotContain("001099012")
                .endsWith("345");
        assertThat("" + new OldNumber("012345678")).doesNotContain("012345");
        assertThatThrownBy(() -> new PersonalNumber("00109901234"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("00109901234");
    }

    @Test
    void aBirthKnowsHowPreciseItIs() {
        assertThat(new BirthDate(1950, 0, 0).precision()).isEqualTo(BirthDate.Precision.YEAR);
        assertThat(new BirthDate(1950, 4, 0).agrees(new BirthDate(1950, 4, 30))).isTrue();
        assertThat(new BirthDate(1950, 4, 0).agrees(new BirthDate(1950, 5, 1))).isFalse();
        assertThat(BirthDate.of(2000, 2, 29)).isPresent();
        assertThat(BirthDate.of(1900, 2, 29)).isEmpty();
        assertThat(BirthDate.of(1950, 0, 3)).isEmpty();
    }
}

package vn.lienthong.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong in lists, each by name: the person is found all the same, or it is said that it is not sure. */
class CorruptionTests {

    private static final Person BINH = new Person(
            "the-one",
            "099070012345",
            "123456789",
            "Nguyễn Văn Bình",
            "1970-03-12",
            Sex.MALE,
            "99001",
            "Số 7, Thôn Đông, Xã Trường Lâm",
            Status.ALIVE);
    private static final Person FATHER = new Person(
            "the-father",
            "099044054321",
            "",
            "Nguyễn Văn Sơn",
            "1944-08-01",
            Sex.MALE,
            "99001",
            "Số 7, Thôn Đông, Xã Trường Lâm",
            Status.DECEASED);
    private static final Person HBIA = new Person(
            "h-bia",
            "099180000077",
            "",
            "H'Bia Niê",
            "1980-06-05",
            Sex.FEMALE,
            "99010",
            "Buôn Ea, Xã Ea Tam",
            Status.MOVED);

    private final Matcher matcher = new Matcher(register(), Settings.SHIPPED.withExplanations(true));

    private static Register register() {
        List<Person> people = new ArrayList<>(Invented.people(3_000, 4));
        people.addAll(List.of(BINH, FATHER, HBIA));
        return Invented.register(people);
    }

    private Answer ask(String number, String name, String birth, String unit, String address) {
        return matcher.match(Row.of(1, number, name, birth, "", unit, address));
    }

    private static void finds(Answer answer, Outcome outcome) {
        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.candidates().getFirst().id()).isEqualTo("the-one");
    }

    @Test
    void everythingRightIsExact() {
        Answer answer = ask("099070012345", "Nguyễn Văn Bình", "12/03/1970", "99001", "Thôn Đông");
        finds(answer, Outcome.EXACT);
        assertThat(answer.corrections()).isEmpty();
    }

    @Test
    void capitalsBlanksAndThePlaceOfTheToneDoNotCount() {
        finds(ask("099 070 012 345", "  NGUYỄN  VĂN BÌNH ", "12-3-1970", "", ""), Outcome.EXACT);
    }

    @Test
    void missingMarksAreCorrected() {
        Answer answer = ask("099070012345", "Nguyen Van Binh", "1970-03-12", "", "");
        finds(answer, Outcome.CORRECTED);
        assertThat(answer.corrections())
                .containsExactly(new Correction(Field.NAME, "Nguyen Van Binh", "Nguyễn Văn Bình"));
    }

    @Test
    void wrongTones() {
        finds(ask("", "Nguyển Văn Bính", "12/03/1970", "99001", ""), Outcome.CORRECTED);
    }

    @Test
    void telexAndVniResidue() {
        finds(ask("", "Nguyeexn Vawn Bifnh", "12/03/1970", "99001", ""), Outcome.CORRECTED);
        finds(ask("", "Nguye6n4 Va8n Bi2nh", "12/03/1970", "99001", ""), Outcome.CORRECTED);
    }

    @Test
    void noSpaces() {
        finds(ask("", "NguyễnVănBình", "12/03/1970", "99001", ""), Outcome.CORRECTED);
        finds(ask("", "nguyenvanbinh", "12/03/1970", "99001", ""), Outcome.CORRECTED);
    }

    @Test
    void typos() {
        finds(ask("", "Nguyxễn Văn Bình", "12/03/1970", "99001", ""), Outcome.CORRECTED);
        finds(ask("", "Nguễyn Văn Bnh", "12/03/1970", "99001", ""), Outcome.CORRECTED);
    }

    @Test
    void droppedAndSwappedWords() {
        finds(ask("", "Nguyễn Bình", "12/03/1970", "99001", "Thôn Đông"), Outcome.CORRECTED);
        finds(ask("", "Bình Nguyễn Văn", "12/03/1970", "99001", "Thôn Đông"), Outcome.CORRECTED);
    }

    @Test
    void abbreviations() {
        finds(ask("", "Ng. V. Bình", "12/03/1970", "99001", "Thôn Đông"), Outcome.CORRECTED);
    }

    @Test
    void titlesAndNicknames() {
        finds(ask("", "Ông Nguyễn Văn Bình", "12/03/1970", "99001", ""), Outcome.EXACT);
        finds(ask("", "Nguyễn Văn Bình (Út)", "12/03/1970", "99001", ""), Outcome.EXACT);
        finds(ask("", "Nguyễn Văn Bình tức Tèo", "12/03/1970", "99001", ""), Outcome.EXACT);
    }

    @Test
    void lettersLostAsQuestionMarks() {
        finds(ask("", "Nguy?n V?n B?nh", "12/03/1970", "99001", ""), Outcome.CORRECTED);
    }

    @Test
    void namesOfOtherPeoples() {
        for (String written : List.of("H'Bia Niê", "HBia Niê", "H’ Bia Niê", "H Bia Nie")) {
            Answer answer = ask("", written, "05/06/1980", "99010", "");
            assertThat(answer.candidates().getFirst().id()).as(written).isEqualTo("h-bia");
            assertThat(answer.outcome()).as(written).isIn(Outcome.EXACT, Outcome.CORRECTED);
            assertThat(answer.candidates().getFirst().status()).isEqualTo(Status.MOVED);
        }
    }

    @Test
    void wrongAndSwappedDigits() {
        finds(ask("099070012845", "Nguyễn Văn Bình", "12/03/1970", "", ""), Outcome.CORRECTED);
        finds(ask("099070012354", "Nguyễn Văn Bình", "12/03/1970", "", ""), Outcome.CORRECTED);
    }

    @Test
    void aLostLeadingZero() {
        Answer answer = ask("99070012345", "Nguyễn Văn Bình", "12/03/1970", "", "");
        finds(answer, Outcome.CORRECTED);
        assertThat(answer.corrections()).containsExactly(new Correction(Field.NUMBER, "99070012345", "099070012345"));
    }

    @Test
    void theOldNumber() {
        finds(ask("123456789", "Nguyễn Văn Bình", "1970", "", ""), Outcome.CORRECTED);
    }

    @Test
    void aRelativesNumberDoesNotLinkTheRelative() {
        Answer answer = ask("099044054321", "Nguyễn Văn Bình", "12/03/1970", "99001", "Số 7, Thôn Đông, Xã Trường Lâm");
        finds(answer, Outcome.CORRECTED);
        assertThat(answer.corrections()).anyMatch(correction -> correction.field() == Field.NUMBER);
    }

    @Test
    void aRelativesNumberOnARowOfNobodyLinksNobody() {
        Answer answer = ask("099044054321", "Nguyễn Thị Trúc", "12/03/2001", "99001", "Số 7, Thôn Đông, Xã Trường Lâm");
        assertThat(answer.outcome()).isIn(Outcome.NONE, Outcome.AMBIGUOUS);
    }

    @Test
    void yearOnlyAndTheFirstOfJanuary() {
        finds(ask("", "Nguyễn Văn Bình", "1970", "99001", "Số 7, Thôn Đông, Xã Trường Lâm"), Outcome.EXACT);
        finds(ask("", "Nguyễn Văn Bình", "01/01/1970", "99001", "Số 7, Thôn Đông, Xã Trường Lâm"), Outcome.CORRECTED);
    }

    @Test
    void swappedDayAndMonth() {
        finds(ask("", "Nguyễn Văn Bình", "03/12/1970", "99001", "Thôn Đông"), Outcome.CORRECTED);
    }

    @Test
    void theLunarDate() {
        // 12 March 1970 was the fifth day of the second lunar month.
        Answer answer = ask("", "Nguyễn Văn Bình", "05/02/1970", "99001", "Số 7, Thôn Đông, Xã Trường Lâm");
        finds(answer, Outcome.CORRECTED);
        assertThat(answer.candidates().getFirst().evidence())
                .anyMatch(evidence -> evidence.agreement() == Agreement.LUNAR);
    }

    @Test
    void aWrongCommune() {
        finds(ask("", "Nguyễn Văn Bình", "12/03/1970", "99010", ""), Outcome.CORRECTED);
    }

    @Test
    void aStrangerIsNotFound() {
        Answer answer = ask("098070099999", "Tôn Nữ Quỳnh Dao", "30/11/1955", "", "");
        assertThat(answer.outcome()).isEqualTo(Outcome.NONE);
    }

    @Test
    void twoNamesakesAreLeftToPeople() {
        Person twin = new Person("twin", "", "", BINH.name(), BINH.birthDate(), Sex.MALE, "99001", "", Status.ALIVE);
        Register both = Invented.register(List.of(
                twin, new Person("other", "", "", BINH.name(), BINH.birthDate(), Sex.MALE, "99001", "", Status.ALIVE)));
        Answer answer =
                new Matcher(both, Settings.SHIPPED).match(Row.of(1, "", BINH.name(), BINH.birthDate(), "", "", ""));
        assertThat(answer.outcome()).isEqualTo(Outcome.AMBIGUOUS);
        assertThat(answer.candidates()).hasSize(2);
    }

    @Test
    void everyExplanationNamesTheFieldAndBothSides() {
        Answer answer = ask("099070012845", "Nguyen Van Binh", "03/12/1970", "99010", "");
        assertThat(answer.candidates().getFirst().evidence())
                .extracting(Evidence::agreement)
                .containsExactly(
                        Agreement.ONE_DIGIT,
                        Agreement.MARKS,
                        Agreement.DAY_MONTH_SWAPPED,
                        Agreement.MISSING,
                        Agreement.DIFFERENT,
                        Agreement.MISSING);
    }
}

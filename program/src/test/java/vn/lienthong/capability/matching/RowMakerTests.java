package vn.lienthong.capability.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.capability.imports.SheetReading;
import vn.lienthong.capability.registry.Person;
import vn.lienthong.capability.registry.WholeRegister;
import vn.lienthong.kernel.Ids;

/** What the cells of a sheet mean, and which rows name nobody. */
class RowMakerTests {

    private static final List<String> HEADINGS =
            List.of("STT", "Họ và tên", "Số CCCD", "Năm sinh Nam", "Năm sinh Nữ", "Địa chỉ");
    private static final List<String> FIELDS = List.of("", "name", "number", "birth-male", "birth-female", "address");

    private final RowMaker maker = new RowMaker(HEADINGS, FIELDS);

    private RowMaker.Made made(String... cells) {
        return maker.make(new SheetReading.Row(7, Arrays.asList(cells)));
    }

    private Written good(String... cells) {
        return ((RowMaker.Made.Good) made(cells)).row();
    }

    @Test
    void aYearInTheColumnForWomenTellsTheSexToo() {
        assertThat(good("1", "Lò Thị Mai", "", "", "1950", "").sex()).isEqualTo("F");
        assertThat(good("1", "Lò Văn Mai", "", "1950", "", "").sex()).isEqualTo("M");
        assertThat(good("1", "Lò Thị Mai", "", "", "1950", "").birth()).isEqualTo("1950");
    }

    @Test
    void aCrossInTheColumnForWomenIsNoBirthDate() {
        Written row = good("1", "Lò Thị Mai", "", "", "x", "");
        assertThat(row.sex()).isEqualTo("F");
        assertThat(row.birth()).isEmpty();
    }

    @Test
    void aLineWithAHamletAloneNamesTheHamletOfTheRowsBelow() {
        assertThat(made("", "Thôn Đồng Tâm", "", "", "", "")).isInstanceOf(RowMaker.Made.Between.class);
        assertThat(good("1", "Lò Thị Mai", "", "", "1950", "").hamlet()).isEqualTo("Thôn Đồng Tâm");
    }

    @Test
    void theHamletIsFoundInTheAddress() {
        assertThat(good("1", "Lò Thị Mai", "", "", "1950", "Số 5, Thôn 7, xã Trường Lâm")
                        .hamlet())
                .isEqualTo("Thôn 7");
    }

    @Test
    void totalsAndRowsWithoutANameAreHandedBackWithTheReason() {
        assertThat(made("", "Tổng cộng", "", "", "", "12"))
                .isEqualTo(new RowMaker.Made.Unreadable("matching.unreadable.total"));
        assertThat(made("4", "", "", "1950", "", "Thôn 7, xã A"))
                .isEqualTo(new RowMaker.Made.Unreadable("matching.unreadable.nobody"));
        assertThat(made("5", "???", "", "1950", "", ""))
                .isEqualTo(new RowMaker.Made.Unreadable("matching.unreadable.no-letters"));
    }

    @Test
    void numbersOfColumnsAndRepeatedHeadingsAreNobody() {
        assertThat(made("1", "2", "3", "4", "5", "6")).isInstanceOf(RowMaker.Made.Between.class);
        assertThat(made("STT", "Họ và tên", "Số CCCD", "Nam", "Nữ", "Địa chỉ"))
                .isInstanceOf(RowMaker.Made.Between.class);
    }

    @Test
    void whatTheListWritesOtherwiseIsCorrectedFieldByField() {
        WholeRegister.Entry entry = new WholeRegister.Entry(
                Ids.next(),
                "99001",
                "099218685006",
                "",
                "Lò Văn Tiên",
                "1950-08-12",
                Person.Sex.MALE,
                "",
                Person.Life.Status.ALIVE);
        Written row = good("1", "LO VAN TIEN", "099218685060", "1950", "", "");
        assertThat(Cleaned.fixes(row, entry))
                .containsExactly(
                        new FoundRow.Fix("number", "099218685060", "099218685006"),
                        new FoundRow.Fix("name", "LO VAN TIEN", "Lò Văn Tiên"),
                        new FoundRow.Fix("birth_date", "1950", "12/08/1950"));
        assertThat(Cleaned.fixes(good("1", "lò văn tiên", "099 218 685 006", "12/8/1950", "", ""), entry))
                .isEmpty();
    }

    @Test
    void digitsThatDifferAreMarked() {
        Candidates.Value value = Candidates.compared("099 154 007 382", "099 154 070 382", "number");
        assertThat(value.same()).isFalse();
        assertThat(value.text()).isEqualTo("099 154 070 382");
        assertThat(value.pieces().stream().filter(Candidates.Piece::marked)).hasSize(1);
        assertThat(Candidates.compared("Nguyễn Thị Thuỷ", "Nguyễn Thị Thúy", "name")
                        .pieces())
                .contains(new Candidates.Piece("Thúy", true));
    }
}

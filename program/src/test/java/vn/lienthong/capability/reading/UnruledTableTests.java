package vn.lienthong.capability.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.capability.reading.PageContent.Word;

class UnruledTableTests {

    private static final float SIZE = 12;
    private static final float PITCH = 15;

    private final List<Word> words = new ArrayList<>();

    @Test
    void columnsThatManyRowsLeaveFreeAreATable() {
        row(100, "STT", "Nhiệm vụ", "Chủ trì", "Thời hạn");
        row(122, "1", "Quản lý lưu trú tại nhà nghỉ", "Công an xã", "30/9/2025");
        row(122 + PITCH, "", "và nhà trọ trên địa bàn", "", "");
        row(159, "2", "Chi trả qua tài khoản", "Phòng Văn hóa", "Quý IV/2025");
        row(181, "3", "Tuyên truyền trên loa", "Phòng Văn hóa", "Thường xuyên");

        List<UnruledTable> tables = UnruledTable.in(TextRow.group(words), null);

        assertThat(tables).hasSize(1);
        RuledTable table = RuledTable.in(tables.getFirst().rules()).getFirst();
        List<List<String>> rows = new TableRows().of(table, words);
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1))
                .containsExactly(
                        "1", "Quản lý lưu trú tại nhà nghỉ và nhà trọ trên địa bàn", "Công an xã", "30/9/2025");
        assertThat(rows.get(3).getFirst()).isEqualTo("3");
    }

    @Test
    void runningTextAndTwoColumnsSideBySideAreNone() {
        row(100, "ỦY BAN NHÂN DÂN", "", "CỘNG HÒA XÃ HỘI", "");
        row(115, "XÃ HƯNG LỘC", "", "Độc lập - Tự do", "");
        row(130, "Số: 40/KH-UBND", "", "Hưng Lộc, ngày 18", "");
        row(145, "", "Thực hiện kế hoạch của huyện", "", "");
        row(160, "", "xã ban hành kế hoạch như sau", "", "");

        assertThat(UnruledTable.in(TextRow.group(words), null)).isEmpty();
    }

    @Test
    void aTableGoesOnOnTheNextPageInTheSameColumns() {
        row(100, "STT", "Nhiệm vụ", "Chủ trì", "Thời hạn");
        row(122, "1", "Quản lý lưu trú", "Công an xã", "30/9/2025");
        row(144, "2", "Chi trả qua tài khoản", "Phòng Văn hóa", "Quý IV/2025");
        row(166, "3", "Tuyên truyền trên loa", "Phòng Văn hóa", "Thường xuyên");
        float[] edges = UnruledTable.in(TextRow.group(words), null).getFirst().edges();
        words.clear();
        row(60, "4", "Sổ sức khỏe điện tử", "Trạm Y tế", "31/12/2025");

        assertThat(UnruledTable.in(TextRow.group(words), edges)).hasSize(1);
        assertThat(UnruledTable.in(TextRow.group(words), null)).isEmpty();
    }

    /** Words of half the size of a letter for each letter, in columns at fixed places. */
    private void row(float top, String... cells) {
        float[] lefts = {50, 85, 300, 420};
        for (int i = 0; i < cells.length; i++) {
            float left = lefts[i];
            for (String word : cells[i].split(" ", -1)) {
                if (!word.isEmpty()) {
                    float width = word.length() * SIZE * 0.5f;
                    words.add(new Word(word, left, top, left + width, top + SIZE, SIZE));
                    left += width + 3;
                }
            }
        }
    }
}

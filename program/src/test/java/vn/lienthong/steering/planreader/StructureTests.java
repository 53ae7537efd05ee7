package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.steering.planreader.Structure.Field;
import vn.lienthong.steering.planreader.Structure.Section;

class StructureTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mô hình 9: Quản lý lưu trú          | 9",
                "Mô hình số 09. Quản lý lưu trú      | 9",
                "MÔ HÌNH 9: QUẢN LÝ LƯU TRÚ          | 9",
                "Mô hình điểm số 9 - Quản lý lưu trú | 9",
                "MH 9: Quản lý lưu trú               | 9",
                "MH9. Quản lý lưu trú                | 9",
                "Nhiệm vụ 3. Số hóa sổ hộ tịch       | 3",
                "Mô hình IV: Truyền thông            | 4",
            })
    void knowsWhatOpensAnItem(String text, int number) {
        Structure.Opener opener = Structure.INSTANCE.opener(Traced.of(text, 1));
        assertEquals(number, Objects.requireNonNull(opener).number());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mô hình 9 đã được triển khai tốt trong năm qua",
                "Nhiệm vụ chung",
                "Các mô hình điểm của Đề án 06",
                "nhiệm vụ trọng tâm năm 2024 của huyện",
            })
    void sentencesAboutModelsOpenNothing(String text) {
        assertNull(Structure.INSTANCE.opener(Traced.of(text, 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Chủ trì: Công an xã                        | LEAD",
                "Cơ quan chủ trì: Công an huyện             | LEAD",
                "Đơn vị phối hợp: Phòng Tư pháp             | COORDINATE",
                "Thời hạn: 30/6/2024                        | DEADLINE",
                "Thời gian hoàn thành: Quý I/2024           | DEADLINE",
                "Đơn vị thực hiện: Trung tâm Y tế           | IMPLEMENTERS",
                "Phân công nhiệm vụ: Phòng Nội vụ chủ trì   | ASSIGNMENTS",
                "Tổ chức thực hiện:                         | ASSIGNMENTS",
                "Mục tiêu: 100% hồ sơ                       | OBJECTIVE",
                "Hiệu quả: giảm thời gian                   | EFFECT",
                "Công cụ triển khai : VNeID                 | TOOLS",
                "Lưu ý: liên hệ Sở                          | NOTES",
                "Kinh phí: miễn phí                         | COST",
                "Nội dung thực hiện:                        | STEPS",
            })
    void knowsLabels(String text, Field field) {
        Structure.Label label = Structure.INSTANCE.label(Traced.of(text, 1));
        assertEquals(field, Objects.requireNonNull(label).field());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STT                              | NUMBER",
                "Tên mô hình                      | TITLE",
                "Mô hình, nội dung công việc      | TITLE",
                "NHIỆM VỤ                         | TITLE",
                "Cơ quan, đơn vị chủ trì          | LEAD",
                "Đơn vị chủ trì/phối hợp          | LEAD_AND_COORDINATE",
                "Cơ quan phối hợp                 | COORDINATE",
                "Đơn vị hỗ trợ                    | SUPPORT",
                "Lực lượng triển khai             | IMPLEMENTERS",
                "THỜI GIAN HOÀN THÀNH             | DEADLINE",
                "Tiến độ thực hiện                | DEADLINE",
                "CÁC BƯỚC THỰC HIỆN               | STEPS",
                "Sản phẩm                         | EFFECT",
                "Ghi chú                          | NOTES",
            })
    void knowsTableHeadsBySynonyms(String head, Field field) {
        assertEquals(field, Structure.INSTANCE.column(Traced.of(head, 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MỤC ĐÍCH, YÊU CẦU                               | PURPOSE",
                "CÁC NHIỆM VỤ CỤ THỂ VÀ PHÂN CÔNG TRÁCH NHIỆM    | CONTENT",
                "NỘI DUNG, PHÂN CÔNG THỰC HIỆN                   | CONTENT",
                "PHÂN CÔNG TRÁCH NHIỆM                           | DUTIES",
                "TỔ CHỨC THỰC HIỆN                               | DUTIES",
                "Nhiệm vụ chung                                  | GENERAL",
                "Kinh phí thực hiện                              | FUNDING",
                "Chế độ thông tin, báo cáo                       | REPORTING",
            })
    void knowsWhatASectionIsAbout(String heading, Section section) {
        assertEquals(section, Structure.INSTANCE.section(Traced.of(heading, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "II. NỘI DUNG, ROMAN, 2", "2.09. Phòng Y tế, DECIMAL, 9", "3. Kinh phí, NUMBER, 3",
                "a) Nhóm mô hình, LETTER, 1",
        "đ) Nhóm mô hình, LETTER, 5", "- Bước 1, DASH, 0", "+ Bước 2, PLUS, 0", "30/12/2023, NONE, 0",
        "- + VNeID, PLUS, 0", "-Mục tiêu, DASH, 0"
    })
    void readsNumberingAndBullets(String text, Marker.Kind kind, int value) {
        Marker marker = Marker.of(Traced.of(text, 1));
        assertEquals(kind, marker.kind());
        assertEquals(value, marker.value());
    }

    @Test
    void takesMarkUpOffAndKeepsTheStarsOfAHotel() {
        Traced text = Markup.strip(Traced.of(
                "**Mô hình 9:** Khách sạn 2-3*; Khách sạn 4* (*trước ngày <b>30/12/2023</b>*) &amp; khác", 7));
        assertEquals("Mô hình 9: Khách sạn 2-3*; Khách sạn 4* (trước ngày 30/12/2023) & khác", text.text);
        assertNotNull(text.place());
        assertEquals(2, text.columnAt(0));
    }
}

package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import vn.lienthong.capability.pilots.Catalogue;
import vn.lienthong.capability.reading.SourceLine;
import vn.lienthong.capability.reading.SourceText;

/** Small plans for tests. */
final class Plans {

    private static final PlanReader READER = new PlanReader(Catalogue.load());

    private Plans() {}

    static SourceText source(String text) {
        var lines = new ArrayList<SourceLine>();
        int number = 1;
        for (String line : text.split("\n", -1)) {
            lines.add(new SourceLine(1, number++, line));
        }
        return new SourceText("test", lines);
    }

    static PlanReading read(String text) {
        return READER.read(source(text));
    }

    static PlanReading read(SourceText text) {
        return READER.read(text);
    }

    /** A plan whose second section holds these lines. */
    static PlanReading withContent(String content) {
        return read("""
                ỦY BAN NHÂN DÂN
                HUYỆN ĐÔNG SƠN
                Số: 12/KH-UBND
                Đông Sơn, ngày 10 tháng 01 năm 2024
                KẾ HOẠCH
                Triển khai các mô hình điểm của Đề án 06 trên địa bàn huyện Đông Sơn
                I. MỤC ĐÍCH, YÊU CẦU
                1. Bảo đảm tiến độ trước ngày 31/12/2024.
                II. NỘI DUNG
                """ + content + """

                III. TỔ CHỨC THỰC HIỆN
                1. Công an huyện theo dõi, đôn đốc, báo cáo UBND huyện trước ngày 15 hàng tháng.
                """);
    }
}

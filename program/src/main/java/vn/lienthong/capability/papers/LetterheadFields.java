package vn.lienthong.capability.papers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields that every template may use for the blocks of the first page, and their values. */
final class LetterheadFields {

    private static final PaperKind.Field NAME = PaperKind.Field.text("ten", "papers.field.ten");

    static final List<PaperKind.Field> ALL = List.of(
            text("co_quan_chu_quan"),
            text("co_quan_ban_hanh").mandatory(),
            text("co_quan"),
            text("so_ky_hieu").mandatory(),
            text("dia_danh"),
            text("ngay_ban_hanh").mandatory(),
            text("ten_loai"),
            text("trich_yeu").mandatory(),
            text("kinh_gui"),
            text("kinh_gui_mot"),
            PaperKind.Field.list("kinh_gui_nhieu", "papers.field.kinh_gui_nhieu", NAME),
            text("dong_quyen_han"),
            text("chuc_vu"),
            text("nguoi_ky").mandatory(),
            PaperKind.Field.list("noi_nhan", "papers.field.noi_nhan", NAME));

    private LetterheadFields() {}

    private static PaperKind.Field text(String name) {
        return PaperKind.Field.text(name, "papers.field." + name);
    }

    static PaperData values(Letterhead head) {
        List<String> to = head.to();
        return PaperData.none()
                .with("co_quan_chu_quan", Letterhead.upper(head.superior()))
                .with("co_quan_ban_hanh", Letterhead.upper(head.body()))
                .with("co_quan", head.body())
                .with("so_ky_hieu", head.number())
                .with("dia_danh", head.place())
                .with("ngay_ban_hanh", day(head.on()))
                .with("ten_loai", Letterhead.upper(head.type()))
                .with("trich_yeu", head.summary())
                .with("kinh_gui", to.size() > 1 ? LetterheadWords.text("to") : "")
                .with("kinh_gui_mot", to.size() == 1 ? to.getFirst() : "")
                .with("kinh_gui_nhieu", to.size() > 1 ? entries(ended(to)) : List.of())
                .with("dong_quyen_han", head.signature().authorityLine())
                .with("chuc_vu", head.signature().titleLine())
                .with("nguoi_ky", head.signature().name())
                .with("noi_nhan", entries(ended(head.copies())));
    }

    /** Day and month of a draft are left to be written by hand. */
    private static String day(@Nullable LocalDate on) {
        String gap = "\u00a0".repeat(5);
        return on == null
                ? LetterheadWords.text("day", gap, gap, gap)
                : LetterheadWords.text(
                        "day",
                        VietnameseWords.dayOfMonth(on),
                        VietnameseWords.month(on),
                        Integer.toString(on.getYear()));
    }

    /** "…;" after each line and "." after the last. */
    private static List<String> ended(List<String> lines) {
        List<String> ended = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String plain = lines.get(i).strip().replaceAll("^[-+]\\s*", "").replaceAll("[;.]$", "");
            ended.add(plain + (i == lines.size() - 1 ? "." : ";"));
        }
        return ended;
    }

    private static List<PaperData> entries(List<String> lines) {
        return lines.stream().map(line -> PaperData.none().with("ten", line)).toList();
    }
}

package vn.lienthong.capability.matching;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.papers.Letterhead;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.papers.PaperKind;
import vn.lienthong.capability.papers.PaperKind.Field;
import vn.lienthong.capability.papers.Papers;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.TypedDay;
import vn.lienthong.kernel.VietnameseText;

/** The minutes of cleaning a list (biên bản): counts, signatures, who did it; no person of the list. */
@Component
class Minutes {

    static final String KIND = "matching.minutes";
    private static final Locale VI = VietnameseText.VIETNAMESE;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

    private final RowStore rows;
    private final ListStore lists;
    private final UnitNames units;
    private final Papers papers;
    private final Messages messages;
    private final Clock clock;

    Minutes(RowStore rows, ListStore lists, UnitNames units, Papers papers, Messages messages, Clock clock) {
        this.rows = rows;
        this.lists = lists;
        this.units = units;
        this.papers = papers;
        this.messages = messages;
        this.clock = clock;
    }

    byte[] docx(MatchList list) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        Letterhead letterhead = papers.letterhead(list.agency(), "BB", today)
                .about(
                        messages.text(VI, "matching.minutes.type"),
                        messages.text(VI, "matching.minutes.about", list.title()));
        return papers.docx(KIND, letterhead, data(list, today));
    }

    private PaperData data(MatchList list, LocalDate today) {
        Summary summary = Summary.of(rows.counts(list.id()));
        Summary.Tally all = summary.all();
        Instant matched = list.matchedAt();
        return PaperData.none()
                .with("can_cu", messages.text(VI, list.sector().key() + ".basis"))
                .with("ngay_lap", TypedDay.show(today))
                .with("ten_danh_sach", list.title())
                .with("linh_vuc", messages.text(VI, list.sector().key()))
                .with("don_vi", list.agencyName())
                .with("muc_dich", list.why())
                .with("ten_tep", list.fileName())
                .with(
                        "luc_dua_vao",
                        MOMENT.format((matched == null ? list.createdAt() : matched).atZone(VietnameseText.ZONE)))
                .with("so_dong", list.rows())
                .with("so_khong_doc", list.unreadable())
                .with("dau_tep", list.sha256())
                .with("ty_le_truoc", all.before())
                .with("ty_le_sau", all.now())
                .with("bang_nhom", groups(all))
                .with("bang_quyet_dinh", decisions(all))
                .with("bang_ky", signatures(summary, lists.signatures(list.id())))
                .with("nguoi_lam", String.join(", ", rows.deciders(list.id())))
                .with("giu_den", TypedDay.show(list.deleteOn()));
    }

    private PaperData.Table groups(Summary.Tally all) {
        List<PaperData.Row> lines = new ArrayList<>();
        for (Group group : Group.values()) {
            lines.add(PaperData.Row.of(
                    messages.text(VI, group.key()),
                    Integer.toString(all.of(group)),
                    all.percent(all.of(group)) + " %"));
        }
        return table(lines, "matching.group", "matching.list.rows", "matching.share");
    }

    private PaperData.Table decisions(Summary.Tally all) {
        List<PaperData.Row> lines = new ArrayList<>();
        for (Decision decision : Decision.values()) {
            if (all.of(decision) > 0) {
                lines.add(PaperData.Row.of(
                        messages.text(VI, decision.key()),
                        Integer.toString(all.of(decision)),
                        all.percent(all.of(decision)) + " %"));
            }
        }
        return table(lines, "matching.row.state", "matching.list.rows", "matching.share");
    }

    private PaperData.Table signatures(Summary summary, Map<String, ListStore.Signature> signed) {
        List<PaperData.Row> lines = new ArrayList<>();
        summary.byUnit().forEach((code, tally) -> {
            ListStore.Signature one = signed.get(code);
            lines.add(PaperData.Row.of(
                    units.name(code),
                    tally.settled() + "/" + tally.rows(),
                    one == null
                            ? messages.text(VI, "matching.minutes.unsigned")
                            : messages.text(
                                    VI,
                                    "matching.minutes.signed",
                                    one.byName(),
                                    MOMENT.format(one.at().atZone(VietnameseText.ZONE)))));
        });
        return table(lines, "matching.unit", "matching.list.settled", "matching.sign");
    }

    private PaperData.Table table(List<PaperData.Row> lines, String first, String second, String third) {
        return new PaperData.Table(
                List.of(
                        new PaperData.Column(messages.text(VI, first), 5, PaperData.Align.LEFT),
                        new PaperData.Column(messages.text(VI, second), 2, PaperData.Align.RIGHT),
                        new PaperData.Column(messages.text(VI, third), 4, PaperData.Align.LEFT)),
                lines);
    }

    /** What the template may use. */
    static PaperKind kind() {
        return new PaperKind(
                KIND,
                "matching.minutes",
                Minutes.class,
                "minutes.outline.txt",
                "BB",
                List.of(
                        text("can_cu"),
                        text("ngay_lap"),
                        text("ten_danh_sach").mandatory(),
                        text("linh_vuc"),
                        text("don_vi"),
                        text("muc_dich"),
                        text("ten_tep"),
                        text("luc_dua_vao"),
                        number("so_dong"),
                        number("so_khong_doc"),
                        text("dau_tep"),
                        number("ty_le_truoc"),
                        number("ty_le_sau"),
                        Field.table("bang_nhom", "matching.minutes.bang_nhom"),
                        Field.table("bang_quyet_dinh", "matching.minutes.bang_quyet_dinh"),
                        Field.table("bang_ky", "matching.minutes.bang_ky"),
                        text("nguoi_lam"),
                        text("giu_den")),
                Minutes::sample);
    }

    private static Field text(String name) {
        return Field.text(name, "matching.minutes." + name);
    }

    private static Field number(String name) {
        return Field.number(name, "matching.minutes." + name);
    }

    private static PaperData sample() {
        PaperData.Table table = new PaperData.Table(
                List.of(
                        new PaperData.Column("A", 5, PaperData.Align.LEFT),
                        new PaperData.Column("B", 2, PaperData.Align.RIGHT),
                        new PaperData.Column("C", 4, PaperData.Align.LEFT)),
                List.of(PaperData.Row.of("a", "1", "1 %"), PaperData.Row.of("b", "2", "2 %")));
        PaperData data = PaperData.none();
        for (Field field : kind().fields()) {
            data = switch (field.shape()) {
                case TABLE -> data.with(field.name(), table);
                case NUMBER -> data.with(field.name(), 12);
                default -> data.with(field.name(), field.name());
            };
        }
        return data;
    }
}

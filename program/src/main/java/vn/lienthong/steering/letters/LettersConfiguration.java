package vn.lienthong.steering.letters;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.notify.NoticeKind;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.papers.PaperKind;
import vn.lienthong.capability.papers.PaperKind.Field;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.steering.plan.PlanTab;

/** What the room adds: rights, kinds of paper, a view of the plan, help. */
@Configuration(proxyBeanMethods = false)
class LettersConfiguration {

    /** To draft letters and to number and issue them. */
    static final String DRAFT = "letters.draft";

    static final String ISSUE = "letters.issue";

    /** Code of the table of progress. */
    static final String TABLE = "letters.progress";

    /** Group of notices about drafts to be signed. */
    static final String SIGN_KIND = "letters.kind.sign";

    @Bean
    NoticeKind lettersToSign() {
        return new NoticeKind(SIGN_KIND, 16);
    }

    @Bean
    Right draftsLetters() {
        return new Right(DRAFT, Set.of(Role.STANDING_BODY));
    }

    @Bean
    Right issuesLetters() {
        return new Right(ISSUE, Set.of(Role.STANDING_BODY, Role.LEADER));
    }

    @Bean
    PaperKind reminderPaper() {
        return kind(
                Letter.Kind.REMINDER.paper(),
                "reminder",
                "",
                List.of(
                        text("can_cu"),
                        text("don_vi"),
                        text("nhiem_vu").mandatory(),
                        date("ngay_theo_doi"),
                        number("ty_le"),
                        date("han"),
                        number("so_viec_cham"),
                        Field.list(
                                "viec_cham",
                                "letters.field.viec_cham",
                                number("tt"),
                                text("noi_dung"),
                                date("thoi_han"),
                                number("so_ngay_cham")),
                        text("yeu_cau").mandatory(),
                        date("ngay_tra_loi")));
    }

    @Bean
    PaperKind assignmentPaper() {
        return kind(
                Letter.Kind.ASSIGNMENT.paper(),
                "assignment",
                "",
                List.of(
                        text("can_cu"),
                        text("don_vi"),
                        text("phoi_hop"),
                        text("nhiem_vu").mandatory(),
                        text("han_theo_ke_hoach"),
                        date("han"),
                        number("so_viec"),
                        Field.list("viec", "letters.field.viec", number("tt"), text("noi_dung"), text("thoi_han")),
                        text("yeu_cau").mandatory(),
                        date("ngay_tra_loi")));
    }

    @Bean
    PaperKind progressPaper() {
        return kind(
                TABLE,
                "progress",
                "BC",
                List.of(
                        text("can_cu"),
                        date("ngay_theo_doi"),
                        number("so_nhiem_vu"),
                        number("so_hoan_thanh"),
                        number("so_dang_lam"),
                        number("so_cham"),
                        number("so_chua_lam"),
                        Field.table("bang_tien_do", "letters.field.bang_tien_do")
                                .mandatory()));
    }

    private static PaperKind kind(String code, String name, String type, List<Field> fields) {
        return new PaperKind(
                code,
                code + ".name",
                LettersConfiguration.class,
                name + ".outline.txt",
                type,
                fields,
                () -> PaperData.read(LettersConfiguration.class, name + ".sample.json"));
    }

    private static Field text(String name) {
        return Field.text(name, "letters.field." + name);
    }

    private static Field date(String name) {
        return Field.date(name, "letters.field." + name);
    }

    private static Field number(String name) {
        return Field.number(name, "letters.field." + name);
    }

    @Bean
    PlanTab lettersTab() {
        return new PlanTab(90, "letters.tab", "/ke-hoach/{plan}/cong-van", "plan.read");
    }

    @Bean
    HelpPage helpLetters() {
        return new HelpPage(47, "letters.help", "/ke-hoach", DRAFT);
    }
}

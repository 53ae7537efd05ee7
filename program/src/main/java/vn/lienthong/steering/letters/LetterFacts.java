package vn.lienthong.steering.letters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.Head;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepProgress;

/** What a letter says of itself: the item and its steps as they stand on the day. */
@Component
class LetterFacts {

    private final Progress progress;
    private final Messages messages;
    private final Clock clock;

    LetterFacts(Progress progress, Messages messages, Clock clock) {
        this.progress = progress;
        this.messages = messages;
        this.clock = clock;
    }

    PaperData of(Letter letter, Plan plan, PlanItem item) {
        PaperData data = PaperData.none()
                .with("can_cu", basis(plan))
                .with("don_vi", leads(item))
                .with("nhiem_vu", item.title())
                .with("yeu_cau", letter.request())
                .with("ngay_tra_loi", letter.answerBy());
        return switch (letter.kind()) {
            case REMINDER -> data.and(late(item));
            case ASSIGNMENT -> data.and(work(item));
        };
    }

    /** "Kế hoạch số 12/KH-UBND ngày 05/02/2026 của UBND huyện", as far as the plan says it. */
    String basis(Plan plan) {
        Head head = plan.head();
        String named = words("letters.basis", head.name(words("letters.unnumbered")));
        LocalDate issued = head.issued();
        String dated = issued == null ? named : words("letters.basis.day", named, day(issued));
        return head.issuer().isBlank() ? dated : words("letters.basis.by", dated, head.issuer());
    }

    static String leads(PlanItem item) {
        return item.in("lead").stream().map(PlanItem.UnitRole::name).collect(Collectors.joining("; "));
    }

    private PaperData late(PlanItem item) {
        List<PaperData> rows = new ArrayList<>();
        for (StepProgress step : progress.stepsOf(item)) {
            if (step.late() && step.open()) {
                rows.add(PaperData.none()
                        .with("tt", rows.size() + 1)
                        .with("noi_dung", step.text())
                        .with("thoi_han", step.due())
                        .with("so_ngay_cham", step.workingDaysLate()));
            }
        }
        Optional<ItemProgress> state = progress.item(item.id());
        return PaperData.none()
                .with("ngay_theo_doi", LocalDate.now(clock))
                .with("ty_le", state.map(ItemProgress::percent).orElse(0))
                .with("han", state.map(ItemProgress::due).orElse(null))
                .with("so_viec_cham", rows.isEmpty() ? "" : Integer.toString(rows.size()))
                .with("viec_cham", rows);
    }

    private PaperData work(PlanItem item) {
        List<PaperData> rows = new ArrayList<>();
        for (StepProgress step : progress.stepsOf(item)) {
            if (step.kind() == StepProgress.Kind.STEP) {
                LocalDate due = step.due();
                rows.add(PaperData.none()
                        .with("tt", rows.size() + 1)
                        .with("noi_dung", step.text())
                        .with("thoi_han", due == null ? deadline(item) : day(due)));
            }
        }
        return PaperData.none()
                .with(
                        "phoi_hop",
                        item.in("coordinate").stream()
                                .map(PlanItem.UnitRole::name)
                                .distinct()
                                .collect(Collectors.joining("; ")))
                .with("han_theo_ke_hoach", deadline(item))
                .with("han", progress.item(item.id()).map(ItemProgress::due).orElse(null))
                .with("so_viec", rows.isEmpty() ? "" : Integer.toString(rows.size()))
                .with("viec", rows);
    }

    static String deadline(PlanItem item) {
        return item.content().deadline() == null
                ? ""
                : item.content().deadline().text();
    }

    /** Papers are Vietnamese, whatever language the one who makes them reads. */
    String words(String key, Object... arguments) {
        return messages.text(VietnameseText.VIETNAMESE, key, arguments);
    }

    static String day(LocalDate day) {
        return java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy").format(day);
    }
}

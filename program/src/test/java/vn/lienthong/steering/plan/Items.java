package vn.lienthong.steering.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Deadline;
import vn.lienthong.steering.planreader.PlanReading;

/** Invented items for tests, with defaults. */
final class Items {

    private @Nullable Integer number = 9;
    private String title = "Quản lý lưu trú tại nhà nghỉ";
    private @Nullable String catalogue = "lodging-hotels";
    private List<String> lead = List.of("Công an huyện");
    private List<String> coordinate = List.of();
    private @Nullable Deadline deadline = by(LocalDate.of(2023, 12, 30));
    private String objective = "";
    private boolean active = true;
    private List<String> steps = List.of("Lập danh sách cơ sở lưu trú.", "Cấp tài khoản, hướng dẫn khai báo.");

    private Items() {}

    static Items anItem() {
        return new Items();
    }

    Items numbered(@Nullable Integer given) {
        number = given;
        return this;
    }

    Items titled(String given) {
        title = given;
        return this;
    }

    Items like(@Nullable String id) {
        catalogue = id;
        return this;
    }

    Items ledBy(String... names) {
        lead = List.of(names);
        return this;
    }

    Items with(String... names) {
        coordinate = List.of(names);
        return this;
    }

    Items due(@Nullable LocalDate day) {
        deadline = day == null ? null : by(day);
        return this;
    }

    Items withDeadline(@Nullable Deadline given) {
        deadline = given;
        return this;
    }

    Items aimedAt(String words) {
        objective = words;
        return this;
    }

    Items notApplicable() {
        active = false;
        return this;
    }

    Items inSteps(String... texts) {
        steps = List.of(texts);
        return this;
    }

    static Deadline by(LocalDate day) {
        return new Deadline(
                "trước ngày " + day,
                Deadline.Kind.BY,
                day,
                Deadline.Precision.DAY,
                null,
                false,
                false,
                false,
                List.of());
    }

    ItemContent content() {
        List<PlanReading.Step> made = new ArrayList<>();
        for (String text : steps) {
            made.add(new PlanReading.Step(made.size() + 1, text, List.of()));
        }
        return new ItemContent(
                PlanReading.Kind.MODEL,
                number,
                title,
                "Nhóm II",
                catalogue,
                lead,
                coordinate,
                null,
                List.of(),
                List.of(),
                deadline,
                objective,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ItemContent.Cost.UNSAID,
                "",
                List.of(),
                active,
                active ? "" : "Không có bến xe",
                made);
    }
}

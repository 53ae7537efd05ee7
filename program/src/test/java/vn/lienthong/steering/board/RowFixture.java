package vn.lienthong.steering.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.ItemContent;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.planreader.PlanReading;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.StepState;

/** An item with its progress, with as much of it as a test speaks of. */
final class RowFixture {

    private final UUID item = Ids.next();
    private final UUID plan = Ids.next();
    private final List<StepProgress> steps = new ArrayList<>();
    private String unit = "Công an xã";
    private @Nullable String catalogue;
    private ItemProgress.@Nullable State state;
    private @Nullable LocalDate start;
    private @Nullable LocalDate due;
    private @Nullable LocalDate baseline;
    private @Nullable LocalDate doneOn;

    static RowFixture aRow() {
        return new RowFixture();
    }

    RowFixture at(String name) {
        unit = name;
        return this;
    }

    RowFixture model(String id) {
        catalogue = id;
        return this;
    }

    RowFixture in(ItemProgress.State one) {
        state = one;
        return this;
    }

    RowFixture from(LocalDate day) {
        start = day;
        return this;
    }

    RowFixture due(LocalDate day) {
        due = day;
        baseline = baseline == null ? day : baseline;
        return this;
    }

    RowFixture planned(LocalDate day) {
        baseline = day;
        return this;
    }

    RowFixture doneOn(LocalDate day) {
        doneOn = day;
        return this;
    }

    RowFixture step(StepState stepState, @Nullable LocalDate day, int late) {
        steps.add(new StepProgress(
                Ids.next(),
                item,
                plan,
                null,
                StepProgress.Kind.STEP,
                steps.size() + 1,
                "Bước " + (steps.size() + 1),
                false,
                stepState,
                null,
                null,
                null,
                day,
                null,
                day,
                stepState == StepState.DONE ? day : null,
                "",
                null,
                false,
                0,
                late,
                1,
                null));
        return this;
    }

    Row row() {
        int done = (int)
                steps.stream().filter(step -> step.state() == StepState.DONE).count();
        int late = steps.stream().mapToInt(StepProgress::workingDaysLate).max().orElse(0);
        ItemProgress.State own = state != null
                ? state
                : late > 0
                        ? ItemProgress.State.LATE
                        : done == steps.size() ? ItemProgress.State.DONE : ItemProgress.State.DOING;
        return new Row(
                new PlanItem(item, plan, 1, content(), List.of(), List.of(), 0, 1),
                new ItemProgress(
                        item,
                        plan,
                        own,
                        done,
                        steps.size(),
                        steps.isEmpty() ? 0 : 100 * done / steps.size(),
                        0,
                        start,
                        due,
                        baseline,
                        due,
                        doneOn,
                        late,
                        false,
                        null,
                        null,
                        1),
                new Row.Unit(unit, unit, null),
                List.copyOf(steps));
    }

    private ItemContent content() {
        return new ItemContent(
                PlanReading.Kind.MODEL,
                9,
                "Quản lý lưu trú",
                "",
                catalogue,
                List.of(unit),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ItemContent.Cost.UNSAID,
                "",
                List.of(),
                true,
                "",
                List.of());
    }
}

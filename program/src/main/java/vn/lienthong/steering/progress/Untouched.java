package vn.lienthong.steering.progress;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.PlanStep;
import vn.lienthong.steering.planreader.Deadline;

/** What the plan itself says there is to do, before anything was done to it. */
final class Untouched {

    private Untouched() {}

    static ItemRow item(PlanItem item) {
        Deadline deadline = item.content().deadline();
        return new ItemRow(
                item.id(),
                item.planId(),
                null,
                deadline == null ? null : deadline.start(),
                due(item),
                null,
                null,
                null,
                null,
                null,
                ItemRow.KEEP_MONTHS,
                1);
    }

    /** The plan's steps, its several dates, and the item itself where there is neither. */
    static List<StepRow> steps(PlanItem item) {
        List<StepRow> rows = new ArrayList<>();
        for (PlanStep step : item.steps()) {
            rows.add(StepRow.untouched(
                    step.id(), item.id(), item.planId(), StepProgress.Kind.STEP, step.n(), due(item)));
        }
        List<Deadline> dates = dates(item);
        for (int i = 0; i < dates.size(); i++) {
            rows.add(StepRow.untouched(
                    dateId(item.id(), i + 1),
                    item.id(),
                    item.planId(),
                    StepProgress.Kind.DATE,
                    i + 1,
                    dates.get(i).date()));
        }
        if (rows.isEmpty()) {
            rows.add(StepRow.untouched(item.id(), item.id(), item.planId(), StepProgress.Kind.WHOLE, 1, due(item)));
        }
        return rows;
    }

    /** The single dates of an item that has several. */
    static List<Deadline> dates(PlanItem item) {
        Deadline deadline = item.content().deadline();
        if (deadline == null) {
            return List.of();
        }
        List<Deadline> dated =
                deadline.parts().stream().filter(part -> part.date() != null).toList();
        return dated.size() < 2 ? List.of() : dated;
    }

    /** Made from its item and place, for the plan gives no ids to its dates. */
    private static UUID dateId(UUID item, int n) {
        return UUID.nameUUIDFromBytes((item + "/" + n).getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable LocalDate due(PlanItem item) {
        Deadline deadline = item.content().deadline();
        return deadline == null ? null : deadline.date();
    }
}

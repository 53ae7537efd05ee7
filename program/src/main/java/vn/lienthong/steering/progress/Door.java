package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** What every page of this room begins with: the item, if the reader may see it, and what the reader may do to it. */
@Component
class Door {

    private final PlanBook book;
    private final Progress progress;
    private final Hands hands;

    Door(PlanBook book, Progress progress, Hands hands) {
        this.book = book;
        this.progress = progress;
        this.hands = hands;
    }

    /** An item that the reader sees. */
    record Opened(Plan plan, PlanItem item, ItemProgress progress, List<StepProgress> steps, Hands.Reach reach) {

        Optional<StepProgress> step(String id) {
            return steps.stream()
                    .filter(step -> step.stepId().toString().equals(id))
                    .findFirst();
        }

        void show(Model model) {
            model.addAttribute("plan", plan);
            model.addAttribute("item", item);
            model.addAttribute("progress", progress);
            model.addAttribute("steps", steps);
        }
    }

    /** 404 for what is not there or not for the reader. */
    Opened item(UUID id) {
        PlanItem item = book.item(id).orElseThrow(Door::missing);
        ItemProgress now = progress.item(item).orElseThrow(Door::missing);
        Plan plan = book.plan(item.planId()).orElseThrow(Door::missing);
        return new Opened(plan, item, now, progress.stepsOf(item), hands.reach(item, now));
    }

    /** The item of a step. */
    Opened step(UUID id) {
        return item(progress.step(id).orElseThrow(Door::missing).itemId());
    }

    Plan plan(UUID id) {
        return book.plan(id).orElseThrow(Door::missing);
    }

    void require(boolean allowed, String right, UUID record) {
        hands.require(allowed, right, record);
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** A day of a form; what is no day is refused, an empty field is null. */
    static @Nullable LocalDate day(Form form, String field) {
        Optional<LocalDate> day = Days.parse(form.value(field));
        if (day.isEmpty() && !form.value(field).isEmpty()) {
            form.refuse(field, "progress.refused.day");
        }
        return day.orElse(null);
    }

    /** A last day of a form: a day in {@code due}, or {@code days} working days after {@code after}. */
    static @Nullable NewDay newDay(Form form) {
        LocalDate day = day(form, "due");
        LocalDate after = day(form, "after");
        String days = form.value("days");
        if (day != null && (after != null || !days.isEmpty())) {
            form.refuse("due", "progress.refused.two-days");
        }
        if (day != null) {
            return new NewDay.On(day);
        }
        if (after == null && days.isEmpty()) {
            return null;
        }
        if (after == null) {
            form.refuse("after", "progress.refused.after");
            return null;
        }
        if (!days.matches("[1-9][0-9]{0,3}")) {
            form.refuse("days", "progress.refused.days");
            return null;
        }
        return new NewDay.After(after, Integer.parseInt(days));
    }

    static int version(Form form) {
        return form.value("version").matches("[0-9]{1,9}") ? Integer.parseInt(form.value("version")) : 0;
    }

    static @Nullable UUID id(Form form, String field) {
        try {
            return form.value(field).isEmpty() ? null : UUID.fromString(form.value(field));
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }

    /** Puts what an act said into the form; true if it was done. */
    static boolean done(Form form, ActOutcome outcome) {
        switch (outcome) {
            case ActOutcome.Done _ -> {
                return true;
            }
            case ActOutcome.ChangedMeanwhile _ -> form.refuse("", "progress.refused.changed");
            case ActOutcome.Refused refused -> form.refuse(refused.field(), refused.key());
        }
        return false;
    }
}

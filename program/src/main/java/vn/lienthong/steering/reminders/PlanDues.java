package vn.lienthong.steering.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.ItemCompleted;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepMoved;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.UnitWork;

/**
 * What falls due in plans. A step with a last day of its own is a thing of its own; the steps that have the item's last day are
 * one thing for each agency: five steps due on one day make one reminder.
 */
@Component
class PlanDues implements DueSource {

    private final PlanBook book;
    private final Progress progress;
    private final UnitWork units;
    private final Messages messages;
    private final Reminding reminding;

    PlanDues(
            PlanBook book,
            Progress progress,
            UnitWork units,
            Messages messages,
            @org.springframework.context.annotation.Lazy Reminding reminding) {
        this.book = book;
        this.progress = progress;
        this.units = units;
        this.messages = messages;
        this.reminding = reminding;
    }

    @Override
    public Stream<Due> due(LocalDate from, LocalDate to) {
        return book.plans().stream().map(Plan::id).flatMap(plan -> of(plan, from, to));
    }

    private Stream<Due> of(UUID plan, LocalDate from, LocalDate to) {
        Map<UUID, PlanItem> items =
                book.items(plan).stream().collect(Collectors.toMap(PlanItem::id, item -> item, (one, other) -> one));
        Map<UUID, ItemProgress> standing = progress.items(plan);
        Map<UUID, UUID> contacts = units.contacts(plan);
        Map<UUID, List<StepProgress>> byItem = new LinkedHashMap<>();
        progress.steps(plan).values().stream()
                .filter(step -> step.open() && in(step.due(), from, to))
                .forEach(step -> byItem.computeIfAbsent(step.itemId(), id -> new ArrayList<>())
                        .add(step));
        return byItem.entrySet().stream()
                .filter(entry -> items.containsKey(entry.getKey()) && standing.containsKey(entry.getKey()))
                .flatMap(entry -> of(
                        Objects.requireNonNull(items.get(entry.getKey())),
                        Objects.requireNonNull(standing.get(entry.getKey())),
                        entry.getValue(),
                        contacts));
    }

    private static boolean in(@Nullable LocalDate day, LocalDate from, LocalDate to) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    private Stream<Due> of(PlanItem item, ItemProgress standing, List<StepProgress> open, Map<UUID, UUID> contacts) {
        List<Due> all = new ArrayList<>();
        Map<UUID, List<StepProgress>> withTheItem = new HashMap<>();
        List<StepProgress> nobodys = new ArrayList<>();
        for (StepProgress step : open) {
            if (!Objects.equals(step.due(), standing.due())) {
                all.add(step(item, standing, step, contacts));
            } else if (step.agency() == null) {
                nobodys.add(step);
            } else {
                withTheItem
                        .computeIfAbsent(step.agency(), id -> new ArrayList<>())
                        .add(step);
            }
        }
        withTheItem.forEach((agency, steps) -> all.add(item(item, standing, agency, steps, contacts)));
        if (!nobodys.isEmpty()) {
            all.add(item(item, standing, standing.lead(), nobodys, contacts));
        }
        return all.stream();
    }

    private Due step(PlanItem item, ItemProgress standing, StepProgress step, Map<UUID, UUID> contacts) {
        UUID agency = step.agency() == null ? standing.lead() : step.agency();
        return new Due(
                "step:" + step.stepId(),
                "reminders.type.step",
                words("reminders.title.step", step.text(), item.title()),
                item.path(),
                Objects.requireNonNull(step.due()),
                agency,
                step.person() == null ? Set.of() : Set.of(step.person()),
                contact(standing, agency, contacts),
                null);
    }

    private Due item(
            PlanItem item,
            ItemProgress standing,
            @Nullable UUID agency,
            List<StepProgress> steps,
            Map<UUID, UUID> contacts) {
        // Where one of the steps is nobody's own, it is the matter of the whole agency.
        boolean all = steps.stream().allMatch(step -> step.person() != null);
        Set<UUID> people = all
                ? steps.stream()
                        .map(StepProgress::person)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())
                : Set.of();
        return new Due(
                "item:" + item.id() + "/" + (steps.getFirst().agency() == null ? "none" : agency),
                "reminders.type.item",
                steps.size() == 1
                        ? item.title()
                        : words("reminders.title.item", item.title(), Integer.toString(steps.size())),
                item.path(),
                Objects.requireNonNull(steps.getFirst().due()),
                agency,
                people,
                contact(standing, agency, contacts),
                null);
    }

    /** The lead's contact person for the item; of another agency the one it named for the whole plan. */
    private static @Nullable UUID contact(ItemProgress standing, @Nullable UUID agency, Map<UUID, UUID> contacts) {
        if (Objects.equals(standing.lead(), agency)) {
            return standing.contact();
        }
        return agency == null ? null : contacts.get(agency);
    }

    private String words(String key, Object... arguments) {
        return messages.text(VietnameseText.VIETNAMESE, key, arguments);
    }

    @ApplicationModuleListener
    void on(StepMoved moved) {
        if (!moved.to().open()) {
            reminding.settle("step:" + moved.stepId());
        }
    }

    @ApplicationModuleListener
    void on(ItemCompleted completed) {
        reminding.settle("item:" + completed.itemId());
    }
}

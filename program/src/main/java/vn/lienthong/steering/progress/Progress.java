package vn.lienthong.steering.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.kernel.WorkingCalendar;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/**
 * How far plans have come. Questions are answered from memory while nothing was written; whether the one who asks may see a
 * plan is the question of {@link PlanBook}. A move asks for the rights of the one who acts.
 */
@Service
public class Progress {

    private static final int PLANS_KEPT = 512;

    /**
     * What a plan was last found to be.
     *
     * @param names which agencies the plan means, as they were found that day
     */
    private record Known(
            long version,
            List<PlanItem> items,
            LocalDate day,
            WorkingCalendar calendar,
            Map<String, Optional<UUID>> names,
            Standing standing) {}

    /**
     * A plan as it stands: both of one moment.
     *
     * @param steps by id, in the order of the plan: those of an item stand together, parts after the step that was split
     * @param items by id, in the order of the plan
     */
    public record Standing(Map<UUID, StepProgress> steps, Map<UUID, ItemProgress> items) {}

    private final ProgressStore store;
    private final History history;
    private final PlanBook book;
    private final Hands hands;
    private final Locality locality;
    private final Holidays holidays;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    Progress(
            ProgressStore store,
            History history,
            PlanBook book,
            Hands hands,
            Locality locality,
            Holidays holidays,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.history = history;
        this.book = book;
        this.hands = hands;
        this.locality = locality;
        this.holidays = holidays;
        this.audit = audit;
        this.events = events;
    }

    /** The steps of a plan by id, in its order: those of an item stand together, parts after the step that was split. */
    public Map<UUID, StepProgress> steps(UUID planId) {
        return standing(planId).steps();
    }

    /** The items of a plan by id, in its order. */
    public Map<UUID, ItemProgress> items(UUID planId) {
        return standing(planId).items();
    }

    /** Steps and items of a plan. */
    public Standing standing(UUID planId) {
        return standing(planId, book.items(planId), store.version(planId), history.today(), holidays.calendar());
    }

    /** The same for many plans, with a few questions for all of them; by plan. */
    public Map<UUID, Standing> standing(Collection<UUID> plans) {
        Map<UUID, List<PlanItem>> items = book.items(plans);
        Map<UUID, Long> versions = store.versions(plans);
        LocalDate today = history.today();
        WorkingCalendar calendar = holidays.calendar();
        Map<UUID, Standing> all = new LinkedHashMap<>();
        plans.forEach(plan -> all.put(
                plan,
                standing(plan, items.getOrDefault(plan, List.of()), versions.getOrDefault(plan, 0L), today, calendar)));
        return all;
    }

    /** A step, by its own id; an item without steps by the id of the item. Empty if it is not in a plan (any more). */
    public Optional<StepProgress> step(UUID stepId) {
        return planOf(stepId).map(plan -> steps(plan).get(stepId));
    }

    /** Many steps at once, by id, of whatever plans; those that are not there any more are missing. */
    public Map<UUID, StepProgress> stepsOf(Collection<UUID> stepIds) {
        Map<UUID, StepProgress> found = new LinkedHashMap<>();
        Set<UUID> wanted = Set.copyOf(stepIds);
        Set<UUID> plans = new LinkedHashSet<>(store.plansOf(wanted));
        plans.addAll(book.plansOf(wanted));
        standing(plans)
                .values()
                .forEach(standing -> standing.steps().forEach((id, step) -> {
                    if (wanted.contains(id)) {
                        found.put(id, step);
                    }
                }));
        return found;
    }

    /** Many items at once, by id, of whatever plans; those that are not there any more are missing. */
    public Map<UUID, ItemProgress> itemsOf(Collection<UUID> itemIds) {
        Map<UUID, ItemProgress> found = new LinkedHashMap<>();
        Set<UUID> wanted = Set.copyOf(itemIds);
        standing(book.plansOf(wanted))
                .values()
                .forEach(standing -> standing.items().forEach((id, item) -> {
                    if (wanted.contains(id)) {
                        found.put(id, item);
                    }
                }));
        return found;
    }

    /** An item. */
    public Optional<ItemProgress> item(UUID itemId) {
        return book.planOf(itemId).map(plan -> items(plan).get(itemId));
    }

    /** The same of an item at hand. */
    public Optional<ItemProgress> item(PlanItem item) {
        return Optional.ofNullable(items(item.planId()).get(item.id()));
    }

    /** The steps of one item, in order. */
    public List<StepProgress> stepsOf(PlanItem item) {
        return steps(item.planId()).values().stream()
                .filter(step -> step.itemId().equals(item.id()))
                .toList();
    }

    /**
     * What was done to plans in a period, the oldest first.
     *
     * @param from first moment
     * @param to the moment after the last
     */
    public List<Move> history(Collection<UUID> plans, Instant from, Instant to) {
        return history.of(plans, from, to);
    }

    /** How a plan stood at the end of a day, by what was recorded until then. */
    public Figures asOf(UUID planId, LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(VietnameseText.ZONE).toInstant();
        List<PlanItem> items = book.items(planId);
        Then then = new Then(
                end, history.statesBefore(planId, end), history.firstAfter(planId, end, Move.Kind.DUE, Move.Kind.KEPT));
        List<StepRow> steps = then.steps(store.steps(planId));
        Standing result = reckoning(items, steps, day, holidays.calendar(), names(planId, items, history.today()))
                .of(items, steps, then.items(store.items(planId)));
        return new Figures(planId, day, result.items(), result.steps());
    }

    /**
     * Moves a step to another state.
     *
     * @param why needed for blocked and not applicable; else what was done, possibly empty
     * @param day for done: the day on which it was done, today if null; for blocked and not applicable: when to look at it
     *     again
     * @param version of the step when it was looked at
     * @param key the same for every repetition of one click: it counts once
     * @throws org.springframework.security.access.AccessDeniedException if the one who acts may not move it
     */
    @Transactional
    public MoveOutcome move(UUID stepId, StepState to, String why, @Nullable LocalDate day, int version, UUID key) {
        Optional<UUID> plan = planOf(stepId);
        if (plan.isEmpty()) {
            return new MoveOutcome.Refused(MoveOutcome.Reason.GONE);
        }
        store.lock(plan.get());
        Standing before = fresh(plan.get());
        StepProgress step = before.steps().get(stepId);
        if (step == null) {
            return new MoveOutcome.Refused(MoveOutcome.Reason.GONE);
        }
        ItemProgress item = java.util.Objects.requireNonNull(before.items().get(step.itemId()));
        hands.requireMove(step, item);
        if (history.counted(key)) {
            return new MoveOutcome.Moved(step);
        }
        if (step.version() != version) {
            return new MoveOutcome.ChangedMeanwhile(step, history.last(step.itemId(), stepId));
        }
        LocalDate today = history.today();
        LocalDate on = to == StepState.DONE && day == null ? today : day;
        Optional<MoveOutcome.Reason> no = MoveRules.refuses(step, before.steps().values(), to, why, on, today);
        if (no.isPresent()) {
            return new MoveOutcome.Refused(no.get());
        }
        return moved(step, item, to, why.strip(), on, key);
    }

    private MoveOutcome moved(
            StepProgress step, ItemProgress item, StepState to, String why, @Nullable LocalDate on, UUID key) {
        untouched(step);
        LocalDate doneOn = to == StepState.DONE ? on : null;
        LocalDate review = to == StepState.NOT_APPLICABLE || to == StepState.BLOCKED ? on : null;
        if (!store.state(step.stepId(), to, doneOn, why, review, step.version(), history.now())) {
            throw new org.springframework.dao.OptimisticLockingFailureException("progress-step");
        }
        UUID move = history.add(new History.Entry(
                step.planId(),
                step.itemId(),
                step.stepId(),
                Move.Kind.STATE,
                step.state().name(),
                to.name(),
                on,
                why,
                null,
                key));
        audit.record(
                "progress.step.moved",
                "progress-step",
                step.stepId().toString(),
                Map.of("from", step.state().name(), "to", to.name()));
        events.publishEvent(new StepMoved(step.planId(), step.itemId(), step.stepId(), step.state(), to, move));
        Standing after = fresh(step.planId());
        ItemProgress now = java.util.Objects.requireNonNull(after.items().get(step.itemId()));
        if (item.doneOn() == null && now.doneOn() != null) {
            events.publishEvent(new ItemCompleted(step.planId(), step.itemId()));
        }
        return new MoveOutcome.Moved(
                java.util.Objects.requireNonNull(after.steps().get(step.stepId())));
    }

    /** Gives a step of the plan its row before the first write. */
    void untouched(StepProgress step) {
        if (!step.own()) {
            book.items(step.planId()).stream()
                    .filter(item -> item.id().equals(step.itemId()))
                    .flatMap(item -> Untouched.steps(item).stream())
                    .filter(row -> row.id().equals(step.stepId()))
                    .forEach(row -> store.add(row, null));
        }
    }

    Optional<UUID> planOf(UUID stepId) {
        return store.planOf(stepId).or(() -> book.planOf(stepId));
    }

    /** The standing of a plan inside a transaction that writes: past all memory. */
    Standing fresh(UUID planId) {
        List<PlanItem> items = book.items(planId);
        List<StepRow> steps = store.steps(planId);
        LocalDate today = history.today();
        return reckoning(items, steps, today, holidays.calendar(), names(planId, items, today))
                .of(items, steps, store.items(planId));
    }

    // The plan's room hands out the very same list while nothing of the plan has changed.
    @SuppressWarnings("ReferenceEquality")
    private Standing standing(
            UUID planId, List<PlanItem> items, long version, LocalDate today, WorkingCalendar calendar) {
        Known last = known.get(planId);
        if (last != null
                && last.version == version
                && last.items == items
                && last.day.equals(today)
                && last.calendar.equals(calendar)) {
            return last.standing;
        }
        List<StepRow> steps = store.steps(planId);
        Map<String, Optional<UUID>> names = names(planId, items, today);
        Standing standing = reckoning(items, steps, today, calendar, names).of(items, steps, store.items(planId));
        // Inside a transaction that writes, what is read is not yet what others see.
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            if (known.size() >= PLANS_KEPT) {
                known.clear();
            }
            known.put(planId, new Known(version, items, today, calendar, names, standing));
        }
        return standing;
    }

    /** Names that were found for these very items stay found for the day: a step that is moved asks for none. */
    @SuppressWarnings("ReferenceEquality")
    private Map<String, Optional<UUID>> names(UUID planId, List<PlanItem> items, LocalDate today) {
        Known last = known.get(planId);
        return last != null && last.items == items && last.day.equals(today) ? last.names : new ConcurrentHashMap<>();
    }

    private Reckoning reckoning(
            List<PlanItem> items,
            List<StepRow> steps,
            LocalDate day,
            WorkingCalendar calendar,
            Map<String, Optional<UUID>> names) {
        BiFunction<PlanItem, String, Optional<UUID>> agencyOf = agencies(items, names);
        Set<UUID> asked = new HashSet<>();
        items.forEach(item -> {
            item.units().stream()
                    .flatMap(unit -> Stream.ofNullable(unit.agencyId()))
                    .forEach(asked::add);
            item.steps().stream()
                    .flatMap(step -> step.units().stream())
                    .flatMap(name -> agencyOf.apply(item, name).stream())
                    .forEach(asked::add);
        });
        steps.stream().flatMap(step -> Stream.ofNullable(step.agency())).forEach(asked::add);
        Map<UUID, Agency> standing = asked.isEmpty() ? Map.of() : locality.standing(asked, day);
        return new Reckoning(
                day,
                calendar,
                agencyOf,
                agency -> standing.containsKey(agency) ? standing.get(agency).id() : agency,
                items.isEmpty() ? Map.of() : store.contacts(items.getFirst().planId()));
    }

    /** Every name is looked up once for a whole plan. */
    private BiFunction<PlanItem, String, Optional<UUID>> agencies(
            List<PlanItem> items, Map<String, Optional<UUID>> found) {
        Plan plan =
                items.isEmpty() ? null : book.known(items.getFirst().planId()).orElse(null);
        return (item, name) -> found.computeIfAbsent(
                name,
                asked -> item.units().stream()
                        .filter(unit -> unit.name().equals(asked) && unit.agencyId() != null)
                        .map(PlanItem.UnitRole::agencyId)
                        .findFirst()
                        .or(() -> plan == null ? Optional.empty() : book.agency(plan, asked)));
    }

    /**
     * What is read anew for a moment in the past.
     *
     * @param states of steps that were moved since, by what they had been moved by then
     * @param first days that were changed since, by what they were changed from
     */
    private record Then(Instant end, Map<UUID, Optional<Move>> states, Map<Move.Kind, Map<UUID, Move>> first) {

        List<StepRow> steps(List<StepRow> now) {
            return now.stream()
                    .filter(row -> row.addedAt() == null || row.addedAt().isBefore(end))
                    .map(this::step)
                    .toList();
        }

        private StepRow step(StepRow row) {
            Optional<Move> moved = states.get(row.id());
            StepRow then = moved == null
                    ? row
                    : moved.map(state -> row.as(
                                    StepState.valueOf(state.to()),
                                    state.to().equals(StepState.DONE.name()) ? state.day() : null,
                                    state.why()))
                            .orElse(row.as(StepState.NOT_STARTED, null, ""));
            Move due = first(Move.Kind.DUE, row.id());
            return due == null || due.stepId() == null ? then : then.due(day(due.from()));
        }

        List<ItemRow> items(List<ItemRow> now) {
            return now.stream()
                    .map(row -> {
                        Move due = first(Move.Kind.DUE, row.itemId());
                        Move keep = first(Move.Kind.KEPT, row.itemId());
                        return row.dueAndKept(
                                due == null || due.stepId() != null ? row.due() : day(due.from()),
                                keep == null ? row.keptOn() : day(keep.from()));
                    })
                    .toList();
        }

        private @Nullable Move first(Move.Kind kind, UUID subject) {
            return first.getOrDefault(kind, Map.of()).get(subject);
        }

        private static @Nullable LocalDate day(String written) {
            return written.isEmpty() ? null : LocalDate.parse(written);
        }
    }

    /** The items of several plans, by plan and item. */
    public Map<UUID, Map<UUID, ItemProgress>> items(Collection<UUID> plans) {
        Map<UUID, Map<UUID, ItemProgress>> all = new LinkedHashMap<>();
        standing(plans).forEach((plan, standing) -> all.put(plan, standing.items()));
        return all;
    }
}

package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.PlanBook;

/**
 * Who has what in hand and by when: assigning, dates, decisions, steps of a unit's own, confirming what goes on. Every act
 * asks for the rights of the one who acts and leaves a line in the history; moving a step is {@link Progress#move}.
 */
@Service
public class ProgressWork {

    private static final int LONGEST_STEP = 2000;

    private final Progress progress;
    private final ProgressStore store;
    private final ActStore acts;
    private final History history;
    private final Hands hands;
    private final People people;
    private final PlanBook book;
    private final Names names;
    private final DecisionNotices decisions;
    private final Holidays holidays;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    ProgressWork(
            Progress progress,
            ProgressStore store,
            ActStore acts,
            History history,
            Hands hands,
            People people,
            PlanBook book,
            Names names,
            DecisionNotices decisions,
            Holidays holidays,
            Audit audit,
            ApplicationEventPublisher events) {
        this.progress = progress;
        this.store = store;
        this.acts = acts;
        this.history = history;
        this.hands = hands;
        this.people = people;
        this.book = book;
        this.names = names;
        this.decisions = decisions;
        this.holidays = holidays;
        this.audit = audit;
        this.events = events;
    }

    private record Held(StepProgress step, ItemProgress item) {}

    /**
     * Gives a step to an agency and a person there.
     *
     * @param agency null: as the plan has it
     * @param person null: the whole agency
     */
    @Transactional
    public ActOutcome assign(UUID stepId, @Nullable UUID agency, @Nullable UUID person, int version) {
        Held held = held(stepId).orElse(null);
        if (held == null) {
            return gone();
        }
        StepProgress step = held.step;
        boolean directs = hands.directs(held.item);
        boolean within = hands.moves(step, held.item) && (agency == null || agency.equals(step.agency()));
        hands.require(directs || within, Hands.WORK, stepId);
        if (step.version() != version) {
            return new ActOutcome.ChangedMeanwhile();
        }
        Optional<Person> chosen = person == null ? Optional.empty() : people.find(person);
        if (person != null && chosen.isEmpty()) {
            return new ActOutcome.Refused("person", "progress.refused.no-person");
        }
        UUID home = chosen.map(Person::agency).orElse(null);
        UUID unit = agency == null && directs && home != null && !home.equals(step.agency()) ? home : agency;
        if (person != null && !directs && !Objects.equals(home, step.agency())) {
            return new ActOutcome.Refused("person", "progress.refused.other-unit");
        }
        progress.untouched(step);
        acts.assign(stepId, unit == null && !directs ? step.agency() : unit, person, history.now());
        StepProgress after =
                Objects.requireNonNull(progress.fresh(step.planId()).steps().get(stepId));
        if (!Objects.equals(after.agency(), step.agency())) {
            history.add(History.Entry.of(step, Move.Kind.AGENCY, id(step.agency()), id(after.agency()), ""));
        }
        if (!Objects.equals(person, step.person())) {
            history.add(History.Entry.of(step, Move.Kind.PERSON, id(step.person()), id(person), ""));
        }
        audit.record(
                "progress.step.assigned",
                "progress-step",
                stepId.toString(),
                Map.of("agency", id(after.agency()), "person", id(person)));
        return new ActOutcome.Done(stepId);
    }

    /**
     * Sets the days of a step. A unit sets them up to the last day of the item; a later day takes a decision.
     *
     * @param due null: the item's
     */
    @Transactional
    public ActOutcome setDays(UUID stepId, @Nullable LocalDate start, @Nullable NewDay due, int version) {
        Held held = held(stepId).orElse(null);
        if (held == null) {
            return gone();
        }
        StepProgress step = held.step;
        hands.require(hands.moves(step, held.item), Hands.WORK, stepId);
        if (step.version() != version) {
            return new ActOutcome.ChangedMeanwhile();
        }
        LocalDate day = due == null ? null : due.by(holidays.calendar());
        LocalDate last = held.item.due();
        if (day != null && last != null && day.isAfter(last)) {
            return new ActOutcome.Refused("due", "progress.refused.beyond-item");
        }
        if (start != null && day != null && start.isAfter(day)) {
            return new ActOutcome.Refused("start", "progress.refused.start-after-due");
        }
        progress.untouched(step);
        LocalDate before = acts.due(stepId);
        acts.days(stepId, start, day, due, history.now());
        if (!Objects.equals(start, step.start())) {
            history.add(History.Entry.of(step, Move.Kind.START, day(step.start()), day(start), ""));
        }
        moved(step.planId(), step.itemId(), stepId, before, day, "", null);
        audit.record("progress.step.dated", "progress-step", stepId.toString(), Map.of("due", day(day)));
        return new ActOutcome.Done(stepId);
    }

    /**
     * What a decision changes in an item.
     *
     * @param due its new last day, or null
     * @param lead its new lead unit, or null
     * @param version of the item's progress when it was looked at; 0 where that is not asked
     */
    public record Adjustment(
            UUID item, @Nullable NewDay due, @Nullable UUID lead, int version) {}

    /** Moves the last days of items to one day by a numbered decision of the standing body. The baseline stays. */
    @Transactional
    public ActOutcome adjust(UUID planId, List<UUID> items, NewDay due, Decision decision) {
        return adjust(
                planId,
                items.stream().map(item -> new Adjustment(item, due, null, 0)).toList(),
                decision);
    }

    /**
     * Changes last days and lead units by one numbered decision of the standing body: all of it or nothing. The baseline stays.
     *
     * @param adjustments of items of one plan
     */
    @Transactional
    public ActOutcome adjust(UUID planId, List<Adjustment> adjustments, Decision decision) {
        hands.require(hands.steers(planId), Hands.STEER, planId);
        if (decision.number().isBlank()) {
            return new ActOutcome.Refused("number", "progress.refused.number");
        }
        if (decision.reason().isBlank()) {
            return new ActOutcome.Refused("reason", "progress.refused.REASON_WANTED");
        }
        if (decision.issued().isAfter(history.today())) {
            return new ActOutcome.Refused("issued", "progress.refused.DAY_AHEAD");
        }
        store.lock(planId);
        Map<UUID, ItemProgress> all = progress.fresh(planId).items();
        if (adjustments.isEmpty()
                || !all.keySet()
                        .containsAll(adjustments.stream().map(Adjustment::item).toList())) {
            return gone();
        }
        if (adjustments.stream()
                .anyMatch(one -> one.version() > 0
                        && Objects.requireNonNull(all.get(one.item())).version() != one.version())) {
            return new ActOutcome.ChangedMeanwhile();
        }
        UUID id = Ids.next();
        acts.decision(id, planId, decision, history.now());
        for (Adjustment one : adjustments) {
            ItemProgress before = Objects.requireNonNull(all.get(one.item()));
            String why = decision.number() + ": " + decision.reason();
            LocalDate day = null;
            if (one.due() != null) {
                day = one.due().by(holidays.calendar());
                acts.itemDue(one.item(), day, one.due());
                moved(planId, one.item(), null, before.due(), day, why, id);
            }
            handedOver(one, before, why, id);
            audit.record(
                    "progress.item.adjusted",
                    "plan-item",
                    one.item().toString(),
                    Map.of(
                            "plan", planId.toString(),
                            "number", decision.number(),
                            "due", day(day),
                            "lead", id(one.lead()),
                            "items", Integer.toString(adjustments.size())));
        }
        return new ActOutcome.Done(id);
    }

    /** The contact person was the old lead's. */
    private void handedOver(Adjustment one, ItemProgress before, String why, UUID decision) {
        UUID lead = one.lead();
        if (lead == null || lead.equals(before.lead())) {
            return;
        }
        book.handOver(one.item(), lead, names.agency(lead));
        acts.contact(one.item(), null);
        history.add(new History.Entry(
                before.planId(),
                one.item(),
                null,
                Move.Kind.LEAD,
                id(before.lead()),
                id(lead),
                null,
                why,
                decision,
                null));
        decisions.handedOver(before, lead, decision);
    }

    /** Says whether a step is closed only with evidence. */
    @Transactional
    public ActOutcome wantEvidence(UUID stepId, boolean wanted, int version) {
        Held held = held(stepId).orElse(null);
        if (held == null) {
            return gone();
        }
        // What a lead must prove is said by the one who watches it; the lead may ask it of itself, not forgo it.
        hands.require(hands.steers(held.item.planId()) || (wanted && hands.directs(held.item)), Hands.STEER, stepId);
        if (held.step.version() != version) {
            return new ActOutcome.ChangedMeanwhile();
        }
        progress.untouched(held.step);
        acts.wantEvidence(stepId, wanted, history.now());
        history.add(History.Entry.of(
                held.step,
                Move.Kind.EVIDENCE_WANTED,
                Boolean.toString(held.step.needsEvidence()),
                Boolean.toString(wanted),
                ""));
        audit.record(
                "progress.step.evidence-wanted",
                "progress-step",
                stepId.toString(),
                Map.of("wanted", Boolean.toString(wanted)));
        return new ActOutcome.Done(stepId);
    }

    /**
     * Adds a step of the unit's own.
     *
     * @param parent the step that is split, or null for one beside the plan's steps
     */
    @Transactional
    public ActOutcome addStep(
            UUID itemId, @Nullable UUID parent, String text, @Nullable UUID person, @Nullable LocalDate due) {
        ItemProgress item = locked(itemId).orElse(null);
        if (item == null) {
            return gone();
        }
        Map<UUID, StepProgress> steps = progress.fresh(item.planId()).steps();
        StepProgress split = parent == null ? null : steps.get(parent);
        hands.require(hands.directs(item) || (split != null && hands.moves(split, item)), Hands.WORK, itemId);
        if (parent != null
                && (split == null || split.parentId() != null || !split.itemId().equals(itemId))) {
            return gone();
        }
        if (text.isBlank() || text.length() > LONGEST_STEP) {
            return new ActOutcome.Refused("text", "progress.refused.text");
        }
        LocalDate last = item.due();
        if (due != null && last != null && due.isAfter(last)) {
            return new ActOutcome.Refused("due", "progress.refused.beyond-item");
        }
        int n = (int) steps.values().stream()
                        .filter(step ->
                                step.own() && step.itemId().equals(itemId) && Objects.equals(step.parentId(), parent))
                        .count()
                + 1;
        UUID id = Ids.next();
        store.add(
                new StepRow(
                        id,
                        itemId,
                        item.planId(),
                        parent,
                        StepProgress.Kind.STEP,
                        n,
                        text.strip(),
                        StepState.NOT_STARTED,
                        split == null ? null : split.agency(),
                        person,
                        null,
                        due,
                        null,
                        null,
                        null,
                        due,
                        null,
                        "",
                        null,
                        false,
                        0,
                        1,
                        null,
                        history.now(),
                        null),
                history.now());
        history.add(
                new History.Entry(item.planId(), itemId, id, Move.Kind.ADDED, "", text.strip(), null, "", null, null));
        audit.record("progress.step.added", "progress-step", id.toString(), Map.of("item", itemId.toString()));
        return new ActOutcome.Done(id);
    }

    /** Gives a unit's own step other words. */
    @Transactional
    public ActOutcome reword(UUID stepId, String text, int version) {
        Held held = held(stepId).filter(one -> one.step.own()).orElse(null);
        if (held == null) {
            return gone();
        }
        hands.require(hands.moves(held.step, held.item), Hands.WORK, stepId);
        if (held.step.version() != version) {
            return new ActOutcome.ChangedMeanwhile();
        }
        if (text.isBlank() || text.length() > LONGEST_STEP) {
            return new ActOutcome.Refused("text", "progress.refused.text");
        }
        acts.reword(stepId, text.strip(), history.now());
        history.add(History.Entry.of(held.step, Move.Kind.REWORDED, held.step.text(), text.strip(), ""));
        audit.record("progress.step.reworded", "progress-step", stepId.toString(), Map.of());
        return new ActOutcome.Done(stepId);
    }

    /** Puts a unit's own step one place earlier or later among its like. */
    @Transactional
    public ActOutcome reorder(UUID stepId, boolean earlier) {
        Held held = held(stepId).filter(one -> one.step.own()).orElse(null);
        if (held == null) {
            return gone();
        }
        hands.require(hands.moves(held.step, held.item), Hands.WORK, stepId);
        List<UUID> like = new java.util.ArrayList<>(progress.fresh(held.item.planId()).steps().values().stream()
                .filter(step -> step.own()
                        && step.itemId().equals(held.step.itemId())
                        && Objects.equals(step.parentId(), held.step.parentId()))
                .map(StepProgress::stepId)
                .toList());
        int at = like.indexOf(stepId);
        int to = at + (earlier ? -1 : 1);
        if (to >= 0 && to < like.size()) {
            java.util.Collections.swap(like, at, to);
            acts.order(like);
            history.add(History.Entry.of(
                    held.step, Move.Kind.REWORDED, Integer.toString(at + 1), Integer.toString(to + 1), ""));
            audit.record("progress.step.ordered", "progress-step", stepId.toString(), Map.of());
        }
        return new ActOutcome.Done(stepId);
    }

    /** Takes a unit's own step away, with its parts; its history stays. */
    @Transactional
    public ActOutcome remove(UUID stepId, String why, int version) {
        Held held = held(stepId).filter(one -> one.step.own()).orElse(null);
        if (held == null) {
            return gone();
        }
        hands.require(hands.directs(held.item), Hands.WORK, stepId);
        if (held.step.version() != version) {
            return new ActOutcome.ChangedMeanwhile();
        }
        acts.remove(stepId, history.now());
        history.add(History.Entry.of(held.step, Move.Kind.REMOVED, held.step.text(), "", why.strip()));
        audit.record("progress.step.removed", "progress-step", stepId.toString(), Map.of());
        return new ActOutcome.Done(stepId);
    }

    /** Names the contact person of an item; null names nobody. */
    @Transactional
    public ActOutcome contact(UUID itemId, @Nullable UUID person, int version) {
        ItemProgress item = locked(itemId).orElse(null);
        if (item == null) {
            return gone();
        }
        hands.require(hands.directs(item), Hands.WORK, itemId);
        if (item.version() != version) {
            return new ActOutcome.ChangedMeanwhile();
        }
        if (person != null && people.find(person).isEmpty()) {
            return new ActOutcome.Refused("person", "progress.refused.no-person");
        }
        acts.contact(itemId, person);
        history.add(new History.Entry(
                item.planId(), itemId, null, Move.Kind.CONTACT, id(item.contact()), id(person), null, "", null, null));
        audit.record("progress.item.contact", "plan-item", itemId.toString(), Map.of("person", id(person)));
        return new ActOutcome.Done(itemId);
    }

    /**
     * Confirms that an item that goes on after it was done still does.
     *
     * @param note what was looked at
     */
    @Transactional
    public ActOutcome confirm(UUID itemId, String note, int version) {
        ItemProgress item = locked(itemId).orElse(null);
        if (item == null) {
            return gone();
        }
        hands.require(hands.directs(item), Hands.WORK, itemId);
        if (item.version() != version) {
            return new ActOutcome.ChangedMeanwhile();
        }
        if (!item.recurring() || item.doneOn() == null) {
            return new ActOutcome.Refused("", "progress.refused.not-kept");
        }
        LocalDate before = acts.kept(itemId);
        acts.keep(itemId, history.today());
        history.add(new History.Entry(
                item.planId(),
                itemId,
                null,
                Move.Kind.KEPT,
                day(before),
                history.today().toString(),
                history.today(),
                note.strip(),
                null,
                null));
        audit.record("progress.item.confirmed", "plan-item", itemId.toString(), Map.of());
        return new ActOutcome.Done(itemId);
    }

    /** How often an item that goes on is confirmed again. */
    @Transactional
    public ActOutcome keepEvery(UUID itemId, Period rhythm, int version) {
        ItemProgress item = locked(itemId).orElse(null);
        if (item == null) {
            return gone();
        }
        hands.require(hands.steers(item.planId()), Hands.STEER, itemId);
        if (item.version() != version) {
            return new ActOutcome.ChangedMeanwhile();
        }
        int months = (int) rhythm.toTotalMonths();
        if (months < 1 || months > 24) {
            return new ActOutcome.Refused("months", "progress.refused.months");
        }
        acts.rhythm(itemId, months);
        audit.record(
                "progress.item.rhythm", "plan-item", itemId.toString(), Map.of("months", Integer.toString(months)));
        return new ActOutcome.Done(itemId);
    }

    private void moved(
            UUID plan,
            UUID item,
            @Nullable UUID step,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String why,
            @Nullable UUID decision) {
        if (!Objects.equals(from, to)) {
            UUID line = history.add(
                    new History.Entry(plan, item, step, Move.Kind.DUE, day(from), day(to), null, why, decision, null));
            events.publishEvent(new DueMoved(plan, item, step, from, to, line));
        }
    }

    private Optional<Held> held(UUID stepId) {
        return progress.planOf(stepId).flatMap(plan -> {
            store.lock(plan);
            Progress.Standing now = progress.fresh(plan);
            return Optional.ofNullable(now.steps().get(stepId))
                    .map(step ->
                            new Held(step, Objects.requireNonNull(now.items().get(step.itemId()))));
        });
    }

    private Optional<ItemProgress> locked(UUID itemId) {
        return progress.planOf(itemId).flatMap(plan -> {
            store.lock(plan);
            return Optional.ofNullable(progress.fresh(plan).items().get(itemId));
        });
    }

    private static ActOutcome gone() {
        return new ActOutcome.Refused("", "progress.refused.GONE");
    }

    private static String id(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}

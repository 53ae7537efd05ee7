package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.locality.AgencyMerged;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.locality.HolidaysChanged;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.kernel.WorkingCalendar;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanChanged;
import vn.lienthong.steering.plan.PlanItem;

/** Follows what changes elsewhere: plans, the table of holidays, agencies. */
@Component
class Following {

    private final PlanBook book;
    private final ProgressStore store;
    private final ActStore acts;
    private final History history;
    private final Holidays holidays;
    private final Messages messages;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Following(
            PlanBook book,
            ProgressStore store,
            ActStore acts,
            History history,
            Holidays holidays,
            Messages messages,
            Audit audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.book = book;
        this.store = store;
        this.acts = acts;
        this.history = history;
        this.holidays = holidays;
        this.messages = messages;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Plans that were accepted before this room was there. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        for (Plan plan : book.plans()) {
            if (store.items(plan.id()).isEmpty()) {
                transaction.executeWithoutResult(status -> follow(plan.id()));
            }
        }
    }

    /** A plan says this with each of its items: it is followed once, before its transaction ends. */
    @EventListener
    void on(PlanChanged changed) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new Once(this, changed.planId()));
        } else {
            transaction.executeWithoutResult(status -> follow(changed.planId()));
        }
    }

    private record Once(Following following, UUID plan) implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            following.follow(plan);
        }
    }

    /** Writes down what the plan has now, and what its correction moved. */
    void follow(UUID planId) {
        store.lock(planId);
        List<PlanItem> items = book.items(planId);
        Map<UUID, ItemRow> itemRows = new LinkedHashMap<>();
        store.items(planId).forEach(row -> itemRows.put(row.itemId(), row));
        Map<UUID, StepRow> stepRows = new LinkedHashMap<>();
        store.steps(planId).forEach(row -> stepRows.put(row.id(), row));
        boolean first = itemRows.isEmpty();
        Set<UUID> said = new HashSet<>();
        for (PlanItem item : items) {
            item(item, itemRows.get(item.id()));
            for (StepRow step : Untouched.steps(item)) {
                said.add(step.id());
                step(step, stepRows.get(step.id()), first);
            }
        }
        stepRows.values().stream()
                .filter(row -> row.text() == null && row.removedAt() == null && !said.contains(row.id()))
                .forEach(row -> {
                    acts.remove(row.id(), history.now());
                    line(row, Move.Kind.REMOVED);
                });
    }

    private void item(PlanItem item, @Nullable ItemRow known) {
        ItemRow now = Untouched.item(item);
        if (known == null) {
            store.add(now);
        } else if (!Objects.equals(known.baselineDue(), now.baselineDue())
                || !Objects.equals(known.baselineStart(), now.baselineStart())) {
            acts.baseline(now);
            if (known.due() == null) {
                moved(item.planId(), item.id(), null, known.baselineDue(), now.baselineDue(), corrected());
            }
        }
    }

    private void step(StepRow now, @Nullable StepRow known, boolean first) {
        if (known == null) {
            store.add(now, first ? null : history.now());
            if (!first) {
                line(now, Move.Kind.ADDED);
            }
            return;
        }
        if (known.removedAt() != null) {
            acts.bringBack(known.id());
            line(known, Move.Kind.ADDED);
        }
        if (!Objects.equals(known.baselineDue(), now.baselineDue())) {
            acts.baseline(known.id(), now.baselineDue());
            if (known.kind() == StepProgress.Kind.DATE && known.due() == null) {
                moved(known.planId(), known.itemId(), known.id(), known.baselineDue(), now.baselineDue(), corrected());
            }
        }
    }

    private void line(StepRow row, Move.Kind kind) {
        history.add(
                new History.Entry(row.planId(), row.itemId(), row.id(), kind, "", "", null, corrected(), null, null));
    }

    private String corrected() {
        return messages.text(VietnameseText.VIETNAMESE, "progress.why.plan");
    }

    /** Last days that were given in working days move with the table of holidays, and say why. */
    @EventListener
    @Transactional
    void on(HolidaysChanged changed) {
        WorkingCalendar calendar = holidays.calendar();
        String why = messages.text(VietnameseText.VIETNAMESE, "progress.why.holidays", changed.why());
        Set<UUID> touched = new HashSet<>();
        for (ActStore.Reckoned day : acts.reckoned()) {
            LocalDate due = calendar.plus(day.after(), day.days());
            if (!due.equals(day.due())) {
                if (touched.add(day.plan())) {
                    store.lock(day.plan());
                }
                acts.reckonedAnew(day, due);
                moved(day.plan(), day.item(), day.step(), day.due(), due, why);
                audit.record(
                        "progress.due.reckoned",
                        day.step() == null ? "plan-item" : "progress-step",
                        (day.step() == null ? day.item() : day.step()).toString(),
                        Map.of("due", due.toString()));
            }
        }
    }

    /** The heir has the items from its first day on; what is remembered has the old agency. */
    @EventListener
    @Transactional
    void on(AgencyMerged merged) {
        store.forget();
    }

    private void moved(
            UUID plan, UUID item, @Nullable UUID step, @Nullable LocalDate from, @Nullable LocalDate to, String why) {
        if (!Objects.equals(from, to)) {
            UUID line = history.add(new History.Entry(
                    plan,
                    item,
                    step,
                    Move.Kind.DUE,
                    ProgressWork.day(from),
                    ProgressWork.day(to),
                    null,
                    why,
                    null,
                    null));
            events.publishEvent(new DueMoved(plan, item, step, from, to, line));
        }
    }
}

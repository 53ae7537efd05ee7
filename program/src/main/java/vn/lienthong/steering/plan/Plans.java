package vn.lienthong.steering.plan;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.audit.Audit;

/** The plan that people work with: documents are merged into it, its items corrected, contradictions decided. */
@Service
class Plans {

    private final PlanStore plans;
    private final ImportStore imports;
    private final Contents contents;
    private final Units units;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Plans(
            PlanStore plans,
            ImportStore imports,
            Contents contents,
            Units units,
            Access access,
            Audit audit,
            Clock clock) {
        this.plans = plans;
        this.imports = imports;
        this.contents = contents;
        this.units = units;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** What accepting a document came to. */
    sealed interface Acceptance {

        /**
         * It is in the plan.
         *
         * @param added items that the plan did not have
         * @param merged items that it had
         * @param differences questions that wait for a decision
         */
        record Accepted(UUID planId, int added, int merged, int differences) implements Acceptance {}

        /** Doubts are open; a person looks at them first, or says that they may stay. */
        record DoubtsOpen(int count) implements Acceptance {}

        /** There is no item in it. */
        record Empty() implements Acceptance {}

        /** It was accepted or given up already. */
        record NotOpen(Optional<UUID> planId) implements Acceptance {}
    }

    /**
     * Accepts a reviewed document: a first one becomes a plan, a further one is merged into its plan.
     *
     * @param withDoubts whether open doubts may stay as they are
     */
    @Transactional
    public Acceptance accept(UUID importId, boolean withDoubts) {
        Import document = imports.lock(importId).orElseThrow();
        if (document.state() != Import.State.REVIEW) {
            return new Acceptance.NotOpen(Optional.ofNullable(document.planId()));
        }
        List<Draft> drafts = imports.drafts(importId);
        long doubtful = drafts.stream().filter(draft -> !draft.settled()).count();
        if (drafts.isEmpty()) {
            return new Acceptance.Empty();
        }
        if (doubtful > 0 && !withDoubts) {
            return new Acceptance.DoubtsOpen((int) doubtful);
        }
        Head head = java.util.Objects.requireNonNull(document.head());
        String carrier =
                units.carrier(imports.unit(importId).orElse(null), head).orElse(null);
        UUID planId = document.planId() == null ? create(head, carrier) : document.planId();
        String unitCode = plans.find(planId).map(Plan::unitCode).orElse(carrier);
        plans.lock(planId);
        Acceptance.Accepted accepted = merge(planId, document, drafts);
        document.reporting().forEach(duty -> plans.reporting(planId, importId, duty));
        document.duties()
                .forEach(duty -> plans.duty(
                        planId,
                        importId,
                        duty,
                        units.agency(duty.unit(), head.issued(), unitCode).orElse(null)));
        imports.accepted(importId, planId, clock.instant());
        audit.record(
                "plan.import.accepted",
                "plan",
                planId.toString(),
                Map.of(
                        "import", importId.toString(),
                        "added", Integer.toString(accepted.added()),
                        "merged", Integer.toString(accepted.merged())));
        return accepted;
    }

    private UUID create(Head head, @Nullable String unitCode) {
        UUID owner = units.agency(head.issuer(), head.issued(), unitCode)
                .or(() -> units.committee(unitCode, head.issued()))
                .orElse(null);
        return plans.create(head, owner, unitCode, clock.instant());
    }

    private Acceptance.Accepted merge(UUID planId, Import document, List<Draft> drafts) {
        List<PlanItem> items = plans.items(planId);
        Plan plan = plans.find(planId).orElseThrow();
        Merge merge = new Merge(
                contents,
                units.sameOn(document.head() == null ? null : document.head().issued(), plan.unitCode()));
        var matched = merge.match(
                items.stream().map(PlanItem::content).toList(),
                drafts.stream().map(Draft::content).toList());
        int position = items.stream().mapToInt(PlanItem::position).max().orElse(0);
        int added = 0;
        int differences = 0;
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            Integer match = matched.get(i);
            UUID itemId;
            if (match == null) {
                itemId = plans.add(planId, ++position, draft.content(), roles(draft.content(), plan));
                added++;
            } else {
                itemId = items.get(match).id();
                differences += mergeInto(items.get(match), draft, document, merge);
            }
            plans.source(itemId, document.id(), draft.content(), draft.lineFrom(), draft.lineTo());
        }
        return new Acceptance.Accepted(planId, added, drafts.size() - added, differences);
    }

    private int mergeInto(PlanItem item, Draft draft, Import document, Merge merge) {
        List<ItemContent> earlier =
                plans.sources(item.id()).stream().map(PlanStore.Source::content).toList();
        Merge.Result result =
                merge.merge(item.content(), draft.content(), earlier, document.role() != Import.Role.APPENDIX);
        if (!result.content().equals(item.content())) {
            write(item, result.content());
        }
        result.differences()
                .forEach(field -> plans.difference(
                        item.planId(), item.id(), document.id(), field, item.content(), draft.content()));
        return result.differences().size();
    }

    /** Corrects an item of the plan; false if somebody else changed it meanwhile. */
    @Transactional
    public boolean correct(UUID itemId, ItemContent content, int version) {
        PlanItem item = plans.item(itemId).orElseThrow();
        if (item.version() != version) {
            return false;
        }
        write(item, content);
        audit.record("plan.item.corrected", "plan-item", itemId.toString(), Map.of());
        return true;
    }

    /**
     * Decides between two documents.
     *
     * @param theirs true takes the later document's word
     * @return false if it was decided already
     */
    @Transactional
    public boolean decide(UUID differenceId, boolean theirs) {
        Difference difference = plans.difference(differenceId).orElseThrow();
        if (difference.choice() != null) {
            return false;
        }
        plans.decide(differenceId, theirs ? "theirs" : "ours", access.actor().accountId(), clock.instant());
        if (theirs) {
            PlanItem item = plans.item(difference.itemId()).orElseThrow();
            write(item, contents.copy(difference.field(), difference.theirs(), item.content()));
        }
        audit.record(
                "plan.difference.decided",
                "plan-item",
                difference.itemId().toString(),
                Map.of("field", difference.field().key(), "choice", theirs ? "theirs" : "ours"));
        return true;
    }

    /**
     * Looks again which agencies the unresolved names of a plan mean, after agencies or other names for them were added.
     *
     * @return how many parts in items found their agency
     */
    @Transactional
    public int resolveAgain(UUID planId) {
        Plan plan = plans.find(planId).orElseThrow();
        int found = 0;
        for (PlanStore.OpenUnit open : plans.openUnits(planId)) {
            Optional<UUID> agency = units.agency(open.name(), plan.head().issued(), plan.unitCode());
            if (agency.isPresent()) {
                found += plans.resolve(planId, open.name(), agency.get());
            }
        }
        audit.record("plan.units.resolved", "plan", planId.toString(), Map.of("found", Integer.toString(found)));
        return found;
    }

    /** Gives an item another lead unit, that agency and no other of the same name. */
    @Transactional
    public void handOver(UUID itemId, UUID agency, String name) {
        PlanItem item = plans.item(itemId).orElseThrow();
        ItemContent after = item.content().ledBy(name);
        List<PlanItem.UnitRole> roles = roles(after, plans.find(item.planId()).orElseThrow()).stream()
                .map(role -> role.role().equals("lead") ? new PlanItem.UnitRole("lead", name, agency) : role)
                .toList();
        write(item, after, roles);
        audit.record("plan.item.handed-over", "plan-item", itemId.toString(), Map.of("agency", agency.toString()));
    }

    private void write(PlanItem item, ItemContent after) {
        write(item, after, roles(after, plans.find(item.planId()).orElseThrow()));
    }

    private void write(PlanItem item, ItemContent after, List<PlanItem.UnitRole> roles) {
        if (!plans.update(item.id(), after, roles, item.version())) {
            throw new org.springframework.dao.OptimisticLockingFailureException("plan-item");
        }
        for (Field field : Field.values()) {
            if (!contents.copy(field, after, item.content()).equals(item.content())) {
                plans.change(
                        item.id(), field, item.content(), after, access.actor().accountId(), clock.instant());
            }
        }
    }

    private List<PlanItem.UnitRole> roles(ItemContent content, Plan plan) {
        List<PlanItem.UnitRole> roles = new ArrayList<>();
        content.lead().forEach(name -> roles.add(role("lead", name, plan)));
        if (content.mainCoordinator() != null) {
            roles.add(role("main", content.mainCoordinator(), plan));
        }
        content.coordinate().forEach(name -> roles.add(role("coordinate", name, plan)));
        content.support().forEach(name -> roles.add(role("support", name, plan)));
        content.implementers().forEach(name -> roles.add(role("implement", name, plan)));
        return roles;
    }

    private PlanItem.UnitRole role(String role, String name, Plan plan) {
        return new PlanItem.UnitRole(
                role,
                name,
                units.agency(name, plan.head().issued(), plan.unitCode()).orElse(null));
    }
}

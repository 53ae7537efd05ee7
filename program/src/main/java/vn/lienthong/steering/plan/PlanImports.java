package vn.lienthong.steering.plan;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;
import vn.lienthong.capability.jobs.Jobs;
import vn.lienthong.steering.planreader.PlanReading;

/** The way of a document into a plan: uploaded, read, reviewed by a person, accepted. */
@Service
class PlanImports {

    private final ImportStore imports;
    private final PlanStore plans;
    private final Documents documents;
    private final Jobs jobs;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    PlanImports(
            ImportStore imports,
            PlanStore plans,
            Documents documents,
            Jobs jobs,
            Access access,
            Audit audit,
            Clock clock) {
        this.imports = imports;
        this.plans = plans;
        this.documents = documents;
        this.jobs = jobs;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of an attempt to change something that another person may be changing too. */
    enum Outcome {
        DONE,
        /** Somebody else changed it first. */
        CHANGED_MEANWHILE,
        /** It is not there, or not in a state that allows this. */
        GONE
    }

    /**
     * Takes a document in and begins to read it.
     *
     * @param id made by the form, so that a double click is one upload
     * @param plan the plan it joins, or null to begin one
     */
    @Transactional
    public Import upload(UUID id, String fileName, InputStream content, Import.Role role, @Nullable UUID plan)
            throws IOException {
        Optional<Import> before = imports.find(id);
        if (before.isPresent()) {
            return before.get();
        }
        if (plan != null && plans.find(plan).isEmpty()) {
            throw new IllegalArgumentException("plan");
        }
        StoredDocument document = documents.store(PlanDocuments.OWNER, fileName, content);
        imports.begin(id, plan, document.id(), document.name(), role, access.actor(), clock.instant());
        imports.job(id, jobs.start(ReadDocument.KIND, "plan.job", id.toString(), document.name()));
        audit.record("plan.import.uploaded", "plan-import", id.toString(), Map.of("role", role.name()));
        return imports.find(id).orElseThrow();
    }

    /** Stops the reading, or gives up a review: nothing stays but the line in the audit trail. */
    @Transactional
    public Outcome cancel(UUID id) {
        Optional<Import> found = imports.lock(id);
        if (found.isEmpty()
                || !Stream.of(Import.State.READING, Import.State.REVIEW)
                        .anyMatch(state -> state == found.get().state())) {
            return Outcome.GONE;
        }
        Import open = found.get();
        if (open.jobId() != null) {
            jobs.cancel(open.jobId());
        }
        imports.state(id, open.state(), Import.State.CANCELLED);
        imports.clear(id);
        documents.release(open.documentId(), PlanDocuments.OWNER);
        audit.record("plan.import.cancelled", "plan-import", id.toString(), Map.of());
        return Outcome.DONE;
    }

    /** Says that a doubtful reading is right as it stands. */
    @Transactional
    public Outcome settle(UUID draftId, int version) {
        return editable(draftId)
                .map(draft -> imports.settle(draftId, version) ? Outcome.DONE : Outcome.CHANGED_MEANWHILE)
                .orElse(Outcome.GONE);
    }

    /** Corrects an item; with that it counts as looked at. */
    @Transactional
    public Outcome correct(UUID draftId, ItemContent content, int version) {
        return editable(draftId)
                .map(draft -> imports.correct(draftId, content, draft.lineFrom(), draft.lineTo(), true, version)
                        ? Outcome.DONE
                        : Outcome.CHANGED_MEANWHILE)
                .orElse(Outcome.GONE);
    }

    /** Takes away what is no item. */
    @Transactional
    public Outcome remove(UUID draftId, int version) {
        return editable(draftId)
                .map(draft -> imports.remove(draftId, version) ? Outcome.DONE : Outcome.CHANGED_MEANWHILE)
                .orElse(Outcome.GONE);
    }

    /** Adds an item that was not read, after another one or at the end. */
    @Transactional
    public Optional<UUID> add(UUID importId, ItemContent content, int position) {
        if (!reviewed(importId)) {
            return Optional.empty();
        }
        imports.makeRoom(importId, position);
        return Optional.of(imports.add(importId, position, content, List.of(), 0, 0, true, true));
    }

    /** Joins an item to another: steps one after another, units and lists together, the other's words where it has some. */
    @Transactional
    public Outcome merge(UUID draftId, int version, UUID intoId) {
        Optional<Draft> from = editable(draftId);
        Optional<Draft> into = editable(intoId);
        if (from.isEmpty()
                || into.isEmpty()
                || draftId.equals(intoId)
                || !from.get().importId().equals(into.get().importId())) {
            return Outcome.GONE;
        }
        Draft target = into.get();
        if (!imports.remove(draftId, version)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        ItemContent joined = Joining.join(target.content(), from.get().content());
        int lineFrom = span(target, from.get(), Math::min);
        int lineTo = span(target, from.get(), Math::max);
        return imports.correct(intoId, joined, lineFrom, lineTo, true, target.version())
                ? Outcome.DONE
                : Outcome.CHANGED_MEANWHILE;
    }

    /**
     * Splits an item: its steps from number {@code firstStep} on become an item of their own, with the same units and the
     * same deadline.
     */
    @Transactional
    public Outcome split(UUID draftId, int version, int firstStep, String title) {
        Optional<Draft> found = editable(draftId);
        if (found.isEmpty()
                || firstStep < 2
                || firstStep > found.get().content().steps().size()) {
            return Outcome.GONE;
        }
        Draft draft = found.get();
        List<PlanReading.Step> steps = draft.content().steps();
        ItemContent first = draft.content().withSteps(steps.subList(0, firstStep - 1));
        ItemContent second = Joining.secondPart(draft.content(), title, steps.subList(firstStep - 1, steps.size()));
        if (!imports.correct(draftId, first, draft.lineFrom(), draft.lineTo(), true, version)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        imports.makeRoom(draft.importId(), draft.position() + 1);
        imports.add(
                draft.importId(),
                draft.position() + 1,
                second,
                List.of(),
                draft.lineFrom(),
                draft.lineTo(),
                false,
                true);
        return Outcome.DONE;
    }

    /**
     * Corrects what the document says of itself.
     *
     * @param unitCode the administrative unit whose plan it is; null leaves that to the words of the document
     */
    @Transactional
    public Outcome correctHead(UUID importId, Head head, @Nullable String unitCode, int version) {
        if (!imports.head(importId, head, version)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        if (unitCode != null) {
            imports.unit(importId, unitCode);
            audit.record("plan.import.unit", "plan-import", importId.toString(), Map.of("unit", unitCode));
        }
        return Outcome.DONE;
    }

    private static int span(Draft one, Draft other, java.util.function.IntBinaryOperator pick) {
        List<Integer> lines = new ArrayList<>();
        for (Draft draft : List.of(one, other)) {
            if (draft.lineFrom() > 0) {
                lines.add(pick.applyAsInt(draft.lineFrom(), draft.lineTo()));
            }
        }
        return lines.stream().reduce(pick::applyAsInt).orElse(0);
    }

    private Optional<Draft> editable(UUID draftId) {
        return imports.draft(draftId).filter(draft -> reviewed(draft.importId()));
    }

    private boolean reviewed(UUID importId) {
        return imports.find(importId)
                .filter(document -> document.state() == Import.State.REVIEW)
                .isPresent();
    }
}

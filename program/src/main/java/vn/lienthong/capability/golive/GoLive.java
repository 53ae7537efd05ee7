package vn.lienthong.capability.golive;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.audit.Audit;

/** Systems on their way into operation, for the rooms above. */
@Service
public class GoLive {

    private final GoLiveStore store;
    private final GoLiveReach reach;
    private final PaperLists lists;
    private final CheckedModels checked;
    private final AgencyDirectory agencies;
    private final Audit audit;
    private final Clock clock;

    GoLive(
            GoLiveStore store,
            GoLiveReach reach,
            PaperLists lists,
            CheckedModels checked,
            AgencyDirectory agencies,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.reach = reach;
        this.lists = lists;
        this.checked = checked;
        this.agencies = agencies;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A system that somebody wants to bring into operation.
     *
     * @param id made when the form was opened: sent twice, it begins once
     * @param kind one of {@link #kinds}
     * @param model catalogue id of the model that it carries, or null
     * @param agency whose system it is
     * @param checkByPlan whether the plan puts it behind the security check; the catalogue may do so too
     */
    public record Beginning(
            UUID id,
            Subject subject,
            String name,
            String kind,
            @Nullable String model,
            UUID agency,
            boolean checkByPlan) {}

    /** The kinds of systems for which there is a list of papers: key and words. */
    public Map<String, String> kinds(boolean english) {
        return lists.kinds(english);
    }

    /** Whether the one who acts may begin with a system of an agency. */
    public boolean mayBegin(UUID agency) {
        return reach.works(agency);
    }

    /**
     * Begins. Whether the security check is needed by default: if the plan says so, or the list of models that stand behind
     * it.
     *
     * @throws AccessDeniedException if the one who acts works for another agency
     * @throws IllegalArgumentException if there is no such kind
     */
    @Transactional
    public GoingLive begin(Beginning beginning) {
        if (!mayBegin(beginning.agency())) {
            throw new AccessDeniedException(GoLiveConfiguration.WORK + " at " + beginning.agency());
        }
        lists.require(beginning.kind());
        boolean listed = beginning.model() != null && checked.contains(beginning.model());
        GoingLive system = new GoingLive(
                beginning.id(),
                beginning.subject(),
                beginning.name(),
                beginning.kind(),
                beginning.model(),
                beginning.agency(),
                agencies.name(beginning.agency()).orElse(""),
                beginning.checkByPlan() || listed,
                beginning.checkByPlan() ? "plan" : listed ? "catalogue" : "none",
                Stage.PREPARING,
                LocalDate.now(clock),
                null,
                null,
                null,
                null,
                clock.instant(),
                1);
        if (store.insert(system)) {
            audit.record(
                    "golive.system.begun",
                    "system",
                    system.id().toString(),
                    Map.of(
                            "subject",
                                    system.subject().kind() + "/"
                                            + system.subject().id(),
                            "check", system.checkReason(),
                            "name", system.name()));
        }
        return store.find(system.id()).orElseThrow();
    }

    /**
     * Whether a model is rightly in operation today.
     *
     * @param model catalogue id
     * @param agency whose system; null for any
     */
    public boolean isLive(String model, @Nullable UUID agency) {
        LocalDate today = LocalDate.now(clock);
        return store.ofModel(model).stream()
                .filter(system -> agency == null || system.agency().equals(agency))
                .anyMatch(system -> system.isLive(today));
    }

    /** A system. Whether the one who acts may see it is not asked. */
    public Optional<GoingLive> find(UUID id) {
        return store.find(id);
    }

    /** The systems of a subject that the one who acts may see, the newest first. */
    public List<GoingLive> of(String subjectKind, String subjectId) {
        return store.of(subjectKind, subjectId).stream().filter(reach::sees).toList();
    }

    /**
     * A stage that a system came to.
     *
     * @param at when that was written down
     */
    public record Reached(UUID system, Stage stage, Instant at) {}

    /** The systems of several subjects, for reports. Whether the one who acts may see them is not asked. */
    public List<GoingLive> ofAll(String subjectKind, Collection<String> subjectIds) {
        return store.of(subjectKind, subjectIds);
    }

    /** Those of them that are there. Whether the one who acts may see them is not asked. */
    public List<GoingLive> find(Collection<UUID> ids) {
        return store.find(ids);
    }

    /** What systems came to, each from its beginning. */
    public List<Reached> reached(Collection<UUID> systems) {
        return store.reached(systems);
    }
}

package vn.lienthong.capability.devices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;

/** What units need, from proposal to delivery. Who may do what is the caller's question: it knows what the need is for. */
@Service
public class Devices {

    private static final String KIND = "need";

    private final DeviceStore store;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Devices(DeviceStore store, Access access, Audit audit, Clock clock) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes a proposal down; the same id a second time changes nothing. */
    @Transactional
    public void propose(Need need) {
        if (store.add(need, actor())) {
            store.moved(List.of(need.id()), need.proposedAt(), Need.State.PROPOSED, 0, actor());
            audit.record(
                    "devices.need.proposed",
                    KIND,
                    need.id().toString(),
                    Map.of("kind", need.kind().name()));
        }
    }

    /**
     * Changes a proposal that has not gone out.
     *
     * @param need with the version that was looked at
     * @return false if somebody else changed it meanwhile, or it has gone out
     */
    @Transactional
    public boolean change(Need need) {
        boolean done = store.change(need);
        if (done) {
            audit.record("devices.need.changed", KIND, need.id().toString(), Map.of());
        }
        return done;
    }

    /** Takes a proposal back; false if it has gone out or was changed meanwhile. */
    @Transactional
    public boolean withdraw(UUID id, int version) {
        boolean done = store.withdraw(id, version, clock.instant());
        if (done) {
            audit.record("devices.need.withdrawn", KIND, id.toString(), Map.of());
        }
        return done;
    }

    /**
     * Puts proposals into a list that goes out; from then on their units cannot change them.
     *
     * @param list made by the caller: the same list a second time is the same list
     * @return how many proposals went into it
     */
    @Transactional
    public int gather(UUID list, UUID collection, String addressee, Collection<UUID> needs) {
        Optional<NeedList> there = store.list(list);
        if (there.isPresent()) {
            return there.get().needs();
        }
        store.addList(list, collection, addressee, actor(), clock.instant());
        List<UUID> gathered = store.intoList(list, needs);
        store.moved(gathered, clock.instant(), Need.State.LISTED, 0, actor());
        audit.record(
                "devices.list.made",
                "need-list",
                list.toString(),
                Map.of("addressee", addressee, "needs", Integer.toString(gathered.size())));
        return gathered.size();
    }

    /** Names the paper with which a list went out. */
    @Transactional
    public void issued(UUID list, UUID paper) {
        store.paper(list, paper);
    }

    /**
     * Writes down what was decided on a need, or that it is there.
     *
     * @param granted how many, at most as many as were asked for; 0 with a refusal
     * @param decision number of the decision, or the reason
     * @return false if somebody else wrote something down meanwhile
     */
    @Transactional
    public boolean decide(UUID id, int version, Need.State state, int granted, String decision, LocalDate on) {
        boolean done = store.decide(id, version, state, granted, decision, on);
        if (done) {
            store.moved(List.of(id), clock.instant(), state, granted, actor());
            audit.record(
                    "devices.need.decided",
                    KIND,
                    id.toString(),
                    Map.of("state", state.name(), "granted", Integer.toString(granted)));
        }
        return done;
    }

    public Optional<Need> find(UUID id) {
        return store.find(id);
    }

    /** Those of them that are there. */
    public List<Need> find(Collection<UUID> ids) {
        return store.find(ids);
    }

    /** The histories of everything that a collection gathers, each from its beginning. */
    public List<NeedMove> moves(UUID collection) {
        return store.moves(collection);
    }

    /** What something needs, oldest first. */
    public List<Need> of(UUID subject) {
        return store.of(subject);
    }

    /** Everything that a collection gathers, oldest first. */
    public List<Need> ofCollection(UUID collection) {
        return store.ofCollection(collection);
    }

    /** What stands in a list. */
    public List<Need> ofList(UUID list) {
        return store.ofList(list);
    }

    /** The lists of a collection, the newest first. */
    public List<NeedList> lists(UUID collection) {
        return store.lists(collection);
    }

    /** Lists that were made and have no paper yet, the oldest first. */
    public List<NeedList> withoutPaper() {
        return store.withoutPaper();
    }

    /** How many proposals of each collection stand in no list yet. */
    public Map<UUID, Integer> proposed() {
        return store.proposed();
    }

    public Optional<NeedList> list(UUID id) {
        return store.list(id);
    }

    private @Nullable UUID actor() {
        return access.actorIfAny().map(Actor::accountId).orElse(null);
    }
}

package vn.lienthong.capability.national;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.registry.PersonSource;
import vn.lienthong.capability.registry.Use;

/**
 * The national population database, asked about one person at a time. Call it outside a transaction: an ask takes seconds and
 * writes its diary line, its audit line and its answer in transactions of its own, so that what was sent stays written down.
 *
 * <p>The one who acts must hold {@code national.verify} (or, for whom a check has just read, {@code national.verify-checked}) or
 * {@code national.lookup}, and the right of the purpose; the use names
 * the record it serves.
 */
@Component
public class NationalRegister implements PersonSource {

    private final Asking asking;
    private final AskStore store;
    private final Lines lines;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    NationalRegister(Asking asking, AskStore store, Lines lines, Access access, Audit audit, Clock clock) {
        this.asking = asking;
        this.store = store;
        this.lines = lines;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "national.source";
    }

    /** What is approved today for any purpose; nothing where no line is set up. Never a search, an index or a list by unit. */
    @Override
    public Set<PersonSource.Ability> abilities() {
        Set<PersonSource.Ability> found = EnumSet.noneOf(PersonSource.Ability.class);
        if (lines.setUp()) {
            lines.grants().all().stream()
                    .filter(grant -> grant.covers(grant.purpose(), grant.service(), asking.today()))
                    .forEach(grant -> found.add(grant.service().ability()));
        }
        if (!found.isEmpty()) {
            found.add(PersonSource.Ability.ROW_BY_ROW);
        }
        return found;
    }

    /** Whether asks go to a sandbox: every screen and paper with an answer must say so. */
    public boolean sandbox() {
        return lines.sandbox();
    }

    /**
     * Asks whether name, birth date and what else is claimed are right; tells no data. How long it may take is set
     * ({@code lienthong.national-patience-seconds}, 15); usually well below a second.
     */
    public NationalOutcome verify(Claim claim, Use use) {
        return asking.ask(Order.of(Service.VERIFY, claim, use));
    }

    /** Asks for the fields of one person that are approved for the purpose. */
    public NationalOutcome lookUp(Claim claim, Use use) {
        return asking.ask(Order.of(Service.LOOK_UP, claim, use));
    }

    /**
     * Puts an ask that got no answer into the queue: it is asked again, under the same request number, until it is answered or
     * three days have passed, and whoever asked is told in the inbox.
     *
     * @param ask of a {@link NationalOutcome.NotAsked}; one's own
     * @return whether it waits now
     */
    @Transactional
    public boolean later(UUID ask) {
        Optional<Actor> actor = access.actorIfAny();
        Optional<Ask> failed = store.find(ask).filter(one -> one.list() == null);
        if (actor.isEmpty() || failed.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        Instant next = Objects.requireNonNullElse(failed.get().nextTry(), now.plus(Queue.SOON));
        boolean waits = store.wait(ask, actor.get().accountId(), now, next);
        if (waits) {
            audit.record("national.ask.queued", "national-ask", ask.toString(), java.util.Map.of());
        }
        return waits;
    }
}

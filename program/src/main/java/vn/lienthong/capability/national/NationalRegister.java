package vn.lienthong.capability.national;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.registry.PersonSource;
import vn.lienthong.capability.registry.Use;

/**
 * The national population database, asked about one person at a time. Call it outside a transaction: an ask takes seconds and
 * writes its diary line, its audit line and its answer in transactions of its own, so that what was sent stays written down.
 *
 * <p>The one who acts must hold {@code national.verify} or {@code national.lookup} and the right of the purpose; the use names
 * the record it serves.
 */
@Component
public class NationalRegister implements PersonSource {

    @Override
    public String key() {
        return "national.source";
    }

    @Override
    public Set<PersonSource.Ability> abilities() {
        return Set.of();
    }

    /** Whether asks go to a sandbox: every screen and paper with an answer must say so. */
    public boolean sandbox() {
        return false;
    }

    /**
     * Asks whether name, birth date and what else is claimed are right; tells no data. A moment of patience is in the settings
     * (12 seconds at most, usually well below one).
     */
    public NationalOutcome verify(Claim claim, Use use) {
        return new NationalOutcome.NotAsked(null, NationalOutcome.Why.NOT_SET_UP, null, false);
    }

    /** Asks for the fields of one person that are approved for the purpose. */
    public NationalOutcome lookUp(Claim claim, Use use) {
        return new NationalOutcome.NotAsked(null, NationalOutcome.Why.NOT_SET_UP, null, false);
    }

    /**
     * Puts an ask that got no answer into the queue: it is asked again, under the same request number, until it is answered or
     * three days have passed, and whoever asked is told in the inbox.
     *
     * @param ask of a {@link NationalOutcome.NotAsked}; one's own
     * @return whether it waits now
     */
    public boolean later(UUID ask) {
        return false;
    }
}

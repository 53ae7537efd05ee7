package vn.lienthong.capability.national;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.Use;
import vn.lienthong.kernel.Ids;

/**
 * One ask, to be made.
 *
 * @param id of the ask and of its requests
 * @param formKey by which a form sent twice is known, or null
 * @param list whose row it is, or null
 * @param only of the approved fields these; empty for all
 * @param turn how long to wait for one's turn where many ask
 */
record Order(
        UUID id,
        Service service,
        Claim claim,
        Use use,
        @Nullable String formKey,
        @Nullable UUID list,
        int line,
        Set<PersonField> only,
        Duration turn) {

    Order {
        only = Set.copyOf(only);
    }

    private static final Duration USUAL_TURN = Duration.ofSeconds(2);

    static Order of(Service service, Claim claim, Use use) {
        return new Order(Ids.next(), service, claim, use, null, null, 0, Set.of(), USUAL_TURN);
    }

    Order withKey(String key) {
        return new Order(id, service, claim, use, key, list, line, only, turn);
    }

    /** The same, of an ask or a row that has its id already. */
    static Order again(
            UUID id, Service service, Claim claim, Use use, @Nullable UUID list, int line, Set<PersonField> only) {
        return new Order(id, service, claim, use, null, list, line, only, Duration.ofSeconds(5));
    }
}

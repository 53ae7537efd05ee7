package vn.lienthong.capability.devices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.Money;

/**
 * Something that a unit needs.
 *
 * @param collection what gathers it, such as a plan
 * @param subject what it is needed for, such as an item of the plan
 * @param agency who needs it
 * @param what a device by its kind, or the purpose of the money
 * @param place where it will stand or be spent; possibly empty
 * @param count of devices; 1 for money
 * @param price of one
 * @param fund where the money is to come from; possibly empty
 * @param listId the list in which it went to those who decide; null while it has not
 * @param granted how many were approved; 0 while nothing is decided
 * @param decision number of the decision, or the reason of a refusal
 */
public record Need(
        UUID id,
        UUID collection,
        UUID subject,
        UUID agency,
        Kind kind,
        String what,
        String place,
        int count,
        Money price,
        String fund,
        String reason,
        State state,
        @Nullable UUID listId,
        int granted,
        String decision,
        @Nullable LocalDate decidedOn,
        Instant proposedAt,
        int version) {

    /** Whether things or money are asked for. */
    public enum Kind {
        DEVICE,
        COST
    }

    /** How far it has come. */
    public enum State {
        /** The unit may still change it. */
        PROPOSED,
        /** It stands in a list that went out. */
        LISTED,
        APPROVED,
        REFUSED,
        /** It is there, or paid. */
        DELIVERED
    }

    /** What it costs in all. */
    public Money total() {
        return price.times(count);
    }

    /** What was approved costs so much. */
    public Money grantedTotal() {
        return price.times(granted);
    }
}

package vn.lienthong.capability.registry;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the register says when many are asked for. */
public sealed interface Listing {

    /**
     * Persons that fit, the best first. Each stands in the diary as listed.
     *
     * @param lines few: who wants more must say more
     * @param more whether others fit as well
     */
    record Found(List<Line> lines, boolean more) implements Listing {

        public Found {
            lines = List.copyOf(lines);
        }
    }

    /** The words fit too many to be looked through: a year of birth, another word or a unit is missing. */
    record TooBroad() implements Listing {}

    /** No right or no ground. Written down. */
    record Refused(Answer.Refusal why) implements Listing {}

    /**
     * A person in a list: just enough to choose.
     *
     * @param fullName name, if the purpose may see names, else empty
     * @param maskedNumber the last three digits after points, such as {@code •••••••••345}; empty if none or not to be seen
     * @param birth year or day of birth, or null
     * @param unit code of the unit
     * @param alive whether the person is not known to have died
     * @param formerName the earlier name by which the person was found, or empty
     */
    record Line(
            UUID id,
            String fullName,
            String maskedNumber,
            Person.@Nullable Birth birth,
            String unit,
            boolean alive,
            String formerName) {

        /** The id only: persons do not belong into logs. */
        @Override
        public String toString() {
            return "Line[" + id + "]";
        }
    }
}

package vn.lienthong.steering.reminders;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thing on which work is left, with its last day.
 *
 * @param thing what makes it this thing for good, such as {@code step:0190…}; letters, digits, colon, slash, dash; at most 100
 * @param type message key of what it is: {@code reminders.type.step}
 * @param title its words, as a person reads them in a list: what, and of which matter
 * @param path the page where it is done
 * @param day its last day
 * @param agency whose duty it is, as that agency stands today; null while nobody is known
 * @param people accounts of those whose matter it is at the agency; empty for the agency as a whole
 * @param contact account of the agency's contact person for this, or null; asked where {@code people} is empty
 * @param assignedBy account of the one who is told when it is late; null for the standing body
 * @param awaitedBy the agency that waits for it, whose standing body is told as well when it is late; null for none
 */
public record Due(
        String thing,
        String type,
        String title,
        String path,
        LocalDate day,
        @Nullable UUID agency,
        Set<UUID> people,
        @Nullable UUID contact,
        @Nullable UUID assignedBy,
        @Nullable UUID awaitedBy) {

    /** A thing for which no other agency waits. */
    public Due(
            String thing,
            String type,
            String title,
            String path,
            LocalDate day,
            @Nullable UUID agency,
            Set<UUID> people,
            @Nullable UUID contact,
            @Nullable UUID assignedBy) {
        this(thing, type, title, path, day, agency, people, contact, assignedBy, null);
    }

    public Due {
        people = Set.copyOf(people);
        if (!thing.matches("[A-Za-z0-9:/-]{1,100}")) {
            throw new IllegalArgumentException("a thing's name is not " + thing);
        }
    }
}

package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.ui.Tag;

/**
 * How far an item has come, computed from its steps.
 *
 * @param state the one word for it; late before blocked
 * @param done steps that are done
 * @param total steps that apply
 * @param percent 0 to 100; a step that was split counts by its parts
 * @param blocked steps that cannot go on
 * @param start its first day, or null
 * @param due its last day as it stands now, or null ("theo tiến độ", "thường xuyên")
 * @param baselineDue what the plan's documents say
 * @param nextDue the next day by which something of it must be done (or confirmed again), or null
 * @param doneOn the day on which its last step was done; null while work is left
 * @param workingDaysLate how many working days the latest of its open steps is late; 0 if none is
 * @param recurring whether it goes on after it was done: then it is confirmed again from time to time
 * @param contact the contact person of its lead for this item, else for the whole plan; null where none was named
 * @param lead its lead agency as it stands today, or null while the name is not resolved
 * @param version to be handed back with a change of the item itself
 */
public record ItemProgress(
        UUID itemId,
        UUID planId,
        State state,
        int done,
        int total,
        int percent,
        int blocked,
        @Nullable LocalDate start,
        @Nullable LocalDate due,
        @Nullable LocalDate baselineDue,
        @Nullable LocalDate nextDue,
        @Nullable LocalDate doneOn,
        int workingDaysLate,
        boolean recurring,
        @Nullable UUID contact,
        @Nullable UUID lead,
        int version) {

    /** The one word for an item. */
    public enum State {
        NOT_STARTED(Tag.TODO),
        DOING(Tag.DOING),
        /** A step cannot go on, and nothing is late yet. */
        BLOCKED(Tag.STUCK),
        /** Something is past its day. */
        LATE(Tag.LATE),
        DONE(Tag.DONE),
        /** Done, and goes on all the time: confirmed again from time to time. */
        KEPT(Tag.DONE),
        NOT_APPLICABLE(Tag.NONE);

        private final Tag tag;

        State(Tag tag) {
            this.tag = tag;
        }

        /** Its look. */
        public Tag tag() {
            return tag;
        }

        /** Message key of its word. */
        public String key() {
            return "progress.item." + name();
        }

        /** Whether work is left. */
        public boolean open() {
            return this == NOT_STARTED || this == DOING || this == BLOCKED || this == LATE;
        }
    }

    /** Whether something of it is past its day. */
    public boolean late() {
        return workingDaysLate > 0;
    }
}

package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value as read, with the place where it stands and how sure the reading is.
 *
 * @param value the value; null if nothing was found
 * @param place where it stands; null if it was not found or was concluded from several places
 * @param confidence 0 (a guess) to 1 (sure)
 * @param doubts why it is not sure; empty for a reading that needs no second look
 */
public record Reading<T>(@Nullable T value, @Nullable Place place, double confidence, List<Doubt> doubts) {

    /** A reading below this needs a person's look even without a named reason. */
    public static final double SURE = 0.7;

    static <T> Reading<T> sure(T value, @Nullable Place place) {
        return new Reading<>(value, place, 0.95, List.of());
    }

    static <T> Reading<T> doubtful(@Nullable T value, @Nullable Place place, double confidence, Doubt doubt) {
        return new Reading<>(value, place, confidence, List.of(doubt));
    }

    static <T> Reading<T> none() {
        return new Reading<>(null, null, 0.95, List.of());
    }

    Reading<T> doubting(double atMost, Doubt doubt) {
        var all = new ArrayList<>(doubts);
        all.add(doubt);
        return new Reading<>(value, place, Math.min(confidence, atMost), List.copyOf(all));
    }

    /** Whether a person should look at it before it is relied on. */
    public boolean isDoubtful() {
        return !doubts.isEmpty() || confidence < SURE;
    }
}

package vn.lienthong.matching;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * How a long run is steered from outside. The answers are the same for any number of threads.
 *
 * @param threads how many work at once
 * @param progress is told now and then how many rows are done
 * @param cancelled asked now and then; true ends the run early, with a summary of what was done
 */
public record Control(int threads, LongConsumer progress, BooleanSupplier cancelled) {

    public Control {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads);
        }
    }

    /** Nobody watches. */
    public static Control threads(int threads) {
        return new Control(threads, done -> {}, () -> false);
    }
}

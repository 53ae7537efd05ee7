package vn.lienthong.capability.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value, in its two parts.
 *
 * @param numerator what was counted; null while unknown, which is not nought
 * @param denominator of how many; null while unknown and for counts
 * @param asOf when the records were looked at
 * @param restated how often it was changed after it was first published
 */
public record Value(
        Cell cell, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator, Instant asOf, int restated) {

    /** How many digits behind the comma a divided value keeps. */
    private static final int SCALE = 4;

    /** A share or a mean. */
    public static Value of(Cell cell, long numerator, long denominator, Instant asOf) {
        return new Value(cell, BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator), asOf, 0);
    }

    /** A count. */
    public static Value of(Cell cell, long count, Instant asOf) {
        return new Value(cell, BigDecimal.valueOf(count), null, asOf, 0);
    }

    /** What cannot be said: nobody counted, or the source was away. */
    public static Value unknown(Cell cell, Instant asOf) {
        return new Value(cell, null, null, asOf, 0);
    }

    /** The number itself, in the unit of the indicator; empty when unknown or when there is nothing to divide by. */
    public Optional<BigDecimal> amount(Indicator indicator) {
        if (numerator == null) {
            return Optional.empty();
        }
        if (!indicator.unit().divided()) {
            return Optional.of(numerator);
        }
        if (denominator == null || denominator.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal top = indicator.unit() == Indicator.Unit.PERCENT ? numerator.movePointRight(2) : numerator;
        return Optional.of(top.divide(denominator, SCALE, RoundingMode.HALF_UP));
    }
}

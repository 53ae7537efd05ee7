package vn.lienthong.capability.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a place wants to have reached by a day.
 *
 * @param amount in the unit of the indicator
 * @param due the day by which it is to be reached
 * @param margin how far a value may fall short and still be amber, in the unit of the indicator
 * @param basis the document that sets it, possibly empty
 */
public record Target(String indicator, Place place, BigDecimal amount, LocalDate due, BigDecimal margin, String basis) {

    /** How a value stands to a target. */
    public enum Light {
        /** Reached. */
        GREEN,
        /** Short by the margin at most. */
        AMBER,
        /** Short by more. */
        RED,
        /** No target, no value, or a number that is only watched. */
        NONE
    }

    /** The rule, and the only one: reached, short by the margin at most, short by more. */
    public Light light(Indicator of, Value value) {
        BigDecimal now = value.amount(of).orElse(null);
        if (now == null || of.better() == Indicator.Better.NEITHER) {
            return Light.NONE;
        }
        BigDecimal missing = of.better() == Indicator.Better.UP ? amount.subtract(now) : now.subtract(amount);
        if (missing.signum() <= 0) {
            return Light.GREEN;
        }
        return missing.compareTo(margin) <= 0 ? Light.AMBER : Light.RED;
    }
}

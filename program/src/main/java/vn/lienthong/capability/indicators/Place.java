package vn.lienthong.capability.indicators;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a value is about: an administrative unit, or one agency of it.
 *
 * @param unitCode code of the unit as the locality has it on the last day of the period
 * @param agency the agency, or null for the unit as a whole
 */
public record Place(String unitCode, @Nullable UUID agency) {

    public Place {
        if (!unitCode.matches("[0-9]{2,5}")) {
            throw new IllegalArgumentException("no code of a unit: " + unitCode);
        }
    }

    /** A unit as a whole. */
    public static Place unit(String unitCode) {
        return new Place(unitCode, null);
    }

    /** One agency of a unit. */
    public static Place agency(String unitCode, UUID agency) {
        return new Place(unitCode, agency);
    }
}

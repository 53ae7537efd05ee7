package vn.lienthong.capability.indicators;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place as an address writes it: {@code 25450}, or {@code 25450~<id of the agency>}. */
final class PlaceParameter {

    private static final Pattern SHAPE = Pattern.compile("([0-9]{2,5})(?:~([0-9a-f-]{36}))?");

    private PlaceParameter() {}

    static String write(Place place) {
        return place.unitCode() + (place.agency() == null ? "" : "~" + place.agency());
    }

    static Optional<Place> read(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Place(shape.group(1), shape.group(2) == null ? null : UUID.fromString(shape.group(2))));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}

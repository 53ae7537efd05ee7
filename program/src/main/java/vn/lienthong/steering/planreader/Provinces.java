package vn.lienthong.steering.planreader;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.locality.PlaceFacts;

/** The province of a plan that does not name one: where the only place of its name lies, and always doubted. */
final class Provinces {

    /** Read when first needed: most plans name their province. */
    private static final class Facts {
        static final PlaceFacts PLACES = PlaceFacts.load();
    }

    private Provinces() {}

    /** "tỉnh …" or "thành phố …" before the bare name of a province. */
    static String named(String bare) {
        if (Fold.plain(bare).startsWith("tinh ") || Fold.plain(bare).startsWith("thanh pho ")) {
            return Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
        }
        String city = Grammar.UNITS.exact("name", "city") + " " + bare;
        boolean municipality = Facts.PLACES
                .provinceOf(city, null)
                .filter(city::equalsIgnoreCase)
                .isPresent();
        return municipality ? city : province(bare);
    }

    static String province(String bare) {
        return Grammar.UNITS.exact("name", "province") + " " + bare;
    }

    /**
     * @param places kind and name, the likeliest first
     * @param day the plan's date; null if unknown
     * @param none what is answered where nothing can be concluded
     */
    static Reading<String> of(List<String> places, @Nullable LocalDate day, Reading<String> none) {
        // A place that the register does not know makes all of them doubtful: it may be a misread name.
        if (!places.stream().allMatch(Facts.PLACES::knows)) {
            return none;
        }
        for (String place : places) {
            Optional<String> province = Facts.PLACES.provinceOf(place, day);
            if (province.isPresent()) {
                String name = province.get();
                String small = Character.toLowerCase(name.charAt(0)) + name.substring(1);
                return Reading.doubtful(small, null, 0.6, Doubt.of(Doubt.Reason.PROVINCE_DERIVED, place));
            }
        }
        return none;
    }
}

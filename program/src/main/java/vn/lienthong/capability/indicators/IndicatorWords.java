package vn.lienthong.capability.indicators;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.locality.AdminUnit;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.ui.Messages;

/** Values, periods and places as people read them. */
@Component
class IndicatorWords {

    /** How an unknown value is written: never as nought. */
    static final String UNKNOWN = "–";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("dd/MM");
    private static final List<String> QUARTERS = List.of("I", "II", "III", "IV");

    private final Messages messages;
    private final Locality locality;

    IndicatorWords(Messages messages, Locality locality) {
        this.messages = messages;
        this.locality = locality;
    }

    String name(Indicator indicator, Locale locale) {
        return messages.text(locale, indicator.key("name"));
    }

    /** One of its words, or nothing where the room gives none. */
    String word(Indicator indicator, String which, Locale locale) {
        String key = indicator.key(which);
        return messages.has(key) ? messages.text(locale, key) : "";
    }

    String amount(Indicator indicator, Value value, Locale locale) {
        return value.amount(indicator)
                .map(number -> amount(indicator, number, locale))
                .orElse(UNKNOWN);
    }

    String amount(Indicator indicator, BigDecimal number, Locale locale) {
        return messages.text(locale, "indicators.amount." + indicator.unit(), number(number, indicator, locale));
    }

    private static String number(BigDecimal number, Indicator indicator, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(
                indicator.unit().divided() ? (indicator.unit() == Indicator.Unit.RATIO ? 2 : 1) : 0);
        return format.format(number);
    }

    /** Both parts: {@code 31 / 44}, or nothing for a count. */
    String parts(Indicator indicator, Value value, Locale locale) {
        BigDecimal top = value.numerator();
        BigDecimal below = value.denominator();
        if (!indicator.unit().divided() || top == null || below == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        return format.format(top) + " / " + format.format(below);
    }

    String period(Period period, Locale locale) {
        String year = String.valueOf(period.year());
        String words = switch (period.kind()) {
            case DAY -> DAY.format(period.first());
            case WEEK -> messages.text(locale, "indicators.period.WEEK", String.valueOf(period.number()), year);
            case MONTH -> messages.text(locale, "indicators.period.MONTH", String.valueOf(period.number()), year);
            case QUARTER -> messages.text(locale, "indicators.period.QUARTER", QUARTERS.get(period.number() - 1), year);
            case YEAR -> messages.text(locale, "indicators.period.YEAR", year);
        };
        return period.closingDay() == 0 && period.kind() != Period.Kind.WEEK
                ? words
                : words + " (" + SHORT_DAY.format(period.first()) + "–" + SHORT_DAY.format(period.last()) + ")";
    }

    /** A few letters under a bar. */
    String shortPeriod(Period period) {
        return switch (period.kind()) {
            case DAY -> SHORT_DAY.format(period.first());
            case WEEK -> "T" + period.number();
            case MONTH -> period.number() + "/" + period.year() % 100;
            case QUARTER -> QUARTERS.get(period.number() - 1) + "/" + period.year() % 100;
            case YEAR -> String.valueOf(period.year());
        };
    }

    /** The parts of a value that is not of the whole: {@code nhóm: thiết yếu}. */
    String dimensions(Indicator indicator, Cell cell, Locale locale) {
        StringBuilder words = new StringBuilder();
        cell.dimensions()
                .forEach((name, value) -> words.append(words.isEmpty() ? "" : "; ")
                        .append(word(indicator, "dimension." + name, locale))
                        .append(": ")
                        .append(
                                word(indicator, "dimension." + name + "." + value, locale)
                                                .isEmpty()
                                        ? value
                                        : word(indicator, "dimension." + name + "." + value, locale)));
        return words.toString();
    }

    /** Names of places on a day, each unit asked for once. */
    Map<Place, String> names(List<Place> places, LocalDate on) {
        Map<String, String> units = new HashMap<>();
        Map<UUID, String> agencies = new HashMap<>();
        locality.homeUnit()
                .ifPresent(home -> locality.children(home, on).forEach(unit -> units.put(unit.code(), unit.name())));
        for (Place place : places) {
            if (!units.containsKey(place.unitCode())) {
                units.put(place.unitCode(), unit(place.unitCode(), on));
            }
            UUID agency = place.agency();
            if (agency != null && !agencies.containsKey(agency)) {
                for (Agency one : locality.agenciesOf(place.unitCode(), on)) {
                    agencies.put(one.id(), one.name());
                }
                agencies.computeIfAbsent(
                        agency, id -> locality.agency(id, on).map(Agency::name).orElse(id.toString()));
            }
        }
        Map<Place, String> names = new LinkedHashMap<>();
        places.forEach(place -> names.put(
                place,
                place.agency() == null
                        ? units.getOrDefault(place.unitCode(), place.unitCode())
                        : agencies.getOrDefault(place.agency(), place.unitCode())));
        return names;
    }

    private String unit(String code, LocalDate on) {
        return locality.unit(code, on)
                .or(() -> locality.versions(code).stream().findFirst())
                .map(AdminUnit::name)
                .orElse(code);
    }
}

package vn.lienthong.capability.indicators;

import java.util.List;

/**
 * A number that a room promises to keep, declared as a bean. Its words are messages of the room's own bundle: for {@code progress.completion}
 * they begin with {@code progress.indicator.completion.} and are {@code name}, {@code meaning}, {@code formula}, {@code numerator},
 * {@code denominator} (shares and means only), {@code source} and {@code basis} (the act that asks for it; empty words for none); for each
 * dimension {@code dimension.<name>}.
 *
 * @param id room and name, never changed later: {@code progress.completion}
 * @param unit what its values are counted in
 * @param better which way is better
 * @param level for what it has values
 * @param cadence the period its values are for
 * @param closingDay of the period, see {@link Period}
 * @param dimensions names of what its values may be split by, such as {@code group}
 * @param models ids of the catalogue's models that it belongs to; none for the plan as a whole
 * @param right who may see its values; an empty string for everyone who reads indicators
 */
public record Indicator(
        String id,
        Unit unit,
        Better better,
        Level level,
        Period.Kind cadence,
        int closingDay,
        List<String> dimensions,
        List<String> models,
        String right) {

    /** What a value is counted in, and so how it comes from its two parts. */
    public enum Unit {
        /** Numerator by denominator, of a hundred. */
        PERCENT,
        /** The numerator alone. */
        COUNT,
        /** Numerator by denominator, in days. */
        DAYS,
        /** Numerator by denominator, in hours. */
        HOURS,
        /** The numerator alone, in đồng. */
        MONEY,
        /** Numerator by denominator, without a unit. */
        RATIO;

        /** Whether a value needs a denominator. */
        public boolean divided() {
            return this != COUNT && this != MONEY;
        }
    }

    /** Which way is better. */
    public enum Better {
        UP,
        DOWN,
        /** A number that is only watched. */
        NEITHER
    }

    /** For what an indicator has values. */
    public enum Level {
        UNIT,
        AGENCY,
        BOTH
    }

    public Indicator {
        if (!id.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+")) {
            throw new IllegalArgumentException("an indicator is named room.name, not " + id);
        }
        dimensions = List.copyOf(dimensions);
        models = List.copyOf(models);
    }

    /** A share of a hundred of both units and agencies, better when higher, by calendar month. */
    public static Indicator share(String id) {
        return plain(id, Unit.PERCENT, Better.UP);
    }

    /** A number of things of both units and agencies, by calendar month, only watched. */
    public static Indicator count(String id) {
        return plain(id, Unit.COUNT, Better.NEITHER);
    }

    /** A mean of both units and agencies, better when lower, by calendar month: days to a result. */
    public static Indicator mean(String id, Unit unit) {
        return plain(id, unit, Better.DOWN);
    }

    private static Indicator plain(String id, Unit unit, Better better) {
        return new Indicator(
                id, unit, better, Level.BOTH, Period.Kind.MONTH, Period.CALENDAR, List.of(), List.of(), "");
    }

    /** The same, with another way that is better. */
    public Indicator better(Better way) {
        return new Indicator(id, unit, way, level, cadence, closingDay, dimensions, models, right);
    }

    /** The same, for units only or agencies only. */
    public Indicator of(Level kind) {
        return new Indicator(id, unit, better, kind, cadence, closingDay, dimensions, models, right);
    }

    /** The same, by another period. */
    public Indicator each(Period.Kind kind, int closing) {
        return new Indicator(id, unit, better, level, kind, closing, dimensions, models, right);
    }

    /** The same, split by these. */
    public Indicator by(String... names) {
        return new Indicator(id, unit, better, level, cadence, closingDay, List.of(names), models, right);
    }

    /** The same, of these models. */
    public Indicator about(String... ids) {
        return new Indicator(id, unit, better, level, cadence, closingDay, dimensions, List.of(ids), right);
    }

    /** The same, seen by holders of a right only. */
    public Indicator seenBy(String code) {
        return new Indicator(id, unit, better, level, cadence, closingDay, dimensions, models, code);
    }

    /** Key of one of its words, such as {@code name}. */
    public String key(String word) {
        int dot = id.indexOf('.');
        return id.substring(0, dot) + ".indicator" + id.substring(dot) + "." + word;
    }
}

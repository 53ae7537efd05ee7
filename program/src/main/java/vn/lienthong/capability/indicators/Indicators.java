package vn.lienthong.capability.indicators;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.kernel.VietnameseText;

/** The named numbers of this house: what they are, what they were, and what they should be. */
@Service
public class Indicators {

    private final Map<String, Indicator> declared = new TreeMap<>();
    private final Map<String, RecordSource> records = new LinkedHashMap<>();
    private final Map<String, IndicatorSource> sources = new LinkedHashMap<>();
    private final IndicatorStore store;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Indicators(
            ObjectProvider<Indicator> indicators,
            ObjectProvider<IndicatorSource> sources,
            ObjectProvider<RecordSource> records,
            IndicatorStore store,
            Access access,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        indicators.forEach(indicator -> {
            if (declared.put(indicator.id(), indicator) != null) {
                throw new IllegalStateException("indicator " + indicator.id() + " is declared twice");
            }
        });
        sources.forEach(source -> put(source.indicators(), source, this.sources));
        records.forEach(source -> put(source.indicators(), source, this.records));
    }

    private <T> void put(Set<String> ids, T source, Map<String, T> into) {
        for (String id : ids) {
            if (!declared.containsKey(id) || into.put(id, source) != null) {
                throw new IllegalStateException("indicator " + id + " is not declared, or has two sources");
            }
        }
    }

    /** Every indicator that is declared, by id. */
    public Collection<Indicator> all() {
        return List.copyOf(declared.values());
    }

    /** An indicator by its id; empty also when its room was removed. */
    public Optional<Indicator> find(String id) {
        return Optional.ofNullable(declared.get(id));
    }

    /** Whether the one who acts may see the values of an indicator. */
    public boolean maySee(Indicator indicator) {
        return access.may(IndicatorConfiguration.READ)
                && (indicator.right().isEmpty() || access.may(indicator.right()));
    }

    /**
     * Takes values in. A value that is the same is only noted as looked at; another one replaces it, and what it was is kept:
     * the last of each day while its period runs, every one after the period has ended (a restatement).
     *
     * @return how many are new or have changed
     * @throws IllegalArgumentException for a value that its indicator does not declare
     */
    @Transactional
    public int publish(List<Value> values) {
        values.forEach(this::check);
        Map<Map.Entry<String, Period>, List<Value>> groups =
                new TreeMap<>(Comparator.comparing((Map.Entry<String, Period> group) ->
                        group.getKey() + " " + group.getValue().code()));
        values.forEach(value -> groups.computeIfAbsent(
                        Map.entry(value.cell().indicator(), value.cell().period()), group -> new ArrayList<>())
                .add(value));
        int changed = 0;
        for (Map.Entry<Map.Entry<String, Period>, List<Value>> group : groups.entrySet()) {
            changed += publish(group.getKey().getKey(), group.getKey().getValue(), group.getValue());
        }
        return changed;
    }

    private int publish(String indicator, Period period, List<Value> values) {
        store.lock(indicator, period);
        Map<Cell, IndicatorStore.Kept> before = store.values(indicator, period);
        Set<Cell> done = new HashSet<>();
        List<UUID> same = new ArrayList<>();
        Instant now = clock.instant();
        int changed = 0;
        for (Value given : values) {
            Value value = whole(given);
            if (!done.add(value.cell())) {
                throw new IllegalArgumentException("two values for " + value.cell());
            }
            IndicatorStore.Kept kept = before.get(value.cell());
            if (kept == null) {
                store.insert(value);
                changed++;
            } else if (equal(kept.value(), value)) {
                same.add(kept.id());
            } else if (!value.asOf().isBefore(kept.value().asOf())) {
                replace(kept, value, now);
                changed++;
            }
        }
        Instant looked =
                values.stream().map(Value::asOf).max(Comparator.naturalOrder()).orElse(now);
        store.seen(same, looked.truncatedTo(ChronoUnit.MICROS));
        return changed;
    }

    private void replace(IndicatorStore.Kept kept, Value value, Instant now) {
        boolean ended = day(value.asOf()).isAfter(value.cell().period().last());
        if (ended || day(kept.value().asOf()).isBefore(day(value.asOf()))) {
            store.keepEarlier(kept, now, ended);
        }
        store.change(kept.id(), value, ended);
    }

    private void check(Value value) {
        Indicator indicator = declared.get(value.cell().indicator());
        if (indicator == null
                || !indicator.dimensions().containsAll(value.cell().dimensions().keySet())
                || value.cell().period().kind() != indicator.cadence()
                || value.cell().period().closingDay() != indicator.closingDay()) {
            throw new IllegalArgumentException("no such indicator, part or period: " + value.cell());
        }
        Indicator.Level asked = value.cell().place().agency() == null ? Indicator.Level.UNIT : Indicator.Level.AGENCY;
        if (indicator.level() != Indicator.Level.BOTH && indicator.level() != asked) {
            throw new IllegalArgumentException(indicator.id() + " is kept for " + indicator.level());
        }
    }

    /** Computes an indicator for a period now and keeps what comes out; empty if no room computes it. */
    @Transactional
    public Optional<Integer> compute(String indicator, Period period) {
        IndicatorSource source = sources.get(indicator);
        return source == null ? Optional.empty() : Optional.of(publish(source.compute(indicator, period)));
    }

    /** Whether a room computes the indicator when asked. */
    boolean computable(String indicator) {
        return sources.containsKey(indicator);
    }

    /** The value of a cell, if it was ever published. */
    public Optional<Value> value(Cell cell) {
        return store.find(cell).map(IndicatorStore.Kept::value);
    }

    /** Values of every place and part for one period. */
    public List<Value> values(String indicator, Period period) {
        return store.values(indicator, period).values().stream()
                .map(IndicatorStore.Kept::value)
                .toList();
    }

    /** The values of one place as a whole in the last periods that began by a day, the earliest first. */
    public List<Value> series(String indicator, Place place, LocalDate until, int periods) {
        return find(indicator)
                .map(found -> store.series(indicator, place, "", found.cadence(), until, periods))
                .orElse(List.of());
    }

    /** The last value of each indicator for one place, of periods that began by a day. */
    public List<Value> latest(Place place, LocalDate until) {
        return store.latest(place, until).stream()
                .filter(value -> declared.containsKey(value.cell().indicator()))
                .toList();
    }

    /** What a value was before each restatement, the newest first. */
    public List<Value> restatements(Cell cell) {
        return store.find(cell).map(kept -> store.earlier(kept, true)).orElse(List.of());
    }

    /** What a value was on earlier days, restatements included, the newest first. */
    public List<Value> earlier(Cell cell) {
        return store.find(cell).map(kept -> store.earlier(kept, false)).orElse(List.of());
    }

    /** Who knows the records behind an indicator, if any room does. */
    public Optional<RecordSource> records(String indicator) {
        return Optional.ofNullable(records.get(indicator));
    }

    /** The target of a place that counts on a day: the next one due, else the last one that was. */
    public Optional<Target> target(String indicator, Place place, LocalDate on) {
        List<Target> all = store.targets(indicator).stream()
                .map(IndicatorStore.KeptTarget::target)
                .filter(target -> target.place().equals(place))
                .toList();
        return current(all, on);
    }

    static Optional<Target> current(List<Target> all, LocalDate on) {
        return all.stream()
                .filter(target -> !target.due().isBefore(on))
                .min(Comparator.comparing(Target::due))
                .or(() -> all.stream().max(Comparator.comparing(Target::due)));
    }

    /** Sets a target; one for the same place and day is replaced. */
    @Transactional
    public void set(Target target) {
        UUID id = store.put(target);
        audit.record(
                "indicators.target.set",
                "indicator-target",
                id.toString(),
                Map.of(
                        "indicator", target.indicator(),
                        "unit", target.place().unitCode(),
                        "agency", named(target.place().agency()),
                        "amount", target.amount().toPlainString(),
                        "due", target.due().toString()));
    }

    @Transactional
    boolean removeTarget(UUID id) {
        boolean removed = store.removeTarget(id);
        if (removed) {
            audit.record("indicators.target.removed", "indicator-target", id.toString(), Map.of());
        }
        return removed;
    }

    private static String named(@Nullable UUID agency) {
        return agency == null ? "" : agency.toString();
    }

    private static Value whole(Value value) {
        return new Value(
                value.cell(),
                value.numerator(),
                value.denominator(),
                value.asOf().truncatedTo(ChronoUnit.MICROS),
                0);
    }

    private static boolean equal(Value one, Value other) {
        return same(one.numerator(), other.numerator()) && same(one.denominator(), other.denominator());
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, VietnameseText.ZONE);
    }
}

package vn.lienthong.capability.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.locality.AdminUnit;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.VietnameseText;

/**
 * Which administrative units a right reaches: the unit of the agency where it is held, the units below it, and what both have
 * become since they were merged.
 */
@Component
class UnitReach {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);
    private static final int MOST_KNOWN = 1000;

    private final Access access;
    private final Locality locality;
    private final Clock clock;
    private final Map<String, Reached> known = new ConcurrentHashMap<>();

    UnitReach(Access access, Locality locality, Clock clock) {
        this.access = access;
        this.locality = locality;
        this.clock = clock;
    }

    private record Reached(Instant until, Set<String> units) {}

    /**
     * @param all the whole locality
     * @param units codes, if not all
     */
    record Units(boolean all, Set<String> units) {

        boolean has(String unit) {
            return all || units.contains(unit);
        }

        boolean none() {
            return !all && units.isEmpty();
        }

        /** What both reach. */
        Units within(Units other) {
            if (all) {
                return other;
            }
            if (other.all) {
                return this;
            }
            Set<String> both = new LinkedHashSet<>(units);
            both.retainAll(other.units);
            return new Units(false, both);
        }
    }

    /** Units at which the one who acts holds a right. */
    Units of(String right) {
        Access.Held held = access.held(right);
        if (held.everywhere()) {
            return new Units(true, Set.of());
        }
        Set<String> units = new LinkedHashSet<>();
        for (UUID agency : held.agencies()) {
            units.addAll(reached(agency));
        }
        return new Units(false, units);
    }

    /** The unit where the one who acts works; for who works for none, the unit that this installation serves. */
    Optional<String> own() {
        return access.actorIfAny()
                .map(Actor::agencyId)
                .flatMap(agency -> locality.agency(agency, today()))
                .map(Agency::unitCode)
                .or(() -> locality.home().map(Locality.Home::unitCode));
    }

    /** Asked with every look, changed by a resolution of the government: known for some seconds. */
    private Set<String> reached(UUID agency) {
        Instant now = clock.instant();
        String key = today() + " " + agency;
        Reached last = known.get(key);
        if (last != null && last.until().isAfter(now)) {
            return last.units();
        }
        Set<String> units =
                locality.agency(agency, today()).map(Agency::unitCode).map(this::below).orElse(Set.of());
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        known.put(key, new Reached(now.plus(KNOWN_FOR), Set.copyOf(units)));
        return units;
    }

    /** The unit that this installation serves and those below it that stand today. */
    Set<String> home() {
        return locality.home().map(home -> below(home.unitCode())).orElse(Set.of()).stream()
                .filter(code -> locality.unit(code, today()).isPresent())
                .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
    }

    /** A unit, those below it and what they have become. */
    Set<String> below(String code) {
        Set<String> all = new LinkedHashSet<>();
        all.add(code);
        LocalDate today = today();
        Optional<AdminUnit> now = locality.unit(code, today);
        if (now.isPresent()) {
            add(now.get(), today, all);
        } else {
            List<AdminUnit> versions = locality.versions(code);
            if (!versions.isEmpty()) {
                AdminUnit last = versions.getFirst();
                LocalDate lastDay = last.validTo();
                add(last, lastDay == null ? today : lastDay, all);
                locality.successorsOn(last, today).forEach(next -> add(next, today, all));
            }
        }
        return all;
    }

    private void add(AdminUnit unit, LocalDate on, Set<String> all) {
        all.add(unit.code());
        if (unit.tier() != AdminUnit.Tier.COMMUNE) {
            locality.children(unit, on).forEach(child -> add(child, on, all));
        }
    }

    /** Name of a unit today, or as it was last; its code if nobody knows it. */
    String name(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return "";
        }
        return locality.unit(code, today())
                .or(() -> locality.versions(code).stream().findFirst())
                .map(AdminUnit::name)
                .orElse(code);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }
}

package vn.lienthong.capability.locality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.VietnameseText;

/** Finds the units and agencies that a sheet means by what an office wrote in its cells. */
@Component
class Register {

    private final Locality locality;
    private final UnitStore units;
    private final AgencyStore agencies;
    private final Clock clock;

    Register(Locality locality, UnitStore units, AgencyStore agencies, Clock clock) {
        this.locality = locality;
        this.units = units;
        this.agencies = agencies;
        this.clock = clock;
    }

    /** Home and the day on which it is looked at: today, or the last day of a district that has ended. */
    record Place(AdminUnit home, LocalDate on) {}

    Optional<Place> place() {
        LocalDate today = LocalDate.now(clock);
        return locality.homeUnit().map(home -> {
            LocalDate last = home.validTo();
            return new Place(home, last != null && last.isBefore(today) ? last : today);
        });
    }

    /** The unit of a name or code, near home if there are several. */
    Optional<AdminUnit> unit(String written, Place place) {
        return units.codeOf(written, place.on(), place.home().code()).flatMap(code -> units.find(code, place.on()));
    }

    /** The names of home's agencies and of those directly below it, as they are now. */
    Names names(Place place) {
        List<String> codes = new ArrayList<>(List.of(place.home().code()));
        units.children(place.home().code(), place.on()).forEach(child -> codes.add(child.code()));
        return new Names(codes, place);
    }

    /** Names and aliases to agencies, kept for one batch of rows and told of what the batch makes. */
    final class Names {

        private final Place place;
        private final Map<String, Set<UUID>> byName = new HashMap<>();
        private final Map<UUID, Agency> standing = new HashMap<>();

        Names(List<String> codes, Place place) {
            this.place = place;
            agencies.of(codes, place.on()).stream()
                    .filter(agency -> agency.isValidOn(place.on()))
                    .forEach(agency -> standing.put(agency.id(), agency));
            agencies.allNames(codes).forEach((id, names) -> {
                if (standing.containsKey(id)) {
                    names.forEach(name -> add(id, name));
                }
            });
        }

        void add(Agency agency) {
            standing.put(agency.id(), agency);
            add(agency.id(), agency.name());
        }

        private void add(UUID id, String name) {
            byName.computeIfAbsent(VietnameseText.fold(name), key -> new LinkedHashSet<>())
                    .add(id);
        }

        /**
         * The agencies that are meant: by a name or alias of theirs, by code, else as documents are read.
         *
         * @param unitCode only those of this unit, or null for all of home and below
         */
        List<Agency> find(String written, @Nullable String unitCode) {
            List<Agency> named = byName.getOrDefault(VietnameseText.fold(written), Set.of()).stream()
                    .map(standing::get)
                    .filter(agency -> unitCode == null || agency.unitCode().equals(unitCode))
                    .toList();
            if (named.size() > 1 && unitCode == null) {
                List<Agency> atHome = named.stream()
                        .filter(agency -> agency.unitCode().equals(place.home().code()))
                        .toList();
                return atHome.size() == 1 ? atHome : named;
            }
            return named.isEmpty() && unitCode == null ? coded(written) : named;
        }

        private List<Agency> coded(String written) {
            return agencies.withCode(written)
                    .flatMap(id -> agencies.find(id, place.on()))
                    .map(List::of)
                    .orElseGet(() -> read(written));
        }

        private List<Agency> read(String written) {
            return locality.resolve(written, place.home(), place.on())
                                    instanceof Resolution.Known(Agency agency, double sure)
                            && sure >= 0.9
                    ? List.of(agency)
                    : List.of();
        }
    }
}

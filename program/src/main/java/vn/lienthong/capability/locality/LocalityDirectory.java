package vn.lienthong.capability.locality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.AgencyDirectory;

/** Tells accounts and roles about agencies. */
@Component
class LocalityDirectory implements AgencyDirectory {

    private final UnitStore units;
    private final AgencyStore agencies;
    private final Locality locality;
    private final AgencyVocabulary vocabulary;
    private final StaffStore staff;
    private final Clock clock;

    LocalityDirectory(
            UnitStore units,
            AgencyStore agencies,
            Locality locality,
            AgencyVocabulary vocabulary,
            StaffStore staff,
            Clock clock) {
        this.units = units;
        this.agencies = agencies;
        this.locality = locality;
        this.vocabulary = vocabulary;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public Optional<String> name(UUID agency) {
        return agencies.find(agency, LocalDate.now(clock)).map(Agency::name);
    }

    /**
     * Agencies of home, then those of the units below it. A district that has ended keeps all that it had: its plans go on
     * being read and closed.
     */
    @Override
    public List<Choice> choices() {
        Optional<AdminUnit> home = locality.homeUnit();
        if (home.isEmpty()) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate lastDay = home.get().validTo();
        boolean ended = lastDay != null && lastDay.isBefore(today);
        LocalDate on = ended && lastDay != null ? lastDay : today;
        List<String> codes = new ArrayList<>(List.of(home.get().code()));
        Map<String, String> names =
                new HashMap<>(Map.of(home.get().code(), home.get().name()));
        units.children(home.get().code(), on).forEach(child -> {
            codes.add(child.code());
            names.put(child.code(), child.name());
        });
        return agencies.of(codes, on).stream()
                .filter(agency -> ended || agency.isValidOn(today))
                .sorted(Comparator.comparingInt((Agency agency) -> codes.indexOf(agency.unitCode()))
                        .thenComparingInt(agency -> vocabulary.order(agency.kind()))
                        .thenComparing(Agency::name))
                .map(agency -> new Choice(
                        agency.id(), agency.name(), agency.parentId(), names.getOrDefault(agency.unitCode(), "")))
                .toList();
    }

    @Override
    public List<InPost> people(UUID agency) {
        LocalDate today = LocalDate.now(clock);
        return staff.staff(agency).stream()
                .filter(one ->
                        !today.isBefore(one.validFrom()) && (one.validTo() == null || !today.isAfter(one.validTo())))
                .map(one -> new InPost(one.id(), one.person(), one.title()))
                .toList();
    }

    @Override
    public Optional<String> email(UUID inPost) {
        return staff.email(inPost);
    }

    @Override
    public boolean reaches(UUID upper, UUID lower) {
        Set<UUID> seen = new HashSet<>();
        @Nullable UUID at = lower;
        while (at != null && seen.add(at)) {
            if (at.equals(upper)) {
                return true;
            }
            at = agencies.find(at, LocalDate.now(clock)).map(Agency::parentId).orElse(null);
        }
        return false;
    }
}

package vn.lienthong.steering.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.locality.AdminUnit;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.AgencyMerged;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.locality.Resolution;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.planreader.UnitNames;

/** Which agency a plan means by a name. */
@Component
class Units {

    /** Below this a name is shown as unknown rather than given to the wrong agency. */
    private static final double SURE = 0.8;

    private static final Set<String> COMMITTEES =
            Set.of("province-committee", "district-committee", "commune-committee");

    private record Heirs(LocalDate day, Map<UUID, UUID> heirs) {}

    private volatile Heirs heirs = new Heirs(LocalDate.MIN, new ConcurrentHashMap<>());
    private final Locality locality;
    private final Access access;
    private final Clock clock;

    Units(Locality locality, Access access, Clock clock) {
        this.locality = locality;
        this.access = access;
        this.clock = clock;
    }

    /**
     * The administrative unit whose plans the one who acts brings in: that of the own agency, so that a commune's plan is a
     * commune's also in a province's program; else the unit that this installation serves.
     */
    Optional<AdminUnit> home() {
        return access.actorIfAny()
                .map(Actor::agencyId)
                .flatMap(agency -> locality.agency(agency, LocalDate.now(clock)))
                .flatMap(agency -> locality.versions(agency.unitCode()).stream().findFirst())
                .or(locality::homeUnit);
    }

    /**
     * The units whose plans the one who acts may bring in: the own one, and those up to two levels below it.
     *
     * @param day of the document: units come and go; null for a document without a date
     */
    List<AdminUnit> within(@Nullable LocalDate day) {
        LocalDate on = day == null ? LocalDate.now(clock) : day;
        List<AdminUnit> all = new ArrayList<>();
        home().ifPresent(home -> {
            all.add(home);
            for (AdminUnit child : locality.children(home, on)) {
                all.add(child);
                all.addAll(locality.children(child, on));
            }
        });
        return List.copyOf(all);
    }

    /**
     * The unit whose plan a document is by its own words: the one that its issuer or its place names, else that of the one who
     * acts. Of several whose names fit, the longest name.
     */
    Optional<AdminUnit> carrier(Head head) {
        String issuer = " " + VietnameseText.fold(head.issuer()) + " ";
        String place = VietnameseText.fold(head.locality());
        return within(head.issued()).stream()
                .filter(unit -> {
                    String name = VietnameseText.fold(unit.name());
                    return issuer.contains(" " + name + " ") || place.equals(name);
                })
                .max(Comparator.comparingInt(unit -> unit.name().length()))
                .or(this::home);
    }

    /** The unit whose plan a document on its way is: the one chosen by a person, else as its head says. */
    Optional<String> carrier(@Nullable String chosen, Head head) {
        return Optional.ofNullable(chosen).or(() -> carrier(head).map(AdminUnit::code));
    }

    private Optional<AdminUnit> home(@Nullable String unitCode) {
        return unitCode == null ? home() : locality.versions(unitCode).stream().findFirst();
    }

    /**
     * The agency by a name as written in a plan of a unit.
     *
     * @param day of the document: offices are renamed and merged; null for a document without a date
     * @param unitCode null: the unit of the one who acts
     */
    Optional<UUID> agency(String name, @Nullable LocalDate day, @Nullable String unitCode) {
        LocalDate on = day == null ? LocalDate.now(clock) : day;
        return home(unitCode).map(home -> locality.resolve(name, home, on)).flatMap(resolution -> switch (resolution) {
            case Resolution.Known known
            when known.confidence() >= SURE -> Optional.of(known.agency().id());
            case Resolution.Known _, Resolution.Candidates _, Resolution.Unknown _ -> Optional.empty();
        });
    }

    /**
     * What may be meant by a name that was not resolved: agencies that come near, or the one that the plan's kind of
     * locality should have and that is not in the list yet.
     */
    List<String> proposals(String name, @Nullable LocalDate day, @Nullable String unitCode) {
        LocalDate on = day == null ? LocalDate.now(clock) : day;
        return home(unitCode)
                .map(home -> locality.resolve(name, home, on))
                .map(resolution -> switch (resolution) {
                    case Resolution.Known known -> List.of(known.agency().name());
                    case Resolution.Candidates near ->
                        near.agencies().stream().map(Agency::name).distinct().toList();
                    case Resolution.Unknown unknown ->
                        unknown.proposal() == null
                                ? List.<String>of()
                                : List.of(unknown.proposal().name());
                })
                .orElse(List.of());
    }

    /** Whether two names mean one agency on a day: by the list of agencies, or by how such names are shortened. */
    BiPredicate<String, String> sameOn(@Nullable LocalDate day, @Nullable String unitCode) {
        return (one, other) -> {
            Optional<UUID> agency = agency(one, day, unitCode);
            Optional<UUID> another = agency(other, day, unitCode);
            return agency.isPresent() && another.isPresent() ? agency.equals(another) : UnitNames.same(one, other);
        };
    }

    /** The agency that has an agency's duties today; remembered, for it is asked with every look at a plan. */
    UUID heir(UUID agency) {
        Heirs now = heirs;
        LocalDate today = LocalDate.now(clock);
        if (!now.day.equals(today)) {
            now = new Heirs(today, new ConcurrentHashMap<>());
            heirs = now;
        }
        return now.heirs.computeIfAbsent(
                agency, asked -> locality.standing(asked, today).map(Agency::id).orElse(asked));
    }

    /** Other copies of the program see a merger that begins at once from the next day on. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(AgencyMerged merged) {
        heirs = new Heirs(LocalDate.MIN, new ConcurrentHashMap<>());
    }

    /** Makes the agency that a plan of a unit names and nobody knew; false if that cannot be. */
    boolean add(String name, @Nullable LocalDate day, @Nullable String unitCode) {
        LocalDate on = day == null ? LocalDate.now(clock) : day;
        return home(unitCode)
                .filter(home -> locality.addWritten(name, home, on) instanceof AgencyChange.Done)
                .isPresent();
    }

    /** The people's committee of a unit: whose plan it is where the issuer's name is not known. */
    Optional<UUID> committee(@Nullable String unitCode, @Nullable LocalDate day) {
        return unitCode == null
                ? Optional.empty()
                : locality.agenciesOf(unitCode, day == null ? LocalDate.now(clock) : day).stream()
                        .filter(agency -> COMMITTEES.contains(agency.kind()))
                        .map(Agency::id)
                        .findFirst();
    }

    /** Whether two agencies belong to one administrative unit today. */
    boolean together(UUID agency, UUID other) {
        return locality.agency(other, LocalDate.now(clock))
                .filter(found -> belongs(agency, found.unitCode()))
                .isPresent();
    }

    /** Whether an agency belongs to an administrative unit today. */
    boolean belongs(UUID agency, @Nullable String unitCode) {
        return unitCode != null
                && locality.agency(agency, LocalDate.now(clock))
                        .filter(found -> found.unitCode().equals(unitCode))
                        .isPresent();
    }

    /** Name of an agency today; empty if it is not known. */
    String name(UUID agency) {
        return locality.agency(agency, LocalDate.now(clock)).map(Agency::name).orElse("");
    }
}

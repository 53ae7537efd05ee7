package vn.lienthong.steering.reminders;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;

/** Who is told about a thing. Each agency and person is looked up once in a round. */
final class Circle {

    private final People people;
    private final Locality locality;
    private final LocalDate today;
    private final Map<UUID, Boolean> open = new HashMap<>();
    private final Map<UUID, Set<UUID>> heads = new HashMap<>();
    private final Map<UUID, Set<UUID>> watchers = new HashMap<>();
    private final Map<UUID, String> names = new HashMap<>();

    Circle(People people, Locality locality, LocalDate today) {
        this.people = people;
        this.locality = locality;
        this.today = today;
    }

    /** Those whose matter it is; else the contact person; else the heads of the agency. Empty if there is nobody. */
    Set<UUID> responsible(Due due) {
        Set<UUID> named =
                due.people().stream().filter(this::isOpen).collect(Collectors.toCollection(LinkedHashSet::new));
        if (!named.isEmpty()) {
            return named;
        }
        if (due.contact() != null && isOpen(due.contact())) {
            return Set.of(due.contact());
        }
        return heads(due.agency());
    }

    Set<UUID> heads(@Nullable UUID agency) {
        return agency == null ? Set.of() : heads.computeIfAbsent(agency, id -> ids(people.at(id, Role.UNIT_HEAD)));
    }

    /** The one who assigned it; else the standing body over the agency, and that of the agency that waits for it. */
    Set<UUID> assigners(Due due) {
        if (due.assignedBy() != null && isOpen(due.assignedBy())) {
            return Set.of(due.assignedBy());
        }
        Set<UUID> found = new LinkedHashSet<>(watchers(due.agency()));
        found.addAll(watchers(due.awaitedBy()));
        return found;
    }

    private Set<UUID> watchers(@Nullable UUID agency) {
        return agency == null
                ? Set.of()
                : watchers.computeIfAbsent(agency, id -> ids(people.holding(RemindersConfiguration.WATCH, id)));
    }

    String name(@Nullable UUID agency) {
        return agency == null
                ? ""
                : names.computeIfAbsent(
                        agency,
                        id -> locality.agency(id, today).map(Agency::name).orElse(""));
    }

    private boolean isOpen(UUID account) {
        return open.computeIfAbsent(account, id -> people.find(id).isPresent());
    }

    Optional<String> person(UUID account) {
        return people.find(account).map(Person::displayName);
    }

    private static Set<UUID> ids(List<Person> found) {
        return found.stream().map(Person::account).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

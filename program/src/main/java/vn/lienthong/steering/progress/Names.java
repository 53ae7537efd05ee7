package vn.lienthong.steering.progress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.steering.plan.PlanItem;

/** Names of people and agencies for pages, looked up together. */
@Component
class Names {

    private final People people;
    private final Locality locality;
    private final Clock clock;

    Names(People people, Locality locality, Clock clock) {
        this.people = people;
        this.locality = locality;
        this.clock = clock;
    }

    /** What was found; an unknown id has an empty name. */
    record Found(Map<UUID, String> names) {

        String of(@Nullable UUID id) {
            return id == null ? "" : names.getOrDefault(id, "");
        }
    }

    Found of(Collection<? extends @Nullable UUID> accounts, Collection<? extends @Nullable UUID> agencies) {
        Set<UUID> whom = new HashSet<>();
        accounts.stream().filter(Objects::nonNull).forEach(id -> whom.add(Objects.requireNonNull(id)));
        Map<UUID, String> names = new LinkedHashMap<>(people.names(whom));
        agencies.stream()
                .filter(Objects::nonNull)
                .distinct()
                .forEach(id -> names.put(Objects.requireNonNull(id), agency(Objects.requireNonNull(id))));
        return new Found(names);
    }

    String agency(UUID id) {
        return locality.agency(id, LocalDate.now(clock)).map(Agency::name).orElse("");
    }

    /** The agencies that have a part in an item, as they stand today, the lead first. */
    List<UUID> agenciesOf(PlanItem item, ItemProgress progress) {
        List<UUID> asked = item.units().stream()
                .flatMap(unit -> Stream.ofNullable(unit.agencyId()))
                .distinct()
                .toList();
        Map<UUID, Agency> standing = asked.isEmpty() ? Map.of() : locality.standing(asked, LocalDate.now(clock));
        return Stream.concat(
                        Stream.ofNullable(progress.lead()),
                        asked.stream()
                                .map(id -> standing.containsKey(id)
                                        ? standing.get(id).id()
                                        : id))
                .distinct()
                .toList();
    }

    /** People of agencies, to choose from; the first choice is nobody. */
    List<Choice> people(Collection<UUID> agencies, String nobody) {
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", nobody)));
        for (UUID agency : agencies) {
            for (Person person : people.at(agency)) {
                choices.add(Choice.of(
                        person.account().toString(),
                        person.post().isEmpty() ? person.displayName() : person.displayName() + " – " + person.post()));
            }
        }
        return choices;
    }

    /** The same people with the names that are written after an @. */
    List<Choice> userNames(Collection<UUID> agencies, String nobody) {
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", nobody)));
        for (UUID agency : agencies) {
            for (Person person : people.at(agency)) {
                choices.add(Choice.of(person.userName(), person.displayName() + " (@" + person.userName() + ")"));
            }
        }
        return choices;
    }
}

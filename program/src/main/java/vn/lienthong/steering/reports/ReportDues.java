package vn.lienthong.steering.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.progress.UnitWork;
import vn.lienthong.steering.reminders.Due;
import vn.lienthong.steering.reminders.DueSource;

/**
 * Reports fall due like everything else: a unit's part on its day, reminded of at the unit's contact person for the plan, else
 * at all who write for it; the report on the same day, at those who issue it. What is late is told to the standing body.
 */
@Component
class ReportDues implements DueSource {

    /** Beginnings of the names of what falls due. */
    static final String PART = "report-part:";

    static final String REPORT = "report:";

    private final RoundStore rounds;
    private final UnitWork units;
    private final People people;
    private final Locality locality;
    private final RoundWords words;
    private final Clock clock;

    ReportDues(RoundStore rounds, UnitWork units, People people, Locality locality, RoundWords words, Clock clock) {
        this.rounds = rounds;
        this.units = units;
        this.people = people;
        this.locality = locality;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Stream<Due> due(LocalDate from, LocalDate to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        List<Round> due = rounds.due(from, to).stream()
                .filter(round -> !justOpened(round, today))
                .toList();
        Map<UUID, List<Round.Part>> parts = rounds
                .parts(due.stream().map(Round::id).toList())
                .stream()
                .collect(Collectors.groupingBy(Round.Part::roundId));
        Asked asked = new Asked(today);
        return due.stream().flatMap(round -> {
            List<Round.Part> open = parts.getOrDefault(round.id(), List.of()).stream()
                    .filter(part -> part.state() == Round.PartState.TO_WRITE)
                    .toList();
            return Stream.concat(open.stream().map(part -> part(round, part, asked)), Stream.of(report(round, asked)));
        });
    }

    /** On the day on which a round opens, its opening is told: a reminder beside it would say the same twice. */
    private static boolean justOpened(Round round, LocalDate today) {
        return round.due().isAfter(today)
                && LocalDate.ofInstant(round.openedAt(), VietnameseText.ZONE).equals(today);
    }

    private Due part(Round round, Round.Part part, Asked asked) {
        UUID agency = asked.standing(part.agencyId());
        UUID contact = round.gathers()
                ? null
                : round.plans().stream()
                        .map(plan -> asked.contacts(plan).get(agency))
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return new Due(
                PART + part.id(),
                "reports.due.part",
                words.say("reports.due.part.title", words.title(round, VietnameseText.VIETNAMESE)),
                part.path(),
                round.due(),
                agency,
                contact == null ? asked.holding(Sight.WRITE, agency) : Set.of(),
                contact,
                null,
                round.agencyId());
    }

    private Due report(Round round, Asked asked) {
        UUID agency = asked.standing(round.agencyId());
        return new Due(
                REPORT + round.id(),
                "reports.due.report",
                words.say("reports.due.report.title", words.title(round, VietnameseText.VIETNAMESE)),
                round.path(),
                round.due(),
                agency,
                asked.holding(Sight.ISSUE, agency),
                null,
                null);
    }

    /** Each agency and plan is looked up once. */
    private final class Asked {

        private final LocalDate today;
        private final Map<UUID, UUID> standing = new HashMap<>();
        private final Map<UUID, Map<UUID, UUID>> contacts = new HashMap<>();
        private final Map<String, Set<UUID>> holders = new HashMap<>();

        private Asked(LocalDate today) {
            this.today = today;
        }

        UUID standing(UUID agency) {
            return standing.computeIfAbsent(
                    agency, id -> locality.standing(id, today).map(Agency::id).orElse(id));
        }

        Map<UUID, UUID> contacts(UUID plan) {
            return contacts.computeIfAbsent(plan, units::contacts);
        }

        Set<UUID> holding(String right, @Nullable UUID agency) {
            return agency == null
                    ? Set.of()
                    : holders.computeIfAbsent(
                            right + agency,
                            key -> people.holding(right, agency).stream()
                                    .filter(person -> agency.equals(person.agency()))
                                    .map(Person::account)
                                    .collect(Collectors.toSet()));
        }
    }
}

package vn.lienthong.steering.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.feeds.FeedEntry;
import vn.lienthong.capability.feeds.FeedSource;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.kernel.WorkingCalendar;
import vn.lienthong.steering.plan.PlanBook;

/**
 * The days of reports in people's calendars: of the rounds that are open, and of those that the regimes will open in the next
 * weeks. An entry keeps its key when its round opens.
 */
@Component
class ReportFeed implements FeedSource {

    private static final int SHOWN_BACK = 90;
    private static final int SHOWN_AHEAD = 62;

    private final RoundStore rounds;
    private final RegimeStore regimes;
    private final Rounds opening;
    private final PlanBook plans;
    private final People people;
    private final Holidays holidays;
    private final RoundWords words;
    private final Clock clock;

    ReportFeed(
            RoundStore rounds,
            RegimeStore regimes,
            Rounds opening,
            PlanBook plans,
            People people,
            Holidays holidays,
            RoundWords words,
            Clock clock) {
        this.rounds = rounds;
        this.regimes = regimes;
        this.opening = opening;
        this.plans = plans;
        this.people = people;
        this.holidays = holidays;
        this.words = words;
        this.clock = clock;
    }

    /** A person's are the parts that the person may write and the reports that the person may issue. */
    @Override
    public List<FeedEntry> ofPerson(UUID account, Locale locale) {
        UUID agency = people.find(account).map(Person::agency).orElse(null);
        return agency == null
                ? List.of()
                : entries(agency, holds(account, Sight.WRITE, agency), holds(account, Sight.ISSUE, agency), locale);
    }

    private boolean holds(UUID account, String right, UUID agency) {
        return people.holding(right, agency).stream()
                .anyMatch(person -> person.account().equals(account));
    }

    @Override
    public List<FeedEntry> ofAgency(UUID agency, Locale locale) {
        return entries(agency, true, true, locale);
    }

    private List<FeedEntry> entries(UUID agency, boolean writes, boolean issues, Locale locale) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        List<FeedEntry> entries = new ArrayList<>();
        List<Round.Line> open = rounds.of(agency, today.minusDays(SHOWN_BACK));
        List<Round.Part> parts =
                rounds.parts(open.stream().map(line -> line.round().id()).toList());
        for (Round.Line line : open) {
            Round round = line.round();
            String key = round.regimeId() == null
                    ? "report-" + round.id()
                    : key(round.regimeId(), round.period().first());
            boolean issued = line.state() == Round.State.ISSUED;
            if (issues && round.agencyId().equals(agency)) {
                entries.add(entry(key, round, "reports.feed.report", round.path(), issued, locale));
            }
            if (writes) {
                parts.stream()
                        .filter(part -> part.roundId().equals(round.id())
                                && part.agencyId().equals(agency))
                        .forEach(part -> entries.add(entry(
                                key + "-part",
                                round,
                                "reports.feed.part",
                                part.path(),
                                issued || part.state() != Round.PartState.TO_WRITE,
                                locale)));
            }
        }
        regimes.all().stream()
                .filter(Regime::active)
                .forEach(regime -> entries.addAll(ahead(regime, agency, writes, issues, today, locale)));
        return entries;
    }

    private static String key(UUID regime, LocalDate first) {
        return "report-" + regime + "-" + first;
    }

    private FeedEntry entry(String key, Round round, String title, String path, boolean done, Locale locale) {
        return new FeedEntry(
                key,
                round.due(),
                words.text(locale, title, words.title(round, locale)),
                about(round.plans()),
                path,
                done);
    }

    private String about(List<UUID> about) {
        return about.size() == 1
                ? plans.known(about.getFirst())
                        .map(plan -> plan.head().name(plan.head().title()))
                        .orElse("")
                : "";
    }

    /** What a regime will open in the next weeks: the rounds that are not there yet. */
    private List<FeedEntry> ahead(
            Regime regime, UUID agency, boolean writes, boolean issues, LocalDate today, Locale locale) {
        if (regime.kind() == ReportPeriod.Kind.AD_HOC) {
            return List.of();
        }
        boolean issuer = issues && regime.agencyId().equals(agency);
        List<UUID> about = opening.about(regime);
        boolean writer = writes && opening.writers(about, regime.units()).containsKey(agency);
        if (!issuer && !writer) {
            return List.of();
        }
        WorkingCalendar calendar = holidays.calendar();
        List<FeedEntry> entries = new ArrayList<>();
        java.util.Set<LocalDate> there = rounds.opened(regime.id());
        for (ReportPeriod period : regime.ahead(today, today.plusDays(SHOWN_AHEAD), calendar)) {
            if (!there.contains(period.first())) {
                Round round = ahead(regime, period, about, calendar);
                String key = key(regime.id(), period.first());
                if (issuer) {
                    entries.add(entry(key, round, "reports.feed.report", "/bao-cao", false, locale));
                }
                if (writer) {
                    entries.add(entry(key + "-part", round, "reports.feed.part", "/bao-cao", false, locale));
                }
            }
        }
        return entries;
    }

    private Round ahead(Regime regime, ReportPeriod period, List<UUID> about, WorkingCalendar calendar) {
        return new Round(
                regime.id(),
                regime.id(),
                about,
                regime.agencyId(),
                period,
                regime.due(period, calendar),
                "",
                List.of(),
                false,
                clock.instant(),
                1);
    }
}

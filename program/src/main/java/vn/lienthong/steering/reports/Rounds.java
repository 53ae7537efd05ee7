package vn.lienthong.steering.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.locality.AdminUnit;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.locality.HolidaysChanged;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.locality.Resolution;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.kernel.WorkingCalendar;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.reminders.Reminders;

/** Opens the rounds of a regime, each once, and reminds those who have not submitted. */
@Service
class Rounds {

    static final String PART_KIND = "reports.kind.part";
    static final String APPROVAL_KIND = "reports.kind.approval";
    private static final int MOST_AT_ONCE = 4;

    private final RegimeStore regimes;
    private final RoundStore rounds;
    private final PlanBook plans;
    private final Locality locality;
    private final Holidays holidays;
    private final People people;
    private final Notify notify;
    private final Reminders reminders;
    private final Audit audit;
    private final RoundWords words;
    private final Sight sight;
    private final Clock clock;

    Rounds(
            RegimeStore regimes,
            RoundStore rounds,
            PlanBook plans,
            Locality locality,
            Holidays holidays,
            People people,
            Notify notify,
            Reminders reminders,
            Audit audit,
            RoundWords words,
            Sight sight,
            Clock clock) {
        this.regimes = regimes;
        this.rounds = rounds;
        this.plans = plans;
        this.locality = locality;
        this.holidays = holidays;
        this.people = people;
        this.notify = notify;
        this.reminders = reminders;
        this.audit = audit;
        this.words = words;
        this.sight = sight;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }

    /** Regimes that plans have in their own words and that are not there yet; one that was changed or switched off stays so. */
    @Transactional
    public void readRegimes() {
        Map<UUID, Set<String>> known = new HashMap<>();
        regimes.all()
                .forEach(regime -> Optional.ofNullable(regime.planId())
                        .ifPresent(plan -> known.computeIfAbsent(plan, id -> new LinkedHashSet<>())
                                .add(same(regime))));
        for (Plan plan : plans.plans()) {
            Set<String> there = known.getOrDefault(plan.id(), Set.of());
            proposed(plan).stream()
                    .filter(regime -> !there.contains(same(regime)) && regimes.insert(regime))
                    .forEach(regime -> audit.record(
                            "reports.regime.read",
                            "plan",
                            plan.id().toString(),
                            Map.of("kind", regime.kind().name(), "words", regime.words())));
        }
    }

    private static String same(Regime regime) {
        return regime.kind() == ReportPeriod.Kind.ONCE
                ? regime.kind() + " " + regime.dueOn()
                : regime.kind().name();
    }

    /** What a plan's reporting duties mean; nothing where its owner is not known, for then nobody could issue. */
    List<Regime> proposed(Plan plan) {
        UUID owner = plan.owner();
        if (owner == null) {
            return List.of();
        }
        return RegimeReading.rhythms(plans.reporting(plan.id()), plan.head().issued()).stream()
                .map(rhythm -> new Regime(
                        Ids.next(),
                        plan.id(),
                        standingBody(plan, owner, rhythm.toWhom()),
                        rhythm.kind(),
                        rhythm.words(),
                        rhythm.cutOff(),
                        rhythm.dueDay(),
                        Regime.usualOpening(rhythm.kind()),
                        List.of(),
                        List.of(),
                        false,
                        true,
                        starts(rhythm, plan),
                        rhythm.dueOn(),
                        1))
                .toList();
    }

    /** A report that is still to come once is about everything since the plan's day. */
    private LocalDate starts(RegimeReading.Rhythm rhythm, Plan plan) {
        LocalDate issued = plan.head().issued();
        LocalDate once = rhythm.kind() == ReportPeriod.Kind.ONCE ? rhythm.dueOn() : null;
        return once == null || issued == null || once.isBefore(today()) || issued.isAfter(today()) ? today() : issued;
    }

    /** The agency that the plan names ("về cơ quan Thường trực (Công an huyện)"), else the one whose plan it is. */
    UUID standingBody(Plan plan, UUID owner, String named) {
        LocalDate on = Objects.requireNonNullElse(plan.head().issued(), today());
        Optional<AdminUnit> unit = unit(plan.unitCode(), on);
        return unit.stream()
                .flatMap(home -> names(named)
                        .flatMap(name -> locality.resolve(name, home, on) instanceof Resolution.Known known
                                ? Stream.of(known.agency().id())
                                : Stream.empty()))
                .findFirst()
                .orElse(owner);
    }

    private Optional<AdminUnit> unit(@Nullable String code, LocalDate on) {
        return code == null
                ? Optional.empty()
                : locality.unit(code, on)
                        .or(() -> locality.versions(code).stream().findFirst());
    }

    /** What stands between brackets comes first: there the body is named. */
    private static Stream<String> names(String text) {
        return Stream.concat(
                        java.util.regex.Pattern.compile("\\(([^()]*)\\)")
                                .matcher(text)
                                .results()
                                .map(found -> found.group(1)),
                        Stream.of(text))
                .flatMap(part -> Stream.of(part.split("\\s[-–]\\s|,|;|qua ")))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    /** Opens every round whose day has come and that is not open yet; answers how many. */
    @Transactional
    public int openDue() {
        WorkingCalendar calendar = holidays.calendar();
        int opened = 0;
        for (Regime regime : regimes.all()) {
            if (!regime.active() || regime.kind() == ReportPeriod.Kind.AD_HOC) {
                continue;
            }
            Set<LocalDate> there = rounds.opened(regime.id());
            if (regime.kind() == ReportPeriod.Kind.ONCE && !there.isEmpty()) {
                continue;
            }
            for (ReportPeriod period : regime.open(today(), calendar, MOST_AT_ONCE)) {
                if (!there.contains(period.first())
                        && open(regime, period, calendar).isPresent()) {
                    opened++;
                }
            }
        }
        return opened;
    }

    private Optional<Round> open(Regime regime, ReportPeriod period, WorkingCalendar calendar) {
        List<UUID> about = about(regime);
        if (about.isEmpty()) {
            return Optional.empty();
        }
        Round round = new Round(
                Ids.next(),
                regime.id(),
                about,
                regime.agencyId(),
                period,
                regime.due(period, calendar),
                "",
                regime.addressees(),
                regime.approval(),
                clock.instant(),
                1);
        return open(round, regime.units(), null);
    }

    /** The plan of a regime, or all plans of the agencies below the one that reports. */
    List<UUID> about(Regime regime) {
        UUID plan = regime.planId();
        return plan != null ? plans.plan(plan).map(Plan::id).stream().toList() : below(regime.agencyId());
    }

    /** The plans of the units below an agency's own unit: a province's communes. */
    List<UUID> below(UUID agency) {
        LocalDate today = today();
        String own = locality.agency(agency, today).map(Agency::unitCode).orElse("");
        return plans.plans().stream()
                .filter(plan -> plan.owner() != null
                        && unit(plan.unitCode(), today).stream()
                                .flatMap(unit -> locality.above(unit, today).stream())
                                .anyMatch(above -> above.code().equals(own)))
                .map(Plan::id)
                .toList();
    }

    /**
     * Opens a round for an occasion.
     *
     * @param round with an id made by the form, so that a second click opens nothing
     * @param units who shall write; empty: the lead units
     */
    @Transactional
    public Round openByHand(Round round, List<UUID> units) {
        sight.requireIssue(round);
        return open(round, units, sight.actor())
                .orElseGet(() -> rounds.find(round.id()).orElseThrow());
    }

    private Optional<Round> open(Round round, List<UUID> units, @Nullable UUID by) {
        if (!rounds.insert(round, by)) {
            return Optional.empty();
        }
        Map<UUID, String> writers = writers(round.plans(), units);
        writers.forEach((agency, name) -> rounds.insertPart(Ids.next(), round.id(), agency, name));
        audit.record(
                "reports.round.opened",
                "report-round",
                round.id().toString(),
                Map.of(
                        "kind", round.period().kind().name(),
                        "first", round.period().first().toString(),
                        "last", round.period().last().toString(),
                        "parts", Integer.toString(writers.size())));
        rounds.parts(round.id()).forEach(part -> tell(round, part, "opened", "reports.notice.opened", Urgency.TASK));
        return Optional.of(round);
    }

    /**
     * Lead units as they stand on that day, with their names; owners of the plans where a round gathers several.
     *
     * @param chosen who shall write; empty: the lead units
     */
    Map<UUID, String> writers(List<UUID> about, List<UUID> chosen) {
        Set<UUID> agencies = new LinkedHashSet<>(chosen);
        if (agencies.isEmpty()) {
            for (UUID plan : about) {
                if (about.size() > 1) {
                    plans.known(plan).map(Plan::owner).ifPresent(agencies::add);
                } else {
                    plans.items(plan).stream()
                            .filter(item -> item.content().active())
                            .flatMap(item -> item.in("lead").stream())
                            .map(PlanItem.UnitRole::agencyId)
                            .filter(Objects::nonNull)
                            .forEach(agencies::add);
                }
            }
        }
        Map<UUID, String> writers = new LinkedHashMap<>();
        Map<UUID, Agency> standing = locality.standing(agencies, today());
        agencies.forEach(agency -> {
            Agency found = standing.get(agency);
            if (found != null) {
                writers.put(found.id(), found.name());
            }
        });
        return writers;
    }

    /** The plans of a round that an agency owns. */
    List<UUID> plansOf(UUID agency, Round round) {
        return round.plans().stream()
                .filter(plan -> plans.known(plan)
                        .map(Plan::owner)
                        .filter(agency::equals)
                        .isPresent())
                .toList();
    }

    /** Reminds the units of these parts; answers how many were reminded now, each once a day at most. */
    @Transactional
    public int remind(Round round, List<Round.Part> parts) {
        sight.requireIssue(round);
        int reminded = 0;
        for (Round.Part part : parts) {
            if (part.roundId().equals(round.id()) && rounds.remind(part.id(), today())) {
                tell(round, part, "remind-" + today(), "reports.notice.remind", Urgency.TASK);
                audit.record(
                        "reports.part.reminded",
                        "report-part",
                        part.id().toString(),
                        Map.of("agency", part.agencyId().toString()));
                reminded++;
            }
        }
        return reminded;
    }

    /** Tells those who write a part; each occasion once for each of them. */
    void tell(Round round, Round.Part part, String occasion, String key, Urgency urgency) {
        UUID agency =
                locality.standing(part.agencyId(), today()).map(Agency::id).orElse(part.agencyId());
        List<Notice> notices = new ArrayList<>();
        for (Person person : people.holding(Sight.WRITE, agency)) {
            if (agency.equals(person.agency())) {
                notices.add(new Notice(
                        person.account(),
                        "reports:part-" + part.id() + ":" + occasion,
                        PART_KIND,
                        key,
                        List.of(words.title(round, VietnameseText.VIETNAMESE), words.day(round.due())),
                        part.path(),
                        urgency,
                        round.due()));
            }
        }
        notify.tell(notices);
    }

    /** A submitted part has nothing left to remind of. */
    void settle(Round.Part part) {
        notify.settle("reports:part-" + part.id() + ":");
        reminders.settle(ReportDues.PART + part.id());
    }

    /** Due days of open rounds follow the table of holidays. */
    @ApplicationModuleListener
    public void on(HolidaysChanged changed) {
        WorkingCalendar calendar = holidays.calendar();
        for (Round round : rounds.openOnes()) {
            UUID regimeId = round.regimeId();
            Optional<Regime> regime = regimeId == null ? Optional.empty() : regimes.find(regimeId);
            LocalDate due = regime.map(one -> one.due(round.period(), calendar)).orElse(round.due());
            if (!due.equals(round.due()) && rounds.move(round.id(), due, round.version())) {
                audit.record(
                        "reports.round.due-moved",
                        "report-round",
                        round.id().toString(),
                        Map.of("from", round.due().toString(), "to", due.toString(), "why", changed.why()));
            }
        }
    }
}

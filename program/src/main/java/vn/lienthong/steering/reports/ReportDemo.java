package vn.lienthong.steering.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.kernel.DemoStory;
import vn.lienthong.steering.plan.DemoPlan;

/**
 * The weekly reports of the invented commune: two that were issued, and one for which the units write now. Its rounds open a
 * week ahead, so that whatever the day of the first start, one is open.
 */
@Component
class ReportDemo implements DemoStory {

    private static final int BEGUN = -17;
    private static final int OPENS = 4;
    private static final String STANDING = "thuong-truc";
    private static final List<String> WRITERS = List.of(STANDING, "can-bo", "mot-cua", "kinh-te", "y-te", "truong-hoc");

    private final DemoPlan plan;
    private final Rounds rounds;
    private final RegimeStore regimes;
    private final RoundStore store;
    private final Parts parts;
    private final Drafts drafts;
    private final Access access;
    private final Clock clock;

    ReportDemo(
            DemoPlan plan,
            Rounds rounds,
            RegimeStore regimes,
            RoundStore store,
            Parts parts,
            Drafts drafts,
            Access access,
            Clock clock) {
        this.plan = plan;
        this.rounds = rounds;
        this.regimes = regimes;
        this.store = store;
        this.parts = parts;
        this.drafts = drafts;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>();
        scenes.add(new Scene("reports.demo.begin", BEGUN, LocalTime.of(7, 30), STANDING, this::begin));
        for (int day = BEGUN; day < 0; day++) {
            String key = "reports.demo." + day + ".";
            scenes.add(new Scene(key + "open", day, LocalTime.of(7, 40), STANDING, rounds::openDue));
            for (String writer : WRITERS) {
                LocalTime time = LocalTime.of(8, 30).plusMinutes(17L * WRITERS.indexOf(writer));
                scenes.add(new Scene(key + writer, day, time, writer, this::write));
            }
            scenes.add(new Scene(key + "issue", day, LocalTime.of(16, 30), STANDING, this::issue));
        }
        scenes.add(new Scene("reports.demo.early", -1, LocalTime.of(15, 0), "mot-cua", this::submitAll));
        return scenes;
    }

    private void begin() {
        UUID id = plan.plan().orElseThrow().id();
        rounds.readRegimes();
        regimes.all().stream()
                .filter(regime -> id.equals(regime.planId()) && regime.kind() == ReportPeriod.Kind.WEEKLY)
                .forEach(regime -> regimes.update(new Regime(
                        regime.id(),
                        regime.planId(),
                        regime.agencyId(),
                        regime.kind(),
                        regime.words(),
                        regime.cutOff(),
                        regime.dueDay(),
                        OPENS,
                        regime.units(),
                        regime.addressees(),
                        regime.approval(),
                        regime.active(),
                        regime.starts(),
                        regime.version())));
    }

    private Stream<Round> ours() {
        return plan.plan().stream()
                .flatMap(found -> store.lines(List.of(found.id())).stream())
                .map(Round.Line::round);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** On the due day a unit says why something is late, and submits. */
    private void write() {
        ours().filter(round -> round.due().equals(today())).forEach(this::submit);
    }

    private void submitAll() {
        ours().filter(round -> !round.due().isBefore(today())).forEach(this::submit);
    }

    private void submit(Round round) {
        UUID own = access.actor().agencyId();
        store.parts(round.id()).stream()
                .filter(part -> part.agencyId().equals(own) && part.state() == Round.PartState.TO_WRITE)
                .forEach(part -> {
                    List<Typed> words = PartFields.count(parts.fields(round, part)).missing().stream()
                            .map(field -> new Typed(
                                    field.section(), field.subject(), "", "", why(), "", "", field.version(), false))
                            .toList();
                    if (!words.isEmpty()) {
                        parts.save(part, words);
                    }
                    parts.submit(round, part, part.version());
                });
    }

    private static String why() {
        return DemoStory.lines(ReportDemo.class, "demo.tsv").getFirst().get(1);
    }

    /** In the afternoon the standing body merges what came and issues it. */
    private void issue() {
        ours().filter(round -> round.due().equals(today()) && round.period().kind() == ReportPeriod.Kind.WEEKLY)
                .forEach(round ->
                        drafts.merge(round).ifPresent(report -> drafts.issue(report, round, report.changedAt())));
    }
}

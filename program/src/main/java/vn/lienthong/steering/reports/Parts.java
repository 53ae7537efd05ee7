package vn.lienthong.steering.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.kernel.VietnameseText;

/** A unit's part: read, written, submitted, taken back. */
@Service
class Parts {

    private final RoundStore rounds;
    private final WordStore words;
    private final Sources sources;
    private final Rounds opening;
    private final Sight sight;
    private final Audit audit;
    private final RoundWords say;
    private final Clock clock;

    Parts(
            RoundStore rounds,
            WordStore words,
            Sources sources,
            Rounds opening,
            Sight sight,
            Audit audit,
            RoundWords say,
            Clock clock) {
        this.rounds = rounds;
        this.words = words;
        this.sources = sources;
        this.opening = opening;
        this.sight = sight;
        this.audit = audit;
        this.say = say;
        this.clock = clock;
    }

    /** What stands in a part: as submitted, or else as filled in now with the unit's words over it. */
    List<Field> fields(Round round, Round.Part part) {
        return part.state() == Round.PartState.TO_WRITE ? live(round, part) : rounds.content(part.id());
    }

    private List<Field> live(Round round, Round.Part part) {
        List<ReportSource.Line> lines =
                round.gathers() ? overall(round, part) : sources.lines(round, part.agencyId(), clock.instant());
        List<String> late = lines.stream()
                .filter(ReportSource.Line::asks)
                .map(line -> line.subject() + PartFields.WHY)
                .toList();
        return PartFields.of(
                lines, words.of(part.id()), words.earlier(part.agencyId(), part.id(), ReportSection.LATE, late));
    }

    /** A commune's part of a province's report: its numbers in one line, not each of its tasks. */
    private List<ReportSource.Line> overall(Round round, Round.Part part) {
        List<Snapshot.Counted> figures = ownPlans(round, part);
        String text = Overview.of(figures, say, round.period());
        return text.isEmpty()
                ? List.of()
                : List.of(new ReportSource.Line(
                        part.agencyId(), ReportSection.DONE, "overview", "", "", text, "", false, ""));
    }

    private List<Snapshot.Counted> ownPlans(Round round, Round.Part part) {
        return opening.plansOf(part.agencyId(), round).stream()
                .flatMap(plan ->
                        sources.of(new ReportSource.Scope(plan, List.of(), round.period(), clock.instant())).stream())
                .flatMap(from -> from.contribution().figures().stream()
                        .filter(figure -> figure.agency() == null)
                        .map(figure -> new Snapshot.Counted(from.source(), figure)))
                .toList();
    }

    List<Snapshot.Counted> figures(Round round, Round.Part part) {
        return round.gathers() ? ownPlans(round, part) : sources.figures(round, part.agencyId(), clock.instant());
    }

    /**
     * Writes what was changed, field by field.
     *
     * @return the fields that somebody else has changed meanwhile: nothing of them was written
     */
    @Transactional
    public List<Typed> save(Round.Part part, List<Typed> typed) {
        sight.requireWrite(part);
        if (part.state() != Round.PartState.TO_WRITE) {
            return typed.stream().filter(Typed::changed).toList();
        }
        List<Typed> conflicts = Typed.write(words, part.id(), typed, sight.actor());
        audit.record(
                "reports.part.written",
                "report-part",
                part.id().toString(),
                Map.of(
                        "fields",
                        Long.toString(typed.stream().filter(Typed::changed).count() - conflicts.size())));
        return conflicts;
    }

    /**
     * What the records say otherwise since a part was handed in, by part; parts that are still written are left out, those of a
     * report over many plans, whose one line is numbers, and all once the report is issued.
     */
    Map<UUID, List<Since>> since(Round round, List<Round.Part> parts) {
        List<Round.Part> handedIn = round.gathers() || rounds.line(round.id()).state() == Round.State.ISSUED
                ? List.of()
                : parts.stream()
                        .filter(part -> part.state() != Round.PartState.TO_WRITE)
                        .toList();
        if (handedIn.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<ReportSource.Line>> lines =
                sources.lines(round, handedIn.stream().map(Round.Part::agencyId).toList(), clock.instant());
        Map<UUID, List<Since>> changes = new HashMap<>();
        for (Round.Part part : handedIn) {
            List<Since> of = Since.of(rounds.content(part.id()), lines.getOrDefault(part.agencyId(), List.of()));
            if (!of.isEmpty()) {
                changes.put(part.id(), of);
            }
        }
        return changes;
    }

    /** How submitting went. */
    sealed interface Submission {
        record Done(boolean late) implements Submission {}

        /** Fields that wait for the unit's words. */
        record Missing(List<Field> fields) implements Submission {}

        /** Submitted or taken back by somebody else meanwhile. */
        record Meanwhile() implements Submission {}
    }

    @Transactional
    public Submission submit(Round round, Round.Part part, int version) {
        sight.requireWrite(part);
        List<Field> fields = live(round, part);
        List<Field> missing = PartFields.count(fields).missing();
        if (!missing.isEmpty()) {
            return new Submission.Missing(missing);
        }
        boolean late = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE).isAfter(round.due());
        List<Field> content = fields.stream()
                .filter(field -> !field.text().isBlank() || field.edited())
                .toList();
        if (!rounds.submit(part.id(), content, late, sight.actor(), version)) {
            return new Submission.Meanwhile();
        }
        audit.record(
                "reports.part.submitted", "report-part", part.id().toString(), Map.of("late", Boolean.toString(late)));
        opening.settle(part);
        return new Submission.Done(late);
    }

    /** The unit takes its part back while it is not merged; false if it is too late for that. */
    @Transactional
    public boolean takeBack(Round.Part part, int version) {
        sight.requireWrite(part);
        boolean back = rounds.reopen(part.id(), Round.PartState.SUBMITTED, "", version);
        if (back) {
            audit.record("reports.part.taken-back", "report-part", part.id().toString(), Map.of());
        }
        return back;
    }

    /** The standing body gives a part back to be mended. */
    @Transactional
    public boolean giveBack(Round round, Round.Part part, String why, int version) {
        sight.requireIssue(round);
        boolean back = rounds.reopen(part.id(), Objects.requireNonNull(part.state()), why, version);
        if (back) {
            audit.record("reports.part.given-back", "report-part", part.id().toString(), Map.of("why", why));
            opening.tell(round, part, "back-" + version, "reports.notice.back", Urgency.NOW);
        }
        return back;
    }

    /** The parts that wait for a unit, with how much of each stands already. */
    record Waiting(Round round, Round.Part part, PartFields.Count count) {}

    List<Waiting> waiting(UUID agency) {
        List<Waiting> waiting = new ArrayList<>();
        for (Round.Part part : rounds.waiting(List.of(agency))) {
            rounds.find(part.roundId())
                    .ifPresent(round -> waiting.add(new Waiting(round, part, PartFields.count(live(round, part)))));
        }
        return waiting;
    }
}

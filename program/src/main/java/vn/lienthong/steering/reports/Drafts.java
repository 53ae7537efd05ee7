package vn.lienthong.steering.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.jobs.Jobs;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.PaperRegister;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.reminders.Reminders;

/** The merged report: made of the parts, worded, approved, issued, corrected, withdrawn. */
@Service
class Drafts {

    private static final int AT_ONCE = 3;
    private static final int STATE_OF_A_MODEL = 4;
    private static final String SUBJECT = "report";
    private static final String PRESENTED = "reports:presented-";

    private final RoundStore rounds;
    private final ReportStore reports;
    private final WordStore words;
    private final Counting counting;
    private final ReportPapers papers;
    private final PaperRegister register;
    private final Jobs jobs;
    private final Reminders reminders;
    private final Notify notify;
    private final People people;
    private final Sight sight;
    private final Audit audit;
    private final RoundWords say;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Drafts(
            RoundStore rounds,
            ReportStore reports,
            WordStore words,
            Counting counting,
            ReportPapers papers,
            PaperRegister register,
            Jobs jobs,
            Reminders reminders,
            Notify notify,
            People people,
            Sight sight,
            Audit audit,
            RoundWords say,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rounds = rounds;
        this.reports = reports;
        this.words = words;
        this.counting = counting;
        this.papers = papers;
        this.register = register;
        this.jobs = jobs;
        this.reminders = reminders;
        this.notify = notify;
        this.people = people;
        this.sight = sight;
        this.audit = audit;
        this.say = say;
        this.events = events;
        this.clock = clock;
    }

    /** Takes the submitted parts into the round's draft; makes that where there is none. Empty if the report is issued. */
    @Transactional
    public Optional<Report> merge(Round round) {
        sight.requireIssue(round);
        rounds.lock(round.id());
        List<Report> editions = reports.of(round.id());
        Optional<Report> draft = editions.stream().filter(Report::open).findFirst();
        if (draft.isEmpty() && editions.stream().anyMatch(one -> one.state() == Report.State.ISSUED)) {
            return Optional.empty();
        }
        int taken = rounds.merge(round.id());
        UUID id = draft.map(Report::id)
                .orElseGet(() ->
                        reports.insert(round.id(), null, "", sight.actor()).orElseThrow());
        audit.record("reports.report.merged", SUBJECT, id.toString(), Map.of("parts", Integer.toString(taken)));
        count(id, round);
        return reports.find(id);
    }

    /** Counts the figures of a draft anew. */
    @Transactional
    public void recount(Report report, Round round) {
        sight.requireIssue(round);
        rounds.lock(round.id());
        audit.record("reports.report.recounted", SUBJECT, report.id().toString(), Map.of());
        count(report.id(), round);
    }

    /** At once for a plan or three; as a job with its progress for a province. */
    private void count(UUID id, Round round) {
        if (round.plans().size() <= AT_ONCE) {
            countNow(id, round, (done, all) -> {});
        } else {
            reports.counting(
                    id,
                    jobs.start(
                            CountingJob.KIND,
                            "reports.job.count",
                            id.toString(),
                            say.title(round, VietnameseText.VIETNAMESE)));
        }
    }

    /** Counts, and fills the draft in from the parts that are merged. */
    @Transactional
    public void countNow(UUID id, Round round, BiConsumer<Integer, Integer> progress) {
        Snapshot snapshot = counting.count(id, round, progress);
        List<Merged.UnitPart> parts = rounds.parts(round.id()).stream()
                .filter(part -> part.state() == Round.PartState.MERGED)
                .map(part -> new Merged.UnitPart(part.agencyName(), rounds.content(part.id())))
                .toList();
        List<Field> fields = new Merged(parts, say::say)
                .fields(
                        Overview.of(snapshot.totals(), say, round.period()),
                        Overview.models(snapshot.tables(), say, STATE_OF_A_MODEL));
        reports.counted(id, snapshot.freeze(), fields);
    }

    /** The fields of a report: of a draft with the words written over it, of an issued one as issued. */
    List<Field> fields(Report report) {
        List<Field> fields = reports.fields(report.id());
        return report.open() ? PartFields.overlay(fields, words.of(report.id())) : fields;
    }

    /** Writes what was changed; answers what somebody else has changed meanwhile, of which nothing was written. */
    @Transactional
    public List<Typed> save(Report report, Round round, List<Typed> typed) {
        sight.requireIssue(round);
        if (report.state() != Report.State.DRAFT) {
            return typed.stream().filter(Typed::changed).toList();
        }
        List<Typed> conflicts = Typed.write(words, report.id(), typed, sight.actor());
        long written = typed.stream().filter(Typed::changed).count() - conflicts.size();
        if (written > 0) {
            reports.changed(report.id());
            audit.record(
                    "reports.report.worded", SUBJECT, report.id().toString(), Map.of("fields", Long.toString(written)));
        }
        return conflicts;
    }

    /** Lays a draft before the leaders, who are told; false if it is none or approved already. */
    @Transactional
    public boolean present(Report report, Round round) {
        sight.requireIssue(round);
        if (report.approved() || !reports.present(report.id(), sight.actor())) {
            return false;
        }
        audit.record("reports.report.presented", SUBJECT, report.id().toString(), Map.of());
        Report presented = reports.find(report.id()).orElseThrow();
        notify.tell(people.holding(Sight.APPROVE, sight.approvesAt(round)).stream()
                .map(leader -> new Notice(
                        leader.account(),
                        PRESENTED + report.id() + ":" + presented.presentedAt(),
                        Rounds.APPROVAL_KIND,
                        "reports.notice.presented",
                        List.of(say.title(round, VietnameseText.VIETNAMESE)),
                        report.path(),
                        Urgency.TASK,
                        round.due()))
                .toList());
        return true;
    }

    /** A leader approves what was seen; false if it has changed since. */
    @Transactional
    public boolean approve(Report report, Round round, Instant seen) {
        sight.requireApprove(round);
        boolean approved = reports.approve(report.id(), sight.actor(), seen);
        if (approved) {
            audit.record("reports.report.approved", SUBJECT, report.id().toString(), Map.of());
            notify.settle(PRESENTED + report.id() + ":");
        }
        return approved;
    }

    @Transactional
    public void note(Report report, Round round, String section, String text) {
        if (!sight.mayIssue(round)) {
            sight.requireApprove(round);
        }
        reports.note(report.id(), section, sight.actor(), text);
        audit.record("reports.report.noted", SUBJECT, report.id().toString(), Map.of("section", section));
    }

    /** How issuing went. */
    enum Issue {
        DONE,
        /** A leader must approve it first, as it stands now. */
        NOT_APPROVED,
        /** It is no draft any more, or has changed since it was looked at. */
        MEANWHILE
    }

    /**
     * Numbers and issues a draft as it was looked at: words, figures and the records behind them stay as they are from now on.
     *
     * @param seen the draft's {@link Report#changedAt} when it was looked at
     */
    @Transactional
    public Issue issue(Report asked, Round round, Instant seen) {
        sight.requireIssue(round);
        rounds.lock(round.id());
        Report report = reports.find(asked.id()).orElseThrow();
        if (report.state() != Report.State.DRAFT || !report.changedAt().equals(seen)) {
            return Issue.MEANWHILE;
        }
        if (round.approval() && !report.approved()) {
            return Issue.NOT_APPROVED;
        }
        Report.Frozen frozen = reports.frozen(report.id()).orElseThrow();
        List<Field> fields = fields(report);
        LocalDate on = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        Optional<Report> replaced = Optional.ofNullable(report.replaces()).flatMap(reports::find);
        IssuedPaper paper = register.issue(papers.order(report, round, fields, frozen, replaced, on));
        if (!reports.issue(report.id(), fields, paper.number().sign(), on, sight.actor())) {
            throw new IllegalStateException("report " + report.id() + " was issued twice");
        }
        replaced.ifPresent(old -> {
            if (reports.end(old.id(), Report.State.REPLACED, "")) {
                register.withdraw(old.id(), report.why());
            }
        });
        notify.settle(PRESENTED + report.id() + ":");
        reminders.settle(ReportDues.REPORT + round.id());
        rounds.parts(round.id()).forEach(part -> reminders.settle(ReportDues.PART + part.id()));
        audit.record(
                "reports.report.issued",
                SUBJECT,
                report.id().toString(),
                Map.of("number", paper.number().sign(), "sha256", frozen.sha256()));
        events.publishEvent(new ReportIssued(
                report.id(),
                round.plans(),
                round.agencyId(),
                round.period().kind(),
                round.period().first(),
                round.period().last(),
                paper.number().sign(),
                frozen.sha256(),
                report.replaces()));
        return Issue.DONE;
    }

    /** Begins a further edition that will stand in the place of an issued one; empty if there is one being written. */
    @Transactional
    public Optional<Report> correct(Report report, Round round, String why) {
        sight.requireIssue(round);
        rounds.lock(round.id());
        if (report.state() != Report.State.ISSUED) {
            return Optional.empty();
        }
        Optional<UUID> next = reports.insert(round.id(), report.id(), why, sight.actor());
        next.ifPresent(id -> {
            words.copy(report.id(), id);
            audit.record(
                    "reports.report.corrected",
                    SUBJECT,
                    id.toString(),
                    Map.of("replaces", report.id().toString(), "why", why));
            count(id, round);
        });
        return next.flatMap(reports::find);
    }

    /** Withdraws an issued report; it stays readable, and so does its number. */
    @Transactional
    public boolean withdraw(Report report, Round round, String why) {
        sight.requireIssue(round);
        boolean done = reports.end(report.id(), Report.State.WITHDRAWN, why);
        if (done) {
            register.withdraw(report.id(), why);
            audit.record("reports.report.withdrawn", SUBJECT, report.id().toString(), Map.of("why", why));
        }
        return done;
    }
}

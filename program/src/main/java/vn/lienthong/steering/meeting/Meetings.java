package vn.lienthong.steering.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.Move;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.StepState;
import vn.lienthong.steering.reports.ReportPeriod;
import vn.lienthong.steering.reports.ReportSection;
import vn.lienthong.steering.reports.ReportSource;

/** Makes the pages of a meeting and keeps its decisions. */
@Service
class Meetings {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final int MOST_CHANGES = 200;

    private final MeetingStore store;
    private final PlanBook book;
    private final Progress progress;
    private final ObjectProvider<ReportSource> sources;
    private final AgencyDirectory agencies;
    private final Access access;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    Meetings(
            MeetingStore store,
            PlanBook book,
            Progress progress,
            ObjectProvider<ReportSource> sources,
            AgencyDirectory agencies,
            Access access,
            Audit audit,
            Messages messages,
            Clock clock) {
        this.store = store;
        this.book = book;
        this.progress = progress;
        this.sources = sources;
        this.agencies = agencies;
        this.access = access;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    private String say(String key, Object... arguments) {
        return messages.text(VietnameseText.VIETNAMESE, key, arguments);
    }

    /** Makes the pages of the meeting of a day; made again, they show the latest. */
    @Transactional
    public UUID make(Plan plan, LocalDate heldOn) {
        Instant now = clock.instant();
        Instant since = store.before(plan.id(), heldOn).map(Meeting::madeAt).orElse(now.minus(A_WEEK));
        UUID id = store.keep(new Meeting(
                Ids.next(), plan.id(), heldOn, since, now, access.actor().accountId(), pack(plan.id(), since, now)));
        audit.record("meeting.pack.made", "meeting", id.toString(), Map.of("heldOn", heldOn.toString()));
        return id;
    }

    private Meeting.Pack pack(UUID plan, Instant since, Instant now) {
        LocalDate first = LocalDate.ofInstant(since, VietnameseText.ZONE);
        ReportPeriod period =
                new ReportPeriod(ReportPeriod.Kind.AD_HOC, first, first.isAfter(today()) ? first : today());
        List<ReportSource.Line> lines = sources.stream()
                .sorted(Comparator.comparingInt(ReportSource::order))
                .flatMap(source ->
                        source.contribute(new ReportSource.Scope(plan, List.of(), period, now)).lines().stream())
                .toList();
        Map<UUID, String> names = new HashMap<>();
        return new Meeting.Pack(
                changed(plan, since, now),
                lines(lines, Set.of(ReportSection.LATE), names),
                lines(lines, Set.of(ReportSection.NEXT), names),
                lines(lines, Set.of(ReportSection.OBSTACLES, ReportSection.PROPOSALS), names),
                earlier(plan, since));
    }

    private List<Meeting.Line> lines(
            List<ReportSource.Line> lines, Set<ReportSection> sections, Map<UUID, String> names) {
        return lines.stream()
                .filter(line -> sections.contains(line.section()))
                .map(line -> new Meeting.Line(
                        line.title(),
                        line.addressee().isEmpty() ? line.text() : say("meeting.asks", line.addressee(), line.text()),
                        names.computeIfAbsent(
                                line.agency(), agency -> agencies.name(agency).orElse("")),
                        line.path()))
                .sorted(Comparator.comparing(Meeting.Line::unit, VietnameseText.collator()))
                .toList();
    }

    /** Steps that changed their state, the newest first; moves that came back to where they began are left out. */
    private List<Meeting.Line> changed(UUID plan, Instant since, Instant now) {
        Map<UUID, PlanItem> items = new HashMap<>();
        book.items(plan).forEach(item -> items.put(item.id(), item));
        Map<UUID, StepProgress> steps = progress.steps(plan);
        Map<UUID, String> began = new HashMap<>();
        Map<UUID, Move> last = new HashMap<>();
        for (Move move : progress.history(List.of(plan), since, now)) {
            UUID step = move.stepId();
            if (move.kind() == Move.Kind.STATE && step != null) {
                began.putIfAbsent(step, move.from());
                last.put(step, move);
            }
        }
        List<Meeting.Line> lines = new ArrayList<>();
        last.values().stream()
                .sorted(Comparator.comparing(Move::at).reversed())
                .filter(move -> !move.to().equals(began.get(move.stepId())))
                .limit(MOST_CHANGES)
                .forEach(move -> {
                    PlanItem item = items.get(move.itemId());
                    StepProgress step = steps.get(move.stepId());
                    if (item != null && step != null) {
                        lines.add(new Meeting.Line(
                                item.title(),
                                say(
                                        "meeting.changed",
                                        step.text().lines().findFirst().orElse(""),
                                        say(StepState.valueOf(move.to()).key()),
                                        day(LocalDate.ofInstant(move.at(), VietnameseText.ZONE))),
                                move.agencyName(),
                                item.path()));
                    }
                });
        return lines;
    }

    private List<Meeting.Line> earlier(UUID plan, Instant since) {
        return store.open(plan, since).stream()
                .map(decision -> new Meeting.Line(
                        decision.text(),
                        decision.open()
                                ? say(
                                        decision.due().isBefore(today())
                                                ? "meeting.decision.late"
                                                : "meeting.decision.open",
                                        day(decision.due()))
                                : say("meeting.decision.done", decision.doneNote()),
                        decision.agencyName(),
                        decision.path()))
                .toList();
    }

    @Transactional
    public void decide(Meeting.Decision decision) {
        store.decide(decision);
        audit.record(
                "meeting.decision.taken",
                "meeting-decision",
                decision.id().toString(),
                Map.of(
                        "agency", decision.agencyId().toString(),
                        "due", decision.due().toString()));
    }

    /** Answers false if somebody else was quicker. */
    @Transactional
    public boolean finish(Meeting.Decision decision, String note, int version) {
        boolean done = store.finish(decision.id(), note, access.actor().accountId(), version);
        if (done) {
            audit.record(
                    "meeting.decision.done", "meeting-decision", decision.id().toString(), Map.of("note", note));
        }
        return done;
    }
}

package vn.lienthong.steering.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.ui.NavCount;
import vn.lienthong.capability.ui.Tag;
import vn.lienthong.capability.ui.WorkSource;
import vn.lienthong.kernel.VietnameseText;

/** What waits of the reports: a unit's part, filled in as far as it goes; for the standing body what is complete. */
@Component
class ReportWork implements WorkSource, NavCount {

    private static final int MOST_TITLES = 2;

    private final Access access;
    private final Parts parts;
    private final RoundStore rounds;
    private final ReportStore reports;
    private final Sight sight;
    private final RoundWords words;
    private final Clock clock;

    ReportWork(
            Access access,
            Parts parts,
            RoundStore rounds,
            ReportStore reports,
            Sight sight,
            RoundWords words,
            Clock clock) {
        this.access = access;
        this.parts = parts;
        this.rounds = rounds;
        this.reports = reports;
        this.sight = sight;
        this.words = words;
        this.clock = clock;
    }

    private Optional<UUID> agency() {
        return access.may(Sight.WRITE)
                ? access.actorIfAny().map(Actor::agencyId).filter(id -> access.may(Sight.WRITE, id))
                : Optional.empty();
    }

    @Override
    public List<Work> work() {
        Locale locale = LocaleContextHolder.getLocale();
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        List<Work> work = new ArrayList<>();
        agency().ifPresent(own -> parts.waiting(own).forEach(one -> work.add(part(one, today, locale))));
        if (access.may(Sight.ISSUE)) {
            rounds.lines(sight.plans()).stream()
                    .filter(line -> line.state() != Round.State.ISSUED && sight.mayIssue(line.round()))
                    .filter(line -> line.state() != Round.State.WRITING
                            || line.round().due().isBefore(today))
                    .forEach(line -> work.add(round(line, locale)));
        }
        if (access.may(Sight.APPROVE)) {
            reports.waitingForApproval()
                    .forEach(report -> rounds.find(report.roundId())
                            .filter(round -> sight.mayApprove(round))
                            .ifPresent(round -> work.add(approval(report, round, locale))));
        }
        return List.copyOf(work);
    }

    private Work approval(Report report, Round round, Locale locale) {
        return new Work(
                words.text(locale, "reports.work.approve", words.title(round, locale)),
                report.path(),
                words.period(round.period(), locale),
                round.due(),
                Tag.WAIT,
                words.text(locale, "reports.work.approve.state"));
    }

    private Work part(Parts.Waiting one, LocalDate today, Locale locale) {
        boolean late = one.round().due().isBefore(today);
        return new Work(
                words.text(
                        locale,
                        "reports.work.part",
                        words.title(one.round(), locale),
                        one.count().filled(),
                        one.count().all()),
                one.part().path(),
                missing(one.count(), locale),
                one.round().due(),
                late ? Tag.LATE : Tag.SOON,
                words.text(
                        locale,
                        late ? "reports.work.late" : "reports.work.by",
                        words.day(one.round().due())));
    }

    private String missing(PartFields.Count count, Locale locale) {
        if (count.missing().isEmpty()) {
            return words.text(locale, "reports.work.ready");
        }
        String what = count.missing().stream()
                .limit(MOST_TITLES)
                .map(field -> field.subject().endsWith(PartFields.WHY)
                        ? words.text(locale, "reports.work.why", PlanSource.brief(field.title(), 60))
                        : words.text(locale, "reports.work.section." + field.section()))
                .collect(Collectors.joining("; "));
        return words.text(locale, "reports.work.missing", count.missing().size(), what);
    }

    private Work round(Round.Line line, Locale locale) {
        return new Work(
                words.text(
                        locale,
                        "reports.work.round." + line.state(),
                        words.title(line.round(), locale),
                        line.submitted(),
                        line.parts()),
                line.round().path(),
                words.period(line.round().period(), locale),
                line.round().due(),
                line.state() == Round.State.WRITING ? Tag.LATE : Tag.DOING,
                words.text(locale, "reports.state." + line.state()));
    }

    @Override
    public String path() {
        return "/bao-cao";
    }

    @Override
    public String key() {
        return "reports.nav.count";
    }

    @Override
    public long count() {
        return agency().map(own -> (long) rounds.waiting(List.of(own)).size()).orElse(0L);
    }
}

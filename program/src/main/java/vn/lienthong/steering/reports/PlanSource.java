package vn.lienthong.steering.reports;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.Figures;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.StepState;

/**
 * What the plan itself has to say: steps done, late, under way, due next; the tables of tasks (A) and of models (E).
 *
 * <p>"In the period" is what is done now and was not at the end of the period before, by what was recorded then: so what is
 * done in all periods adds up to what is done in all, also if somebody records a day in the past.
 */
@Component
class PlanSource implements ReportSource {

    static final String CODE = "plan";
    static final String STEPS_DONE = "steps-done";

    private static final int KEPT = 256;
    private static final String STEP = "step:";
    private static final String ITEM = "item:";

    private record PastKey(UUID plan, LocalDate day) {}

    private final PlanBook book;
    private final Progress progress;
    private final PlanTables tables;
    private final PlanLines lines;
    private final Clock clock;
    /** How plans stood on past days: that never changes any more. */
    private final Map<PastKey, Figures> past = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PastKey, Figures> eldest) {
            return size() > KEPT;
        }
    });

    PlanSource(PlanBook book, Progress progress, PlanTables tables, PlanLines lines, Clock clock) {
        this.book = book;
        this.progress = progress;
        this.tables = tables;
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public int order() {
        return 10;
    }

    /**
     * A plan at three moments.
     *
     * @param now at the end of the period, or today within it
     * @param before at the end of the period before
     * @param earlier at the end of the one before that
     */
    record Standing(
            List<PlanItem> items,
            Map<UUID, List<StepProgress>> steps,
            Figures now,
            Figures before,
            Figures earlier,
            ReportPeriod period) {

        static Standing of(List<PlanItem> items, Figures now, Figures before, Figures earlier, ReportPeriod period) {
            return new Standing(items, counting(now), now, before, earlier, period);
        }

        /** A step that was split counts once; several dates count where an item has no steps: as the percentages do. */
        private static Map<UUID, List<StepProgress>> counting(Figures figures) {
            Map<UUID, List<StepProgress>> byItem = figures.steps().values().stream()
                    .filter(step -> step.parentId() == null)
                    .sorted(java.util.Comparator.comparing(StepProgress::kind).thenComparingInt(StepProgress::n))
                    .collect(java.util.stream.Collectors.groupingBy(StepProgress::itemId));
            byItem.replaceAll((item, steps) -> {
                List<StepProgress> real = steps.stream()
                        .filter(step -> step.kind() != StepProgress.Kind.DATE)
                        .toList();
                return real.isEmpty() ? steps : real;
            });
            return byItem;
        }

        /** Steps that count for an item, in its order. */
        List<StepProgress> stepsOf(PlanItem item) {
            return steps.getOrDefault(item.id(), List.of());
        }

        boolean newlyDone(StepProgress step) {
            return step.state() == StepState.DONE && !done(before, step.stepId());
        }

        static boolean done(Figures figures, UUID step) {
            StepProgress then = figures.steps().get(step);
            return then != null && then.state() == StepState.DONE;
        }
    }

    Standing standing(UUID plan, ReportPeriod period) {
        LocalDate before = period.first().minusDays(1);
        return Standing.of(
                book.items(plan).stream()
                        .filter(item -> item.content().active())
                        .toList(),
                at(plan, period.last()),
                at(plan, before),
                at(plan, period.previous().first().minusDays(1)),
                period);
    }

    private Figures at(UUID plan, LocalDate day) {
        LocalDate today = LocalDate.now(clock);
        if (!day.isBefore(today)) {
            Progress.Standing now = progress.standing(plan);
            return new Figures(plan, today, now.items(), now.steps());
        }
        PastKey key = new PastKey(plan, day);
        Figures known = past.get(key);
        if (known == null) {
            known = progress.asOf(plan, day);
            past.put(key, known);
        }
        return known;
    }

    @Override
    public Contribution contribute(Scope scope) {
        Standing standing = standing(scope.plan(), scope.period());
        return new Contribution(
                lines.of(standing, scope),
                figures(standing, scope),
                scope.agencies().isEmpty() ? tables.of(standing) : List.of());
    }

    @Override
    public Contribution totals(Scope scope) {
        Standing standing = standing(scope.plan(), scope.period());
        return new Contribution(List.of(), figures(standing, null, standing.items()), List.of());
    }

    /** The lead of an item as it stands today. */
    static @Nullable UUID lead(Figures figures, PlanItem item) {
        ItemProgress found = figures.items().get(item.id());
        return found != null && found.lead() != null
                ? found.lead()
                : item.leadAgency().orElse(null);
    }

    private List<Figure> figures(Standing standing, Scope scope) {
        List<Figure> all = new ArrayList<>();
        Map<UUID, List<PlanItem>> byLead = new LinkedHashMap<>();
        for (PlanItem item : standing.items()) {
            UUID lead = lead(standing.now(), item);
            if (lead != null && scope.about(lead)) {
                byLead.computeIfAbsent(lead, id -> new ArrayList<>()).add(item);
            }
        }
        if (scope.agencies().isEmpty()) {
            all.addAll(figures(standing, null, standing.items()));
        }
        byLead.forEach((lead, items) -> all.addAll(figures(standing, lead, items)));
        return all;
    }

    private List<Figure> figures(Standing standing, @Nullable UUID agency, List<PlanItem> items) {
        Counter count = new Counter(standing, items);
        List<Figure> all = new ArrayList<>();
        all.add(count.items("items", agency, item -> true, false));
        all.add(count.items(
                "items-done",
                agency,
                item -> !item.state().open() && item.state() != ItemProgress.State.NOT_APPLICABLE,
                true));
        all.add(count.stepsDone(agency));
        all.add(count.steps("steps-late", agency, StepProgress::late));
        all.add(count.steps("steps-blocked", agency, step -> step.state() == StepState.BLOCKED));
        all.add(count.steps(
                "steps-next",
                agency,
                step -> step.open() && due(step, standing.period().next())));
        return all;
    }

    static boolean due(StepProgress step, ReportPeriod period) {
        return step.due() != null && period.holds(step.due());
    }

    /** Counts over some items of a plan. */
    private final class Counter {

        private final Standing standing;
        private final Map<UUID, PlanItem> items = new LinkedHashMap<>();
        private final List<StepProgress> steps = new ArrayList<>();

        private Counter(Standing standing, List<PlanItem> items) {
            this.standing = standing;
            items.forEach(item -> {
                this.items.put(item.id(), item);
                steps.addAll(standing.stepsOf(item));
            });
        }

        private Evidence evidence(StepProgress step) {
            return lines.evidence(Objects.requireNonNull(items.get(step.itemId())), step);
        }

        Figure items(String code, @Nullable UUID agency, Predicate<ItemProgress> counts, boolean ofAll) {
            List<Evidence> evidence = new ArrayList<>();
            int newly = 0;
            int before = 0;
            int earlier = 0;
            for (PlanItem item : items.values()) {
                boolean now = counted(standing.now(), item, counts);
                boolean then = counted(standing.before(), item, counts);
                if (now) {
                    evidence.add(lines.evidence(item, standing.now().items().get(item.id())));
                }
                newly += now && !then ? 1 : 0;
                before += then ? 1 : 0;
                earlier += counted(standing.earlier(), item, counts) ? 1 : 0;
            }
            return new Figure(
                    code,
                    agency,
                    "reports.figure." + code,
                    "reports.unit.items",
                    number(ofAll ? newly : evidence.size()),
                    ofAll ? number(evidence.size()) : null,
                    number(ofAll ? before - earlier : before),
                    ofAll ? number(items.size()) : null,
                    evidence);
        }

        private static boolean counted(Figures figures, PlanItem item, Predicate<ItemProgress> counts) {
            ItemProgress found = figures.items().get(item.id());
            return found != null && counts.test(found);
        }

        /** The steps that apply are the denominator. */
        Figure stepsDone(@Nullable UUID agency) {
            List<Evidence> done = new ArrayList<>();
            int newly = 0;
            int before = 0;
            int applying = 0;
            for (StepProgress step : steps) {
                applying += step.state() == StepState.NOT_APPLICABLE ? 0 : 1;
                boolean then = Standing.done(standing.before(), step.stepId());
                before += then && !Standing.done(standing.earlier(), step.stepId()) ? 1 : 0;
                if (step.state() == StepState.DONE) {
                    newly += then ? 0 : 1;
                    done.add(evidence(step));
                }
            }
            return new Figure(
                    STEPS_DONE,
                    agency,
                    "reports.figure." + STEPS_DONE,
                    "reports.unit.steps",
                    number(newly),
                    number(done.size()),
                    number(before),
                    number(applying),
                    done);
        }

        Figure steps(String code, @Nullable UUID agency, Predicate<StepProgress> counts) {
            List<Evidence> evidence =
                    steps.stream().filter(counts).map(this::evidence).toList();
            long before = code.equals("steps-next")
                    ? -1
                    : standing.before().steps().values().stream()
                            .filter(step -> items.containsKey(step.itemId()) && counts.test(step))
                            .count();
            return new Figure(
                    code,
                    agency,
                    "reports.figure." + code,
                    "reports.unit.steps",
                    number(evidence.size()),
                    null,
                    before < 0 ? null : number(before),
                    null,
                    evidence);
        }
    }

    private static BigDecimal number(long count) {
        return BigDecimal.valueOf(count);
    }

    @Override
    public Map<String, Evidence> now(Collection<String> ids) {
        Map<UUID, StepProgress> steps = progress.stepsOf(named(ids, STEP));
        Map<UUID, ItemProgress> standing = progress.itemsOf(named(ids, ITEM));
        Set<UUID> plans = new LinkedHashSet<>();
        steps.values().forEach(step -> plans.add(step.planId()));
        standing.values().forEach(item -> plans.add(item.planId()));
        Map<UUID, PlanItem> items = new HashMap<>();
        book.items(plans).values().forEach(all -> all.forEach(item -> items.put(item.id(), item)));
        Map<String, Evidence> found = new HashMap<>();
        steps.forEach((id, step) -> Optional.ofNullable(items.get(step.itemId()))
                .ifPresent(item -> found.put(STEP + id, lines.evidence(item, step))));
        standing.forEach((id, now) ->
                Optional.ofNullable(items.get(id)).ifPresent(item -> found.put(ITEM + id, lines.evidence(item, now))));
        return found;
    }

    private static List<UUID> named(Collection<String> ids, String kind) {
        return ids.stream()
                .filter(id -> id.startsWith(kind))
                .map(id -> UUID.fromString(id.substring(kind.length())))
                .toList();
    }

    /** First line of a text, cut at a word. */
    static String brief(String text, int longest) {
        String line = VietnameseText.compose(text.strip().lines().findFirst().orElse(""));
        if (line.length() <= longest) {
            return line.replaceFirst("[.;,:]+$", "");
        }
        int end = line.lastIndexOf(' ', longest);
        return line.substring(0, end < longest / 2 ? longest : end) + "…";
    }

    static String subject(PlanItem item) {
        return ITEM + item.id();
    }

    static String subject(StepProgress step) {
        return STEP + Objects.requireNonNull(step.stepId());
    }
}

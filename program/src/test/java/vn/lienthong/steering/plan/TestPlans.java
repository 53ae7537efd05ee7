package vn.lienthong.steering.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.steering.planreader.Deadline;
import vn.lienthong.steering.planreader.PlanReading;

/** Plans for tests of any room of steering: each call makes a new one, so that tests do not meet in one. */
@Component
public class TestPlans {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final PlanStore store;
    private final Clock clock;
    private final TransactionTemplate transaction;

    TestPlans(PlanStore store, Clock clock, PlatformTransactionManager transactions) {
        this.store = store;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A plan without items. */
    public UUID plan(@Nullable UUID owner, @Nullable String unitCode) {
        Head head = new Head(
                "UBND thử",
                "",
                "",
                "%d/KH-UBND".formatted(COUNT.incrementAndGet()),
                LocalDate.of(2026, 1, 5),
                "Kế hoạch thử",
                List.of(),
                List.of(),
                "");
        return store.create(head, owner, unitCode, clock.instant());
    }

    /** An item of it; a step "text|unit|unit" names units. */
    public UUID item(
            UUID plan, String title, @Nullable Deadline deadline, List<PlanItem.UnitRole> units, String... steps) {
        return java.util.Objects.requireNonNull(transaction.execute(
                status -> store.add(plan, COUNT.incrementAndGet(), content(title, deadline, units, steps), units)));
    }

    /** The item with another deadline, as the standing body corrects it. */
    public void correct(UUID item, @Nullable Deadline deadline, String... steps) {
        transaction.executeWithoutResult(status -> {
            PlanItem now = store.item(item).orElseThrow();
            store.update(
                    item, content(now.content().title(), deadline, now.units(), steps), now.units(), now.version());
        });
    }

    /** Done by a day. */
    public static Deadline by(LocalDate day) {
        return Items.by(day);
    }

    private static ItemContent content(
            String title, @Nullable Deadline deadline, List<PlanItem.UnitRole> units, String... steps) {
        ItemContent content = Items.anItem()
                .titled(title)
                .like(null)
                .ledBy(units.stream()
                        .filter(unit -> unit.role().equals("lead"))
                        .map(PlanItem.UnitRole::name)
                        .toArray(String[]::new))
                .withDeadline(deadline)
                .content();
        List<PlanReading.Step> made = new ArrayList<>();
        for (String step : steps) {
            List<String> parts = List.of(step.split("\\|"));
            made.add(new PlanReading.Step(made.size() + 1, parts.getFirst(), parts.subList(1, parts.size())));
        }
        return content.withSteps(made);
    }
}

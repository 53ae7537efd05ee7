package vn.lienthong.steering.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;

/** Plans, items and agencies for tests of the rooms that stand on plans; each call makes new ones. */
@Component
public class SteeredPlans {

    private static final String UNIT = "122";
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final PlanStore plans;
    private final Locality locality;
    private final Clock clock;

    SteeredPlans(PlanStore plans, Locality locality, Clock clock) {
        this.plans = plans;
        this.locality = locality;
        this.clock = clock;
    }

    /** An agency that stands, by a name of its own. */
    public UUID agency(String name) {
        AgencyChange change = locality.create("other", name + " thử " + COUNT.incrementAndGet(), UNIT, null, LONG_AGO);
        return ((AgencyChange.Done) change).agency();
    }

    /** A plan of an owner; of the whole house for null. */
    public UUID plan(@Nullable UUID owner) {
        Head head = new Head(
                "UBND huyện",
                "Huyện thử",
                "Tỉnh thử",
                "1" + COUNT.incrementAndGet() + "/KH-UBND",
                LocalDate.of(2023, 8, 2),
                "Kế hoạch thử",
                List.of(),
                List.of(),
                "CHỦ TỊCH");
        return plans.create(head, owner, UNIT, clock.instant());
    }

    /** An item with two steps, led by an agency, with others that coordinate. */
    public UUID item(UUID plan, String title, @Nullable String catalogue, UUID lead, UUID... coordinating) {
        return item(plan, Items.anItem().titled(title).like(catalogue).content(), lead, coordinating);
    }

    /** An item with steps of these words. */
    public UUID itemInSteps(UUID plan, String title, @Nullable String catalogue, UUID lead, String... steps) {
        return item(
                plan,
                Items.anItem().titled(title).like(catalogue).inSteps(steps).content(),
                lead);
    }

    private UUID item(UUID plan, ItemContent content, UUID lead, UUID... coordinating) {
        List<PlanItem.UnitRole> units = Stream.concat(
                        Stream.of(new PlanItem.UnitRole("lead", "Chủ trì", lead)),
                        Stream.of(coordinating).map(agency -> new PlanItem.UnitRole("coordinate", "Phối hợp", agency)))
                .toList();
        return plans.add(plan, plans.items(plan).size() + 1, content, units);
    }

    /** The steps of an item, in order. */
    public List<UUID> steps(UUID plan, UUID item) {
        return plans.items(plan).stream()
                .filter(one -> one.id().equals(item))
                .flatMap(one -> one.steps().stream().map(PlanStep::id))
                .toList();
    }
}

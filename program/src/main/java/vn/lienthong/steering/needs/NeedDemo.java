package vn.lienthong.steering.needs;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.devices.Devices;
import vn.lienthong.capability.devices.Need;
import vn.lienthong.kernel.DemoStory;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.Money;
import vn.lienthong.steering.plan.DemoPlan;
import vn.lienthong.steering.plan.PlanItem;

/** What the invented commune proposes to buy: {@code demo.tsv}. */
@Component
class NeedDemo implements DemoStory {

    private final DemoPlan plan;
    private final Devices devices;
    private final Access access;
    private final Clock clock;

    NeedDemo(DemoPlan plan, Devices devices, Access access, Clock clock) {
        this.plan = plan;
        this.devices = devices;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<Scene> scenes() {
        List<List<String>> lines = DemoStory.lines(NeedDemo.class, "demo.tsv");
        return IntStream.range(0, lines.size())
                .mapToObj(n -> Scene.of("needs.demo." + n, lines.get(n), () -> propose(lines.get(n))))
                .toList();
    }

    private void propose(List<String> line) {
        PlanItem item = plan.item(Integer.parseInt(line.get(3)));
        devices.propose(new Need(
                Ids.next(),
                item.planId(),
                item.id(),
                java.util.Objects.requireNonNull(access.actor().agencyId()),
                Need.Kind.valueOf(line.get(4)),
                line.get(5),
                line.get(6),
                Integer.parseInt(line.get(7)),
                new Money(Long.parseLong(line.get(8))),
                line.get(9),
                line.get(10),
                Need.State.PROPOSED,
                null,
                0,
                "",
                null,
                clock.instant(),
                1));
    }
}

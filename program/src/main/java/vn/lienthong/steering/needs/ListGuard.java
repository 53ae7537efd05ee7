package vn.lienthong.steering.needs;

import org.springframework.stereotype.Component;
import vn.lienthong.capability.devices.Devices;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.PaperGuard;
import vn.lienthong.steering.plan.PlanBook;

/** Whoever sees the plan, and with it the list, may read the letter with which the list went out. */
@Component
class ListGuard implements PaperGuard {

    private final Devices devices;
    private final PlanBook plans;

    ListGuard(Devices devices, PlanBook plans) {
        this.devices = devices;
        this.plans = plans;
    }

    @Override
    public String room() {
        return "needs";
    }

    @Override
    public boolean mayRead(IssuedPaper paper) {
        return devices.list(paper.id())
                .flatMap(list -> plans.plan(list.collection()))
                .isPresent();
    }
}

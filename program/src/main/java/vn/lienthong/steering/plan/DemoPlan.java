package vn.lienthong.steering.plan;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** The invented plan on which the rooms of steering play their scenes. */
@Component
public class DemoPlan {

    static final String NUMBER = "86/KH-UBND";
    static final String UNIT = "99001";

    private final PlanStore plans;

    DemoPlan(PlanStore plans) {
        this.plans = plans;
    }

    /**
     * The item of a model of it.
     *
     * @throws java.util.NoSuchElementException if there is no such model, or no such plan
     */
    public PlanItem item(int model) {
        return plans.items(plan().orElseThrow().id()).stream()
                .filter(item -> Integer.valueOf(model).equals(item.content().number()))
                .findFirst()
                .orElseThrow();
    }

    /** The plan, once it was brought in. */
    public Optional<Plan> plan() {
        return plans.all().stream()
                .filter(plan -> NUMBER.equals(plan.head().number()) && UNIT.equals(plan.unitCode()))
                .findFirst();
    }
}

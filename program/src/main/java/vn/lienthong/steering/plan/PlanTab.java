package vn.lienthong.steering.plan;

/**
 * A further view of a plan that another room offers, found as a bean: a tab beside "by group", "by unit".
 *
 * @param order small numbers first; the plan's own views stand at 10 to 40
 * @param key message key of its words
 * @param path its address, with {@code {plan}} for the id of the plan
 * @param right who sees it
 */
public record PlanTab(int order, String key, String path, String right) {

    /** Its address for a plan. */
    public String address(java.util.UUID plan) {
        return path.replace("{plan}", plan.toString());
    }
}

package vn.lienthong.steering.plan;

import java.util.UUID;

/** Something shown of a plan has changed: items, steps, units, deadlines. Published inside the transaction of the change. */
public record PlanChanged(UUID planId) {}

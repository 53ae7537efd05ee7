package vn.lienthong.steering.obstacles;

import java.util.UUID;

/** An obstacle has ended: solved, or taken back by the one who raised it. Published inside the transaction of the act. */
public record ObstacleClosed(UUID obstacle, UUID plan, UUID item) {}

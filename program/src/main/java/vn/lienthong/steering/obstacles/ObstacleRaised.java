package vn.lienthong.steering.obstacles;

import java.util.UUID;

/** An obstacle was raised. Published inside the transaction of the act. */
public record ObstacleRaised(UUID obstacle, UUID plan, UUID item) {}

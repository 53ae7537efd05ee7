package vn.lienthong.steering.obstacles;

import java.util.UUID;

/** The one asked has answered. Published inside the transaction of the act. */
public record ObstacleAnswered(UUID obstacle, UUID plan, UUID item) {}

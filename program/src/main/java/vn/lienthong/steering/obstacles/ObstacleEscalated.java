package vn.lienthong.steering.obstacles;

import java.util.UUID;

/** An obstacle went a level up, because nobody answered in time. Published inside the transaction of the act. */
public record ObstacleEscalated(UUID obstacle, UUID plan, UUID item) {}

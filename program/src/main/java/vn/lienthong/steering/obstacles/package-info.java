/**
 * What stands in the way of a model or a step: raised by a unit, with what is asked of whom; escalated up the line when
 * nobody answers in the working days given, answered, closed by the one who raised it. Nothing falls silent: every open
 * obstacle has somebody whose turn it is and a day by which.
 *
 * <p>Stands on {@code steering/plan} (items, who has a part), {@code steering/progress} (a step may be paused because of
 * it) and {@code capability/notify}. Tells others by {@link vn.lienthong.steering.obstacles.ObstacleRaised},
 * {@link vn.lienthong.steering.obstacles.ObstacleEscalated}, {@link vn.lienthong.steering.obstacles.ObstacleAnswered} and
 * {@link vn.lienthong.steering.obstacles.ObstacleClosed}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.steering.obstacles;

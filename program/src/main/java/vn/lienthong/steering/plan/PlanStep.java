package vn.lienthong.steering.plan;

import java.util.List;
import java.util.UUID;

/**
 * A step of an item. Its id stays through rewording and reordering: progress hangs on it.
 *
 * @param n its place among the steps, from 1
 * @param units who is named in it, as written
 */
public record PlanStep(UUID id, int n, String text, List<String> units) {}

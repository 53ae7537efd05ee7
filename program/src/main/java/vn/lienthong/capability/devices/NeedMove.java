package vn.lienthong.capability.devices;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of a need's history.
 *
 * @param at when it was written down
 * @param granted how many were approved by then; 0 while nothing was decided
 */
public record NeedMove(UUID need, Instant at, Need.State state, int granted) {}

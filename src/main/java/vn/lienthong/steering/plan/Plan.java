package vn.lienthong.steering.plan;

import java.time.Instant;
import java.util.UUID;

/** A plan with its head. */
record Plan(UUID id, Head head, Instant createdAt, int version) {}

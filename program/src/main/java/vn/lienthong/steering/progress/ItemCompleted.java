package vn.lienthong.steering.progress;

import java.util.UUID;

/** The last open step of an item was done. */
public record ItemCompleted(UUID planId, UUID itemId) {}

package vn.lienthong.capability.golive;

import java.util.UUID;

/** A system is in operation, or is no more. Published inside the transaction of the move. */
public record SystemLive(UUID system, boolean live) {}

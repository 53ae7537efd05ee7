package vn.lienthong.capability.registry;

import java.util.UUID;

/** The police of the residence have decided a proposal to correct a person's data. */
public record CorrectionDecided(UUID correction, boolean accepted) {}

package vn.lienthong.steering.progress;

import java.util.UUID;

/**
 * A step went from one state to another.
 *
 * @param moveId the line of the history that says who, when and why
 */
public record StepMoved(UUID planId, UUID itemId, UUID stepId, StepState from, StepState to, UUID moveId) {}

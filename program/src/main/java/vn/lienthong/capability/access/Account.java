package vn.lienthong.capability.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's account as its administrators see it.
 *
 * @param oneTime whether the password is still the one that was given out
 * @param until its last day, once the end of the post is known
 * @param closedWhy transfer, left or other; null while open
 */
record Account(
        UUID id,
        String userName,
        String displayName,
        String post,
        @Nullable UUID agencyId,
        @Nullable UUID staffId,
        boolean oneTime,
        boolean demo,
        @Nullable Instant closedAt,
        @Nullable String closedWhy,
        @Nullable LocalDate until,
        @Nullable Instant lastSignIn,
        int version) {

    boolean open() {
        return closedAt == null;
    }

    /** A role held at a unit from one day to another, both included. */
    record RoleHeld(
            UUID id,
            String role,
            @Nullable UUID agencyId,
            LocalDate from,
            @Nullable LocalDate to) {

        boolean inForce(LocalDate day) {
            return !day.isBefore(from) && !past(day);
        }

        boolean past(LocalDate day) {
            return to != null && day.isAfter(to);
        }
    }

    /** One person acting for another during a leave. */
    record StandIn(
            UUID id,
            UUID absentId,
            String absentName,
            UUID standInId,
            String standInName,
            LocalDate from,
            LocalDate to) {

        boolean inForce(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** A browser that is signed in. */
    record Session(UUID id, Instant beganAt, Instant seenAt, String address, String browser, boolean current) {}
}

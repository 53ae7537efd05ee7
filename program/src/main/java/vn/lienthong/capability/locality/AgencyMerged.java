package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An agency ends and another takes over its duties. Told when it is written down, so {@code from} may lie ahead: who needs the
 * agency of a day asks {@link Locality#standing}.
 *
 * @param from first day of the successor's duty
 */
public record AgencyMerged(UUID agency, UUID into, LocalDate from) {}

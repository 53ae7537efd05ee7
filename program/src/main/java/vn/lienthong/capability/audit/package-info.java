/**
 * Who did what, when, for whom: lines that are written with the act itself, never changed, never deleted, and chained by
 * hash so that any later hand shows.
 *
 * <p>Rooms write with {@link vn.lienthong.capability.audit.Audit}. The acts of the room access arrive as events, in the
 * same transaction. A sealer chains what was committed within a second; {@code ./lienthong audit verify} walks the chain.
 * Lines hold ids and facts: no secrets, no personal numbers (a guard refuses them).
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.audit;

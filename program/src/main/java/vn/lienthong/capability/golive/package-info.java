/**
 * Bringing a model or a connected system into operation: request letter, contact person, papers, integration test, security
 * check (ANAT), live, review. One process for all of them, written down as a value
 * ({@link vn.lienthong.capability.golive.GoLiveProcess}) that the engine, the drawn picture and the tests read.
 *
 * <p>A system that stands behind the security check is not live without it. The rule of the check: TT 117/2026/TT-BCA
 * articles 11, 12 and 15 (before TT 46/2022): before a system is connected to the population database, and after each change
 * of its design. Rooms above say what the system belongs to by a {@link vn.lienthong.capability.golive.Subject}, ask
 * {@link vn.lienthong.capability.golive.GoLive#isLive}, and may stand in the way by a
 * {@link vn.lienthong.capability.golive.GoLiveCondition}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.golive;

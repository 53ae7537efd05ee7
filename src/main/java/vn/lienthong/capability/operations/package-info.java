/**
 * Running the house: the start and its words, demo records, TLS, backup and restore, the self-check.
 *
 * <p>Offers {@link vn.lienthong.capability.operations.Launch}, the way in for pages and commands, and
 * {@link vn.lienthong.capability.operations.SelfCheck}, by which a room adds what it can say about its own health.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.operations;

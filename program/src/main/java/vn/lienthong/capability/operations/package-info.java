/**
 * Running the house: the start and its words, demo records, the self-check.
 *
 * <p>Offers {@link vn.lienthong.capability.operations.Launch}, the way in for pages and commands. Rooms add what they can say
 * about their own health by {@link vn.lienthong.kernel.SelfCheck}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.operations;

/**
 * The cleaning desk: a sector's list (social benefits, poor households, land users, pupils …) is compared with the population
 * register that this installation holds, what is sure is taken, what is doubtful becomes a work list by commune and hamlet, and
 * the list goes back clean, in its own layout, with minutes. Afterwards it is a living list: who later is deceased or moves away
 * is told to its owner the same day.
 *
 * <p>Comparing is done by the jar {@code matching-engine}; this room keeps the index over the register
 * ({@link vn.lienthong.capability.matching.RegisterIndex}), the lists, the decisions and the pages. Legal basis: every list names
 * its sector, and the sector names purpose, law and how long the list is kept ({@code sectors.tsv}).
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.matching;

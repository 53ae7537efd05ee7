/**
 * Lists of people matched against a population register, in plain Java: which row is which person, what is wrong in the row,
 * which rows stay doubtful and why. Knows nothing of the program and keeps nothing but what it is given.
 *
 * <p>{@link vn.lienthong.matching.Register} holds the persons, {@link vn.lienthong.matching.Matcher} answers for rows,
 * {@link vn.lienthong.matching.MatchFiles} goes from file to file.
 */
@NullMarked
package vn.lienthong.matching;

import org.jspecify.annotations.NullMarked;

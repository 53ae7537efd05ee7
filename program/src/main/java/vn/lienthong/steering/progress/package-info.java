/**
 * How far a plan has come: states, dates, who has a step in hand, evidence, comments and the whole history of them. Percent
 * and states of items are computed from their steps and never typed.
 *
 * <p>The plan says what there is to do ({@code steering/plan}); this room says how it goes. Ask
 * {@link vn.lienthong.steering.progress.Progress}. Baseline is what the plan's documents say; dates are moved by numbered
 * decisions, and by a changed table of holidays where they were given in working days: the history says which.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.steering.progress;

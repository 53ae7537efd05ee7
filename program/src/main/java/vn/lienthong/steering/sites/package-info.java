/**
 * The places of a model: candidate, chosen, running, replicated or stopped. Each place has its survey, its decisions and its
 * evaluations; candidates are compared side by side, and the proposal comes out as a docx. Many plans say it so: choose one
 * or several places, try, review, replicate.
 *
 * <p>Also puts {@code capability/golive} on the page of an item: it knows the plan, which that room must not.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.steering.sites;

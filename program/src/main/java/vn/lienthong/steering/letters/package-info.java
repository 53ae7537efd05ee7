/**
 * Letters and tables of the plan: a late item becomes a reminder (công văn đôn đốc), an item becomes an assignment (giao
 * việc), a plan becomes the table of its progress in its own layout. A letter is drafted, its words are edited in a form, and
 * it is numbered and issued through {@code capability/papers}.
 *
 * <p>Stands on {@code steering/plan} and {@code steering/progress}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.steering.letters;

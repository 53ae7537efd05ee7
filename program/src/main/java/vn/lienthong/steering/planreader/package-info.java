/**
 * Reads the plan by which a locality deploys the models of Đề án 06: text in, values out, each with the place where it
 * stands and how sure the reading is. Plain Java: no database, no framework, no network, no language model.
 *
 * <p>The way: {@code Cleaner} takes mark-up off and keeps positions, {@code Paragraphs} mends broken lines,
 * {@code Outline} finds the nesting, {@code ItemFinder} and {@code TableItems} find models and tasks, {@code ItemBody}
 * reads one of them, {@code Deadlines} and {@code UnitLists} read dates and units. The vocabulary and the rules about
 * dates stand in {@code grammar/*.txt}: a new way of writing a deadline is a line there, not code.
 */
@NullMarked
package vn.lienthong.steering.planreader;

import org.jspecify.annotations.NullMarked;

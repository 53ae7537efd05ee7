/**
 * The locality's plan that people work with: documents come in, are read, reviewed and merged; models, steps, units and
 * deadlines stand in one place, each with the document and the line it comes from.
 *
 * <p>Documents are read by {@code steering/planreader}; this room keeps what people decided about the readings. It never
 * loses a correction: a later document that says again what an earlier one said changes nothing.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.steering.plan;

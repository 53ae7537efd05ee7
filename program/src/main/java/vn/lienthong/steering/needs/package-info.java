/**
 * Devices and money for the models of a plan: units propose at an item, the standing body gathers the proposals into the
 * lists that plans ask for (to the finance office with a copy; devices to the provincial police), and writes down what was
 * decided. What is needed is kept by {@code capability/devices}; lists go out as papers of {@code capability/papers}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.steering.needs;

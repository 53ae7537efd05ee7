/** Tests of the population register. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.registry;

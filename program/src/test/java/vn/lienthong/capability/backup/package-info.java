/** A state goes out and comes back, proved. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.backup;

/** https, proved. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.tls;

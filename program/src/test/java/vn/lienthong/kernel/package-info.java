/** The shared words, proved. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.kernel;

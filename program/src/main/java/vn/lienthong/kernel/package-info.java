/** Words that everyone shares: plain Java that knows nothing of the rooms above it. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.kernel;

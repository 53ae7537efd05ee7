/** Tests of papers. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.papers;

/** Tests of sheets. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.imports;

/** Tests of long work. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.jobs;

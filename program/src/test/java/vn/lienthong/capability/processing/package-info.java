@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.processing;

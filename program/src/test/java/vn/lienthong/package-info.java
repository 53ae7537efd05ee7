/** What holds for the whole house, and what every room's tests stand on. */
@org.jspecify.annotations.NullMarked
package vn.lienthong;

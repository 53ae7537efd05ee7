@org.jspecify.annotations.NullMarked
package vn.lienthong.steering.reminders;

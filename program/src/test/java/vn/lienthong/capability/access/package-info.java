/** Proves who comes in and who does not; offers other rooms' tests a signed-in person. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.access;

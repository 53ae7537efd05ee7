/**
 * Tells a person, in the inbox and by mail at once, that their account was opened where it never was before; the notice leads to
 * the page on which they may say that it was somebody else.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.doorwatch;

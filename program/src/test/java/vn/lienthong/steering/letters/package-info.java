/** Tests of letters. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.steering.letters;

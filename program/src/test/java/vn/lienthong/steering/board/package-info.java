@org.jspecify.annotations.NullMarked
package vn.lienthong.steering.board;

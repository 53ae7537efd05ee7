/** Proves that every act leaves its line, and that no hand can change one unseen. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.audit;

/**
 * Work without a signal: pages that a browser keeps, and what is entered on them waiting on the device, enciphered, until the program
 * can be reached; then each entry is taken in order and exactly once.
 *
 * <p>A room offers such a page as a bean {@link vn.lienthong.capability.sync.OfflineWork}. See {@code docs/sync.md}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.sync;

/**
 * Wiring only: the start, the layout of the rooms, and nothing a user would notice.
 *
 * <p>{@code kernel} ← {@code capability/<name>} ← {@code pilot/<name>} and {@code steering/<name>}; arrows run one way.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong;

/**
 * The parts, the page frame, the error pages and the wording that every page is made of; {@code docs/ui.md} says how to
 * use them.
 *
 * <p>Offers {@link vn.lienthong.capability.ui.Page} to templates, {@link vn.lienthong.capability.ui.Messages} to code,
 * {@link vn.lienthong.capability.ui.Form} and {@link vn.lienthong.capability.ui.ListQuery} to handlers, and small types by
 * which rooms above it add to the frame: {@link vn.lienthong.capability.ui.NavItem},
 * {@link vn.lienthong.capability.ui.SearchSource}, {@link vn.lienthong.capability.ui.HelpPage},
 * {@link vn.lienthong.capability.ui.NavCount}, {@link vn.lienthong.capability.ui.Bell},
 * {@link vn.lienthong.capability.ui.Viewer}, {@link vn.lienthong.capability.ui.HouseName}. More public types than a room
 * usually has: they are what parts are called with.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.ui;

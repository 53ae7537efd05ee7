/**
 * The parts, the page frame and the wording that every page is made of.
 *
 * <p>Offers {@link vn.lienthong.capability.ui.Page} to templates, {@link vn.lienthong.capability.ui.Messages} to code, and
 * small interfaces by which rooms above it add to the frame: {@link vn.lienthong.capability.ui.NavItem},
 * {@link vn.lienthong.capability.ui.Viewer}, {@link vn.lienthong.capability.ui.HouseName}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.ui;

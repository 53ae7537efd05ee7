/**
 * The way around the program: the search page, the help pages, the page of all parts. They ask every room by the
 * interfaces of {@code capability/ui}; they stand apart from it because they know who may see what.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.guide;

/**
 * The locality itself: administrative units with dates of validity (they merge, are renamed, lose a tier), agencies with dated
 * names and every way of writing them, posts and staff, the task force of Đề án 06 and the teams below it.
 *
 * <p>Others ask {@link vn.lienthong.capability.locality.Locality}; the rule that matters most is that a code or a name means
 * something only together with a day. Sources and doubts of the data: {@code facts/README.md}; a page for newcomers:
 * {@code docs/locality.md}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.locality;

/**
 * Papers that the administration issues: a .docx template that a locality can change in Word is filled with data, laid out by
 * Decree 30/2020/NĐ-CP, turned into PDF, numbered by agency, type and year, and kept frozen in the register.
 *
 * <p>A room declares a {@link vn.lienthong.capability.papers.PaperKind}, fills it through
 * {@link vn.lienthong.capability.papers.Papers} and issues it through {@link vn.lienthong.capability.papers.PaperRegister}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.papers;

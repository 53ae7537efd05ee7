/** From docx, pdf, html, scan or text to one plain form: lines with pages, table rows as cells separated by TAB. */
@NullMarked
package vn.lienthong.capability.reading;

import org.jspecify.annotations.NullMarked;

/**
 * The periodic reports of a plan: who must report, to whom, by when; each unit's part filled in from what happened; the
 * merged report, issued with number, docx, PDF, and a frozen snapshot in which every figure keeps the records behind it.
 *
 * <p>Rules: a regime comes from the plan's own reporting duties; periods by NĐ 09/2019/NĐ-CP, article 12 (from the 15th of the
 * month before to the 14th), both days as parameters; a due day that is off moves to the next working day. Other rooms add
 * lines, figures and tables as {@link vn.lienthong.steering.reports.ReportSource} beans; whoever wants to know of an issued
 * report listens to {@link vn.lienthong.steering.reports.ReportIssued}.
 */
@NullMarked
package vn.lienthong.steering.reports;

import org.jspecify.annotations.NullMarked;

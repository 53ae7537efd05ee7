package vn.lienthong.steering.planreader;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something must be done, as the plan says it.
 *
 * @param text as written
 * @param kind how it is meant
 * @param date the last day; null if none is written
 * @param precision how exactly the date is written; null without a date
 * @param start the first day, where one is written
 * @param recurring whether it goes on after that ("và duy trì thường xuyên", "hàng năm")
 * @param thenReplicate whether it is then carried to other places ("sau đó nhân rộng")
 * @param milestoneFree whether only a course of others is named ("theo tiến độ / lộ trình / kế hoạch chung")
 * @param parts the single dates, where one item has several; empty otherwise
 */
public record Deadline(
        String text,
        Kind kind,
        @Nullable LocalDate date,
        @Nullable Precision precision,
        @Nullable LocalDate start,
        boolean recurring,
        boolean thenReplicate,
        boolean milestoneFree,
        List<Deadline> parts) {

    /** How a deadline is meant. */
    public enum Kind {
        /** Done by the date. */
        BY,
        /** Runs from {@code start} to {@code date}. */
        PERIOD,
        /** Only the beginning is set. */
        START,
        /** Follows the course of somebody else. */
        MILESTONE,
        /** Goes on all the time, without a date. */
        CONTINUOUS
    }

    /** How exactly a date is written. */
    public enum Precision {
        DAY,
        MONTH,
        QUARTER,
        YEAR,
        PERIOD
    }
}

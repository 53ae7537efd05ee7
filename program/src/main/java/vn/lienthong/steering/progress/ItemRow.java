package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is stored of an item beyond its plan. */
record ItemRow(
        UUID itemId,
        UUID planId,
        @Nullable UUID contact,
        @Nullable LocalDate baselineStart,
        @Nullable LocalDate baselineDue,
        @Nullable LocalDate start,
        @Nullable LocalDate due,
        @Nullable LocalDate dueAfter,
        @Nullable Integer dueDays,
        @Nullable LocalDate keptOn,
        int keepMonths,
        int version) {

    /** How often an item that goes on is confirmed again, unless somebody sets another rhythm. */
    static final int KEEP_MONTHS = 3;

    @Nullable
    LocalDate effectiveDue() {
        return due == null ? baselineDue : due;
    }

    @Nullable
    LocalDate effectiveStart() {
        return start == null ? baselineStart : start;
    }

    ItemRow dueAndKept(@Nullable LocalDate dueThen, @Nullable LocalDate keptThen) {
        return new ItemRow(
                itemId,
                planId,
                contact,
                baselineStart,
                baselineDue,
                start,
                dueThen,
                dueAfter,
                dueDays,
                keptThen,
                keepMonths,
                version);
    }
}

package vn.lienthong.steering.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.VietnameseText;

/**
 * What a room knows of a period at the units of a plan, found as a bean: obstacles, needs, sites … The program itself asks, so
 * everything is answered; whoever reads was checked before.
 *
 * <p>Words that go into the report (lines, cells, titles of records) are Vietnamese, as the paper is; headings and labels are
 * message keys.
 */
public interface ReportSource {

    /** Name of the source, stored with every reference: the room's, such as {@code obstacles}. Never changes. */
    String code();

    /** Where its lines, figures and tables stand; small numbers first. The plan itself stands at 10. */
    int order();

    /**
     * What there is to say. Hundreds of plans are asked one after the other for the report of a province: some ten
     * milliseconds each.
     */
    Contribution contribute(Scope scope);

    /**
     * The figures of all units of a plan together, for the report of a province, which shows no more of it. A source that has
     * much else to say leaves that out here.
     *
     * @param scope about every unit
     */
    default Contribution totals(Scope scope) {
        return contribute(scope);
    }

    /**
     * The records as they stand now, by {@link Evidence#id()}; those that are gone are left out. With it a figure of an old
     * report is shown then and now.
     */
    Map<String, Evidence> now(Collection<String> ids);

    /**
     * What is asked.
     *
     * @param plan the plan
     * @param agencies the units asked about; empty for every unit of the plan
     * @param period the period
     * @param asOf what was known at this moment counts, later changes do not
     */
    record Scope(UUID plan, Collection<UUID> agencies, ReportPeriod period, Instant asOf) {

        public Scope {
            agencies = List.copyOf(agencies);
        }

        /** Whether a unit is asked about. */
        public boolean about(@Nullable UUID agency) {
            return agencies.isEmpty() || (agency != null && agencies.contains(agency));
        }

        /** The moment just after a day, or {@link #asOf} if that comes first: what was recorded before it counts. */
        public Instant endOf(LocalDate day) {
            Instant end = day.plusDays(1).atStartOfDay(VietnameseText.ZONE).toInstant();
            return end.isBefore(asOf) ? end : asOf;
        }
    }

    /** Everything a source says. */
    record Contribution(List<Line> lines, List<Figure> figures, List<Table> tables) {

        public Contribution {
            lines = List.copyOf(lines);
            figures = List.copyOf(figures);
            tables = List.copyOf(tables);
        }

        /** Nothing to say. */
        public static Contribution none() {
            return new Contribution(List.of(), List.of(), List.of());
        }
    }

    /**
     * One line to be filled in under a section of a unit's part; the unit may word it anew.
     *
     * @param agency whose part it belongs to
     * @param subject what it is about, steady from one day to the next: {@code item:0190…}, {@code obstacle:0190…}
     * @param group the plan's group of tasks that it belongs to; possibly empty
     * @param title short name of the subject, as a heading
     * @param text the line, one or two sentences
     * @param path page of the subject
     * @param asks whether it needs the unit's own words, such as the reason for being late
     * @param addressee of a proposal: whom it asks; else empty
     */
    record Line(
            UUID agency,
            ReportSection section,
            String subject,
            String group,
            String title,
            String text,
            String path,
            boolean asks,
            String addressee) {}

    /**
     * One number, with the records that it counts. Where a unit has no data, the value is null and a dash is shown, never 0.
     *
     * @param code steady name within its source: {@code steps-done}
     * @param agency whose number it is; null for all units asked about
     * @param labelKey message key of what it counts
     * @param unitKey message key of the unit of measure
     * @param value in the period, or at its end for a state
     * @param cumulative from the beginning up to the end of the period; null where that means nothing
     * @param previous value of the period before; null if not known
     * @param planned what the plan wants by then, the denominator of the percentage; null for none
     * @param evidence the records counted, as they stood
     */
    record Figure(
            String code,
            @Nullable UUID agency,
            String labelKey,
            String unitKey,
            @Nullable BigDecimal value,
            @Nullable BigDecimal cumulative,
            @Nullable BigDecimal previous,
            @Nullable BigDecimal planned,
            List<Evidence> evidence) {

        public Figure {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * A record behind a number, as it stood at that moment.
     *
     * @param id steady within its source: {@code step:0190…}
     * @param title as the room's own page calls it
     * @param value what was counted or read of it: its state, a day, an amount
     * @param path its page
     */
    record Evidence(String id, String title, String value, String path) {}

    /**
     * A table of the annex.
     *
     * @param code steady name within its source; the tables of the task forces are {@code A} to {@code G}
     * @param titleKey message key of its title
     * @param columns its columns
     * @param rows cells in the order of the columns; one cell alone is a title across
     */
    record Table(String code, String titleKey, List<Column> columns, List<List<String>> rows) {

        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A column.
     *
     * @param key message key of its heading
     * @param width in parts of the whole
     * @param number whether it holds numbers, which stand on the right
     */
    record Column(String key, double width, boolean number) {}
}

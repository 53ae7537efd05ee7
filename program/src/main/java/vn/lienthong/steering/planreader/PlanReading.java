package vn.lienthong.steering.planreader;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a plan.
 *
 * @param document its head and its end
 * @param items its models and tasks, in reading order
 * @param reporting who reports what to whom, how often
 * @param duties what each unit must do, where the plan lists it by unit
 * @param remarks what the plan says in passing about a model that is not an item of it
 */
public record PlanReading(
        Document document, List<Item> items, List<Reporting> reporting, List<Duty> duties, List<Remark> remarks) {

    /** The head of the document, its bases, and its end. */
    public record Document(
            Reading<String> issuer,
            Reading<String> locality,
            Reading<String> province,
            Reading<String> number,
            Reading<LocalDate> date,
            Reading<String> title,
            List<Reading<String>> basis,
            List<Reading<String>> recipients,
            Reading<String> signerTitle) {}

    /** A numbered model of the government's list or one of the locality's own tasks. */
    public enum Kind {
        MODEL,
        TASK
    }

    /** Whether money is needed. */
    public enum Cost {
        FREE,
        PAID
    }

    /**
     * One model or task.
     *
     * @param catalogue the canonical id; the value is null for a model of this plan alone
     * @param lead who leads, each as written
     * @param mainCoordinator the one marked "(chính)"
     * @param responsibilities who does what ("Tổ chức thực hiện"), where the item also has steps
     * @param applicable false where the plan says that it is not deployed here
     * @param lineFrom first line of the item in the source
     * @param lineTo last line of the item in the source
     * @param doubts doubts about the item as a whole
     */
    public record Item(
            Kind kind,
            Reading<Integer> number,
            Reading<String> title,
            Reading<String> group,
            Reading<String> catalogue,
            Reading<List<String>> lead,
            Reading<List<String>> coordinate,
            Reading<String> mainCoordinator,
            Reading<List<String>> support,
            Reading<List<String>> implementers,
            Reading<Deadline> deadline,
            Reading<String> objective,
            Reading<String> effect,
            List<Reading<String>> responsibilities,
            List<Reading<String>> tools,
            List<Reading<String>> devices,
            List<Reading<String>> sites,
            List<Reading<String>> enterprises,
            Reading<Cost> cost,
            Reading<String> costText,
            List<Reading<String>> notes,
            boolean applicable,
            Reading<String> statusReason,
            List<Reading<Step>> steps,
            List<Doubt> stepDoubts,
            int lineFrom,
            int lineTo,
            List<Doubt> doubts) {}

    /**
     * One step.
     *
     * @param n its number as written; its place in the list where none is written
     * @param text its words with what belongs to it, lines divided by line feeds
     * @param units the units named in it
     */
    public record Step(int n, String text, List<String> units) {}

    /**
     * One duty to report.
     *
     * @param cadence how often, in the plan's words
     * @param due what these words mean
     */
    public record Reporting(
            Reading<String> what, Reading<String> by, Reading<String> to, Reading<String> cadence, Cadence due) {}

    /** One duty of a unit. */
    public record Duty(Reading<String> unit, Reading<String> text) {}

    /** Said of a model by its number only. */
    public record Remark(@Nullable Integer number, boolean applicable, Reading<String> text) {}
}

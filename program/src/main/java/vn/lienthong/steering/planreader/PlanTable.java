package vn.lienthong.steering.planreader;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.Words;
import vn.lienthong.steering.planreader.PlanReading.Item;

/** A reading as a short table for people at a terminal. */
final class PlanTable {

    private PlanTable() {}

    static String write(PlanReading plan, Words words) {
        var out = new StringBuilder();
        row(
                out,
                words.text("planreader.table.number"),
                words.text("planreader.table.title"),
                words.text("planreader.table.lead"),
                words.text("planreader.table.deadline"),
                words.text("planreader.table.steps"),
                words.text("planreader.table.doubts"));
        for (Item item : plan.items()) {
            Deadline deadline = item.deadline().value();
            row(
                    out,
                    shown(item.number().value()),
                    shown(item.title().value()),
                    shown(
                            item.lead().value() == null
                                    ? null
                                    : String.join("; ", item.lead().value())),
                    deadline == null
                            ? "-"
                            : deadline.date() == null
                                    ? deadline.text()
                                    : deadline.date().toString(),
                    String.valueOf(item.steps().size()),
                    String.valueOf(doubts(item)));
        }
        return out.toString();
    }

    private static int doubts(Item item) {
        return item.doubts().size()
                + item.stepDoubts().size()
                + List.of(item.title(), item.lead(), item.deadline(), item.catalogue()).stream()
                        .mapToInt(reading -> reading.doubts().size())
                        .sum();
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "-" : value.toString().replace('\n', ' ');
    }

    private static void row(
            StringBuilder out, String number, String title, String lead, String deadline, String steps, String doubts) {
        out.append(cell(number, 4))
                .append(cell(title, 56))
                .append(cell(lead, 40))
                .append(cell(deadline, 24));
        out.append(cell(steps, 6)).append(doubts).append('\n');
    }

    private static String cell(String text, int width) {
        String cut = text.length() > width - 1 ? text.substring(0, width - 2) + "…" : text;
        return cut + " ".repeat(width - cut.length());
    }
}

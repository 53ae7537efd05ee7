package vn.lienthong.steering.planreader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Node.Role;
import vn.lienthong.steering.planreader.PlanReading.Duty;
import vn.lienthong.steering.planreader.PlanReading.Remark;
import vn.lienthong.steering.planreader.PlanReading.Reporting;

/** Reads what each unit must do where the plan lists it by unit, who reports what, and remarks about single models. */
final class DutyReader {

    private static final Pattern MODEL_REMARK =
            Pattern.compile("(?:doi voi|rieng)\\s+mo hinh(?: so)?\\s*(\\d{1,3})\\s*:?\\s*");

    private final Set<Node> items;
    private final @Nullable LocalDate planDate;
    private final List<Duty> duties = new ArrayList<>();
    private final List<Reporting> reporting = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    /** What was found. */
    record Result(List<Duty> duties, List<Reporting> reporting, List<Remark> remarks) {}

    private DutyReader(Set<Node> items, @Nullable LocalDate planDate) {
        this.items = items;
        this.planDate = planDate;
    }

    /** @param planDate gives the year to a day of reporting that lacks one; null if unknown */
    static Result read(Node root, List<ItemFinder.Found> found, @Nullable LocalDate planDate) {
        var nodes = new HashSet<Node>();
        found.forEach(item -> nodes.add(item.node()));
        var reader = new DutyReader(nodes, planDate);
        reader.visit(root);
        return new Result(reader.duties, reader.reporting, reader.remarks);
    }

    private void visit(Node node) {
        if (items.contains(node)) {
            return;
        }
        if (node.block != null) {
            reports(node);
            remark(node);
        }
        boolean place = node.marker() != Marker.Kind.NONE || node.section() == Structure.Section.DUTIES;
        List<UnitLists.Unit> units = place && (node.role == Role.HEADING || node.role == Role.BULLET)
                ? Headings.units(node.text)
                : List.of();
        boolean group = holdsItems(node);
        if (!units.isEmpty() && !group) {
            unitDuties(node, units);
            return;
        }
        if (!group && node.block != null && isDutySection(node) && node.role != Role.TEXT) {
            Traced text = node.text;
            Assignment assignment = Assignment.parse(text);
            if (!assignment.lead().isEmpty() && text.length() > 30) {
                duty(assignment.lead(), text.then('\n', below(node)));
                node.children.forEach(this::reportsBelow);
                return;
            }
        }
        node.children.forEach(this::visit);
    }

    private static boolean isDutySection(Node node) {
        Structure.Section section = node.section();
        return section == Structure.Section.DUTIES || section == Structure.Section.FUNDING;
    }

    private boolean holdsItems(Node node) {
        return items.contains(node) || node.children.stream().anyMatch(this::holdsItems) || !node.tables.isEmpty();
    }

    private void reportsBelow(Node node) {
        reports(node);
        remark(node);
        node.children.forEach(this::reportsBelow);
    }

    private void unitDuties(Node node, List<UnitLists.Unit> units) {
        int colon = node.text.text.indexOf(':');
        if (colon > 0 && colon < node.text.length() - 10) {
            duty(units, node.text.from(colon + 1).trim());
        }
        for (Node child : node.children) {
            if (child.block != null && !child.text.isBlank()) {
                duty(units, child.text.then('\n', below(child)));
            }
            reportsBelow(child);
        }
    }

    private static Traced below(Node node) {
        Traced all = Traced.EMPTY;
        for (Node child : node.children) {
            if (child.block != null) {
                all = all.then('\n', child.block.whole());
            }
            all = all.then('\n', below(child));
        }
        return all;
    }

    private void duty(List<UnitLists.Unit> units, Traced text) {
        String names = String.join(", ", units.stream().map(u -> u.name().text).toList());
        duties.add(new Duty(
                Reading.sure(names, units.getFirst().name().place()),
                Reading.sure(Privacy.mask(text.text), text.place())));
    }

    private void reports(Node node) {
        Structure.Section section = sectionAround(node);
        if (section == Structure.Section.PURPOSE || section == Structure.Section.CONTENT) {
            return;
        }
        reporting.addAll(ReportReader.read(node.text, planDate));
    }

    /** A long paragraph is no heading of its own section: "1. Căn cứ nội dung Kế hoạch này, các cơ quan …". */
    private static Structure.Section sectionAround(Node node) {
        Node above = node.parent;
        return above != null && node.text.length() > 120 ? above.section() : node.section();
    }

    private void remark(Node node) {
        Traced text = node.text;
        Matcher remark = text.matcher(MODEL_REMARK);
        while (remark.find()) {
            int end = text.text.indexOf(';', remark.end());
            Traced words =
                    text.sub(remark.start(), end < 0 ? text.length() : end).trim(" ./)(");
            remarks.add(new Remark(
                    Integer.valueOf(remark.group(1)),
                    !Structure.INSTANCE.saysNotApplicable(words),
                    Reading.sure(Privacy.mask(words.text), words.place())));
        }
    }
}

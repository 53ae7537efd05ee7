package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.steering.planreader.Node.Role;
import vn.lienthong.steering.planreader.PlanReading.Duty;
import vn.lienthong.steering.planreader.PlanReading.Remark;
import vn.lienthong.steering.planreader.PlanReading.Reporting;

/** Reads what each unit must do where the plan lists it by unit, who reports what, and remarks about single models. */
final class DutyReader {

    private static final Grammar DATES = Grammar.DATES;
    private static final Pattern CADENCE = Pattern.compile("(?<![\\p{L}\\d])(?:" + words("word") + ")(?![\\p{L}\\d])");
    private static final Pattern ONCE = Pattern.compile("(?<![\\p{L}\\d])(?:" + words("once") + ")(?![\\d])");
    private static final Pattern REPORTS =
            Pattern.compile("(?<![\\p{L}])(?:bao cao|gui ke hoach|gui ve|gui bao cao|gui)(?![\\p{L}])");
    private static final Pattern TO = Pattern.compile(
            "(?<![\\p{L}])(?:gui ve|bao cao ve|gui|ve|bao cao)\\s+(?:ket qua ve |cho )?(?=to cong tac|co quan|ubnd|uy ban|cong an|phong|chu tich|so|van phong|ban chi dao|hieu truong|nha truong|truong)");
    private static final Pattern MODEL_REMARK =
            Pattern.compile("(?:doi voi|rieng)\\s+mo hinh(?: so)?\\s*(\\d{1,3})\\s*:?\\s*");
    private static final Pattern SENTENCE = Pattern.compile("[.;](?=\\s+\\p{Lu})|\\u2028");

    private final Set<Node> items;
    private final List<Duty> duties = new ArrayList<>();
    private final List<Reporting> reporting = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    /** What was found. */
    record Result(List<Duty> duties, List<Reporting> reporting, List<Remark> remarks) {}

    private DutyReader(Set<Node> items) {
        this.items = items;
    }

    private static String words(String name) {
        return String.join(
                "|",
                DATES.rules("cadence").stream()
                        .filter(rule -> rule.name().equals(name))
                        .map(rule -> DateRules.expand(rule.pattern()).replaceAll("\\?<[a-z0-9]+>", "?:"))
                        .toList());
    }

    static Result read(Node root, List<ItemFinder.Found> found) {
        var nodes = new HashSet<Node>();
        found.forEach(item -> nodes.add(item.node()));
        var reader = new DutyReader(nodes);
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
        Structure.Section section = node.section();
        if (section == Structure.Section.PURPOSE || section == Structure.Section.CONTENT) {
            return;
        }
        Traced text = node.text;
        int from = 0;
        Matcher end = SENTENCE.matcher(text.text);
        while (from < text.length()) {
            int to = end.find(from) ? end.end() : text.length();
            reports(text.sub(from, to).trim());
            from = to;
        }
    }

    private void reports(Traced sentence) {
        if (!REPORTS.matcher(sentence.plain()).find()) {
            return;
        }
        for (Pattern when : List.of(CADENCE, ONCE)) {
            Matcher cadence = sentence.matcher(when);
            while (cadence.find()) {
                Traced words = sentence.sub(cadence.start(), cadence.end());
                if (words.plain().equals("dinh ky") || words.plain().equals("dot xuat")) {
                    continue;
                }
                reporting.add(new Reporting(
                        Reading.sure(Privacy.mask(sentence.text), sentence.place()),
                        by(sentence),
                        to(sentence),
                        Reading.sure(words.text, words.place())));
            }
        }
    }

    private static Reading<String> by(Traced sentence) {
        Traced text = sentence.trim("-+* ");
        Matcher ask =
                Pattern.compile("^(?:yeu cau|giao|de nghi|can cu[^,]*,)\\s+").matcher(text.plain());
        if (ask.find()) {
            text = text.from(ask.end());
        }
        List<UnitLists.Unit> units = UnitLists.leading(text);
        if (units.isEmpty()) {
            return Reading.none();
        }
        Traced all = text.sub(0, UnitLists.endOfList(text)).trim(" ,;");
        return Reading.sure(all.text, all.place());
    }

    private static Reading<String> to(Traced sentence) {
        Matcher to = sentence.matcher(TO);
        while (to.find()) {
            List<UnitLists.Unit> units = UnitLists.leading(sentence.from(to.end()));
            if (!units.isEmpty()) {
                Traced name = units.getFirst().name();
                Matcher cut = Pattern.compile("\\s+(?:truoc|vao|de|chap nhat|dinh ky|theo|hang)\\s")
                        .matcher(name.plain());
                Traced words = cut.find() ? name.sub(0, cut.start()) : name;
                return Reading.sure(words.text, words.place());
            }
        }
        return Reading.none();
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

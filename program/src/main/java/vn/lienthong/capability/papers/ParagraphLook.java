package vn.lienthong.capability.papers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * How a paragraph stands: what the styles and the paragraph itself say, resolved. Lengths in points.
 *
 * @param align left, center, right or both
 * @param first indent of the first line against the others; below zero it hangs out
 * @param line height of lines: a factor if {@code rule} is auto, else points
 * @param rule auto, exact or atLeast
 * @param borderAbove width of a line above it, 0 for none
 * @param borderBelow width of a line below it
 * @param list id of its numbering, or an empty string
 * @param level in the numbering
 * @param outline heading level from 0, or 9 for plain words
 * @param tabs places of its tab stops, from the left edge
 */
record ParagraphLook(
        String align,
        double left,
        double right,
        double first,
        double before,
        double after,
        double line,
        String rule,
        boolean keepNext,
        boolean keepTogether,
        boolean newPage,
        double borderAbove,
        double borderBelow,
        String list,
        int level,
        int outline,
        boolean title,
        List<Double> tabs) {

    static final ParagraphLook PLAIN =
            new ParagraphLook("left", 0, 0, 0, 0, 0, 1, "auto", false, false, false, 0, 0, "", 0, 9, false, List.of());

    /** This look changed by a {@code w:pPr}. */
    ParagraphLook with(@Nullable Element facts) {
        if (facts == null) {
            return this;
        }
        Element indent = W.child(facts, "ind");
        Element space = W.child(facts, "spacing");
        Element borders = W.child(facts, "pBdr");
        Element jc = W.child(facts, "jc");
        String lineRule = space == null || !space.hasAttributeNS(W.NS, "line")
                ? rule
                : W.attribute(space, "lineRule").isEmpty() ? "auto" : W.attribute(space, "lineRule");
        double height = space == null || !space.hasAttributeNS(W.NS, "line")
                ? line
                : W.number(space, "line", 240) / (lineRule.equals("auto") ? 240.0 : 20.0);
        return new ParagraphLook(
                jc == null ? align : aligned(W.attribute(jc, "val")),
                points(indent, points(indent, left, "left"), "start"),
                points(indent, points(indent, right, "right"), "end"),
                first(indent),
                points(space, before, "before"),
                points(space, after, "after"),
                height,
                lineRule,
                LineLook.flag(facts, "keepNext", keepNext),
                LineLook.flag(facts, "keepLines", keepTogether),
                LineLook.flag(facts, "pageBreakBefore", newPage),
                border(borders, "top", borderAbove),
                border(borders, "bottom", borderBelow),
                numbered(facts),
                W.number(W.at(facts, "numPr", "ilvl"), "val", level),
                W.number(W.child(facts, "outlineLvl"), "val", outline),
                title,
                stops(facts));
    }

    ParagraphLook asTitle() {
        return new ParagraphLook(
                align,
                left,
                right,
                first,
                before,
                after,
                line,
                rule,
                keepNext,
                keepTogether,
                newPage,
                borderAbove,
                borderBelow,
                list,
                level,
                outline,
                true,
                tabs);
    }

    private String numbered(Element facts) {
        Element id = W.at(facts, "numPr", "numId");
        return id == null ? list : W.attribute(id, "val").equals("0") ? "" : W.attribute(id, "val");
    }

    private double first(@Nullable Element indent) {
        if (indent == null) {
            return first;
        }
        if (indent.hasAttributeNS(W.NS, "hanging")) {
            return -W.number(indent, "hanging", 0) / 20.0;
        }
        return points(indent, first, "firstLine");
    }

    private List<Double> stops(Element facts) {
        Element stops = W.child(facts, "tabs");
        return stops == null
                ? tabs
                : W.children(stops, "tab").stream()
                        .filter(stop -> !W.attribute(stop, "val").equals("clear"))
                        .map(stop -> W.number(stop, "pos", 0) / 20.0)
                        .sorted()
                        .toList();
    }

    private static String aligned(String written) {
        return switch (written) {
            case "center", "right", "both" -> written;
            case "end" -> "right";
            case "distribute" -> "both";
            default -> "left";
        };
    }

    private static double points(@Nullable Element element, double otherwise, String name) {
        return element != null && element.hasAttributeNS(W.NS, name) ? W.number(element, name, 0) / 20.0 : otherwise;
    }

    static double border(@Nullable Element borders, String side, double otherwise) {
        Element border = W.child(borders, side);
        if (border == null) {
            return otherwise;
        }
        String kind = W.attribute(border, "val");
        return kind.equals("nil") || kind.equals("none") ? 0 : Math.max(0.5, W.number(border, "sz", 4) / 8.0);
    }
}

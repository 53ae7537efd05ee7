package vn.lienthong.capability.papers;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * How letters look: what the styles and the run itself say, resolved.
 *
 * @param size in points
 * @param raised 1 above the line, -1 below it, 0 on it
 */
record LineLook(
        double size, boolean bold, boolean italic, boolean underlined, boolean struck, boolean capitals, int raised) {

    static final LineLook PLAIN = new LineLook(10, false, false, false, false, false, 0);

    /** This look changed by a {@code w:rPr}. */
    LineLook with(@Nullable Element facts) {
        if (facts == null) {
            return this;
        }
        Element position = W.child(facts, "vertAlign");
        Element under = W.child(facts, "u");
        return new LineLook(
                W.number(W.child(facts, "sz"), "val", (int) Math.round(size * 2)) / 2.0,
                flag(facts, "b", bold),
                flag(facts, "i", italic),
                under == null ? underlined : !W.attribute(under, "val").equals("none"),
                flag(facts, "strike", struck),
                flag(facts, "caps", capitals),
                position == null
                        ? raised
                        : switch (W.attribute(position, "val")) {
                            case "superscript" -> 1;
                            case "subscript" -> -1;
                            default -> 0;
                        });
    }

    static boolean flag(@Nullable Element facts, String name, boolean otherwise) {
        Element element = W.child(facts, name);
        return element == null ? otherwise : on(element);
    }

    static boolean on(Element element) {
        String value = W.attribute(element, "val");
        return !value.equals("0") && !value.equals("false") && !value.equals("off");
    }

    /** Size in which the letters are drawn. */
    double drawn() {
        return raised == 0 ? size : size * 0.65;
    }
}

package vn.lienthong.capability.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The few words of WordprocessingML (ECMA-376 part 1, chapter 17) that this room speaks. */
final class W {

    static final String NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /** Wrappers that mean nothing to the text: marks of the spelling check, of inserted text, old smart tags. */
    private static final Set<String> TRANSPARENT = Set.of("ins", "smartTag", "moveTo");

    private static final Set<String> MEANINGLESS = Set.of(
            "proofErr",
            "del",
            "moveFrom",
            "bookmarkStart",
            "bookmarkEnd",
            "lastRenderedPageBreak",
            "permStart",
            "permEnd",
            "commentRangeStart",
            "commentRangeEnd",
            "commentReference");

    private W() {}

    static boolean is(@Nullable Node node, String name) {
        return node instanceof Element element
                && NS.equals(element.getNamespaceURI())
                && name.equals(node.getLocalName());
    }

    static List<Element> children(Node node) {
        List<Element> found = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    static List<Element> children(Node node, String name) {
        return children(node).stream().filter(child -> is(child, name)).toList();
    }

    static @Nullable Element child(@Nullable Node node, String name) {
        if (node == null) {
            return null;
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (is(child, name)) {
                return (Element) child;
            }
        }
        return null;
    }

    /** A child of a child of …, or null. */
    static @Nullable Element at(@Nullable Node node, String... path) {
        Node here = node;
        for (String name : path) {
            here = child(here, name);
        }
        return (Element) here;
    }

    static String attribute(@Nullable Element element, String name) {
        return element == null ? "" : element.getAttributeNS(NS, name);
    }

    static int number(@Nullable Element element, String name, int otherwise) {
        String text = attribute(element, name);
        try {
            return text.isEmpty() ? otherwise : (int) Math.round(Double.parseDouble(text.replace("%", "")));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    static Element make(Document document, String name) {
        return document.createElementNS(NS, "w:" + name);
    }

    /** All elements of a name below one, in document order. */
    static List<Element> all(Node node, String name) {
        List<Element> found = new ArrayList<>();
        collect(node, name, found);
        return found;
    }

    private static void collect(Node node, String name, List<Element> found) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (is(child, name)) {
                found.add((Element) child);
            }
            collect(child, name, found);
        }
    }

    /** The words of a paragraph, without those of text boxes in it. */
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        for (Element child : children(node)) {
            if (is(child, "t")) {
                text.append(child.getTextContent());
            } else if (is(child, "tab") && is(node, "r")) {
                text.append('\t');
            } else if (is(child, "br") || is(child, "cr")) {
                text.append('\n');
            } else if (!is(child, "txbxContent") && !is(child, "pPr") && !is(child, "rPr")) {
                text.append(text(child));
            }
        }
        return text.toString();
    }

    static void remove(Node node) {
        Node parent = node.getParentNode();
        if (parent != null) {
            parent.removeChild(node);
        }
    }

    /** Takes out what stands between the runs of a paragraph without meaning, so that a tag is not torn by it. */
    static void tidy(Node node) {
        for (Element child : children(node)) {
            String name = NS.equals(child.getNamespaceURI()) ? child.getLocalName() : "";
            if (MEANINGLESS.contains(name)) {
                remove(child);
            } else if (TRANSPARENT.contains(name)) {
                tidy(child);
                while (child.getFirstChild() != null) {
                    node.insertBefore(child.getFirstChild(), child);
                }
                remove(child);
            } else {
                tidy(child);
            }
        }
    }

    /** No page ends between this paragraph and what follows it; anything but a paragraph is left as it is. */
    static void keepWithNext(Element paragraph) {
        if (!is(paragraph, "p")) {
            return;
        }
        Document document = Objects.requireNonNull(paragraph.getOwnerDocument());
        Element facts = child(paragraph, "pPr");
        if (facts == null) {
            facts = make(document, "pPr");
            paragraph.insertBefore(facts, paragraph.getFirstChild());
        }
        if (child(facts, "keepNext") == null) {
            Element style = child(facts, "pStyle");
            facts.insertBefore(
                    make(document, "keepNext"), style == null ? facts.getFirstChild() : style.getNextSibling());
        }
    }
}

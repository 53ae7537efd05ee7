package vn.lienthong.capability.papers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The styles of a document: what a paragraph, a run or a table looks like after all that its styles say. */
final class Styles {

    private static final int DEEPEST = 20;

    private final Map<String, Element> byId = new HashMap<>();
    private String usual = "";
    private LineLook letters = LineLook.PLAIN;
    private ParagraphLook paragraphs = ParagraphLook.PLAIN;

    Styles(DocxFile file) throws DocxFile.Unreadable {
        if (!file.has("word/styles.xml")) {
            return;
        }
        Element root = file.part("word/styles.xml").getDocumentElement();
        Element defaults = W.child(root, "docDefaults");
        letters = letters.with(W.at(defaults, "rPrDefault", "rPr"));
        paragraphs = paragraphs.with(W.at(defaults, "pPrDefault", "pPr"));
        for (Element style : W.children(root, "style")) {
            byId.put(W.attribute(style, "styleId"), style);
            if (W.attribute(style, "type").equals("paragraph")
                    && W.attribute(style, "default").equals("1")) {
                usual = W.attribute(style, "styleId");
            }
        }
    }

    ParagraphLook paragraph(@Nullable Element facts) {
        ParagraphLook look = paragraphs;
        for (Element style : chain(styleOf(facts))) {
            look = look.with(W.child(style, "pPr"));
            String name = W.attribute(W.child(style, "name"), "val");
            if (name.equalsIgnoreCase("title")) {
                look = look.asTitle();
            } else if (name.matches("(?i)heading [1-6]") && look.outline() == 9) {
                look = look.with(outlined(style, name));
            }
        }
        return look.with(facts);
    }

    private static Element outlined(Element style, String name) {
        Element facts = W.make(java.util.Objects.requireNonNull(style.getOwnerDocument()), "pPr");
        Element outline = W.make(java.util.Objects.requireNonNull(style.getOwnerDocument()), "outlineLvl");
        outline.setAttributeNS(W.NS, "w:val", Integer.toString(name.charAt(name.length() - 1) - '1'));
        facts.appendChild(outline);
        return facts;
    }

    /** How the letters of a paragraph look before a run says something else. */
    LineLook letters(@Nullable Element paragraphFacts) {
        LineLook look = letters;
        for (Element style : chain(styleOf(paragraphFacts))) {
            look = look.with(W.child(style, "rPr"));
        }
        return look;
    }

    LineLook run(LineLook paragraph, @Nullable Element facts) {
        LineLook look = paragraph;
        for (Element style : chain(W.attribute(W.child(facts, "rStyle"), "val"))) {
            look = look.with(W.child(style, "rPr"));
        }
        return look.with(facts);
    }

    /** What a table and its styles say under a name, the table's own word first. */
    @Nullable
    Element table(@Nullable Element facts, String name) {
        Element own = W.child(facts, name);
        if (own != null) {
            return own;
        }
        Element found = null;
        for (Element style : chain(W.attribute(W.child(facts, "tblStyle"), "val"))) {
            Element said = W.at(style, "tblPr", name);
            found = said == null ? found : said;
        }
        return found;
    }

    private String styleOf(@Nullable Element facts) {
        String named = W.attribute(W.child(facts, "pStyle"), "val");
        return named.isEmpty() || !byId.containsKey(named) ? usual : named;
    }

    /** A style and those it is based on, the base first. */
    private Deque<Element> chain(String id) {
        Deque<Element> chain = new ArrayDeque<>();
        Element style = byId.get(id);
        while (style != null && chain.size() < DEEPEST) {
            chain.addFirst(style);
            style = byId.get(W.attribute(W.child(style, "basedOn"), "val"));
        }
        return chain;
    }
}

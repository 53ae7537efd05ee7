package vn.lienthong.capability.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Puts data into a template. Siblings (paragraphs of a cell or of the body, rows of a table, runs of a paragraph) between an
 * opening tag and its closing one are repeated for each entry of the list, or stand once or not at all for a text.
 */
final class Filler {

    /** Values of an entry, and around it those of the entries and the paper it stands in. */
    private record Scope(PaperData data, @Nullable Scope outer) {

        PaperData.@Nullable Value find(String name) {
            PaperData.Value own = data.value(name);
            return own != null || outer == null ? own : outer.find(name);
        }
    }

    private Filler() {}

    /** The filled docx; a field without a value is empty. The template has been checked. */
    static byte[] fill(byte[] template, PaperData data) throws DocxFile.Unreadable {
        DocxFile file = DocxFile.read(template);
        for (Document part : file.texts()) {
            Element root = part.getDocumentElement();
            W.tidy(root);
            Tag.isolate(root);
            Element body = W.child(root, "body");
            siblings(W.children(body == null ? root : body), new Scope(data, null));
            if (body != null) {
                keepSignatures(body);
            }
        }
        return file.bytes();
    }

    /** A signature (a table without borders) never stands alone on its page: the last words of the text go with it. */
    private static void keepSignatures(Element body) {
        List<Element> blocks = W.children(body);
        for (int at = 1; at < blocks.size(); at++) {
            if (W.is(blocks.get(at), "tbl") && W.at(blocks.get(at), "tblPr", "tblBorders") == null) {
                int before = at - 1;
                while (before > 0 && W.is(blocks.get(before), "p") && bare(blocks.get(before))) {
                    W.keepWithNext(blocks.get(before--));
                }
                W.keepWithNext(blocks.get(before));
            }
        }
    }

    private static void siblings(List<Element> siblings, Scope scope) {
        int at = 0;
        while (at < siblings.size()) {
            Element here = siblings.get(at);
            Tag tag = Tag.unclosed(here);
            Tag.Closed closed = tag == null ? null : Tag.closing(siblings.subList(at, siblings.size()), tag);
            if (tag == null || closed == null) {
                inside(here, scope);
                at++;
                continue;
            }
            List<Element> block = new ArrayList<>(siblings.subList(at, at + closed.sibling() + 1));
            at += block.size();
            take(tag, block);
            take(closed.tag(), block);
            repeat(tag, block, scope);
        }
    }

    /** Takes a tag out; a run or paragraph that held nothing else goes with it. */
    private static void take(Tag tag, List<Element> block) {
        Element run = tag.run();
        if (block.remove(run)) {
            W.remove(run);
            return;
        }
        Node holder = Objects.requireNonNull(run.getParentNode());
        holder.removeChild(run);
        Node node = holder;
        while (node != null && !W.is(node, "p")) {
            node = node.getParentNode();
        }
        if (node instanceof Element paragraph
                && bare(paragraph)
                && (block.contains(paragraph) || oneOfSeveral(paragraph))) {
            block.remove(paragraph);
            W.remove(paragraph);
        }
    }

    /** A cell needs one paragraph, a further one without words is only in the way. */
    private static boolean oneOfSeveral(Element paragraph) {
        Node cell = Objects.requireNonNull(paragraph.getParentNode());
        return W.is(cell, "tc") && W.children(cell, "p").size() > 1;
    }

    /** No words and nothing drawn; a paragraph that ends a section is never bare. */
    private static boolean bare(Element paragraph) {
        return W.text(paragraph).isBlank()
                && W.all(paragraph, "drawing").isEmpty()
                && W.all(paragraph, "pict").isEmpty()
                && W.at(paragraph, "pPr", "sectPr") == null;
    }

    private static void repeat(Tag tag, List<Element> block, Scope scope) {
        if (block.isEmpty()) {
            return;
        }
        Element last = block.getLast();
        Node parent = Objects.requireNonNull(last.getParentNode());
        Node after = last.getNextSibling();
        for (Scope entry : entries(tag, scope)) {
            List<Element> copies = new ArrayList<>();
            for (Element original : block) {
                Element copy = (Element) original.cloneNode(true);
                parent.insertBefore(copy, after);
                copies.add(copy);
            }
            siblings(copies, entry);
        }
        block.forEach(W::remove);
    }

    private static List<Scope> entries(Tag tag, Scope scope) {
        PaperData.Value value = scope.find(tag.name());
        if (tag.mark() == '^') {
            return isThere(value) ? List.of() : List.of(scope);
        }
        if (value instanceof PaperData.Entries(List<PaperData> entries)) {
            return entries.stream().map(entry -> new Scope(entry, scope)).toList();
        }
        return isThere(value) ? List.of(scope) : List.of();
    }

    private static boolean isThere(PaperData.@Nullable Value value) {
        return switch (value) {
            case null -> false;
            case PaperData.Text(String text) -> !text.isBlank();
            case PaperData.Entries(List<PaperData> entries) -> !entries.isEmpty();
            case PaperData.Grid(PaperData.Table table) -> !table.rows().isEmpty();
        };
    }

    private static void inside(Element element, Scope scope) {
        if (Tag.in(element).isEmpty()) {
            return;
        }
        if (W.is(element, "r")) {
            Tag tag = Tag.of(element);
            if (tag == null) {
                W.all(element, "txbxContent").forEach(box -> siblings(W.children(box), scope));
            } else {
                value(tag, scope);
            }
            return;
        }
        if (W.is(element, "p") && alone(element, scope)) {
            return;
        }
        siblings(W.children(element), scope);
        if (W.is(element, "tc") && W.children(element, "p").isEmpty()) {
            element.appendChild(W.make(Objects.requireNonNull(element.getOwnerDocument()), "p"));
        }
    }

    /** A paragraph that is only one field: a table takes its place, and several lines become several paragraphs. */
    private static boolean alone(Element paragraph, Scope scope) {
        List<Tag> tags = Tag.in(paragraph);
        if (tags.size() != 1 || !Tag.WRITTEN.matcher(W.text(paragraph).strip()).matches()) {
            return false;
        }
        PaperData.Value value = scope.find(tags.getFirst().name());
        Node parent = Objects.requireNonNull(paragraph.getParentNode());
        if (value instanceof PaperData.Grid(PaperData.Table table)) {
            GridMaker.insert(table, paragraph);
            W.remove(paragraph);
            return true;
        }
        if (value instanceof PaperData.Text(String text) && text.strip().contains("\n")) {
            for (String line : text.strip().split("\\R+")) {
                Element copy = (Element) paragraph.cloneNode(true);
                parent.insertBefore(copy, paragraph);
                write(Tag.in(copy).getFirst().run(), line.strip());
            }
            W.remove(paragraph);
            return true;
        }
        return false;
    }

    private static void value(Tag tag, Scope scope) {
        if (tag.closes() || tag.opens()) {
            W.remove(tag.run());
        } else if (scope.find(tag.name()) instanceof PaperData.Text(String text)) {
            write(tag.run(), text);
        } else {
            write(tag.run(), "");
        }
    }

    private static void write(Element run, String text) {
        W.children(run, "t").forEach(W::remove);
        boolean first = true;
        for (String line : printable(text).split("\\R", -1)) {
            if (!first) {
                run.appendChild(W.make(Objects.requireNonNull(run.getOwnerDocument()), "br"));
            }
            first = false;
            run.appendChild(Tag.words(run, line));
        }
    }

    /** XML 1.0 has no place for control characters, however they came into a text. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n\\r\\t]]", "").replaceAll("[\\uFFFE\\uFFFF]", "");
    }
}

package vn.lienthong.capability.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A tag of a template: {@code {{field}}}, {@code {{#list}}}, {@code {{^list}}} (if there is nothing), {@code {{/list}}}.
 * After {@link #isolate} each stands alone in a run of its own, however Word has torn it.
 *
 * @param mark {@code #}, {@code ^}, {@code /}, or a blank for a value
 * @param name as written, composed and without blanks around
 * @param run the run that holds it alone
 */
record Tag(char mark, String name, Element run) {

    static final Pattern WRITTEN = Pattern.compile("\\{\\{\\s*([#/^]?)\\s*([^{}]*?)\\s*\\}\\}");

    boolean opens() {
        return mark == '#' || mark == '^';
    }

    boolean closes() {
        return mark == '/';
    }

    /** Splits the runs of every paragraph below a node so that each tag has a run of its own, in the look of its first letter. */
    static void isolate(Node node) {
        for (Element paragraph : W.all(node, "p")) {
            for (Element holder : holders(paragraph)) {
                isolateIn(holder);
            }
        }
    }

    /** The paragraph itself and the links in it: what has runs as children. */
    private static List<Element> holders(Element paragraph) {
        List<Element> holders = new ArrayList<>(List.of(paragraph));
        W.children(paragraph).stream()
                .filter(child -> W.is(child, "hyperlink") || W.is(child, "fldSimple"))
                .forEach(holders::add);
        return holders;
    }

    private static void isolateIn(Element holder) {
        List<Element> texts = new ArrayList<>();
        for (Element run : W.children(holder, "r")) {
            texts.addAll(W.children(run, "t"));
        }
        StringBuilder whole = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (Element text : texts) {
            starts.add(whole.length());
            whole.append(text.getTextContent());
        }
        if (whole.indexOf("{{") < 0) {
            return;
        }
        List<int[]> tags = new ArrayList<>();
        Matcher matcher = WRITTEN.matcher(whole);
        while (matcher.find()) {
            tags.add(new int[] {matcher.start(), matcher.end()});
        }
        for (int i = texts.size() - 1; i >= 0; i--) {
            rewrite(texts.get(i), starts.get(i), tags, whole);
        }
    }

    /** Cuts one text at the tags: a tag goes wholly to the text in which it begins. */
    private static void rewrite(Element text, int from, List<int[]> tags, CharSequence whole) {
        int to = from + text.getTextContent().length();
        List<String> pieces = new ArrayList<>();
        int at = from;
        for (int[] tag : tags) {
            if (tag[1] <= at || tag[0] >= to) {
                continue;
            }
            if (tag[0] >= at) {
                pieces.add(whole.subSequence(at, tag[0]).toString());
                pieces.add(whole.subSequence(tag[0], tag[1]).toString());
            }
            at = Math.min(tag[1], to);
        }
        if (pieces.isEmpty() && at == from) {
            return;
        }
        pieces.add(whole.subSequence(at, to).toString());
        split(text, pieces.stream().filter(piece -> !piece.isEmpty()).toList());
    }

    private static void split(Element text, List<String> pieces) {
        Element run = (Element) Objects.requireNonNull(text.getParentNode());
        Node parent = Objects.requireNonNull(run.getParentNode());
        Element head = (Element) run.cloneNode(false);
        Element look = W.child(run, "rPr");
        if (look != null) {
            head.appendChild(look.cloneNode(true));
        }
        boolean before = false;
        for (Node child = run.getFirstChild();
                !child.isSameNode(text);
                child = Objects.requireNonNull(run.getFirstChild())) {
            before |= !W.is(child, "rPr");
            if (W.is(child, "rPr")) {
                run.removeChild(child);
            } else {
                head.appendChild(child);
            }
        }
        if (before) {
            parent.insertBefore(head, run);
        }
        for (String piece : pieces) {
            Element one = (Element) run.cloneNode(false);
            if (look != null) {
                one.appendChild(look.cloneNode(true));
            }
            one.appendChild(words(run, piece));
            parent.insertBefore(one, run);
        }
        run.removeChild(text);
        if (W.children(run).isEmpty()) {
            parent.removeChild(run);
        } else if (look != null) {
            run.insertBefore(look.cloneNode(true), run.getFirstChild());
        }
    }

    static Element words(Node near, String text) {
        Element words = W.make(Objects.requireNonNull(near.getOwnerDocument()), "t");
        words.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
        words.setTextContent(text);
        return words;
    }

    /** The tag that a run holds, if it holds one. */
    static @Nullable Tag of(Element run) {
        Element text = W.is(run, "r") ? W.child(run, "t") : null;
        if (text == null) {
            return null;
        }
        Matcher matcher = WRITTEN.matcher(text.getTextContent());
        if (!matcher.matches()) {
            return null;
        }
        String mark = matcher.group(1);
        return new Tag(
                mark.isEmpty() ? ' ' : mark.charAt(0),
                java.text.Normalizer.normalize(matcher.group(2), java.text.Normalizer.Form.NFC),
                run);
    }

    /** All tags below a node (or in it, if it is a run), in document order. */
    static List<Tag> in(Node node) {
        List<Tag> found = new ArrayList<>();
        if (W.is(node, "r")) {
            Tag own = of((Element) node);
            if (own != null) {
                found.add(own);
                return found;
            }
        }
        for (Element run : W.all(node, "r")) {
            Tag tag = of(run);
            if (tag != null) {
                found.add(tag);
            }
        }
        return found;
    }

    /**
     * The first opening tag below a node that is not closed below it, or null. A row in which a tag opens in one cell and
     * closes in another counts as well: cells are never repeated, the row is.
     */
    static @Nullable Tag unclosed(Node node) {
        if (W.is(node, "tr")) {
            return W.children(node, "tc").stream()
                    .map(Tag::unclosed)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        List<Tag> open = new ArrayList<>();
        for (Tag tag : in(node)) {
            if (tag.opens()) {
                open.add(tag);
            } else if (tag.closes() && !open.isEmpty() && open.getLast().name().equals(tag.name())) {
                open.removeLast();
            }
        }
        return open.isEmpty() ? null : open.getFirst();
    }

    /**
     * Where a tag that opens in the first of some siblings is closed.
     *
     * @param siblings from the one with the opening tag on
     * @return the closing tag and the place of its sibling, or null if it is not among them
     */
    static @Nullable Closed closing(List<Element> siblings, Tag opening) {
        int depth = 0;
        boolean begun = false;
        for (int i = 0; i < siblings.size(); i++) {
            for (Tag tag : in(siblings.get(i))) {
                begun |= tag.run().isSameNode(opening.run());
                if (!begun || !tag.name().equals(opening.name())) {
                    continue;
                }
                depth += tag.opens() ? 1 : tag.closes() ? -1 : 0;
                if (depth == 0) {
                    return new Closed(i, tag);
                }
            }
        }
        return null;
    }

    record Closed(int sibling, Tag tag) {}
}

package vn.lienthong.capability.papers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import vn.lienthong.kernel.VietnameseText;

/** Reads a template as {@link Filler} would fill it and says what would go wrong, and where. */
final class Inspection {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final int WORDS_SHOWN = 90;

    private final Map<String, PaperKind.Field> top;
    private final Map<String, List<String>> homes = new HashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private final Set<String> torn = new LinkedHashSet<>();
    private final List<TemplateCheck.Problem> problems = new ArrayList<>();

    private Inspection(List<PaperKind.Field> fields) {
        this.top = byName(fields);
        fields.forEach(field -> home(field, ""));
    }

    /** What is wrong with a template that may use these fields. */
    static TemplateCheck look(byte[] docx, List<PaperKind.Field> fields) {
        Inspection inspection = new Inspection(fields);
        try {
            inspection.file(DocxFile.read(docx));
        } catch (DocxFile.Unreadable e) {
            return new TemplateCheck(List.of(new TemplateCheck.Problem(e.key(), List.of(), "", true)));
        }
        return new TemplateCheck(inspection.problems);
    }

    private void file(DocxFile file) throws DocxFile.Unreadable {
        file.dangers().forEach(key -> problem(key, "", true));
        for (Document part : file.texts()) {
            Element root = part.getDocumentElement();
            W.tidy(root);
            Tag.isolate(root);
            braces(root);
            Element body = W.child(root, "body");
            siblings(W.children(body == null ? root : body), List.of(top));
        }
        for (PaperKind.Field field : top.values()) {
            if (field.required() && !used.contains(field.name())) {
                problem("papers.check.missing", "", true, field.name());
            }
        }
        if (!W.all(file.body(), "txbxContent").isEmpty()) {
            problem("papers.check.text-box", "", false);
        }
        if (!W.all(file.body(), "drawing").isEmpty()
                || !W.all(file.body(), "pict").isEmpty()) {
            problem("papers.check.picture", "", false);
        }
    }

    /** Braces that are no whole tag: one is missing, or one too many. */
    private void braces(Element root) {
        for (Element paragraph : W.all(root, "p")) {
            String text = W.text(paragraph);
            Matcher tags = Tag.WRITTEN.matcher(text);
            String rest = tags.replaceAll(" ");
            if (rest.contains("{{") || rest.contains("}}")) {
                problem("papers.check.braces", where(paragraph), true);
            } else if (rest.matches("(?s).*\\{\\s*[#/^]?[a-z0-9_]+\\s*\\}.*")) {
                problem("papers.check.one-brace", where(paragraph), true);
            }
        }
    }

    private void siblings(List<Element> siblings, List<Map<String, PaperKind.Field>> scope) {
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
            List<Element> block = siblings.subList(at, at + closed.sibling() + 1);
            at += block.size();
            if (W.is(here, "tbl") || W.is(block.getLast(), "tbl")) {
                problem("papers.check.torn", where(tag.run()), true, tag.name());
                broken.add(tag.name());
            }
            List<Map<String, PaperKind.Field>> inner = opened(tag, scope);
            W.remove(tag.run());
            W.remove(closed.tag().run());
            siblings(
                    block.stream()
                            .filter(one -> !one.isSameNode(tag.run())
                                    && !one.isSameNode(closed.tag().run()))
                            .toList(),
                    inner);
        }
    }

    private void inside(Element element, List<Map<String, PaperKind.Field>> scope) {
        if (W.is(element, "r")) {
            Tag tag = Tag.of(element);
            if (tag == null) {
                W.all(element, "txbxContent").forEach(box -> siblings(W.children(box), scope));
            } else {
                value(tag, scope);
            }
        } else if (!Tag.in(element).isEmpty()) {
            siblings(W.children(element), scope);
        }
    }

    /** What may stand between an opening tag and its closing one. */
    private List<Map<String, PaperKind.Field>> opened(Tag tag, List<Map<String, PaperKind.Field>> scope) {
        PaperKind.Field field = find(tag, scope);
        if (field == null || field.shape() != PaperKind.Shape.LIST || tag.mark() == '^') {
            return scope;
        }
        List<Map<String, PaperKind.Field>> inner = new ArrayList<>(scope);
        inner.addFirst(byName(field.fields()));
        return inner;
    }

    private void value(Tag tag, List<Map<String, PaperKind.Field>> scope) {
        String where = where(tag.run());
        if (tag.opens()) {
            PaperKind.Field field = find(tag, scope);
            if (field != null) {
                broken.add(field.name());
            }
            if (closedElsewhere(tag)) {
                torn.add(tag.name());
            }
            String key = torn.contains(tag.name()) ? "papers.check.torn" : "papers.check.unclosed";
            problem(key, where, true, tag.name());
            return;
        }
        if (tag.closes()) {
            if (!torn.contains(tag.name())) {
                problem("papers.check.unopened", where, true, tag.name());
            }
            return;
        }
        PaperKind.Field field = find(tag, scope);
        if (field == null) {
            return;
        }
        if (field.shape() == PaperKind.Shape.LIST) {
            problem("papers.check.list-as-text", where, true, field.name());
        } else if (field.shape() == PaperKind.Shape.TABLE
                && !Tag.WRITTEN.matcher(where.strip()).matches()) {
            problem("papers.check.table-in-text", where, true, field.name());
        }
    }

    private static boolean closedElsewhere(Tag opening) {
        Document document = java.util.Objects.requireNonNull(opening.run().getOwnerDocument());
        return Tag.in(document.getDocumentElement()).stream()
                .anyMatch(tag -> tag.closes() && tag.name().equals(opening.name()));
    }

    private PaperKind.@Nullable Field find(Tag tag, List<Map<String, PaperKind.Field>> scope) {
        String where = where(tag.run());
        for (Map<String, PaperKind.Field> names : scope) {
            PaperKind.Field field = names.get(tag.name());
            if (field != null) {
                used.add(field.name());
                return field;
            }
        }
        List<String> home = homes.getOrDefault(tag.name(), List.of());
        if (home.stream().anyMatch(broken::contains)) {
            return null;
        }
        if (!home.isEmpty()) {
            problem("papers.check.outside", where, true, tag.name(), String.join(", ", home));
            return null;
        }
        String near = nearest(tag.name(), scope);
        if (near.isEmpty()) {
            problem(
                    NAME.matcher(tag.name()).matches() ? "papers.check.unknown" : "papers.check.name",
                    where,
                    true,
                    tag.name());
        } else {
            problem("papers.check.unknown-near", where, true, tag.name(), near);
        }
        return null;
    }

    /** The known name that was probably meant; empty if none is like it. */
    private String nearest(String name, List<Map<String, PaperKind.Field>> scope) {
        String plain = plain(name);
        int least = Math.max(1, plain.length() / 3) + 1;
        String nearest = "";
        Set<String> names = new LinkedHashSet<>();
        scope.forEach(level -> names.addAll(level.keySet()));
        names.addAll(homes.keySet());
        for (String known : names) {
            int distance = distance(plain, plain(known));
            if (distance < least) {
                least = distance;
                nearest = known;
            }
        }
        return nearest;
    }

    private static String plain(String name) {
        return VietnameseText.fold(name).replaceAll("[^a-z0-9]", "");
    }

    /** Letters to add, drop or change to make one word of the other (Levenshtein). */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private void home(PaperKind.Field field, String list) {
        if (!list.isEmpty()) {
            homes.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(list);
        }
        field.fields().forEach(inner -> home(inner, field.name()));
    }

    private static Map<String, PaperKind.Field> byName(List<PaperKind.Field> fields) {
        Map<String, PaperKind.Field> names = new LinkedHashMap<>();
        fields.forEach(field -> names.put(field.name(), field));
        return names;
    }

    private void problem(String key, String where, boolean wrong, Object... arguments) {
        var problem = new TemplateCheck.Problem(key, List.of(arguments), where, wrong);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** Words of the paragraph around a node, cut where they grow long. */
    private static String where(Node node) {
        Node around = node;
        while (around != null && !W.is(around, "p")) {
            around = around.getParentNode();
        }
        String text = around == null ? W.text(node) : W.text(around);
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= WORDS_SHOWN ? line : line.substring(0, WORDS_SHOWN) + "…";
    }
}

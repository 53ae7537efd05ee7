package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A paragraph in the outline of the document, with what stands under it. */
final class Node {

    /** What the paragraph is in the outline. */
    enum Role {
        ROOT,
        HEADING,
        ITEM,
        LABEL,
        STEP,
        BULLET,
        TEXT
    }

    Role role;
    final int rank;
    final @Nullable Block block;
    final @Nullable Node parent;
    final List<Node> children = new ArrayList<>();
    final List<Table> tables = new ArrayList<>();
    Traced text;

    Node(Role role, int rank, @Nullable Block block, @Nullable Node parent) {
        this.role = role;
        this.rank = rank;
        this.block = block;
        this.parent = parent;
        this.text = block == null ? Traced.EMPTY : block.text();
    }

    /** The same with all that stands under it, under another node. */
    Node under(Node other) {
        var copy = new Node(role, rank, block, other);
        copy.text = text;
        copy.tables.addAll(tables);
        children.forEach(child -> copy.children.add(child.under(copy)));
        return copy;
    }

    Marker.Kind marker() {
        return block == null ? Marker.Kind.NONE : block.marker().kind();
    }

    int value() {
        return block == null ? 0 : block.marker().value();
    }

    Structure.@Nullable Label label() {
        return block == null ? null : block.label();
    }

    boolean hasLabel(Structure.Field... fields) {
        Structure.Label label = label();
        return role == Role.LABEL && label != null && List.of(fields).contains(label.field());
    }

    /** The words after the label. */
    Traced afterLabel() {
        Structure.Label label = label();
        return label == null ? text : text.from(label.end()).trim();
    }

    /** What the section in which it stands is about: the nearest heading that says so. */
    Structure.Section section() {
        for (Node node = this; node != null; node = node.parent) {
            if (node.role == Role.HEADING) {
                Structure.Section section = Structure.INSTANCE.section(node.text);
                if (section != Structure.Section.UNKNOWN) {
                    return section;
                }
            }
        }
        return Structure.Section.UNKNOWN;
    }

    int lineFrom() {
        return block == null ? 1 : block.lineFrom();
    }

    int lineTo() {
        int last = block == null ? 1 : block.lineTo();
        for (Node child : children) {
            last = Math.max(last, child.lineTo());
        }
        return last;
    }

    /** It and everything under it, in reading order. */
    void walk(java.util.function.Consumer<Node> visitor) {
        visitor.accept(this);
        children.forEach(child -> child.walk(visitor));
    }
}

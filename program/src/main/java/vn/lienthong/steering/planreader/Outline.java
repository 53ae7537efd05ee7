package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the nesting of a document from its numbering and bullets. Plans are not consistent: what a paragraph is (a
 * model, a label, a step) decides before the shape of its bullet does.
 */
final class Outline {

    private static final int LABEL_RANK = 60;
    private static final int STEP_RANK = 70;
    private static final int INNER_RANK = 80;
    private static final int TEXT_RANK = 200;
    private static final int MAX_DEPTH = 24;
    private static final Pattern APPENDIX = Pattern.compile("^(?:phu luc|phu bieu|bieu so|danh muc|danh sach)\\b.*");
    private static final Pattern PROSE_MODEL = Pattern.compile(
            "(?s)mo hinh (?!nay|duoc|da|dang|se|phai|can|gan|phu hop|dien|tren)(?:[^.]{6,250}:.*|[^.:]{6,200}|.{6,250}(?:chu tri|phu trach|thuc hien|dau moi).*)");
    private static final Pattern CAPITALS_AT_END = Pattern.compile("\\p{Lu}{2,}[,\\s]+\\p{Lu}{2,}[,\\s]*$");
    private static final Pattern INTRODUCES = Pattern.compile(
            "^(?:doi voi|rieng|ve|nhom|cac)\\s[^:.]{0,100}(?:mo hinh|nhiem vu|tien ich)[^:.]{0,80}:$");
    private static final Pattern CLOSING = Pattern.compile("^noi nhan\\b.*");

    private final Node root = new Node(Node.Role.ROOT, -1, null, null);
    private final List<Block> tail = new ArrayList<>();
    private Node open = root;
    private boolean closed;
    private boolean sectioned;
    private @Nullable List<Block> rows;

    /** The outline and what stands after "Nơi nhận". */
    record Result(Node root, List<Block> tail) {}

    private Outline() {}

    static Result of(List<Block> blocks) {
        var outline = new Outline();
        for (Block block : blocks) {
            outline.add(block);
        }
        return new Result(outline.root, List.copyOf(outline.tail));
    }

    private void add(Block block) {
        if (block.isRow()) {
            addRow(block);
            return;
        }
        rows = null;
        String plain = block.text().plain();
        if (CLOSING.matcher(plain).matches()) {
            closed = true;
        }
        boolean appendix = isAppendix(block, plain);
        if (closed && !appendix) {
            tail.add(block);
            return;
        }
        closed = false;
        leaveHead(block);
        if (appendix) {
            push(Node.Role.HEADING, 1, block);
        } else if (block.opener() != null || isProseModel(block, plain)) {
            addItem(block);
        } else if (block.step() != null) {
            addStep(block);
        } else if (block.label() != null && belongsToItem(block)) {
            addLabel(block);
        } else if (block.marker().kind().isBullet()) {
            addBullet(block);
        } else if (block.marker().kind().isNumbered()) {
            addNumbered(block);
        } else {
            addText(block);
        }
    }

    /** The lines in capitals above the title (issuer, "KẾ HOẠCH") are not headings of the sections below. */
    private void leaveHead(Block block) {
        Marker.Kind kind = block.marker().kind();
        if (!sectioned && kind.isNumbered() && kind.compareTo(Marker.Kind.NUMBER) <= 0) {
            sectioned = true;
            open = root;
        }
    }

    /** "Mô hình “Chợ 4.0”: …" as a paragraph of its own, in a plan that does not number its models. */
    private boolean isProseModel(Block block, String plain) {
        if (block.marker().kind() != Marker.Kind.NONE
                || !PROSE_MODEL.matcher(plain).matches()
                || block.step() != null) {
            return false;
        }
        if (Headings.announced(block.text()) >= 0) {
            return false;
        }
        Structure.Section section = open.section();
        Node item = innermost(Node.Role.ITEM);
        boolean numbered = item != null && item.block != null && item.block.opener() != null;
        return !numbered
                && (section == Structure.Section.CONTENT || section == Structure.Section.UNKNOWN && open != root);
    }

    private static boolean isAppendix(Block block, String plain) {
        return APPENDIX.matcher(plain).matches()
                && plain.length() < 150
                && block.marker().kind() == Marker.Kind.NONE
                && (plain.startsWith("phu luc") && plain.length() < 40 || block.isCapitals());
    }

    private void addRow(Block row) {
        List<Block> table = rows;
        if (closed
                && row.cells().stream()
                                .filter(c -> Structure.INSTANCE.column(c) != null)
                                .count()
                        >= 2) {
            closed = false;
            open = root;
        }
        if (closed
                || row.cells().stream().anyMatch(c -> CLOSING.matcher(c.plain()).lookingAt())) {
            closed = true;
            tail.add(row);
            return;
        }
        if (table == null) {
            table = new ArrayList<>();
            rows = table;
            Node item = innermost(Node.Role.ITEM);
            Node holder = item != null && StepTables.isHead(row) ? item : heading();
            holder.tables.add(new Table(table));
        }
        table.add(row);
    }

    /** The innermost heading or item that is open. */
    private Node heading() {
        Node node = open;
        while (node.role != Node.Role.HEADING && node.role != Node.Role.ROOT && node.parent != null) {
            node = node.parent;
        }
        return node;
    }

    private void push(Node.Role role, int rank, Block block) {
        popWhile(rank);
        attach(role, rank, block);
    }

    private void popWhile(int rank) {
        while (open.rank >= rank && open.parent != null) {
            open = open.parent;
        }
    }

    private void attach(Node.Role role, int rank, Block block) {
        var node = new Node(role, rank, block, open);
        open.children.add(node);
        if (depth() < MAX_DEPTH) {
            open = node;
        }
    }

    private int depth() {
        int depth = 0;
        for (Node node = open; node.parent != null; node = node.parent) {
            depth++;
        }
        return depth;
    }

    private @Nullable Node innermost(Node.Role role) {
        for (Node node = open; node != null; node = node.parent) {
            if (node.role == role) {
                return node;
            }
        }
        return null;
    }

    private @Nullable Node innermost(Marker.Kind kind) {
        for (Node node = open; node != null; node = node.parent) {
            if (node.marker() == kind) {
                return node;
            }
        }
        return null;
    }

    static int base(Marker.Kind kind) {
        return switch (kind) {
            case PART -> 4;
            case CAPITAL -> 5;
            case ROMAN -> 10;
            case NUMBER -> 20;
            case DECIMAL -> 24;
            case DECIMAL_3 -> 26;
            case DECIMAL_4 -> 27;
            case NUMBER_BRACKET -> 29;
            case LETTER -> 30;
            case BRACKETS -> 32;
            case STAR -> 36;
            case DASH -> 40;
            case DOT -> 42;
            case OTHER_BULLET -> 43;
            case PLUS -> 44;
            case NONE -> TEXT_RANK;
        };
    }

    /** Models and tasks with an opener never stand inside one another. */
    private void addItem(Block block) {
        Node item = innermost(Node.Role.ITEM);
        if (item != null && item.parent != null) {
            open = item.parent;
        }
        Marker.Kind kind = block.marker().kind();
        if (kind == Marker.Kind.NONE && block.heading() == 0) {
            popInner();
            attach(Node.Role.ITEM, Math.min(open.rank + 1, LABEL_RANK - 1), block);
        } else if (kind == Marker.Kind.NONE) {
            push(Node.Role.ITEM, 11 + block.heading(), block);
        } else {
            push(Node.Role.ITEM, base(kind), block);
        }
    }

    /** Leaves everything that is not a heading. */
    private void popInner() {
        while (open.role != Node.Role.HEADING && open.parent != null) {
            open = open.parent;
        }
    }

    private void addStep(Block block) {
        popWhile(STEP_RANK);
        if (block.marker().kind() != Marker.Kind.NONE) {
            leaveLooseSiblings(block.marker().kind());
        }
        attach(Node.Role.STEP, STEP_RANK, block);
    }

    /** A label is one only inside something; "III. TỔ CHỨC THỰC HIỆN" and "3. Kinh phí" after the items are headings. */
    private boolean belongsToItem(Block block) {
        Marker.Kind kind = block.marker().kind();
        if (kind == Marker.Kind.ROMAN
                || kind == Marker.Kind.CAPITAL
                || block.isCapitals() && kind != Marker.Kind.NONE) {
            return false;
        }
        Node item = innermost(Node.Role.ITEM);
        if (item != null) {
            return !kind.isNumbered() || base(kind) > item.rank && !continuesOutside(block, item);
        }
        if (open == root) {
            return false;
        }
        Structure.Label label = block.label();
        boolean strong = label != null
                && switch (label.field()) {
                    case LEAD, LEAD_AND_COORDINATE, COORDINATE, DEADLINE, IMPLEMENTERS, SUPPORT, MAIN_COORDINATE ->
                        true;
                    default -> block.text().text.indexOf(':') > 0;
                };
        Node same = innermost(kind);
        boolean sibling = kind.isNumbered() && same != null && same.role != Node.Role.LABEL && base(kind) <= 20;
        return strong && !sibling;
    }

    /** Whether its number goes on with the headings above the item and not with something inside it. */
    private boolean continuesOutside(Block block, Node item) {
        for (Node node = item.parent; node != null; node = node.parent) {
            if (node.marker() == block.marker().kind()
                    && node.value() + 1 == block.marker().value()) {
                return innerValue(item, block.marker().kind()) + 1
                        != block.marker().value();
            }
        }
        return false;
    }

    private static int innerValue(Node item, Marker.Kind kind) {
        int value = 0;
        for (Node child : item.children) {
            if (child.marker() == kind) {
                value = child.value();
            }
        }
        return value;
    }

    private void addLabel(Block block) {
        if (block.marker().kind() == Marker.Kind.NONE && block.heading() == 0 && pointsAreDone()) {
            leaveInner();
        }
        popWhile(LABEL_RANK);
        if (block.marker().kind() != Marker.Kind.NONE) {
            leaveLooseSiblings(block.marker().kind());
        }
        attach(Node.Role.LABEL, LABEL_RANK, block);
    }

    /** A label "- Chủ trì:" stands beside a bullet "- …", not under it. */
    private void leaveLooseSiblings(Marker.Kind kind) {
        Node same = innermost(kind);
        if (same != null
                && same.parent != null
                && (same.role == Node.Role.BULLET || same.role == Node.Role.TEXT)
                && same.parent.role != Node.Role.ROOT
                && same.parent.block != null) {
            open = same.parent;
        }
    }

    private void addBullet(Block block) {
        Marker.Kind kind = block.marker().kind();
        Node same = innermost(kind);
        if (same != null && same.parent != null && same.role == Node.Role.BULLET) {
            open = same.parent;
            attach(Node.Role.BULLET, same.rank, block);
            return;
        }
        Node step = innermost(Node.Role.STEP);
        Node label = innermost(Node.Role.LABEL);
        if (step != null && open.rank >= STEP_RANK) {
            attach(Node.Role.BULLET, INNER_RANK + base(kind), block);
        } else if (label != null && open.rank >= LABEL_RANK) {
            if ((label.marker() == kind && !label.afterLabel().isBlank() || isWholeLine(label))
                    && label.parent != null) {
                open = label.parent;
                attach(Node.Role.BULLET, LABEL_RANK, block);
            } else {
                attach(Node.Role.BULLET, INNER_RANK + base(kind), block);
            }
        } else {
            Node item = innermost(Node.Role.ITEM);
            if (open.role == Node.Role.HEADING && open.rank >= LABEL_RANK) {
                attach(Node.Role.BULLET, open.rank + 1, block);
            } else if (item != null) {
                int rank = Math.max(base(kind), item.rank + 1);
                push(Node.Role.BULLET, rank, block);
            } else {
                push(Node.Role.BULLET, base(kind), block);
            }
        }
    }

    /** "Đơn vị chủ trì: A. Đơn vị phối hợp: B. Thời gian: …": bullets below such a line are no part of its last label. */
    private static boolean isWholeLine(Node label) {
        return label.marker() == Marker.Kind.NONE
                && label.text.text.endsWith(".")
                && Structure.INSTANCE.labelsWithin(label.text).size() >= 2;
    }

    private void addNumbered(Block block) {
        Marker.Kind kind = block.marker().kind();
        int value = block.marker().value();
        for (Node node = open; node != null; node = node.parent) {
            if (node.marker() == kind && node.parent != null && (value == 0 || node.value() + 1 == value)) {
                sibling(node, block);
                return;
            }
        }
        boolean inside = innermost(Node.Role.STEP) != null
                || innermost(Node.Role.LABEL) != null
                || innermost(Node.Role.ITEM) != null;
        Node same = innermost(kind);
        boolean again = same != null
                && same.role == Node.Role.HEADING
                && (kind.compareTo(Marker.Kind.NUMBER) > 0 && kind.compareTo(Marker.Kind.NUMBER_BRACKET) < 0
                        || !Headings.units(block.text()).isEmpty());
        if (value == 1 && inside && !again && (same != null || base(kind) > 20 || open.role == Node.Role.LABEL)) {
            Node.Role role = Node.Role.BULLET;
            attach(role, Math.max(open.rank + 1, INNER_RANK), block);
        } else if (same != null && same.parent != null) {
            sibling(same, block);
        } else if (kind == Marker.Kind.CAPITAL && innermost(Marker.Kind.ROMAN) != null) {
            push(headingRole(block), base(Marker.Kind.ROMAN) + 1, block);
        } else {
            push(headingRole(block), base(kind), block);
        }
    }

    private void sibling(Node node, Block block) {
        Node parent = node.parent;
        if (parent == null) {
            return;
        }
        open = parent;
        Node.Role role = node.role == Node.Role.BULLET ? Node.Role.BULLET : headingRole(block);
        attach(role, node.role == Node.Role.ITEM ? base(block.marker().kind()) : node.rank, block);
    }

    private static Node.Role headingRole(Block block) {
        return block.marker().kind() == Marker.Kind.NONE ? Node.Role.TEXT : Node.Role.HEADING;
    }

    private void addText(Block block) {
        if (block.heading() > 0 && !block.isCapitals()) {
            push(Node.Role.HEADING, 11 + block.heading(), block);
        } else if (block.isCapitals() && block.text().length() < 200) {
            boolean goesOn = open.role == Node.Role.HEADING
                    && open.block != null
                    && open.block.isCapitals()
                    && open.children.isEmpty()
                    && open.rank > 1
                    && !block.text().plain().equals("ke hoach");
            if (goesOn || endsInCapitals(open, block)) {
                open.text = open.text.then(' ', block.text());
            } else {
                push(Node.Role.HEADING, open.rank == 1 && open.children.isEmpty() ? 2 : 8, block);
            }
        } else if (introducesItems(block)) {
            Node item = innermost(Node.Role.ITEM);
            int rank = item == null ? open.rank + 1 : item.rank - 1;
            open = item == null || item.parent == null ? open : item.parent;
            attach(Node.Role.HEADING, Math.max(open.rank + 1, rank), block);
        } else {
            if (closesItem(block)) {
                leaveInner();
            }
            Node node = new Node(Node.Role.TEXT, TEXT_RANK, block, open);
            open.children.add(node);
        }
    }

    /** A heading whose last words are capitals, broken by the width: its next line is in capitals as well. */
    private static boolean endsInCapitals(Node heading, Block next) {
        Block block = heading.block;
        return block != null
                && (heading.role == Node.Role.HEADING || heading.role == Node.Role.ITEM)
                && heading.marker().isNumbered()
                && heading.children.isEmpty()
                && next.lineFrom() <= heading.text.lineAt(heading.text.length() - 1) + 1
                && CAPITALS_AT_END.matcher(heading.text.text).find();
    }

    /** "Hoàn thành trước 30/6." or "Giao A chủ trì …" as a paragraph below the points of an item speaks of the item. */
    private boolean closesItem(Block block) {
        String plain = block.text().plain();
        boolean time =
                plain.length() < 160 && Deadlines.TIME_FIRST.matcher(plain).find();
        boolean given = plain.length() < 500
                && (Assignment.isGiven(block.text())
                        || Assignment.parse(block.text()).named());
        return (time || given) && Character.isUpperCase(block.text().charAt(0)) && pointsAreDone();
    }

    /** "Đối với các mô hình do xã tự chọn:" behind an item stands over those that follow. */
    private boolean introducesItems(Block block) {
        return INTRODUCES.matcher(block.text().plain()).matches() && innermost(Node.Role.ITEM) != null;
    }

    /** Whether the open bullet is the last of the points of one item, and not itself an item. */
    private boolean pointsAreDone() {
        Node point = open;
        while (point.parent != null && point.parent.role == Node.Role.BULLET) {
            point = point.parent;
        }
        Node over = point.parent;
        if (point.role != Node.Role.BULLET || over == null || over == root) {
            return false;
        }
        if (over.role == Node.Role.ITEM || over.role == Node.Role.LABEL && innermost(Node.Role.ITEM) != null) {
            return true;
        }
        if (over.role != Node.Role.HEADING || Structure.INSTANCE.section(over.text) != Structure.Section.UNKNOWN) {
            return false;
        }
        boolean assigned = over.children.stream()
                .anyMatch(child -> child.role == Node.Role.LABEL
                        || child.role == Node.Role.TEXT
                                && Assignment.parse(child.text).named());
        long bullets = over.children.stream()
                .filter(child -> child.role == Node.Role.BULLET)
                .count();
        boolean plainPoints = over.children.stream().allMatch(child -> child.children.isEmpty());
        return assigned || bullets >= 2 && plainPoints && over.marker().isNumbered();
    }

    /** Leaves points and labels, to the item or heading they stand under. */
    private void leaveInner() {
        while (open.parent != null && open.role != Node.Role.HEADING && open.role != Node.Role.ITEM) {
            open = open.parent;
        }
    }
}

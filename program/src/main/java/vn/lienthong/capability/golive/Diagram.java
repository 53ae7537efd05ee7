package vn.lienthong.capability.golive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The process as a picture, laid out from {@link GoLiveProcess#MOVES}: the way runs down the left column, what leaves it lies
 * on the right. Only the moves that a system behind, or not behind, the security check can make are drawn.
 *
 * @param boxes stages with their places
 * @param arrows moves as lines
 */
record Diagram(List<Box> boxes, List<Arrow> arrows, int height) {

    static final int WIDTH = 330;
    static final int BOX_WIDTH = 176;
    static final int BOX_HEIGHT = 36;
    private static final int STEP = 60;
    private static final int LEFT = 30;
    private static final int RIGHT = 232;
    private static final int SIDE_WIDTH = 96;
    private static final int TOP = 4;

    /** Where a system stands in the picture. */
    enum Mark {
        PASSED,
        HERE,
        AHEAD
    }

    record Box(Stage stage, int x, int y, int width, Mark mark) {

        int middle() {
            return x + width / 2;
        }

        int centre() {
            return y + BOX_HEIGHT / 2;
        }

        /** Name of its looks. */
        String look() {
            return mark.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A line; where several moves join two stages it is one. */
    record Arrow(String path, boolean passed) {}

    static Diagram of(GoingLive system) {
        boolean check = system.check();
        List<GoLiveProcess.Move> moves = GoLiveProcess.MOVES.stream()
                .filter(move -> GoLiveProcess.from(move.from(), check).contains(move))
                .toList();
        List<Stage> way = new ArrayList<>();
        List<Stage> aside = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            if (stage == Stage.PREPARING
                    || stage == system.stage()
                    || moves.stream().anyMatch(move -> move.to() == stage)) {
                (stage == Stage.EXPIRED || stage == Stage.STOPPED ? aside : way).add(stage);
            }
        }
        int here = way.indexOf(system.stage());
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            Mark mark = i == here ? Mark.HERE : i < here || system.stage() == Stage.EXPIRED ? Mark.PASSED : Mark.AHEAD;
            boxes.add(new Box(way.get(i), LEFT, TOP + i * STEP, BOX_WIDTH, mark));
        }
        for (Stage stage : aside) {
            int row = stage == Stage.EXPIRED ? way.size() - 1 : Math.max(0, way.size() - 3);
            boxes.add(new Box(
                    stage, RIGHT, TOP + row * STEP, SIDE_WIDTH, stage == system.stage() ? Mark.HERE : Mark.AHEAD));
        }
        return new Diagram(
                List.copyOf(boxes), arrows(moves, boxes), TOP * 2 + (way.size() - 1) * STEP + BOX_HEIGHT + 2);
    }

    private static List<Arrow> arrows(List<GoLiveProcess.Move> moves, List<Box> boxes) {
        Set<Arrow> arrows = new LinkedHashSet<>();
        for (GoLiveProcess.Move move : moves) {
            Box from = box(boxes, move.from());
            Box to = box(boxes, move.to());
            if (from != null && to != null) {
                arrows.add(new Arrow(path(from, to), from.mark() == Mark.PASSED && to.mark() != Mark.AHEAD));
            }
        }
        return List.copyOf(arrows);
    }

    private static @org.jspecify.annotations.Nullable Box box(List<Box> boxes, Stage stage) {
        return boxes.stream().filter(box -> box.stage() == stage).findFirst().orElse(null);
    }

    private static String path(Box from, Box to) {
        if (from.stage() == to.stage()) {
            int x = from.x() + from.width();
            return "M%d %d h8 v14 h-6".formatted(x, from.centre() - 7);
        }
        if (from.x() == LEFT && to.x() == LEFT) {
            if (to.y() - from.y() == STEP) {
                return "M%d %d V%d".formatted(from.middle(), from.y() + BOX_HEIGHT, to.y() - 2);
            }
            int lane = to.y() > from.y() ? LEFT - 14 : LEFT - 24;
            return "M%d %d H%d V%d H%d".formatted(LEFT, from.centre() + 6, lane, to.centre() - 6, LEFT - 2);
        }
        if (from.x() == LEFT) {
            int lane = RIGHT - 8;
            return from.y() == to.y()
                    ? "M%d %d H%d".formatted(from.x() + from.width(), from.centre() - 10, RIGHT - 2)
                    : "M%d %d H%d V%d H%d"
                            .formatted(from.x() + from.width(), from.centre() + 10, lane, to.centre(), RIGHT - 2);
        }
        if (to.x() == LEFT) {
            return from.y() == to.y()
                    ? "M%d %d H%d".formatted(RIGHT, from.centre() + 12, to.x() + to.width() + 2)
                    : "M%d %d V%d H%d".formatted(from.middle(), from.y(), to.centre() - 8, to.x() + to.width() + 2);
        }
        int end = to.y() > from.y() ? to.y() - 2 : to.y() + BOX_HEIGHT + 2;
        return "M%d %d V%d".formatted(from.middle(), to.y() > from.y() ? from.y() + BOX_HEIGHT : from.y(), end);
    }
}

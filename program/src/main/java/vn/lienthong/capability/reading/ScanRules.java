package vn.lienthong.capability.reading;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.capability.reading.PageContent.Rule;

/**
 * Finds the drawn lines of a scanned page by their shape: long unbroken runs of dark points, only a few points thick.
 * Letters make no such runs, filled areas are too thick.
 */
final class ScanRules {

    /** A line found: where it runs and the strip of points it covers, in pixels. */
    record Line(boolean level, int at, int from, int to, int first, int last) {

        /** Runs from one of these lines to another. */
        boolean spans(List<Line> across) {
            return across.stream().anyMatch(line -> line.crosses(first) && Math.abs(line.at - from) <= NEAR)
                    && across.stream().anyMatch(line -> line.crosses(first) && Math.abs(line.at - to) <= NEAR);
        }

        private boolean crosses(int place) {
            return from - NEAR <= place && to + NEAR >= place;
        }

        Rule rule(float scale) {
            return new Rule(level, (first + last + 1) / 2f * scale, from * scale, to * scale);
        }
    }

    private static final int NEAR = 8;

    private final ScanImage image;
    private final int shortest;
    private final int shortestUpright;
    private final int surelyNoLetter;
    private final int thickest;
    private final int gap;

    private ScanRules(ScanImage image, int dpi) {
        this.image = image;
        this.shortest = dpi * 4 / 10;
        this.shortestUpright = dpi / 9;
        this.surelyNoLetter = dpi / 4;
        this.thickest = Math.max(4, dpi / 25);
        this.gap = Math.max(1, dpi / 100);
    }

    static List<Line> find(ScanImage image, int dpi) {
        ScanRules rules = new ScanRules(image, dpi);
        List<Line> levels = rules.along(true);
        List<Line> lines = new ArrayList<>(levels);
        // As short as the stem of a letter: a line only if it runs from one line across to another.
        rules.along(false).stream()
                .filter(line -> line.to() - line.from() > rules.surelyNoLetter || line.spans(levels))
                .forEach(lines::add);
        return lines;
    }

    private List<Line> along(boolean level) {
        int across = level ? image.height() : image.width();
        List<Line> open = new ArrayList<>();
        List<Line> done = new ArrayList<>();
        for (int at = 0; at < across; at++) {
            List<int[]> runs = runs(level, at);
            List<Line> next = new ArrayList<>();
            boolean[] used = new boolean[runs.size()];
            for (Line line : open) {
                Line grown = line;
                for (int i = 0; i < used.length; i++) {
                    int[] run = runs.get(i);
                    if (run[0] <= grown.to() + gap && run[1] >= grown.from() - gap) {
                        used[i] = true;
                        grown = new Line(
                                level,
                                at,
                                Math.min(run[0], grown.from()),
                                Math.max(run[1], grown.to()),
                                grown.first(),
                                at);
                    }
                }
                // A speck of dust may interrupt a line for a row of points.
                boolean ended = grown.last() < at - 1;
                (ended ? done : next).add(grown);
            }
            for (int i = 0; i < used.length; i++) {
                if (!used[i]) {
                    next.add(new Line(level, at, runs.get(i)[0], runs.get(i)[1], at, at));
                }
            }
            open = next;
        }
        done.addAll(open);
        done.removeIf(line -> line.last() - line.first() + 1 > thickest);
        return done;
    }

    /** The dark runs of one row (or column) of points that are long enough; gaps of a few points are bridged. */
    private List<int[]> runs(boolean level, int at) {
        int length = level ? image.width() : image.height();
        int least = level ? shortest : shortestUpright;
        List<int[]> runs = new ArrayList<>();
        int start = -1;
        int lastDark = -1;
        for (int i = 0; i < length; i++) {
            boolean dark = level ? image.dark(i, at) : image.dark(at, i);
            if (dark) {
                if (start < 0) {
                    start = i;
                }
                lastDark = i;
            } else if (start >= 0 && i - lastDark > gap) {
                if (lastDark - start >= least) {
                    runs.add(new int[] {start, lastDark});
                }
                start = -1;
            }
        }
        if (start >= 0 && lastDark - start >= least) {
            runs.add(new int[] {start, lastDark});
        }
        return runs;
    }
}

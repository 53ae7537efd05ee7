package vn.lienthong.capability.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which points of a picture are darker than what is around them: print, whatever the light. */
final class InkMap {

    private static final int MOST_SAMPLES = 40_000;
    private static final double COARSE = 2;
    private static final double FINE = 0.25;

    private final boolean[] ink;
    private final int width;
    private final int height;

    private InkMap(boolean[] ink, int width, int height) {
        this.ink = ink;
        this.width = width;
        this.height = height;
    }

    static InkMap of(GreyPicture picture) {
        int width = picture.width();
        int height = picture.height();
        byte[] points = picture.points();
        long[] sums = new long[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            long row = 0;
            for (int x = 0; x < width; x++) {
                row += points[y * width + x] & 0xFF;
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        boolean[] ink = new boolean[width * height];
        int reach = Math.max(8, width / 70);
        for (int y = 0; y < height; y++) {
            int top = Math.max(0, y - reach);
            int bottom = Math.min(height, y + reach + 1);
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - reach);
                int right = Math.min(width, x + reach + 1);
                long sum = sums[bottom * (width + 1) + right]
                        - sums[top * (width + 1) + right]
                        - sums[bottom * (width + 1) + left]
                        + sums[top * (width + 1) + left];
                double mean = (double) sum / ((bottom - top) * (right - left));
                ink[y * width + x] = (points[y * width + x] & 0xFF) < mean * 0.85 - 6;
            }
        }
        return new InkMap(ink, width, height);
    }

    /** By how many degrees, -90 to 90, the lines of print lean; clockwise counts up. */
    double lean() {
        int[] found = new int[width * height];
        int count = 0;
        for (int i = 0; i < ink.length; i++) {
            if (ink[i]) {
                found[count++] = i;
            }
        }
        int step = Math.max(1, count / MOST_SAMPLES);
        double best = sharpest(found, count, step, 0, 90, COARSE);
        return sharpest(found, count, step, best, COARSE, FINE);
    }

    /** Seen along its lines, print is dark rows between light ones: the sum of the steps between rows is largest. */
    private double sharpest(int[] found, int count, int step, double around, double reach, double by) {
        int diagonal = (int) Math.ceil(Math.hypot(width, height));
        double best = around;
        double bestSharpness = -1;
        for (double angle = around - reach; angle <= around + reach; angle += by) {
            int[] rows = new int[2 * diagonal + 2];
            double sin = Math.sin(Math.toRadians(angle));
            double cos = Math.cos(Math.toRadians(angle));
            for (int i = 0; i < count; i += step) {
                int x = found[i] % width;
                int y = found[i] / width;
                rows[(int) Math.round(y * cos - x * sin) + diagonal]++;
            }
            double sharpness = 0;
            for (int i = 2; i < rows.length; i++) {
                double change = rows[i] - rows[i - 2];
                sharpness += change * change;
            }
            if (sharpness > bestSharpness) {
                bestSharpness = sharpness;
                best = angle;
            }
        }
        return best;
    }

    /**
     * A stretch of print in one line, which need not be quite level.
     *
     * @param leftY height of its middle at the left end
     * @param rightY height of its middle at the right end
     */
    record Stretch(int left, int right, double leftY, double rightY, double thick) {

        int length() {
            return right - left;
        }

        double middle() {
            return (leftY + rightY) / 2;
        }
    }

    /**
     * Long lines of print: ink whose gaps are small is run together, and what comes out long and thin is a line.
     *
     * @param gap the widest gap, in points
     */
    List<Stretch> lines(int gap) {
        boolean[] smeared = smeared(gap);
        int[] stack = new int[ink.length];
        List<Stretch> lines = new ArrayList<>();
        for (int start = 0; start < ink.length; start++) {
            if (smeared[start]) {
                Stretch stretch = gather(smeared, stack, start);
                if (stretch.length() > width / 5 && stretch.length() > 11 * stretch.thick() && stretch.thick() > 5) {
                    lines.add(stretch);
                }
            }
        }
        return lines;
    }

    private boolean[] smeared(int gap) {
        boolean[] smeared = new boolean[ink.length];
        for (int y = 0; y < height; y++) {
            int last = -1;
            for (int x = 0; x < width; x++) {
                if (ink[y * width + x]) {
                    int from = last >= 0 && x - last <= gap ? last : x;
                    Arrays.fill(smeared, y * width + from, y * width + x + 1, true);
                    last = x;
                }
            }
        }
        return smeared;
    }

    /** All points that hang together with one, wiped out, and the straight line through them. */
    private Stretch gather(boolean[] smeared, int[] stack, int start) {
        int size = 0;
        stack[size++] = start;
        smeared[start] = false;
        int left = width;
        int right = 0;
        double n = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        double sumYy = 0;
        while (size > 0) {
            int at = stack[--size];
            int x = at % width;
            int y = at / width;
            left = Math.min(left, x);
            right = Math.max(right, x);
            n++;
            sumX += x;
            sumY += y;
            sumXx += (double) x * x;
            sumXy += (double) x * y;
            sumYy += (double) y * y;
            size = push(smeared, stack, size, x > 0, at - 1);
            size = push(smeared, stack, size, x + 1 < width, at + 1);
            size = push(smeared, stack, size, y > 0, at - width);
            size = push(smeared, stack, size, y + 1 < height, at + width);
        }
        double spreadX = sumXx - sumX * sumX / n;
        double slope = spreadX < 1 ? 0 : (sumXy - sumX * sumY / n) / spreadX;
        double base = (sumY - slope * sumX) / n;
        double rest = Math.max(0, (sumYy - sumY * sumY / n - slope * (sumXy - sumX * sumY / n)) / n);
        // Points spread evenly over a band lie a 3.46th of its height from its middle, on the mean of squares.
        return new Stretch(left, right + 1, base + slope * left, base + slope * (right + 1), Math.sqrt(12 * rest));
    }

    private static int push(boolean[] smeared, int[] stack, int size, boolean inside, int next) {
        if (!inside || !smeared[next]) {
            return size;
        }
        smeared[next] = false;
        stack[size] = next;
        return size + 1;
    }
}

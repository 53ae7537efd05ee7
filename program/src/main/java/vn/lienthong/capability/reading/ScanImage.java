package vn.lienthong.capability.reading;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page as grey values, 0 black to 255 white. */
final class ScanImage {

    private static final int TILE = 16;
    private static final int MAX_SAMPLES = 150_000;

    private final BufferedImage image;
    private final byte[] grey;
    private final int width;
    private final int height;

    private ScanImage(BufferedImage grey) {
        this.image = grey;
        this.grey = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        this.width = grey.getWidth();
        this.height = grey.getHeight();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Takes the red of each colour: the ink of stamps is red, so it fades and the text under it stays. */
    static ScanImage of(BufferedImage source) {
        BufferedImage target = new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] grey = ((DataBufferByte) target.getRaster().getDataBuffer()).getData();
        int[] row = new int[source.getWidth()];
        for (int y = 0; y < source.getHeight(); y++) {
            source.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                int alpha = row[x] >>> 24;
                int red = row[x] >> 16 & 0xFF;
                grey[y * row.length + x] = (byte) (255 - (255 - red) * alpha / 255);
            }
        }
        return new ScanImage(target);
    }

    /** Evens out the paper: shadows and grey paper become white, so that one threshold fits the whole page. */
    void whiten() {
        int across = (width + TILE - 1) / TILE;
        int down = (height + TILE - 1) / TILE;
        int[] paper = new int[across * down];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int tile = y / TILE * across + x / TILE;
                paper[tile] = Math.max(paper[tile], grey[y * width + x] & 0xFF);
            }
        }
        int[] smooth = spread(paper, across, down);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int white = Math.max(60, smooth[y / TILE * across + x / TILE]);
                int even = (grey[y * width + x] & 0xFF) * 255 / white;
                // Stretched at the light end, where the grain of the paper is, which else is taken for dots and
                // accents.
                grey[y * width + x] = (byte) Math.clamp(even * 5 / 4 - 20, 0, 255);
            }
        }
    }

    /** Mean of the tiles around, so that a tile full of ink takes the paper of its neighbours. */
    private static int[] spread(int[] tiles, int across, int down) {
        int[] out = new int[tiles.length];
        int reach = 3;
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                int sum = 0;
                int count = 0;
                for (int j = Math.max(0, y - reach); j <= Math.min(down - 1, y + reach); j++) {
                    for (int i = Math.max(0, x - reach); i <= Math.min(across - 1, x + reach); i++) {
                        sum += tiles[j * across + i];
                        count++;
                    }
                }
                out[y * across + x] = sum / count;
            }
        }
        return out;
    }

    boolean dark(int x, int y) {
        return (grey[y * width + x] & 0xFF) < 160;
    }

    /** Dark points within a box. */
    int ink(int left, int top, int right, int bottom) {
        int ink = 0;
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
                ink += dark(x, y) ? 1 : 0;
            }
        }
        return ink;
    }

    void erase(int left, int top, int right, int bottom) {
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
                grey[y * width + x] = (byte) 255;
            }
        }
    }

    ScanImage copy() {
        BufferedImage twin = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        System.arraycopy(grey, 0, ((DataBufferByte) twin.getRaster().getDataBuffer()).getData(), 0, grey.length);
        return new ScanImage(twin);
    }

    /**
     * By how many degrees the page leans. The rows of print and the lines of tables are level when the ink falls into
     * as few rows of points as possible: found by trying angles, first rough, then fine.
     */
    double lean() {
        int step = Math.max(2, Math.max(width, height) / 1_200);
        int[] xs = new int[MAX_SAMPLES];
        int[] ys = new int[MAX_SAMPLES];
        int count = 0;
        for (int y = step; y < height - step && count < MAX_SAMPLES; y += step) {
            for (int x = step; x < width - step && count < MAX_SAMPLES; x += step) {
                if (dark(x, y)) {
                    xs[count] = x / step;
                    ys[count++] = y / step;
                }
            }
        }
        if (count < 200) {
            return 0;
        }
        double best = sharpest(xs, ys, count, 0, 4.0, 0.25);
        best = sharpest(xs, ys, count, best, 0.25, 0.05);
        return sharpest(xs, ys, count, best, 0.05, 0.0125);
    }

    private double sharpest(int[] xs, int[] ys, int count, double around, double reach, double step) {
        double best = around;
        double bestSharpness = -1;
        int[] rows = new int[(width + height) * 2];
        int steps = (int) Math.round(reach / step);
        for (int i = -steps; i <= steps; i++) {
            double angle = around + i * step;
            double slope = Math.tan(Math.toRadians(angle));
            java.util.Arrays.fill(rows, 0);
            for (int p = 0; p < count; p++) {
                rows[(int) Math.round(ys[p] - xs[p] * slope) + rows.length / 2]++;
            }
            double sharpness = 0;
            for (int row : rows) {
                sharpness += (double) row * row;
            }
            // Of equals the smallest turn wins, so that a straight page stays untouched.
            if (sharpness > bestSharpness * (1 + 1e-9)
                    || (sharpness >= bestSharpness && Math.abs(angle) < Math.abs(best))) {
                bestSharpness = sharpness;
                best = angle;
            }
        }
        return best;
    }

    /** The page turned so that what leant by these degrees is level. */
    ScanImage straightened(double degrees) {
        AffineTransform turn = AffineTransform.getRotateInstance(-Math.toRadians(degrees), width / 2.0, height / 2.0);
        return drawn(turn, width, height);
    }

    /** The page turned clockwise by quarter turns. */
    ScanImage turned(int degrees) {
        boolean side = degrees == 90 || degrees == 270;
        int newWidth = side ? height : width;
        int newHeight = side ? width : height;
        AffineTransform turn = new AffineTransform();
        turn.translate(newWidth / 2.0, newHeight / 2.0);
        turn.quadrantRotate(degrees / 90);
        turn.translate(-width / 2.0, -height / 2.0);
        return drawn(turn, newWidth, newHeight);
    }

    ScanImage scaled(double factor) {
        return drawn(AffineTransform.getScaleInstance(factor, factor), (int) (width * factor), (int) (height * factor));
    }

    private ScanImage drawn(AffineTransform transform, int newWidth, int newHeight) {
        BufferedImage target = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = target.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, newWidth, newHeight);
        graphics.drawImage(image, new AffineTransformOp(transform, AffineTransformOp.TYPE_BILINEAR), 0, 0);
        graphics.dispose();
        return new ScanImage(target);
    }

    /** Writes a part of the page with a white rim, as a grey map that every version of the recogniser takes. */
    Path write(Path target, int left, int top, int right, int bottom, int rim) throws IOException {
        int partWidth = right - left + 2 * rim;
        int partHeight = bottom - top + 2 * rim;
        byte[] white = new byte[partWidth];
        java.util.Arrays.fill(white, (byte) 255);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
            out.write(("P5\n" + partWidth + " " + partHeight + "\n255\n").getBytes(StandardCharsets.US_ASCII));
            for (int y = top - rim; y < bottom + rim; y++) {
                if (y < top || y >= bottom) {
                    out.write(white);
                } else {
                    out.write(white, 0, rim);
                    out.write(grey, y * width + left, right - left);
                    out.write(white, 0, rim);
                }
            }
        }
        return target;
    }
}

package vn.lienthong.capability.reading;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

/** An A4 sheet as a scanner gives it: 300 points to the inch, grey paper, grain, a little askew. */
final class ScannedSheet {

    static final int WIDTH = 2480;
    static final int HEIGHT = 3508;

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    private final Graphics2D graphics = image.createGraphics();
    private int y = 600;

    ScannedSheet() {
        graphics.setColor(new Color(240, 240, 240));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.BLACK);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        try (InputStream in = SamplePdf.font()) {
            graphics.setFont(Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(54f));
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    ScannedSheet askew(double degrees) {
        graphics.rotate(Math.toRadians(degrees), WIDTH / 2.0, HEIGHT / 2.0);
        return this;
    }

    ScannedSheet line(String text) {
        graphics.drawString(text, 300, y);
        y += 90;
        return this;
    }

    /** A table with drawn lines; cells may hold several rows. */
    ScannedSheet table(int[] xs, int rowHeight, String[]... rows) {
        graphics.setStroke(new BasicStroke(4));
        int top = y;
        for (String[] row : rows) {
            graphics.drawLine(xs[0], y, xs[xs.length - 1], y);
            for (int column = 0; column < row.length; column++) {
                int baseline = y + 65;
                for (String part : row[column].split("\n")) {
                    graphics.drawString(part, xs[column] + 20, baseline);
                    baseline += 72;
                }
            }
            y += rowHeight;
        }
        graphics.drawLine(xs[0], y, xs[xs.length - 1], y);
        for (int x : xs) {
            graphics.drawLine(x, top, x, y);
        }
        y += 150;
        return this;
    }

    BufferedImage scanned(long seed) {
        Random random = new Random(seed);
        int[] grain = new int[1 << 12];
        for (int i = 0; i < grain.length; i++) {
            grain[i] = (int) (random.nextGaussian() * 10);
        }
        byte[] grey = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int shift = 0;
        for (int i = 0; i < grey.length; i++) {
            // Another start in each row, or the grain would make columns.
            shift = i % WIDTH == 0 ? random.nextInt(grain.length) : shift;
            grey[i] = (byte) Math.clamp((grey[i] & 0xFF) + grain[(i + shift) % grain.length], 0, 255);
        }
        return image;
    }

    /** No letter at all: fur, eyes and whiskers. */
    static BufferedImage cat() {
        BufferedImage cat = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = cat.createGraphics();
        Random random = new Random(9);
        graphics.setColor(new Color(150, 120, 90));
        graphics.fillRect(0, 0, 1200, 900);
        for (int i = 0; i < 60_000; i++) {
            int shade = random.nextInt(120);
            graphics.setColor(new Color(80 + shade, 60 + shade, 40 + shade / 2));
            int x = random.nextInt(1200);
            int y = random.nextInt(900);
            graphics.drawLine(x, y, x + random.nextInt(20) - 10, y + random.nextInt(30));
        }
        graphics.setColor(Color.GREEN);
        graphics.fillOval(400, 350, 120, 80);
        graphics.fillOval(680, 350, 120, 80);
        graphics.dispose();
        return cat;
    }
}

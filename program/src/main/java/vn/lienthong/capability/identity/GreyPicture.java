package vn.lienthong.capability.identity;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A photograph as grey values, in memory only: the JDK's usual streams for pictures go through a file, so they are not used.
 * What it may cost is bounded before a point of it is unpacked.
 */
final class GreyPicture {

    /** Larger photographs are thinned out while they are unpacked: cards need no more points. */
    static final int LONGEST_SIDE = 2600;

    private static final long MOST_POINTS = 50_000_000;
    /** Of a picture written in passes the decoder holds everything at once. */
    private static final long MOST_POINTS_IN_PASSES = 16_000_000;

    private static final int START_OF_PASSES = 0xC2;
    private static final int START_OF_PASS = 0xDA;
    private static final int LEAST_SIDE = 80;
    /** Cameras write one to ten passes; each costs a walk over the whole picture. */
    private static final int MOST_PASSES = 64;

    private final BufferedImage image;

    private GreyPicture(BufferedImage image) {
        this.image = image;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** Row by row, 0 black to 255 white. */
    byte[] points() {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    /** Empty if the bytes are no JPEG or PNG, or broken, or would unpack to more than a photograph has. */
    static Optional<GreyPicture> of(byte[] file) {
        boolean jpeg = file.length > 3 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xD8;
        boolean png = file.length > 8 && (file[0] & 0xFF) == 0x89 && file[1] == 'P' && file[2] == 'N';
        if (!jpeg && !png || jpeg && count(file, START_OF_PASS) > MOST_PASSES) {
            return Optional.empty();
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(jpeg ? "jpeg" : "png");
        if (!readers.hasNext()) {
            return Optional.empty();
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            return decode(reader, count(file, START_OF_PASSES) > 0 ? MOST_POINTS_IN_PASSES : MOST_POINTS);
        } catch (IOException | RuntimeException broken) {
            // Decoders throw anything at broken files; to the officer it is one thing.
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static Optional<GreyPicture> decode(ImageReader reader, long most) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > most || Math.min(width, height) < LEAST_SIDE) {
            return Optional.empty();
        }
        ImageReadParam thinned = reader.getDefaultReadParam();
        int step = (int) Math.max(1, Math.max(width, height) / LONGEST_SIDE);
        thinned.setSourceSubsampling(step, step, 0, 0);
        BufferedImage read = reader.read(0, thinned);
        double factor = Math.min(1, (double) LONGEST_SIDE / Math.max(read.getWidth(), read.getHeight()));
        return Optional.of(
                drawn(read, AffineTransform.getScaleInstance(factor, factor), (int) (read.getWidth() * factor), (int)
                        (read.getHeight() * factor)));
    }

    /** How often a marker of JPEG stands in a file: inside the picture's own data these two bytes never meet. */
    private static int count(byte[] jpeg, int marker) {
        int found = 0;
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker) {
                found++;
            }
        }
        return found;
    }

    GreyPicture scaled(double factor) {
        return drawn(
                image,
                AffineTransform.getScaleInstance(factor, factor),
                Math.max(1, (int) Math.round(width() * factor)),
                Math.max(1, (int) Math.round(height() * factor)));
    }

    /** So that its longer side is at most so long. */
    GreyPicture within(int longest) {
        int side = Math.max(width(), height());
        return side <= longest ? this : scaled((double) longest / side);
    }

    /** Turned clockwise about its middle, in a frame that holds all of it. */
    GreyPicture turned(double degrees) {
        double turn = Math.toRadians(degrees);
        double sin = Math.abs(Math.sin(turn));
        double cos = Math.abs(Math.cos(turn));
        int newWidth = (int) Math.ceil(width() * cos + height() * sin);
        int newHeight = (int) Math.ceil(width() * sin + height() * cos);
        AffineTransform move = AffineTransform.getTranslateInstance(newWidth / 2.0, newHeight / 2.0);
        move.rotate(turn);
        move.translate(-width() / 2.0, -height() / 2.0);
        return drawn(image, move, newWidth, newHeight);
    }

    /** A part of it; what lies outside is white. */
    GreyPicture part(int left, int top, int partWidth, int partHeight) {
        return drawn(image, AffineTransform.getTranslateInstance(-left, -top), partWidth, partHeight);
    }

    /**
     * The part between four corners, drawn as a rectangle: what a slanted view did is undone.
     *
     * @param corners x and y, clockwise from the upper left
     */
    GreyPicture squared(double[][] corners, int newWidth, int newHeight) {
        // The map from the unit square to any four corners (Heckbert 1989, section 2.2.3).
        double dx1 = corners[1][0] - corners[2][0];
        double dx2 = corners[3][0] - corners[2][0];
        double dy1 = corners[1][1] - corners[2][1];
        double dy2 = corners[3][1] - corners[2][1];
        double sx = corners[0][0] - corners[1][0] + corners[2][0] - corners[3][0];
        double sy = corners[0][1] - corners[1][1] + corners[2][1] - corners[3][1];
        double area = dx1 * dy2 - dx2 * dy1;
        double g = area == 0 ? 0 : (sx * dy2 - dx2 * sy) / area;
        double h = area == 0 ? 0 : (dx1 * sy - sx * dy1) / area;
        double a = corners[1][0] - corners[0][0] + g * corners[1][0];
        double b = corners[3][0] - corners[0][0] + h * corners[3][0];
        double d = corners[1][1] - corners[0][1] + g * corners[1][1];
        double e = corners[3][1] - corners[0][1] + h * corners[3][1];
        byte[] from = points();
        byte[] to = new byte[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            double v = (y + 0.5) / newHeight;
            for (int x = 0; x < newWidth; x++) {
                double u = (x + 0.5) / newWidth;
                double w = g * u + h * v + 1;
                to[y * newWidth + x] =
                        between(from, (a * u + b * v + corners[0][0]) / w, (d * u + e * v + corners[0][1]) / w);
            }
        }
        return of(to, newWidth, newHeight);
    }

    private byte between(byte[] from, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        if (left < 0 || top < 0 || left + 1 >= width() || top + 1 >= height()) {
            return (byte) 255;
        }
        int at = top * width() + left;
        double right = x - left;
        double low = y - top;
        double upper = (from[at] & 0xFF) * (1 - right) + (from[at + 1] & 0xFF) * right;
        double lower = (from[at + width()] & 0xFF) * (1 - right) + (from[at + width() + 1] & 0xFF) * right;
        return (byte) Math.round(upper * (1 - low) + lower * low);
    }

    /** Grain evened out: each point the mean of itself and its eight neighbours. */
    GreyPicture smoothed() {
        return convolved(1, (own, mean) -> mean);
    }

    /** Edges made harder again that a lens, a shaking hand or enlarging made soft. */
    GreyPicture sharpened() {
        return convolved(2, (own, mean) -> Math.clamp(own + 2L * (own - mean), 0, 255));
    }

    private GreyPicture convolved(int reach, IntBinaryOperator change) {
        byte[] from = points();
        byte[] to = from.clone();
        int count = (2 * reach + 1) * (2 * reach + 1);
        for (int y = reach; y < height() - reach; y++) {
            for (int x = reach; x < width() - reach; x++) {
                int at = y * width() + x;
                int around = 0;
                for (int row = -reach; row <= reach; row++) {
                    for (int column = -reach; column <= reach; column++) {
                        around += from[at + row * width() + column] & 0xFF;
                    }
                }
                to[at] = (byte) change.applyAsInt(from[at] & 0xFF, around / count);
            }
        }
        return of(to, width(), height());
    }

    private static GreyPicture drawn(BufferedImage from, AffineTransform move, int width, int height) {
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = target.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                move.getScaleX() == 1 && move.getShearX() == 0
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, move, null);
        graphics.dispose();
        return new GreyPicture(target);
    }

    static GreyPicture of(byte[] points, int width, int height) {
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        System.arraycopy(points, 0, ((DataBufferByte) target.getRaster().getDataBuffer()).getData(), 0, points.length);
        return new GreyPicture(target);
    }

    /** As a file for a recogniser that reads it from a pipe. */
    byte[] png() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(width() * height() / 2);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(image);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

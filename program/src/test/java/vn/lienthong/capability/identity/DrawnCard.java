package vn.lienthong.capability.identity;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.geom.CubicCurve2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws invented cards and takes photographs of them: turned, slanted, unevenly lit, blurred, noisy, packed as JPEG. The zone is
 * in OCR-B where the machine has that font, else in another fixed one.
 */
final class DrawnCard {

    private static final double POINTS_PER_MM = 18;
    private static final int WIDTH = (int) (85.6 * POINTS_PER_MM);
    private static final int HEIGHT = (int) (53.98 * POINTS_PER_MM);

    /** Signs 2.2 mm high. */
    private static final double ZONE_SIZE = 3.2;

    static final Font ZONE_FONT = zoneFont();

    private DrawnCard() {}

    /** The back of a card of 2024: code above, zone below; either may be left out. */
    static BufferedImage back(String code, String zone) {
        BufferedImage card = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = card.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        ground(pen);
        print(pen);
        if (!code.isEmpty()) {
            code(pen, code, 66, 4, 11);
        }
        if (!zone.isEmpty()) {
            zone(pen, zone);
        }
        pen.dispose();
        return card;
    }

    /** An oval with eyes and a mouth: nobody's. */
    static BufferedImage face() {
        BufferedImage face = new BufferedImage(240, 320, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = face.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(190, 190, 190));
        pen.fillRect(0, 0, 240, 320);
        pen.setColor(new Color(130, 130, 130));
        pen.fillOval(55, 60, 130, 180);
        pen.setColor(new Color(60, 60, 60));
        pen.fillOval(85, 125, 18, 12);
        pen.fillOval(137, 125, 18, 12);
        pen.drawArc(95, 170, 50, 30, 200, 140);
        pen.dispose();
        return face;
    }

    /** Fine wavy lines as on real cards. */
    private static void ground(Graphics2D pen) {
        pen.setColor(new Color(226, 226, 226));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        Random random = new Random(7);
        for (int i = 0; i < 130; i++) {
            int tone = 200 + random.nextInt(24);
            pen.setColor(new Color(tone, tone, tone));
            double y = random.nextDouble() * HEIGHT;
            pen.draw(new CubicCurve2D.Double(
                    0, y, WIDTH * 0.3, y - 160, WIDTH * 0.6, y + 160, WIDTH, random.nextDouble() * HEIGHT));
        }
    }

    private static void print(Graphics2D pen) {
        pen.setColor(new Color(40, 40, 40));
        pen.setFont(new Font("DejaVu Sans", Font.PLAIN, (int) (2.1 * POINTS_PER_MM)));
        List<String> lines = List.of(
                "Nơi cư trú / Place of residence", "Thôn 2, Xã Đá Bạc, Tỉnh Lạ", "Nơi đăng ký khai sinh", "Xã Đá Bạc");
        for (int i = 0; i < lines.size(); i++) {
            pen.drawString(lines.get(i), (int) (5 * POINTS_PER_MM), (int) ((8 + 4 * i) * POINTS_PER_MM));
        }
        pen.fillRoundRect(
                (int) (5 * POINTS_PER_MM),
                (int) (23 * POINTS_PER_MM),
                (int) (12 * POINTS_PER_MM),
                (int) (9 * POINTS_PER_MM),
                30,
                30);
    }

    private static void code(Graphics2D pen, String text, double left, double top, double size) {
        try {
            BitMatrix fields = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    0));
            double field = size * POINTS_PER_MM / fields.getWidth();
            double x = left * POINTS_PER_MM;
            double y = top * POINTS_PER_MM;
            pen.setColor(new Color(240, 240, 240));
            pen.fill(new java.awt.geom.Rectangle2D.Double(
                    x - 2 * field, y - 2 * field, size * POINTS_PER_MM + 4 * field, size * POINTS_PER_MM + 4 * field));
            pen.setColor(new Color(25, 25, 25));
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
            for (int row = 0; row < fields.getHeight(); row++) {
                for (int column = 0; column < fields.getWidth(); column++) {
                    if (fields.get(column, row)) {
                        pen.fill(new java.awt.geom.Rectangle2D.Double(
                                x + column * field, y + row * field, field + 0.5, field + 0.5));
                    }
                }
            }
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        } catch (WriterException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ten signs an inch, as Doc 9303-3 has them. */
    private static void zone(Graphics2D pen, String zone) {
        pen.setColor(new Color(20, 20, 20));
        pen.setFont(ZONE_FONT.deriveFont((float) (ZONE_SIZE * POINTS_PER_MM)));
        double pitch = 2.54 * POINTS_PER_MM;
        String[] lines = zone.split("\n", -1);
        for (int row = 0; row < lines.length; row++) {
            for (int i = 0; i < lines[row].length(); i++) {
                pen.drawString(lines[row].substring(i, i + 1), (float) (4.2 * POINTS_PER_MM + i * pitch), (float)
                        ((38.5 + 5.0 * row) * POINTS_PER_MM));
            }
        }
    }

    /**
     * @param turn degrees clockwise
     * @param slant how much nearer one side is, 0 none to 0.3 strongly
     */
    record Shot(int width, int height, double fill, double turn, double slant, double blur, int noise, float quality) {

        static Shot straight() {
            return new Shot(1920, 1080, 0.8, 0, 0, 0.6, 4, 0.85f);
        }

        Shot turned(double degrees) {
            return new Shot(width, height, fill, degrees, slant, blur, noise, quality);
        }

        Shot slanted(double much) {
            return new Shot(width, height, fill, turn, much, blur, noise, quality);
        }

        Shot blurred(double much) {
            return new Shot(width, height, fill, turn, slant, much, noise, quality);
        }

        Shot grainy(int much, float packed) {
            return new Shot(width, height, fill, turn, slant, blur, much, packed);
        }

        Shot sized(int newWidth, int newHeight, double part) {
            return new Shot(newWidth, newHeight, part, turn, slant, blur, noise, quality);
        }
    }

    /** The photograph as a JPEG file. */
    static byte[] photograph(BufferedImage card, Shot shot) {
        BufferedImage scene = new BufferedImage(shot.width, shot.height, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(11);
        double turn = Math.toRadians(shot.turn);
        double boxWidth = Math.abs(card.getWidth() * Math.cos(turn)) + Math.abs(card.getHeight() * Math.sin(turn));
        double boxHeight = Math.abs(card.getWidth() * Math.sin(turn)) + Math.abs(card.getHeight() * Math.cos(turn));
        double scale = shot.fill * Math.min(shot.width / boxWidth, shot.height / boxHeight);
        double[] light = new double[shot.width * shot.height];
        for (int y = 0; y < shot.height; y++) {
            for (int x = 0; x < shot.width; x++) {
                // From the scene back to the card: turn, scale, and one side further away than the other.
                double dx = (x - shot.width / 2.0) / scale;
                double dy = (y - shot.height / 2.0) / scale;
                double u = dx * Math.cos(turn) + dy * Math.sin(turn);
                double v = -dx * Math.sin(turn) + dy * Math.cos(turn);
                double w = 1 + shot.slant * (u / card.getWidth() + 0.5 * v / card.getHeight());
                double value = at(card, u / w + card.getWidth() / 2.0, v / w + card.getHeight() / 2.0);
                light[y * shot.width + x] = value * (0.72 + 0.28 * x / shot.width);
            }
        }
        light = soft(light, shot.width, shot.height, shot.blur);
        for (int y = 0; y < shot.height; y++) {
            for (int x = 0; x < shot.width; x++) {
                double value = light[y * shot.width + x] + random.nextGaussian() * shot.noise;
                scene.getRaster().setSample(x, y, 0, (int) Math.clamp(value, 0, 255));
            }
        }
        return jpeg(scene, shot.quality);
    }

    /** Beside the card lies a dark table. */
    private static double at(BufferedImage card, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        if (left < 0 || top < 0 || left + 1 >= card.getWidth() || top + 1 >= card.getHeight()) {
            return 70 + 8 * Math.sin(x / 40) + 6 * Math.sin(y / 23);
        }
        double right = x - left;
        double low = y - top;
        var raster = card.getRaster();
        return (raster.getSample(left, top, 0) * (1 - right) + raster.getSample(left + 1, top, 0) * right) * (1 - low)
                + (raster.getSample(left, top + 1, 0) * (1 - right) + raster.getSample(left + 1, top + 1, 0) * right)
                        * low;
    }

    private static double[] soft(double[] light, int width, int height, double sigma) {
        if (sigma <= 0) {
            return light;
        }
        int reach = (int) Math.ceil(3 * sigma);
        double[] weights = new double[2 * reach + 1];
        for (int i = -reach; i <= reach; i++) {
            weights[i + reach] = Math.exp(-i * i / (2 * sigma * sigma));
        }
        double sum = Arrays.stream(weights).sum();
        double[] across = new double[light.length];
        double[] down = new double[light.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = 0;
                for (int i = -reach; i <= reach; i++) {
                    value += weights[i + reach] * light[y * width + Math.clamp(x + i, 0, width - 1)];
                }
                across[y * width + x] = value / sum;
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = 0;
                for (int i = -reach; i <= reach; i++) {
                    value += weights[i + reach] * across[Math.clamp(y + i, 0, height - 1) * width + x];
                }
                down[y * width + x] = value / sum;
            }
        }
        return down;
    }

    static byte[] jpeg(BufferedImage picture, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static Font zoneFont() {
        Font[] there = GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts();
        for (String name : List.of("OCRB-Regular", "DejaVuSansMono")) {
            for (Font font : there) {
                if (font.getPSName().equals(name)) {
                    return font;
                }
            }
        }
        return new Font(Font.MONOSPACED, Font.PLAIN, 1);
    }
}

package vn.lienthong.capability.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Liberation Serif in its four faces, embedded as far as used: it has the widths of Times New Roman, so that lines break
 * where Word breaks them.
 */
final class PdfFonts {

    /** Parts of the size above and below the line, and the whole line, as Word sets Times New Roman. */
    static final double ABOVE = 0.891;

    static final double BELOW = 0.216;
    static final double LINE = 1.149;

    private static final String[] FACES = {"regular", "bold", "italic", "bolditalic"};
    private static final Map<String, byte[]> FILES = files();
    private static final String UNKNOWN = "?";

    /** One face and the widths of its letters, in thousandths of the size. */
    static final class Face {

        private final PDType0Font font;
        private final float[] widths = new float[0x10000];

        private Face(PDType0Font font) {
            this.font = font;
            Arrays.fill(widths, Float.NaN);
        }

        PDType0Font font() {
            return font;
        }

        double width(String text, double size) {
            double sum = 0;
            for (int i = 0; i < text.length(); i++) {
                sum += width(text.charAt(i));
            }
            return sum * size / 1000;
        }

        private float width(char letter) {
            float known = widths[letter];
            if (Float.isNaN(known)) {
                try {
                    known = Character.isSurrogate(letter) ? -1 : font.getStringWidth(String.valueOf(letter));
                } catch (IllegalArgumentException | IOException e) {
                    known = -1;
                }
                widths[letter] = known;
            }
            return known;
        }

        boolean has(char letter) {
            return width(letter) >= 0;
        }
    }

    private final PDDocument document;
    private final Map<String, Face> faces = new HashMap<>();

    PdfFonts(PDDocument document) {
        this.document = document;
    }

    Face face(LineLook look) {
        String name = FACES[(look.bold() ? 1 : 0) + (look.italic() ? 2 : 0)];
        return faces.computeIfAbsent(name, this::load);
    }

    private Face load(String name) {
        try {
            byte[] file = Objects.requireNonNull(FILES.get(name));
            return new Face(PDType0Font.load(document, new ByteArrayInputStream(file), true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text in letters that the face has; a letter that it lacks becomes a question mark. */
    String writable(String text, LineLook look) {
        String composed = Normalizer.normalize(look.capitals() ? Letterhead.upper(text) : text, Normalizer.Form.NFC);
        Face face = face(look);
        if (composed.chars().allMatch(letter -> face.has((char) letter))) {
            return composed;
        }
        StringBuilder clean = new StringBuilder(composed.length());
        composed.codePoints().forEach(letter -> {
            boolean known = Character.isBmpCodePoint(letter) && face.has((char) letter);
            int kind = Character.getType(letter);
            if (known) {
                clean.appendCodePoint(letter);
            } else if (kind != Character.FORMAT && kind != Character.NON_SPACING_MARK && kind != Character.CONTROL) {
                clean.append(UNKNOWN);
            }
        });
        return clean.toString();
    }

    /**
     * Hides the table of glyph substitutions: Vietnamese needs none, and PDFBox goes through all of them for every word.
     */
    private static byte[] withoutSubstitutions(byte[] font) {
        int tables = (font[4] & 0xFF) << 8 | font[5] & 0xFF;
        for (int entry = 12; entry < 12 + tables * 16; entry += 16) {
            if (font[entry] == 'G' && font[entry + 1] == 'S' && font[entry + 2] == 'U' && font[entry + 3] == 'B') {
                font[entry] = 'x';
            }
        }
        return font;
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new HashMap<>();
        for (String face : FACES) {
            try (InputStream in =
                    Objects.requireNonNull(PdfFonts.class.getResourceAsStream("serif-" + face + ".ttf"), face)) {
                files.put(face, withoutSubstitutions(in.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}

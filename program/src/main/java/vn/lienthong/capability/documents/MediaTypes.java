package vn.lienthong.capability.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * What a file is, by its first bytes. A browser is told this and nothing else, so a page that calls itself a picture
 * stays text.
 */
final class MediaTypes {

    static final String PDF = "application/pdf";
    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String ZIP = "application/zip";
    static final String OLE = "application/x-ole-storage";
    static final String HTML = "text/html";
    static final String TEXT = "text/plain";
    static final String UNKNOWN = "application/octet-stream";

    private static final int HEAD = 64 * 1024;

    /** First bytes, one per character. */
    private record Magic(String bytes, String mediaType) {
        boolean fits(byte[] head) {
            return new String(head, 0, Math.min(head.length, bytes.length()), StandardCharsets.ISO_8859_1)
                    .equals(bytes);
        }
    }

    private static final Magic[] TABLE = {
        new Magic("\u0089PNG\r\n\u001a\n", "image/png"),
        new Magic("\u00ff\u00d8\u00ff", "image/jpeg"),
        new Magic("GIF8", "image/gif"),
        new Magic("II*\0", "image/tiff"),
        new Magic("MM\0*", "image/tiff"),
        new Magic("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", OLE),
        new Magic("{\\rtf", "application/rtf"),
    };

    private static final Map<String, String> TEXTS_BY_NAME =
            Map.of("csv", "text/csv", "md", "text/markdown", "json", "application/json");

    private MediaTypes() {}

    static String of(Path file, String name) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        for (Magic magic : TABLE) {
            if (magic.fits(head)) {
                return magic.mediaType();
            }
        }
        String start = new String(head, 0, Math.min(head.length, 1024), StandardCharsets.ISO_8859_1);
        if (start.replace("\u00ef\u00bb\u00bf", "").stripLeading().startsWith("%PDF-")) {
            return PDF;
        }
        if (new Magic("PK\u0003\u0004", ZIP).fits(head) || new Magic("PK\u0005\u0006", ZIP).fits(head)) {
            return insideZip(file);
        }
        return text(head, Files.size(file), name);
    }

    private static String insideZip(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("[Content_Types].xml") != null) {
                if (zip.getEntry("word/document.xml") != null) {
                    return DOCX;
                }
                if (zip.getEntry("xl/workbook.xml") != null) {
                    return XLSX;
                }
            }
        } catch (IOException e) {
            return ZIP;
        }
        return ZIP;
    }

    private static String text(byte[] head, long size, String name) {
        if (!isText(head, size)) {
            return UNKNOWN;
        }
        String start = new String(head, 0, Math.min(head.length, 1024), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return HTML;
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TEXTS_BY_NAME.getOrDefault(ending, TEXT);
    }

    /** UTF-16 with its mark, UTF-8, or bytes of an old Vietnamese encoding: no control characters but line ends and tabs. */
    private static boolean isText(byte[] head, long size) {
        if (new Magic("\u00ff\u00fe", TEXT).fits(head) || new Magic("\u00fe\u00ff", TEXT).fits(head)) {
            return true;
        }
        for (byte b : head) {
            if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return size > 0 && decodes(head);
            }
        }
        return true;
    }

    private static boolean decodes(byte[] head) {
        for (byte b : head) {
            if (b == 0) {
                return false;
            }
        }
        try {
            int whole = Math.max(0, head.length - 3);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, whole));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

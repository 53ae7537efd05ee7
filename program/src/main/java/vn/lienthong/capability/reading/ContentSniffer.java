package vn.lienthong.capability.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells what a file is by what stands in it. The name is only asked whether Markdown may be meant. */
final class ContentSniffer {

    /** The kinds told apart; {@code found} names each in the wording ({@code reading.found.<name>}). */
    enum Content {
        DOCX("docx"),
        PDF("pdf"),
        PICTURE("picture"),
        HTML("html"),
        TEXT("text"),
        OLE_WORD("docx"),
        OLE_ENCRYPTED("docx"),
        OLE_OTHER("ole"),
        SHEET("xlsx"),
        SLIDES("pptx"),
        OPEN_DOCUMENT("odt"),
        RTF("rtf"),
        ARCHIVE("zip"),
        TIFF("tif"),
        UNKNOWN("file");

        private final String found;

        Content(String found) {
            this.found = found;
        }

        String found() {
            return found;
        }
    }

    private static final int HEAD = 8192;

    private ContentSniffer() {}

    static Content of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (starts(head, 0, 'P', 'K', 3, 4) || starts(head, 0, 'P', 'K', 5, 6)) {
            return zipContent(file);
        }
        if (starts(head, 0, 0xD0, 0xCF, 0x11, 0xE0)) {
            return oleContent(file);
        }
        if (starts(head, 0, 0x89, 'P', 'N', 'G') || starts(head, 0, 0xFF, 0xD8, 0xFF)) {
            return Content.PICTURE;
        }
        if (starts(head, 0, 'I', 'I', 42, 0) || starts(head, 0, 'M', 'M', 0, 42)) {
            return Content.TIFF;
        }
        String ascii = new String(head, StandardCharsets.ISO_8859_1);
        // A pdf may carry up to 1024 bytes before its mark (ISO 32000-1, annex H, note 13).
        int pdf = ascii.indexOf("%PDF-");
        if (pdf >= 0 && pdf <= 1024) {
            return Content.PDF;
        }
        if (ascii.startsWith("{\\rtf")) {
            return Content.RTF;
        }
        if (TextEncoding.looksBinary(head)) {
            return Content.UNKNOWN;
        }
        return looksHtml(TextEncoding.decodeRoughly(head)) ? Content.HTML : Content.TEXT;
    }

    private static Content zipContent(Path file) throws IOException {
        try (ZipParts parts = new ZipParts(file, ReadingLimits.DEFAULT)) {
            if (parts.has("word/document.xml") || (parts.has("[Content_Types].xml") && parts.hasBelow("word/"))) {
                return Content.DOCX;
            }
            if (parts.hasBelow("xl/")) {
                return Content.SHEET;
            }
            if (parts.hasBelow("ppt/")) {
                return Content.SLIDES;
            }
            return parts.has("content.xml") ? Content.OPEN_DOCUMENT : Content.ARCHIVE;
        }
    }

    /** The container of old Word also wraps encrypted new files; the names of its streams are UTF-16. */
    private static Content oleContent(Path file) throws IOException {
        boolean word = false;
        byte[] carry = new byte[0];
        try (InputStream in = Files.newInputStream(file)) {
            for (byte[] block = in.readNBytes(1 << 20); block.length > 0; block = in.readNBytes(1 << 20)) {
                String text =
                        new String(carry, StandardCharsets.ISO_8859_1) + new String(block, StandardCharsets.ISO_8859_1);
                if (text.contains(utf16("EncryptedPackage"))) {
                    return Content.OLE_ENCRYPTED;
                }
                word |= text.contains(utf16("WordDocument"));
                carry = java.util.Arrays.copyOfRange(block, Math.max(0, block.length - 64), block.length);
            }
        }
        return word ? Content.OLE_WORD : Content.OLE_OTHER;
    }

    private static String utf16(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    /** Only a file that is HTML from its first mark on; a text with some tags in it stays text. */
    private static boolean looksHtml(String text) {
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<?xml")) {
            start = start.substring(Math.max(0, start.indexOf("?>") + 2)).stripLeading();
        }
        while (start.startsWith("<!--") && start.contains("-->")) {
            start = start.substring(start.indexOf("-->") + 3).stripLeading();
        }
        return start.startsWith("<!doctype html")
                || start.startsWith("<html")
                || start.startsWith("<head")
                || start.startsWith("<body")
                || start.startsWith("<meta ");
    }

    private static boolean starts(byte[] head, int at, int... bytes) {
        if (head.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[at + i] & 0xFF) != (bytes[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}

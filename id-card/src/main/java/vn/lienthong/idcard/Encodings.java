package vn.lienthong.idcard;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Undoes the slip of many scanners: the card's UTF-8 bytes shown as letters of Windows-1252 ("Nguyá»…n"). */
final class Encodings {

    /** What Windows-1252 shows for the bytes 0x80 to 0x9F; zero where it shows nothing. */
    private static final String WINDOWS =
            "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
                    + "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    private Encodings() {}

    /** The text that was meant, or null if the letters are not such bytes, every one of them. */
    static @Nullable String shownAsWindows(String text) {
        byte[] bytes = new byte[text.length()];
        boolean high = false;
        for (int i = 0; i < bytes.length; i++) {
            int b = asByte(text.charAt(i));
            if (b < 0) {
                return null;
            }
            high |= b >= 0x80;
            bytes[i] = (byte) b;
        }
        if (!high) {
            return null;
        }
        restoreHardBlanks(bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notBytes) {
            return null;
        }
    }

    private static int asByte(char c) {
        if (c <= 0xFF) {
            return c;
        }
        return c == 0 || WINDOWS.indexOf(c) < 0 ? -1 : 0x80 + WINDOWS.indexOf(c);
    }

    /** The letter "à" ends in a hard blank, which programs like to turn into a plain one. */
    private static void restoreHardBlanks(byte[] bytes) {
        int wanted = 0;
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xFF;
            if (wanted > 0 && b == ' ') {
                bytes[i] = (byte) 0xA0;
                wanted--;
            } else if (wanted > 0) {
                wanted--;
            } else {
                wanted = b >= 0xE0 && b < 0xF0 ? 2 : b >= 0xC2 && b < 0xE0 ? 1 : 0;
            }
        }
    }
}

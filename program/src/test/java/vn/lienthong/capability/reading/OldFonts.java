package vn.lienthong.capability.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Types text as writers did before Unicode: the way back from what {@link LegacyText} undoes. */
final class OldFonts {

    private static final Map<String, String> TCVN3 = inverse(LegacyText.Encoding.TCVN3, "");
    private static final Map<String, String> VNI = inverse(LegacyText.Encoding.VNI, "aeiouyAEIOUYôöÔÖ");

    private OldFonts() {}

    static String toTcvn3(String text) {
        return typed(text, TCVN3);
    }

    static String toVni(String text) {
        return typed(text, VNI);
    }

    /** Windows-1258 keeps the five tones as marks of their own behind the letter. */
    static byte[] toWindows1258(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Charset charset = Charset.forName("windows-1258");
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            String apart = Normalizer.normalize(letter, Normalizer.Form.NFD);
            String tone = apart.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
            String rest =
                    Normalizer.normalize(apart.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", ""), Normalizer.Form.NFC);
            bytes.writeBytes((rest + tone).getBytes(charset));
        }
        return bytes.toByteArray();
    }

    private static String typed(String text, Map<String, String> keys) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            out.append(keys.getOrDefault(letter, letter));
        }
        return out.toString();
    }

    private static Map<String, String> inverse(LegacyText.Encoding encoding, String bases) {
        Map<String, String> keys = new HashMap<>();
        for (int i = 0; i < bases.length(); i++) {
            char base = bases.charAt(i);
            for (char mark = 0xC0; mark <= 0xFF; mark++) {
                String pair = "" + base + mark;
                String letter = encoding.toUnicode(pair);
                if (letter.length() == 1) {
                    keys.putIfAbsent(letter, pair);
                }
            }
        }
        for (char c = 0xA1; c <= 0xFF; c++) {
            keys.putIfAbsent(encoding.toUnicode(String.valueOf(c)), String.valueOf(c));
        }
        return keys;
    }
}

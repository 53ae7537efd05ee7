package vn.lienthong.capability.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.capability.reading.VietnameseSyllables.Evidence;

/** Finds out in which encoding the bytes of a text stand. */
final class TextEncoding {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private TextEncoding() {}

    /** The text of these bytes; what had to be converted is noted. */
    static String decode(byte[] bytes, List<Reading.Notice> notices) throws RefusedException {
        Optional<String> plain = byMark(bytes).or(() -> utf16ByShape(bytes)).or(() -> strictUtf8(bytes));
        if (plain.isPresent()) {
            return plain.get();
        }
        String patched = new String(bytes, StandardCharsets.UTF_8);
        long lost = patched.chars().filter(c -> c == '\uFFFD').count();
        if (lost * 200 <= patched.length()
                && VietnameseSyllables.evidence(patched).share() >= 0.8) {
            return patched;
        }
        return singleByte(bytes, notices);
    }

    /** One byte per letter: windows-1258 where it makes the better words, else Latin-1, which may hide TCVN3 or VNI. */
    private static String singleByte(byte[] bytes, List<Reading.Notice> notices) throws RefusedException {
        String latin = new String(bytes, WINDOWS_1252);
        if (LegacyText.recognise(latin).isPresent()) {
            return latin;
        }
        if (Charset.isSupported("windows-1258")) {
            String vietnamese =
                    Normalizer.normalize(new String(bytes, Charset.forName("windows-1258")), Normalizer.Form.NFC);
            Evidence then = VietnameseSyllables.evidence(vietnamese);
            if (then.share() >= 0.8
                    && then.legal() > VietnameseSyllables.evidence(latin).legal()) {
                notices.add(new Reading.Notice(Reading.Code.CONVERTED_WINDOWS_1258, Map.of()));
                return vietnamese;
            }
        }
        Evidence asLatin = VietnameseSyllables.evidence(latin);
        if (asLatin.witnesses() > 5 && asLatin.share() < 0.5) {
            throw new RefusedException(Reading.Reason.ENCODING_UNKNOWN);
        }
        return latin;
    }

    /** Enough to look at the beginning of a file. */
    static String decodeRoughly(byte[] head) {
        return byMark(head).or(() -> utf16ByShape(head)).orElseGet(() -> new String(head, StandardCharsets.ISO_8859_1));
    }

    /** True for bytes that are no text in any encoding read here. */
    static boolean looksBinary(byte[] head) {
        if (byMark(head).isPresent() || utf16ByShape(head).isPresent()) {
            return false;
        }
        int odd = 0;
        for (byte b : head) {
            int c = b & 0xFF;
            if (c == 0) {
                return true;
            }
            odd += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' ? 1 : 0;
        }
        return odd * 50 > head.length;
    }

    private static Optional<String> byMark(byte[] bytes) {
        if (marked(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8));
        }
        if (marked(bytes, 0xFF, 0xFE)) {
            return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
        }
        if (marked(bytes, 0xFE, 0xFF)) {
            return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
        }
        return Optional.empty();
    }

    private static boolean marked(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without a mark: every second byte of most letters is zero. */
    private static Optional<String> utf16ByShape(byte[] bytes) {
        int length = Math.min(bytes.length, 4096) & ~1;
        if (length < 8) {
            return Optional.empty();
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        if (odd * 10 > length * 2 && even * 50 < length) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_16LE));
        }
        if (even * 10 > length * 2 && odd * 50 < length) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_16BE));
        }
        return Optional.empty();
    }

    private static Optional<String> strictUtf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}

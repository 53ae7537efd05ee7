package vn.lienthong.capability.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyTextTests {

    private static final String[] INITIALS = {
        "b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "r", "s", "t", "th", "tr", "v", "x"
    };
    private static final String[] TONES = {"", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"};

    @Test
    void whatWasTypedInAnOldFontComesBackLetterForLetter() throws IOException {
        Random random = new Random(6);
        List<String> rimes = rimes();
        for (int round = 0; round < 20_000; round++) {
            String word = word(random, rimes);
            assertThat(LegacyText.fromTcvn3(OldFonts.toTcvn3(word))).isEqualTo(word);
            assertThat(LegacyText.fromVni(OldFonts.toVni(word))).isEqualTo(word);
        }
    }

    @Test
    void everyTextOfRandomWordsIsRecognised() throws IOException {
        Random random = new Random(7);
        List<String> rimes = rimes();
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append(word(random, rimes)).append(' ');
            }
            String plain = text.toString();
            assertThat(LegacyText.recognise(OldFonts.toTcvn3(plain))).hasValue(LegacyText.Encoding.TCVN3);
            assertThat(LegacyText.recognise(OldFonts.toVni(plain))).hasValue(LegacyText.Encoding.VNI);
            assertThat(LegacyText.recognise(plain)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nghiêng", "Quốc", "giờ", "khuyến", "xuyên", "Thạnh", "ĐỀ", "thuở", "quýt", "ngoằn", "gì", "Hóa", "hoá"
            })
    void realWordsAreLegal(String word) {
        assertThat(VietnameseSyllables.isLegal(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hoµ", "Céng", "tiªng", "café", "trïông", "bât", "điệnn", "ñaëng", "naïm", ""})
    void othersAreNot(String word) {
        assertThat(VietnameseSyllables.isLegal(word)).isFalse();
    }

    private static String word(Random random, List<String> rimes) {
        String rime = rimes.get(random.nextInt(rimes.size()));
        boolean stopped = rime.matches(".*(c|ch|p|t)");
        String tone = stopped ? TONES[random.nextBoolean() ? 1 : 5] : TONES[random.nextInt(TONES.length)];
        int vowel = 0;
        for (int i = 0; i < rime.length(); i++) {
            if ("ăâêôơư".indexOf(rime.charAt(i)) >= 0) {
                vowel = i;
            }
        }
        String toned = rime.substring(0, vowel + 1) + tone + rime.substring(vowel + 1);
        return INITIALS[random.nextInt(INITIALS.length)] + Normalizer.normalize(toned, Normalizer.Form.NFC);
    }

    private static List<String> rimes() throws IOException {
        try (InputStream in = Objects.requireNonNull(LegacyTextTests.class.getResourceAsStream("rimes.txt"))) {
            return new ArrayList<>(List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\s+")));
        }
    }
}

package vn.lienthong.capability.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.capability.reading.Tesseract.Seen;

class RomanStrokesTests {

    /** Letters of 56.5 pixels, as 14 points at 300 dots are. */
    private static final RomanStrokes STROKES =
            new RomanStrokes(List.of(word("30/10/2023.", 274), word("15/8/2023.", 243), word("Quý", 90)));

    @Test
    void aStrokeThatWasNotSeenTakesItsRoomAllTheSame() {
        assertThat(STROKES.counted(word("I/2024.", 180))).isEqualTo("II/2024.");
        assertThat(STROKES.counted(word("I/2024.", 199))).isEqualTo("III/2024.");
        assertThat(STROKES.counted(word("HI/2024.", 180))).isEqualTo("II/2024.");
    }

    @Test
    void whatWasReadRightlyStays() {
        assertThat(STROKES.counted(word("I/2024.", 161))).isEqualTo("I/2024.");
        assertThat(STROKES.counted(word("II/2024.", 180))).isEqualTo("II/2024.");
        assertThat(STROKES.counted(word("IV/2024", 190))).isEqualTo("IV/2024");
    }

    @Test
    void lettersOfOtherProportionsChangeNothing() {
        assertThat(STROKES.counted(word("I/2024.", 170))).isEqualTo("I/2024.");
        assertThat(new RomanStrokes(List.of(word("30/10/2023.", 274))).counted(word("I/2024.", 180)))
                .isEqualTo("I/2024.");
    }

    private static Seen word(String text, int width) {
        return new Seen(0, text, 100, width, 40, 100, 50, 95);
    }
}

package vn.lienthong.capability.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingWordsTests {

    @Test
    void everyReasonAndEveryNoticeIsASentenceInBothLanguages() {
        for (Locale language : List.of(Locale.of("vi"), Locale.ENGLISH)) {
            for (Reading.Reason reason : Reading.Reason.values()) {
                check(ReadingWords.of(new Reading.Refused(reason, args(reason.names())), language), reason.names());
            }
            for (Reading.Code code : Reading.Code.values()) {
                check(ReadingWords.of(new Reading.Notice(code, args(code.names())), language), code.names());
            }
        }
    }

    @Test
    void whatWasFoundIsNamedInWords() {
        Reading.Refused refused = new Reading.Refused(
                Reading.Reason.NO_TEXT_FOUND, Map.of("found", "picture-size", "detail", "640 × 480"));

        assertThat(ReadingWords.of(refused, Locale.ENGLISH)).contains("a picture of 640 × 480 points");
    }

    @Test
    void everyKindThatIsToldApartHasAName() {
        for (ContentSniffer.Content content : ContentSniffer.Content.values()) {
            Reading.Refused refused = new Reading.Refused(Reading.Reason.BROKEN, Map.of("found", content.found()));
            assertThat(ReadingWords.of(refused, Locale.ENGLISH)).doesNotStartWith(content.found() + " ");
        }
    }

    private static Map<String, String> args(List<String> names) {
        Map<String, String> args = new HashMap<>();
        names.forEach(name -> args.put(name, "<" + name + ">"));
        return args;
    }

    private static void check(String sentence, List<String> names) {
        assertThat(sentence).contains(" ").doesNotContain("{").endsWith(".");
        names.forEach(name -> assertThat(sentence).contains("<" + name + ">"));
    }
}

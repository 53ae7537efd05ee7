package vn.lienthong.capability.papers;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** An invented first page to try templates with; its words stand in {@code letterhead.properties}. */
final class SampleLetterhead {

    private SampleLetterhead() {}

    static Letterhead of(PaperKind kind) {
        String type = LetterheadWords.type(kind.type());
        return new Letterhead(
                LetterheadWords.text("sample.superior"),
                LetterheadWords.text("sample.body"),
                kind.type().isEmpty() ? "08/TCT-TH" : "08/" + kind.type() + "-TCT",
                LetterheadWords.text("sample.place"),
                LocalDate.of(2026, 2, 5),
                type,
                LetterheadWords.text("sample.summary"),
                lines("sample.to", 2),
                new Letterhead.Signature(
                        Letterhead.Authority.KT,
                        LetterheadWords.text("sample.instead"),
                        LetterheadWords.text("sample.title"),
                        LetterheadWords.text("sample.signer")),
                lines("sample.copy", 3));
    }

    private static List<String> lines(String name, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> LetterheadWords.text(name + "." + number))
                .toList();
    }
}

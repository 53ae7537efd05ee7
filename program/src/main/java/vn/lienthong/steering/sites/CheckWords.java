package vn.lienthong.steering.sites;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.PlanStep;

/** Whether the plan's own words put an item behind the security check: in its steps, duties or notes. */
@Component
class CheckWords {

    private final Pattern words;

    CheckWords() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CheckWords.class.getResourceAsStream("check-words.tsv"), "check-words.tsv"),
                StandardCharsets.UTF_8))) {
            words = Pattern.compile(in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(VietnameseText::fold)
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "(?<![\\p{L}\\d])(?:", ")(?![\\p{L}\\d])")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not its title: a training in security is no security check. */
    boolean standIn(PlanItem item) {
        return Stream.of(
                        item.steps().stream().map(PlanStep::text),
                        item.content().responsibilities().stream(),
                        item.content().notes().stream())
                .flatMap(texts -> texts)
                .anyMatch(this::standIn);
    }

    boolean standIn(String text) {
        return words.matcher(VietnameseText.fold(text)).find();
    }
}

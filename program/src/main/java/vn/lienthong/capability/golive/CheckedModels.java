package vn.lienthong.capability.golive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The models that stand behind the security check by default. */
@Component
class CheckedModels {

    private final Set<String> ids;

    CheckedModels() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CheckedModels.class.getResourceAsStream("checked-models.tsv")),
                StandardCharsets.UTF_8))) {
            ids = in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1)[0])
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String model) {
        return ids.contains(model);
    }
}

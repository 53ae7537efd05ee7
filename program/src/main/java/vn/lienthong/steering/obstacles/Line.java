package vn.lienthong.steering.obstacles;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The line by which a plan's obstacles go up, level 0 (the unit asked first) first.
 *
 * @param own whether the plan has a line of its own; otherwise it is the usual one
 */
record Line(List<Level> levels, boolean own) {

    /**
     * @param name what the level is called; of level 0 never shown as somebody asked
     * @param agency null where no agency of the program stands for it: the standing body writes down what it answers
     * @param days working days before it goes on
     */
    record Level(int n, String name, @Nullable UUID agency, int days) {}

    Line {
        levels = List.copyOf(levels);
        for (int n = 0; n < levels.size(); n++) {
            if (levels.get(n).n() != n) {
                throw new IllegalArgumentException("level " + n + " is missing");
            }
        }
        if (levels.size() < 2) {
            throw new IllegalArgumentException("a line has the unit asked first and at least one level above it");
        }
    }

    /** The level above, unless this is the last. */
    Optional<Level> above(int level) {
        return level + 1 < levels.size() ? Optional.of(levels.get(level + 1)) : Optional.empty();
    }

    Level level(int n) {
        return levels.get(Math.min(n, levels.size() - 1));
    }

    /** The line of the file levels.tsv. */
    static Line usual() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Line.class.getResourceAsStream("levels.tsv"), "levels.tsv"),
                StandardCharsets.UTF_8))) {
            return new Line(
                    in.lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.split("\t", -1))
                            .map(cell -> new Level(Integer.parseInt(cell[0]), cell[1], null, Integer.parseInt(cell[2])))
                            .toList(),
                    false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

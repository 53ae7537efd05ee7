package vn.lienthong.matching.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scorer counts as its documentation says. */
class ScoreTests {

    private static final String HEAD =
            "row\toutcome\tregister_id\tprobability\tsecond_id\tsecond_probability\tcorrections\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void countsTheBestCandidateOfEveryOutcomeButNone() throws Exception {
        Score score = score("""
                1	exact	a	0.99\t\t\t
                2	corrected	b	0.98			name
                3	ambiguous	c	0.60	x	0.30\t
                4	ambiguous	x	0.50	d	0.40\t
                5	none	e	0.10\t\t\t
                6	corrected	y	0.97\t\t\t
                7	none\t\t\t\t\t
                """, """
                1	a\t
                2	b	name.typo
                3	c\t
                4	d	name.typo,birth.absent
                5	e\t
                6\t\t
                7\t\t
                """);

        assertThat(score.known).isEqualTo(5);
        assertThat(score.links).isEqualTo(5);
        assertThat(score.right).isEqualTo(3);
        assertThat(score.f1()).isCloseTo(0.6, within(1e-9));
        assertThat(score.autoPrecision()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(score.left()).isCloseTo(2 / 7.0, within(1e-9));
        assertThat(score.doubtfulShown).isEqualTo(2);
        assertThat(tally(score, "name.typo").rows).isEqualTo(2);
        assertThat(tally(score, "name.typo").lost).isEqualTo(1);
        assertThat(tally(score, "(not in the register)").wrongAuto).isEqualTo(1);
    }

    @Test
    void findsTheBestThresholdOfAContender() throws Exception {
        Score score = score("""
                1	corrected	a	0.9\t\t\t
                2	corrected	b	0.8\t\t\t
                3	corrected	x	0.3\t\t\t
                4	corrected	y	0.2\t\t\t
                """, """
                1	a\t
                2	b\t
                3\t\t
                4\t\t
                """);

        assertThat(score.bestF1).isEqualTo(1);
        assertThat(score.bestThreshold).isEqualTo(0.8);
        assertThat(score.f1()).isCloseTo(4 / 6.0, within(1e-9));
    }

    @Test
    void refusesAnswersThatLostARowOrInventedOne() {
        assertThatThrownBy(() -> score("1\texact\ta\t1\t\t\t\n", "1\ta\t\n2\tb\t\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("row 2");
        assertThatThrownBy(() -> score("1\texact\ta\t1\t\t\t\n9\tnone\t\t\t\t\t\n", "1\ta\t\n"))
                .isInstanceOf(IOException.class);
    }

    private static Score.Tally tally(Score score, String kind) {
        return Objects.requireNonNull(score.byDamage.get(kind), kind);
    }

    private Score score(String out, String truth) throws IOException {
        Files.writeString(folder.resolve("out.tsv"), HEAD + out);
        Files.writeString(folder.resolve("truth.tsv"), Row.TRUTH_HEAD + truth);
        return new Score(Answers.read(folder.resolve("out.tsv"), folder.resolve("truth.tsv")));
    }
}

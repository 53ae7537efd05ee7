package vn.lienthong.matching.bench;

import java.nio.file.Path;
import java.util.List;

/** The words of {@code bench/matching}. */
public final class MatchingBench {

    private MatchingBench() {}

    public static void main(String[] words) throws Exception {
        switch (words.length == 0 ? "" : words[0]) {
            case "register" -> Generate.register(
                    new People(Long.parseLong(words[1]), Long.parseLong(words[2])), Path.of(words[3]));
            case "list" -> {
                People people = new People(Long.parseLong(words[1]), Long.parseLong(words[2]));
                ListMaker maker = new ListMaker(people, Profile.of(words[3]), Long.parseLong(words[4]));
                Generate.list(maker, Long.parseLong(words[5]), Path.of(words[6]), Path.of(words[7]));
            }
            case "score" -> {
                List<Answers.One> answers = Answers.read(Path.of(words[1]), Path.of(words[2]));
                System.out.print(new Score(answers).report());
                if (words.length > 5) {
                    Failures.show(answers, Path.of(words[3]), Path.of(words[4]), Integer.parseInt(words[5]), System.out);
                }
            }
            case "duckdb" -> DuckDb.run(
                    Path.of(words[1]), Path.of(words[2]), Path.of(words[3]), Integer.parseInt(words[4]));
            case "duke" -> Duke.run(
                    Path.of(words[1]), Path.of(words[2]), Path.of(words[3]));
            default -> throw new IllegalArgumentException(String.join(" ", words));
        }
    }
}

package vn.lienthong.matching.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The words of {@code bench/matching}: {@code table --quick|--full FOLDER FEBRL}, and its parts alone: {@code register PEOPLE SEED
 * OUT}, {@code list PEOPLE SEED PROFILE LISTSEED ROWS LIST TRUTH}, {@code score OUT TRUTH [LIST REGISTER HOW-MANY]}, {@code engine},
 * {@code duckdb}, {@code duke}.
 */
public final class MatchingBench {

    private MatchingBench() {}

    public static void main(String[] words) throws Exception {
        String what = words.length == 0 ? "" : words[0];
        List<String> rest = Arrays.asList(words).subList(Math.min(1, words.length), words.length);
        switch (what) {
            case "table" ->
                new Table(
                                rest.get(0).equals("--full") ? Table.Sizes.FULL : Table.Sizes.QUICK,
                                Path.of(rest.get(1)),
                                Path.of(rest.get(2)))
                        .run();
            case "register" ->
                Generate.register(
                        new People(Long.parseLong(rest.get(0)), Long.parseLong(rest.get(1))), Path.of(rest.get(2)));
            case "list" -> list(rest);
            case "score" -> score(rest);
            case "engine" -> EngineRun.run(rest);
            case "duckdb" ->
                DuckDb.run(
                        Path.of(rest.get(0)),
                        Path.of(rest.get(1)),
                        Path.of(rest.get(2)),
                        Integer.parseInt(rest.get(3)));
            case "duke" -> Duke.run(Path.of(rest.get(0)), Path.of(rest.get(1)), Path.of(rest.get(2)));
            case "febrl" ->
                Febrl.convert(
                        Path.of(rest.get(0)),
                        Path.of(rest.get(1)),
                        Path.of(rest.get(2)),
                        rest.get(3).equals("numbers"));
            default -> {
                System.err.println(
                        "bench/matching [--quick|--full]; its parts: register, list, score, engine, duckdb, duke");
                System.exit(2);
            }
        }
    }

    private static void list(List<String> words) throws Exception {
        People people = new People(Long.parseLong(words.get(0)), Long.parseLong(words.get(1)));
        ListMaker maker = new ListMaker(people, Profile.of(words.get(2)), Long.parseLong(words.get(3)));
        Generate.list(maker, Long.parseLong(words.get(4)), Path.of(words.get(5)), Path.of(words.get(6)));
    }

    private static void score(List<String> words) throws Exception {
        List<Answers.One> answers = Answers.read(Path.of(words.get(0)), Path.of(words.get(1)));
        System.out.print(new Score(answers).report());
        if (words.size() > 4) {
            Failures.show(
                    answers, Path.of(words.get(2)), Path.of(words.get(3)), Integer.parseInt(words.get(4)), System.out);
        }
    }
}

package vn.lienthong.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchingTests {

    @TempDir
    Path folder;

    private static final List<Person> PEOPLE = Invented.people(3_000, 11);
    private static final Register REGISTER = Invented.register(PEOPLE);

    private static List<Answer> answers(List<Row> rows, int threads) throws IOException {
        List<Answer> answers = new ArrayList<>();
        var all = rows.iterator();
        Summary summary = new Matcher(REGISTER, Settings.SHIPPED)
                .match(() -> all.hasNext() ? all.next() : null, answers::add, Control.threads(threads));
        assertThat(summary.rows()).isEqualTo(rows.size());
        return answers;
    }

    @Test
    void theSameAnswersForAnyNumberOfThreads() throws IOException {
        List<Row> rows = Invented.rows(PEOPLE, 6_000, 12);
        assertThat(answers(rows, 4)).isEqualTo(answers(rows, 1));
    }

    @Test
    void theSameAnswersInAnyOrderOfTheRegister() throws IOException {
        List<Row> rows = Invented.rows(PEOPLE, 1_000, 13);
        List<Person> shuffled = new ArrayList<>(PEOPLE);
        Collections.shuffle(shuffled, new Random(14));
        List<Answer> other = new ArrayList<>();
        var all = rows.iterator();
        new Matcher(Invented.register(shuffled), Settings.SHIPPED)
                .match(() -> all.hasNext() ? all.next() : null, other::add, Control.threads(1));
        assertThat(other)
                .extracting(Answer::outcome)
                .isEqualTo(answers(rows, 1).stream().map(Answer::outcome).toList());
    }

    @Test
    void rightRowsAreLinkedRightAndDoublesAreTold() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(Invented.row(i + 1L, PEOPLE.get(i % 80)));
        }
        List<Answer> answers = answers(rows, 2);
        for (int i = 0; i < 100; i++) {
            assertThat(answers.get(i).candidates().getFirst().id())
                    .isEqualTo(PEOPLE.get(i % 80).id());
            assertThat(answers.get(i).duplicateOf()).isEqualTo(i < 80 ? i + 1L : i - 79L);
        }
    }

    @Test
    void cancellingEndsEarly() throws IOException {
        List<Row> rows = Invented.rows(PEOPLE, 30_000, 15);
        var all = rows.iterator();
        Summary summary = new Matcher(REGISTER, Settings.SHIPPED)
                .match(() -> all.hasNext() ? all.next() : null, answer -> {}, new Control(2, done -> {}, () -> true));
        assertThat(summary.cancelled()).isTrue();
        assertThat(summary.rows()).isLessThan(30_000);
    }

    @Test
    void anyTextIsTakenWithoutACrash() {
        Matcher matcher = new Matcher(REGISTER, Settings.SHIPPED.withExplanations(true));
        Random random = new Random(16);
        String letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐ0123456789 .,-/()'?’\t\u0301\u0323\uFFFD\uD83D\uDE00H'ệ";
        for (int i = 0; i < 3_000; i++) {
            String[] cells = new String[6];
            for (int c = 0; c < cells.length; c++) {
                StringBuilder text = new StringBuilder();
                for (int k = random.nextInt(30); k > 0; k--) {
                    text.append(letters.charAt(random.nextInt(letters.length())));
                }
                cells[c] = text.toString();
            }
            Answer answer = matcher.match(Row.of(i, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]));
            assertThat(answer.candidates().stream()
                            .mapToDouble(Candidate::probability)
                            .sum())
                    .isLessThan(1.0001);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String register() {
        StringBuilder text =
                new StringBuilder("id\tnumber\told_number\tname\tbirth_date\tsex\tunit\taddress\tstatus\n");
        for (Person person : PEOPLE) {
            text.append(String.join(
                            "\t",
                            person.id(),
                            person.number(),
                            person.oldNumber(),
                            person.name(),
                            person.birthDate(),
                            person.sex() == Sex.MALE ? "M" : "F",
                            person.unit(),
                            person.address(),
                            "alive"))
                    .append('\n');
        }
        return text.toString();
    }

    private int run(String... words) {
        PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return MatchFiles.run(List.of(words), quiet, quiet);
    }

    @Test
    void fromFileToFileOneLineARowInTheirOrder() throws IOException {
        Path register = write("r.tsv", register());
        StringBuilder list = new StringBuilder("row\tname\tnumber\tbirth_date\r\n");
        for (int i = 0; i < 5_000; i++) {
            Person person = PEOPLE.get(i % PEOPLE.size());
            list.append("r")
                    .append(i)
                    .append('\t')
                    .append(person.name())
                    .append('\t')
                    .append(person.number())
                    .append('\t');
            list.append(person.birthDate()).append("\r\n");
        }
        Path rows = write("l.tsv", list.toString());
        Path one = folder.resolve("one.tsv");
        Path many = folder.resolve("many.tsv");
        assertThat(run(
                        "--register",
                        register.toString(),
                        "--list",
                        rows.toString(),
                        "--out",
                        one.toString(),
                        "--threads",
                        "1"))
                .isZero();
        assertThat(run(
                        "--register",
                        register.toString(),
                        "--list",
                        rows.toString(),
                        "--out",
                        many.toString(),
                        "--threads",
                        "3"))
                .isZero();
        List<String> lines = Files.readAllLines(one);
        assertThat(lines).hasSize(5_001);
        for (int i = 0; i < 5_000; i++) {
            assertThat(lines.get(i + 1))
                    .startsWith("r" + i + "\texact\t"
                            + PEOPLE.get(i % PEOPLE.size()).id() + "\t");
        }
        assertThat(many).hasSameBinaryContentAs(one);
    }

    @Test
    void csvAndASnapshotAnswerAlike() throws IOException {
        Path register = write("r.tsv", register());
        Path snapshot = folder.resolve("r.snapshot");
        Person person = PEOPLE.get(5);
        Path rows = write(
                "l.csv",
                "row,name,birth_date,number\n1,\"" + person.name() + "\",\"" + person.birthDate() + "\","
                        + person.number() + "\n");
        Path out = folder.resolve("o.csv");
        assertThat(run("--register", register.toString(), "--save-index", snapshot.toString()))
                .isZero();
        assertThat(run("--register", snapshot.toString(), "--list", rows.toString(), "--out", out.toString()))
                .isZero();
        assertThat(Files.readAllLines(out).get(1)).startsWith("1,exact," + person.id() + ",1.0000,");
    }

    @Test
    void wrongWordsAndFilesAreRefused() throws IOException {
        assertThat(run("--register", "r")).isEqualTo(2);
        assertThat(run("--register", "r", "--list", "l", "--out", "o", "--threshold", "7"))
                .isEqualTo(2);
        assertThat(run("--register", folder.resolve("none").toString(), "--list", "l", "--out", "o"))
                .isEqualTo(1);
        Path noId = write("bad.tsv", "name\nLê An\n");
        assertThat(run(
                        "--register",
                        noId.toString(),
                        "--list",
                        noId.toString(),
                        "--out",
                        folder.resolve("o").toString()))
                .isEqualTo(1);
    }

    @Test
    void randomBytesAsAListDoNotCrash() throws IOException {
        Path register = write("r.tsv", register());
        Random random = new Random(17);
        for (int i = 0; i < 30; i++) {
            byte[] noise = new byte[random.nextInt(4_000)];
            random.nextBytes(noise);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes("row\tnumber\tname\tbirth_date\tsex\tunit\taddress\n".getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(noise);
            Path rows = Files.write(folder.resolve("noise.tsv"), bytes.toByteArray());
            assertThat(run(
                            "--register",
                            register.toString(),
                            "--list",
                            rows.toString(),
                            "--out",
                            folder.resolve("o.tsv").toString()))
                    .isZero();
        }
    }
}

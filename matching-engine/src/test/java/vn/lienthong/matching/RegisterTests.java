package vn.lienthong.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterTests {

    @TempDir
    Path folder;

    private static List<Answer> answers(Register register, List<Row> rows) throws IOException {
        List<Answer> answers = new ArrayList<>();
        var all = rows.iterator();
        new Matcher(register, Settings.SHIPPED)
                .match(() -> all.hasNext() ? all.next() : null, answers::add, Control.threads(1));
        return answers;
    }

    @Test
    void aPersonComesBackAsPutButForTheAddress() {
        List<Person> people = Invented.people(500, 1);
        Register register = Invented.register(people);
        for (Person person : people) {
            Person kept = register.find(person.id()).orElseThrow();
            assertThat(kept)
                    .isEqualTo(new Person(
                            person.id(),
                            person.number(),
                            person.oldNumber(),
                            person.name(),
                            person.birthDate(),
                            person.sex(),
                            person.unit(),
                            "",
                            person.status()));
        }
    }

    @Test
    void idsOfEveryKindComeBack() {
        Register register = Register.empty(Units.NONE);
        List<String> ids = List.of(
                "7",
                "007",
                "p12",
                "0198f3a2-7c11-7abc-8def-0123456789ab",
                "Một hai",
                "x".repeat(255),
                "999999999999999999");
        for (String id : ids) {
            register.put(new Person(id, "", "", "Lê An", "", Sex.UNKNOWN, "", "", Status.ALIVE));
        }
        assertThat(register.size()).isEqualTo(ids.size());
        assertThat(ids).allSatisfy(id -> assertThat(register.find(id)).isPresent());
        register.compact();
        assertThat(ids).allSatisfy(id -> assertThat(register.find(id)).isPresent());
    }

    @Test
    void changedOneByOneItAnswersAsIfBuiltAtOnce() throws IOException {
        List<Person> people = Invented.people(1_200, 2);
        Register grown = Register.empty(Units.NONE);
        Random random = new Random(3);
        List<Person> before = Invented.people(1_200, 77);
        for (int i = 0; i < people.size(); i++) {
            if (random.nextInt(3) == 0) {
                grown.put(before.get(i));
            }
            grown.put(people.get(i));
        }
        grown.put(new Person("gone", "099070000001", "", "Ngô Văn Nam", "1970-01-02", Sex.MALE, "", "", Status.ALIVE));
        assertThat(grown.remove("gone")).isTrue();
        assertThat(grown.remove("gone")).isFalse();
        assertThat(grown.size()).isEqualTo(people.size());
        List<Row> rows = Invented.rows(people, 600, 5);
        List<Answer> once = answers(Invented.register(people), rows);
        List<Answer> byAndBy = answers(grown, rows);
        assertThat(byAndBy)
                .extracting(Answer::outcome)
                .isEqualTo(once.stream().map(Answer::outcome).toList());
        assertThat(byAndBy)
                .extracting(RegisterTests::best)
                .isEqualTo(once.stream().map(RegisterTests::best).toList());
    }

    private static String best(Answer answer) {
        return answer.outcome() == Outcome.EXACT || answer.outcome() == Outcome.CORRECTED
                ? answer.candidates().getFirst().id()
                : "";
    }

    @Test
    void aSnapshotAnswersAsItsRegister() throws IOException {
        List<Person> people = Invented.people(2_000, 6);
        Register register = Invented.register(people);
        Path file = folder.resolve("register.snapshot");
        register.save(file);
        Register loaded = Register.load(file, Units.NONE);
        List<Row> rows = Invented.rows(people, 300, 7);
        assertThat(answers(loaded, rows)).isEqualTo(answers(register, rows));
        loaded.put(people.getFirst());
        assertThat(loaded.size()).isEqualTo(people.size());
    }

    @Test
    void aDamagedSnapshotIsRefused() throws IOException {
        Path file = folder.resolve("register.snapshot");
        Invented.register(Invented.people(300, 8)).save(file);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(9);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = i % 2 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (i % 2 == 1) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            assertThatThrownBy(() -> Register.load(file, Units.NONE)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nobodyIsFoundInAnEmptyRegister() {
        Answer answer = new Matcher(Register.empty(Units.NONE), Settings.SHIPPED)
                .match(Row.of(1, "099070012345", "Lê An", "1970", "", "", ""));
        assertThat(answer.outcome()).isEqualTo(Outcome.NONE);
    }
}

package vn.lienthong.capability.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.idcard.PersonalNumber;

/** Invented people: the same for the same seed, plausible, and nobody's number. */
class PopulationTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final List<String> UNITS = List.of("99001", "99010");
    private static final int NUMBER = 2;
    private static final int NAME = 3;
    private static final int KEY = 4;
    private static final int BORN = 5;
    private static final int SEX = 8;
    private static final int FATHER = 12;
    private static final int STATUS = 18;
    private static final int QUALITY = 26;

    private final NameWords words = new NameWords();

    private List<String[]> persons(long people, long seed) {
        Population population = new Population(new Population.Plan(people, seed, UNITS, TODAY), words, 1);
        PersonWriter writer = population.writer();
        Population.Rows rows = new Population.Rows();
        for (int block = 0; block < population.plan().blocks(); block++) {
            writer.write(block, rows);
        }
        return lines(rows.persons);
    }

    private static List<String[]> lines(Bytes bytes) {
        String text = new String(bytes.array(), 0, bytes.length(), StandardCharsets.UTF_8);
        return Arrays.stream(text.split("\n")).map(line -> line.split("\t", -1)).toList();
    }

    private static List<String> text(List<String[]> rows) {
        return rows.stream().map(row -> String.join("\t", row)).toList();
    }

    @Test
    void theSameSeedGivesTheSamePeopleAndAnotherSeedOthers() {
        List<String> first = text(persons(20_000, 7));
        assertThat(text(persons(20_000, 7)).equals(first)).isTrue();
        assertThat(text(persons(20_000, 8)).equals(first)).isFalse();
    }

    @Test
    void aBlockIsTheSameWhateverWasMadeBefore() {
        Population population = new Population(new Population.Plan(30_000, 7, UNITS, TODAY), words, 1);
        Population.Rows alone = new Population.Rows();
        population.writer().write(2, alone);
        Population.Rows after = new Population.Rows();
        PersonWriter writer = population.writer();
        writer.write(0, after);
        after.clear();
        writer.write(2, after);
        assertThat(text(lines(after.persons)).equals(text(lines(alone.persons))))
                .isTrue();
        assertThat(text(lines(after.residences)).equals(text(lines(alone.residences))))
                .isTrue();
    }

    @Test
    void exactlyAsManyAreMadeAndNoIdOrNumberTwice() {
        List<String[]> all = persons(50_001, 3);
        assertThat(all).hasSize(50_001).allMatch(row -> row.length == 31);
        Set<String> ids = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (String[] row : all) {
            assertThat(ids.add(row[0])).isTrue();
            if (!row[NUMBER].equals("\\N")) {
                assertThat(numbers.add(row[NUMBER])).isTrue();
                assertThat(row[NUMBER]).matches("09[789]\\d{9}");
            }
        }
        assertThat(numbers.size()).isGreaterThan(48_000);
    }

    @Test
    void whatContradictsTheNumberIsFlaggedAndNothingElseIs() {
        for (String[] row : persons(20_000, 5)) {
            int quality = Integer.parseInt(row[QUALITY]);
            if (!row[NUMBER].equals("\\N")) {
                PersonalNumber.Hints hints = new PersonalNumber(row[NUMBER]).hints();
                boolean otherSex = hints.sex()
                        != (row[SEX].equals("1") ? vn.lienthong.idcard.Sex.MALE : vn.lienthong.idcard.Sex.FEMALE);
                boolean otherYear =
                        hints.birthYear() != LocalDate.parse(row[BORN]).getYear();
                assertThat(PersonStore.quality(quality).contains(Person.Quality.NUMBER_SAYS_OTHER_SEX))
                        .isEqualTo(otherSex);
                assertThat(PersonStore.quality(quality).contains(Person.Quality.NUMBER_SAYS_OTHER_YEAR))
                        .isEqualTo(otherYear);
            }
        }
    }

    @Test
    void theKeyIsThatOfTheName() {
        persons(5000, 4).forEach(row -> assertThat(row[KEY]).isEqualTo(NameKey.of(row[NAME])));
    }

    @Test
    void agesFollowTheCensus() {
        int[] groups = new int[17];
        int living = 0;
        for (String[] row : persons(60_000, 11)) {
            if (!row[STATUS].equals("1")) {
                int age = Period.between(LocalDate.parse(row[BORN]), TODAY).getYears();
                groups[Math.min(age / 5, 16)]++;
                living++;
            }
        }
        List<String[]> census = NameWords.lines("age-pyramid.csv", ",");
        for (int i = 0; i < groups.length; i++) {
            assertThat(100.0 * groups[i] / living)
                    .as(census.get(i)[0])
                    .isCloseTo(Double.parseDouble(census.get(i)[1]), within(1.5));
        }
    }

    @Test
    void childrenAreYoungerThanTheirFathersAndMostlyBearTheirSurname() {
        List<String[]> all = persons(20_000, 9);
        java.util.Map<String, String[]> byId = new java.util.HashMap<>();
        all.forEach(row -> byId.put(row[0], row));
        int children = 0;
        int named = 0;
        for (String[] row : all) {
            String[] father = byId.get(row[FATHER]);
            if (father != null) {
                children++;
                assertThat(LocalDate.parse(row[BORN]))
                        .isAfter(LocalDate.parse(father[BORN]).plusYears(14));
                named += row[NAME].split(" ")[0].equals(father[NAME].split(" ")[0]) ? 1 : 0;
            }
        }
        assertThat(children).isGreaterThan(2000);
        assertThat((double) named / children).isGreaterThan(0.9);
    }
}

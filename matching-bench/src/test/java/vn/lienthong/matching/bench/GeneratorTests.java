package vn.lienthong.matching.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registers and lists are what the documentation of the bench says they are. */
class GeneratorTests {

    private static final long PEOPLE = 60_000;

    @TempDir
    Path folder = Path.of("");

    @Test
    void theSameSeedsMakeTheSameBytes() throws Exception {
        People people = new People(5_000, 3);
        Generate.register(people, folder.resolve("a.tsv"));
        Generate.register(new People(5_000, 3), folder.resolve("b.tsv"));
        Generate.register(new People(5_000, 4), folder.resolve("c.tsv"));

        assertThat(folder.resolve("a.tsv")).hasSameBinaryContentAs(folder.resolve("b.tsv"));
        assertThat(Files.mismatch(folder.resolve("a.tsv"), folder.resolve("c.tsv")))
                .isGreaterThan(0);
    }

    @Test
    void everyIndexIsOnePersonWhoIsMadeAgainAlone() {
        People people = new People(1_000, 9);
        Set<Long> seen = new HashSet<>();
        people.each(0, 1_000, person -> {
            assertThat(seen.add(person.index())).isTrue();
            assertThat(people.person(person.index())).isEqualTo(person);
        });
        assertThat(seen).hasSize(1_000);
    }

    @Test
    void nobodyHasTheNumberOfAnotherAndNoNumberIsOfAPlaceThatExists() {
        Set<String> numbers = new HashSet<>();
        Set<String> real = Set.of(
                "001", "002", "004", "006", "008", "010", "011", "012", "014", "015", "030", "031", "079", "096");
        new People(PEOPLE, 1).each(0, PEOPLE, person -> {
            if (!person.number().isEmpty()) {
                assertThat(person.number()).matches("0[0-9]{11}");
                assertThat(numbers.add(person.number())).isTrue();
                assertThat(real).doesNotContain(person.number().substring(0, 3));
            }
        });
        assertThat(numbers.size()).isBetween((int) (PEOPLE * 0.99), (int) PEOPLE);
    }

    @Test
    void someOldNumbersWereGivenTwiceInNeighbouringProvinces() {
        Map<String, Integer> times = new HashMap<>();
        new People(1_000_000, 1).each(480_000, 620_000, person -> times.merge(person.oldNumber(), 1, Integer::sum));
        new People(1_000_000, 1).each(0, 120_000, person -> times.merge(person.oldNumber(), 1, Integer::sum));
        times.remove("");

        long twice = times.values().stream().filter(many -> many > 1).count();
        assertThat((double) twice / times.size()).isBetween(0.01, 0.2);
    }

    @Test
    void namesAreAsFrequentAsInTheCountry() {
        Map<String, Integer> surnames = new HashMap<>();
        Map<String, Integer> menOfTheSeventies = new HashMap<>();
        new People(PEOPLE, 1).each(0, PEOPLE, person -> {
            surnames.merge(person.surname().getFirst(), 1, Integer::sum);
            if (!person.female() && person.born() / 100_000 == 197) {
                menOfTheSeventies.merge(person.name(), 1, Integer::sum);
            }
        });

        assertThat(surnames.getOrDefault("Nguyễn", 0) / (double) PEOPLE).isBetween(0.22, 0.40);
        int men =
                menOfTheSeventies.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(menOfTheSeventies.getOrDefault("Nguyễn Văn Hùng", 0) / (double) men)
                .isBetween(0.003, 0.03);
        assertThat(menOfTheSeventies).hasSizeGreaterThan(men / 3);
    }

    @Test
    void aMediumListHasTwoRightNumbersOfThreeRows() {
        Map<Damage, Integer> rows = damaged("medium", 20_000);

        double right = 1 - share(rows, Damage.Field.NUMBER, 20_000);
        assertThat(right).isBetween(0.62, 0.70);
        assertThat(rows.getOrDefault(Damage.NAME_MARKS_LOST, 0) / 20_000.0).isBetween(0.08, 0.10);
        assertThat(rows.getOrDefault(Damage.NUMBER_ZEROS_LOST, 0) / 20_000.0).isBetween(0.035, 0.045);
    }

    @Test
    void aHardListHasHardlyARightNumber() {
        assertThat(1 - share(damaged("hard", 20_000), Damage.Field.NUMBER, 20_000))
                .isBetween(0.04, 0.12);
    }

    @Test
    void everyKindOfDamageOfAProfileHappens() {
        assertThat(damaged("hard", 30_000).keySet()).containsExactlyInAnyOrder(Damage.values());
    }

    @Test
    void aRowWithoutDamageSaysWhatTheRegisterSays() {
        People people = new People(PEOPLE, 1);
        ListMaker maker = new ListMaker(people, Profile.of("light"), 2);
        int clean = 0;
        for (int i = 0; i < 5_000; i++) {
            Row row = maker.row(i);
            if (row.damage.isEmpty() && !row.truth.isEmpty()) {
                Citizen person = people.person(Long.parseLong(row.truth.substring(1)) - 100_000_000);
                assertThat(row.number.replace(" ", "")).isEqualTo(person.number());
                assertThat(Letters.fold(row.name)).isEqualToIgnoringCase(Letters.fold(person.name()));
                clean++;
            }
        }
        assertThat(clean).isGreaterThan(2_000);
    }

    @Test
    void strangersAreNotInTheRegisterAndDoublesMeanAnEarlierRow() {
        People people = new People(PEOPLE, 1);
        Set<String> numbers = new HashSet<>();
        people.each(0, PEOPLE, person -> numbers.add(person.number()));
        ListMaker maker = new ListMaker(people, Profile.of("medium"), 2);
        Set<String> met = new HashSet<>();
        int strangers = 0;
        int doubles = 0;
        for (int i = 0; i < 10_000; i++) {
            Row row = maker.row(i);
            if (row.truth.isEmpty()) {
                strangers++;
                if (row.damage.stream().noneMatch(damage -> damage.field == Damage.Field.NUMBER)) {
                    assertThat(numbers).doesNotContain(row.number.replace(" ", ""));
                }
            } else if (!met.add(row.truth)) {
                doubles++;
            }
        }
        assertThat(strangers).isBetween(400, 620);
        assertThat(doubles).isBetween(200, 400);
    }

    @Test
    void lunarDaysAreThoseOfTheVietnameseCalendar() {
        assertThat(LunarDay.of(LocalDate.of(2026, 2, 17))).isEqualTo(20260101);
        assertThat(LunarDay.of(LocalDate.of(1985, 1, 21))).isEqualTo(19850101);
        assertThat(LunarDay.of(LocalDate.of(2007, 2, 17))).isEqualTo(20070101);
        assertThat(LunarDay.of(LocalDate.of(1968, 1, 29))).isEqualTo(19680101);
        assertThat(LunarDay.of(LocalDate.of(1945, 9, 2))).isEqualTo(19450726);
    }

    @Test
    void lettersAreTypedAsTheKeysStand() {
        assertThat(Letters.typed("Nguyễn", false, false)).isEqualTo("Nguyeexn");
        assertThat(Letters.typed("Nguyễn", false, true)).isEqualTo("Nguyeenx");
        assertThat(Letters.typed("Đức", true, true)).isEqualTo("D9u7c1");
        assertThat(Letters.typed("Hương", false, false)).isEqualTo("Huwowng");
        assertThat(Letters.fold("Đặng Thị Ửng")).isEqualTo("Dang Thi Ung");
    }

    @Test
    void datesAreWrittenAsOfficesWriteThem() {
        assertThat(List.of(DateForms.write(19650307, 0), DateForms.write(19650307, 1), DateForms.write(19650307, 6)))
                .containsExactly("07/03/1965", "7/3/1965", "7/3/65");
        assertThat(DateForms.write(19650000, 0)).isEqualTo("1965");
        assertThat(DateForms.write(20000101, 8)).isEqualTo("36526");
    }

    private static Map<Damage, Integer> damaged(String profile, int many) {
        ListMaker maker = new ListMaker(new People(PEOPLE, 1), Profile.of(profile), 7);
        Map<Damage, Integer> rows = new EnumMap<>(Damage.class);
        for (int i = 0; i < many; i++) {
            maker.row(i).damage.forEach(damage -> rows.merge(damage, 1, Integer::sum));
        }
        return rows;
    }

    private static double share(Map<Damage, Integer> rows, Damage.Field field, int many) {
        return rows.entrySet().stream()
                        .filter(entry -> entry.getKey().field == field)
                        .mapToInt(Map.Entry::getValue)
                        .sum()
                / (double) many;
    }
}

package vn.lienthong.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented people for tests: names of few words, numbers that begin with 099, which no province has. */
final class Invented {

    private static final List<String> SURNAMES =
            List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Lý", "Huỳnh");
    private static final List<String> MIDDLE = List.of("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Thanh", "Xuân", "Đức");
    private static final List<String> GIVEN = List.of(
            "An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Hải", "Hạnh", "Hiền", "Hòa", "Hùng", "Hương", "Khánh", "Lan",
            "Linh", "Long", "Mai", "Nam", "Nga", "Phúc", "Quang", "Sơn", "Tâm", "Thảo", "Trang", "Tuấn", "Yến");
    private static final List<String> UNITS = List.of("99001", "99010", "99019", "99025");

    private Invented() {}

    static List<Person> people(int many, long seed) {
        Random random = new Random(seed);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int year = 1940 + random.nextInt(80);
            boolean female = random.nextBoolean();
            String birth = "%04d-%02d-%02d".formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
            String number =
                    "099%d%02d%06d".formatted((year >= 2000 ? 2 : 0) + (female ? 1 : 0), year % 100, i * 7 % 1_000_000);
            String unit = UNITS.get(random.nextInt(UNITS.size()));
            people.add(new Person(
                    "p" + (1_000_000 + i),
                    number,
                    random.nextInt(3) == 0 ? "%09d".formatted(100_000_000 + i) : "",
                    of(SURNAMES, random) + " " + of(MIDDLE, random) + " " + of(GIVEN, random),
                    birth,
                    female ? Sex.FEMALE : Sex.MALE,
                    unit,
                    "Số " + (1 + random.nextInt(300)) + ", Thôn " + (1 + random.nextInt(9)) + ", Xã " + unit,
                    Status.ALIVE));
        }
        return people;
    }

    private static String of(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    static Register register(List<Person> people) {
        Register register = Register.empty(Units.NONE);
        register.putAll(people);
        return register;
    }

    /** A row as the register has the person. */
    static Row row(long n, Person person) {
        return Row.of(
                n,
                person.number(),
                person.name(),
                person.birthDate(),
                person.sex() == Sex.MALE ? "Nam" : "Nữ",
                person.unit(),
                person.address());
    }

    /** Rows of which some are spoilt, some are of strangers, some double. */
    static List<Row> rows(List<Person> people, int many, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        List<Person> strangers = people(200, seed + 99);
        for (int i = 0; i < many; i++) {
            Person person = people.get(random.nextInt(people.size()));
            Row whole = row(i + 1L, person);
            rows.add(
                    switch (random.nextInt(8)) {
                        case 0 -> row(i + 1L, strangers.get(random.nextInt(strangers.size())));
                        case 1 -> Row.of(i + 1L, "", whole.name(), whole.birthDate(), "", "", "");
                        case 2 ->
                            Row.of(
                                    i + 1L,
                                    whole.number(),
                                    whole.name().toUpperCase(java.util.Locale.ROOT),
                                    "",
                                    "",
                                    "",
                                    "");
                        case 3 ->
                            Row.of(
                                    i + 1L,
                                    "",
                                    whole.name().replace("Nguyễn", "Nguyeexn"),
                                    whole.birthDate().substring(0, 4),
                                    "",
                                    whole.unit(),
                                    "");
                        case 4 ->
                            Row.of(
                                    i + 1L,
                                    people.get(0).number(),
                                    whole.name(),
                                    whole.birthDate(),
                                    "",
                                    whole.unit(),
                                    "");
                        default -> whole;
                    });
        }
        return rows;
    }
}

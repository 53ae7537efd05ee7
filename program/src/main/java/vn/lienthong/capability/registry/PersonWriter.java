package vn.lienthong.capability.registry;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import vn.lienthong.capability.registry.NameWords.Word;
import vn.lienthong.capability.registry.Population.Rows;

/** Writes the rows of blocks of invented people. */
final class PersonWriter {

    private static final int LONGEST_NAME = 8;
    private static final int KINH = 1;
    private static final int YEARS_BEFORE_CARD = 14;
    private static final byte[] NATIONALITY = "VNM".getBytes(StandardCharsets.US_ASCII);

    private final Population population;
    private final Population.Numbers numbers;
    private final Family family;
    private final int today;
    private final int thisYear;
    private final Chance.Weighted religions;
    private final Chance.Weighted minorities;
    private final byte[] house;
    private final byte[] hamlet;
    private final byte[] former;

    private final Word[][] names = new Word[Family.MOST + 1][LONGEST_NAME];
    private final int[] lengths = new int[Family.MOST + 1];
    private final int[] surnameLengths = new int[Family.MOST + 1];
    private final int[] years = new int[Family.MOST + 1];
    private final long[] high = new long[Family.MOST + 1];
    private final long[] low = new long[Family.MOST + 1];
    private final Word[] sorted = new Word[LONGEST_NAME];
    private final Bytes address = new Bytes();
    private final Bytes cancelled = new Bytes();

    private byte[] unit = {};
    private int minority;
    private int minorityShare;
    private int made;
    /** Members of this household who are written: the last one of a block may be cut short. */
    private int here;

    PersonWriter(Population population, LocalDate day) {
        this.population = population;
        this.numbers = population.new Numbers();
        this.family = new Family(day);
        this.today = (int) day.toEpochDay();
        this.thisYear = day.getYear();
        this.religions = new Chance.Weighted(NameWords.lines("religions.csv", ",").stream()
                .mapToDouble(cells -> Double.parseDouble(cells[cells.length - 1]))
                .toArray());
        // Without the Kinh, foreigners and unknown.
        this.minorities = new Chance.Weighted(NameWords.lines("ethnic-groups.csv", ",").stream()
                .skip(1)
                .limit(53)
                .mapToDouble(cells -> Double.parseDouble(cells[2]))
                .toArray());
        this.house = population.words().bytes("house");
        this.hamlet = population.words().bytes("hamlet");
        this.former = population.words().bytes("former");
    }

    /** Makes one block. */
    void write(int block, Rows rows) {
        Chance chance = population.chance(block);
        numbers.begin(block);
        family.begin();
        String code = population.plan().unit(block);
        unit = code.getBytes(StandardCharsets.US_ASCII);
        // Peoples live together: the mix is the unit's, not the country's.
        Chance place = new Chance(population.plan().seed(), code.hashCode());
        minority = 2 + minorities.pick(place);
        minorityShare = place.below(100) < 72 ? place.between(50, 600) : place.between(3000, 9300);
        int wanted = population.plan().peopleOf(block);
        made = 0;
        while (made < wanted) {
            household(block, wanted - made, chance, rows);
        }
    }

    private void household(int block, int room, Chance chance, Rows rows) {
        family.next(chance);
        int living = Math.min(family.size, room);
        if (living < room && family.size < Family.MOST - 1 && chance.happens(1100)) {
            family.addDead(chance, chance.between(58, 93), chance.between(0, 14));
        }
        int people = chance.happens(minorityShare) ? minority : KINH;
        int all = Math.min(family.size, room);
        here = all;
        for (int i = 0; i < family.size; i++) {
            years[i] = LocalDate.ofEpochDay(family.born[i]).getYear();
        }
        for (int i = 0; i < family.size; i++) {
            name(i, people, chance);
            high[i] = Population.idHigh(block, Math.min(made + i, Population.BLOCK - 1));
            low[i] = chance.bits() >>> 2 | 0x8000000000000000L;
        }
        long homeHigh = Population.idHigh(block, made);
        long homeLow = chance.bits() >>> 2 | 0x8000000000000000L;
        address.clear();
        address.put(house)
                .put(' ')
                .number(chance.between(1, 240))
                .put(',')
                .put(' ')
                .put(hamlet)
                .put(' ');
        address.number(chance.between(1, 12));
        rows.households
                .uuid(homeHigh, homeLow)
                .tab()
                .put(unit)
                .tab()
                .uuid(high[0], low[0])
                .tab();
        copyAddress(rows.households).end();
        int since = today - chance.between(200, 9000);
        for (int i = 0; i < all; i++) {
            person(i, i >= living, people, homeHigh, homeLow, since, chance, rows);
        }
        made += all;
    }

    private Bytes copyAddress(Bytes out) {
        return copy(address, out);
    }

    private static Bytes copy(Bytes from, Bytes out) {
        return out.put(from.array(), from.length());
    }

    private void name(int i, int people, Chance chance) {
        int sex = family.sex[i];
        int year = year(i);
        NameWords.Pattern[] patterns = population.words().peoples[people];
        NameWords.Pattern pattern = patterns == null ? null : patterns[sex];
        lengths[i] = 0;
        int from = family.surname[i];
        if (pattern == null && from < i) {
            for (int w = 0; w < surnameLengths[from]; w++) {
                names[i][lengths[i]++] = names[from][w];
            }
        } else {
            append(i, (pattern == null ? population.words().surnames : pattern.surnames()).pick(chance));
        }
        surnameLengths[i] = lengths[i];
        int mother = family.mother[i];
        if (pattern == null && mother >= 0 && mother < i && year >= 2000 && chance.happens(2200)) {
            names[i][lengths[i]++] = names[mother][0];
        }
        append(i, (pattern == null ? population.words().middles(sex, year) : pattern.middles()).pick(chance));
        append(i, (pattern == null ? population.words().givens(sex, year) : pattern.givens()).pick(chance));
    }

    private void append(int i, Word[] more) {
        for (Word word : more) {
            if (lengths[i] < LONGEST_NAME) {
                names[i][lengths[i]++] = word;
            }
        }
    }

    private int year(int i) {
        return years[i];
    }

    private void person(
            int i, boolean dead, int people, long homeHigh, long homeLow, int since, Chance chance, Rows rows) {
        Bytes out = rows.persons;
        int born = family.born[i];
        int year = year(i);
        int sex = family.sex[i];
        int age = family.age[i];
        int fate = dead ? 1 : chance.happens(170) && age >= 18 ? chance.happens(2500) ? 3 : 4 : 0;
        int diedOn = dead ? Math.min(today - 1, born + age * 365 + age / 4 + chance.below(365)) : 0;
        int fateOn = dead ? diedOn : fate == 0 ? 0 : today - chance.between(30, 4000);
        int quality = 0;
        out.uuid(high[i], low[i]).tab().put(unit).tab();
        int odd = chance.below(10_000);
        int digit = sex + (year >= 2000 ? 2 : 0);
        if (odd < 20 || (dead && odd < 3500)) {
            out.none();
            quality |= bit(Person.Quality.NO_NUMBER);
        } else {
            boolean otherSex = odd < 3510 && odd >= 3500;
            boolean otherYear = odd < 3525 && odd >= 3510;
            int told = otherYear ? Math.max(year - 1, year >= 2000 ? 2000 : 1900) : year;
            if (!numbers.write(out, otherSex ? digit ^ 1 : digit, told % 100)) {
                out.none();
                quality |= bit(Person.Quality.NO_NUMBER);
            } else {
                quality |= otherSex ? bit(Person.Quality.NUMBER_SAYS_OTHER_SEX) : 0;
                quality |= told == year ? 0 : bit(Person.Quality.NUMBER_SAYS_OTHER_YEAR);
            }
        }
        out.tab();
        writeName(out, i);
        out.tab();
        writeKey(out, i);
        out.tab();
        int precision = year < 1956 ? chance.happens(800) ? 2 : chance.happens(200) ? 1 : 0 : 0;
        quality |= precision == 0 ? 0 : bit(Person.Quality.BIRTH_NOT_EXACT);
        out.day(precision == 0 ? born : firstDay(born, precision))
                .tab()
                .number(precision)
                .tab()
                .number(year)
                .tab();
        out.number(sex + 1).tab().digits(people, 2).tab();
        out.digits(religions.pick(chance), 2).tab().put(NATIONALITY).tab();
        parent(out, family.father[i], chance, i, 0, people);
        parent(out, family.mother[i], chance, i, 1, people);
        if (fate == 0) {
            out.uuid(homeHigh, homeLow).tab().number(family.relation[i].code()).tab();
        } else {
            out.none().tab().number(Person.Relation.OTHER.code()).tab();
        }
        out.number(fate).tab();
        (fate == 0 ? out.none() : out.day(fateOn)).tab();
        card(out, age, born, dead, chance);
        out.number(quality)
                .tab()
                .bool(false)
                .tab()
                .bool(true)
                .tab()
                .number(population.origin)
                .tab()
                .number(1)
                .end();
        residences(i, born, fate, fateOn, Math.max(born, since), chance, rows);
        others(i, year, age, born, chance, rows);
    }

    private static int bit(Person.Quality one) {
        return one.bit();
    }

    private static int firstDay(int born, int precision) {
        LocalDate day = LocalDate.ofEpochDay(born);
        return (int) (precision == 1 ? day.withDayOfMonth(1) : day.withDayOfYear(1)).toEpochDay();
    }

    private void parent(Bytes out, int place, Chance chance, int child, int sex, int people) {
        if (place >= 0) {
            (place < here ? out.uuid(high[place], low[place]) : out.none()).tab();
            writeName(out, place);
        } else if (chance.happens(300)) {
            out.none().tab().none();
        } else {
            // Somebody who is not in this register: the father gave the surname.
            int spare = Family.MOST;
            int year = year(child) - 27;
            lengths[spare] = 0;
            NameWords.Pattern[] patterns = population.words().peoples[people];
            NameWords.Pattern pattern = patterns == null ? null : patterns[sex];
            if (sex == 0 && pattern == null) {
                for (int w = 0; w < surnameLengths[child]; w++) {
                    names[spare][lengths[spare]++] = names[child][w];
                }
            } else {
                append(spare, (pattern == null ? population.words().surnames : pattern.surnames()).pick(chance));
            }
            append(spare, (pattern == null ? population.words().middles(sex, year) : pattern.middles()).pick(chance));
            append(spare, (pattern == null ? population.words().givens(sex, year) : pattern.givens()).pick(chance));
            out.none().tab();
            writeName(out, spare);
        }
        out.tab();
    }

    private void card(Bytes out, int age, int born, boolean dead, Chance chance) {
        boolean has = dead
                ? chance.happens(4000)
                : age >= YEARS_BEFORE_CARD ? chance.happens(9500) : age >= 6 && chance.happens(2500);
        if (!has) {
            out.number(0).tab().number(0).tab().none().tab().none().tab();
            out.number(0).tab().number(0).tab();
            return;
        }
        int kind = dead ? 1 : chance.happens(4500) || age < YEARS_BEFORE_CARD ? 4 : 3;
        int newCards = (int) LocalDate.of(2024, 7, 1).toEpochDay();
        int issued =
                kind == 4 ? newCards + chance.below(Math.max(1, today - newCards)) : newCards - chance.between(1, 1230);
        int at = (issued - born) / 365;
        int until = at < 14 ? 14 : at < 23 ? 25 : at < 38 ? 40 : at < 58 ? 60 : 0;
        int expires = until == 0 ? 0 : born + until * 365 + until / 4;
        int state = dead ? 4 : chance.happens(40) ? 3 : until != 0 && expires < today ? 2 : 1;
        out.number(kind).tab().number(state).tab().day(issued).tab();
        (until == 0 ? out.none() : out.day(expires)).tab();
        int level = dead ? 0 : chance.happens(age >= YEARS_BEFORE_CARD ? 7200 : 900) ? 2 : chance.happens(1500) ? 1 : 0;
        out.number(level)
                .tab()
                .number(level == 0 ? 0 : chance.happens(60) ? 2 : 1)
                .tab();
    }

    private void residences(int i, int born, int fate, int fateOn, int since, Chance chance, Rows rows) {
        residence(rows, i, 0, Math.min(since, fate == 0 ? since : fateOn), fate == 0 ? 0 : fateOn);
        int age = family.age[i];
        if (fate == 0 && age >= 18 && age <= 45 && chance.happens(600)) {
            residence(rows, i, 1, Math.max(born, today - chance.between(10, 700)), 0);
        }
        if (fate == 0 && chance.happens(400)) {
            residence(rows, i, 2, Math.max(born, today - chance.between(10, 1500)), 0);
        }
    }

    private void residence(Rows rows, int i, int kind, int from, int until) {
        Bytes out = rows.residences;
        out.uuid(high[i], low[i])
                .tab()
                .put(unit)
                .tab()
                .number(kind)
                .tab()
                .put(unit)
                .tab();
        copyAddress(out).tab().day(from).tab();
        (until == 0 ? out.none() : out.day(until))
                .tab()
                .number(population.origin)
                .end();
    }

    private void others(int i, int year, int age, int born, Chance chance, Rows rows) {
        if (year < 2004 && chance.happens(8500)) {
            rows.numbers.uuid(high[i], low[i]).tab().put(unit).tab().number(0).tab();
            rows.numbers
                    .digits(90 + chance.below(10), 2)
                    .digits(chance.below(10_000_000), 7)
                    .end();
        }
        if (chance.happens(12)) {
            cancelled.clear();
            if (numbers.write(cancelled, family.sex[i] + (year >= 2000 ? 2 : 0), year % 100)) {
                rows.numbers
                        .uuid(high[i], low[i])
                        .tab()
                        .put(unit)
                        .tab()
                        .number(1)
                        .tab();
                copy(cancelled, rows.numbers).end();
            }
        }
        if (age >= 3 && chance.happens(70)) {
            formerName(i, year, born, chance, rows);
        }
    }

    private void formerName(int i, int year, int born, Chance chance, Rows rows) {
        int spare = Family.MOST;
        lengths[spare] = 0;
        for (int w = 0; w < surnameLengths[i]; w++) {
            names[spare][lengths[spare]++] = names[i][w];
        }
        append(spare, population.words().middles(family.sex[i], year).pick(chance));
        append(spare, population.words().givens(family.sex[i], year).pick(chance));
        Bytes out = rows.formerNames;
        out.uuid(high[i], low[i]).tab().put(unit).tab();
        writeName(out, spare);
        out.tab();
        writeKey(out, spare);
        out.tab()
                .day(born + chance.below(Math.max(1, Math.min(today - born, (thisYear - year) * 300))))
                .tab();
        out.put(former).end();
    }

    private void writeName(Bytes out, int i) {
        for (int w = 0; w < lengths[i]; w++) {
            if (w > 0) {
                out.put(' ');
            }
            out.put(names[i][w].text());
        }
    }

    private void writeKey(Bytes out, int i) {
        for (int w = 0; w < lengths[i]; w++) {
            Word word = names[i][w];
            int at = w;
            while (at > 0 && sorted[at - 1].rank() > word.rank()) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = word;
        }
        for (int w = 0; w < lengths[i]; w++) {
            if (w > 0) {
                out.put(' ');
            }
            out.put(sorted[w].key());
        }
    }
}

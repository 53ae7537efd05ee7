package vn.lienthong.capability.registry;

import java.time.LocalDate;
import java.util.List;

/**
 * Invented people, the same for the same seed: made in blocks that know nothing of each other, so that several processors work
 * at once and nothing is kept. Their numbers begin with 097, 098 and 099, which belong to no province: no living person has one.
 */
final class Population {

    /** Persons in a block. */
    static final int BLOCK = 8192;

    private static final long FIRST_MOMENT = 1_767_225_600_000L;
    private static final int PROVINCES = 3;
    private static final int SERIALS = 1_000_000;
    private static final long STRIDE = 387_421;
    private static final int COMBINATIONS = 1000;

    /**
     * What is to be made.
     *
     * @param people how many persons in all, dead ones too
     * @param units codes of the units over which they are spread, block by block
     * @param today the day as of which ages are counted
     */
    record Plan(long people, long seed, List<String> units, LocalDate today) {

        Plan {
            units = List.copyOf(units);
            if (people < 1 || units.isEmpty()) {
                throw new IllegalArgumentException("people " + people + ", units " + units.size());
            }
        }

        int blocks() {
            return Math.toIntExact((people + BLOCK - 1) / BLOCK);
        }

        /** The block's unit: neighbours in the list are neighbours in the files. */
        String unit(int block) {
            return units.get((int) ((long) block * units.size() / blocks()));
        }

        int peopleOf(int block) {
            return (int) Math.min(BLOCK, people - (long) block * BLOCK);
        }
    }

    /** Rows of the five tables. */
    static final class Rows {
        final Bytes persons = new Bytes();
        final Bytes households = new Bytes();
        final Bytes residences = new Bytes();
        final Bytes numbers = new Bytes();
        final Bytes formerNames = new Bytes();

        void clear() {
            persons.clear();
            households.clear();
            residences.clear();
            numbers.clear();
            formerNames.clear();
        }

        Bytes of(Table table) {
            return switch (table) {
                case PERSON -> persons;
                case HOUSEHOLD -> households;
                case RESIDENCE -> residences;
                case NUMBER -> numbers;
                case FORMER_NAME -> formerNames;
            };
        }
    }

    /** The tables that are filled, with their columns in the order of the files. */
    enum Table {
        PERSON("registry_person", "person.tsv", """
                id, unit, personal_id, full_name, name_key, birth_date, birth_precision, birth_year, sex, ethnicity, religion,
                nationality, father_id, father_name, mother_id, mother_name, household_id, relation, status, status_on,
                card_kind, card_state, card_issued, card_expires, eid_level, eid_state, quality, restricted, invented, origin,
                version"""),
        HOUSEHOLD("registry_household", "household.tsv", "id, unit, head_id, address"),
        RESIDENCE(
                "registry_residence",
                "residence.tsv",
                "person_id, unit, kind, at_unit, address, from_on, until_on, origin"),
        NUMBER("registry_number", "number.tsv", "person_id, unit, kind, number"),
        FORMER_NAME("registry_former_name", "former-name.tsv", "person_id, unit, full_name, name_key, until_on, why");

        final String table;
        final String file;
        final String columns;

        Table(String table, String file, String columns) {
            this.table = table;
            this.file = file;
            this.columns = columns;
        }
    }

    private final Plan plan;
    private final NameWords words;
    private final int allowance;
    final int origin;

    Population(Plan plan, NameWords words, int origin) {
        this.plan = plan;
        this.words = words;
        this.origin = origin;
        this.allowance = Math.max(1, SERIALS / plan.blocks());
    }

    Plan plan() {
        return plan;
    }

    NameWords words() {
        return words;
    }

    /** Something that makes blocks, one after the other; each thread has its own. */
    PersonWriter writer() {
        return new PersonWriter(this, plan.today());
    }

    Chance chance(int block) {
        return new Chance(plan.seed(), block);
    }

    /** First half of the id of the n-th person of a block: the time and a counter, so that ids rise. */
    static long idHigh(int block, int n) {
        long time = FIRST_MOMENT + block * 2L + (n >>> 12);
        return time << 16 | 0x7000L | (n & 0xFFF);
    }

    /**
     * Hands out numbers. Each block has a share of the six last digits of every combination of century, sex and year, so no two
     * blocks ever meet.
     */
    final class Numbers {

        private final short[] used = new short[COMBINATIONS];
        private int block;

        void begin(int next) {
            block = next;
            java.util.Arrays.fill(used, (short) 0);
        }

        /** Writes the next number; false if the block has none left, which is then a person without a number. */
        boolean write(Bytes out, int centuryAndSex, int year) {
            int combination = centuryAndSex * 100 + year;
            int n = used[combination]++;
            int province = 99 - n / allowance;
            if (n / allowance >= PROVINCES) {
                return false;
            }
            long offset = Chance.mix(plan.seed() * COMBINATIONS + combination) >>> 44;
            long serial = ((long) block * allowance + n % allowance) * STRIDE + offset;
            out.digits(province, 3).digits(centuryAndSex, 1).digits(year, 2).digits((int) (serial % SERIALS), 6);
            return true;
        }
    }
}

package vn.lienthong.capability.registry;

import java.time.LocalDate;

/**
 * One invented household at a time: who lives in it, how old they are and what they are to its head. Ages follow the pyramid of
 * the census: the first member is drawn from the ages that the block still lacks, the others from what families are like.
 */
final class Family {

    static final int MOST = 12;
    private static final int ADULT = 20;
    private static final int OLD = 60;
    private static final int GROUPS = 17;
    private static final int GROUP_YEARS = 5;
    private static final int OLDEST_GROUP_YEARS = 19;
    private static final int DAYS_OF_FOUR_YEARS = 1461;
    /** Boys born for a thousand girls and boys: 111 to 100. */
    private static final int BOYS = 5261;

    private final double[] shares = new double[GROUPS];
    private final double[] males = new double[GROUPS];
    private final int[] made = new int[GROUPS];
    private final double[] lacking = new double[GROUPS];
    private final int today;
    private int total;

    int size;
    final int[] age = new int[MOST];
    final int[] sex = new int[MOST];
    final int[] born = new int[MOST];
    final Person.Relation[] relation = new Person.Relation[MOST];
    final int[] father = new int[MOST];
    final int[] mother = new int[MOST];
    /** Whose surname a member bears: a member's place, the own one for those who brought theirs. */
    final int[] surname = new int[MOST];

    Family(LocalDate today) {
        this.today = (int) today.toEpochDay();
        var lines = NameWords.lines("age-pyramid.csv", ",");
        for (int i = 0; i < GROUPS; i++) {
            shares[i] = Double.parseDouble(lines.get(i)[1]) / 100;
            males[i] = Double.parseDouble(lines.get(i)[2]) / Double.parseDouble(lines.get(i)[1]);
        }
    }

    /** Forgets what was made: a block is the same whatever came before it. */
    void begin() {
        java.util.Arrays.fill(made, 0);
        total = 0;
    }

    /** Makes the next household. */
    void next(Chance chance) {
        size = 0;
        int group = lackingGroup(chance);
        int anchor = group == GROUPS - 1
                ? 80 + Math.min(chance.below(OLDEST_GROUP_YEARS + 1), chance.below(OLDEST_GROUP_YEARS + 1))
                : group * GROUP_YEARS + chance.below(GROUP_YEARS);
        boolean male = chance.happens((int) (males[group] * 10_000));
        if (anchor < ADULT) {
            withChildren(chance, anchor + chance.between(20, 36), anchor);
        } else if (anchor < OLD) {
            ofAdult(chance, anchor, male);
        } else {
            ofOld(chance, anchor, male);
        }
        for (int i = 0; i < size; i++) {
            born[i] = today - (age[i] * DAYS_OF_FOUR_YEARS + 3) / 4 - chance.below(365);
            made[Math.min(age[i] / GROUP_YEARS, GROUPS - 1)]++;
        }
        total += size;
    }

    private int lackingGroup(Chance chance) {
        double sum = 0;
        for (int i = 0; i < GROUPS; i++) {
            lacking[i] = Math.max(0, shares[i] * (total + 40) - made[i]);
            sum += lacking[i];
        }
        double at = (chance.bits() >>> 11) * 0x1.0p-53 * sum;
        int group = 0;
        while (group < GROUPS - 1 && at >= lacking[group]) {
            at -= lacking[group];
            group++;
        }
        return group;
    }

    private void ofAdult(Chance chance, int anchor, boolean male) {
        int shape = chance.below(100);
        if (shape < 17) {
            add(anchor, male ? 0 : 1, Person.Relation.HEAD);
        } else if (shape < 29 || anchor < 24) {
            couple(chance, male ? Math.max(ADULT, anchor - chance.between(-1, 5)) : anchor, male ? anchor : -1);
        } else {
            int wife = male ? Math.max(ADULT, anchor - chance.between(-1, 5)) : anchor;
            int eldest = wife - chance.between(20, 33);
            if (eldest < 0) {
                couple(chance, wife, male ? anchor : -1);
            } else if (eldest > 27) {
                withChildren(chance, wife, Math.min(chance.below(20), wife - ADULT));
            } else {
                withChildren(chance, wife, eldest);
            }
        }
    }

    private void ofOld(Chance chance, int anchor, boolean male) {
        int shape = chance.below(100);
        if (shape < 22) {
            add(anchor, male ? 0 : 1, Person.Relation.HEAD);
        } else if (shape < 60) {
            couple(chance, male ? anchor - chance.between(0, 5) : anchor, male ? anchor : -1);
        } else {
            int child = Math.max(22, anchor - chance.between(22, 35));
            withChildren(
                    chance, Math.max(ADULT, child - 2), Math.max(0, child - 2 - chance.between(21, 30)), anchor, male);
        }
    }

    private void couple(Chance chance, int wife, int husband) {
        add(husband >= 0 ? husband : wife + chance.between(0, 5), 0, Person.Relation.HEAD);
        add(wife, 1, Person.Relation.SPOUSE);
    }

    private void withChildren(Chance chance, int wife, int eldest) {
        withChildren(chance, wife, eldest, -1, false);
    }

    private void withChildren(Chance chance, int wife, int eldest, int grandparent, boolean male) {
        couple(chance, wife, -1);
        int children = chance.below(100);
        children = children < 38 ? 1 : children < 84 ? 2 : 3;
        int age = eldest;
        for (int i = 0; i < children && age >= 0; i++) {
            int child = add(age, chance.happens(BOYS) ? 0 : 1, Person.Relation.CHILD);
            father[child] = 0;
            mother[child] = 1;
            surname[child] = surname[0];
            age -= chance.between(2, 6);
        }
        int old = grandparent >= 0 ? grandparent : this.age[0] + chance.between(23, 34);
        if (grandparent >= 0 || (old < 92 && chance.below(100) < 14)) {
            int parent =
                    add(old, grandparent >= 0 ? (male ? 0 : 1) : chance.below(3) == 0 ? 0 : 1, Person.Relation.PARENT);
            if (sex[parent] == 0) {
                father[0] = parent;
                surname[parent] = surname[0];
            } else {
                mother[0] = parent;
            }
        }
    }

    private int add(int years, int who, Person.Relation what) {
        age[size] = Math.clamp(years, 0, 104);
        sex[size] = who;
        relation[size] = what;
        father[size] = -1;
        mother[size] = -1;
        surname[size] = size;
        return size++;
    }

    /** Somebody of the family who has died. */
    int addDead(Chance chance, int lived, int yearsAgo) {
        int dead = add(lived, chance.below(2), Person.Relation.OTHER);
        age[dead] = lived;
        born[dead] = today - ((lived + yearsAgo) * DAYS_OF_FOUR_YEARS + 3) / 4 - chance.below(365);
        return dead;
    }
}

package vn.lienthong.matching;

import java.util.Arrays;

/**
 * Finds who may be meant by a row and how likely. Looks where it is cheapest first and stops as soon as nobody else can come
 * near: number, then name with day of birth, then the day, then numbers almost the same, then the unit. Not for several threads.
 */
final class Judge {

    static final int MOST_FOUND = 20;
    private static final int MOST_SAME = 64;
    private static final int WHOLE_NAME = 48;
    private static final int WHOLE_YEAR = 160;
    private static final int WHOLE_DAY = 2_500;
    private static final int WHOLE_YEAR_OF_ALL = 4_096;
    private static final int FEW = 12;
    private static final int MOST_SEEN = 1 << 12;
    private static final double SURE = 0.9995;
    /** Whoever is so much less likely than the best, or than nobody, is not kept. */
    private static final double HOPELESS = -8;
    private static final double EXPLAINED = 0.08;
    /** What a number almost the same weighs at most. */
    private static final double NEAR_NUMBER = 13;
    private static final double LN_NUMBERS_ONE = StrictMath.log(1e8 / 108);
    private static final double LN_NUMBERS_SWAPPED = StrictMath.log(1e8 / 11);
    private static final double LN_NUMBERS_TWO = StrictMath.log(1e8 / 5_300);
    private static final double LN_NUMBERS_THREE = StrictMath.log(1e8 / 160_000);
    private static final double LN_STRANGE = StrictMath.log(0.95);
    private static final double OLD_SAME = StrictMath.log(0.9 / 5);
    private static final double OLD_NEAR = 8;
    private static final double OLD_DIFFERENT = StrictMath.log(0.1);
    private static final double LN_MONTH = StrictMath.log(30);
    private static final double LN_YEAR = StrictMath.log(365.25);
    private static final double LN_12 = StrictMath.log(12);
    private static final double LN_HALF = StrictMath.log(0.5);
    private static final double LN_SOME_YEARS = StrictMath.log(20);
    private static final double LN_ANY_YEAR = StrictMath.log(800);

    private final Lexicon.View words;
    private final Segment[] segments;
    private final Units units;
    private final NameScale names;
    private final Batch batch;
    private final Weights weights;
    private final double lnAll;
    private final double all;

    private final double lnBorrowed;
    private final double[] lnUnits;
    private final double[] lnYears = new double[256];
    private final double[] lnJanuaries = new double[256];

    // The row.
    private long value;
    private int digitMany;
    private boolean isOld;
    private long nibbles;
    private boolean owned;
    private int birth;
    private int sex;
    private int unit;
    private long traces;
    private int row;
    private double lnUnitShare;
    private double lnDayShare;
    private double lnYearShare;
    private double lnJanuaryShare;
    private int swapped;

    // Who was found.
    int found;
    final int[] segmentOf = new int[MOST_FOUND];
    final int[] person = new int[MOST_FOUND];
    final double[] weight = new double[MOST_FOUND];
    private final long[] seen = new long[2 * MOST_SEEN];
    private final int[] seenAt = new int[MOST_SEEN];
    private int seenMany;
    private double sum;
    /** Weight of "not in the register", and of those who could not all be looked at. */
    private double nobody;
    private double place;
    private final double lnStranger;

    // How the person weighed last agrees, as Weights counts; -1 if there is nothing to compare.
    int numberLevel;
    int dateLevel;
    int yearLevel;
    int sexLevel;
    int unitLevel;
    int addressLevel;

    private final int[] same = new int[MOST_SAME];

    Judge(Lexicon.View words, Segment[] segments, long all, Units units, Batch batch, Weights weights) {
        this.words = words;
        this.segments = segments;
        this.units = units;
        this.batch = batch;
        this.weights = weights;
        this.taughtUnits = TaughtUnits.NONE.of(0, words.unitCount(), 1);
        this.names = new NameScale(words, batch.tokens);
        this.all = Math.max(1, all);
        this.lnAll = Math.log(this.all);
        this.lnBorrowed = Math.log(weights.borrowed);
        this.lnUnits = new double[words.units().count() + 1];
        this.lnStranger = Math.log((1 - weights.registered) / weights.registered);
    }

    /** Before a batch is parsed: forgets, if too many words were learned. */
    void tidy() {
        if (batch.tokens.tidy()) {
            names.forget();
        }
    }

    int nameLevel() {
        return quickly ? quickNameLevel : names.level;
    }

    /** Whether the row was settled at a glance: then levels are known without weighing again. */
    boolean quickly() {
        return quickly;
    }

    /** The probability of the n-th found. */
    double probability(int n) {
        return Math.exp(weight[n] - lnAll) / (sum + nobody);
    }

    /** The probability that nobody of the register is meant. */
    double nobody() {
        return nobody / (sum + nobody);
    }

    private double sureness() {
        return found == 0 ? 0 : probability(0);
    }

    /** Looks for whom a row of the batch may mean. */
    void judge(int i) {
        turnTo(i);
        if (digitMany > 0) {
            byNumber();
            if (sureness() >= SURE) {
                return;
            }
        }
        prepare();
        boolean named = batch.partMany[i] > 0;
        if (named) {
            byName(i);
            if (explained()) {
                return;
            }
        }
        if (Births.day(birth) != 0 && named) {
            byDay(i, birth, WHOLE_DAY);
            if (swapped != Births.NONE && !explained()) {
                byDay(i, swapped, 0);
            }
            if (explained()) {
                return;
            }
        }
        if (digitMany >= 11 && !owned && !isOld && weights.nearNumbersPay) {
            byNearNumber();
            if (explained()) {
                return;
            }
        }
        if (unit > 0 && named) {
            byUnit(i);
            if (explained()) {
                return;
            }
        }
        boolean yearOnly = birth != Births.NONE && (Births.day(birth) == 0 || isJanuary());
        if (named && (yearOnly || birth != Births.NONE && weights.unitsPay)) {
            byYear(i);
        }
    }

    /** Whether those found are so likely, together, that looking further has no sense. */
    private boolean explained() {
        return nobody < EXPLAINED * sum;
    }

    private void turnTo(int i) {
        row = i;
        for (int k = 0; k < seenMany; k++) {
            seen[seenAt[k]] = 0;
        }
        seenMany = 0;
        found = 0;
        sum = 0;
        place = 0;
        nobody = (1 - weights.registered) / weights.registered;
        long digits = batch.digits[i];
        digitMany = digits == Numbers.NONE ? 0 : Numbers.many(digits);
        value = digitMany == 0 ? 0 : Numbers.value(digits);
        isOld = digitMany == 8 || digitMany == 9;
        if (digitMany < 8 || digitMany > 13) {
            digitMany = 0;
        }
        nibbles = digitMany == 0 ? 0 : Numbers.nibbles(value);
        owned = false;
        sex = batch.sex[i];
        unit = batch.unit[i];
        traces = batch.traces[i];
        birth = batch.birth[i];
        prepared = false;
        quickly = false;
    }

    private boolean prepared;
    private boolean quickly;
    private int quickNameLevel;

    /** What only rows need that are not settled at a glance. */
    private void prepare() {
        if (prepared) {
            return;
        }
        prepared = true;
        if (unit > 0) {
            if (lnUnits[unit] == 0) {
                lnUnits[unit] = Math.log((words.unitCount()[unit] + 0.5) / all);
            }
            lnUnitShare = lnUnits[unit];
        } else {
            lnUnitShare = 0;
        }
        if (unit != 0) {
            taughtUnits = weights.codes.of(batch.unitKey(row), words.unitCount(), all);
        }
        if (birth != Births.NONE) {
            turnToBirth();
        }
        long bearers = 0;
        int fold = batch.partMany[row] == 0 ? 0 : words.folds().find(batch.letters[row]);
        if (fold != 0) {
            for (Segment segment : segments) {
                bearers += segment.foldFrom(fold + 1, words.foldOfName()) - segment.foldFrom(fold, words.foldOfName());
            }
        }
        names.turnTo(batch.parts, row * Lexicon.MOST_WORDS, batch.partMany[row], fold, bearers, lnAll);
        foldOfRow = fold;
    }

    private int foldOfRow;
    private TaughtUnits.Known taughtUnits;

    private void turnToBirth() {
        int year = birth >>> 9;
        if (lnYears[year] == 0) {
            years(year);
        }
        lnYearShare = lnYears[year];
        lnJanuaryShare = lnJanuaries[year];
        lnDayShare = isJanuary() ? lnJanuaryShare : lnYearShare - LN_YEAR;
        swapped = Births.swapped(birth);
    }

    /** How often people are born in a year, and written as born on its first day. */
    private void years(int packed) {
        int start = packed << 9;
        int first = start | 1 << 5 | 1;
        long year = 0;
        long january = 0;
        for (Segment segment : segments) {
            year += segment.dayFrom(start + 512) - segment.dayFrom(start);
            january += segment.dayFrom(first + 1) - segment.dayFrom(first);
        }
        lnYears[packed] = Math.log((year + 1.0) / (all + 100.0));
        double januaries = (january + 0.3) / (year + 1.0) + Math.exp(weights.date[Weights.DATE_JANUARY]);
        lnJanuaries[packed] = lnYears[packed] + Math.log(Math.min(1, januaries));
    }

    private boolean isJanuary() {
        return (birth & 511) == (1 << 5 | 1);
    }

    // ---- where to look

    private void byNumber() {
        if (!isOld) {
            for (int s = 0; s < segments.length; s++) {
                int many = segments[s].byNumber(value, same);
                owned |= many > 0;
                if (many == 1 && segments.length == 1 && atAGlance(same[0])) {
                    return;
                }
                for (int k = 0; k < many; k++) {
                    prepare();
                    weigh(s, same[k]);
                }
            }
        }
        if (digitMany <= 10 && value <= Segment.NO_OLD) {
            for (int s = 0; s < segments.length; s++) {
                int many = segments[s].byOldNumber((int) value, same);
                for (int k = 0; k < many; k++) {
                    prepare();
                    weigh(s, same[k]);
                }
            }
        }
    }

    /**
     * Whether the only person who has the number has the letters of the name and the day of birth too: nobody else can come
     * near, whatever the rest of the row says.
     */
    private boolean atAGlance(int p) {
        long[] rec = segments[0].rec;
        if (birth == Births.NONE || Segment.birth(rec[3 * p]) != birth || batch.partMany[row] < 2) {
            return false;
        }
        int name = Segment.name(rec[3 * p + 1]);
        if (name == 0) {
            return false;
        }
        long packed = words.names().keys()[name];
        quickNameLevel = Weights.NAME_SAME;
        if (packed != batch.packed[row] && !sameLetters(packed)) {
            return false;
        }
        quickly = true;
        found = 1;
        segmentOf[0] = 0;
        person[0] = p;
        weight[0] = lnAll + GLANCE;
        sum = GLANCE_WEIGHT;
        int theirs = Segment.sex(rec[3 * p]);
        sexLevel = sex == 0 || theirs == 0 ? -1 : sex == theirs ? 0 : 1;
        return true;
    }

    private boolean sameLetters(long packed) {
        if (packed >>> 48 == Lexicon.LONG_NAME) {
            return false;
        }
        int many = batch.partMany[row];
        int at = row * Lexicon.MOST_WORDS;
        Tokens tokens = batch.tokens;
        long rest = packed;
        for (int k = 0; k < many; k++, rest >>>= 16) {
            int word = (int) rest & 0xFFFF;
            int part = batch.parts[at + k];
            if (k == 4 || word == 0 || tokens.folded[part] != words.foldedOf()[word]) {
                return false;
            }
            if ((tokens.flags[part] & (Tokens.MENDED | Tokens.JOINED)) != 0) {
                quickNameLevel = Weights.NAME_SPELLING;
            } else if (tokens.marked[part] != words.markedOf()[word] && quickNameLevel == Weights.NAME_SAME) {
                quickNameLevel = Weights.NAME_MARKS;
            }
        }
        return rest == 0;
    }

    private static final double GLANCE = 9;
    private static final double GLANCE_WEIGHT = StrictMath.exp(GLANCE);

    private final int[] ahead = new int[Batch.ROWS];
    private final int[] aheadName = new int[Batch.ROWS];
    private final int[] aheadFold = new int[Batch.ROWS];
    private long touched;

    /**
     * Touches what the rows of the batch will need, all rows step by step, so that the waits for memory overlap. Nothing is
     * decided here.
     */
    void lookAhead(int many) {
        if (segments.length == 0) {
            return;
        }
        Segment segment = segments[0];
        long sum1 = 0;
        for (int i = 0; i < many; i++) {
            long digits = batch.digits[i];
            boolean isNew = digits != Numbers.NONE && Numbers.many(digits) >= 10;
            ahead[i] = isNew ? segment.likely(Numbers.value(digits)) : -1;
        }
        for (int i = 0; i < many; i++) {
            int p = ahead[i];
            aheadName[i] = p < 0 ? 0 : Segment.name(segment.rec[3 * p + 1]);
        }
        long[] keys = words.names().keys();
        for (int i = 0; i < many; i++) {
            sum1 += keys[aheadName[i]];
            if (ahead[i] >= 0) {
                sum1 += segment.ids.touch(ahead[i]);
            }
        }
        Interner.View folds = words.folds();
        for (int i = 0; i < many; i++) {
            aheadFold[i] = ahead[i] >= 0 ? 0 : folds.likely(batch.letters[i]);
        }
        int[] starts = segment.foldStart;
        for (int i = 0; i < many; i++) {
            int fold = aheadFold[i];
            if (fold != 0) {
                sum1 += folds.keys()[fold];
                aheadName[i] = fold < starts.length ? starts[fold] : 0;
            }
        }
        for (int i = 0; i < many; i++) {
            if (aheadFold[i] != 0 && aheadName[i] < segment.count) {
                sum1 += segment.rec[3 * aheadName[i]];
            }
        }
        touched += sum1;
    }

    private void byName(int i) {
        if (foldOfRow != 0) {
            bearers(foldOfRow);
            if (sureness() >= SURE) {
                return;
            }
        }
        int at = i * Lexicon.MOST_WORDS;
        int many = batch.partMany[i];
        int unknown = 0;
        for (int k = 0; k < many; k++) {
            unknown += batch.tokens.folded[batch.parts[at + k]] == 0 ? 1 : 0;
        }
        if (unknown > 0 && unknown <= 2) {
            mended(at, many, 0, 0);
        }
    }

    /** Every way to mend the unknown words of a name. */
    private void mended(int at, int many, int k, long hash) {
        Tokens tokens = batch.tokens;
        if (k == many) {
            int fold = words.folds().find(hash);
            if (fold != 0 && fold != foldOfRow) {
                bearers(fold);
            }
            return;
        }
        int part = batch.parts[at + k];
        if (tokens.folded[part] != 0 || tokens.near[part].length == 0) {
            mended(at, many, k + 1, hash * tokens.power[part] + tokens.poly[part]);
            return;
        }
        for (int near : tokens.near[part]) {
            mended(at, many, k + 1, hash * words.foldedPower()[near] + words.folded().keys()[near]);
        }
    }

    /** Those who bear a folded name: all if they are few, else those whose birth may be the one written. */
    private void bearers(int fold) {
        for (int s = 0; s < segments.length; s++) {
            Segment segment = segments[s];
            int low = segment.foldFrom(fold, words.foldOfName());
            int high = segment.foldFrom(fold + 1, words.foldOfName());
            if (high - low <= WHOLE_NAME) {
                range(s, low, high);
            } else if (birth == Births.NONE) {
                crowd(s, low, high);
            } else {
                byBirth(s, low, high);
            }
        }
    }

    private void byBirth(int s, int low, int high) {
        Segment segment = segments[s];
        int start = Births.yearStart(birth);
        int yearLow = segment.birthFrom(low, high, start);
        int yearHigh = segment.birthFrom(yearLow, high, start + 512);
        if (yearHigh - yearLow <= WHOLE_YEAR) {
            range(s, yearLow, yearHigh);
        } else if (Births.day(birth) == 0 || isJanuary()) {
            crowd(s, yearLow, yearHigh);
        } else {
            day(s, yearLow, yearHigh, birth);
            day(s, yearLow, yearHigh, start);
            day(s, yearLow, yearHigh, start | 1 << 5 | 1);
            range(
                    s,
                    segment.birthFrom(yearLow, yearHigh, birth & ~31),
                    segment.birthFrom(yearLow, yearHigh, (birth & ~31) + 32));
        }
        if (sureness() >= SURE) {
            return;
        }
        if (swapped != Births.NONE) {
            day(s, low, high, swapped);
        }
        if (Births.day(birth) == 0) {
            return;
        }
        if (yearHigh - yearLow > WHOLE_YEAR) {
            for (int month = 1; month <= 12; month++) {
                day(s, yearLow, yearHigh, start | month << 5 | Births.day(birth));
            }
        }
        day(s, low, high, Lunar.toSolar(birth, false));
        day(s, low, high, Lunar.toSolar(birth, true));
        if (high - low <= 4_096) {
            years(s, low, high);
        }
        otherYears(s, low, high);
    }

    /** Whoever has this day and month, whatever the year, where there are not too many bearers. */
    private void years(int s, int low, int high) {
        Segment segment = segments[s];
        int wanted = birth & 511;
        for (int p = low; p < high; p++) {
            if ((Segment.birth(segment.rec[3 * p]) & 511) == wanted) {
                weigh(s, p);
            }
        }
    }

    /** The years that a slip makes of the one written. */
    private void otherYears(int s, int low, int high) {
        int year = Births.year(birth);
        for (int step = -2; step <= 2; step++) {
            otherYear(s, low, high, year + step);
        }
        for (int digit = 0; digit < 10; digit++) {
            otherYear(s, low, high, year - year % 10 + digit);
            otherYear(s, low, high, year - year / 10 % 10 * 10 + digit * 10);
        }
        otherYear(s, low, high, year - year % 100 + year % 10 * 10 + year / 10 % 10);
        otherYear(s, low, high, year + 100);
        otherYear(s, low, high, year - 100);
    }

    private void otherYear(int s, int low, int high, int year) {
        day(s, low, high, Births.pack(year, Births.month(birth), Births.day(birth)));
    }

    private void day(int s, int low, int high, int day) {
        if (day != Births.NONE) {
            Segment segment = segments[s];
            int from = segment.birthFrom(low, high, day);
            range(s, from, segment.birthFrom(from, high, day + 1));
        }
    }

    private void range(int s, int low, int high) {
        for (int p = low; p < high; p++) {
            weigh(s, p);
        }
    }

    /**
     * Too many to weigh each: those of the unit are weighed, and those whose number is nearly the one written; the others count
     * as people who may as well be meant.
     */
    private void crowd(int s, int low, int high) {
        Segment segment = segments[s];
        if (high - low <= 4 * WHOLE_YEAR) {
            range(s, low, high);
            return;
        }
        int left = 0;
        for (int p = low; p < Math.min(high, low + 60_000); p++) {
            boolean here = unit > 0 && Segment.unit(segment.rec[3 * p + 2]) == unit;
            if (here) {
                weigh(s, p);
            } else {
                left++;
            }
        }
        double most = Math.min(names.most(), lnAll - Math.log(high - low)) - (birth == Births.NONE ? 0 : lnYearShare);
        double each = most + (unit > 0 ? weights.unit[Weights.UNIT_FAR] : 0);
        nobody += left * Math.exp(each - lnAll);
    }

    private void byDay(int i, int day, int whole) {
        int at = i * Lexicon.MOST_WORDS;
        int many = batch.partMany[i];
        for (int s = 0; s < segments.length; s++) {
            Segment segment = segments[s];
            int low = segment.dayFrom(day);
            int high = segment.dayFrom(day + 1);
            if (high - low > whole) {
                for (int k = many - 1; k >= 0 && k >= many - 2; k--) {
                    given(s, low, high, batch.parts[at + k]);
                }
            } else {
                wholeDay(s, low, high, at, many);
            }
        }
    }

    /** Those of a day whose given name is a part written. */
    private void given(int s, int low, int high, int part) {
        given(s, low, high, batch.tokens.folded[part], 0);
        for (int near : batch.tokens.alike(part)) {
            given(s, low, high, near, 0);
        }
    }

    /** Whether a given name of the register, by its last 16 bits, may be what a part written means. */
    private static boolean mayMean(Tokens tokens, int part, int given) {
        if ((tokens.folded[part] & 0xFFFF) == given) {
            return true;
        }
        for (int near : tokens.alike(part)) {
            if ((near & 0xFFFF) == given) {
                return true;
            }
        }
        return false;
    }

    private void given(int s, int low, int high, int folded, int none) {
        if (folded == none) {
            return;
        }
        long[] run = segments[s].byDay;
        long key = (folded & 0xFFFFL) << 48;
        int from = Segment.from(run, low, high, key);
        for (int at = from; at < high && run[at] >>> 48 == (folded & 0xFFFF); at++) {
            weigh(s, (int) run[at]);
        }
    }

    private void wholeDay(int s, int low, int high, int at, int many) {
        long[] run = segments[s].byDay;
        Tokens tokens = batch.tokens;
        for (int k = low; k < high; k++) {
            long one = run[k];
            boolean take = unit > 0 && (one >>> 32 & 0xFFFF) == (unit & 0xFFFF);
            int given = (int) (one >>> 48);
            for (int w = Math.max(0, many - 3); w < many && !take; w++) {
                take = given != 0 && mayMean(tokens, batch.parts[at + w], given);
            }
            if (take || high - low <= FEW) {
                weigh(s, (int) one);
            }
        }
    }

    /** One digit wrong, two swapped, one lost or too many. */
    private void byNearNumber() {
        if (digitMany == Numbers.DIGITS) {
            long power = 1;
            for (int placeAt = 0; placeAt < Numbers.DIGITS; placeAt++, power *= 10) {
                long digit = value / power % 10;
                for (int other = 0; other < 10; other++) {
                    if (other != digit) {
                        number(value + (other - digit) * power);
                    }
                }
                long next = value / power / 10 % 10;
                if (placeAt + 1 < Numbers.DIGITS && next != digit) {
                    number(value + (next - digit) * power + (digit - next) * power * 10);
                }
            }
        } else if (digitMany == Numbers.DIGITS - 1) {
            for (int placeAt = 0; placeAt < Numbers.DIGITS; placeAt++) {
                long power = Numbers.power(placeAt);
                for (int digit = 0; digit < 10; digit++) {
                    number(value / power * power * 10 + digit * power + value % power);
                }
            }
        } else if (digitMany == Numbers.DIGITS + 1) {
            for (int placeAt = 0; placeAt <= Numbers.DIGITS; placeAt++) {
                long power = Numbers.power(placeAt);
                number(value / power / 10 * power + value % power);
            }
        }
    }

    private void number(long other) {
        for (int s = 0; s < segments.length; s++) {
            int many = segments[s].byNumber(other, same);
            for (int k = 0; k < many; k++) {
                weigh(s, same[k]);
            }
        }
    }

    /** Those of the unit: of the year written or near it, or, if no year is known, of the given name. */
    private void byUnit(int i) {
        int at = i * Lexicon.MOST_WORDS;
        int many = batch.partMany[i];
        for (int s = 0; s < segments.length; s++) {
            Segment segment = segments[s];
            int low = segment.unitFrom(unit);
            int high = segment.unitFrom(unit + 1);
            if (birth == Births.NONE) {
                unitYears(s, low, high, 0, 256, at, many);
                continue;
            }
            int year = birth >>> 9;
            boolean yearOnly = Births.day(birth) == 0 || isJanuary();
            if (yearOnly || weights.unitsPay) {
                unitYears(s, low, high, year, year + 1, at, many);
            }
            if (weights.unitsPay && !explained()) {
                unitYears(s, low, high, year - 2, year, at, many);
                unitYears(s, low, high, year + 1, year + 3, at, many);
                unitYears(s, low, high, year - 10, year - 9, at, many);
                unitYears(s, low, high, year + 10, year + 11, at, many);
            }
        }
    }

    private void unitYears(int s, int low, int high, int yearFrom, int yearTo, int at, int many) {
        long[] run = segments[s].byUnit;
        int from = Segment.from(run, low, high, (long) Math.max(0, yearFrom) << 56);
        int to = yearTo > 255 ? high : Segment.from(run, from, high, (long) yearTo << 56);
        Tokens tokens = batch.tokens;
        int last = batch.parts[at + many - 1];
        int two = many > 2 ? tokens.folded[batch.parts[at + many - 2]] & 0xFFFF : 0;
        for (int k = from; k < to && k < from + 200_000; k++) {
            int given = (int) (run[k] >>> 40) & 0xFFFF;
            if (given != 0 && (given == two || mayMean(tokens, last, given))) {
                weigh(s, (int) run[k]);
            }
        }
    }

    /** Those born in the year written whose given name may be the one written, where the year has not too many. */
    private void byYear(int i) {
        int at = i * Lexicon.MOST_WORDS;
        int many = batch.partMany[i];
        int start = Births.yearStart(birth);
        for (int s = 0; s < segments.length; s++) {
            int low = segments[s].dayFrom(start);
            int high = segments[s].dayFrom(start + 512);
            if (high - low > WHOLE_YEAR_OF_ALL) {
                continue;
            }
            long[] run = segments[s].byDay;
            for (int k = low; k < high; k++) {
                int given = (int) (run[k] >>> 48);
                boolean may = given != 0 && mayMean(batch.tokens, batch.parts[at + many - 1], given);
                if (may || given != 0 && given == (batch.tokens.folded[batch.parts[at]] & 0xFFFF)) {
                    weigh(s, (int) run[k]);
                }
            }
        }
    }

    // ---- how likely

    private void weigh(int s, int p) {
        Segment segment = segments[s];
        if (segment.isGone(p) || !first((long) s << 32 | p)) {
            return;
        }
        long first = segment.rec[3 * p];
        place = placeWeight(segment.rec[3 * p + 2]);
        double quick = place + dateWeight(Segment.birth(first)) + sexWeight(Segment.sex(first));
        boolean same1 = digitMany > 0 && Segment.number(first) == value;
        double number = same1 || owned || isOld || digitMany == 0 ? numberWeight(first, segment.rec[3 * p + 1]) : NEAR_NUMBER;
        double least = (found > 0 ? Math.max(weight[0], lnNobody()) : lnNobody()) + HOPELESS;
        int name = Segment.name(segment.rec[3 * p + 1]);
        if (quick + number + names.most(name) < least) {
            return;
        }
        quick += names.weigh(name, least - quick - number);
        if (quick + number < least) {
            return;
        }
        double all1 = quick + numberWeight(first, segment.rec[3 * p + 1]);
        if (same1) {
            stranger();
        }
        keep(s, p, all1);
    }

    private double lnNobody() {
        return lnAll + lnStranger;
    }

    /**
     * A relative's number, name and home are no proof: a stranger who has them from the same family is as likely as what is
     * near by blood or by home makes him.
     */
    private void stranger() {
        double near = Math.max(0, place);
        nobody = Math.max(nobody, (1 - weights.registered) / weights.registered * Math.exp(near) * 4);
    }

    private boolean first(long key1) {
        if (seenMany >= MOST_SEEN) {
            return false;
        }
        long key = key1 + 1;
        int mask = seen.length - 1;
        int at = (int) Hash.mix(key) & mask;
        while (seen[at] != 0) {
            if (seen[at] == key) {
                return false;
            }
            at = at + 1 & mask;
        }
        seen[at] = key;
        seenAt[seenMany++] = at;
        return true;
    }

    private void keep(int s, int p, double lr) {
        sum += Math.exp(lr - lnAll);
        if (found == MOST_FOUND && lr <= weight[found - 1]) {
            return;
        }
        int at = found < MOST_FOUND ? found++ : found - 1;
        while (at > 0 && before(s, p, lr, at - 1)) {
            weight[at] = weight[at - 1];
            segmentOf[at] = segmentOf[at - 1];
            person[at] = person[at - 1];
            at--;
        }
        weight[at] = lr;
        segmentOf[at] = s;
        person[at] = p;
    }

    private boolean before(int s, int p, double lr, int other) {
        if (lr != weight[other]) {
            return lr > weight[other];
        }
        return s != segmentOf[other] ? s < segmentOf[other] : p < person[other];
    }

    /** Weighs one found again, so that the levels are those of that person. */
    void again(int n) {
        prepare();
        Segment segment = segments[segmentOf[n]];
        withoutName(segment, person[n]);
        nameWeight = names.weigh(Segment.name(segment.rec[3 * person[n] + 1]));
    }

    /** The unit of the first found. */
    int unitOfFirst() {
        return Segment.unit(segments[segmentOf[0]].rec[3 * person[0] + 2]);
    }

    /** What a field of the row weighs for the person weighed again. */
    double weightOf(int field) {
        return switch (field) {
            case Batch.NUMBER -> numberWeight;
            case Batch.NAME -> nameWeight;
            case Batch.BIRTH -> dateWeight;
            case Batch.SEX -> sexWeight;
            case Batch.UNIT -> unitWeight;
            default -> place - unitWeight;
        };
    }

    private double numberWeight;
    private double nameWeight;
    private double dateWeight;
    private double sexWeight;
    private double unitWeight;

    private double withoutName(Segment segment, int p) {
        long first = segment.rec[3 * p];
        place = placeWeight(segment.rec[3 * p + 2]);
        numberWeight = numberWeight(first, segment.rec[3 * p + 1]);
        dateWeight = dateWeight(Segment.birth(first));
        sexWeight = sexWeight(Segment.sex(first));
        return numberWeight + dateWeight + sexWeight + place;
    }

    private double numberWeight(long first, long second) {
        numberLevel = -1;
        if (digitMany == 0) {
            return 0;
        }
        if (isOld) {
            return oldNumberWeight(Segment.oldNumber(second));
        }
        long number = Segment.number(first);
        if (number == value) {
            numberLevel = Weights.NUMBER_SAME;
            return weights.number[Weights.NUMBER_SAME] + lnAll - lnBorrowed;
        }
        if (number == Segment.NO_NUMBER) {
            return 0;
        }
        if (digitMany == 10 && Segment.oldNumber(second) == value) {
            numberLevel = Weights.NUMBER_SAME;
            return OLD_SAME + lnAll - lnBorrowed;
        }
        if (owned) {
            numberLevel = Weights.NUMBER_OTHER_PERSON;
            return weights.number[Weights.NUMBER_OTHER_PERSON] - lnBorrowed;
        }
        return strangeNumber(number);
    }

    private double strangeNumber(long number) {
        int differences = Numbers.differences(nibbles, Numbers.nibbles(number));
        boolean lost = digitMany < 12 && Numbers.oneLost(value, number) || digitMany == 13 && Numbers.oneLost(number, value);
        if (differences == 1 || lost) {
            numberLevel = Weights.NUMBER_ONE;
            return weights.number[Weights.NUMBER_ONE] + LN_NUMBERS_ONE;
        }
        if (differences == -1) {
            numberLevel = Weights.NUMBER_SWAPPED;
            return weights.number[Weights.NUMBER_SWAPPED] + LN_NUMBERS_SWAPPED;
        }
        if (differences <= 3) {
            numberLevel = Weights.NUMBER_FEW;
            return weights.number[Weights.NUMBER_FEW] + (differences == 2 ? LN_NUMBERS_TWO : LN_NUMBERS_THREE);
        }
        numberLevel = Weights.NUMBER_STRANGE;
        return weights.number[Weights.NUMBER_STRANGE] - LN_STRANGE;
    }

    private double oldNumberWeight(int number) {
        if (number == Segment.NO_OLD) {
            return 0;
        }
        if (number == value) {
            numberLevel = Weights.NUMBER_SAME;
            return OLD_SAME + lnAll - lnBorrowed;
        }
        int differences = Numbers.differences(nibbles, Numbers.nibbles(number));
        if (differences == 1 || differences == -1) {
            numberLevel = Weights.NUMBER_ONE;
            return OLD_NEAR;
        }
        numberLevel = Weights.NUMBER_STRANGE;
        return OLD_DIFFERENT;
    }

    private double sexWeight(int theirs) {
        sexLevel = -1;
        if (sex == 0 || theirs == 0) {
            return 0;
        }
        sexLevel = sex == theirs ? 0 : 1;
        return weights.sex[sexLevel] - LN_HALF;
    }

    private double dateWeight(int theirs) {
        dateLevel = -1;
        yearLevel = -1;
        if (birth == Births.NONE || theirs == Births.NONE) {
            return 0;
        }
        boolean sameYear = birth >>> 9 == theirs >>> 9;
        boolean january = isJanuary() && Births.day(theirs) == 0;
        if (Births.month(birth) == 0 || Births.month(theirs) == 0 || january) {
            return years(sameYear, theirs);
        }
        boolean sameMonth = sameYear && (birth & 511) >>> 5 == (theirs & 511) >>> 5;
        if (Births.day(birth) == 0 || Births.day(theirs) == 0) {
            yearLevel = sameMonth ? Weights.YEAR_SAME : Weights.YEAR_DIFFERENT;
            return sameMonth ? weights.year[Weights.YEAR_SAME] - lnYearShare + LN_12 : weights.year[Weights.YEAR_DIFFERENT];
        }
        if (birth == theirs) {
            dateLevel = Weights.DATE_SAME;
            return weights.date[Weights.DATE_SAME] - lnDayShare;
        }
        return otherDay(theirs, sameYear, sameMonth);
    }

    private double otherDay(int theirs, boolean sameYear, boolean sameMonth) {
        if (sameYear && isJanuary()) {
            dateLevel = Weights.DATE_JANUARY;
            return weights.date[Weights.DATE_JANUARY] - lnJanuaryShare;
        }
        if (theirs == swapped) {
            dateLevel = Weights.DATE_SWAPPED;
            return weights.date[Weights.DATE_SWAPPED] - lnDayShare;
        }
        if (sameMonth) {
            dateLevel = Weights.DATE_DAY;
            return weights.date[Weights.DATE_DAY] - LN_MONTH - lnDayShare;
        }
        if (isLunarOf(theirs)) {
            dateLevel = Weights.DATE_LUNAR;
            return weights.date[Weights.DATE_LUNAR] - lnDayShare;
        }
        if (sameYear && Births.day(birth) == Births.day(theirs)) {
            dateLevel = Weights.DATE_MONTH;
            return weights.date[Weights.DATE_MONTH] - LN_12 - lnDayShare;
        }
        if ((birth & 511) == (theirs & 511)) {
            dateLevel = Weights.DATE_YEAR;
            return weights.date[Weights.DATE_YEAR]
                    - lnDayShare
                    - (isNearYear(Births.year(birth), Births.year(theirs)) ? LN_SOME_YEARS : LN_ANY_YEAR);
        }
        if (sameYear) {
            dateLevel = Weights.DATE_ONLY_YEAR;
            return weights.date[Weights.DATE_ONLY_YEAR] - LN_YEAR - lnDayShare;
        }
        dateLevel = Weights.DATE_DIFFERENT;
        return weights.date[Weights.DATE_DIFFERENT];
    }

    /** A lunar day lies two to seven weeks before the solar one. */
    private boolean isLunarOf(int theirs) {
        int months = (Births.year(theirs) - Births.year(birth)) * 12 + Births.month(theirs) - Births.month(birth);
        return months >= 0 && months <= 2 && Lunar.ofSolar(theirs) == birth;
    }

    private static boolean isNearYear(int a, int b) {
        int difference = Math.abs(a - b);
        boolean swapped1 = a / 100 == b / 100 && a / 10 % 10 == b % 10 && b / 10 % 10 == a % 10;
        return difference <= 2 || a / 10 == b / 10 || a / 100 == b / 100 && a % 10 == b % 10 || difference == 100 || swapped1;
    }

    private double years(boolean sameYear, int theirs) {
        if (sameYear) {
            yearLevel = Weights.YEAR_SAME;
            return weights.year[Weights.YEAR_SAME] - lnYearShare;
        }
        if (isNearYear(Births.year(birth), Births.year(theirs))) {
            yearLevel = Weights.YEAR_NEAR;
            return weights.year[Weights.YEAR_NEAR] - LN_SOME_YEARS - lnYearShare;
        }
        yearLevel = Weights.YEAR_DIFFERENT;
        return weights.year[Weights.YEAR_DIFFERENT];
    }

    private double placeWeight(long third) {
        int theirs = Segment.unit(third);
        unitLevel = -1;
        addressLevel = -1;
        double lr = 0;
        if (unit != 0 && theirs != 0) {
            if (unit == theirs) {
                unitLevel = Weights.UNIT_SAME;
                lr = weights.unit[Weights.UNIT_SAME] - lnUnitShare;
            } else {
                lr = otherUnit(theirs);
            }
        }
        unitWeight = lr;
        addressLevel = addressLevel(traces, Segment.traces(third));
        if (addressLevel >= 0) {
            lr += unitLevel == Weights.UNIT_SAME ? weights.addressHere[addressLevel] : weights.addressElsewhere[addressLevel];
        }
        return lr;
    }

    /** How two addresses agree; -1 if one is missing. */
    static int addressLevel(long traces, long traced) {
        if (traces == 0 || traced == 0) {
            return -1;
        }
        int both = Traces.shared(traces, traced);
        int least = Math.min(Traces.words(traces), Traces.words(traced));
        if (Traces.hamlet(traces) == Traces.hamlet(traced) && 3 * both >= least) {
            long house = Traces.house(traces);
            long other = Traces.house(traced);
            return house == 0 || other == 0
                    ? Weights.ADDRESS_HAMLET
                    : house == other ? Weights.ADDRESS_HOUSE : Weights.ADDRESS_OTHER_HOUSE;
        }
        return 5 * both >= 4 * least
                ? Weights.ADDRESS_SAME
                : 9 * both >= 4 * least ? Weights.ADDRESS_PARTLY : Weights.ADDRESS_DIFFERENT;
    }

    private double otherUnit(int theirs) {
        double taught = taughtUnits.of(theirs);
        if (taught > 0) {
            unitLevel = Weights.UNIT_NEAR;
            return taught;
        }
        if (units == Units.NONE) {
            unitLevel = Weights.UNIT_FAR;
            return unit < 0 ? taughtUnits.elsewhere() : weights.unit[Weights.UNIT_FAR];
        }
        String written = batch.text(row, Batch.UNIT);
        return switch (units.nearness(written, words.unitCodes().get(theirs))) {
            case SAME -> {
                unitLevel = Weights.UNIT_SAME;
                yield weights.unit[Weights.UNIT_SAME] - Math.log((words.unitCount()[theirs] + 0.5) / all);
            }
            case NEAR -> {
                unitLevel = Weights.UNIT_NEAR;
                yield weights.unit[Weights.UNIT_NEAR] + 4.6;
            }
            case SAME_PROVINCE -> {
                unitLevel = Weights.UNIT_PROVINCE;
                yield weights.unit[Weights.UNIT_PROVINCE] + 2.3;
            }
            case FAR -> {
                unitLevel = Weights.UNIT_FAR;
                yield weights.unit[Weights.UNIT_FAR];
            }
        };
    }

    @Override
    public String toString() {
        return "Judge: " + found + " found, " + touched + ", " + Arrays.toString(Arrays.copyOf(weight, found));
    }
}

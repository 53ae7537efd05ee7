package vn.lienthong.matching;

import java.util.List;

/**
 * Learns weights from rows of the list (Fellegi and Sunter, by expectation and maximisation): rows are judged with the weights so
 * far, and how the likeliest person's fields agree is counted, each row as much as it is sure. Not for several threads.
 */
final class Learning {

    static final int ROWS = 16_384;
    private static final int ROUNDS = 2;
    private static final double LEAST = 0.5;
    private static final double SURE = 0.99;
    /** How many rows the weights as shipped count for. */
    private static final double PRIOR = 150;

    private static final double PRIOR_OF_STRANGERS = 500;
    private static final int STRANGERS = 4_096;

    private final Register.State state;
    private final Units units;
    private final double[] number = new double[Weights.NUMBERS];
    private final double[] date = new double[Weights.DATES];
    private final double[] year = new double[Weights.YEARS];
    private final double[] sex = new double[2];
    private final double[] unit = new double[Weights.UNITS];
    private final double[] address = new double[Weights.ADDRESSES];
    private final double[] here = new double[Weights.ADDRESSES];
    private final double[] elsewhere = new double[Weights.ADDRESSES];
    private final double[] name = new double[Weights.NAMES];
    private TaughtUnits codes = TaughtUnits.NONE;
    private double rows;
    private double registered;
    private double numbers;
    private double borrowed;

    Learning(Register.State state, Units units) {
        this.state = state;
        this.units = units;
    }

    /** The weights that these rows teach, starting from others. */
    Weights learn(List<Batch> batches, List<Integer> many, Weights start) {
        Weights weights = start;
        strangers(batches, many);
        for (int round = 0; round < ROUNDS; round++) {
            clear();
            for (int b = 0; b < batches.size(); b++) {
                Batch batch = batches.get(b);
                Judge judge = judge(batch, weights);
                for (int i = 0; i < many.get(b); i++) {
                    judge.judge(i);
                    count(judge, batch, i);
                }
            }
            weights = weights();
        }
        return weights;
    }

    private Judge judge(Batch batch, Weights weights) {
        return new Judge(
                state.words(), state.segments().toArray(new Segment[0]), state.size(), units, batch, weights);
    }

    private void clear() {
        for (double[] counts : List.of(number, date, year, sex, unit, address, name)) {
            java.util.Arrays.fill(counts, 0);
        }
        codes = new TaughtUnits();
        rows = 0;
        registered = 0;
        numbers = 0;
        borrowed = 0;
    }

    private void count(Judge judge, Batch batch, int i) {
        rows++;
        registered += 1 - judge.nobody();
        if (judge.found == 0 || judge.probability(0) < LEAST) {
            return;
        }
        double sure = judge.probability(0);
        judge.again(0);
        add(number, judge.numberLevel, sure);
        add(date, judge.dateLevel, sure);
        add(year, judge.yearLevel, sure);
        add(sex, judge.sexLevel, sure);
        add(unit, judge.unitLevel, sure);
        add(address, judge.addressLevel, sure);
        boolean proven = judge.numberLevel == Weights.NUMBER_SAME || judge.dateLevel == Weights.DATE_SAME;
        if (proven && sure > SURE && batch.unit[i] != 0 && judge.unitLevel != Weights.UNIT_SAME) {
            codes.add(batch.unitKey(i), judge.unitOfFirst(), sure);
        } else if (proven && sure > SURE && judge.unitLevel == Weights.UNIT_SAME) {
            codes.add(batch.unitKey(i), -1, sure);
        }
        if (batch.partMany[i] > 0) {
            add(name, judge.nameLevel(), sure);
        }
        numbers += judge.numberLevel >= 0 ? sure : 0;
        borrowed += judge.numberLevel == Weights.NUMBER_OTHER_PERSON ? sure : 0;
    }

    private static void add(double[] counts, int level, double sure) {
        if (level >= 0) {
            counts[level] += sure;
        }
    }

    /** How alike addresses of people are who have nothing to do with each other, in one unit and anywhere. */
    private void strangers(List<Batch> batches, List<Integer> many) {
        long random = 1;
        if (state.size() == 0) {
            return;
        }
        for (int b = 0; b < batches.size(); b++) {
            Batch batch = batches.get(b);
            for (int i = 0; i < many.get(b) && b * Batch.ROWS + i < STRANGERS; i++) {
                random = Hash.mix(random + i + 1);
                Segment segment = state.segments().get((int) Long.remainderUnsigned(random, state.segments().size()));
                int person = (int) Long.remainderUnsigned(Hash.mix(random), segment.count);
                stranger(batch, i, segment, person, elsewhere);
                int at = batch.unit[i];
                int low = at > 0 ? segment.unitFrom(at) : 0;
                int high = at > 0 ? segment.unitFrom(at + 1) : 0;
                if (high > low) {
                    int near = (int) segment.byUnit[low + (int) Long.remainderUnsigned(Hash.mix(random), high - low)];
                    stranger(batch, i, segment, near, here);
                }
            }
        }
    }

    private static void stranger(Batch batch, int i, Segment segment, int person, double[] counts) {
        int level = Judge.addressLevel(batch.traces[i], Segment.traces(segment.rec[3 * person + 2]));
        add(counts, level, 1);
    }

    private Weights weights() {
        return Weights.of(
                Math.clamp((registered + PRIOR * 0.9) / (rows + PRIOR), 0.02, 0.995),
                Math.clamp((borrowed + PRIOR * 0.01) / (numbers + PRIOR), 0.0005, 0.2),
                mixed(number, Weights.NUMBER_CHANCES),
                mixed(date, Weights.DATE_CHANCES),
                mixed(year, Weights.YEAR_CHANCES),
                mixed(sex, Weights.SEX_CHANCES),
                mixed(unit, Weights.UNIT_CHANCES),
                mixed(address, Weights.ADDRESS_CHANCES),
                mixed(here, Weights.ADDRESS_HERE, PRIOR_OF_STRANGERS),
                mixed(elsewhere, Weights.ADDRESS_ELSEWHERE, PRIOR_OF_STRANGERS),
                mixed(name, Weights.NAME_CHANCES),
                codes);
    }

    private static double[] mixed(double[] counts, double[] shipped) {
        return mixed(counts, shipped, PRIOR);
    }

    private static double[] mixed(double[] counts, double[] shipped, double prior) {
        double all = 0;
        double shippedAll = 0;
        for (int i = 0; i < counts.length; i++) {
            all += counts[i];
            shippedAll += shipped[i];
        }
        double[] chances = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            chances[i] = (counts[i] + prior * shipped[i] / shippedAll) / (all + prior);
        }
        return chances;
    }
}

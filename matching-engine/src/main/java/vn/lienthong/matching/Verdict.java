package vn.lienthong.matching;

import java.util.ArrayList;
import java.util.List;

/** Turns what a judge found into an outcome, with what is to be corrected and why. */
final class Verdict {

    private static final double LN_2 = StrictMath.log(2);

    /** From this probability on, a row not linked still shows who comes nearest. */
    private static final double WORTH_A_LOOK = 0.05;

    private final Settings settings;
    private final Lexicon.View words;
    private final List<Segment> segments;
    private final Judge judge;
    private final Batch batch;

    Verdict(Settings settings, Register.State state, Judge judge, Batch batch) {
        this.settings = settings;
        this.words = state.words();
        this.segments = state.segments();
        this.judge = judge;
        this.batch = batch;
    }

    /** The fields that differ, for the outcome found last. */
    int differences;

    /** The outcome for the row judged last. Where it is a link, the judge's levels are those of the person linked. */
    Outcome outcome(int i) {
        if (judge.found == 0) {
            return Outcome.NONE;
        }
        double best = judge.probability(0);
        if (best >= settings.threshold()) {
            if (!judge.quickly()) {
                judge.again(0);
            }
            differences = differences(i);
            return differences == 0 ? Outcome.EXACT : Outcome.CORRECTED;
        }
        return best >= settings.doubtFrom() ? Outcome.AMBIGUOUS : Outcome.NONE;
    }

    long first() {
        return segments.get(judge.segmentOf[0]).rec[3 * judge.person[0]];
    }

    long second() {
        return segments.get(judge.segmentOf[0]).rec[3 * judge.person[0] + 1];
    }

    long third() {
        return segments.get(judge.segmentOf[0]).rec[3 * judge.person[0] + 2];
    }

    IdColumn ids(int n) {
        return segments.get(judge.segmentOf[n]).ids;
    }

    /** Which fields of the row differ from the first found, a bit each by {@link Batch}'s places. */
    int differences(int i) {
        int fields = 0;
        int at = i * Batch.FIELDS;
        long number = Segment.number(first());
        boolean written = batch.to[at + Batch.NUMBER] > batch.from[at + Batch.NUMBER];
        if (written && number != Segment.NO_NUMBER) {
            long digits = batch.digits[i];
            boolean same = digits != Numbers.NONE
                    && Numbers.many(digits) == Numbers.DIGITS
                    && Numbers.value(digits) == number;
            fields |= same ? 0 : 1 << Batch.NUMBER;
        }
        if (batch.partMany[i] > 0 && Segment.name(second()) != 0 && judge.nameLevel() != Weights.NAME_SAME) {
            fields |= 1 << Batch.NAME;
        }
        int birth = batch.birth[i];
        int theirs = Segment.birth(first());
        if (theirs != Births.NONE && birth != theirs && !lessPrecise(birth, theirs)) {
            boolean any = batch.to[at + Batch.BIRTH] > batch.from[at + Batch.BIRTH];
            fields |= any ? 1 << Batch.BIRTH : 0;
        }
        if (judge.sexLevel == 1) {
            fields |= 1 << Batch.SEX;
        }
        int unit = batch.unit[i];
        if (unit != 0 && Segment.unit(third()) != 0 && unit != Segment.unit(third())) {
            fields |= 1 << Batch.UNIT;
        }
        return fields;
    }

    private static boolean lessPrecise(int a, int b) {
        if (a == Births.NONE || a >>> 9 != b >>> 9) {
            return false;
        }
        int monthA = Births.month(a);
        int monthB = Births.month(b);
        return monthA == 0
                || monthB == 0
                || monthA == monthB && (Births.day(a) == 0 || Births.day(b) == 0);
    }

    /** What the register has in a field for the first found. */
    String registered(int field) {
        return registered(field, first(), second(), third());
    }

    private String registered(int field, long first, long second, long third) {
        return switch (field) {
            case Batch.NUMBER -> Segment.number(first) == Segment.NO_NUMBER
                    ? ""
                    : Numbers.text(Segment.number(first), Numbers.DIGITS);
            case Batch.NAME -> words.text(Segment.name(second));
            case Batch.BIRTH -> Births.text(Segment.birth(first));
            case Batch.SEX -> Segment.sex(first) == 1 ? "M" : Segment.sex(first) == 2 ? "F" : "";
            case Batch.UNIT -> words.unitCodes().get(Segment.unit(third));
            default -> "";
        };
    }

    static Field field(int place) {
        return switch (place) {
            case Batch.NUMBER -> Field.NUMBER;
            case Batch.NAME -> Field.NAME;
            case Batch.BIRTH -> Field.BIRTH_DATE;
            case Batch.SEX -> Field.SEX;
            case Batch.UNIT -> Field.UNIT;
            default -> Field.ADDRESS;
        };
    }

    /** The whole answer for the row judged last. */
    Answer answer(int i, long row, long duplicateOf) {
        Outcome outcome = outcome(i);
        List<Correction> corrections = new ArrayList<>();
        if (outcome == Outcome.CORRECTED) {
            int fields = differences(i);
            for (int f = Batch.NUMBER; f <= Batch.UNIT; f++) {
                if ((fields & 1 << f) != 0) {
                    corrections.add(new Correction(field(f), batch.text(i, f), registered(f)));
                }
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int n = 0; n < judge.found && n < settings.candidates(); n++) {
            double probability = judge.probability(n);
            if (probability < (outcome == Outcome.NONE ? WORTH_A_LOOK : n > 0 ? 0.001 : 0)) {
                break;
            }
            candidates.add(new Candidate(
                    ids(n).text(judge.person[n]),
                    probability,
                    settings.explain() ? evidence(i, n) : List.of(),
                    Segment.status(segments.get(judge.segmentOf[n]).rec[3 * judge.person[n]])));
        }
        return new Answer(row, outcome, candidates, corrections, duplicateOf);
    }

    /** Why the n-th found may be meant. */
    List<Evidence> evidence(int i, int n) {
        judge.again(n);
        Segment segment = segments.get(judge.segmentOf[n]);
        int p = judge.person[n];
        long first = segment.rec[3 * p];
        long second = segment.rec[3 * p + 1];
        long third = segment.rec[3 * p + 2];
        List<Evidence> all = new ArrayList<>();
        for (int f = Batch.NUMBER; f <= Batch.ADDRESS; f++) {
            String written = batch.text(i, f);
            String theirs = registered(f, first, second, third);
            Agreement agreement = agreement(i, f, first, theirs);
            double weight = agreement == Agreement.MISSING ? 0 : judge.weightOf(f) / LN_2;
            if (f == Batch.NUMBER && agreement == Agreement.OLD_NUMBER) {
                theirs = Numbers.text(Segment.oldNumber(second), Numbers.OLD_DIGITS);
            }
            all.add(new Evidence(field(f), agreement, weight, written, theirs));
        }
        return all;
    }

    private Agreement agreement(int i, int field, long first, String theirs) {
        return switch (field) {
            case Batch.NUMBER -> number(i, first);
            case Batch.NAME -> batch.partMany[i] == 0 || theirs.isEmpty() ? Agreement.MISSING : name();
            case Batch.BIRTH -> date(i, Segment.birth(first));
            case Batch.SEX -> judge.sexLevel < 0
                    ? Agreement.MISSING
                    : judge.sexLevel == 0 ? Agreement.SAME : Agreement.DIFFERENT;
            case Batch.UNIT -> switch (judge.unitLevel) {
                case Weights.UNIT_SAME -> Agreement.SAME;
                case Weights.UNIT_NEAR, Weights.UNIT_PROVINCE -> Agreement.NEAR;
                case Weights.UNIT_FAR -> Agreement.DIFFERENT;
                default -> Agreement.MISSING;
            };
            default -> switch (judge.addressLevel) {
                case Weights.ADDRESS_HOUSE, Weights.ADDRESS_HAMLET, Weights.ADDRESS_SAME -> Agreement.SAME;
                case Weights.ADDRESS_PARTLY, Weights.ADDRESS_OTHER_HOUSE -> Agreement.PARTLY;
                case Weights.ADDRESS_DIFFERENT -> Agreement.DIFFERENT;
                default -> Agreement.MISSING;
            };
        };
    }

    private Agreement number(int i, long first) {
        long digits = batch.digits[i];
        return switch (judge.numberLevel) {
            case Weights.NUMBER_SAME -> Numbers.value(digits) != Segment.number(first)
                    ? Agreement.OLD_NUMBER
                    : Numbers.many(digits) == Numbers.DIGITS ? Agreement.SAME : Agreement.ZERO_LOST;
            case Weights.NUMBER_ONE -> Agreement.ONE_DIGIT;
            case Weights.NUMBER_SWAPPED -> Agreement.DIGITS_SWAPPED;
            case Weights.NUMBER_FEW -> Agreement.FEW_DIGITS;
            case Weights.NUMBER_OTHER_PERSON -> Agreement.OTHER_PERSON;
            case Weights.NUMBER_STRANGE -> Agreement.DIFFERENT;
            default -> Agreement.MISSING;
        };
    }

    private Agreement name() {
        return switch (judge.nameLevel()) {
            case Weights.NAME_SAME -> Agreement.SAME;
            case Weights.NAME_MARKS -> Agreement.MARKS;
            case Weights.NAME_SPELLING -> Agreement.SPELLING;
            case Weights.NAME_ABBREVIATED -> Agreement.ABBREVIATED;
            case Weights.NAME_PART -> Agreement.PART_MISSING;
            case Weights.NAME_ORDER -> Agreement.ORDER;
            case Weights.NAME_PARTLY -> Agreement.PARTLY;
            default -> Agreement.DIFFERENT;
        };
    }

    private Agreement date(int i, int theirs) {
        if (judge.yearLevel >= 0) {
            boolean sameDay = batch.birth[i] == theirs;
            return judge.yearLevel == Weights.YEAR_SAME
                    ? sameDay ? Agreement.SAME : Agreement.LESS_PRECISE
                    : judge.yearLevel == Weights.YEAR_NEAR ? Agreement.ONE_PART : Agreement.DIFFERENT;
        }
        return switch (judge.dateLevel) {
            case Weights.DATE_SAME -> Agreement.SAME;
            case Weights.DATE_SWAPPED -> Agreement.DAY_MONTH_SWAPPED;
            case Weights.DATE_LUNAR -> Agreement.LUNAR;
            case Weights.DATE_DAY, Weights.DATE_MONTH, Weights.DATE_YEAR -> Agreement.ONE_PART;
            case Weights.DATE_ONLY_YEAR -> Agreement.ONLY_YEAR;
            case Weights.DATE_DIFFERENT -> Agreement.DIFFERENT;
            case Weights.DATE_JANUARY -> Agreement.FIRST_OF_JANUARY;
            default -> Agreement.MISSING;
        };
    }

    /** By what two rows of a list are known to mean the same person; 0 if by nothing. */
    long sameness(int i, Outcome outcome) {
        if (outcome == Outcome.EXACT || outcome == Outcome.CORRECTED) {
            return Hash.mix((long) judge.segmentOf[0] << 33 | 1L << 32 | judge.person[0]) | 1;
        }
        long digits = batch.digits[i];
        if (digits != Numbers.NONE && (Numbers.many(digits) == Numbers.DIGITS || Numbers.many(digits) == Numbers.OLD_DIGITS)) {
            return Hash.mix(digits ^ batch.letters[i]) | 1;
        }
        if (batch.partMany[i] > 1 && Births.day(batch.birth[i]) != 0) {
            return Hash.mix(batch.letters[i] * 31 + batch.birth[i]) | 1;
        }
        return 0;
    }
}

package vn.lienthong.matching;

/**
 * How often which field is written how by those who make lists, as natural logarithms of chances given that the right person is
 * meant. What strangers would show by chance is counted from the register. Learned from the list (see {@link Learning}); the
 * values here are where learning begins.
 */
final class Weights {

    // How a number stands to the right person's.
    static final int NUMBER_SAME = 0;
    static final int NUMBER_ONE = 1;
    static final int NUMBER_SWAPPED = 2;
    static final int NUMBER_FEW = 3;
    static final int NUMBER_OTHER_PERSON = 4;
    static final int NUMBER_STRANGE = 5;
    static final int NUMBERS = 6;

    // How a day of birth stands to the right one.
    static final int DATE_SAME = 0;
    static final int DATE_SWAPPED = 1;
    static final int DATE_LUNAR = 2;
    static final int DATE_DAY = 3;
    static final int DATE_MONTH = 4;
    static final int DATE_YEAR = 5;
    static final int DATE_ONLY_YEAR = 6;
    static final int DATE_DIFFERENT = 7;
    static final int DATE_JANUARY = 8;
    static final int DATES = 9;

    // How a year alone stands to the right one.
    static final int YEAR_SAME = 0;
    static final int YEAR_NEAR = 1;
    static final int YEAR_DIFFERENT = 2;
    static final int YEARS = 3;

    static final int UNIT_SAME = 0;
    static final int UNIT_NEAR = 1;
    static final int UNIT_PROVINCE = 2;
    static final int UNIT_FAR = 3;
    static final int UNITS = 4;

    static final int ADDRESS_HOUSE = 0;
    static final int ADDRESS_HAMLET = 1;
    static final int ADDRESS_OTHER_HOUSE = 2;
    static final int ADDRESS_SAME = 3;
    static final int ADDRESS_PARTLY = 4;
    static final int ADDRESS_DIFFERENT = 5;
    static final int ADDRESSES = 6;

    // How a name stands to the right one.
    static final int NAME_SAME = 0;
    static final int NAME_MARKS = 1;
    static final int NAME_SPELLING = 2;
    static final int NAME_ABBREVIATED = 3;
    static final int NAME_PART = 4;
    static final int NAME_ORDER = 5;
    static final int NAME_PARTLY = 6;
    static final int NAME_DIFFERENT = 7;
    static final int NAMES = 8;

    final double registered;
    /** How often somebody's number stands in a row of somebody else. */
    final double borrowed;
    final double[] number;
    final double[] date;
    final double[] year;
    final double[] sex;
    final double[] unit;
    /** By unit same or not: chance for the right person over chance for a stranger. */
    final double[] addressHere;
    final double[] addressElsewhere;
    final double[] name;
    /** What the list taught about codes of units. */
    final TaughtUnits codes;
    /** Whether numbers almost the same are looked for: only where number, name and date are wrong together often enough. */
    final boolean nearNumbersPay;
    /** Whether people of the unit are looked through although the date is known. */
    final boolean unitsPay;

    Weights(
            double registered,
            double borrowed,
            double[] number,
            double[] date,
            double[] year,
            double[] sex,
            double[] unit,
            double[] addressHere,
            double[] addressElsewhere,
            double[] name,
            TaughtUnits codes) {
        this.codes = codes;
        this.registered = registered;
        this.borrowed = borrowed;
        this.number = number;
        this.date = date;
        this.year = year;
        this.sex = sex;
        this.unit = unit;
        this.addressHere = addressHere;
        this.addressElsewhere = addressElsewhere;
        this.name = name;
        double nameWrong = 1 - StrictMath.exp(name[NAME_SAME]) - StrictMath.exp(name[NAME_MARKS]);
        double dateWrong = 1 - StrictMath.exp(date[DATE_SAME]);
        double numberNear = StrictMath.exp(number[NUMBER_ONE]) + StrictMath.exp(number[NUMBER_SWAPPED]);
        this.nearNumbersPay = nameWrong * dateWrong * numberNear > WORTH;
        this.unitsPay = nameWrong * dateWrong > 20 * WORTH;
    }

    /** Share of rows for which a longer search is made. */
    private static final double WORTH = 0.001;

    static double[] logs(double... chances) {
        double[] logs = new double[chances.length];
        for (int i = 0; i < chances.length; i++) {
            logs[i] = StrictMath.log(chances[i]);
        }
        return logs;
    }

    static final double[] NUMBER_CHANCES = {0.90, 0.025, 0.01, 0.005, 0.015, 0.045};
    static final double[] DATE_CHANCES = {0.90, 0.012, 0.004, 0.015, 0.01, 0.02, 0.01, 0.009, 0.02};
    static final double[] YEAR_CHANCES = {0.965, 0.02, 0.015};
    static final double[] SEX_CHANCES = {0.985, 0.015};
    static final double[] UNIT_CHANCES = {0.88, 0.04, 0.03, 0.05};
    static final double[] ADDRESS_CHANCES = {0.22, 0.38, 0.03, 0.10, 0.17, 0.10};
    static final double[] ADDRESS_HERE = {0.0006, 0.04, 0.02, 0.08, 0.35, 0.5094};
    static final double[] ADDRESS_ELSEWHERE = {0.00004, 0.01, 0.005, 0.01, 0.12, 0.85496};
    static final double[] NAME_CHANCES = {0.70, 0.12, 0.06, 0.02, 0.04, 0.01, 0.03, 0.02};

    static Weights shipped() {
        return of(
                0.9,
                0.01,
                NUMBER_CHANCES,
                DATE_CHANCES,
                YEAR_CHANCES,
                SEX_CHANCES,
                UNIT_CHANCES,
                ADDRESS_CHANCES,
                ADDRESS_HERE,
                ADDRESS_ELSEWHERE,
                NAME_CHANCES,
                TaughtUnits.NONE);
    }

    static Weights of(
            double registered,
            double borrowed,
            double[] number,
            double[] date,
            double[] year,
            double[] sex,
            double[] unit,
            double[] address,
            double[] strangerHere,
            double[] strangerElsewhere,
            double[] name,
            TaughtUnits codes) {
        double[] here = new double[ADDRESSES];
        double[] elsewhere = new double[ADDRESSES];
        for (int i = 0; i < ADDRESSES; i++) {
            here[i] = StrictMath.log(address[i] / strangerHere[i]);
            elsewhere[i] = StrictMath.log(address[i] / strangerElsewhere[i]);
        }
        return new Weights(
                registered,
                borrowed,
                logs(number),
                logs(date),
                logs(year),
                logs(sex),
                logs(unit),
                here,
                elsewhere,
                logs(name),
                codes);
    }
}

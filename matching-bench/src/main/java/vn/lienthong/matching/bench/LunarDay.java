package vn.lienthong.matching.bench;

import java.time.LocalDate;

/**
 * The Vietnamese lunar day of a solar one, reckoned for GMT+7 after Jean Meeus; written without a look at the engine's, so that
 * one mistake is not made twice. A leap month has the number of the month before it.
 */
final class LunarDay {

    private static final double MONTH = 29.530588853;
    private static final double FIRST_NEW_MOON = 2_415_021.076998695;
    private static final int EPOCH_DAY_0 = 2_440_588;

    private LunarDay() {}

    /** Year * 10000 + month * 100 + day. */
    static int of(LocalDate solar) {
        int day = (int) (solar.toEpochDay() + EPOCH_DAY_0);
        int k = (int) Math.floor((day - FIRST_NEW_MOON) / MONTH) + 1;
        while (newMoon(k) > day) {
            k--;
        }
        int start = newMoon(k);
        int year = solar.getYear();
        int solstice = eleventh(year);
        if (solstice > start) {
            solstice = eleventh(year - 1);
        } else {
            year++;
        }
        int next = eleventh(year);
        int month = (int) Math.round((start - solstice) / MONTH);
        int number = month + 11;
        if (next - solstice > 365 && month >= leap(solstice)) {
            number--;
        }
        number = number > 12 ? number - 12 : number;
        if (number >= 11 && month < 4) {
            year--;
        }
        return year * 10_000 + number * 100 + day - start + 1;
    }

    private static int eleventh(int year) {
        int last = (int) (LocalDate.of(year, 12, 31).toEpochDay() + EPOCH_DAY_0);
        int k = (int) Math.floor((last - 2_415_021) / MONTH);
        return sun(newMoon(k)) >= 9 ? newMoon(k - 1) : newMoon(k);
    }

    private static int leap(int solstice) {
        int k = (int) Math.floor((solstice - FIRST_NEW_MOON) / MONTH + 0.5);
        int i = 1;
        while (i < 14 && sun(newMoon(k + i)) != sun(newMoon(k + i + 1))) {
            i++;
        }
        return i;
    }

    private static int newMoon(int k) {
        double t = k / 1236.85;
        double t2 = t * t;
        double day = 2_415_020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t2 * t;
        day += 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
        double m = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t2 * t;
        double moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t2 * t;
        double f = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t2 * t;
        day += (0.1734 - 0.000393 * t) * sin(m) + 0.0021 * sin(2 * m) - 0.4068 * sin(moon) + 0.0161 * sin(2 * moon);
        day += -0.0004 * sin(3 * moon) + 0.0104 * sin(2 * f) - 0.0051 * sin(m + moon) - 0.0074 * sin(m - moon);
        day += 0.0004 * sin(2 * f + m) - 0.0004 * sin(2 * f - m) - 0.0006 * sin(2 * f + moon);
        day += 0.0010 * sin(2 * f - moon) + 0.0005 * sin(2 * moon + m);
        day -= -0.000278 + 0.000265 * t + 0.000262 * t2;
        return (int) Math.floor(day + 0.5 + 7 / 24.0);
    }

    /** The twelfth of its way in which the sun stands. */
    private static int sun(int day) {
        double t = (day - 0.5 - 7 / 24.0 - 2_451_545) / 36_525;
        double m = 357.5291 + 35_999.0503 * t - 0.0001559 * t * t;
        double way = 280.46645 + 36_000.76983 * t + 0.0003032 * t * t;
        way += (1.9146 - 0.004817 * t) * sin(m) + 0.019993 * sin(2 * m) + 0.00029 * sin(3 * m);
        return (int) Math.floor((way - 360 * Math.floor(way / 360)) / 30);
    }

    private static double sin(double degrees) {
        return StrictMath.sin(degrees * Math.PI / 180);
    }
}

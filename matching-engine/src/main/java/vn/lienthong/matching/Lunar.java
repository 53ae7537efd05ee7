package vn.lienthong.matching;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The Vietnamese lunar calendar from 1900 to 2060 as a table of months, reckoned for GMT+7 after Hồ Ngọc Đức and Jean Meeus:
 * country people give the lunar day of their birth, which lists take for a solar one.
 */
final class Lunar {

    private static final int EPOCH = 2_440_588;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2060;
    private static final int[] STARTS;
    private static final int[] MONTHS;

    static {
        int[] starts = new int[2100];
        int[] months = new int[2100];
        int many = 0;
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            int winter = winterMonth(year - 1);
            int nextWinter = winterMonth(year);
            int k = floor((winter - 2_415_021.076998695) / 29.530588853 + 0.5);
            boolean leapYear = nextWinter - winter > 365;
            int leapAt = leapYear ? leapOffset(k) : 99;
            for (int i = 0, start = winter; start < nextWinter; i++) {
                int number = 11 + i - (i >= leapAt ? 1 : 0);
                int lunarYear = number > 12 ? year : year - 1;
                starts[many] = start - EPOCH;
                months[many++] = lunarYear << 4 | (number > 12 ? number - 12 : number);
                start = newMoonDay(k + i + 1);
            }
        }
        STARTS = Arrays.copyOf(starts, many);
        MONTHS = Arrays.copyOf(months, many);
    }

    private Lunar() {}

    /** The lunar day of a solar one, both packed; none outside the table. */
    static int ofSolar(int birth) {
        if (Births.day(birth) == 0) {
            return Births.NONE;
        }
        int day = (int) LocalDate.of(Births.year(birth), Births.month(birth), Births.day(birth)).toEpochDay();
        int at = Arrays.binarySearch(STARTS, day);
        int month = at >= 0 ? at : -at - 2;
        if (month < 0 || month + 1 >= STARTS.length) {
            return Births.NONE;
        }
        return Births.pack(MONTHS[month] >> 4, MONTHS[month] & 15, day - STARTS[month] + 1);
    }

    /** The solar day of a lunar one; the second of a leap month if asked for. None if there is none. */
    static int toSolar(int lunar, boolean leap) {
        if (Births.day(lunar) == 0) {
            return Births.NONE;
        }
        int wanted = Births.year(lunar) << 4 | Births.month(lunar);
        int at = Arrays.binarySearch(STARTS, (int) LocalDate.of(Math.max(1, Births.year(lunar)), 1, 1).toEpochDay());
        for (int i = Math.max(0, Math.abs(at) - 2); i < Math.min(MONTHS.length, Math.abs(at) + 16); i++) {
            if (MONTHS[i] == wanted && (!leap || i > 0 && MONTHS[i - 1] == wanted)) {
                LocalDate solar = LocalDate.ofEpochDay(STARTS[i] + Births.day(lunar) - 1L);
                return Births.pack(solar.getYear(), solar.getMonthValue(), solar.getDayOfMonth());
            }
        }
        return Births.NONE;
    }

    private static int winterMonth(int solarYear) {
        int yearEnd = (int) LocalDate.of(solarYear, 12, 31).toEpochDay() + EPOCH;
        int k = floor((yearEnd - 2_415_021) / 29.530588853);
        int start = newMoonDay(k);
        return sunSector(start) >= 9 ? newMoonDay(k - 1) : start;
    }

    private static int leapOffset(int k) {
        int i = 1;
        int last;
        int sector = sunSector(newMoonDay(k + i));
        do {
            last = sector;
            i++;
            sector = sunSector(newMoonDay(k + i));
        } while (sector != last && i < 14);
        return i - 1;
    }

    private static int newMoonDay(int k) {
        double t = k / 1236.85;
        double t2 = t * t;
        double t3 = t2 * t;
        double mean = 2_415_020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3;
        mean += 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
        double sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
        double moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
        double node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
        double correction = (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun);
        correction += -0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon);
        correction += 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon);
        correction += -0.0074 * sin(sun - moon) + 0.0004 * sin(2 * node + sun);
        correction += -0.0004 * sin(2 * node - sun) - 0.0006 * sin(2 * node + moon);
        correction += 0.0010 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun);
        double drift = t < -11
                ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
                : -0.000278 + 0.000265 * t + 0.000262 * t2;
        return floor(mean + correction - drift + 0.5 + 7.0 / 24);
    }

    private static int sunSector(int julianDay) {
        double t = (julianDay - 0.5 - 7.0 / 24 - 2_451_545.0) / 36_525;
        double t2 = t * t;
        double anomaly = 357.52910 + 35_999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
        double mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t2;
        double longitude = mean
                + (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(anomaly)
                + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
                + 0.000290 * sin(3 * anomaly);
        return floor((longitude - 360 * StrictMath.floor(longitude / 360)) / 30);
    }

    private static double sin(double degrees) {
        return StrictMath.sin(degrees * (StrictMath.PI / 180));
    }

    private static int floor(double number) {
        return (int) StrictMath.floor(number);
    }
}

package vn.lienthong.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A day of the Vietnamese lunar calendar, by which Tết and the Hùng Kings' day fall. It is reckoned for 105° East, that is
 * GMT+7 (decision 121-CP of 8 August 1967), so it is not the Chinese one: in 1968, 1985, 2007 and 2030 Tết falls on another
 * day. The reckoning is Hồ Ngọc Đức's, after Jean Meeus, "Astronomical Algorithms" (1998), good for the years 1900 to 2199.
 *
 * @param year the lunar year, named by the solar year in which it begins
 * @param month 1 to 12
 * @param day 1 to 30
 * @param leap whether the month is the second one of its number (tháng nhuận)
 */
public record LunarDate(int year, int month, int day, boolean leap) {

    private static final double ZONE_HOURS = 7;
    /** Julian day number of 1 January 1970. */
    private static final int EPOCH_DAY_0 = 2_440_588;
    /** The first new moon of the year 1900, from which new moons are counted, as a Julian day. */
    private static final double NEW_MOON_0 = 2_415_021.076998695;

    private static final double MONTH_DAYS = 29.530588853;
    private static final int MONTHS = 12;
    private static final int WINTER_MONTH = 11;

    public LunarDate {
        if (month < 1 || month > MONTHS || day < 1 || day > 30) {
            throw new DateTimeException("no such lunar day: " + year + "-" + month + "-" + day);
        }
    }

    /** A day of a month that is not a leap month. */
    public static LunarDate of(int year, int month, int day) {
        return new LunarDate(year, month, day, false);
    }

    /** The lunar day of a solar one. */
    public static LunarDate of(LocalDate solar) {
        int today = (int) (solar.toEpochDay() + EPOCH_DAY_0);
        int monthStart = monthStart(today);
        int winter = winterMonth(solar.getYear());
        int nextWinter = winter;
        int year = solar.getYear();
        if (winter >= monthStart) {
            winter = winterMonth(year - 1);
        } else {
            year++;
            nextWinter = winterMonth(year);
        }
        int since = (monthStart - winter) / 29;
        int month = since + WINTER_MONTH;
        boolean leap = false;
        if (nextWinter - winter > 365) {
            int leapAt = leapOffset(winter);
            if (since >= leapAt) {
                month--;
                leap = since == leapAt;
            }
        }
        month = month > MONTHS ? month - MONTHS : month;
        year = month >= WINTER_MONTH && since < 4 ? year - 1 : year;
        return new LunarDate(year, month, today - monthStart + 1, leap);
    }

    /**
     * The solar day.
     *
     * @throws DateTimeException if the year has no such leap month, or the month has no thirtieth
     */
    public LocalDate toSolar() {
        int before = month < WINTER_MONTH ? year - 1 : year;
        int winter = winterMonth(before);
        int since = Math.floorMod(month - WINTER_MONTH, MONTHS);
        boolean leapYear = winterMonth(before + 1) - winter > 365;
        int leapAt = leapYear ? leapOffset(winter) : Integer.MAX_VALUE;
        if (leap || since >= leapAt) {
            since++;
        }
        int monthStart = newMoonDay(floor(0.5 + (winter - NEW_MOON_0) / MONTH_DAYS) + since);
        LocalDate solar = LocalDate.ofEpochDay((long) monthStart + day - 1 - EPOCH_DAY_0);
        if (!of(solar).equals(this)) {
            throw new DateTimeException("no such lunar day: " + this);
        }
        return solar;
    }

    /** True new moons wander up to 14 hours around the mean ones, so the first guess may be one month late (May 2054). */
    private static int monthStart(int today) {
        int k = floor((today - NEW_MOON_0) / MONTH_DAYS) + 1;
        while (newMoonDay(k) > today) {
            k--;
        }
        return newMoonDay(k);
    }

    /** The day on which the lunar month with the winter solstice, the eleventh, begins. */
    private static int winterMonth(int solarYear) {
        int yearEnd = (int) (LocalDate.of(solarYear, 12, 31).toEpochDay() + EPOCH_DAY_0);
        int k = floor((yearEnd - 2_415_021) / MONTH_DAYS);
        int start = newMoonDay(k);
        return sunSector(start) >= 9 ? newMoonDay(k - 1) : start;
    }

    /** Which month after the winter one is the leap month: the first in which the sun enters no new sector. */
    private static int leapOffset(int winter) {
        int k = floor((winter - NEW_MOON_0) / MONTH_DAYS + 0.5);
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
        return floor(newMoon(k) + 0.5 + ZONE_HOURS / 24);
    }

    /** The instant of the k-th new moon after the one of 1 January 1900, as a Julian day. */
    private static double newMoon(int k) {
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
        return mean + correction - clockDrift(t, t2, t3);
    }

    /** Days by which the steady time of astronomy is ahead of the earth's turning. */
    private static double clockDrift(double t, double t2, double t3) {
        return t < -11
                ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
                : -0.000278 + 0.000265 * t + 0.000262 * t2;
    }

    /** In which twelfth of its way the sun is when the day begins in Vietnam: 0 from the spring equinox on, 9 in winter. */
    private static int sunSector(int julianDay) {
        double t = (julianDay - 0.5 - ZONE_HOURS / 24 - 2_451_545.0) / 36_525;
        double t2 = t * t;
        double anomaly = 357.52910 + 35_999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
        double mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t2;
        double longitude = mean
                + (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(anomaly)
                + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
                + 0.000290 * sin(3 * anomaly);
        return floor((longitude - 360 * Math.floor(longitude / 360)) / 30);
    }

    private static double sin(double degrees) {
        // Not Math.toRadians: its rounding is left to the platform, and a new moon near midnight must fall alike
        // everywhere.
        return StrictMath.sin(degrees * (StrictMath.PI / 180));
    }

    private static int floor(double number) {
        return (int) StrictMath.floor(number);
    }
}

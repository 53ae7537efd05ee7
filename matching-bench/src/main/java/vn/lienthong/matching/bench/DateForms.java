package vn.lienthong.matching.bench;

import java.time.LocalDate;

/** The ways in which offices write a day. */
final class DateForms {

    static final int COUNT = 9;

    private static final long EXCEL_DAY_0 = LocalDate.of(1899, 12, 30).toEpochDay();

    private DateForms() {}

    /** A date of which parts may be zero, that is not known; days that no calendar has are written as they are. */
    static String write(int date, int form) {
        int year = date / 10_000;
        int month = date / 100 % 100;
        int day = date % 100;
        if (month == 0) {
            return Integer.toString(year);
        }
        if (day == 0) {
            return two(month) + "/" + year;
        }
        return switch (form) {
            case 0 -> two(day) + "/" + two(month) + "/" + year;
            case 1 -> day + "/" + month + "/" + year;
            case 2 -> year + "-" + two(month) + "-" + two(day);
            case 3 -> two(day) + "-" + two(month) + "-" + year;
            case 4 -> two(day) + "." + two(month) + "." + year;
            case 5 -> two(day) + two(month) + year;
            case 6 -> day + "/" + month + "/" + two(year % 100);
            case 7 -> "ngày " + day + " tháng " + month + " năm " + year;
            case 8 -> excel(year, month, day);
            default -> throw new IllegalArgumentException("form " + form);
        };
    }

    /** The day as the number that a spreadsheet keeps. */
    private static String excel(int year, int month, int day) {
        boolean real = month <= 12 && day <= LocalDate.of(year, month, 1).lengthOfMonth();
        return real && year > 1900
                ? Long.toString(LocalDate.of(year, month, day).toEpochDay() - EXCEL_DAY_0)
                : write(year * 10_000 + month * 100 + day, 0);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}

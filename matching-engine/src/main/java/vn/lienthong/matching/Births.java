package vn.lienthong.matching;

/**
 * Days of birth in 17 bits: year, month, day, of which the last two may be unknown (0). Greater is later; 0 is no date at all.
 */
final class Births {

    static final int NONE = 0;
    static final int BITS = 17;
    private static final int BEFORE_FIRST = 1849;
    private static final int LAST = 2104;

    private Births() {}

    /** The packed day; {@link #NONE} if there is no such day. */
    static int pack(int year, int month, int day) {
        if (year <= BEFORE_FIRST || year > LAST || month < 0 || month > 12 || day < 0 || day > days(year, month)) {
            return NONE;
        }
        return year - BEFORE_FIRST << 9 | month << 5 | (month == 0 ? 0 : day);
    }

    static int year(int birth) {
        return (birth >>> 9) + BEFORE_FIRST;
    }

    static int month(int birth) {
        return birth >>> 5 & 15;
    }

    static int day(int birth) {
        return birth & 31;
    }

    /** The first packed value of a year. */
    static int yearStart(int birth) {
        return birth & ~511;
    }

    private static int days(int year, int month) {
        return switch (month) {
            case 4, 6, 9, 11 -> 30;
            case 2 -> (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
            default -> 31;
        };
    }

    /** Day and month swapped; {@link #NONE} if that is no other day. */
    static int swapped(int birth) {
        int month = month(birth);
        int day = day(birth);
        return day == 0 || day == month || day > 12 ? NONE : pack(year(birth), day, month);
    }

    static String text(int birth) {
        if (birth == NONE) {
            return "";
        }
        StringBuilder text = new StringBuilder(10).append(year(birth));
        if (month(birth) != 0) {
            text.append('-').append((char) ('0' + month(birth) / 10)).append((char) ('0' + month(birth) % 10));
        }
        if (day(birth) != 0) {
            text.append('-').append((char) ('0' + day(birth) / 10)).append((char) ('0' + day(birth) % 10));
        }
        return text.toString();
    }

    /**
     * Reads a date as offices write it: groups of digits with anything between them. Day first, unless the year comes first or
     * the second group can only be a day.
     */
    static int parse(byte[] bytes, int from, int to) {
        long first = -1;
        long second = -1;
        long third = -1;
        int firstDigits = 0;
        int thirdDigits = 0;
        int groups = 0;
        int at = from;
        while (at < to && groups < 3) {
            int c = bytes[at];
            if (c < '0' || c > '9') {
                at++;
                continue;
            }
            long value = 0;
            int start = at;
            while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && at - start < 9) {
                value = value * 10 + bytes[at] - '0';
                at++;
            }
            int digits = at - start;
            switch (groups++) {
                case 0 -> {
                    first = value;
                    firstDigits = digits;
                }
                case 1 -> second = value;
                default -> {
                    third = value;
                    thirdDigits = digits;
                }
            }
        }
        return switch (groups) {
            case 1 -> one((int) first, firstDigits);
            case 2 -> two((int) first, (int) second);
            case 3 -> three((int) first, firstDigits, (int) second, (int) third, thirdDigits);
            default -> NONE;
        };
    }

    private static int one(int value, int digits) {
        return switch (digits) {
            case 4 -> pack(value, 0, 0);
            case 2 -> pack(century(value), 0, 0);
            case 5 -> serial(value);
            case 6 -> pack(value % 10_000, value / 10_000, 0) != NONE
                    ? pack(value % 10_000, value / 10_000, 0)
                    : pack(value / 100, value % 100, 0);
            case 8 -> {
                int dayFirst = dayMonth(value % 10_000, value / 10_000 % 100, value / 1_000_000);
                yield value / 10_000 > 1849 && value / 10_000 <= LAST && value / 100 % 100 <= 12
                        ? pack(value / 10_000, value / 100 % 100, value % 100)
                        : dayFirst;
            }
            default -> NONE;
        };
    }

    private static int two(int first, int second) {
        if (first > BEFORE_FIRST) {
            return pack(first, second, 0);
        }
        return second > BEFORE_FIRST ? pack(second, first, 0) : NONE;
    }

    private static int three(int first, int firstDigits, int second, int third, int thirdDigits) {
        if (firstDigits == 4) {
            int day = pack(first, second, third);
            return day != NONE ? day : pack(first, third, second);
        }
        int year = thirdDigits <= 2 ? century(third) : third;
        if (first == 0 && second == 0) {
            return pack(year, 0, 0);
        }
        return first == 0 ? pack(year, second, 0) : dayMonth(year, second, first);
    }

    private static int dayMonth(int year, int month, int day) {
        int packed = pack(year, month, day);
        if (packed != NONE && month != 0) {
            return packed;
        }
        int swapped = pack(year, day, month);
        // 31/02 or 32/05: of what cannot be, the year stays.
        return swapped != NONE && day != 0 ? swapped : pack(year, 0, 0);
    }

    /** Two digits: people of the lists are rarely older than ninety. */
    private static int century(int twoDigits) {
        return twoDigits <= 26 ? 2000 + twoDigits : 1900 + twoDigits;
    }

    /** Days since 1899-12-30, as sheets keep dates whose format got lost. */
    private static int serial(int value) {
        if (value < 3_000 || value > 60_000) {
            return NONE;
        }
        java.time.LocalDate day = java.time.LocalDate.of(1899, 12, 30).plusDays(value);
        return pack(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    /** ISO date, {@code yyyy-MM} or {@code yyyy}, as a register has it. */
    static int iso(byte[] bytes, int from, int to) {
        if (to - from == 10 && bytes[from + 4] == '-' && bytes[from + 7] == '-') {
            int year = number(bytes, from, 4);
            int month = number(bytes, from + 5, 2);
            int day = number(bytes, from + 8, 2);
            return (year | month | day) < 0 ? NONE : pack(year, month, day);
        }
        return parse(bytes, from, to);
    }

    private static int number(byte[] bytes, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}

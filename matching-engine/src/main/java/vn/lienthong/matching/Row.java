package vn.lienthong.matching;

/**
 * A row of a list, as written in the sheet; nothing is tidied before. Empty text means that the cell is empty.
 *
 * @param row how the caller calls the row: its number in the sheet
 * @param number 12 digits or an old one of 9; blanks, dots and a lost leading zero are understood
 * @param birthDate in any form: 5/1/1960, 05-01-1960, 1960-01-05, 19600105, 1/1960, 1960
 * @param sex Nam, Nữ, M, F, 1, 0 and the like
 * @param unit code of the commune, or empty
 * @param address free text
 * @param parents names of parents; not weighed so far, since registers seldom hold them as text
 * @param phone not weighed so far, for the same reason
 */
public record Row(
        long row,
        String number,
        String name,
        String birthDate,
        String sex,
        String unit,
        String address,
        String parents,
        String phone) {

    /** A row without parents and phone. */
    public static Row of(
            long row, String number, String name, String birthDate, String sex, String unit, String address) {
        return new Row(row, number, name, birthDate, sex, unit, address, "", "");
    }
}

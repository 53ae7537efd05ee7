package vn.lienthong.capability.matching;

/**
 * A row as it stands in the list, column by column as they were mapped; empty text for nothing.
 *
 * @param line its line in the sheet
 * @param unit commune as written
 */
record Written(
        int line,
        String number,
        String oldNumber,
        String name,
        String birth,
        String sex,
        String unit,
        String hamlet,
        String address,
        String parent,
        String phone) {

    /** The line only: persons do not belong into logs. */
    @Override
    public String toString() {
        return "Written[" + line + "]";
    }

    /** The number to compare by: the twelve digits, else the old nine. */
    String anyNumber() {
        return number.isEmpty() ? oldNumber : number;
    }
}

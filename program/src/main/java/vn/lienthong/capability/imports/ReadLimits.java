package vn.lienthong.capability.imports;

/**
 * How much of a file is read before it is refused: a sheet of an office is far below, a zip bomb far above.
 *
 * @param rows rows of a sheet
 * @param columns columns that are looked at; what stands further right is left aside
 * @param cellLength characters of one cell, Excel's own limit
 * @param sheetBytes bytes of a sheet's XML, unpacked
 * @param wordsBytes bytes of the workbook's words and styles, unpacked; the words stay in memory
 */
record ReadLimits(int rows, int columns, int cellLength, long sheetBytes, long wordsBytes) {

    static final ReadLimits USUAL = new ReadLimits(200_000, 256, 32_767, 512L << 20, 48L << 20);
}

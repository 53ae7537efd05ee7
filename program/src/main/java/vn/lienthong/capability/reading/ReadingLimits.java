package vn.lienthong.capability.reading;

/**
 * How much a single file may cost. A signed plan of 44 models has about 60 pages and 10 MB as a scan; each limit stands
 * well above that and well below what would hurt the other users of the program.
 *
 * @param fileBytes size of the file, checked before a byte is read
 * @param unpackedBytes all that a zip container may unpack to
 * @param zipEntries parts in a zip container
 * @param zipRatio unpacked to packed size above which a part of more than 1 MB is a bomb
 * @param pdfStreamBytes one stream of a pdf, unpacked
 * @param pages pages of a pdf
 * @param imagePixels one picture
 * @param characters text of a document
 */
record ReadingLimits(
        long fileBytes,
        long unpackedBytes,
        int zipEntries,
        int zipRatio,
        long pdfStreamBytes,
        int pages,
        long imagePixels,
        int characters) {

    static final ReadingLimits DEFAULT =
            new ReadingLimits(60L << 20, 300L << 20, 5_000, 200, 128L << 20, 600, 60_000_000L, 5_000_000);
}

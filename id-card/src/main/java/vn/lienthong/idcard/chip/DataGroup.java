package vn.lienthong.idcard.chip;

/** Groups of data on the chip of a Vietnamese card that are read here. Fingerprints (3) open to the police only. */
public enum DataGroup {
    /** The machine-readable zone. */
    DG1(1, 0x0101),
    /** The face. */
    DG2(2, 0x0102),
    /** Vietnamese text. */
    DG13(13, 0x010D),
    /** What the chip can do, and its key for chip authentication. */
    DG14(14, 0x010E),
    /** Its key for active authentication. */
    DG15(15, 0x010F);

    private final int number;
    private final int file;

    DataGroup(int number, int file) {
        this.number = number;
        this.file = file;
    }

    public int number() {
        return number;
    }

    int file() {
        return file;
    }
}

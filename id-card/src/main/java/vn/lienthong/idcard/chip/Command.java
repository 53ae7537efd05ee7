package vn.lienthong.idcard.chip;

/**
 * One command APDU, short form.
 *
 * @param expected bytes wanted back: 0 none, 256 as many as there are
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one exchange and is never compared.
record Command(int cla, int ins, int p1, int p2, byte[] data, int expected) {

    static Command of(int ins, int p1, int p2, byte[] data, int expected) {
        return new Command(0, ins, p1, p2, data, expected);
    }

    byte[] bytes() {
        byte[] header = {(byte) cla, (byte) ins, (byte) p1, (byte) p2};
        byte[] body = data.length == 0 ? data : Bytes.join(new byte[] {(byte) data.length}, data);
        byte[] length = expected == 0 ? new byte[0] : new byte[] {(byte) expected};
        return Bytes.join(header, body, length);
    }
}

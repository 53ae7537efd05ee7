package vn.lienthong.idcard.chip;

/**
 * What the chip answered.
 *
 * @param status two bytes, {@code 0x9000} is success
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one exchange and is never compared.
record Answer(byte[] data, int status) {

    boolean ok() {
        return status == 0x9000;
    }
}

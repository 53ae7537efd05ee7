package vn.lienthong.idcard.chip;

import java.math.BigInteger;
import java.util.Arrays;

/** Small work on byte arrays. */
final class Bytes {

    private Bytes() {}

    static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    static byte[] xor(byte[] a, byte[] b) {
        byte[] result = new byte[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = (byte) (a[i] ^ b[i]);
        }
        return result;
    }

    /** ISO 7816-4: a byte 80, then zeros up to a whole block. */
    static byte[] padded(byte[] data, int block) {
        byte[] padded = Arrays.copyOf(data, (data.length / block + 1) * block);
        padded[data.length] = (byte) 0x80;
        return padded;
    }

    static byte[] unpadded(byte[] data) throws BadData {
        int end = data.length - 1;
        while (end >= 0 && data[end] == 0) {
            end--;
        }
        if (end < 0 || data[end] != (byte) 0x80) {
            throw new BadData("secure messaging: padding");
        }
        return Arrays.copyOf(data, end);
    }

    /** A number in exactly so many bytes. */
    static byte[] fixed(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        if (bytes.length == length) {
            return bytes;
        }
        byte[] fixed = new byte[length];
        int skip = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, skip, fixed, length - (bytes.length - skip), bytes.length - skip);
        return fixed;
    }
}

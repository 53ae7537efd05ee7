package vn.lienthong.matching;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Sixty-four bits for a run of bytes. Two different tokens of a country's names never meet in practice. */
final class Hash {

    /** Bytes that must be readable behind the end of any run, so that eight are fetched at once. */
    static final int PADDING = 16;

    /** The base of the polynomial by which letters are joined, whatever stood between them. */
    static final long BASE = 0x9E37_79B9_7F4A_7C15L;

    private static final long ODD = 0xD6E8_FEB8_6659_FD93L;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Hash() {}

    static long of(byte[] bytes, int from, int to) {
        int left = to - from;
        long hash = left * BASE;
        int at = from;
        while (left > 8) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * ODD;
            hash ^= hash >>> 32;
            at += 8;
            left -= 8;
        }
        if (left > 0) {
            hash ^= (long) LONGS.get(bytes, at) & (-1L >>> (64 - 8 * left));
        }
        return mix(hash);
    }

    static long mix(long value) {
        long hash = (value ^ value >>> 32) * ODD;
        hash = (hash ^ hash >>> 29) * BASE;
        return hash ^ hash >>> 32;
    }
}

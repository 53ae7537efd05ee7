package vn.lienthong.idcard.chip;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One element of DER or BER-TLV: a tag of up to three bytes, a definite length, a value. A view into the bytes it was read from.
 *
 * @param tag as written, {@code 0x5F1F}
 * @param start where the tag begins
 * @param from where the value begins
 * @param to where it ends
 */
@SuppressWarnings("ArrayRecordComponent") // A view; equality is of the content.
record Tlv(byte[] bytes, int tag, int start, int from, int to) {

    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OID = 0x06;
    static final int UTF8 = 0x0C;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    /** Nobody nests deeper; bytes made to exhaust the stack do. */
    static final int DEEPEST = 24;

    private static final int MOST_CHILDREN = 20_000;

    static Tlv read(byte[] bytes) throws BadData {
        return read(bytes, 0, bytes.length);
    }

    static Tlv read(byte[] bytes, int start, int end) throws BadData {
        int at = start;
        if (at >= end) {
            throw new BadData("tlv: empty");
        }
        int tag = bytes[at++] & 0xFF;
        if ((tag & 0x1F) == 0x1F) {
            int next;
            int length = 1;
            do {
                if (at >= end || ++length > 3) {
                    throw new BadData("tlv: tag");
                }
                next = bytes[at++] & 0xFF;
                tag = tag << 8 | next;
            } while ((next & 0x80) != 0);
        }
        if (at >= end) {
            throw new BadData("tlv: length");
        }
        int length = bytes[at++] & 0xFF;
        if (length >= 0x80) {
            int count = length & 0x7F;
            if (count == 0 || count > 3 || end - at < count) {
                throw new BadData("tlv: length");
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | (bytes[at++] & 0xFF);
            }
        }
        if (length > end - at) {
            throw new BadData("tlv: value");
        }
        return new Tlv(bytes, tag, start, at, at + length);
    }

    /** The element, if it has that tag. */
    Tlv expect(int wanted) throws BadData {
        if (tag != wanted) {
            throw new BadData("tlv: " + Integer.toHexString(wanted) + " expected");
        }
        return this;
    }

    List<Tlv> children() throws BadData {
        List<Tlv> children = new ArrayList<>();
        int at = from;
        while (at < to) {
            Tlv child = read(bytes, at, to);
            children.add(child);
            at = child.to;
            if (children.size() > MOST_CHILDREN) {
                throw new BadData("tlv: too many");
            }
        }
        return children;
    }

    /** The elements inside, at least so many. */
    List<Tlv> children(int atLeast) throws BadData {
        List<Tlv> children = children();
        if (children.size() < atLeast) {
            throw new BadData("tlv: element missing");
        }
        return children;
    }

    /** The first element inside with that tag. */
    Tlv child(int wanted) throws BadData {
        for (Tlv child : children()) {
            if (child.tag == wanted) {
                return child;
            }
        }
        throw new BadData("tlv: " + Integer.toHexString(wanted) + " missing");
    }

    boolean constructed() {
        int first = tag > 0xFFFF ? tag >> 16 : tag > 0xFF ? tag >> 8 : tag;
        return (first & 0x20) != 0;
    }

    byte[] value() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** Tag, length and value. */
    byte[] whole() {
        return Arrays.copyOfRange(bytes, start, to);
    }

    int length() {
        return to - from;
    }

    BigInteger integer() throws BadData {
        if (tag != INTEGER || from == to) {
            throw new BadData("tlv: integer");
        }
        return new BigInteger(value());
    }

    int smallInteger() throws BadData {
        BigInteger value = integer();
        if (value.bitLength() > 16) {
            throw new BadData("tlv: integer too large");
        }
        return value.intValue();
    }

    String oid() throws BadData {
        expect(OID);
        StringBuilder dotted = new StringBuilder();
        long arc = 0;
        for (int i = from; i < to; i++) {
            arc = arc << 7 | (bytes[i] & 0x7F);
            if (arc > 0xFFFFFFFFL) {
                throw new BadData("tlv: oid");
            }
            if ((bytes[i] & 0x80) == 0) {
                if (dotted.length() == 0) {
                    long first = Math.min(2, arc / 40);
                    dotted.append(first).append('.').append(arc - 40 * first);
                } else {
                    dotted.append('.').append(arc);
                }
                arc = 0;
            }
        }
        return dotted.toString();
    }

    /** The bits of a bit string that is whole bytes. */
    byte[] bits() throws BadData {
        if (tag != BIT_STRING || from == to || bytes[from] != 0) {
            throw new BadData("tlv: bit string");
        }
        return Arrays.copyOfRange(bytes, from + 1, to);
    }

    static byte[] of(int tag, byte[]... values) {
        byte[] value = Bytes.join(values);
        byte[] head = tag > 0xFF ? new byte[] {(byte) (tag >> 8), (byte) tag} : new byte[] {(byte) tag};
        byte[] length;
        if (value.length < 0x80) {
            length = new byte[] {(byte) value.length};
        } else if (value.length <= 0xFF) {
            length = new byte[] {(byte) 0x81, (byte) value.length};
        } else {
            length = new byte[] {(byte) 0x82, (byte) (value.length >> 8), (byte) value.length};
        }
        return Bytes.join(head, length, value);
    }

    /** The value bytes of an object identifier. */
    static byte[] oidBytes(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        byte[] all = arc(Long.parseLong(arcs[0]) * 40 + Long.parseLong(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            all = Bytes.join(all, arc(Long.parseLong(arcs[i])));
        }
        return all;
    }

    private static byte[] arc(long value) {
        byte[] reversed = new byte[10];
        int length = 0;
        long rest = value;
        do {
            reversed[length] = (byte) ((rest & 0x7F) | (length == 0 ? 0 : 0x80));
            length++;
            rest >>= 7;
        } while (rest > 0);
        byte[] arc = new byte[length];
        for (int i = 0; i < length; i++) {
            arc[i] = reversed[length - 1 - i];
        }
        return arc;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tlv tlv && tag == tlv.tag && Arrays.equals(whole(), tlv.whole());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(whole());
    }

    @Override
    public String toString() {
        return "Tlv[" + Integer.toHexString(tag) + "]";
    }
}

package vn.lienthong.idcard.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/** Makes invented cards: groups, security object, keys. Province code 098 does not exist. */
public final class CardMaker {

    private static final String CHIP_KEY = "0.4.0.127.0.7.2.2.1.2";

    private final InventedAuthority.Signer signer;
    private final Map<Integer, byte[]> groups = new HashMap<>();
    private final List<byte[]> infos = new ArrayList<>();
    private String zone = Zones.of("098099012345", "991231", "M", "391231", "NGUYEN<<VAN<AN");
    private final Map<Integer, String> texts = new TreeMap<>(Map.of(
            1, "098099012345",
            2, "Nguyễn Văn An",
            3, "31/12/1999",
            4, "Nam",
            5, "Việt Nam",
            6, "Kinh",
            8, "Xã Đá Bạc",
            9, "Thôn 2, Xã Đá Bạc",
            11, "15/04/2021",
            12, "31/12/2039"));
    private int paceParameters;
    private String paceOid = "";
    private @Nullable KeyPair activeKey;
    private @Nullable KeyPair chipKey;
    private String chipOid = "";
    private boolean copied;
    private byte @Nullable [] face;

    private CardMaker(InventedAuthority.Signer signer) {
        this.signer = signer;
    }

    public static CardMaker card(InventedAuthority.Signer signer) {
        return new CardMaker(signer);
    }

    public CardMaker zone(String other) {
        this.zone = other;
        return this;
    }

    public CardMaker textNumber(String number) {
        return text(1, number);
    }

    /** Another text for an item of group 13, such as 2 for the name, 3 for the day of birth. */
    public CardMaker text(int item, String value) {
        texts.put(item, value);
        return this;
    }

    /** @param suite last number of the protocol's name: 1 Triple-DES, 2 to 4 AES */
    public CardMaker pace(int parameterId, int suite) {
        paceParameters = parameterId;
        paceOid = "0.4.0.127.0.7.2.2.4.2." + suite;
        return this;
    }

    public CardMaker activeAuthentication(KeyPair key) {
        activeKey = key;
        groups.put(15, tlv(0x6F, key.getPublic().getEncoded()));
        return this;
    }

    /** With the curve written out. */
    public CardMaker chipAuthentication(String curve, int suite) {
        chipKey = InventedAuthority.curveKeys(curve);
        chipOid = "0.4.0.127.0.7.2.2.3.2." + suite;
        SubjectPublicKeyInfo key = InventedAuthority.writtenOut(chipKey, curve);
        infos.add(tlv(0x30, oid(chipOid), number(1)));
        infos.add(tlv(0x30, oid(CHIP_KEY), InventedAuthority.quietly(key::getEncoded)));
        return this;
    }

    /** A copy: every byte of the groups, and not the secrets. */
    public CardMaker copied() {
        copied = true;
        return this;
    }

    public CardMaker withFace() {
        return withFace(15_000);
    }

    public CardMaker withFace(int size) {
        face = picture(size);
        return this;
    }

    public CardMaker withFace(byte[] jpeg) {
        face = jpeg.clone();
        return this;
    }

    public static byte[] picture(int size) {
        byte[] picture = new byte[size];
        new java.util.Random(size).nextBytes(picture);
        picture[0] = (byte) 0xFF;
        picture[1] = (byte) 0xD8;
        return picture;
    }

    /** The machine-readable zone as printed on the card, three lines. */
    public String zone() {
        return zone;
    }

    public SimulatedCard make() {
        groups.put(1, tlv(0x61, tlv(0x5F1F, zone.replace("\n", "").getBytes(StandardCharsets.US_ASCII))));
        groups.put(13, vietnameseText());
        if (face != null) {
            groups.put(2, faceGroup(face));
        }
        if (!infos.isEmpty()) {
            groups.put(14, tlv(0x6E, tlv(0x31, infos.toArray(new byte[0][]))));
        }
        Map<Integer, byte[]> files = new HashMap<>();
        files.put(0x011D, signer.securityObject(groups));
        files.put(0x011E, tlv(0x60, tlv(0x5F01, ascii("0107")), tlv(0x5C, new byte[] {0x61, 0x6D})));
        groups.forEach((number, file) -> files.put(0x0100 + number, file));
        SimulatedCard card = new SimulatedCard(files, zone);
        if (paceParameters > 0) {
            byte[] info = tlv(0x30, oid(paceOid), number(2), number(paceParameters));
            card.pace(tlv(0x31, info), paceParameters, paceOid);
        }
        card.secrets(copied ? null : activeKey, copied ? null : chipKey, chipOid);
        return card;
    }

    private byte[] vietnameseText() {
        List<byte[]> items = new ArrayList<>();
        texts.forEach((item, value) -> items.add(item(item, utf8(value))));
        items.add(item(13, tlv(0x30, tlv(0xA0, utf8("Nguyễn Văn Cha")), tlv(0xA1, utf8("Trần Thị Mẹ")))));
        items.add(item(16, utf8("012345678")));
        return tlv(0x6D, tlv(0x30, number(0), tlv(0x31, items.toArray(new byte[0][]))));
    }

    private static byte[] faceGroup(byte[] picture) {
        byte[] header = new byte[14 + 20 + 8 + 12];
        header[0] = 'F';
        header[1] = 'A';
        header[2] = 'C';
        header[14 + 5] = 1;
        byte[] record = join(header, picture);
        byte[] template = tlv(0x7F60, tlv(0xA1, new byte[] {(byte) 0x81, 1, 2}), tlv(0x5F2E, record));
        return tlv(0x75, tlv(0x7F61, tlv(2, new byte[] {1}), template));
    }

    private static byte[] item(int number, byte[] value) {
        return tlv(0x30, number(number), value);
    }

    private static byte[] utf8(String text) {
        return tlv(0x0C, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] number(int number) {
        return tlv(2, new byte[] {(byte) number});
    }

    static byte[] oid(String dotted) {
        return InventedAuthority.quietly(() -> new org.bouncycastle.asn1.ASN1ObjectIdentifier(dotted).getEncoded());
    }

    /** Written apart from the program's own, so that one mistake does not hide the other. */
    static byte[] tlv(int tag, byte[]... values) {
        byte[] value = join(values);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (tag > 0xFF) {
            out.write(tag >> 8);
        }
        out.write(tag);
        if (value.length > 0xFFFF) {
            out.write(0x83);
            out.write(value.length >> 16);
            out.write(value.length >> 8);
        } else if (value.length > 0xFF) {
            out.write(0x82);
            out.write(value.length >> 8);
        } else if (value.length > 0x7F) {
            out.write(0x81);
        }
        out.write(value.length);
        out.writeBytes(value);
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}

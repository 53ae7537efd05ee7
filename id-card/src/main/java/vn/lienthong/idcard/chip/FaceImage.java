package vn.lienthong.idcard.chip;

import java.util.Arrays;
import java.util.List;

/**
 * The face from group 2 (ISO 19794-5). It is biometric data: whoever gets it shows or compares it and lets it go.
 *
 * @param mediaType {@code image/jpeg} or {@code image/jp2}
 */
@SuppressWarnings("ArrayRecordComponent") // A picture of some kilobytes, never compared.
public record FaceImage(String mediaType, byte[] bytes) {

    private static final int FACIAL_HEADER = 14;
    private static final int FACIAL_INFORMATION = 20;
    private static final int FEATURE_POINT = 8;
    private static final int IMAGE_INFORMATION = 12;

    static FaceImage read(byte[] file) throws BadData {
        byte[] record = record(Tlv.read(file).expect(0x75), 0);
        if (record.length < FACIAL_HEADER + FACIAL_INFORMATION
                || record[0] != 'F'
                || record[1] != 'A'
                || record[2] != 'C') {
            throw new BadData("face: record");
        }
        int points = (record[FACIAL_HEADER + 4] & 0xFF) << 8 | (record[FACIAL_HEADER + 5] & 0xFF);
        int at = FACIAL_HEADER + FACIAL_INFORMATION + FEATURE_POINT * points + IMAGE_INFORMATION;
        if (at + 4 > record.length) {
            throw new BadData("face: image");
        }
        byte[] image = Arrays.copyOfRange(record, at, record.length);
        if ((image[0] & 0xFF) == 0xFF && (image[1] & 0xFF) == 0xD8) {
            return new FaceImage("image/jpeg", image);
        }
        boolean boxed = image.length > 8 && image[4] == 'j' && image[5] == 'P';
        boolean bare = (image[0] & 0xFF) == 0xFF && image[1] == 0x4F;
        if (!boxed && !bare) {
            throw new BadData("face: kind of image");
        }
        return new FaceImage("image/jp2", image);
    }

    /** The biometric data block lies two to four elements deep. */
    private static byte[] record(Tlv element, int depth) throws BadData {
        List<Tlv> children = element.children();
        for (Tlv child : children) {
            if (child.tag() == 0x5F2E || child.tag() == 0x7F2E) {
                return child.value();
            }
        }
        for (Tlv child : children) {
            if (child.tag() == 0x7F61 || child.tag() == 0x7F60) {
                if (depth > 4) {
                    break;
                }
                return record(child, depth + 1);
            }
        }
        throw new BadData("face: no block");
    }

    /** Only how large it is. */
    @Override
    public String toString() {
        return "FaceImage[" + mediaType + ", " + bytes.length + "]";
    }
}

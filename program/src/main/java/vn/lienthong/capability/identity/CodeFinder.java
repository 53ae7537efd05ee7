package vn.lienthong.capability.identity;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds the QR code in a photograph, however the card lies. A code of 45 to 57 fields a side is 11 mm wide on the card: in a
 * picture of the whole card each field has only a few points, so parts of it are looked at enlarged.
 */
final class CodeFinder {

    private static final Map<DecodeHintType, Object> CAREFUL =
            Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.CHARACTER_SET, "UTF-8");

    private static final int[] WHOLES = {1400, 2600, 900};
    private static final int PART = 1100;

    private CodeFinder() {}

    /**
     * The text of the first code found.
     *
     * @param enough asked between attempts; once true, no further one is made
     */
    static Optional<String> find(GreyPicture picture, BooleanSupplier enough) {
        for (int longest : WHOLES) {
            Optional<String> whole = look(picture.within(longest));
            if (whole.isPresent() || enough.getAsBoolean()) {
                return whole;
            }
        }
        // Codes that stand straight are found in smaller pictures.
        Optional<String> level =
                look(picture.turned(-InkMap.of(picture.within(800).smoothed()).lean()));
        if (level.isPresent()) {
            return level;
        }
        for (boolean sharp : new boolean[] {false, true}) {
            Optional<String> part = parts(picture, sharp, enough);
            if (part.isPresent()) {
                return part;
            }
        }
        return Optional.empty();
    }

    /** Parts that overlap by half: a code that lies on an edge of one is whole in another. */
    private static Optional<String> parts(GreyPicture picture, boolean sharp, BooleanSupplier enough) {
        int side = Math.max(160, Math.min(picture.width(), picture.height()) / 2);
        for (int top = 0; top < picture.height() - side / 2; top += side / 2) {
            for (int left = 0; left < picture.width() - side / 2; left += side / 2) {
                if (enough.getAsBoolean()) {
                    return Optional.empty();
                }
                GreyPicture part = picture.part(
                                left,
                                top,
                                Math.min(side, picture.width() - left),
                                Math.min(side, picture.height() - top))
                        .scaled(Math.max(1.0, (double) PART / side));
                Optional<String> found = look(sharp ? part.sharpened() : part);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> look(GreyPicture picture) {
        LuminanceSource source = new PlanarYUVLuminanceSource(
                picture.points(), picture.width(), picture.height(), 0, 0, picture.width(), picture.height(), false);
        Optional<String> found = decode(new BinaryBitmap(new HybridBinarizer(source)));
        return found.isPresent() ? found : decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)));
    }

    private static Optional<String> decode(BinaryBitmap bitmap) {
        try {
            return Optional.of(new QRCodeReader().decode(bitmap, CAREFUL).getText());
        } catch (ReaderException | RuntimeException none) {
            // The library runs over the edge of some pictures instead of saying that there is no code.
            return Optional.empty();
        }
    }
}

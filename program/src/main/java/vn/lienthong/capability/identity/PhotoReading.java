package vn.lienthong.capability.identity;

import java.util.Optional;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.QrReading;

/** What came of looking at a photograph of a card. Print in a picture proves nothing but what was printed. */
sealed interface PhotoReading {

    /**
     * The picture was looked at.
     *
     * @param code what the first QR code says, whatever it is; empty if none was found
     * @param zone the zone, also if its check digits fail; empty if none was found or it was not looked for
     * @param recogniserMissing whether the zone could not be read because character recognition is not installed or failed
     */
    record Looked(Optional<QrReading> code, Optional<MrzReading> zone, boolean recogniserMissing)
            implements PhotoReading {

        /** Whether either names a person. */
        boolean card() {
            return code.filter(found -> !(found instanceof QrReading.NotACardQr))
                            .isPresent()
                    || zone.filter(MrzReading.Read.class::isInstance).isPresent();
        }
    }

    record Refused(Why why) implements PhotoReading {}

    /** Why a file was not looked at. */
    enum Why {
        EMPTY,
        /** More bytes than a photograph of a card has. */
        TOO_LARGE,
        /** No JPEG or PNG, a broken one, one of no size, or one that unpacks to more than a camera makes. */
        NOT_A_PICTURE,
        /** Others are being looked at: try again. */
        BUSY;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}

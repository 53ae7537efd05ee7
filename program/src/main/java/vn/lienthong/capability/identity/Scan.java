package vn.lienthong.capability.identity;

import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.vneid.Citizen;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.QrReading;
import vn.lienthong.idcard.chip.ChipReading;

/** What is laid before a counter, read and not yet judged. */
sealed interface Scan {

    /** By which means. */
    Check.Means means();

    /**
     * What somebody typed.
     *
     * @param number twelve digits, or the old nine; blanks and points do no harm
     * @param name possibly empty
     */
    record Typed(String number, String name, @Nullable BirthDate birth) implements Scan {

        @Override
        public Check.Means means() {
            return Check.Means.TYPED;
        }

        /** Nothing of it: persons do not belong into logs. */
        @Override
        public String toString() {
            return "Typed";
        }
    }

    /** A QR code. */
    record Qr(QrReading reading, boolean picture) implements Scan {

        @Override
        public Check.Means means() {
            return picture ? Check.Means.QR_PICTURE : Check.Means.QR;
        }
    }

    /** A machine-readable zone. */
    record Mrz(MrzReading reading, boolean picture) implements Scan {

        @Override
        public Check.Means means() {
            return picture ? Check.Means.MRZ_PICTURE : Check.Means.MRZ;
        }
    }

    /** A chip. Its face, if it was read, is held for the check ({@link Faces}) and never kept. */
    record Chip(ChipReading reading) implements Scan {

        @Override
        public Check.Means means() {
            return Check.Means.CHIP;
        }
    }

    /**
     * A citizen who has just proved at VNeID who they are.
     *
     * @param sandbox whether it was the sandbox that vouched
     */
    record Vneid(Citizen citizen, boolean sandbox) implements Scan {

        @Override
        public Check.Means means() {
            return Check.Means.VNEID;
        }
    }
}

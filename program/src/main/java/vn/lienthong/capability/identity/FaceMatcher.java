package vn.lienthong.capability.identity;

import vn.lienthong.idcard.chip.FaceImage;

/**
 * Compares the face on a chip with the one before the camera: a port. The product ships no matcher; without a bean of this kind the
 * page says that none is connected, and the officer compares by eye, which is recorded as the officer's eye and lifts no level.
 *
 * <p>Both pictures are lent for the call: an implementation keeps, logs and sends away nothing of them.
 */
public interface FaceMatcher {

    /**
     * @param chip from the chip that this check proved genuine
     * @param camera JPEG or PNG, at most a few megabytes
     * @throws NoFace if one of the pictures shows no face, or more than one
     */
    Match compare(FaceImage chip, byte[] camera) throws NoFace;

    /**
     * What came of it.
     *
     * @param score the matcher's own, greater is more alike
     * @param threshold from which on it calls two faces one person's
     * @param model name and version of the model, for whoever must explain a decision later
     */
    record Match(double score, double threshold, String model) {

        public Match {
            if (!Double.isFinite(score) || !Double.isFinite(threshold) || model.isBlank()) {
                throw new IllegalArgumentException("a match has a score, a threshold and a model");
            }
        }

        /** Whether it is one person's face by the matcher. */
        public boolean same() {
            return score >= threshold;
        }
    }

    /** A picture without a face, or with several. */
    final class NoFace extends Exception {

        private static final long serialVersionUID = 1L;

        public NoFace(String why) {
            super(why);
        }
    }
}

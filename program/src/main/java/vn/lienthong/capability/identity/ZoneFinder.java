package vn.lienthong.capability.identity;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import vn.lienthong.idcard.MrzReading;

/**
 * Finds the machine-readable zone in a photograph: the picture is turned until its lines lie level, the three long lines that
 * stand under each other are cut out, and character recognition reads them, upright and upside down.
 */
final class ZoneFinder {

    private static final int SEARCH = 1000;
    private static final int DETAIL = 2200;
    /** Height from line to line at which the recogniser does best. */
    private static final double LINE = 48;

    private static final double[] OTHER_SIZES = {0.75, 1.3, 0.6};
    /** What part of the picture's width counts as a gap between signs: for cards that fill it, and for small ones. */
    private static final int[] GAPS = {45, 90};

    private final ZoneRecogniser recogniser;
    private final LocalDate today;
    private final BooleanSupplier enough;

    ZoneFinder(ZoneRecogniser recogniser, LocalDate today, BooleanSupplier enough) {
        this.recogniser = recogniser;
        this.today = today;
        this.enough = enough;
    }

    /** A place where a zone may stand: its first and its third line, in a picture that is level. */
    private record Band(InkMap.Stretch first, InkMap.Stretch third) {

        /** From the first line to the third. */
        double height() {
            return third.middle() - first.middle();
        }

        double length() {
            return (first.length() + third.length()) / 2.0;
        }
    }

    /**
     * What was read: the first zone whose check digits agree, else one that was found and misread.
     *
     * @throws IOException if the recogniser is not there or failed
     */
    Optional<MrzReading> find(GreyPicture picture) throws IOException {
        GreyPicture detail = picture.within(DETAIL);
        GreyPicture small = detail.within(SEARCH).smoothed();
        double lean = InkMap.of(small).lean();
        Optional<MrzReading> misread = Optional.empty();
        for (double turn : new double[] {-lean, 90 - lean}) {
            GreyPicture level = small.turned(turn);
            for (Band band : bands(level)) {
                GreyPicture cut = cut(detail, band, small, level, turn);
                for (int upside = 0; upside < 2; upside++) {
                    if (enough.getAsBoolean()) {
                        return misread;
                    }
                    MrzReading reading = read(upside == 0 ? cut : cut.turned(180));
                    if (reading instanceof MrzReading.Read) {
                        return Optional.of(reading);
                    }
                    if (reading instanceof MrzReading.CheckFailed) {
                        misread = Optional.of(reading);
                    }
                }
            }
        }
        return misread;
    }

    /** A zone that was seen and misread is looked at in other sizes: the recogniser errs at other signs there. */
    private MrzReading read(GreyPicture cut) throws IOException {
        MrzReading reading = ZoneLines.read(recogniser.read(cut), today);
        for (double size : OTHER_SIZES) {
            if (!(reading instanceof MrzReading.CheckFailed) || enough.getAsBoolean()) {
                return reading;
            }
            MrzReading again = ZoneLines.read(recogniser.read(cut.scaled(size)), today);
            reading = again instanceof MrzReading.Read ? again : reading;
        }
        return reading;
    }

    /** The band as it would look from straight above: lines of a slanted picture run together to one side. */
    private static GreyPicture cut(GreyPicture detail, Band band, GreyPicture small, GreyPicture level, double turn) {
        double above = 0.5 * band.height();
        double aside = band.length() / 25;
        double[][] corners = {
            {band.first.left() - aside, band.first.leftY() - above},
            {band.first.right() + aside, band.first.rightY() - above},
            {band.third.right() + aside, band.third.rightY() + above},
            {band.third.left() - aside, band.third.leftY() + above}
        };
        double sin = Math.sin(Math.toRadians(turn));
        double cos = Math.cos(Math.toRadians(turn));
        double scale = (double) detail.width() / small.width();
        for (double[] corner : corners) {
            double x = corner[0] - level.width() / 2.0;
            double y = corner[1] - level.height() / 2.0;
            corner[0] = (x * cos + y * sin + small.width() / 2.0) * scale;
            corner[1] = (y * cos - x * sin + small.height() / 2.0) * scale;
        }
        double factor = LINE / (band.height() / 2);
        return detail.squared(
                corners, (int) Math.clamp((band.length() + 2 * aside) * factor, 200, 2000), (int) (4 * LINE));
    }

    /** Three long lines under each other, alike in length. */
    private static List<Band> bands(GreyPicture level) {
        InkMap ink = InkMap.of(level);
        List<Band> bands = new ArrayList<>();
        for (int part : GAPS) {
            List<InkMap.Stretch> lines = new ArrayList<>(ink.lines(Math.max(5, level.width() / part)));
            lines.sort(Comparator.comparingDouble(InkMap.Stretch::middle));
            for (int first = 0; first + 2 < lines.size(); first++) {
                band(lines, first).ifPresent(bands::add);
            }
        }
        bands.sort(Comparator.comparingDouble(Band::length).reversed());
        return bands.subList(0, Math.min(2, bands.size()));
    }

    private static Optional<Band> band(List<InkMap.Stretch> lines, int first) {
        InkMap.Stretch last = lines.get(first);
        int count = 1;
        for (int next = first + 1; next < lines.size() && count < 3; next++) {
            if (below(last, lines.get(next))) {
                last = lines.get(next);
                count++;
            }
        }
        return count == 3 ? Optional.of(new Band(lines.get(first), last)) : Optional.empty();
    }

    private static boolean below(InkMap.Stretch upper, InkMap.Stretch lower) {
        double apart = lower.middle() - upper.middle();
        double thick = Math.max(upper.thick(), lower.thick());
        int common = Math.min(upper.right(), lower.right()) - Math.max(upper.left(), lower.left());
        return apart > 0.8 * thick && apart < 4 * thick && common > 0.7 * Math.max(upper.length(), lower.length());
    }
}

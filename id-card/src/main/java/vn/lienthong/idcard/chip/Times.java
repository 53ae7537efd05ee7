package vn.lienthong.idcard.chip;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Points of time in certificates: UTCTime (years 1950 to 2049) and GeneralizedTime, both in UTC. */
final class Times {

    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;

    private Times() {}

    static boolean isTime(Tlv element) {
        return element.tag() == UTC_TIME || element.tag() == GENERALIZED_TIME;
    }

    static Instant read(Tlv time) throws BadData {
        String text = new String(time.value(), StandardCharsets.US_ASCII);
        int years = time.tag() == GENERALIZED_TIME ? 4 : 2;
        if (!isTime(time) || text.length() < years + 8 || !text.endsWith("Z")) {
            throw new BadData("time");
        }
        try {
            int year = Integer.parseInt(text.substring(0, years));
            if (years == 2) {
                year += year < 50 ? 2000 : 1900;
            }
            boolean seconds = text.length() >= years + 11;
            return LocalDateTime.of(
                            year,
                            two(text, years),
                            two(text, years + 2),
                            two(text, years + 4),
                            two(text, years + 6),
                            seconds ? two(text, years + 8) : 0)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException | NumberFormatException impossible) {
            throw new BadData("time", impossible);
        }
    }

    private static int two(String text, int at) {
        return Integer.parseInt(text.substring(at, at + 2));
    }
}

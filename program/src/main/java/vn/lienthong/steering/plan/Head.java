package vn.lienthong.steering.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan document says of itself.
 *
 * @param issued day of signing; null where the paper leaves it blank
 * @param signerTitle office of the signer, never the name
 */
public record Head(
        String issuer,
        String locality,
        String province,
        String number,
        @Nullable LocalDate issued,
        String title,
        List<String> basis,
        List<String> recipients,
        String signerTitle) {

    /** Its number, or words for a paper whose number is still blank ("/KH-UBND"). */
    public String name(String unnumbered) {
        return number.isBlank() || number.startsWith("/") ? unnumbered : number;
    }
}

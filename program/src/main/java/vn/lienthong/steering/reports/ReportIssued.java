package vn.lienthong.steering.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report was issued. Published inside the transaction of the issue.
 *
 * @param report its id; its page is {@code /bao-cao/ban/<id>}
 * @param plans the plans it is about
 * @param agency that issued it
 * @param number number and sign, such as {@code 08/BC-TCT}
 * @param replaces the report that it corrects, or null
 */
public record ReportIssued(
        UUID report,
        List<UUID> plans,
        UUID agency,
        ReportPeriod.Kind kind,
        LocalDate first,
        LocalDate last,
        String number,
        String sha256,
        @Nullable UUID replaces) {

    public ReportIssued {
        plans = List.copyOf(plans);
    }
}

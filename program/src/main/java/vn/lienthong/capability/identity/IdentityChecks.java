package vn.lienthong.capability.identity;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.registry.Use;
import vn.lienthong.idcard.QrReading;

/** The door for other rooms: a check inside their own work. Asks for the purpose's right as every read of the register does. */
@Component
public class IdentityChecks {

    private final Checks checks;

    IdentityChecks(Checks checks) {
        this.checks = checks;
    }

    /**
     * Checks a person by the text of their card's QR code.
     *
     * @param id of the check, chosen by the caller; the same id again records nothing twice
     * @param scanned as the scanner typed it; never logged, never kept
     * @param use for what; it stands in the person's diary
     */
    public Check byQr(UUID id, String scanned, Use use) {
        return checks.check(id, new Scan.Qr(QrReading.of(scanned), false), use);
    }
}

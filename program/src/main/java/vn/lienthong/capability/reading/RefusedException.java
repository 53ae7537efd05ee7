package vn.lienthong.capability.reading;

import java.io.IOException;
import java.util.Map;

/** Carries a refusal up to {@link FileReading}; never leaves this package. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Reading.Refused refusal;

    RefusedException(Reading.Reason reason, Map<String, String> args) {
        super(reason.name(), null);
        this.refusal = new Reading.Refused(reason, args);
    }

    RefusedException(Reading.Reason reason) {
        this(reason, Map.of());
    }

    Reading.Refused refusal() {
        return refusal;
    }
}

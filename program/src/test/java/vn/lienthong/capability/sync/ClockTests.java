package vn.lienthong.capability.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** When was it entered, if the device's clock may be wrong? */
class ClockTests {

    private static final Instant ENROLLED = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-03-04T09:00:00Z");

    private static OfflineEntry entry(Instant made, Instant sent) {
        Device device = new Device(new UUID(0, 1), new UUID(0, 2), null, "máy", ENROLLED, ENROLLED, 0, null);
        Receiving.Sent one = new Receiving.Sent(1, new UUID(0, 3), "thu", made, JsonNodeFactory.instance.objectNode());
        return Receiving.entry(device, one, sent, RECEIVED);
    }

    @Test
    void aRightClockIsBelieved() {
        Instant made = RECEIVED.minus(Duration.ofHours(20));
        OfflineEntry entry = entry(made, RECEIVED.minusSeconds(3));
        assertThat(entry.believedAt()).isEqualTo(made);
        assertThat(entry.clockDoubtful()).isFalse();
    }

    @Test
    void theErrorOfAClockIsTakenOffAndSaid() {
        OfflineEntry entry = entry(RECEIVED.plus(Duration.ofHours(5)), RECEIVED.plus(Duration.ofHours(7)));
        assertThat(entry.believedAt()).isEqualTo(RECEIVED.minus(Duration.ofHours(2)));
        assertThat(entry.madeAt()).isEqualTo(RECEIVED.plus(Duration.ofHours(5)));
        assertThat(entry.clockDoubtful()).isTrue();
    }

    @Test
    void nothingIsMadeAfterItsReceipt() {
        OfflineEntry entry = entry(RECEIVED.plus(Duration.ofDays(1)), RECEIVED);
        assertThat(entry.believedAt()).isEqualTo(RECEIVED);
        assertThat(entry.clockDoubtful()).isTrue();
    }

    @Test
    void nothingIsMadeBeforeTheDeviceWasKnown() {
        OfflineEntry entry = entry(ENROLLED.minus(Duration.ofDays(30)), RECEIVED);
        assertThat(entry.believedAt()).isEqualTo(ENROLLED);
        assertThat(entry.clockDoubtful()).isTrue();
    }
}

package vn.lienthong.capability.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RatesTests {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
    private final Rates rates = new Rates(now::get);
    private final UUID token = UUID.randomUUID();

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void asManyAsAreAllowedComeInAtOnceThenEvenly() {
        for (int i = 0; i < 6; i++) {
            Rates.Decision decision = rates.take(token, 6);
            assertThat(decision.admitted()).isTrue();
            assertThat(decision.remaining()).isEqualTo(5 - i);
        }
        Rates.Decision refused = rates.take(token, 6);
        assertThat(refused.admitted()).isFalse();
        assertThat(refused.pause()).isEqualTo(Duration.ofSeconds(10));

        pass(Duration.ofSeconds(10));
        assertThat(rates.take(token, 6).admitted()).isTrue();
        assertThat(rates.take(token, 6).admitted()).isFalse();
        pass(Duration.ofMinutes(5));
        assertThat(rates.take(token, 6).remaining()).isEqualTo(5);
    }

    @Test
    void aRefusedCallCostsNothing() {
        rates.take(token, 1);
        for (int i = 0; i < 100; i++) {
            assertThat(rates.take(token, 1).admitted()).isFalse();
        }
        pass(Duration.ofMinutes(1));
        assertThat(rates.take(token, 1).admitted()).isTrue();
    }

    @Test
    void tokensDoNotShareTheirCalls() {
        rates.take(token, 1);
        assertThat(rates.take(UUID.randomUUID(), 1).admitted()).isTrue();
    }
}

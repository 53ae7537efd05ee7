package vn.lienthong.capability.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;

class NavCountsTests {

    private record Reader(String id) implements Viewer {
        @Override
        public String displayName() {
            return id;
        }

        @Override
        public boolean may(String right) {
            return true;
        }
    }

    private record Fixed(String path, AtomicLong number, AtomicLong asked) implements NavCount {
        @Override
        public String key() {
            return "x.count";
        }

        @Override
        public long count() {
            asked.incrementAndGet();
            if (number.get() < 0) {
                throw new IllegalStateException("no table");
            }
            return number.get();
        }
    }

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong number = new AtomicLong(3);
    private final Viewer vy = new Reader("vy");

    private NavCounts counts() {
        StaticApplicationContext context = new StaticApplicationContext();
        context.registerBean("plan", NavCount.class, () -> new Fixed("/ke-hoach", number, asked));
        context.refresh();
        return new NavCounts(context.getBeanProvider(NavCount.class), nanos::get);
    }

    @Test
    void aReadersCountsAreAskedOnceInAFewSeconds() {
        NavCounts counts = counts();

        assertThat(counts.beside(vy, "/ke-hoach").orElseThrow().number()).isEqualTo(3);
        number.set(4);
        assertThat(counts.beside(vy, "/ke-hoach").orElseThrow().number()).isEqualTo(3);
        assertThat(asked).hasValue(1);
        nanos.set(Duration.ofSeconds(6).toNanos());
        assertThat(counts.beside(vy, "/ke-hoach").orElseThrow().number()).isEqualTo(4);
    }

    @Test
    void newsMakesThemAskedAgainForThatReaderOnly() {
        NavCounts counts = counts();
        counts.beside(vy, "/ke-hoach");
        counts.beside(new Reader("an"), "/ke-hoach");
        number.set(9);

        counts.on(new CountsChanged(Set.of("vy")));

        assertThat(counts.beside(vy, "/ke-hoach").orElseThrow().number()).isEqualTo(9);
        assertThat(counts.beside(new Reader("an"), "/ke-hoach").orElseThrow().number())
                .isEqualTo(3);
    }

    @Test
    void zeroIsNotDrawnAndARoomInTroubleIsPassedOver() {
        NavCounts counts = counts();
        number.set(0);
        assertThat(counts.beside(vy, "/ke-hoach")).isEmpty();
        counts.on(new CountsChanged(Set.of("vy")));
        number.set(-1);
        assertThat(counts.beside(vy, "/ke-hoach")).isEmpty();
        assertThat(counts.bell(vy)).isEmpty();
    }
}

package vn.lienthong.capability.indicators;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;

/** A room for tests that declares two numbers and computes one of them. */
@Configuration(proxyBeanMethods = false)
class TestIndicators {

    static final String SHARE = "test.share";
    static final String COUNT = "test.count";
    static final String HIDDEN = "test.hidden";

    @Bean
    Indicator testShare() {
        return Indicator.share(SHARE).by("sex");
    }

    @Bean
    Indicator testCount() {
        return Indicator.count(COUNT).of(Indicator.Level.UNIT).each(Period.Kind.MONTH, Period.REPORTING);
    }

    @Bean
    Indicator testHidden() {
        return Indicator.count(HIDDEN).seenBy("audit.read");
    }

    @Component
    static class Room implements IndicatorSource, RecordSource {

        final Map<Period, List<Value>> answers = new ConcurrentHashMap<>();
        private final Access access;

        Room(Access access) {
            this.access = access;
        }

        @Override
        public Set<String> indicators() {
            return Set.of(SHARE);
        }

        @Override
        public List<Value> compute(String indicator, Period period) {
            return answers.getOrDefault(period, List.of());
        }

        @Override
        public long count(Cell cell, Instant asOf) {
            return 3;
        }

        @Override
        public boolean mayOpen(Cell cell) {
            return !access.actor().roles().contains("leader");
        }

        @Override
        public List<Line> records(Cell cell, Instant asOf, long offset, int limit) {
            List<Line> all = new ArrayList<>();
            all.add(new Line("Bước thử một", "/ke-hoach", "", true));
            all.add(new Line("Bước thử hai", "/ke-hoach", "", true));
            all.add(new Line("Bước thử ba", "/ke-hoach", "", false));
            return all;
        }
    }
}

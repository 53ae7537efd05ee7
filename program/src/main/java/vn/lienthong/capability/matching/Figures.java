package vn.lienthong.capability.matching;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.capability.indicators.Cell;
import vn.lienthong.capability.indicators.Indicator;
import vn.lienthong.capability.indicators.IndicatorSource;
import vn.lienthong.capability.indicators.Period;
import vn.lienthong.capability.indicators.Place;
import vn.lienthong.capability.indicators.Value;

/** Shares of rows matched, corrected and signed off, by commune and sector: how clean the lists of a locality are. */
@Configuration(proxyBeanMethods = false)
class Figures {

    static final String MATCHED = "matching.matched";
    static final String CORRECTED = "matching.corrected";
    static final String SIGNED = "matching.signed";

    @Bean
    Indicator matchedFigure() {
        return figure(MATCHED);
    }

    @Bean
    Indicator correctedFigure() {
        return figure(CORRECTED);
    }

    @Bean
    Indicator signedFigure() {
        return figure(SIGNED);
    }

    private static Indicator figure(String id) {
        return Indicator.share(id)
                .of(Indicator.Level.UNIT)
                .each(Period.Kind.MONTH, Period.REPORTING)
                .by("sector");
    }

    @Bean
    IndicatorSource matchingFigures(JdbcClient database, Clock clock) {
        return new IndicatorSource() {
            @Override
            public Set<String> indicators() {
                return Set.of(MATCHED, CORRECTED, SIGNED);
            }

            @Override
            public List<Value> compute(String indicator, Period period) {
                return values(database, indicator, period, clock.instant());
            }
        };
    }

    private record Counted(String unit, String sector, long top, long rows) {}

    /** Lists that were compared in the period; of a list brought again the newer one counts only if both stand. */
    private static List<Value> values(JdbcClient database, String indicator, Period period, Instant now) {
        String top = switch (indicator) {
            case MATCHED -> "r.state in (1, 6)";
            case CORRECTED -> "r.state in (1, 6) and r.corrections <> ''";
            default -> "exists (select 1 from matching_sign s where s.list = r.list and s.unit = r.unit)";
        };
        List<Counted> counted = database.sql("""
                        select r.unit, l.sector, count(*) filter (where %s) as top, count(*) as rows
                          from matching_row r join matching_list l on l.id = r.list
                         where l.status = 'ready' and l.matched_at >= :from and l.matched_at < :to and r.unit ~ '^[0-9]{2,5}$'
                         group by r.unit, l.sector
                        """.formatted(top))
                .param("from", ListStore.at(start(period)))
                .param("to", ListStore.at(end(period)))
                .query((row, n) -> new Counted(
                        row.getString("unit"), row.getString("sector"), row.getLong("top"), row.getLong("rows")))
                .list();
        Map<String, long[]> whole = new TreeMap<>();
        List<Value> values = new ArrayList<>();
        for (Counted one : counted) {
            Cell cell = Cell.of(indicator, Place.unit(one.unit()), period);
            values.add(Value.of(cell.part(Map.of("sector", one.sector())), one.top(), one.rows(), now));
            long[] sum = whole.computeIfAbsent(one.unit(), unit -> new long[2]);
            sum[0] += one.top();
            sum[1] += one.rows();
        }
        whole.forEach(
                (unit, sum) -> values.add(Value.of(Cell.of(indicator, Place.unit(unit), period), sum[0], sum[1], now)));
        return values;
    }

    private static Instant start(Period period) {
        return period.first()
                .atStartOfDay(vn.lienthong.kernel.VietnameseText.ZONE)
                .toInstant();
    }

    private static Instant end(Period period) {
        return period.last()
                .plusDays(1)
                .atStartOfDay(vn.lienthong.kernel.VietnameseText.ZONE)
                .toInstant();
    }
}

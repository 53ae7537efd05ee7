package vn.lienthong.capability.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BarChartTests {

    @Test
    void theHighestBarFillsTheHeightAndTheOthersKeepProportion() {
        BarChart chart = BarChart.of(
                List.of(new Bar("a", 40, false), new Bar("b", 10, true), new Bar("c", 0, false)), Locale.of("vi"));
        assertThat(chart.bars()).extracting(BarChart.Drawn::height).containsExactly(100, 25, 0);
        assertThat(BarChart.spoken(chart)).isEqualTo("a 40, b 10, c 0");
    }

    @Test
    void nothingButZerosIsDrawnAsZeros() {
        BarChart chart = BarChart.of(List.of(new Bar("a", 0, false)), Locale.of("vi"));
        assertThat(chart.bars().getFirst().height()).isZero();
    }
}

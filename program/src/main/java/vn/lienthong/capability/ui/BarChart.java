package vn.lienthong.capability.ui;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the bars of a small chart stand, in the units of its drawing. */
record BarChart(int width, List<Drawn> bars) {

    static final int HEIGHT = 160;
    static final int BASE = 126;

    private static final int STEP = 45;
    private static final int BAR = 30;
    private static final int HIGHEST = 100;

    record Drawn(int x, int middle, int y, int width, int height, String value, String label, boolean marked) {}

    static BarChart of(List<Bar> bars, Locale locale) {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        NumberFormat numbers = NumberFormat.getNumberInstance(locale);
        numbers.setMaximumFractionDigits(1);
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int height = most == 0 ? 0 : (int) Math.round(bar.value() / most * HIGHEST);
            int x = 12 + i * STEP;
            drawn.add(new Drawn(
                    x,
                    x + BAR / 2,
                    BASE - height,
                    BAR,
                    height,
                    numbers.format(bar.value()),
                    bar.label(),
                    bar.marked()));
        }
        return new BarChart(24 + bars.size() * STEP, drawn);
    }

    /** The same numbers in words, for those who do not see the drawing. */
    static String spoken(BarChart chart) {
        return String.join(
                ", ",
                chart.bars().stream()
                        .map(bar -> bar.label() + " " + bar.value())
                        .toList());
    }
}

package vn.lienthong.capability.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Every pair of colours that meet on a page, on screen, in high contrast and on paper (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11). */
class ContrastTests {

    private static final Pattern COLOUR = Pattern.compile("--([\\w-]+):\\s*(#[0-9a-f]{6})");
    private static final List<String> GROUNDS = List.of("paper", "sheet", "sunk");

    /** What three kinds of colour blindness see (Machado, Oliveira, Fernandes 2009, severity 1). */
    private static final Map<String, double[]> EYES = Map.of(
            "normal", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
            "protan",
                    new double[] {
                        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
                    },
            "deutan",
                    new double[] {
                        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881
                    },
            "tritan",
                    new double[] {
                        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039
                    });

    private final String tokens = read("tokens.css");
    private final Map<String, String> light = colours(tokens.substring(0, tokens.indexOf("/* four rooms")));
    private final Map<String, String> high = over(light, colours(read("contrast.css")));
    private final Map<String, String> print = over(light, colours(tokens.substring(tokens.indexOf("@media print"))));

    private record Pair(String on, String ground) {}

    @Test
    void wordsStandOutFromTheirGround() {
        assertThat(tooWeak(light, words(), 4.5)).isEmpty();
        assertThat(tooWeak(print, words(), 4.5)).isEmpty();
    }

    @Test
    void wordsStandOutMoreInHighContrast() {
        assertThat(tooWeak(high, words(), 7)).isEmpty();
    }

    @Test
    void shapesStandOutFromTheirGround() {
        for (Map<String, String> theme : List.of(light, high, print)) {
            assertThat(tooWeak(theme, shapes(), 3)).isEmpty();
        }
    }

    @Test
    void chartColoursStayApartForEveryEye() {
        EYES.forEach((eye, matrix) -> {
            for (int i = 1; i < 5; i++) {
                for (int j = i + 1; j <= 5; j++) {
                    double[] a = lab(colour(light, "c" + i), matrix);
                    double[] b = lab(colour(light, "c" + j), matrix);
                    double distance = Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
                    assertThat(distance).as("c%d and c%d, %s", i, j, eye).isGreaterThan(15);
                }
            }
        });
    }

    @Test
    void aWeakPairIsSeen() {
        assertThat(tooWeak(Map.of("a", "#777777", "b", "#ffffff"), List.of(new Pair("a", "b")), 4.5))
                .hasSize(1);
    }

    private static List<Pair> words() {
        List<Pair> pairs = new ArrayList<>();
        for (String on : List.of("ink", "ink-soft", "key", "key-dark", "bad", "warn", "ok", "wait")) {
            GROUNDS.forEach(ground -> pairs.add(new Pair(on, ground)));
        }
        for (String state : List.of("ok", "warn", "bad", "wait")) {
            for (String on : List.of(state, "ink", "ink-soft", "key")) {
                pairs.add(new Pair(on, state + "-wash"));
            }
        }
        for (String on : List.of("key", "key-dark", "ink", "ink-soft")) {
            pairs.add(new Pair(on, "key-wash"));
        }
        for (String ground : List.of("key", "key-dark", "bad", "ok", "r5")) {
            pairs.add(new Pair("on-key", ground));
        }
        for (String on : List.of("on-deep", "on-deep-soft", "thread")) {
            pairs.add(new Pair(on, "deep"));
        }
        for (String ground : List.of("r1", "r2", "r3")) {
            pairs.add(new Pair("ink", ground));
        }
        pairs.add(new Pair("sheet", "ink")); // the toast
        return pairs;
    }

    private static List<Pair> shapes() {
        List<Pair> pairs = new ArrayList<>();
        for (String on : List.of("edge", "focus")) {
            GROUNDS.forEach(ground -> pairs.add(new Pair(on, ground)));
        }
        pairs.add(new Pair("focus", "key-wash"));
        pairs.add(new Pair("on-key", "r4"));
        for (int i = 1; i <= 5; i++) {
            pairs.add(new Pair("c" + i, "sheet"));
        }
        return pairs;
    }

    private static List<String> tooWeak(Map<String, String> theme, List<Pair> pairs, double floor) {
        return pairs.stream()
                .filter(pair -> ratio(theme, pair) < floor)
                .map(pair -> "%s on %s: %.2f".formatted(pair.on(), pair.ground(), ratio(theme, pair)))
                .toList();
    }

    private static double ratio(Map<String, String> theme, Pair pair) {
        double x = luminance(colour(theme, pair.on()));
        double y = luminance(colour(theme, pair.ground()));
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    private static String colour(Map<String, String> theme, String name) {
        String colour = theme.get(name);
        if (colour == null) {
            throw new AssertionError("no colour named " + name);
        }
        return colour;
    }

    private static double luminance(String colour) {
        double[] l = linear(colour);
        return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
    }

    private static double[] linear(String colour) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            linear[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    private static double[] lab(String colour, double[] m) {
        double[] l = linear(colour);
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(m[3 * i] * l[0] + m[3 * i + 1] * l[1] + m[3 * i + 2] * l[2], 0.0, 1.0);
        }
        double x = cubic((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
        double y = cubic(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
        double z = cubic((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double cubic(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static Map<String, String> colours(String css) {
        Map<String, String> colours = new HashMap<>();
        Matcher matcher = COLOUR.matcher(css);
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    private static Map<String, String> over(Map<String, String> base, Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(base);
        all.putAll(changes);
        return all;
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(file, ContrastTests.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

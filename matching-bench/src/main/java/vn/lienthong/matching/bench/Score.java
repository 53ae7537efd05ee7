package vn.lienthong.matching.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How right the answers are. A link is the best candidate of every outcome but {@code none}: that is who stands first on the desk.
 * Links that nobody looks at are those of the outcomes {@code exact} and {@code corrected}.
 */
final class Score {

    private static final int BINS = 10;

    /** Rows with a kind of damage, how many of them were lost, and the same for rows with this damage alone. */
    static final class Tally {
        int rows;
        int lost;
        int alone;
        int aloneLost;
        /** Rows linked to another person by itself. */
        int wrongAuto;
    }

    final int rows;
    final int known;
    final int links;
    final int right;
    final int auto;
    final int autoRight;
    final int doubtful;
    /** Doubtful rows whose person is the first or the second candidate. */
    final int doubtfulShown;

    final Map<String, Tally> byDamage = new TreeMap<>();
    final int[] binRows = new int[BINS];
    final int[] binRight = new int[BINS];
    final double[] binSum = new double[BINS];
    final double bestF1;
    final double bestThreshold;

    Score(List<Answers.One> answers) {
        int[] counts = new int[7];
        for (Answers.One one : answers) {
            counts[0] += one.truth().isEmpty() ? 0 : 1;
            counts[1] += one.said().isEmpty() ? 0 : 1;
            counts[2] += one.right() ? 1 : 0;
            if (one.auto()) {
                counts[3]++;
                counts[4] += one.right() ? 1 : 0;
            } else if (one.outcome().equals("ambiguous")) {
                counts[5]++;
                counts[6] +=
                        one.right() || (!one.truth().isEmpty() && one.second().equals(one.truth())) ? 1 : 0;
            }
            damage(one);
            if (!one.said().isEmpty()) {
                int bin = Math.clamp((int) (one.probability() * BINS), 0, BINS - 1);
                binRows[bin]++;
                binSum[bin] += one.probability();
                binRight[bin] += one.right() ? 1 : 0;
            }
        }
        rows = answers.size();
        known = counts[0];
        links = counts[1];
        right = counts[2];
        auto = counts[3];
        autoRight = counts[4];
        doubtful = counts[5];
        doubtfulShown = counts[6];
        double[] best = best(answers, known);
        bestF1 = best[0];
        bestThreshold = best[1];
    }

    private void damage(Answers.One one) {
        String[] kinds =
                one.damage().isEmpty() ? new String[] {"(none)"} : one.damage().split(",", -1);
        for (String kind : kinds) {
            String key = one.truth().isEmpty() ? "(not in the register)" : kind;
            Tally tally = byDamage.computeIfAbsent(key, made -> new Tally());
            tally.rows++;
            tally.lost += one.wrong() ? 1 : 0;
            tally.wrongAuto += one.auto() && one.wrong() ? 1 : 0;
            if (kinds.length == 1 || one.truth().isEmpty()) {
                tally.alone++;
                tally.aloneLost += one.wrong() ? 1 : 0;
            }
            if (one.truth().isEmpty()) {
                return;
            }
        }
    }

    /** The best F1 that any threshold of the probability gives, and that threshold. */
    private static double[] best(List<Answers.One> answers, int known) {
        List<Answers.One> links = new ArrayList<>(
                answers.stream().filter(one -> !one.said().isEmpty()).toList());
        links.sort(Comparator.comparingDouble(Answers.One::probability).reversed());
        double best = 0;
        double threshold = 1;
        int right = 0;
        for (int i = 0; i < links.size(); i++) {
            right += links.get(i).right() ? 1 : 0;
            boolean last = i + 1 == links.size()
                    || links.get(i + 1).probability() != links.get(i).probability();
            double f1 = 2.0 * right / (i + 1 + known);
            if (last && f1 > best) {
                best = f1;
                threshold = links.get(i).probability();
            }
        }
        return new double[] {best, threshold};
    }

    double precision() {
        return links == 0 ? 1 : (double) right / links;
    }

    double recall() {
        return known == 0 ? 1 : (double) right / known;
    }

    double f1() {
        return 2.0 * right / (links + known);
    }

    double autoPrecision() {
        return auto == 0 ? 1 : (double) autoRight / auto;
    }

    double left() {
        return (double) doubtful / rows;
    }

    /** All of it, for people. */
    String report() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "rows %,d  in the register %,d  links %,d  right %,d%nF1 %.4f  precision %.4f  recall %.4f   (best threshold %.4f: F1 %.4f)%n"
                        + "auto-links %,d (%.2f %%), wrong %,d, precision %.4f %%%nleft to people %,d (%.2f %%), of them the person among the two shown %.1f %%%n",
                rows,
                known,
                links,
                right,
                f1(),
                precision(),
                recall(),
                bestThreshold,
                bestF1,
                auto,
                100.0 * auto / rows,
                auto - autoRight,
                100 * autoPrecision(),
                doubtful,
                100 * left(),
                doubtful == 0 ? 100.0 : 100.0 * doubtfulShown / doubtful));
        out.append(String.format(Locale.ROOT, "%n%-12s %9s %9s %9s%n", "probability", "rows", "said", "right"));
        for (int bin = 0; bin < BINS; bin++) {
            if (binRows[bin] > 0) {
                out.append(String.format(
                        Locale.ROOT,
                        "%.1f–%.1f      %9d %9.3f %9.3f%n",
                        bin / 10.0,
                        (bin + 1) / 10.0,
                        binRows[bin],
                        binSum[bin] / binRows[bin],
                        (double) binRight[bin] / binRows[bin]));
            }
        }
        out.append(String.format(
                Locale.ROOT,
                "%n%-24s %8s %8s %7s %10s | %8s %8s%n",
                "damage",
                "rows",
                "lost",
                "%",
                "wrong auto",
                "alone",
                "lost"));
        byDamage.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().lost))
                .forEach(entry -> {
                    Tally tally = entry.getValue();
                    out.append(String.format(
                            Locale.ROOT,
                            "%-24s %8d %8d %7.2f %10d | %8d %8d%n",
                            entry.getKey(),
                            tally.rows,
                            tally.lost,
                            100.0 * tally.lost / tally.rows,
                            tally.wrongAuto,
                            tally.alone,
                            tally.aloneLost));
                });
        return out.toString();
    }
}

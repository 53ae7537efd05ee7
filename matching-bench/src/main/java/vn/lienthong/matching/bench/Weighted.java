package vn.lienthong.matching.bench;

import java.util.ArrayList;
import java.util.List;

/** A choice by weights, made in one step; exact to one in 65,536. */
final class Weighted<T> {

    private static final int SLOTS = 1 << 16;

    private final List<T> choices = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private short[] slots = {};

    Weighted<T> add(T choice, double weight) {
        choices.add(choice);
        weights.add(weight);
        slots = new short[0];
        return this;
    }

    boolean isEmpty() {
        return choices.isEmpty();
    }

    double total() {
        return weights.stream().mapToDouble(Double::doubleValue).sum();
    }

    T pick(Draw draw) {
        if (slots.length == 0) {
            throw new IllegalStateException("not closed");
        }
        return choices.get(slots[(int) (draw.bits() >>> 48)]);
    }

    /** After the last choice: several threads may pick then. */
    Weighted<T> close() {
        short[] all = new short[SLOTS];
        double total = total();
        double sum = 0;
        int from = 0;
        for (int i = 0; i < choices.size(); i++) {
            sum += weights.get(i);
            int to = i == choices.size() - 1 ? SLOTS : (int) Math.round(sum / total * SLOTS);
            java.util.Arrays.fill(all, from, Math.max(from, to), (short) i);
            from = Math.max(from, to);
        }
        slots = all;
        return this;
    }
}

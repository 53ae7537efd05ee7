package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.pilots.Catalogue;

/** Finds the model of the catalogue that a title speaks of, by its words; the number is only a hint. */
final class CatalogueMatcher {

    /** So like a title that a near rival does not matter. */
    private static final double SURE = 0.70;

    private static final double POSSIBLE = 0.40;
    /** How much more like the title the best must be than any other model. */
    private static final double CLEAR = 0.05;
    /** So much more like the title than any other that it is meant, however freely the title is worded. */
    private static final double ALONE = 0.20;

    private static final Map<String, String> SPELLED = Map.ofEntries(
            Map.entry("csdlqg", "co so du lieu quoc gia"),
            Map.entry("dc", "dan cu"),
            Map.entry("dvc", "dich vu cong"),
            Map.entry("dvctt", "dich vu cong truc tuyen"),
            Map.entry("tthc", "thu tuc hanh chinh"),
            Map.entry("asxh", "an sinh xa hoi"),
            Map.entry("kcb", "kham chua benh"),
            Map.entry("cccd", "can cuoc cong dan"),
            Map.entry("antt", "an ninh trat tu"),
            Map.entry("ttatgt", "trat tu an toan giao thong"),
            Map.entry("ttatxh", "trat tu an toan xa hoi"),
            Map.entry("cntt", "cong nghe thong tin"),
            Map.entry("bhyt", "bao hiem y te"),
            Map.entry("dddt", "dinh danh dien tu"));
    /** The database that nearly every model uses: its name tells nothing about which model is meant. */
    private static final String DATABASE = "co so du lieu quoc gia ve dan cu";

    private static final Set<String> EMPTY_WORDS = Set.of(
            "csdldc", "trien", "khai", "thuc", "hien", "mo", "hinh", "cac", "va", "tai", "cho", "cua", "tren", "dia",
            "ban", "huyen", "xa", "tinh", "trong", "qua", "thong", "de", "theo", "phuc", "vu", "su", "dung", "voi",
            "nen", "tang", "so", "tu", "khong", "tien", "mat", "day", "manh", "nhanh", "viec", "an", "06");

    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<String, Double> weights = new HashMap<>();

    private record Candidate(Catalogue.Entry entry, Set<String> words) {}

    CatalogueMatcher(Catalogue catalogue) {
        var seen = new HashMap<String, Integer>();
        for (Catalogue.Entry entry : catalogue.all()) {
            for (String title : entry.titles()) {
                Set<String> words = words(title);
                candidates.add(new Candidate(entry, words));
                words.forEach(word -> seen.merge(word, 1, Integer::sum));
            }
        }
        double all = candidates.size();
        seen.forEach((word, count) -> weights.put(word, Math.log(1 + all / count)));
    }

    Reading<String> match(Traced title, @Nullable Integer number, PlanReading.Kind kind) {
        Set<String> words = words(title.text);
        Candidate best = null;
        double bestScore = 0;
        double other = 0;
        for (Candidate candidate : candidates) {
            double score = score(words, candidate.words, title.length()) + hint(candidate.entry, number, kind);
            boolean sameEntry = best != null && best.entry.id().equals(candidate.entry.id());
            if (score > bestScore) {
                other = sameEntry ? other : bestScore;
                bestScore = score;
                best = candidate;
            } else if (!sameEntry && score > other) {
                other = score;
            }
        }
        if (best == null || bestScore < POSSIBLE) {
            return title.isBlank()
                    ? Reading.none()
                    : Reading.doubtful(null, title.place(), 0.5, Doubt.of(Doubt.Reason.CATALOGUE_NONE));
        }
        Reading<String> match = Reading.sure(best.entry.id(), title.place());
        double margin = bestScore - other;
        return margin >= ALONE || bestScore >= SURE && margin >= CLEAR
                ? match
                : match.doubting(
                        bestScore, Doubt.of(Doubt.Reason.CATALOGUE_WEAK, String.valueOf(Math.round(bestScore * 100))));
    }

    /** The model with this number, doubted: the plan does not say by which list it counts; that of 43 is tried first. */
    Reading<String> byNumber(int number, Traced words) {
        return candidates.stream()
                .map(Candidate::entry)
                .filter(entry -> entry.numbers43().contains(number))
                .findFirst()
                .map(entry -> Reading.sure(entry.id(), words.place())
                        .doubting(0.6, Doubt.of(Doubt.Reason.CATALOGUE_WEAK, String.valueOf(number))))
                .orElseGet(() -> Reading.doubtful(null, words.place(), 0.5, Doubt.of(Doubt.Reason.CATALOGUE_NONE)));
    }

    /** Which share of titles is surely of the catalogue. */
    double shareOfModels(List<Traced> titles) {
        return Contents.share(titles, title -> isModel(title.flat()));
    }

    /** Whether a title is surely one of the catalogue. */
    boolean isModel(Traced title) {
        Reading<String> match = match(title, null, PlanReading.Kind.TASK);
        return match.value() != null && match.doubts().isEmpty();
    }

    /** How alike two titles are by their telling words: 0 to 1. */
    double likeness(String a, String b) {
        return dice(words(a), words(b));
    }

    private double score(Set<String> title, Set<String> known, int length) {
        double both = dice(title, known);
        return length > 100 ? Math.max(both, 0.5 * covered(known, title) + 0.6 * both) : both;
    }

    private static double hint(Catalogue.Entry entry, @Nullable Integer number, PlanReading.Kind kind) {
        if (number == null || kind != PlanReading.Kind.MODEL) {
            return 0;
        }
        return entry.numbers43().contains(number) || entry.numbers44().contains(number) ? 0.06 : 0;
    }

    private double dice(Set<String> a, Set<String> b) {
        double all = weight(a) + weight(b);
        return all == 0 ? 0 : 2 * common(a, b) / all;
    }

    private double covered(Set<String> known, Set<String> by) {
        double all = weight(known);
        return all == 0 ? 0 : common(known, by) / all;
    }

    private double common(Set<String> a, Set<String> b) {
        double sum = 0;
        for (String word : a) {
            sum += b.contains(word) ? weightOf(word) : 0;
        }
        return sum;
    }

    private double weight(Set<String> words) {
        double sum = 0;
        for (String word : words) {
            sum += weightOf(word);
        }
        return sum;
    }

    private double weightOf(String word) {
        double weight = weights.getOrDefault(word, Math.log(1 + candidates.size()));
        return EMPTY_WORDS.contains(word) ? weight * 0.15 : weight;
    }

    private static Set<String> words(String text) {
        var spelled = new StringBuilder();
        for (String word : Fold.words(text).split(" ", -1)) {
            spelled.append(SPELLED.getOrDefault(word, word)).append(' ');
        }
        var all = new HashSet<String>();
        for (String part : spelled.toString().replace(DATABASE, "csdldc").split(" ", -1)) {
            if (!part.isEmpty()) {
                all.add(part);
            }
        }
        return all;
    }
}

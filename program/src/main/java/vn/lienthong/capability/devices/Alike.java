package vn.lienthong.capability.devices;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.lienthong.kernel.VietnameseText;

/**
 * Needs of several units that look like one: the same device at the same place, or the same purpose. Numbers, marks, the
 * order of words and words that say nothing ("máy", "thiết bị", "mua") do not tell them apart.
 *
 * @param needs of two units at least
 * @param samePlace whether the place is the same too: then it is most likely one and the same
 */
public record Alike(List<Need> needs, boolean samePlace) {

    /** Words that stand before any device or purpose. */
    private static final List<String> EMPTY_WORDS = List.of(
            "mua", "sam", "may", "thiet", "bi", "bo", "cai", "chiec", "kinh", "phi", "cho", "de", "trang", "dau", "tu");

    /** The groups among some needs, those at one place first. */
    public static List<Alike> among(List<Need> needs) {
        Map<String, List<Need>> byWords = needs.stream()
                .filter(need -> need.state() != Need.State.REFUSED)
                .collect(Collectors.groupingBy(
                        need -> need.kind() + " " + words(need.what()), LinkedHashMap::new, Collectors.toList()));
        return byWords.values().stream()
                .filter(group -> agencies(group) > 1)
                .map(group -> new Alike(
                        group,
                        group.stream()
                                                .map(need -> VietnameseText.fold(need.place()))
                                                .distinct()
                                                .count()
                                        == 1
                                && !group.getFirst().place().isBlank()))
                .sorted(java.util.Comparator.comparing(alike -> !alike.samePlace))
                .toList();
    }

    private static long agencies(List<Need> group) {
        return group.stream().map(Need::agency).distinct().count();
    }

    /** Units that propose it. */
    public List<UUID> agencies() {
        return needs.stream().map(Need::agency).distinct().toList();
    }

    static String words(String what) {
        var words = Arrays.stream(VietnameseText.fold(what).split("[^a-z]+"))
                .filter(word -> !word.isEmpty() && !EMPTY_WORDS.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
        return words.isEmpty() ? VietnameseText.fold(what) : String.join(" ", words);
    }
}

package vn.lienthong.steering.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.planreader.Deadline;
import vn.lienthong.steering.planreader.PlanReading;

/**
 * How a further document comes into a plan: items are recognised by what they are, never by their number alone; what only
 * one side says is taken; where both say something else, a person decides; what an earlier document already said does not
 * come up again, so a correction made since then stays.
 */
final class Merge {

    /** Two wordings of one title; below it they are two models. */
    static final double SAME_TITLE = 0.72;

    private static final double SAME_TITLE_AND_NUMBER = 0.45;
    private static final double SAME_TEXT = 0.8;

    /** A step worded a little differently is still the same step. */
    private static final double SAME_STEP = 0.6;

    private final Contents contents;
    private final BiPredicate<String, String> sameUnit;

    /** @param sameUnit whether two names mean one agency */
    Merge(Contents contents, BiPredicate<String, String> sameUnit) {
        this.contents = contents;
        this.sameUnit = sameUnit;
    }

    /**
     * The item after the merge.
     *
     * @param differences fields that a person has to decide; the content still has our value there
     */
    record Result(ItemContent content, List<Field> differences) {}

    /**
     * For each incoming item the index of the plan's item that it is, or null if it is new. Each is given once.
     */
    List<@Nullable Integer> match(List<ItemContent> plan, List<ItemContent> incoming) {
        record Pair(int theirs, int ours, double score) {}
        List<Pair> pairs = new ArrayList<>();
        for (int theirs = 0; theirs < incoming.size(); theirs++) {
            for (int ours = 0; ours < plan.size(); ours++) {
                double score = score(plan.get(ours), incoming.get(theirs));
                if (score > 0) {
                    pairs.add(new Pair(theirs, ours, score));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
        List<@Nullable Integer> matched = new ArrayList<>();
        incoming.forEach(item -> matched.add(null));
        Set<Integer> taken = new HashSet<>();
        for (Pair pair : pairs) {
            if (matched.get(pair.theirs) == null && taken.add(pair.ours)) {
                matched.set(pair.theirs, pair.ours);
            }
        }
        return matched;
    }

    private static double score(ItemContent ours, ItemContent theirs) {
        double title = Likeness.of(ours.title(), theirs.title());
        if (ours.catalogue() != null && theirs.catalogue() != null) {
            return ours.catalogue().equals(theirs.catalogue()) ? 2 + title : 0;
        }
        if (ours.number() != null && Objects.equals(ours.number(), theirs.number()) && title >= SAME_TITLE_AND_NUMBER) {
            return 1 + title;
        }
        return title >= SAME_TITLE ? title : 0;
    }

    /**
     * Merges one item.
     *
     * @param ours the plan's item as it stands, corrections included
     * @param theirs what the new document says
     * @param earlier what accepted documents said about it before
     * @param wholeVersion whether the document is a later version of the whole plan, so that its wording counts
     */
    Result merge(ItemContent ours, ItemContent theirs, List<ItemContent> earlier, boolean wholeVersion) {
        ItemContent merged = ours;
        List<Field> differences = new ArrayList<>();
        for (Field field : Field.values()) {
            if (contents.silent(field, theirs) && !(field == Field.STATUS && wholeVersion)
                    || same(field, ours, theirs)) {
                continue;
            }
            if (contents.silent(field, ours) && field != Field.STATUS) {
                merged = contents.copy(field, theirs, merged);
                continue;
            }
            if (earlier.stream().anyMatch(before -> same(field, before, theirs))) {
                continue;
            }
            if (field.manner() == Field.Manner.UNITE) {
                merged = unite(field, theirs, merged);
            } else if (field.manner() == Field.Manner.DECIDE && (wholeVersion || !wording(field))) {
                differences.add(field);
            }
        }
        return new Result(merged, List.copyOf(differences));
    }

    /** An appendix words titles, aims and effects more shortly than its plan: that is no contradiction. */
    private static boolean wording(Field field) {
        return field == Field.TITLE || field == Field.OBJECTIVE || field == Field.EFFECT;
    }

    private ItemContent unite(Field field, ItemContent theirs, ItemContent merged) {
        List<String> all = contents.words(field, merged);
        for (String word : contents.words(field, theirs)) {
            if (all.stream().noneMatch(known -> sameWord(field, known, word))) {
                all.add(word);
            }
        }
        return contents.words(field, all, merged);
    }

    private boolean same(Field field, ItemContent one, ItemContent other) {
        return switch (field) {
            case LEAD, COORDINATE, SUPPORT, IMPLEMENTERS ->
                sameSet(field, contents.words(field, one), contents.words(field, other));
            case RESPONSIBILITIES, TOOLS, DEVICES, SITES, ENTERPRISES, NOTES ->
                sameSet(field, contents.words(field, one), contents.words(field, other));
            case MAIN_COORDINATOR ->
                one.mainCoordinator() != null
                        && other.mainCoordinator() != null
                        && sameWord(Field.LEAD, one.mainCoordinator(), other.mainCoordinator());
            case DEADLINE -> sameDeadline(one.deadline(), other.deadline());
            case COST -> one.cost() == other.cost();
            case STATUS -> one.active() == other.active();
            case STEPS -> sameSteps(one.steps(), other.steps());
            case TITLE, OBJECTIVE, EFFECT, GROUP ->
                Likeness.of(contents.text(field, one), contents.text(field, other)) >= SAME_TEXT;
            case NUMBER -> Objects.equals(one.number(), other.number());
            case CATALOGUE -> Objects.equals(one.catalogue(), other.catalogue());
        };
    }

    /** Two documents mean the same day, however they word it. */
    private static boolean sameDeadline(@Nullable Deadline one, @Nullable Deadline other) {
        return one != null
                && other != null
                && one.kind() == other.kind()
                && Objects.equals(one.date(), other.date())
                && Objects.equals(one.start(), other.start())
                && one.milestoneFree() == other.milestoneFree()
                && one.parts().stream()
                        .map(Deadline::date)
                        .toList()
                        .equals(other.parts().stream().map(Deadline::date).toList());
    }

    private boolean sameSet(Field field, List<String> one, List<String> other) {
        return one.stream().allMatch(left -> other.stream().anyMatch(right -> sameWord(field, left, right)))
                && other.stream().allMatch(right -> one.stream().anyMatch(left -> sameWord(field, left, right)));
    }

    private boolean sameWord(Field field, String one, String other) {
        return switch (field) {
            case LEAD, COORDINATE, SUPPORT, IMPLEMENTERS ->
                VietnameseText.fold(one).equals(VietnameseText.fold(other)) || sameUnit.test(one, other);
            default -> Likeness.of(one, other) >= SAME_TEXT;
        };
    }

    private static boolean sameSteps(List<PlanReading.Step> one, List<PlanReading.Step> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (Likeness.of(one.get(i).text(), other.get(i).text()) < SAME_STEP) {
                return false;
            }
        }
        return true;
    }

    /**
     * For each new step the index of the old step that it continues, or null: what was tracked on a step stays with it
     * through rewording and reordering.
     */
    static List<@Nullable Integer> continueSteps(List<String> before, List<String> after) {
        List<@Nullable Integer> continued = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (String text : after) {
            Integer best = null;
            double bestLikeness = 0.5;
            for (int i = 0; i < before.size(); i++) {
                double likeness = taken.contains(i) ? 0 : Likeness.of(before.get(i), text);
                if (likeness > bestLikeness) {
                    bestLikeness = likeness;
                    best = i;
                }
            }
            if (best != null) {
                taken.add(best);
            }
            continued.add(best);
        }
        return continued;
    }
}

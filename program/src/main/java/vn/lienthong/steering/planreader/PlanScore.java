package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares an extracted plan with what people say stands in it. A field that the truth leaves out is not scored.
 * Deadlines with several parts count part by part.
 */
final class PlanScore {

    /** Hits out of a total. */
    static final class Ratio {
        int hit;
        int of;

        void count(boolean right) {
            of++;
            hit += right ? 1 : 0;
        }

        double value() {
            return of == 0 ? 1 : (double) hit / of;
        }

        @Override
        public String toString() {
            return of == 0 ? "-" : String.format(Locale.ROOT, "%.3f (%d/%d)", value(), hit, of);
        }
    }

    final Ratio found = new Ratio();
    int invented;
    int leadsHit;
    int leadsTruth;
    int leadsRead;
    final Ratio days = new Ratio();
    final Ratio dates = new Ratio();
    final Ratio recurring = new Ratio();
    final Ratio start = new Ratio();
    final Ratio milestoneFree = new Ratio();
    final Ratio stepCount = new Ratio();
    final Ratio stepText = new Ratio();
    final Ratio catalogue = new Ratio();
    final Ratio status = new Ratio();
    final Ratio document = new Ratio();
    final Ratio wrongDoubted = new Ratio();
    final Ratio rightDoubted = new Ratio();
    final List<Judged> judged = new ArrayList<>();
    final List<String> mistakes = new ArrayList<>();

    /** One value of one item: whether it was read rightly, and whether the reader doubts it. */
    record Judged(String field, boolean right, boolean doubted, JsonNode item) {}

    /** How many of the right values of each field, or of the wrong ones, are doubted. */
    Map<String, Ratio> doubted(boolean right) {
        var byField = new TreeMap<String, Ratio>();
        for (Judged value : judged) {
            if (value.right == right) {
                byField.computeIfAbsent(value.field, name -> new Ratio()).count(value.doubted);
            }
        }
        return byField;
    }

    static PlanScore of(JsonNode extracted, JsonNode truth) {
        var score = new PlanScore();
        score.items(list(extracted.get("items")), list(truth.get("items")));
        score.head(extracted.path("document"), truth.path("document"));
        return score;
    }

    double leadsF1() {
        return leadsTruth + leadsRead == 0 ? 1 : 2.0 * leadsHit / (leadsTruth + leadsRead);
    }

    private void items(List<JsonNode> read, List<JsonNode> truth) {
        Map<JsonNode, JsonNode> partners = partners(read, truth);
        Set<JsonNode> used = Collections.newSetFromMap(new IdentityHashMap<>());
        for (JsonNode wanted : truth) {
            JsonNode partner = partners.get(wanted);
            if (partner == null && wanted.path("optional").asBoolean(false)) {
                continue;
            }
            found.count(partner != null);
            if (partner == null) {
                mistakes.add("missing: " + name(wanted));
                leadsTruth += list(wanted.get("lead")).size();
            } else {
                used.add(partner);
                compare(wanted, partner);
            }
        }
        for (JsonNode item : read) {
            if (!used.contains(item)) {
                invented++;
                mistakes.add("invented: " + name(item));
            }
        }
    }

    private void head(JsonNode read, JsonNode wanted) {
        for (String field : List.of("issuer", "locality", "province", "number", "date", "title", "signer_title")) {
            if (wanted.has(field)) {
                String truth = Fold.words(text(wanted, field));
                String own = Fold.words(text(read, field));
                boolean right = truth.equals(own)
                        || wanted.has(field + "_also")
                                && Fold.words(text(wanted, field + "_also")).equals(own);
                document.count(right);
                if (!right) {
                    mistakes.add(
                            "document " + field + ": wanted " + text(wanted, field) + ", read " + text(read, field));
                }
            }
        }
    }

    private static String name(JsonNode item) {
        return item.path("number").asString("-") + " " + item.path("title").asString("") + " @"
                + item.path("source").path("line_from").asString("?");
    }

    private record Pair(JsonNode wanted, JsonNode item, double likeness) {}

    /** Which item of the reading is which of the truth: the likest two first, so that a lost one takes no other's. */
    private static Map<JsonNode, JsonNode> partners(List<JsonNode> read, List<JsonNode> truth) {
        var pairs = new ArrayList<Pair>();
        for (JsonNode wanted : truth) {
            for (JsonNode item : read) {
                double likeness = likeness(wanted, item);
                if (likeness > 0.5) {
                    pairs.add(new Pair(wanted, item, likeness));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::likeness).reversed());
        var partners = new IdentityHashMap<JsonNode, JsonNode>();
        Set<JsonNode> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Pair pair : pairs) {
            if (!partners.containsKey(pair.wanted) && taken.add(pair.item)) {
                partners.put(pair.wanted, pair.item);
            }
        }
        return partners;
    }

    private static double likeness(JsonNode a, JsonNode b) {
        double score = 0;
        if (a.path("source").has("line_from")) {
            int from = a.path("source").path("line_from").asInt();
            int to = a.path("source").path("line_to").asInt(from);
            int at = b.path("source").path("line_from").asInt();
            int end = b.path("source").path("line_to").asInt();
            score += at == from ? 1 : at <= to && end >= from ? 0.55 - 0.001 * Math.abs(at - from) : 0;
        }
        if (a.hasNonNull("title")) {
            score += 0.9 * titles(a.path("title").asString(""), b.path("title").asString(""));
        }
        if (a.hasNonNull("number")
                && a.path("number").asInt() == b.path("number").asInt(-1)) {
            score += 0.3;
        }
        if (a.hasNonNull("catalogue")
                && a.path("catalogue").asString("").equals(b.path("catalogue").asString(""))) {
            score += 0.3;
        }
        return score;
    }

    private static double titles(String a, String b) {
        String left = Fold.words(a);
        String right = Fold.words(b);
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        int shorter = Math.min(left.length(), right.length());
        if (shorter >= 12 && (left.startsWith(right) || right.startsWith(left))) {
            return 1;
        }
        return Likeness.ratio(left, right);
    }

    private void compare(JsonNode wanted, JsonNode item) {
        Set<String> doubted = new HashSet<>();
        list(item.get("doubts"))
                .forEach(doubt -> doubted.add(doubt.path("field").asString("")));
        boolean all = doubted.contains("item");
        if (wanted.has("lead")) {
            judge(
                    "lead",
                    leads(wanted, item),
                    all || doubted.contains("lead"),
                    item,
                    wanted.get("lead"),
                    item.get("lead"));
        }
        if (wanted.has("coordinate")) {
            judge(
                    "coordinate",
                    sameUnits(names(wanted.get("coordinate")), names(item.get("coordinate"))),
                    all || doubted.contains("coordinate"),
                    item,
                    wanted.get("coordinate"),
                    item.get("coordinate"));
        }
        if (wanted.has("deadline")) {
            boolean right = deadline(wanted.get("deadline"), item.get("deadline"));
            judge(
                    "deadline",
                    right,
                    all || doubted.contains("deadline"),
                    item,
                    wanted.get("deadline"),
                    item.get("deadline"));
        }
        if (wanted.has("steps")) {
            boolean right = steps(list(wanted.get("steps")), list(item.get("steps")));
            judge("steps", right, all || doubted.contains("steps"), item, wanted.get("steps"), item.get("steps"));
        }
        if (wanted.has("catalogue")) {
            boolean right = text(wanted, "catalogue").equals(text(item, "catalogue"));
            catalogue.count(right);
            judge(
                    "catalogue",
                    right,
                    all || doubted.contains("catalogue"),
                    item,
                    wanted.get("catalogue"),
                    item.get("catalogue"));
        }
        if (wanted.hasNonNull("status")) {
            boolean right = text(wanted, "status").equals(text(item, "status"));
            status.count(right);
            judge("status", right, all || doubted.contains("status"), item, wanted.get("status"), item.get("status"));
        }
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? "" : value.asString("");
    }

    private void judge(
            String field, boolean right, boolean doubted, JsonNode item, JsonNode wanted, @Nullable JsonNode read) {
        (right ? rightDoubted : wrongDoubted).count(doubted);
        judged.add(new Judged(field, right, doubted, item));
        if (!right) {
            mistakes.add(field + (doubted ? " (doubted)" : "") + " of " + name(item) + "\n    wanted " + shortly(wanted)
                    + "\n    read   " + shortly(read));
        }
    }

    private static String shortly(@Nullable JsonNode node) {
        String text = String.valueOf(node);
        return text.length() > 900 ? text.substring(0, 900) + "…" : text;
    }

    private boolean leads(JsonNode wanted, JsonNode item) {
        List<String> truth = names(wanted.get("lead"));
        List<String> read = names(item.get("lead"));
        leadsTruth += truth.size();
        leadsRead += read.size();
        int hits = common(truth, read);
        leadsHit += hits;
        return hits == truth.size() && hits == read.size();
    }

    private static boolean sameUnits(List<String> truth, List<String> read) {
        return truth.size() == read.size() && common(truth, read) == truth.size();
    }

    private static int common(List<String> truth, List<String> read) {
        var left = new ArrayList<>(read);
        int hits = 0;
        for (String name : truth) {
            for (String other : left) {
                if (UnitNames.same(name, other)) {
                    hits++;
                    left.remove(other);
                    break;
                }
            }
        }
        return hits;
    }

    private boolean deadline(@Nullable JsonNode wanted, @Nullable JsonNode read) {
        if (wanted == null || wanted.isNull()) {
            return read == null || read.isNull();
        }
        boolean right = single(wanted, read);
        List<JsonNode> wantedParts = list(wanted.get("parts"));
        if (!wantedParts.isEmpty()) {
            List<JsonNode> parts = read == null ? List.of() : list(read.get("parts"));
            right &= parts.size() == wantedParts.size();
            for (int i = 0; i < wantedParts.size(); i++) {
                right &= single(wantedParts.get(i), i < parts.size() ? parts.get(i) : null);
            }
        }
        return right;
    }

    private boolean single(JsonNode wanted, @Nullable JsonNode read) {
        boolean right = true;
        if (wanted.has("date")) {
            boolean same = sameText(wanted, read, "date");
            dates.count(same);
            if ("day".equals(wanted.path("precision").asString(""))) {
                days.count(same);
            }
            right = same;
        }
        right &= flag(wanted, read, "recurring", recurring);
        right &= flag(wanted, read, "milestone_free", milestoneFree);
        if ("start".equals(wanted.path("kind").asString(""))
                || read != null && "start".equals(read.path("kind").asString(""))) {
            boolean same = sameText(wanted, read, "start")
                    && "start".equals(wanted.path("kind").asString(""))
                    && read != null
                    && "start".equals(read.path("kind").asString(""));
            start.count(same);
            right &= same;
        }
        return right;
    }

    private static boolean flag(JsonNode wanted, @Nullable JsonNode read, String field, Ratio ratio) {
        if (!wanted.has(field)) {
            return true;
        }
        boolean value = read != null && read.path(field).asBoolean(false);
        boolean same = wanted.path(field).asBoolean(false) == value;
        ratio.count(same);
        return same;
    }

    private static boolean sameText(JsonNode wanted, @Nullable JsonNode read, String field) {
        return text(wanted, field).equals(read == null || read.isNull() ? "" : text(read, field));
    }

    private boolean steps(List<JsonNode> wanted, List<JsonNode> read) {
        boolean sameCount = wanted.size() == read.size();
        stepCount.count(sameCount);
        boolean whole = sameCount;
        for (int i = 0; i < wanted.size(); i++) {
            boolean right = i < read.size() && step(wanted.get(i), read.get(i));
            stepText.count(right);
            whole &= right;
        }
        return whole;
    }

    private static boolean step(JsonNode wanted, JsonNode read) {
        String text = Fold.words(read.path("text").asString(""));
        if (wanted.has("text")) {
            String truth = Fold.words(wanted.path("text").asString("").replaceFirst("(?i)^\\W*bước\\s*\\d+\\W*", ""));
            return Likeness.ratio(truth, text) >= 0.97;
        }
        if (wanted.has("length")) {
            int length = wanted.path("length").asInt();
            String own = read.path("text")
                    .asString("")
                    .replaceAll("(?m)^\\s*[-–+*•]\\s*", "")
                    .replaceAll("\\s+", " ");
            return Math.abs(own.strip().length() - length) <= Math.max(8, length * 0.04);
        }
        return true;
    }

    private static List<String> names(@Nullable JsonNode list) {
        return list(list).stream().map(node -> node.asString("")).toList();
    }

    private static List<JsonNode> list(@Nullable JsonNode node) {
        var all = new ArrayList<JsonNode>();
        if (node != null && node.isArray()) {
            node.forEach(all::add);
        }
        return all;
    }

    String report() {
        return String.join(
                "\n",
                "items found          " + found,
                "items invented       " + invented,
                String.format(
                        Locale.ROOT,
                        "leads F1             %.3f (%d of %d wanted, %d read)",
                        leadsF1(),
                        leadsHit,
                        leadsTruth,
                        leadsRead),
                "day deadlines        " + days,
                "all dates            " + dates,
                "recurring            " + recurring,
                "start only           " + start,
                "milestone free       " + milestoneFree,
                "step counts          " + stepCount,
                "step text whole      " + stepText,
                "catalogue ids        " + catalogue,
                "status               " + status,
                "head of the document " + document,
                "wrong, doubted       " + wrongDoubted,
                "right, doubted       " + rightDoubted,
                byField());
    }

    /** How honest the doubts are, one line for each field. */
    private String byField() {
        Map<String, Ratio> right = doubted(true);
        Map<String, Ratio> wrong = doubted(false);
        var fields = new TreeSet<>(right.keySet());
        fields.addAll(wrong.keySet());
        var lines = new ArrayList<String>();
        for (String field : fields) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-12s wrong, doubted %-18s right, doubted %s",
                    field,
                    wrong.getOrDefault(field, new Ratio()),
                    right.getOrDefault(field, new Ratio())));
        }
        return String.join("\n", lines);
    }
}

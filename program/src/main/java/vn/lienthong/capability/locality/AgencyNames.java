package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads agency names as documents of one home unit write them on one day. It knows the agencies around home by their dated
 * names and aliases, and, through the vocabulary, every usual way of writing the bodies of home and of the units above it.
 *
 * <p>Stages, the first that finds something wins: the same words; the same letters; abbreviations read letter by letter
 * ("VH&amp;TT", "TTYT", "CAH"); a known name with more words behind it; reading errors by a small distance. Where two bodies of
 * different tiers fit equally well, the nearer to home is meant.
 */
final class AgencyNames {

    /** The words and the agencies around a home unit. */
    record Surroundings(
            AdminUnit home, List<AdminUnit> above, List<Agency> agencies, Map<UUID, List<String>> otherNames) {}

    private static final int MOST_WORDS_BEHIND = 6;
    private static final double LEVEL = 0.01;
    private static final double NOT_THEN = 0.04;
    private static final double SURE_ENOUGH = 0.7;
    private static final double APART = 0.02;

    /** What a name leads to: an agency, or a kind at a unit where there may be one, several or none. */
    private record Target(@Nullable Agency agency, @Nullable AgencyKind kind, AdminUnit unit, int level) {}

    private record Entry(WrittenName name, Target target, double lost) {}

    private record Hit(Target target, double score) {}

    private final Surroundings around;
    private final AgencyVocabulary vocabulary;
    private final LocalDate on;
    private final Map<Character, List<Entry>> byFirstLetter = new HashMap<>();
    private final Map<String, List<Entry>> byWords = new HashMap<>();
    private final Map<String, List<Entry>> byLetters = new HashMap<>();
    private final Map<String, Resolution> answered = new HashMap<>();

    AgencyNames(Surroundings around, AgencyVocabulary vocabulary, LocalDate on) {
        this.around = around;
        this.vocabulary = vocabulary;
        this.on = on;
        List<AdminUnit> units = new ArrayList<>(List.of(around.home()));
        units.addAll(around.above());
        for (Agency agency : around.agencies()) {
            int level = level(agency, units);
            AdminUnit unit = level < units.size() ? units.get(level) : around.home();
            Target target = new Target(agency, null, unit, level);
            double lost = agency.isValidOn(on) ? 0 : NOT_THEN;
            add(agency.name(), target, lost);
            around.otherNames().getOrDefault(agency.id(), List.of()).forEach(name -> add(name, target, lost));
        }
        for (int level = 0; level < units.size(); level++) {
            AdminUnit unit = units.get(level);
            for (AgencyKind kind : vocabulary.of(unit.tier())) {
                Target target = new Target(null, kind, unit, level);
                double lost = 0.03 + (kind.existsOn(on) ? 0 : NOT_THEN);
                kind.writtenAt(unit, vocabulary.tierWord(unit.tier())).forEach(name -> add(name, target, lost));
            }
        }
    }

    private static int level(Agency agency, List<AdminUnit> units) {
        for (int level = 0; level < units.size(); level++) {
            if (units.get(level).code().equals(agency.unitCode())) {
                return level;
            }
        }
        return units.size();
    }

    private void add(String written, Target target, double lost) {
        WrittenName name = vocabulary.known(written);
        if (!name.isEmpty()) {
            Entry entry = new Entry(name, target, lost + target.level() * LEVEL);
            byFirstLetter
                    .computeIfAbsent(name.compact().charAt(0), letter -> new ArrayList<>())
                    .add(entry);
            byWords.computeIfAbsent(name.words(), words -> new ArrayList<>()).add(entry);
            byLetters
                    .computeIfAbsent(name.compact(), letters -> new ArrayList<>())
                    .add(entry);
        }
    }

    synchronized Resolution resolve(String written) {
        return answered.computeIfAbsent(written, this::read);
    }

    private Resolution read(String written) {
        WrittenName name = WrittenName.of(written);
        if (name.isEmpty()) {
            return new Resolution.Unknown(null);
        }
        List<Hit> hits = hits(byWords.getOrDefault(name.words(), List.of()), 1.0);
        if (hits.isEmpty()) {
            hits = hits(byLetters.getOrDefault(name.compact(), List.of()), 0.98);
        }
        if (hits.isEmpty() && name.hasAbbreviation()) {
            hits = hits(abbreviated(name, 0), 0.96);
        }
        if (hits.isEmpty()) {
            hits = withMoreWords(name);
        }
        if (hits.isEmpty()) {
            hits = misread(name);
        }
        if (hits.isEmpty() && name.hasAbbreviation()) {
            hits = hits(abbreviated(name, 2), 0.8);
        }
        if (hits.isEmpty() && name.hasAbbreviation()) {
            hits = misreadAbbreviation(name);
        }
        return answer(hits);
    }

    private List<Entry> abbreviated(WrittenName name, int mostLeftOver) {
        if (name.initials().length() < 3) {
            return List.of();
        }
        return sameStart(name).stream()
                .filter(entry -> {
                    int left = name.leftOverOf(entry.name());
                    return left >= 0 && left <= mostLeftOver;
                })
                .toList();
    }

    /**
     * A known name and more words: what the body then does ("PC06 hướng dẫn …"), or home named somewhere behind it ("Chi cục
     * Thống kê khu vực …"). With anything else behind it, it is only a guess.
     */
    private List<Hit> withMoreWords(WrittenName name) {
        List<String> tokens =
                name.tokens().stream().map(WrittenName.Token::text).toList();
        String home = WrittenName.of(around.home().shortName()).words();
        for (int length = tokens.size() - 1; length >= 1; length--) {
            List<Entry> found = byWords.getOrDefault(String.join(" ", tokens.subList(0, length)), List.of());
            String behind = String.join(" ", tokens.subList(length, tokens.size()));
            if (!found.isEmpty() && vocabulary.beginsAnAct(behind)) {
                return hits(found, 0.95);
            }
            boolean near = length > 1 && tokens.size() - length <= MOST_WORDS_BEHIND;
            if (!found.isEmpty() && near && (" " + behind + " ").contains(" " + home + " ")) {
                return hits(found, 0.9);
            }
            if (!found.isEmpty() && near && length > 2) {
                return hits(found, SURE_ENOUGH - 0.1);
            }
        }
        return List.of();
    }

    private List<Hit> misread(WrittenName name) {
        int allowed = name.compact().length() < 8 ? 0 : name.compact().length() < 14 ? 1 : 2;
        // One letter of an abbreviation is a whole word: much less is left to recognise it by.
        double start = name.hasAbbreviation() ? 0.85 : 0.95;
        List<Hit> hits = new ArrayList<>();
        for (Entry entry : allowed == 0 ? List.<Entry>of() : sameStart(name)) {
            if (name.digits().equals(entry.name().digits())) {
                int distance = WrittenName.distance(name.compact(), entry.name().compact(), allowed);
                if (distance <= allowed && entry.name().compact().length() >= 8) {
                    hits.add(new Hit(entry.target(), start - 0.07 * distance - entry.lost()));
                }
            }
        }
        return hits;
    }

    private List<Hit> misreadAbbreviation(WrittenName name) {
        String initials = name.initials();
        if (initials.length() < 5) {
            return List.of();
        }
        return hits(
                sameStart(name).stream()
                        .filter(entry -> entry.name()
                                        .tokens()
                                        .getFirst()
                                        .text()
                                        .equals(name.tokens().getFirst().text())
                                && WrittenName.distance(initials, entry.name().initials(), 1) == 1)
                        .toList(),
                SURE_ENOUGH + 0.05);
    }

    /** Readers get many letters wrong, but seldom the capital at the beginning; and it spares nine tenths of the work. */
    private List<Entry> sameStart(WrittenName name) {
        return byFirstLetter.getOrDefault(name.compact().charAt(0), List.of());
    }

    private static List<Hit> hits(Collection<Entry> found, double score) {
        return found.stream()
                .map(entry -> new Hit(entry.target(), score - entry.lost()))
                .toList();
    }

    /** Turns places in the vocabulary into agencies, and says how sure that is. */
    private Resolution answer(List<Hit> hits) {
        Map<UUID, Double> scores = new LinkedHashMap<>();
        Map<UUID, Agency> found = new HashMap<>();
        Hit best = null;
        for (Hit hit : hits.stream()
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .toList()) {
            best = best == null ? hit : best;
            for (Agency agency : agenciesOf(hit.target())) {
                double score = hit.score() - (agency.isValidOn(on) ? 0 : NOT_THEN);
                scores.merge(agency.id(), score, Math::max);
                found.put(agency.id(), agency);
            }
        }
        if (best == null) {
            return new Resolution.Unknown(null);
        }
        // Where the nearest body that is meant does not exist yet, one of a farther unit is not meant instead.
        Target meant = best.target();
        boolean missing = agenciesOf(meant).isEmpty();
        List<Agency> ranked = found.values().stream()
                .filter(agency ->
                        !missing || agency.unitCode().equals(meant.unit().code()))
                .sorted(Comparator.comparing((Agency agency) -> scores.getOrDefault(agency.id(), 0.0))
                        .reversed()
                        .thenComparing(Agency::name))
                .toList();
        if (ranked.isEmpty()) {
            return new Resolution.Unknown(proposal(meant));
        }
        double first = scores.getOrDefault(ranked.getFirst().id(), 0.0);
        List<Agency> near = ranked.stream()
                .filter(agency -> first - scores.getOrDefault(agency.id(), 0.0) < APART / 2)
                .toList();
        if (near.size() > 1 || first < SURE_ENOUGH - APART) {
            return new Resolution.Candidates(near.size() > 1 ? near : ranked.subList(0, Math.min(3, ranked.size())));
        }
        return new Resolution.Known(ranked.getFirst(), Math.min(1, first));
    }

    private List<Agency> agenciesOf(Target target) {
        if (target.agency() != null) {
            return List.of(target.agency());
        }
        AgencyKind kind = target.kind();
        List<Agency> all = around.agencies().stream()
                .filter(agency -> kind != null
                        && agency.kind().equals(kind.id())
                        && agency.unitCode().equals(target.unit().code()))
                .toList();
        List<Agency> then = all.stream().filter(agency -> agency.isValidOn(on)).toList();
        return then.isEmpty() ? all : then;
    }

    private static Resolution.@Nullable Proposal proposal(Target target) {
        AgencyKind kind = target.kind();
        return kind == null
                ? null
                : new Resolution.Proposal(
                        kind.id(), kind.nameAt(target.unit()), target.unit().code());
    }
}

package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One line of agency-kinds.tsv: a sort of body, the tier and days at which it exists, and how offices write it. */
record AgencyKind(
        String id,
        AdminUnit.Tier tier,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        Standard standard,
        String name,
        List<String> spellings,
        @Nullable String successor,
        List<String> parents) {

    /** Where a body of this kind is made by default. */
    enum Standard {
        ALL,
        RURAL,
        URBAN,
        COMMUNE,
        WARD,
        ETHNIC,
        COLLECTIVE,
        NO;

        static Standard of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean existsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    boolean isStandardAt(AdminUnit unit) {
        return tier == unit.tier()
                && switch (standard) {
                    case ALL, COLLECTIVE -> true;
                    case RURAL -> unit.kind() == AdminUnit.Kind.RURAL_DISTRICT;
                    case URBAN ->
                        unit.tier() == AdminUnit.Tier.DISTRICT && unit.kind() != AdminUnit.Kind.RURAL_DISTRICT;
                    case COMMUNE -> unit.kind() == AdminUnit.Kind.COMMUNE || unit.kind() == AdminUnit.Kind.TOWNSHIP;
                    case WARD -> unit.kind() == AdminUnit.Kind.WARD || unit.kind() == AdminUnit.Kind.SPECIAL_ZONE;
                    case ETHNIC, NO -> false;
                };
    }

    /** The name of such a body at this unit: "Công an huyện Trường Lâm". */
    String nameAt(AdminUnit unit) {
        return fill(name, unit.nameInSentence(), unit);
    }

    /** What such bodies are called, without a unit: for lists of kinds. */
    String plainName() {
        return name.replaceAll("\\{\\w+}", "").replaceAll("\\s+", " ").strip();
    }

    private static String fill(String pattern, String unitWords, AdminUnit unit) {
        return pattern.replace("{unit}", unitWords)
                .replace("{tier}", unitWords)
                .replace("{kind}", unit.kindWord())
                .replace("{name}", unit.shortName())
                .replaceAll("\\s+", " ")
                .strip();
    }

    /**
     * Every way in which a document of this unit may write the body: with the unit's full name, its kind, the common word of
     * its tier, its bare name, or without any of them.
     *
     * @param tierWord the common word of the tier, e.g. the one for rural districts also where the unit is a town
     */
    Set<String> writtenAt(AdminUnit unit, String tierWord) {
        Set<String> all = new LinkedHashSet<>();
        Stream.concat(Stream.of(name), spellings.stream()).forEach(pattern -> {
            String open = pattern.contains("{unit}") || pattern.contains("{tier}") ? pattern : pattern + " {unit}";
            for (String words : List.of(unit.nameInSentence(), unit.kindWord(), tierWord, unit.shortName(), "")) {
                all.add(fill(open, words, unit));
            }
        });
        return all;
    }
}

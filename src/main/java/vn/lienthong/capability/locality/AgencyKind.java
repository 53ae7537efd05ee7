package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
        @Nullable String parent) {

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
                    case URBAN -> unit.tier() == AdminUnit.Tier.DISTRICT
                            && unit.kind() != AdminUnit.Kind.RURAL_DISTRICT;
                    case COMMUNE -> unit.kind() == AdminUnit.Kind.COMMUNE || unit.kind() == AdminUnit.Kind.TOWNSHIP;
                    case WARD -> unit.kind() == AdminUnit.Kind.WARD || unit.kind() == AdminUnit.Kind.SPECIAL_ZONE;
                    case ETHNIC, NO -> false;
                };
    }

    /** The name of such a body at this unit: "Công an huyện Trường Lâm". */
    String nameAt(AdminUnit unit) {
        return fill(name, unit.nameInSentence(), unit);
    }

    private static String fill(String pattern, String unitWords, AdminUnit unit) {
        return pattern.replace("{unit}", unitWords)
                .replace("{name}", unit.shortName())
                .replace("{tier}", unit.kindWord())
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Every way in which a document of this unit may write the body: with its full name, its kind, or neither. */
    List<String> writtenAt(AdminUnit unit) {
        List<String> patterns = new java.util.ArrayList<>(spellings);
        patterns.add(name);
        return patterns.stream()
                .flatMap(pattern -> {
                    String open = pattern.contains("{unit}")
                            ? pattern
                            : pattern.contains("{tier}") || pattern.contains("{name}")
                                    ? pattern.replace("{tier}", "{unit}")
                                    : pattern + " {unit}";
                    return java.util.stream.Stream.of(
                            fill(pattern, unit.nameInSentence(), unit),
                            fill(open, unit.nameInSentence(), unit),
                            fill(open, unit.kindWord(), unit),
                            fill(open, unit.shortName(), unit));
                })
                .distinct()
                .toList();
    }
}

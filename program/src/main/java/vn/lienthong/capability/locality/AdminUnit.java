package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One dated version of a province, district or commune. Its key is the code <em>and</em> the first day: after the reform of
 * 1 July 2025 the same province code names another province in seven cases, so a code without a day is ambiguous.
 * Kind, name and parent never change inside a version; a change makes a new one, and the two are linked as successors.
 *
 * @param code two digits (province), three (district) or five (commune), with leading zeros, as the Statistics Office gives it
 * @param validTo the last day, or null while the version stands
 * @param name the full name as issued, with its kind: "Phường Ba Đình"
 * @param parentCode the unit above on the same day; null for a province
 * @param act number of the act that made this version, if known
 * @param doubt which of the two days is only "about", because the sources show pictures and not days
 */
public record AdminUnit(
        String code,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Tier tier,
        Kind kind,
        String name,
        @Nullable String parentCode,
        @Nullable String act,
        Doubt doubt) {

    /** The level of government. The district tier ended on 30 June 2025 (law 72/2025/QH15). */
    public enum Tier {
        COUNTRY,
        PROVINCE,
        DISTRICT,
        COMMUNE
    }

    /** What the unit is called in law; the wording is in the messages. */
    public enum Kind {
        COUNTRY(Tier.COUNTRY, 0),
        PROVINCE(Tier.PROVINCE, 1),
        MUNICIPALITY(Tier.PROVINCE, 2),
        URBAN_DISTRICT(Tier.DISTRICT, 1),
        RURAL_DISTRICT(Tier.DISTRICT, 1),
        DISTRICT_TOWN(Tier.DISTRICT, 2),
        CITY(Tier.DISTRICT, 2),
        COMMUNE(Tier.COMMUNE, 1),
        WARD(Tier.COMMUNE, 1),
        TOWNSHIP(Tier.COMMUNE, 2),
        SPECIAL_ZONE(Tier.COMMUNE, 2);

        private final Tier tier;
        private final int words;

        Kind(Tier tier, int words) {
            this.tier = tier;
            this.words = words;
        }

        public Tier tier() {
            return tier;
        }
    }

    /** Which day of a version is only about right. */
    public enum Doubt {
        NONE,
        FROM,
        TO,
        BOTH
    }

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /** The name without its kind: "Ba Đình". A numbered ward keeps its number: "12". */
    public String shortName() {
        String rest = name;
        for (int i = 0; i < kind.words; i++) {
            rest = rest.substring(rest.indexOf(' ') + 1);
        }
        return rest;
    }

    /** The kind as it is written before the name, in lower case: "huyện". */
    String kindWord() {
        if (kind.words == 0) {
            return "";
        }
        return name.substring(0, name.length() - shortName().length()).strip().toLowerCase(Locale.ROOT);
    }

    /** The name inside a sentence: "huyện Trường Lâm". */
    public String nameInSentence() {
        return kind.words == 0 ? name : kindWord() + " " + shortName();
    }
}

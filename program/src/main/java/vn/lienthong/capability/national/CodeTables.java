package vn.lienthong.capability.national;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.idcard.Sex;

/**
 * What the codes of one connection mean. The official lists are given to connected bodies only, and gateways differ: a setting
 * adds to these or changes them. A code that stands in no table is no answer.
 *
 * @param results code of an answer, to a reason or {@code OK}
 * @param matches code of a field's answer
 * @param sexes GioiTinh, to 0 unknown, 1 male, 2 female, 3 not stated
 * @param lives TrangThai, to words
 */
record CodeTables(
        Map<String, String> results, Map<String, FieldMatch> matches, Map<String, String> sexes, Map<String, String> lives) {

    static final String OK = "OK";
    static final String WAIT = "WAIT";

    CodeTables {
        results = Map.copyOf(results);
        matches = Map.copyOf(matches);
        sexes = Map.copyOf(sexes);
        lives = Map.copyOf(lives);
    }

    /** Our reading of what is published; the sandbox speaks it. */
    static final CodeTables USUAL = new CodeTables(
            Map.of(
                    "00", OK,
                    "01", NationalOutcome.Reason.INVALID.name(),
                    "02", NationalOutcome.Reason.NOT_ALLOWED.name(),
                    "03", NationalOutcome.Reason.NOT_FOUND.name(),
                    "04", NationalOutcome.Reason.DIFFERENT.name(),
                    "05", NationalOutcome.Reason.SEVERAL.name(),
                    "06", NationalOutcome.Reason.LOCKED.name(),
                    "07", WAIT),
            Map.of("1", FieldMatch.MATCH, "2", FieldMatch.MISMATCH, "3", FieldMatch.NOT_FOUND, "4", FieldMatch.INSUFFICIENT),
            Map.of("0", "unknown", "1", "male", "2", "female", "3", "not-stated"),
            Map.of("0", "unknown", "1", "alive", "2", "deceased", "3", "missing", "4", "abroad", "5", "moved-away"));

    /**
     * These with others on top, such as {@code 200=OK, 404=NOT_FOUND}.
     *
     * @throws IllegalArgumentException for what is no result
     */
    CodeTables with(String setting) {
        Map<String, String> more = new HashMap<>(results);
        for (String pair : setting.split(",", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            String[] both = pair.split("=", 2);
            String meaning = both.length == 2 ? both[1].strip().toUpperCase(Locale.ROOT) : "";
            if (!meaning.equals(OK) && !meaning.equals(WAIT)) {
                NationalOutcome.Reason.valueOf(meaning);
            }
            more.put(both[0].strip(), meaning);
        }
        return new CodeTables(more, matches, sexes, lives);
    }

    Optional<String> result(String code) {
        return Optional.ofNullable(results.get(code));
    }

    Optional<FieldMatch> match(String code) {
        return Optional.ofNullable(matches.get(code));
    }

    static String sexCode(Sex sex) {
        return sex == Sex.MALE ? "1" : "2";
    }
}

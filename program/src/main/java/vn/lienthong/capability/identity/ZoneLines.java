package vn.lienthong.capability.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.lienthong.idcard.Mrz;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.PersonalNumber;

/**
 * Brings what character recognition saw into three lines of thirty. It miscounts the fillers in a row and sees one letter as
 * two; both are undone only if exactly one way of doing so satisfies all check digits, so that no number is ever guessed.
 */
final class ZoneLines {

    private static final int LINE = 30;
    private static final int LEAST = 20;
    /** Where the fillers of the second line begin. */
    private static final int FILLERS = 18;

    private static final String SYLLABLE =
            "(?:(?:B|CH?|D|GH?|GI|H|KH|L|M|NGH?|NH?|PH?|QU|R|S|TH?|TR|V|X)?[AEIOUY]{1,3}|K[EIY][AEIOUY]{0,2})"
                    + "(?:CH?|M|NG?|NH|P|T)?";
    /** At most three consonants, one to three vowels, at most two consonants of those that end syllables; K before E, I, Y. */
    private static final Pattern SYLLABLES = Pattern.compile(SYLLABLE + "( " + SYLLABLE + ")*");

    private ZoneLines() {}

    static MrzReading read(String recognised, LocalDate today) {
        MrzReading asItStands = MrzReading.of(recognised, today);
        if (asItStands instanceof MrzReading.Read read) {
            return withSureNames(read);
        }
        List<String> lines = recognised
                .lines()
                .map(line -> line.replaceAll("[^A-Z0-9<]", ""))
                .filter(line -> line.length() >= LEAST)
                .toList();
        MrzReading misread = asItStands;
        for (int at = 0; at + 2 < lines.size(); at++) {
            Map<String, MrzReading.Read> found = new LinkedHashMap<>();
            String third = third(lines.get(at + 2));
            for (String first : ofThirty(lines.get(at))) {
                for (String second : second(lines.get(at + 1))) {
                    String zone = first + second + third;
                    MrzReading reading = MrzReading.of(zone, today);
                    if (reading instanceof MrzReading.Read read) {
                        if (agrees(read.mrz())) {
                            found.putIfAbsent(read.mrz().keyText(), read);
                        }
                    } else if (reading instanceof MrzReading.CheckFailed) {
                        misread = reading;
                    }
                }
            }
            if (found.size() == 1) {
                return withSureNames(found.values().iterator().next());
            }
        }
        return misread;
    }

    /** Mended zones count only on Vietnamese cards, whose number stands in them twice. */
    private static boolean agrees(Mrz mrz) {
        PersonalNumber number = mrz.number();
        return number != null && number.lastNine().equals(mrz.documentNumber());
    }

    /**
     * Names have no check digit, and recognition takes fillers for letters, most often K. Two fillers end them; a name with a
     * syllable that Vietnamese does not have is left out whole, so that nobody is compared with a misread name.
     */
    private static MrzReading.Read withSureNames(MrzReading.Read read) {
        Mrz mrz = read.mrz();
        String surname = mrz.surname();
        String given = mrz.givenNames().split(" {2,}", 2)[0];
        boolean sure = SYLLABLES.matcher(surname).matches()
                && (given.isEmpty() || SYLLABLES.matcher(given).matches());
        return new MrzReading.Read(
                new Mrz(
                        mrz.issuer(),
                        mrz.documentNumber(),
                        mrz.number(),
                        mrz.birth(),
                        mrz.sex(),
                        mrz.expires(),
                        mrz.nationality(),
                        sure ? surname : "",
                        sure ? given : "",
                        mrz.keyText()),
                read.repaired(),
                read.flags());
    }

    /** As it stands, or with one sign too many left out. */
    private static List<String> ofThirty(String line) {
        if (line.length() == LINE) {
            return List.of(line);
        }
        List<String> ways = new ArrayList<>();
        for (int drop = 0; line.length() == LINE + 1 && drop <= LINE; drop++) {
            ways.add(line.substring(0, drop) + line.substring(drop + 1));
        }
        return ways;
    }

    /** Eleven fillers stand before its last sign, however many were seen. */
    private static List<String> second(String line) {
        List<String> ways = new ArrayList<>(ofThirty(line));
        String fillers = line.substring(FILLERS, line.length() - 1);
        if (line.length() != LINE && fillers.length() > 4 && fillers.matches("<+")) {
            ways.add(line.substring(0, FILLERS) + "<".repeat(LINE - FILLERS - 1) + line.charAt(line.length() - 1));
        }
        return ways;
    }

    /** Names have no check digit: fillers at their end are made up or left out, nothing else. */
    private static String third(String line) {
        String names = line.replaceAll("<+$", "");
        return names.length() > LINE ? names.substring(0, LINE) : names + "<".repeat(LINE - names.length());
    }
}

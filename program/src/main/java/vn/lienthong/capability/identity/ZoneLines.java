package vn.lienthong.capability.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.idcard.MrzReading;

/**
 * Brings what character recognition saw into three lines of thirty. It miscounts the fillers in a row and sees one letter as
 * two; both are undone only if exactly one way of doing so satisfies all check digits, so that no number is ever guessed.
 */
final class ZoneLines {

    private static final int LINE = 30;
    private static final int LEAST = 20;
    /** Where the fillers of the second line begin. */
    private static final int FILLERS = 18;

    private ZoneLines() {}

    static MrzReading read(String recognised, LocalDate today) {
        MrzReading asItStands = MrzReading.of(recognised, today);
        if (asItStands instanceof MrzReading.Read) {
            return asItStands;
        }
        List<String> lines = recognised.lines()
                .map(line -> line.replaceAll("[^A-Z0-9<]", ""))
                .filter(line -> line.length() >= LEAST)
                .toList();
        MrzReading misread = asItStands;
        for (int at = 0; at + 2 < lines.size(); at++) {
            Map<String, MrzReading> found = new LinkedHashMap<>();
            String third = third(lines.get(at + 2));
            for (String first : ofThirty(lines.get(at))) {
                for (String second : second(lines.get(at + 1))) {
                    String zone = first + second + third;
                    MrzReading reading = MrzReading.of(zone, today);
                    if (reading instanceof MrzReading.Read read) {
                        found.put(read.mrz().keyText() + read.mrz().number(), reading);
                    } else if (reading instanceof MrzReading.CheckFailed) {
                        misread = reading;
                    }
                }
            }
            if (found.size() == 1) {
                return found.values().iterator().next();
            }
        }
        return misread;
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

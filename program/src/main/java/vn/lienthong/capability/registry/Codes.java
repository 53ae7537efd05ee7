package vn.lienthong.capability.registry;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of the codes of peoples (1979 list) and religions (census list), from the data files of this room. */
final class Codes {

    private static final Map<String, String> PEOPLES = read("ethnic-groups.csv");
    private static final Map<String, String> RELIGIONS = read("religions.csv");

    private Codes() {}

    private static Map<String, String> read(String file) {
        return NameWords.lines(file, ",").stream()
                .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));
    }

    static String people(@Nullable String code) {
        return code == null ? "" : PEOPLES.getOrDefault(code, code);
    }

    static String religion(@Nullable String code) {
        return code == null ? "" : RELIGIONS.getOrDefault(code, code);
    }

    static Map<String, String> peoples() {
        return PEOPLES;
    }

    static Map<String, String> religions() {
        return RELIGIONS;
    }
}

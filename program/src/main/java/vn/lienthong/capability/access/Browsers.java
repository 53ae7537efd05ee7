package vn.lienthong.capability.access;

import java.util.List;

/** A browser's name out of what it says of itself, for people who look over their own sessions. */
final class Browsers {

    private record Sign(String mark, String name) {}

    /** The order matters: each of them also claims to be those below it. */
    private static final List<Sign> BROWSERS = List.of(
            new Sign("coc_coc_browser", "CocCoc"),
            new Sign("Edg/", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("Firefox/", "Firefox"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("Windows", "Windows"),
            new Sign("Android", "Android"),
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Mac OS", "Mac"),
            new Sign("Linux", "Linux"));

    private Browsers() {}

    static String name(String agent) {
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + " · " + system;
    }

    private static String first(List<Sign> signs, String agent) {
        return signs.stream()
                .filter(sign -> agent.contains(sign.mark()))
                .map(Sign::name)
                .findFirst()
                .orElse("");
    }
}

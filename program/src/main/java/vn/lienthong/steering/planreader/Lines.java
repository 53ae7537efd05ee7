package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides the words of a label or a cell into the lines that a person sees: by breaks and by bullets. */
final class Lines {

    private static final Pattern INLINE_BULLET = Pattern.compile("(?<=[.;:!])\\s+[-–+•]\\s+(?=\\p{Lu})");

    private Lines() {}

    static List<Traced> of(Traced words) {
        var lines = new ArrayList<Traced>();
        Traced open = Traced.EMPTY;
        for (Traced part : words.split(Traced.BREAK)) {
            Traced line = part.trim();
            if (line.isBlank()) {
                continue;
            }
            boolean bullet = Marker.of(line).kind() != Marker.Kind.NONE;
            boolean ended = open.length() == 0 || ".;:!?".indexOf(open.charAt(open.length() - 1)) >= 0;
            boolean point = open.text.endsWith(";");
            if (open.length() > 0 && !bullet && (!ended || !point && Character.isLowerCase(line.charAt(0)))) {
                open = open.then(' ', line);
            } else {
                add(lines, open);
                open = line;
            }
        }
        add(lines, open);
        return lines;
    }

    private static void add(List<Traced> lines, Traced line) {
        Matcher bullet = INLINE_BULLET.matcher(line.text);
        int from = 0;
        while (bullet.find()) {
            addOne(lines, line.sub(from, bullet.start()));
            from = bullet.end();
        }
        addOne(lines, line.from(from));
    }

    private static void addOne(List<Traced> lines, Traced line) {
        Marker marker = Marker.of(line.trim());
        Traced words = marker.kind().isBullet() || marker.kind() == Marker.Kind.LETTER
                ? line.trim().from(marker.end()).trim()
                : line.trim();
        if (!words.isBlank()) {
            lines.add(words);
        }
    }
}

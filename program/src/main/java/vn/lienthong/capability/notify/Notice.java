package vn.lienthong.capability.notify;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one person is told.
 *
 * @param account who is told
 * @param key what makes it this notice and no other: the same key reaches an account once for ever, however often it is
 *     told, by however many copies of the program, whatever the clock says. Begin it with the room:
 *     {@code reminders:step-0190…:2026-12-30:3}; no personal data
 * @param kind key of a {@link NoticeKind}
 * @param messageKey words in the telling room's bundle, one sentence; shown in the reader's language
 * @param arguments of the words, as they are to be read (days as {@code 30/12/2026}); no citizen's data
 * @param path page of this program that shows the matter, beginning with a slash; it decides itself who may see it
 * @param urgency how soon the person should know
 * @param due day by which something is to be done, or null
 */
public record Notice(
        UUID account,
        String key,
        String kind,
        String messageKey,
        List<String> arguments,
        String path,
        Urgency urgency,
        @Nullable LocalDate due) {

    private static final int LONGEST_KEY = 200;

    public Notice {
        arguments = List.copyOf(arguments);
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a notice's key has 1 to " + LONGEST_KEY + " letters");
        }
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("a notice leads to a page of this program, not to " + path);
        }
    }
}

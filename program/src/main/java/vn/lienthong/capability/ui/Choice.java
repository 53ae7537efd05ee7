package vn.lienthong.capability.ui;

import java.util.ArrayList;
import java.util.List;

/**
 * One answer to pick.
 *
 * @param value what is sent
 * @param text what the reader sees
 * @param hint one grey line under it, possibly empty
 * @param group name of the group in which a select shows it; choices of a group stand together; possibly empty
 */
public record Choice(String value, String text, String hint, String group) {

    /** An answer of no group. */
    public Choice(String value, String text, String hint) {
        this(value, text, hint, "");
    }

    /** An answer that needs no explanation. */
    public static Choice of(String value, String text) {
        return new Choice(value, text, "");
    }

    /** The choices as a select shows them: those of one group that stand together, together. */
    public static List<List<Choice>> groups(List<Choice> choices) {
        List<List<Choice>> groups = new ArrayList<>();
        for (Choice choice : choices) {
            if (groups.isEmpty() || !groups.getLast().getFirst().group().equals(choice.group())) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(choice);
        }
        return groups;
    }

    /** The same answer in a group. */
    public Choice in(String name) {
        return new Choice(value, text, hint, name);
    }
}

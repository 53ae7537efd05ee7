package vn.lienthong.capability.papers;

import java.util.List;

/**
 * What was found in a template. Wrong things keep it from being put in force; remarks do not.
 *
 * @param problems in the order of the document
 */
public record TemplateCheck(List<Problem> problems) {

    public TemplateCheck {
        problems = List.copyOf(problems);
    }

    /**
     * One finding.
     *
     * @param key message that says what is wrong and how to mend it
     * @param arguments of the message
     * @param where words of the paragraph it stands in; empty when it concerns the whole file
     * @param wrong whether the template cannot be used so
     */
    public record Problem(String key, List<Object> arguments, String where, boolean wrong) {

        public Problem {
            arguments = List.copyOf(arguments);
        }
    }

    /** Whether it may be put in force. */
    public boolean usable() {
        return problems.stream().noneMatch(Problem::wrong);
    }
}

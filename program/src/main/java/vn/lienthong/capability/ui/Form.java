package vn.lienthong.capability.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.VietnameseText;

/**
 * What a form holds: every value as it was typed, and what is wrong with it. A controller reads values from it, refuses
 * them by message keys, and shows the page again with the same object: nothing typed is ever lost.
 *
 * <pre>{@code
 * Form form = Form.sent(request.getParameterMap());
 * LocalDate day = TypedDay.parse(form.value("day")).orElse(null);
 * if (day == null) form.refuse("day", "plan.day.missing");
 * if (form.wrong()) { model.addAttribute("form", form); return "lienthong/steering/plan/edit"; }
 * }</pre>
 */
public final class Form {

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Form() {}

    /**
     * One thing to mend.
     *
     * @param field name of the field; empty when it is about the whole form
     * @param key message that says what to do
     * @param arguments of the message
     */
    public record Problem(String field, String key, List<Object> arguments) {}

    /** A form nobody has filled in yet. */
    public static Form blank() {
        return new Form();
    }

    /** A form as it was sent: composed to NFC, blanks around values cut off. */
    public static Form sent(Map<String, String[]> parameters) {
        Form form = new Form();
        parameters.forEach((name, sent) -> {
            List<String> clean = new ArrayList<>();
            for (String value : sent) {
                clean.add(VietnameseText.compose(value).strip());
            }
            form.values.put(name, clean);
        });
        return form;
    }

    /** Fills a field in, for a form that shows what is known. */
    public Form with(String field, String value) {
        values.put(field, List.of(value));
        return this;
    }

    /** What stands in the field, or an empty string. */
    public String value(String field) {
        List<String> sent = values.getOrDefault(field, List.of());
        return sent.isEmpty() ? "" : sent.getFirst();
    }

    /** Every value of a field that takes several, never null. */
    public List<String> values(String field) {
        return values.getOrDefault(field, List.of());
    }

    /** Whether that answer is picked. */
    public boolean picked(String field, String answer) {
        return values(field).contains(answer);
    }

    /** Says that a field must be mended, by a message that says what to do. */
    public Form refuse(String field, String key, Object... arguments) {
        problems.add(new Problem(field, key, List.of(arguments)));
        return this;
    }

    /** Whether anything must be mended. */
    public boolean wrong() {
        return !problems.isEmpty();
    }

    /** Everything that must be mended, in the order of the form. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What is wrong with one field, if anything. */
    public Optional<Problem> problem(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst();
    }

    static @Nullable String describedBy(String field, boolean hint, boolean wrong) {
        String ids = (hint ? field + "-hint " : "") + (wrong ? field + "-error" : "");
        return ids.isEmpty() ? null : ids.strip();
    }
}

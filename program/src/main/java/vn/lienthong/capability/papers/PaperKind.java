package vn.lienthong.capability.papers;

import java.util.List;
import java.util.function.Supplier;

/**
 * A kind of paper, declared as a bean by the room that makes it. What it lists as fields is the contract with whoever
 * changes its template in Word: the test page explains these fields and refuses others.
 *
 * <p>Every kind also offers the fields of the {@link Letterhead}; they are not listed again.
 *
 * @param code room and paper, such as {@code reports.weekly}
 * @param key message key of its name
 * @param room a class of the declaring room; resources are found beside it
 * @param template the default template: a {@code .docx}, or an outline ({@code .outline.txt}, see {@link TemplateBuilder})
 *     of which the docx is made
 * @param type abbreviation of the type of document by Decree 30/2020 such as {@code BC}; empty for a letter (công văn)
 * @param fields what a template may use besides the letterhead
 * @param sample data to try a template with: every field, lists with two entries at least
 */
public record PaperKind(
        String code,
        String key,
        Class<?> room,
        String template,
        String type,
        List<Field> fields,
        Supplier<PaperData> sample) {

    public PaperKind {
        if (!code.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+")) {
            throw new IllegalArgumentException("a kind of paper is named room.paper, not " + code);
        }
        fields = List.copyOf(fields);
    }

    /** What a field holds. */
    public enum Shape {
        TEXT,
        NUMBER,
        DATE,
        /** Entries that a template repeats a paragraph, several, or a table row for. */
        LIST,
        /** A table whose columns are known only when it is filled. */
        TABLE
    }

    /**
     * A field of a template.
     *
     * @param name as written between braces: lower case letters without marks, digits, {@code _}
     * @param key message key of its meaning
     * @param shape what it holds
     * @param required whether a template without it is wrong, such as the number of a report
     * @param fields of one entry, for a list
     */
    public record Field(String name, String key, Shape shape, boolean required, List<Field> fields) {

        public Field {
            if (!name.matches("[a-z][a-z0-9_]*")) {
                throw new IllegalArgumentException("a field has a plain name, not " + name);
            }
            fields = List.copyOf(fields);
        }

        public static Field text(String name, String key) {
            return new Field(name, key, Shape.TEXT, false, List.of());
        }

        public static Field number(String name, String key) {
            return new Field(name, key, Shape.NUMBER, false, List.of());
        }

        public static Field date(String name, String key) {
            return new Field(name, key, Shape.DATE, false, List.of());
        }

        public static Field list(String name, String key, Field... fields) {
            return new Field(name, key, Shape.LIST, false, List.of(fields));
        }

        public static Field table(String name, String key) {
            return new Field(name, key, Shape.TABLE, false, List.of());
        }

        /** The same, and no template may leave it out. */
        public Field mandatory() {
            return new Field(name, key, shape, true, fields);
        }
    }
}

package vn.lienthong.capability.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.lienthong.kernel.VietnameseText;

/**
 * One field of a {@link RowType}: what a cell must hold. Its words are the message {@code labelKey}; other headings under
 * which offices keep it stand in the message {@code labelKey + ".also"}, parted by {@code |}. Headings are compared
 * without marks, capitals and punctuation.
 *
 * @param <T> what a good cell becomes
 */
public final class RowField<T> {

    /** What came of a cell. */
    public sealed interface Reading<T> {}

    /** A good cell. */
    public record Value<T>(T value) implements Reading<T> {}

    /**
     * A cell that cannot be taken.
     *
     * @param key message key of what is wrong and how to mend it
     * @param arguments texts and numbers for it
     */
    public record Problem(String key, List<Object> arguments) {

        /** A reason with its arguments. */
        public static Problem of(String key, Object... arguments) {
            return new Problem(key, List.of(arguments));
        }
    }

    /** A cell that cannot be taken. */
    public record Bad<T>(Problem problem) implements Reading<T> {}

    private final String name;
    private final String labelKey;
    private final boolean required;
    private final Sheet.Kind kind;
    private final Class<T> type;
    private final Function<Cell, Reading<T>> reader;
    private final String words;

    private RowField(
            String name,
            String labelKey,
            boolean required,
            Sheet.Kind kind,
            Class<T> type,
            Function<Cell, Reading<T>> reader,
            String words) {
        this.name = name;
        this.labelKey = labelKey;
        this.required = required;
        this.kind = kind;
        this.type = type;
        this.reader = reader;
        this.words = words;
    }

    /** Words of at most so many characters. */
    public static RowField<String> text(String name, String labelKey, int longest) {
        return new RowField<>(
                name,
                labelKey,
                false,
                Sheet.Kind.TEXT,
                String.class,
                cell -> {
                    String text = cell.text();
                    return text.length() <= longest
                            ? new Value<>(text)
                            : new Bad<>(Problem.of("imports.problem.long", longest, text.length()));
                },
                "");
    }

    /** A whole number within bounds. */
    public static RowField<Long> wholeNumber(String name, String labelKey, long least, long most) {
        return new RowField<>(
                name, labelKey, false, Sheet.Kind.NUMBER, Long.class, cell -> CellReaders.whole(cell, least, most), "");
    }

    /** A number, with or without a fraction. */
    public static RowField<BigDecimal> number(String name, String labelKey) {
        return new RowField<>(name, labelKey, false, Sheet.Kind.NUMBER, BigDecimal.class, CellReaders::number, "");
    }

    /** A day: a date cell, or text such as 30/12/2023, 30-12-2023 or 2023-12-30. */
    public static RowField<LocalDate> date(String name, String labelKey) {
        return new RowField<>(name, labelKey, false, Sheet.Kind.DATE, LocalDate.class, CellReaders::date, "");
    }

    /**
     * One of a few words, compared without marks and capitals.
     *
     * @param type class of the meanings
     * @param meanings what each word means
     */
    public static <E> RowField<E> oneOf(String name, String labelKey, Class<E> type, Map<String, E> meanings) {
        Map<String, E> folded = new HashMap<>();
        meanings.forEach((word, meaning) -> folded.put(VietnameseText.fold(word), meaning));
        String words = String.join(", ", meanings.keySet().stream().sorted().toList());
        return new RowField<>(
                name,
                labelKey,
                false,
                Sheet.Kind.TEXT,
                type,
                cell -> {
                    E meaning = folded.get(VietnameseText.fold(cell.text()));
                    return meaning == null
                            ? new Bad<>(Problem.of("imports.problem.choice", words))
                            : new Value<>(meaning);
                },
                words);
    }

    /** A field with a rule of the room's own, over the text of the cell. */
    public static <T> RowField<T> of(
            String name, String labelKey, Class<T> type, Function<String, Reading<T>> textReader) {
        return new RowField<>(name, labelKey, false, Sheet.Kind.TEXT, type, cell -> textReader.apply(cell.text()), "");
    }

    /** The same field, which may not be left empty and whose column must be there. */
    public RowField<T> required() {
        return new RowField<>(name, labelKey, true, kind, type, reader, words);
    }

    /** Its name within the row type. */
    public String name() {
        return name;
    }

    String labelKey() {
        return labelKey;
    }

    boolean isRequired() {
        return required;
    }

    /** The words that a cell may hold, where they are few; or an empty string. */
    String words() {
        return words;
    }

    Sheet.Kind kind() {
        return kind;
    }

    Reading<T> read(Cell cell) {
        return reader.apply(cell);
    }

    T cast(Object value) {
        return type.cast(value);
    }
}

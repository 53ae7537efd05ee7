package vn.lienthong.capability.matching;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.imports.SheetReading;
import vn.lienthong.kernel.VietnameseText;

/** Makes persons' rows of the cells of a sheet, and says why a row names nobody. Keeps the hamlet of a line between rows. */
final class RowMaker {

    private static final Pattern HAMLET = Pattern.compile(
            "^(?:[ivx]+\\.?|\\d+\\.?|[a-h]\\.)?\\s*(thon|xom|ap|ban|buon|bon|lang|phum|soc|khu|khu pho|khom|khoi|to|to dan pho|tdp|tieu khu)\\b.*");
    private static final Pattern TOTAL = Pattern.compile("^(tong( cong| so)?|cong)\\b.*");

    private final Map<SheetField, Integer> columns = new EnumMap<>(SheetField.class);
    private final List<String> headings;
    private String hamlet = "";

    RowMaker(List<String> headings, List<String> fields) {
        this.headings = headings;
        for (int column = 0; column < fields.size(); column++) {
            int at = column;
            SheetField.of(fields.get(column)).ifPresent(field -> columns.putIfAbsent(field, at));
        }
    }

    /** What became of a row of the sheet. */
    sealed interface Made {

        /** A person is named. */
        record Good(Written row) implements Made {}

        /** Nobody is named; the reason is a message key. */
        record Unreadable(String reason) implements Made {}

        /** A line that is no person's and is meant so: a title, numbers of columns. */
        record Between() implements Made {}
    }

    Made make(SheetReading.Row row) {
        List<String> filled =
                row.cells().stream().filter(cell -> !cell.isEmpty()).toList();
        String first = filled.isEmpty() ? "" : VietnameseText.fold(filled.getFirst());
        if (filled.size() <= 2 && HAMLET.matcher(first).matches()) {
            hamlet = filled.getFirst();
            return new Made.Between();
        }
        if (filled.size() > 2 && filled.stream().allMatch(cell -> cell.matches("\\(?[0-9A-Za-z]{1,2}\\)?"))) {
            return new Made.Between();
        }
        Written made = written(row);
        String digits = made.anyNumber().replaceAll("\\D", "");
        boolean letters = made.name().codePoints().anyMatch(Character::isLetter);
        if (letters && TOTAL.matcher(VietnameseText.fold(made.name())).matches() && digits.isEmpty()) {
            return new Made.Unreadable("matching.unreadable.total");
        }
        if (repeatsHeadings(row)) {
            return new Made.Between();
        }
        if (!letters && digits.length() < 9) {
            return filled.size() <= 1
                    ? new Made.Between()
                    : new Made.Unreadable(
                            made.name().isEmpty() ? "matching.unreadable.nobody" : "matching.unreadable.no-letters");
        }
        if (made.name().length() > 200) {
            return new Made.Unreadable("matching.unreadable.long");
        }
        return new Made.Good(made);
    }

    private boolean repeatsHeadings(SheetReading.Row row) {
        Integer name = columns.getOrDefault(SheetField.NAME, columns.get(SheetField.GIVEN));
        return name != null
                && name < headings.size()
                && !row.cell(name).isEmpty()
                && SheetReading.plain(row.cell(name)).equals(SheetReading.plain(headings.get(name)));
    }

    private Written written(SheetReading.Row row) {
        String name = text(row, SheetField.NAME);
        if (name.isEmpty()) {
            name = (text(row, SheetField.FAMILY) + " " + text(row, SheetField.GIVEN)).strip();
        }
        String sex = sex(text(row, SheetField.SEX));
        String birth = birth(row);
        String male = text(row, SheetField.BIRTH_MALE);
        String female = text(row, SheetField.BIRTH_FEMALE);
        if (!male.isEmpty() || !female.isEmpty()) {
            sex = sex.isEmpty() ? (female.isEmpty() ? "M" : "F") : sex;
            String day = female.isEmpty() ? male : female;
            birth = birth.isEmpty() && day.matches(".*\\d.*") ? day : birth;
        }
        String address = text(row, SheetField.ADDRESS);
        return new Written(
                row.number(),
                text(row, SheetField.NUMBER),
                text(row, SheetField.OLD_NUMBER),
                name,
                birth,
                sex,
                text(row, SheetField.UNIT),
                hamlet(text(row, SheetField.HAMLET), address),
                address,
                text(row, SheetField.PARENT),
                text(row, SheetField.PHONE));
    }

    private String birth(SheetReading.Row row) {
        String whole = text(row, SheetField.BIRTH);
        String year = text(row, SheetField.YEAR);
        if (!whole.isEmpty() || year.isEmpty()) {
            return whole;
        }
        String month = text(row, SheetField.MONTH);
        String day = text(row, SheetField.DAY);
        return month.isEmpty() ? year : day.isEmpty() ? month + "/" + year : day + "/" + month + "/" + year;
    }

    private String hamlet(String written, String address) {
        if (!written.isEmpty()) {
            return written;
        }
        if (!hamlet.isEmpty()) {
            return hamlet;
        }
        return Arrays.stream(address.split("[,;–-]", -1))
                .map(String::strip)
                .filter(part -> part.length() <= 40
                        && HAMLET.matcher(VietnameseText.fold(part)).matches())
                .findFirst()
                .orElse("");
    }

    private static String sex(String written) {
        return switch (VietnameseText.fold(written).toLowerCase(Locale.ROOT)) {
            case "nam", "m", "male", "1", "trai", "ong" -> "M";
            case "nu", "f", "female", "2", "gai", "ba" -> "F";
            default -> "";
        };
    }

    private String text(SheetReading.Row row, SheetField field) {
        @Nullable Integer column = columns.get(field);
        return column == null ? "" : row.cell(column);
    }
}

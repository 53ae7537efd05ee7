package vn.lienthong.capability.national;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.imports.ImportedRow;
import vn.lienthong.capability.imports.RowField;
import vn.lienthong.capability.imports.RowType;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.OldNumber;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.Sex;
import vn.lienthong.kernel.TypedDay;

/** A row of a list: number, name, birth date, and the sex if it is to be checked too. */
@Component
class ListRows implements RowType {

    static final String KIND = "national.rows";

    private static final RowField<String> NUMBER =
            RowField.of("number", "national.row.number", String.class, ListRows::number).required();
    private static final RowField<String> NAME =
            RowField.text("name", "national.row.name", 100).required();
    private static final RowField<BirthDate> BIRTH =
            RowField.of("birth", "national.row.birth", BirthDate.class, ListRows::birth).required();
    private static final RowField<Sex> SEX = RowField.oneOf(
            "sex", "national.row.sex", Sex.class, Map.of("Nam", Sex.MALE, "Nữ", Sex.FEMALE));

    private final NationalLists lists;

    ListRows(NationalLists lists) {
        this.lists = lists;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String nameKey() {
        return "national.row.sheet";
    }

    @Override
    public String right() {
        return NationalConfiguration.VERIFY;
    }

    @Override
    public List<RowField<?>> fields() {
        return List.of(NUMBER, NAME, BIRTH, SEX);
    }

    @Override
    public void take(UUID importId, List<ImportedRow> rows) {
        for (ImportedRow row : rows) {
            String digits = row.require(NUMBER);
            lists.take(
                    importId,
                    row.key(),
                    row.number(),
                    new Claim(
                            digits.length() == 12 ? new PersonalNumber(digits) : null,
                            digits.length() == 9 ? new OldNumber(digits) : null,
                            row.require(NAME),
                            row.require(BIRTH),
                            row.get(SEX).orElse(null)));
        }
    }

    @Override
    public void withdraw(UUID importId) {
        lists.withdraw(importId);
    }

    @Override
    public String seenAt() {
        return NationalLists.PATH;
    }

    /** 12 digits, or the old 9. Eleven or eight are what a spreadsheet leaves of a number that begins with 0. */
    private static RowField.Reading<String> number(String text) {
        Optional<String> digits = PersonalNumber.read(text)
                .map(PersonalNumber::text)
                .or(() -> OldNumber.read(text).map(OldNumber::text));
        if (digits.isPresent()) {
            return new RowField.Value<>(digits.get());
        }
        boolean cut = text.matches("\\d{11}|\\d{8}");
        return new RowField.Bad<>(
                RowField.Problem.of(cut ? "national.row.number.zero" : "national.row.number.wrong"));
    }

    private static RowField.Reading<BirthDate> birth(String text) {
        return typed(text)
                .<RowField.Reading<BirthDate>>map(RowField.Value::new)
                .orElseGet(() -> new RowField.Bad<>(RowField.Problem.of("national.row.birth.wrong")));
    }

    /** A birth date as people type it: 05/01/1950, 01/1950 or 1950. */
    static Optional<BirthDate> typed(String text) {
        String clean = text.strip();
        if (clean.matches("\\d{4}")) {
            return BirthDate.of(Integer.parseInt(clean), 0, 0);
        }
        if (clean.toLowerCase(Locale.ROOT).matches("\\d{1,2}\\s*[/.-]\\s*\\d{4}")) {
            String[] both = clean.split("\\s*[/.-]\\s*", 2);
            return BirthDate.of(Integer.parseInt(both[1]), Integer.parseInt(both[0]), 0);
        }
        return TypedDay.parse(clean)
                .filter(day -> day.getYear() >= 1850 && day.getYear() <= 2399)
                .map(BirthDate::of);
    }
}

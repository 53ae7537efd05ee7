package vn.lienthong.capability.registry;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.kernel.TypedDay;
import vn.lienthong.kernel.VietnameseText;

/** Values of the fields that can be corrected: as typed, as stored in a proposal, and as written into the row. */
final class NewValue {

    /** What can be corrected here; residence has procedures of its own. */
    static final Set<PersonField> CORRECTABLE = java.util.Collections.unmodifiableSet(java.util.EnumSet.of(
            PersonField.NUMBER,
            PersonField.NAME,
            PersonField.BIRTH,
            PersonField.SEX,
            PersonField.ETHNICITY,
            PersonField.RELIGION,
            PersonField.NATIONALITY));

    private static final Pattern MONTH = Pattern.compile("(\\d{1,2})\\s*[/.-]\\s*(\\d{4})");
    private static final int LONGEST_NAME = 100;

    private NewValue() {}

    /** The value as it is stored in the proposal; empty if it cannot be meant. */
    static Optional<String> read(PersonField field, String typed) {
        String text = typed.strip().replaceAll("\\s+", " ");
        return switch (field) {
            case NUMBER -> PersonalNumber.read(text).map(PersonalNumber::text);
            case NAME -> isName(text) ? Optional.of(VietnameseText.compose(text)) : Optional.empty();
            case BIRTH -> birth(text).map(NewValue::stored);
            case SEX -> Optional.of(text).filter(Set.of("MALE", "FEMALE", "NOT_STATED")::contains);
            case ETHNICITY -> Optional.of(text).filter(Codes.peoples()::containsKey);
            case RELIGION -> Optional.of(text).filter(Codes.religions()::containsKey);
            case NATIONALITY -> Optional.of(text.toUpperCase(Locale.ROOT)).filter(code -> code.matches("[A-Z]{3}"));
            default -> Optional.empty();
        };
    }

    /** Letters of Vietnamese or another Vietnamese people's language; no digits, no symbols but the apostrophe and hyphen. */
    private static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && text.matches("[\\p{L}\\p{M}]['’ʼ\\p{L}\\p{M} -]*");
    }

    static Optional<Person.Birth> birth(String text) {
        if (text.matches("[12]\\d{3}")) {
            return Optional.of(
                    new Person.Birth(LocalDate.of(Integer.parseInt(text), 1, 1), Person.Birth.Precision.YEAR));
        }
        Matcher month = MONTH.matcher(text);
        if (month.matches()) {
            int number = Integer.parseInt(month.group(1));
            return number < 1 || number > 12
                    ? Optional.empty()
                    : Optional.of(new Person.Birth(
                            LocalDate.of(Integer.parseInt(month.group(2)), number, 1), Person.Birth.Precision.MONTH));
        }
        return TypedDay.parse(text).map(day -> new Person.Birth(day, Person.Birth.Precision.DAY));
    }

    private static String stored(Person.Birth birth) {
        return birth.words();
    }

    /** The columns that a value sets, with the values as PostgreSQL casts them. */
    static Map<String, Object> columns(PersonField field, String value) {
        return switch (field) {
            case NUMBER -> Map.of("personal_id", value);
            case NAME -> Map.of("full_name", value, "name_key", NameKey.of(value));
            case BIRTH -> {
                Person.Birth birth = birth(value).orElseThrow();
                yield Map.of(
                        "birth_date",
                        birth.day(),
                        "birth_precision",
                        (short) birth.precision().code(),
                        "birth_year",
                        (short) birth.day().getYear());
            }
            case SEX -> Map.of("sex", (short) Person.Sex.valueOf(value).code());
            case ETHNICITY -> Map.of("ethnicity", value);
            case RELIGION -> Map.of("religion", value);
            case NATIONALITY -> Map.of("nationality", value);
            default -> throw new IllegalArgumentException(field.name());
        };
    }
}

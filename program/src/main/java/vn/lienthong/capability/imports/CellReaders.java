package vn.lienthong.capability.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How cells become numbers and days, in the ways Vietnamese offices write them. */
final class CellReaders {

    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[/.\\-](\\d{1,2})[/.\\-](\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].*)?");
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,30}(?:\\.\\d{1,30})?");
    private static final Pattern VIETNAMESE = Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,30})?");
    private static final Pattern COMMA_FRACTION = Pattern.compile("[+-]?\\d{1,30},\\d{1,30}");
    private static final Pattern ENGLISH = Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3}){2,}(?:\\.\\d{1,30})?");

    private CellReaders() {}

    static RowField.Reading<BigDecimal> number(Cell cell) {
        if (cell instanceof Cell.Quantity quantity) {
            return new RowField.Value<>(quantity.number());
        }
        String text = cell.text().replaceAll("[\\s\u00a0]", "");
        if (VIETNAMESE.matcher(text).matches()) {
            return new RowField.Value<>(new BigDecimal(text.replace(".", "").replace(',', '.')));
        }
        if (COMMA_FRACTION.matcher(text).matches()) {
            return new RowField.Value<>(new BigDecimal(text.replace(',', '.')));
        }
        if (ENGLISH.matcher(text).matches()) {
            return new RowField.Value<>(new BigDecimal(text.replace(",", "")));
        }
        if (PLAIN.matcher(text).matches()) {
            return new RowField.Value<>(new BigDecimal(text));
        }
        return new RowField.Bad<>(RowField.Problem.of("imports.problem.number", shown(cell)));
    }

    static RowField.Reading<Long> whole(Cell cell, long least, long most) {
        if (number(cell) instanceof RowField.Value<BigDecimal>(BigDecimal number)) {
            if (number.stripTrailingZeros().scale() > 0) {
                return new RowField.Bad<>(RowField.Problem.of("imports.problem.whole", shown(cell)));
            }
            if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
                return new RowField.Bad<>(RowField.Problem.of("imports.problem.bounds", least, most));
            }
            return new RowField.Value<>(number.longValueExact());
        }
        return new RowField.Bad<>(RowField.Problem.of("imports.problem.number", shown(cell)));
    }

    static RowField.Reading<LocalDate> date(Cell cell) {
        if (cell instanceof Cell.Moment moment) {
            return new RowField.Value<>(moment.moment().toLocalDate());
        }
        String text = cell.text();
        Matcher dayFirst = DAY_FIRST.matcher(text);
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        try {
            if (dayFirst.matches()) {
                return new RowField.Value<>(day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1)));
            }
            if (yearFirst.matches()) {
                return new RowField.Value<>(day(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3)));
            }
        } catch (DateTimeException noSuchDay) {
            return new RowField.Bad<>(RowField.Problem.of("imports.problem.day", shown(cell)));
        }
        return new RowField.Bad<>(RowField.Problem.of("imports.problem.date", shown(cell)));
    }

    private static LocalDate day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static String shown(Cell cell) {
        String text = cell.text();
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }
}

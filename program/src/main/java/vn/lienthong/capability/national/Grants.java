package vn.lienthong.capability.national;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.capability.registry.PersonField;

/**
 * What is approved, as a file: one line for each purpose and service, parted by tabs, {@code #} begins a remark.
 *
 * <pre>purpose  service  MaDVC  MaTichHop  product  fields,…  first day  last day  basis</pre>
 */
record Grants(List<Grant> all) {

    private static final int COLUMNS = 9;

    Grants {
        all = List.copyOf(all);
    }

    /** The grant of a purpose today; one that names the purpose wins over one for all. */
    Optional<Grant> find(String purpose, Service service, LocalDate day) {
        List<Grant> found =
                all.stream().filter(one -> one.covers(purpose, service, day)).toList();
        return found.stream()
                .filter(one -> one.purpose().equals(purpose))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** @throws IllegalArgumentException naming the line that is wrong and why */
    static Grants read(String text) {
        List<Grant> all = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                all.add(grant(List.of(line.split("\t", -1))));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return new Grants(all);
    }

    private static Grant grant(List<String> cells) {
        require(cells.size() == COLUMNS, cells.size() + " columns, not " + COLUMNS + " parted by tabs");
        Service service = Service.of(cells.get(1))
                .orElseThrow(() -> new IllegalArgumentException("service " + cells.get(1) + " is not known"));
        String purpose = cells.get(0);
        require(
                !purpose.equals(Grant.ANY) || service.verifies(),
                "a look-up is approved for one purpose, never for all (*)");
        require(cells.get(2).matches("[\\w.-]{1,20}"), "MaDVC has 1 to 20 letters, digits, dots and hyphens");
        require(cells.get(3).matches("\\d{20}"), "MaTichHop has 20 digits");
        Product product = Product.valueOf(cells.get(4).toUpperCase(Locale.ROOT));
        require(service.verifies() == (product == Product.SPDC01), "product " + product + " is not of this service");
        Set<PersonField> fields = EnumSet.noneOf(PersonField.class);
        for (String name : cells.get(5).split(",", -1)) {
            PersonField field =
                    PersonField.valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
            require(service.answers(field), "this service does not answer for " + name.strip());
            fields.add(field);
        }
        LocalDate from = day(cells.get(6));
        LocalDate until = day(cells.get(7));
        require(!until.isBefore(from), "its last day lies before its first");
        require(!cells.get(8).isBlank(), "the legal basis is missing");
        return new Grant(
                purpose, service, cells.get(2), cells.get(3), product, fields, cells.get(8).strip(), from, until);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a day is written 2026-12-31, not " + text, e);
        }
    }

    private static void require(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

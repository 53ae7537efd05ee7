package vn.lienthong.capability.matching;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.SheetReading;
import vn.lienthong.capability.registry.Person;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.registry.Use;
import vn.lienthong.capability.registry.WholeRegister;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.TypedDay;
import vn.lienthong.kernel.VietnameseText;

/**
 * The list as it goes back: the sheet as it came, column by column and row by row, with what was corrected put in and marked,
 * and what was decided beside it. Rows come from the file and the table side by side, so memory does not grow with them.
 */
@Component
class Cleaned {

    private static final int PORTION = 500;
    private static final Set<PersonField> TOLD =
            EnumSet.of(PersonField.NAME, PersonField.NUMBER, PersonField.BIRTH, PersonField.SEX);

    private final RowStore rows;
    private final Bringing bringing;
    private final SheetReading reading;
    private final WholeRegister whole;
    private final Purpose purpose;
    private final Messages messages;

    Cleaned(
            RowStore rows,
            Bringing bringing,
            SheetReading reading,
            WholeRegister whole,
            Purpose cleaningPurpose,
            Messages messages) {
        this.rows = rows;
        this.bringing = bringing;
        this.reading = reading;
        this.whole = whole;
        this.purpose = cleaningPurpose;
        this.messages = messages;
    }

    /** A row with what the register says otherwise of the person decided on. */
    record Mended(RowStore.Line line, List<FoundRow.Fix> fixes) {

        Mended {
            fixes = List.copyOf(fixes);
        }
    }

    /** Rows after a line with their corrections; those whose corrections are shown get their diary lines together. */
    List<Mended> after(MatchList list, int line) {
        List<RowStore.Line> found = rows.after(list.id(), line, PORTION);
        Use use = purpose.serving("matching-list", list.id().toString());
        Set<UUID> persons = new java.util.HashSet<>();
        for (RowStore.Line one : found) {
            UUID chosen = one.chosen();
            if (chosen != null && (one.state() == Decision.ACCEPTED || one.state() == Decision.KEPT)) {
                persons.add(chosen);
            }
        }
        Map<UUID, WholeRegister.Entry> entries = new HashMap<>();
        whole.of(persons, use).forEach(entry -> entries.put(entry.id(), entry));
        List<Mended> all = new ArrayList<>();
        Set<UUID> told = new java.util.HashSet<>();
        for (RowStore.Line one : found) {
            WholeRegister.Entry entry = one.chosen() == null ? null : entries.get(one.chosen());
            List<FoundRow.Fix> fixes = entry == null ? List.of() : fixes(one.row(), entry);
            if (entry != null && !fixes.isEmpty()) {
                told.add(entry.id());
            }
            all.add(new Mended(one, fixes));
        }
        whole.shown(told, TOLD, use);
        return all;
    }

    /** What the list writes otherwise than the register holds it. */
    static List<FoundRow.Fix> fixes(Written row, WholeRegister.Entry entry) {
        List<FoundRow.Fix> fixes = new ArrayList<>();
        String digits = row.number().replaceAll("\\D", "");
        if (!entry.number().isEmpty() && !digits.equals(entry.number())) {
            fixes.add(new FoundRow.Fix("number", row.anyNumber(), entry.number()));
        }
        String name = VietnameseText.compose(row.name()).strip().replaceAll("\\s+", " ");
        if (!name.toLowerCase(VietnameseText.VIETNAMESE).equals(entry.name().toLowerCase(VietnameseText.VIETNAMESE))) {
            fixes.add(new FoundRow.Fix("name", row.name(), entry.name()));
        }
        String birth = shown(entry.birthDate());
        if (!birth.isEmpty() && !sameDay(row.birth(), entry.birthDate())) {
            fixes.add(new FoundRow.Fix("birth_date", row.birth(), birth));
        }
        String sex = entry.sex() == Person.Sex.MALE ? "M" : entry.sex() == Person.Sex.FEMALE ? "F" : "";
        if (!sex.isEmpty() && !row.sex().isEmpty() && !sex.equals(row.sex())) {
            fixes.add(new FoundRow.Fix("sex", row.sex(), sex));
        }
        return fixes;
    }

    private static boolean sameDay(String written, String held) {
        return TypedDay.parse(written)
                        .map(LocalDate::toString)
                        .filter(held::equals)
                        .isPresent()
                || written.strip().equals(held)
                || written.strip().equals(shown(held));
    }

    /** 1985-07-21 as 21/07/1985, 1985-07 as 07/1985. */
    static String shown(String iso) {
        String[] parts = iso.split("-", -1);
        return parts.length == 3
                ? parts[2] + "/" + parts[1] + "/" + parts[0]
                : parts.length == 2 ? parts[1] + "/" + parts[0] : iso;
    }

    /** The whole sheet in its own layout. */
    Sheet sheet(MatchList list, Locale locale) {
        List<Sheet.Column> columns = new ArrayList<>();
        for (String heading : list.headings()) {
            columns.add(Sheet.Column.text(heading, Math.clamp(heading.length() + 4, 10, 40)));
        }
        columns.add(Sheet.Column.text(messages.text(locale, "matching.out.found"), 22));
        columns.add(Sheet.Column.text(messages.text(locale, "matching.row.state"), 22));
        columns.add(Sheet.Column.text(messages.text(locale, "matching.out.changed"), 60));
        int width = list.headings().size();
        return new Sheet(list.title(), list.title(), columns, () -> new Rows(list, width, locale));
    }

    /** Sheet and table side by side, in the order of lines. */
    private final class Rows implements Iterator<List<?>> {

        private final MatchList list;
        private final int width;
        private final Locale locale;
        private final SheetReading.Rows sheet;
        private final ArrayDeque<Mended> portion = new ArrayDeque<>();
        private int reached = -1;
        private boolean ended;
        private SheetReading.@Nullable Row next;

        Rows(MatchList list, int width, Locale locale) {
            this.list = list;
            this.width = width;
            this.locale = locale;
            this.sheet = reading.open(bringing.document(list), list.tab());
            step();
        }

        private void step() {
            do {
                next = sheet.next();
            } while (next != null && next.number() <= list.headerLast());
            if (next == null) {
                sheet.close();
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public List<?> next() {
            SheetReading.Row row = next;
            if (row == null) {
                throw new NoSuchElementException();
            }
            step();
            List<Object> values = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                values.add(row.cell(column));
            }
            Mended mended = of(row.number());
            if (mended == null) {
                values.addAll(List.of("", "", ""));
                return values;
            }
            mended.fixes().forEach(fix -> put(values, fix, mended.line().row()));
            values.add(messages.text(locale, mended.line().group().key()));
            values.add(messages.text(locale, mended.line().state().key()));
            values.add(words(mended.fixes(), locale));
            return values;
        }

        private @Nullable Mended of(int line) {
            while (!ended
                    && (portion.isEmpty() || portion.getLast().line().row().line() < line)) {
                List<Mended> more = after(list, reached);
                ended = more.isEmpty();
                if (!ended) {
                    reached = more.getLast().line().row().line();
                    portion.addAll(more);
                }
            }
            while (!portion.isEmpty() && portion.getFirst().line().row().line() < line) {
                portion.removeFirst();
            }
            return !portion.isEmpty() && portion.getFirst().line().row().line() == line ? portion.removeFirst() : null;
        }

        private void put(List<Object> values, FoundRow.Fix fix, Written row) {
            switch (fix.field()) {
                case "number" ->
                    set(
                            values,
                            row.number().isEmpty() && column(SheetField.NUMBER) < 0
                                    ? SheetField.OLD_NUMBER
                                    : SheetField.NUMBER,
                            fix.to());
                case "name" -> name(values, fix.to());
                case "birth_date" -> birth(values, fix.to(), row);
                case "sex" -> set(values, SheetField.SEX, messages.text(locale, "matching.sex." + fix.to()));
                default -> {}
            }
        }

        private void name(List<Object> values, String name) {
            if (column(SheetField.NAME) >= 0) {
                set(values, SheetField.NAME, name);
            } else {
                int last = name.lastIndexOf(' ');
                set(values, SheetField.FAMILY, last < 0 ? "" : name.substring(0, last));
                set(values, SheetField.GIVEN, name.substring(last + 1));
            }
        }

        private void birth(List<Object> values, String birth, Written row) {
            if (column(SheetField.BIRTH) >= 0) {
                set(values, SheetField.BIRTH, birth);
            } else if (column(SheetField.BIRTH_MALE) >= 0 || column(SheetField.BIRTH_FEMALE) >= 0) {
                set(values, row.sex().equals("F") ? SheetField.BIRTH_FEMALE : SheetField.BIRTH_MALE, birth);
            } else {
                String[] parts = birth.split("/", -1);
                set(values, SheetField.YEAR, parts[parts.length - 1]);
                if (parts.length == 3) {
                    set(values, SheetField.DAY, parts[0]);
                    set(values, SheetField.MONTH, parts[1]);
                }
            }
        }

        private int column(SheetField field) {
            return list.fields().indexOf(field.code());
        }

        private void set(List<Object> values, SheetField field, String value) {
            int column = column(field);
            if (column >= 0 && column < width) {
                values.set(column, new Sheet.Marked(value));
            }
        }
    }

    String words(List<FoundRow.Fix> fixes, Locale locale) {
        List<String> words = new ArrayList<>();
        for (FoundRow.Fix fix : fixes) {
            boolean sex = fix.field().equals("sex");
            words.add(messages.text(
                    locale,
                    "matching.fix",
                    messages.text(locale, "matching.evidence." + fix.field()),
                    sex ? messages.text(locale, "matching.sex." + fix.from()) : fix.from(),
                    sex ? messages.text(locale, "matching.sex." + fix.to()) : fix.to()));
        }
        return String.join("; ", words);
    }

    /** Only what is corrected, a row for each correction. */
    Sheet corrections(MatchList list, Locale locale) {
        List<Sheet.Column> columns = List.of(
                Sheet.Column.number(messages.text(locale, "matching.row.line")),
                Sheet.Column.text(messages.text(locale, "matching.field.name"), 28),
                Sheet.Column.text(messages.text(locale, "matching.out.field"), 20),
                Sheet.Column.text(messages.text(locale, "matching.out.from"), 28),
                Sheet.Column.text(messages.text(locale, "matching.out.to"), 28),
                Sheet.Column.text(messages.text(locale, "matching.out.by"), 28));
        return new Sheet(
                messages.text(locale, "matching.out.kind.corrections"), list.title(), columns, () -> new Iterator<>() {
                    private final ArrayDeque<List<?>> waiting = new ArrayDeque<>();
                    private int reached = -1;
                    private boolean ended;

                    @Override
                    public boolean hasNext() {
                        while (waiting.isEmpty() && !ended) {
                            List<Mended> more = after(list, reached);
                            ended = more.isEmpty();
                            for (Mended one : more) {
                                reached = one.line().row().line();
                                one.fixes()
                                        .forEach(fix -> waiting.add(List.of(
                                                one.line().row().line(),
                                                one.line().row().name(),
                                                messages.text(locale, "matching.evidence." + fix.field()),
                                                fix.from(),
                                                new Sheet.Marked(fix.to()),
                                                one.line().decidedName())));
                            }
                        }
                        return !waiting.isEmpty();
                    }

                    @Override
                    public List<?> next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException();
                        }
                        return Objects.requireNonNull(waiting.poll());
                    }
                });
    }

    /** What could not be read, with the reason, as it stood. */
    Sheet unreadable(MatchList list, Locale locale) {
        List<Sheet.Column> columns = new ArrayList<>();
        columns.add(Sheet.Column.number(messages.text(locale, "matching.row.line")));
        for (String heading : list.headings()) {
            columns.add(Sheet.Column.text(heading, Math.clamp(heading.length() + 4, 10, 40)));
        }
        columns.add(Sheet.Column.text(messages.text(locale, "matching.unreadable.why"), 40));
        int width = list.headings().size();
        List<List<?>> all = new ArrayList<>();
        for (RowStore.Unreadable row : rows.unreadable(list.id(), -1, 100_000)) {
            List<Object> values = new ArrayList<>();
            values.add(row.line());
            for (int column = 0; column < width; column++) {
                values.add(column < row.cells().size() ? row.cells().get(column) : "");
            }
            values.add(messages.text(locale, row.reason()));
            all.add(values);
        }
        return new Sheet(messages.text(locale, "matching.out.kind.unreadable"), list.title(), columns, all);
    }
}

package vn.lienthong.capability.national;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Invented people of the sandbox, among them awkward ones. Province 099 does not exist. */
record SandboxPeople(List<Person> all) {

    /** How the register behaves when asked about somebody. */
    enum Manner {
        /** Answers. */
        FINE,
        /** Answers after a while. */
        SLOW,
        /** Does not answer in time. */
        SILENT,
        /** Fails. */
        BROKEN,
        /** Sends half an answer. */
        HALF,
        /** Answers about somebody else. */
        OTHER,
        /** Data are locked. */
        LOCKED,
        /** Is not asked about between nine at night and six in the morning. */
        NIGHT;

        String key() {
            return "national.sandbox.manner." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param old number of an old card, possibly somebody else's too, or empty
     * @param birth {@code yyyy-MM-dd} or {@code yyyy}
     * @param sex code of the wire
     * @param household whose members carry the same word
     * @param life code of the wire
     */
    record Person(
            String number,
            String old,
            String name,
            String birth,
            String sex,
            String ethnicity,
            String religion,
            String nationality,
            String address,
            String commune,
            String father,
            String mother,
            String household,
            String relation,
            String life,
            Manner manner) {}

    private static final int COLUMNS = 16;

    SandboxPeople {
        all = List.copyOf(all);
    }

    static SandboxPeople read() {
        return new SandboxPeople(NationalSettings.resource("sandbox-people.tsv")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(SandboxPeople::person)
                .toList());
    }

    private static Person person(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("sandbox-people.tsv: " + cells.length + " columns in: " + cells[0]);
        }
        return new Person(
                cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9],
                cells[10], cells[11], cells[12], cells[13], cells[14], Manner.valueOf(cells[15].toUpperCase(Locale.ROOT)));
    }

    Optional<Person> byNumber(String number) {
        return all.stream().filter(person -> person.number().equals(number)).findFirst();
    }

    List<Person> byOld(String old) {
        return all.stream().filter(person -> person.old().equals(old)).toList();
    }

    List<Person> household(Person of) {
        return of.household().isEmpty()
                ? List.of(of)
                : all.stream().filter(one -> one.household().equals(of.household())).toList();
    }
}

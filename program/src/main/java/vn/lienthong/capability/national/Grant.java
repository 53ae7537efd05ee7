package vn.lienthong.capability.national;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import vn.lienthong.capability.registry.PersonField;

/**
 * A service that the population database has approved for a purpose (TT 117/2026/TT-BCA article 9.2): which fields, on which
 * ground, under which id.
 *
 * @param purpose code of the purpose, or {@code *} for every one; the latter for verifications only
 * @param procedure MaDVC: code of the procedure, up to 20 characters
 * @param integration MaTichHop: 20 digits, given by the population database
 * @param product by which it answers
 * @param fields that may be asked for and kept, no others
 * @param basis legal basis and the letter of approval, as slips print it
 * @param from first day
 * @param until last day
 */
record Grant(
        String purpose,
        Service service,
        String procedure,
        String integration,
        Product product,
        Set<PersonField> fields,
        String basis,
        LocalDate from,
        LocalDate until) {

    static final String ANY = "*";

    Grant {
        fields = Set.copyOf(fields);
    }

    boolean covers(String code, Service asked, LocalDate day) {
        return service == asked
                && (purpose.equals(ANY) || purpose.equals(code))
                && !day.isBefore(from)
                && !day.isAfter(until);
    }

    /** The same for fewer fields. */
    Grant within(Set<PersonField> some) {
        Set<PersonField> fewer = new HashSet<>(fields);
        fewer.retainAll(some);
        return new Grant(purpose, service, procedure, integration, product, fewer, basis, from, until);
    }
}

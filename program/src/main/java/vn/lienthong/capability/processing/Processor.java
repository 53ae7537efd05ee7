package vn.lienthong.capability.processing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody besides the agency who has personal data of it.
 *
 * @param service what they do with the data
 * @param data which kinds of data, in words
 * @param place where the data lie
 * @param contract number of the contract or agreement; for a recipient by law the clause
 * @param below their own processors; possibly empty
 * @param measures how they protect the data
 * @param until last day, or null while it goes on
 */
record Processor(
        UUID id,
        UUID agency,
        String agencyName,
        Role role,
        String name,
        String contact,
        String service,
        String data,
        Place place,
        String contract,
        String below,
        String measures,
        LocalDate from,
        @Nullable LocalDate until,
        int version) {

    /** As the law calls them. */
    enum Role {
        /** Bên xử lý dữ liệu cá nhân: on the agency's behalf, by contract. */
        PROCESSOR,
        /** Bên thứ ba: gets data for purposes of its own, by law or consent. */
        RECIPIENT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        String key() {
            return "processing.role." + code();
        }

        static Optional<Role> of(String code) {
            return Arrays.stream(values())
                    .filter(role -> role.code().equals(code))
                    .findFirst();
        }
    }

    /** Where the data lie: abroad needs an assessment of its own. */
    enum Place {
        HERE,
        VIETNAM,
        ABROAD;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        String key() {
            return "processing.place." + code();
        }

        static Optional<Place> of(String code) {
            return Arrays.stream(values())
                    .filter(place -> place.code().equals(code))
                    .findFirst();
        }
    }

    boolean runs(LocalDate today) {
        LocalDate last = until;
        return last == null || !last.isBefore(today);
    }

    String path() {
        return ProcessorPages.PATH + "/" + id;
    }
}

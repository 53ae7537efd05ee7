package vn.lienthong.steering.reports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One field of a part or of a draft: what is filled in, and what a person put in its place.
 *
 * @param section name of a {@link ReportSection} in a part, of an {@link Outline} in a draft
 * @param subject what it is about; empty for the section's own words
 * @param group group of tasks of the plan; possibly empty
 * @param title heading; empty for the section's own words
 * @param path page of the subject; possibly empty
 * @param prefilled what the program fills in now; empty where it knows nothing
 * @param own what a person wrote instead, or null while what is filled in stands
 * @param then what was filled in when the person wrote it; null with {@code own}
 * @param addressee whom a proposal asks; else empty
 * @param asks whether it must not stay empty
 * @param version 0 as long as nobody has written
 */
record Field(
        String section,
        String subject,
        String group,
        String title,
        String path,
        String prefilled,
        @Nullable String own,
        @Nullable String then,
        String addressee,
        boolean asks,
        int version,
        @Nullable UUID editedBy,
        @Nullable Instant editedAt) {

    /** As the program fills it in. */
    static Field filled(String section, String subject, String group, String title, String path, String prefilled) {
        return new Field(section, subject, group, title, path, prefilled, null, null, "", false, 0, null, null);
    }

    Field asking(boolean must) {
        return new Field(
                section, subject, group, title, path, prefilled, own, then, addressee, must, version, editedBy,
                editedAt);
    }

    Field to(String whom) {
        return new Field(
                section, subject, group, title, path, prefilled, own, then, whom, asks, version, editedBy, editedAt);
    }

    Field with(Words words) {
        return new Field(
                section,
                subject,
                group,
                title,
                path,
                prefilled,
                words.own(),
                words.own() == null ? null : words.prefilled(),
                words.addressee().isEmpty() ? addressee : words.addressee(),
                asks,
                words.version(),
                words.editedBy(),
                words.editedAt());
    }

    /** What stands in the report; empty: nothing. */
    String text() {
        return own == null ? prefilled : own;
    }

    boolean edited() {
        return own != null && !own.equals(prefilled);
    }

    /** Whether what is filled in has changed since a person wrote something else. */
    boolean overtaken() {
        return edited() && then != null && !then.equals(prefilled) && !prefilled.isEmpty();
    }

    /** Whether it waits for a person's words. */
    boolean missing() {
        return asks && text().isBlank();
    }

    /** Name of it within its holder. */
    String key() {
        return section + "|" + subject;
    }

    /** What is stored of a field that a person has written in. */
    record Words(
            String section,
            String subject,
            String prefilled,
            @Nullable String own,
            String addressee,
            int version,
            UUID editedBy,
            Instant editedAt) {

        String key() {
            return section + "|" + subject;
        }
    }
}

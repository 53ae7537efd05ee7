package vn.lienthong.capability.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.ui.Tag;

/**
 * A list of a sector as it stands.
 *
 * @param unit unit of the agency: rows that name no commune count as of it
 * @param why what it is cleaned for
 * @param document the sheet as it came; null once the list is deleted
 * @param helpers other agencies that work on it
 */
record MatchList(
        UUID id,
        Sector sector,
        UUID agency,
        String agencyName,
        String unit,
        UUID owner,
        String ownerName,
        String title,
        String why,
        @Nullable UUID document,
        String fileName,
        String sha256,
        int tab,
        int headerFirst,
        int headerLast,
        List<String> headings,
        List<String> fields,
        Status status,
        @Nullable UUID job,
        int rows,
        int unreadable,
        Instant createdAt,
        @Nullable Instant matchedAt,
        LocalDate deleteOn,
        Set<UUID> helpers) {

    static final String PATH = "/doi-sanh";

    MatchList {
        headings = List.copyOf(headings);
        fields = List.copyOf(fields);
        helpers = Set.copyOf(helpers);
    }

    /** Where a list stands; stored by name in lower case. */
    enum Status {
        DRAFT(Tag.TODO),
        RUNNING(Tag.DOING),
        READY(Tag.DONE),
        STOPPED(Tag.STUCK),
        DELETED(Tag.NONE);

        private final Tag tag;

        Status(Tag tag) {
            this.tag = tag;
        }

        Tag tag() {
            return tag;
        }

        String stored() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        String key() {
            return "matching.status." + stored();
        }
    }

    String path() {
        return PATH + "/" + id;
    }
}

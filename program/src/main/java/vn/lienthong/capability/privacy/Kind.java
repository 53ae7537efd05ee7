package vn.lienthong.capability.privacy;

import java.util.Arrays;
import java.util.Optional;

/** What a person can ask (law 91/2025/QH15 article 4). */
enum Kind {
    SEE("xem", 10, 20),
    COPY("ban-sao", 10, 20),
    CORRECT("sua", 10, 20),
    WITHDRAW("rut-dong-y", 15, 20),
    OBJECT("phan-doi", 15, 20),
    RESTRICT("han-che", 15, 20),
    ERASE("xoa", 20, 20),
    COMPLAIN("khieu-nai", 20, 20);

    private final String slug;
    private final int days;
    private final int daysWithOthers;

    Kind(String slug, int days, int daysWithOthers) {
        this.slug = slug;
        this.days = days;
        this.daysWithOthers = daysWithOthers;
    }

    /** Its word in addresses. */
    String slug() {
        return slug;
    }

    /** Days as shipped: NĐ 356/2025/NĐ-CP; those of seeing, copying, correcting and complaints are for the locality to check. */
    int days() {
        return days;
    }

    int daysWithOthers() {
        return daysWithOthers;
    }

    String key() {
        return "privacy.kind." + slug;
    }

    /** Whether its outcome is data that the person reads or takes along. */
    boolean givesData() {
        return this == SEE || this == COPY;
    }

    static Optional<Kind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug.equals(slug)).findFirst();
    }
}

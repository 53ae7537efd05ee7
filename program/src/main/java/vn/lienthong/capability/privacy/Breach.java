package vn.lienthong.capability.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A breach of personal data.
 *
 * @param happenedAt when it happened, or null while nobody knows
 * @param detectedAt when the agency found it: the clocks start here
 * @param attack whether it was an attack on the system
 * @param harm whether it may harm
 * @param kinds affected kinds of data, codes of {@link #KINDS}
 * @param people how many are affected, or null while nobody knows
 * @param tellPeople whether the persons concerned are to be told
 */
record Breach(
        UUID id,
        String code,
        UUID agency,
        String agencyName,
        String title,
        String facts,
        @Nullable Instant happenedAt,
        Instant detectedAt,
        boolean attack,
        boolean harm,
        List<String> kinds,
        @Nullable Integer people,
        String consequences,
        String measures,
        String contact,
        boolean tellPeople,
        Instant enteredAt,
        @Nullable UUID enteredBy,
        @Nullable Instant closedAt,
        String lessons,
        int version) {

    /** Kinds of data, basic ones and those that the law calls sensitive. */
    static final List<String> KINDS = List.of(
            "identity",
            "contact",
            "residence",
            "family",
            "card-image",
            "biometric",
            "health",
            "finance",
            "belief",
            "children",
            "credentials",
            "other");

    Breach {
        kinds = List.copyOf(kinds);
    }

    /** To whom a notice goes. The laws count in hours. */
    @SuppressWarnings("CanonicalDuration")
    enum Addressee {
        /** The authority for personal data: A05, Ministry of Public Security; law 91/2025/QH15. */
        A05(Duration.ofHours(72)),
        /** The cyber-security force: NĐ 327/2026/NĐ-CP article 5, in force since 19 August 2026. */
        CYBER(Duration.ofHours(24)),
        /** The persons concerned; no hours are set for a locality, so as soon as it is known whom. */
        PEOPLE(null);

        private final @Nullable Duration within;

        Addressee(@Nullable Duration within) {
            this.within = within;
        }

        @Nullable
        Duration within() {
            return within;
        }

        String key() {
            return "privacy.addressee." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A notice that was sent. */
    record Sent(
            UUID id,
            Addressee to,
            Instant at,
            String number,
            String words,
            @Nullable UUID document) {}

    /**
     * A duty to tell somebody.
     *
     * @param due last moment, or null if the law sets none
     * @param sentAt when it was met, or null
     */
    record Timer(
            Addressee to, @Nullable Instant due, @Nullable Instant sentAt) {

        boolean runs() {
            return sentAt == null;
        }

        boolean late(Instant now) {
            Instant last = due;
            Instant met = sentAt;
            return last != null && last.isBefore(met == null ? now : met);
        }

        /** Time left; negative once it is over. */
        Duration left(Instant now) {
            Instant last = due;
            return last == null ? Duration.ZERO : Duration.between(now, last);
        }
    }

    String path() {
        return "/su-co-du-lieu/" + id;
    }

    boolean open() {
        return closedAt == null;
    }

    /** Who must be told, the shortest clock first. */
    List<Timer> timers(List<Sent> sent) {
        List<Timer> all = new ArrayList<>();
        if (attack) {
            all.add(timer(Addressee.CYBER, sent));
        }
        if (harm) {
            all.add(timer(Addressee.A05, sent));
        }
        if (tellPeople) {
            all.add(timer(Addressee.PEOPLE, sent));
        }
        return all;
    }

    private Timer timer(Addressee to, List<Sent> sent) {
        Duration within = to.within();
        return new Timer(
                to,
                within == null ? null : detectedAt.plus(within),
                sent.stream()
                        .filter(one -> one.to() == to)
                        .map(Sent::at)
                        .min(Instant::compareTo)
                        .orElse(null));
    }
}

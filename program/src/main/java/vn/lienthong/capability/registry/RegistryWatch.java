package vn.lienthong.capability.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.kernel.TypedDay;
import vn.lienthong.kernel.VietnameseText;

/**
 * Tells whoever must act that something waits in the register: corrections, questions about diary lines, cases to be reviewed,
 * emergency accesses to be checked; once when it comes, and every day from its last day on. What is settled is taken out of
 * the inboxes. Notices name no person and no case.
 */
@Component
class RegistryWatch {

    static final String NOTICE = "registry.notice-kind";

    /** How many days before its review day a case is said. */
    static final Period REVIEW_AHEAD = Period.ofDays(3);
    /** Within how many days an emergency access is checked. */
    static final Period CHECK_WITHIN = Period.ofDays(3);

    private static final UUID NOWHERE = new UUID(0, 0);

    private final JdbcClient database;
    private final People people;
    private final Locality locality;
    private final Notify notify;
    private final Clock clock;

    RegistryWatch(JdbcClient database, People people, Locality locality, Notify notify, Clock clock) {
        this.database = database;
        this.people = people;
        this.locality = locality;
        this.notify = notify;
        this.clock = clock;
    }

    private record Matter(
            UUID id,
            @Nullable UUID agency,
            String unit,
            @Nullable UUID notBy,
            LocalDate due) {}

    /** A thing that waits: how it is called in keys and messages, where it is done, who does it. */
    private enum What {
        CORRECTION("correction", "/dan-cu/de-nghi/", RegistryConfiguration.DECIDE),
        QUESTION("question", "/dan-cu/cau-hoi", RegistryConfiguration.SHOW_DIARY),
        CASE("case", "/dan-cu/giam-sat", RegistryConfiguration.OVERSEE),
        GLASS("glass", "/dan-cu/giam-sat", RegistryConfiguration.OVERSEE);

        private final String word;
        private final String path;
        private final String right;

        What(String word, String path, String right) {
            this.word = word;
            this.path = path;
            this.right = right;
        }
    }

    /** Looks at everything that waits; called every hour. */
    @Transactional
    public void look() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        Map<String, Set<UUID>> deciders = new HashMap<>();
        waiting("""
                select id, null as agency, unit, proposed_by as by, due_on as due from registry_correction where state = 'open'
                """)
                .forEach(one -> tell(
                        What.CORRECTION, one, deciders.computeIfAbsent(one.unit(), unit -> at(unit, today)), today));
        waiting("""
                select id, agency, '' as unit, null as by, due_on as due from registry_question where answered_at is null
                """).forEach(one -> tell(What.QUESTION, one, holding(What.QUESTION.right, one.agency()), today));
        waiting("""
                select id, agency, '' as unit, opened_by as by,
                    ((reviewed_at at time zone 'Asia/Ho_Chi_Minh')::date + interval '1 month')::date as due
                  from registry_case where released_at is null
                """).stream()
                .filter(one -> !one.due().minus(REVIEW_AHEAD).isAfter(today))
                .forEach(one -> tell(What.CASE, one, holding(What.CASE.right, one.agency()), today));
        waiting("""
                select id, agency, '' as unit, account as by,
                    (broken_at at time zone 'Asia/Ho_Chi_Minh')::date + 3 as due
                  from registry_glass where checked_at is null
                """).forEach(one -> tell(What.GLASS, one, holding(What.GLASS.right, one.agency()), today));
        settle();
    }

    private List<Matter> waiting(String sql) {
        return database.sql(sql)
                .query((row, n) -> new Matter(
                        row.getObject("id", UUID.class),
                        row.getObject("agency", UUID.class),
                        row.getString("unit"),
                        row.getObject("by", UUID.class),
                        Objects.requireNonNull(row.getObject("due", LocalDate.class))))
                .list();
    }

    private void tell(What what, Matter one, Collection<UUID> accounts, LocalDate today) {
        boolean late = one.due().isBefore(today);
        String start = key(what, one.id());
        // A reviewed case comes again with another day.
        String key = start + one.due() + (late ? ":" + today : one.due().equals(today) ? ":today" : "");
        notify.tell(accounts.stream()
                .filter(account -> !account.equals(one.notBy()))
                .map(account -> new Notice(
                        account,
                        key,
                        NOTICE,
                        "registry.notice." + what.word + (late ? ".late" : ""),
                        List.of(TypedDay.show(one.due())),
                        what == What.CORRECTION ? what.path + one.id() : what.path,
                        late ? Urgency.NOW : Urgency.TASK,
                        one.due()))
                .toList());
    }

    private static String key(What what, UUID id) {
        return "registry:" + what.word + ":" + id + ":";
    }

    private Set<UUID> holding(String right, @Nullable UUID agency) {
        Set<UUID> all = new LinkedHashSet<>();
        // Nowhere in particular: those who hold it for the whole locality.
        people.holding(right, agency == null ? NOWHERE : agency).stream()
                .map(Person::account)
                .forEach(all::add);
        return all;
    }

    /** Who decides about persons of a unit. */
    private Set<UUID> at(String unit, LocalDate today) {
        Set<UUID> all = holding(What.CORRECTION.right, null);
        locality.agenciesOf(unit, today).forEach(agency -> all.addAll(holding(What.CORRECTION.right, agency.id())));
        return all;
    }

    /** What was settled since yesterday goes out of the inboxes. */
    private void settle() {
        OffsetDateTime since = clock.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC);
        settled(What.CORRECTION, "select id from registry_correction where decided_at >= :since", since);
        settled(What.QUESTION, "select id from registry_question where answered_at >= :since", since);
        settled(What.GLASS, "select id from registry_glass where checked_at >= :since", since);
        settled(
                What.CASE,
                "select id from registry_case where released_at >= :since or (reviewed_at >= :since and opened_at < reviewed_at)",
                since);
    }

    private void settled(What what, String sql, OffsetDateTime since) {
        database.sql(sql)
                .param("since", since)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list()
                .forEach(id -> notify.settle(key(what, id)));
    }
}

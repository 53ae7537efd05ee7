package vn.lienthong.capability.privacy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.kernel.WorkingCalendar;

/**
 * The days of a request: two working days for the first answer, then calendar days by kind, which a locality can set. A term
 * that ends on a day off ends on the next working day (civil code 91/2015/QH13 article 148.5). A request keeps the days
 * it was filed with.
 */
@Component
class Terms {

    /** NĐ 356/2025/NĐ-CP. */
    static final int FIRST_ANSWER = 2;
    /** Days of the one extension. */
    static final int LONGER = 15;
    /** No law gives more. */
    static final int MOST = 60;

    private final JdbcClient database;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Terms(JdbcClient database, Access access, Audit audit, Clock clock) {
        this.database = database;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Days of a kind.
     *
     * @param withOthers where a processor or third party must act too
     * @param longer the one extension, at most
     * @param own whether the locality has set them
     */
    record Term(int days, int withOthers, int longer, boolean own) {

        static Term shipped(Kind kind) {
            return new Term(kind.days(), kind.daysWithOthers(), LONGER, false);
        }

        static LocalDate answerDue(LocalDate filed, WorkingCalendar calendar) {
            return calendar.plus(filed, FIRST_ANSWER);
        }

        LocalDate due(LocalDate filed, boolean others, WorkingCalendar calendar) {
            return calendar.onOrAfter(filed.plusDays(others ? withOthers : days));
        }

        LocalDate longer(LocalDate due, WorkingCalendar calendar) {
            return calendar.onOrAfter(due.plusDays(longer));
        }
    }

    Term of(Kind kind) {
        return all().getOrDefault(kind, Term.shipped(kind));
    }

    Map<Kind, Term> all() {
        Map<Kind, Term> all = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            all.put(kind, Term.shipped(kind));
        }
        database.sql("select * from privacy_term").query(row -> {
            all.put(
                    Kind.valueOf(row.getString("kind")),
                    new Term(row.getInt("days"), row.getInt("days_with_others"), row.getInt("longer"), true));
        });
        return all;
    }

    @Transactional
    void set(Kind kind, int days, int withOthers, int longer) {
        UUID by = access.actorIfAny().map(actor -> actor.accountId()).orElse(null);
        database.sql("""
                        insert into privacy_term (kind, days, days_with_others, longer, changed_at, changed_by)
                        values (:kind, :days, :others, :longer, :now, :by)
                        on conflict (kind) do update set days = excluded.days, days_with_others = excluded.days_with_others,
                            longer = excluded.longer, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("kind", kind.name())
                .param("days", days)
                .param("others", withOthers)
                .param("longer", longer)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        audit.record(
                "privacy.term.set",
                "privacy-term",
                kind.name(),
                Map.of("days", "" + days, "with-others", "" + withOthers, "longer", "" + longer));
    }
}

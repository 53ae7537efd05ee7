package vn.lienthong.capability.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests, their histories and files; desks. */
@Repository
class RequestStore {

    private static final String NEXT_DUE = "(case when state = 'RECEIVED' then least(answer_due, due) else due end)";

    private final JdbcClient database;
    private final SubjectSeal seal;

    RequestStore(JdbcClient database, SubjectSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** A line of the history. */
    record Step(
            int n,
            Instant at,
            String code,
            State state,
            @Nullable UUID by,
            boolean byPerson,
            String words,
            String clause) {}

    /** A file of a request. */
    record Attached(UUID document, String name, boolean byPerson, Instant at) {}

    /** An agency that takes requests. */
    record Desk(UUID agency, String name, String contact) {}

    /**
     * How a list is narrowed.
     *
     * @param agencies whose requests are seen
     * @param filedBy besides them those that this officer filed
     * @param clock {@code late}, {@code soon}, {@code open}, or empty
     * @param person keyed hash of a number, or empty
     */
    record Wanted(
            Collection<UUID> agencies,
            UUID filedBy,
            String words,
            @Nullable Kind kind,
            @Nullable State state,
            @Nullable UUID agency,
            String clock,
            String person,
            LocalDate today) {}

    /** How many wait, by clock. */
    record Counts(long open, long firstAnswer, long soon, long late) {}

    String code(int year) {
        int number = database.sql("""
                        insert into privacy_series (year, last) values (:year, 1)
                        on conflict (year) do update set last = privacy_series.last + 1 returning last
                        """).param("year", year).query(Integer.class).single();
        return String.format(java.util.Locale.ROOT, "QDL-%d-%06d", year, number);
    }

    /** Writes a new one; false if this id was written before. */
    boolean insert(DataRequest one) {
        return database.sql("""
                        insert into privacy_request (id, code, kind, state, agency, agency_name, subject_key, subject, targets,
                            channel, filed_by, filed_at, answer_due, due)
                        values (:id, :code, :kind, :state, :agency, :agencyName, :key, :subject, :targets,
                            :channel, :by, :at, :answerDue, :due)
                        on conflict (id) do nothing
                        """)
                        .param("id", one.id())
                        .param("code", one.code())
                        .param("kind", one.kind().name())
                        .param("state", one.state().name())
                        .param("agency", one.agency())
                        .param("agencyName", one.agencyName())
                        .param("key", seal.mark(one.subject().number()))
                        .param("subject", seal.close(one.subject()))
                        .param("targets", one.targets().toArray(String[]::new))
                        .param("channel", one.channel().name())
                        .param("by", one.filedBy())
                        .param("at", one.filedAt().atOffset(ZoneOffset.UTC))
                        .param("answerDue", one.answerDue())
                        .param("due", one.due())
                        .update()
                == 1;
    }

    /** What a move changes. */
    record Changed(
            State state,
            @Nullable Instant answeredAt,
            boolean withOthers,
            LocalDate due,
            boolean longer,
            @Nullable Instant closedAt,
            @Nullable UUID correction,
            @Nullable UUID restriction) {}

    /** Writes a move; false if somebody else changed it meanwhile. */
    boolean update(UUID id, int version, Changed to) {
        return database.sql("""
                        update privacy_request set state = :state, answered_at = :answered, with_others = :others, due = :due,
                            longer = :longer, closed_at = :closed, correction = :correction, restriction = :restriction,
                            version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("state", to.state().name())
                        .param("answered", Moments.offset(to.answeredAt()))
                        .param("others", to.withOthers())
                        .param("due", to.due())
                        .param("longer", to.longer())
                        .param("closed", Moments.offset(to.closedAt()))
                        .param("correction", to.correction())
                        .param("restriction", to.restriction())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    void append(UUID request, Step step) {
        database.sql("""
                        insert into privacy_step (request_id, n, at, code, state, by_account, by_person, words, clause)
                        select :id, coalesce(max(n), 0) + 1, :at, :code, :state, :by, :person, :words, :clause
                          from privacy_step where request_id = :id
                        """)
                .param("id", request)
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .param("code", step.code())
                .param("state", step.state().name())
                .param("by", step.by())
                .param("person", step.byPerson())
                .param("words", step.words())
                .param("clause", step.clause())
                .update();
    }

    List<Step> history(UUID request) {
        return database.sql("select * from privacy_step where request_id = :id order by n desc")
                .param("id", request)
                .query((row, n) -> new Step(
                        row.getInt("n"),
                        Moments.instant(row, "at"),
                        row.getString("code"),
                        State.valueOf(row.getString("state")),
                        row.getObject("by_account", UUID.class),
                        row.getBoolean("by_person"),
                        row.getString("words"),
                        row.getString("clause")))
                .list();
    }

    void attach(UUID request, Attached file) {
        database.sql("""
                        insert into privacy_file (document_id, request_id, name, by_person, at)
                        values (:document, :request, :name, :person, :at)
                        """)
                .param("document", file.document())
                .param("request", request)
                .param("name", file.name())
                .param("person", file.byPerson())
                .param("at", file.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Attached> files(UUID request) {
        return database.sql("select * from privacy_file where request_id = :id order by at, document_id")
                .param("id", request)
                .query((row, n) -> new Attached(
                        row.getObject("document_id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("by_person"),
                        Moments.instant(row, "at")))
                .list();
    }

    Optional<DataRequest> find(UUID id) {
        return database.sql("select * from privacy_request where id = :id")
                .param("id", id)
                .query(this::request)
                .optional();
    }

    Optional<DataRequest> locked(UUID id) {
        return database.sql("select * from privacy_request where id = :id for update")
                .param("id", id)
                .query(this::request)
                .optional();
    }

    Optional<DataRequest> ofCorrection(UUID correction) {
        return database.sql("select * from privacy_request where correction = :correction for update")
                .param("correction", correction)
                .query(this::request)
                .optional();
    }

    Optional<DataRequest> ofDocument(UUID document) {
        return database.sql("""
                        select r.* from privacy_request r join privacy_file f on f.request_id = r.id
                         where f.document_id = :document
                        """)
                .param("document", document)
                .query(this::request)
                .optional();
    }

    /** The requests of a person, the newest first. */
    List<DataRequest> ofPerson(String number) {
        return database.sql("select * from privacy_request where subject_key = :key order by filed_at desc, id desc")
                .param("key", seal.mark(number))
                .query(this::request)
                .list();
    }

    /** All that are open, the most pressing first. */
    List<DataRequest> open() {
        return database.sql("select * from privacy_request where closed_at is null order by " + NEXT_DUE + ", code")
                .query(this::request)
                .list();
    }

    private JdbcClient.StatementSpec narrowed(String select, Wanted wanted, String rest) {
        State state = wanted.state();
        Kind kind = wanted.kind();
        return database.sql(select + """
                         from privacy_request
                         where (agency = any(:agencies) or filed_by = :me)
                           and (:kind = '' or kind = :kind) and (:state = '' or state = :state)
                           and (cast(:agency as uuid) is null or agency = :agency)
                           and (:person = '' or subject_key = :person)
                           and (:words = '' or code ilike '%' || :words || '%')
                           and (:clock = '' or (closed_at is null and (:clock = 'open'
                                or (:clock = 'late' and (case when state = 'RECEIVED' then least(answer_due, due) else due end) < :today)
                                or (:clock = 'soon' and (case when state = 'RECEIVED' then least(answer_due, due) else due end)
                                    between :today and cast(:today as date) + 3))))
                        """ + rest)
                .param("agencies", wanted.agencies().toArray(UUID[]::new))
                .param("me", wanted.filedBy())
                .param("kind", kind == null ? "" : kind.name())
                .param("state", state == null ? "" : state.name())
                .param("agency", wanted.agency())
                .param("person", wanted.person())
                .param("words", wanted.words().replaceAll("[%_\\\\]", ""))
                .param("clock", wanted.clock())
                .param("today", wanted.today());
    }

    long count(Wanted wanted) {
        return narrowed("select count(*)", wanted, "").query(Long.class).single();
    }

    /** Orders by which a list can be shown; nothing from outside comes into the SQL. */
    private static final Map<String, List<String>> ORDERS = Map.of(
            "so", List.of("code"),
            "loai", List.of("kind", "code"),
            "trang-thai", List.of("state", "code"),
            "nop", List.of("filed_at", "code"),
            "han", List.of(NEXT_DUE, "code"));

    static Set<String> orders() {
        return ORDERS.keySet();
    }

    List<DataRequest> list(Wanted wanted, String order, boolean descending, long offset, int most) {
        List<String> by = ORDERS.get(order);
        String sorted = by == null
                ? "closed_at is not null, case when closed_at is null then " + NEXT_DUE + " end, closed_at desc, code"
                : String.join(
                        ", ",
                        by.stream()
                                .map(column -> descending ? column + " desc" : column)
                                .toList());
        return narrowed("select *", wanted, " order by " + sorted + " limit :most offset :offset")
                .param("most", most)
                .param("offset", offset)
                .query(this::request)
                .list();
    }

    Counts counts(Collection<UUID> agencies, LocalDate today) {
        return database.sql("select count(*) as open, count(*) filter (where state = 'RECEIVED') as first,"
                        + " count(*) filter (where " + NEXT_DUE
                        + " between :today and cast(:today as date) + 3) as soon,"
                        + " count(*) filter (where " + NEXT_DUE + " < :today) as late"
                        + " from privacy_request where closed_at is null and agency = any(:agencies)")
                .param("today", today)
                .param("agencies", agencies.toArray(UUID[]::new))
                .query((row, n) ->
                        new Counts(row.getLong("open"), row.getLong("first"), row.getLong("soon"), row.getLong("late")))
                .single();
    }

    /** Agencies that have requests. */
    List<UUID> agencies() {
        return database.sql("select distinct agency from privacy_request")
                .query((row, n) -> row.getObject("agency", UUID.class))
                .list();
    }

    /** How much of the person is left in a request. Stored by its place here: add at the end only. */
    enum Rest {
        ALL,
        NO_CONTACT,
        NOTHING;

        /** How it is stored. */
        @SuppressWarnings("EnumOrdinal")
        int code() {
            return ordinal();
        }
    }

    /** Leaves less of the person in a request: the contact gone, or nothing at all. */
    void leave(UUID request, Subject subject, Rest rest) {
        database.sql("""
                        update privacy_request set subject = :subject, rest = greatest(rest, :rest),
                            subject_key = case when :rest = 2 then '' else subject_key end
                         where id = :id
                        """)
                .param("subject", seal.close(subject))
                .param("rest", rest.code())
                .param("id", request)
                .update();
    }

    /** Closed requests of which more is left than should be. */
    List<DataRequest> remembered(Instant contacts, Instant subjects) {
        return database.sql("""
                        select * from privacy_request
                         where (closed_at < :contacts and rest < :noContact) or (closed_at < :subjects and rest < :nothing)
                         limit 1000
                        """)
                .param("contacts", contacts.atOffset(ZoneOffset.UTC))
                .param("subjects", subjects.atOffset(ZoneOffset.UTC))
                .param("noContact", Rest.NO_CONTACT.code())
                .param("nothing", Rest.NOTHING.code())
                .query(this::request)
                .list();
    }

    List<Desk> desks() {
        return database.sql("select * from privacy_desk order by since, agency")
                .query((row, n) -> new Desk(
                        row.getObject("agency", UUID.class), row.getString("agency_name"), row.getString("contact")))
                .list();
    }

    void desk(Desk desk, Instant since) {
        database.sql("""
                        insert into privacy_desk (agency, agency_name, contact, since) values (:agency, :name, :contact, :since)
                        on conflict (agency) do update set agency_name = excluded.agency_name, contact = excluded.contact
                        """)
                .param("agency", desk.agency())
                .param("name", desk.name())
                .param("contact", desk.contact())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean closeDesk(UUID agency) {
        return database.sql("delete from privacy_desk where agency = :agency")
                        .param("agency", agency)
                        .update()
                == 1;
    }

    private DataRequest request(ResultSet row, int number) throws SQLException {
        return new DataRequest(
                row.getObject("id", UUID.class),
                row.getString("code"),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                row.getObject("agency", UUID.class),
                row.getString("agency_name"),
                seal.open(row.getString("subject")),
                List.of((String[]) row.getArray("targets").getArray()),
                Consents.Channel.valueOf(row.getString("channel")),
                row.getObject("filed_by", UUID.class),
                Moments.instant(row, "filed_at"),
                Objects.requireNonNull(row.getObject("answer_due", LocalDate.class)),
                Moments.moment(row, "answered_at"),
                row.getBoolean("with_others"),
                Objects.requireNonNull(row.getObject("due", LocalDate.class)),
                row.getBoolean("longer"),
                Moments.moment(row, "closed_at"),
                row.getObject("correction", UUID.class),
                row.getObject("restriction", UUID.class),
                row.getInt("version"));
    }
}

package vn.lienthong.capability.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The jobs' table. Leases are counted by the clock of the database, which all copies of the program share; every write
 * of a run names its lease holder, so that a program that lost the job cannot touch it.
 */
@Component
class JobStore {

    static final Duration LEASE = Duration.ofSeconds(30);

    /** As far as the clocks of two computers may be apart. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JobStore(JdbcClient client, TransactionTemplate transaction, Clock clock) {
        this.client = client;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A job taken by this program. */
    record Claimed(JobState job, @Nullable String checkpoint, int tries, int takeovers, boolean cancelRequested) {}

    /** What others decided about a running job. */
    record Orders(boolean cancelRequested) {}

    /** How far a run is, as it is stored. */
    record Progress(
            long done,
            long total,
            JobState.@Nullable Words note,
            @Nullable Long secondsLeft) {}

    void insert(UUID id, String kind, @Nullable UUID owner, JobState.Words title, String argument) {
        client.sql("""
                insert into jobs_job (id, kind, owner, title_key, title_args, argument, created_at)
                values (:id, :kind, :owner, :titleKey, :titleArgs, :argument, :now)
                """)
                .param("id", id)
                .param("kind", kind)
                .param("owner", owner, java.sql.Types.OTHER)
                .param("titleKey", title.key())
                .param("titleArgs", JSON.writeValueAsString(plain(title.arguments())))
                .param("argument", argument)
                .param("now", now())
                .update();
    }

    /**
     * Starts housekeeping that is due, once however many programs look. A run that lies in the future was started before the
     * clock was set back: it holds nothing up. (A few minutes of it may be the clock of another computer.)
     */
    boolean insertDue(UUID id, String kind, Duration cadence, JobState.Words title) {
        return Boolean.TRUE.equals(transaction.execute(status -> alone(kind) && insertIfDue(id, kind, cadence, title)));
    }

    /** A statement of its own: the next one sees what whoever held the lock before has written. */
    private boolean alone(String kind) {
        return client.sql("select pg_try_advisory_xact_lock(hashtext('jobs.due'), hashtext(:kind))")
                .param("kind", kind)
                .query(Boolean.class)
                .single();
    }

    private boolean insertIfDue(UUID id, String kind, Duration cadence, JobState.Words title) {
        return client.sql("""
                insert into jobs_job (id, kind, title_key, argument, created_at)
                select :id, :kind, :titleKey, '', :now
                where not exists (
                    select 1 from jobs_job
                    where kind = :kind and owner is null
                      and (status in ('waiting', 'running') or (created_at > :since and created_at < :soon)))
                """)
                        .param("id", id)
                        .param("kind", kind)
                        .param("titleKey", title.key())
                        .param("now", now())
                        .param("since", now().minus(cadence))
                        .param("soon", now().plus(CLOCKS_APART))
                        .update()
                == 1;
    }

    /**
     * Times of the database that lie further off than any pause or lease were written before its clock was set back: what
     * waits may go on, and a lease is cut to its length, so that a living program renews it and a dead one loses it.
     *
     * @param longestPause after which a job is tried again
     */
    void mendTimes(Duration longestPause) {
        client.sql("""
                update jobs_job set
                    not_before = case when status = 'waiting' then clock_timestamp() else not_before end,
                    lease_until = case when status = 'running'
                        then clock_timestamp() + make_interval(secs => :lease) else lease_until end
                where id in (select id from jobs_job
                    where (status = 'waiting' and not_before > clock_timestamp() + make_interval(secs => :pause))
                       or (status = 'running' and lease_until > clock_timestamp() + 2 * make_interval(secs => :lease))
                    for update skip locked)
                """)
                .param("lease", LEASE.toSeconds())
                .param("pause", longestPause.plus(CLOCKS_APART).toSeconds())
                .update();
    }

    /**
     * Takes the next job of the given kinds. Interrupted ones come first; then whose owner has waited longest since the
     * last start of a job of theirs, so that fifty jobs of one officer do not hold up the one of another.
     */
    Optional<Claimed> claim(UUID holder, Collection<String> kinds) {
        return client.sql("""
                update jobs_job set
                    status = 'running', lease_holder = :holder,
                    lease_until = clock_timestamp() + make_interval(secs => :lease),
                    started_at = :now,
                    tries = tries + case status when 'waiting' then 1 else 0 end,
                    takeovers = takeovers + case status when 'running' then 1 else 0 end
                where id = (
                    select j.id from jobs_job j
                    where j.kind in (:kinds)
                      and ((j.status = 'waiting' and j.not_before <= clock_timestamp())
                        or (j.status = 'running' and j.lease_until < clock_timestamp()))
                    order by j.status = 'waiting',
                        (select max(o.started_at) from jobs_job o
                          where o.owner = j.owner or (o.owner is null and j.owner is null)) nulls first,
                        j.created_at, j.id
                    limit 1
                    for update skip locked)
                returning *
                """)
                .param("holder", holder)
                .param("lease", LEASE.toSeconds())
                .param("now", now())
                .param("kinds", kinds)
                .query((row, number) -> new Claimed(
                        state(row),
                        row.getString("checkpoint"),
                        row.getInt("tries"),
                        row.getInt("takeovers"),
                        row.getBoolean("cancel_requested")))
                .optional();
    }

    /** Renews the leases that are still held. */
    void renew(Map<UUID, UUID> jobsByHolder) {
        client.sql("""
                update jobs_job set lease_until = clock_timestamp() + make_interval(secs => :lease)
                where id in (select id from jobs_job
                    where (id, lease_holder) in (:held) for update skip locked)
                """)
                .param("lease", LEASE.toSeconds())
                .param("held", pairs(jobsByHolder))
                .update();
    }

    /** What was ordered, by holder, for the jobs that are still held; what was lost is absent. */
    Map<UUID, Orders> orders(Map<UUID, UUID> jobsByHolder) {
        record Line(UUID holder, Orders orders) {}
        return client
                .sql("select lease_holder, cancel_requested from jobs_job where (id, lease_holder) in (:held)")
                .param("held", pairs(jobsByHolder))
                .query((row, number) -> new Line(
                        row.getObject("lease_holder", UUID.class), new Orders(row.getBoolean("cancel_requested"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Line::holder, Line::orders));
    }

    private static List<Object[]> pairs(Map<UUID, UUID> jobsByHolder) {
        return jobsByHolder.entrySet().stream()
                .map(held -> new Object[] {held.getValue(), held.getKey()})
                .toList();
    }

    /** Stores progress unless the row is busy just now (the next one will do). */
    void progress(UUID holder, UUID job, Progress progress) {
        client.sql("""
                update jobs_job set done = :done, total = :total, note_key = :noteKey, note_args = :noteArgs,
                    seconds_left = :left
                where id = (select id from jobs_job where id = :job and lease_holder = :holder for update skip locked)
                """)
                .params(progressParams(progress))
                .param("job", job)
                .param("holder", holder)
                .update();
    }

    /** Keeps a checkpoint in the caller's transaction; false when the job is no longer ours. */
    boolean checkpoint(UUID holder, UUID job, String state) {
        return client.sql("""
                update jobs_job set checkpoint = :state, takeovers = 0
                where id = :job and lease_holder = :holder
                """)
                        .param("state", state)
                        .param("job", job)
                        .param("holder", holder)
                        .update()
                == 1;
    }

    /** Ends a job that is ours. */
    boolean finish(
            UUID holder,
            UUID job,
            JobState.Status status,
            Progress progress,
            @Nullable String result,
            JobState.@Nullable Words failure,
            @Nullable String reference) {
        return client.sql("""
                update jobs_job set status = :status, lease_holder = null, lease_until = null, finished_at = :now,
                    done = :done, total = :total, note_key = :noteKey, note_args = :noteArgs, seconds_left = null,
                    checkpoint = null, result = :result, failure_key = :failureKey, failure_args = :failureArgs,
                    reference = :reference
                where id = :job and lease_holder = :holder
                """)
                        .params(progressParams(progress))
                        .param("status", status.stored())
                        .param("now", now())
                        .param("result", result)
                        .param("failureKey", failure == null ? null : failure.key())
                        .param("failureArgs", json(failure))
                        .param("reference", reference)
                        .param("job", job)
                        .param("holder", holder)
                        .update()
                == 1;
    }

    /** Gives a job back for a later run: after trouble, or because this program ends. */
    void putBack(UUID holder, UUID job, Duration pause, boolean countTry) {
        client.sql("""
                update jobs_job set status = 'waiting', lease_holder = null, lease_until = null, seconds_left = null,
                    tries = tries - :uncounted,
                    not_before = clock_timestamp() + make_interval(secs => :pause)
                where id = :job and lease_holder = :holder
                """)
                .param("uncounted", countTry ? 0 : 1)
                .param("pause", pause.toMillis() / 1000.0)
                .param("job", job)
                .param("holder", holder)
                .update();
    }

    void requestCancel(UUID job) {
        client.sql("""
                update jobs_job set cancel_requested = true, not_before = clock_timestamp(),
                    status = case when status = 'waiting' and tries = 0 and started_at is null
                        then 'cancelled' else status end,
                    finished_at = case when status = 'waiting' and tries = 0 and started_at is null
                        then :now::timestamptz else finished_at end
                where id = :job and status in ('waiting', 'running')
                """).param("now", now()).param("job", job).update();
    }

    Optional<JobState> find(UUID id) {
        return client.sql("select * from jobs_job where id = :id")
                .param("id", id)
                .query((row, number) -> state(row))
                .optional();
    }

    Map<UUID, JobState> find(Collection<UUID> ids) {
        return client
                .sql("select * from jobs_job where id in (:ids)")
                .param("ids", ids)
                .query((row, number) -> state(row))
                .list()
                .stream()
                .collect(Collectors.toMap(JobState::id, Function.identity()));
    }

    /** Jobs of one owner, newest first. */
    List<JobState> page(@Nullable UUID owner, boolean everyone, long offset, int limit) {
        return client.sql("""
                select * from jobs_job
                where :everyone or owner = :owner
                order by created_at desc, id desc offset :offset limit :limit
                """)
                .param("everyone", everyone)
                .param("owner", owner, java.sql.Types.OTHER)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> state(row))
                .list();
    }

    long count(@Nullable UUID owner, boolean everyone) {
        return client.sql("select count(*) from jobs_job where :everyone or owner = :owner")
                .param("everyone", everyone)
                .param("owner", owner, java.sql.Types.OTHER)
                .query(Long.class)
                .single();
    }

    /** Removes jobs that ended before a moment; says how many. */
    int removeEndedBefore(Instant moment) {
        return client.sql("delete from jobs_job where finished_at < :moment")
                .param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .update();
    }

    private Map<String, @Nullable Object> progressParams(Progress progress) {
        Map<String, @Nullable Object> params = new java.util.HashMap<>();
        params.put("done", progress.done());
        params.put("total", progress.total());
        params.put("noteKey", progress.note() == null ? null : progress.note().key());
        params.put("noteArgs", json(progress.note()));
        params.put("left", progress.secondsLeft());
        return params;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String json(JobState.@Nullable Words words) {
        return words == null ? "[]" : JSON.writeValueAsString(plain(words.arguments()));
    }

    private static List<Object> plain(List<Object> arguments) {
        return arguments.stream()
                .map(argument -> argument instanceof Number ? argument : argument.toString())
                .toList();
    }

    private static JobState state(ResultSet row) throws SQLException {
        long left = row.getLong("seconds_left");
        Long secondsLeft = row.wasNull() ? null : left;
        JobState.Status status = JobState.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        boolean open = status == JobState.Status.WAITING || status == JobState.Status.RUNNING;
        return new JobState(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("owner", UUID.class),
                status,
                new JobState.Words(row.getString("title_key"), arguments(row.getString("title_args"))),
                row.getString("argument"),
                row.getLong("done"),
                row.getLong("total"),
                words(row.getString("note_key"), row.getString("note_args")),
                secondsLeft,
                open && row.getBoolean("cancel_requested"),
                row.getString("result"),
                words(row.getString("failure_key"), row.getString("failure_args")),
                row.getString("reference"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static JobState.@Nullable Words words(@Nullable String key, String arguments) {
        return key == null ? null : new JobState.Words(key, arguments(arguments));
    }

    private static List<Object> arguments(String json) {
        return List.of(JSON.readValue(json, Object[].class));
    }
}

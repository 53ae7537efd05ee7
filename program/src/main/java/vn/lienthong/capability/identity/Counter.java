package vn.lienthong.capability.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.registry.Use;

/** For which work an officer checks persons now: chosen once, it stays until it is changed. */
@Component
class Counter {

    static final int LONGEST_RECORD = 100;

    private static final Pattern PERSONAL_NUMBER = Pattern.compile("(?<!\\d)\\d(?:[ .]?\\d){11}(?!\\d)");

    /** What is served, in the diary's terms. */
    private static final String RECORD_KIND = "dossier";

    private final List<CheckWork> works;
    private final Access access;
    private final JdbcClient database;
    private final Clock clock;

    Counter(ObjectProvider<CheckWork> works, Access access, JdbcClient database, Clock clock) {
        this.works =
                works.stream().sorted(Comparator.comparingInt(CheckWork::order)).toList();
        this.access = access;
        this.database = database;
        this.clock = clock;
    }

    /** The work of a counter and the service or dossier that it serves now. */
    record Station(CheckWork work, String record) {

        Use use() {
            return record.isEmpty() ? work.purpose().alone() : work.purpose().serving(RECORD_KIND, record);
        }
    }

    /** What is wrong with a record's number. */
    enum Wrong {
        NONE,
        MISSING,
        /** Too long, or it holds what looks like a personal number: it would stand in the diary for years. */
        UNFIT
    }

    /** Works whose right the one who acts holds. */
    List<CheckWork> works() {
        return works.stream().filter(one -> access.may(one.purpose().right())).toList();
    }

    Optional<CheckWork> work(String code) {
        return works.stream()
                .filter(one -> one.purpose().code().equals(code))
                .filter(one -> access.may(one.purpose().right()))
                .findFirst();
    }

    static Wrong wrong(CheckWork work, String record) {
        if (record.isEmpty()) {
            return work.purpose().record() ? Wrong.MISSING : Wrong.NONE;
        }
        return record.length() > LONGEST_RECORD
                        || PERSONAL_NUMBER.matcher(record).find()
                ? Wrong.UNFIT
                : Wrong.NONE;
    }

    /** What this officer chose, if the right is still held. */
    Optional<Station> current() {
        return database.sql("select work, record_id from identity_counter where account = :account")
                .param("account", account())
                .query((row, number) -> List.of(row.getString("work"), row.getString("record_id")))
                .optional()
                .flatMap(chosen -> work(chosen.get(0)).map(work -> new Station(work, chosen.get(1))))
                .filter(station -> wrong(station.work(), station.record()) == Wrong.NONE);
    }

    @Transactional
    public void choose(Station station) {
        database.sql("""
                        insert into identity_counter (account, work, record_id, changed_at)
                        values (:account, :work, :record, :now)
                        on conflict (account) do update
                           set work = excluded.work, record_id = excluded.record_id, changed_at = excluded.changed_at
                        """)
                .param("account", account())
                .param("work", station.work().purpose().code())
                .param("record", station.record())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private UUID account() {
        return access.actor().accountId();
    }
}

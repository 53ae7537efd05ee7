package vn.lienthong.capability.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.QrReading;
import vn.lienthong.kernel.VietnameseText;

/**
 * Takes up what a counter scanned while the program could not be reached: checked now like any other scan, once, with the moment by
 * the counter's clock kept beside that of the program.
 */
@Component
class OfflineChecks {

    /** Later than this nobody stands at the counter any more whom the answer could concern. */
    private static final Duration OLDEST = Duration.ofDays(7);
    /** Clocks of old computers are a little fast. */
    private static final Duration FAST = Duration.ofMinutes(10);

    private final OfflineKey key;
    private final Counter counter;
    private final Checks checks;
    private final CheckBook book;
    private final JdbcClient database;
    private final Access access;
    private final JsonMapper json;
    private final Audit audit;
    private final Clock clock;

    OfflineChecks(
            OfflineKey key,
            Counter counter,
            Checks checks,
            CheckBook book,
            JdbcClient database,
            Access access,
            JsonMapper json,
            Audit audit,
            Clock clock) {
        this.key = key;
        this.counter = counter;
        this.checks = checks;
        this.book = book;
        this.database = database;
        this.access = access;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a counter sealed. */
    record Pack(String account, String work, String record, long at, String text) {

        /** Not to be printed: a person was scanned. */
        @Override
        public String toString() {
            return "Pack";
        }
    }

    /** What came of a package. */
    sealed interface Taken {

        /** Checked, now or before. */
        record Checked(CheckBook.Row row) implements Taken {}

        /** Why it was not: key of the words. */
        record Refused(String key) implements Taken {}
    }

    /** The moments of a check that was scanned offline. */
    record Times(Instant scanned, Instant sent) {}

    Taken take(UUID id, String sealed) {
        Optional<Times> before = times(id);
        Optional<CheckBook.Row> row = book.find(id);
        if (before.isPresent() && row.isPresent()) {
            return new Taken.Checked(row.get());
        }
        Optional<Pack> pack = key.open(id, sealed).flatMap(this::read);
        if (pack.isEmpty()) {
            return new Taken.Refused("identity.offline.not-ours");
        }
        Pack one = pack.get();
        if (!access.actor().accountId().toString().equals(one.account())) {
            return new Taken.Refused("identity.offline.other-officer");
        }
        Instant now = clock.instant();
        Instant scanned = Instant.ofEpochMilli(one.at());
        if (scanned.isBefore(now.minus(OLDEST)) || scanned.isAfter(now.plus(FAST))) {
            return new Taken.Refused("identity.offline.clock");
        }
        Optional<Counter.Station> station = counter.work(one.work())
                .filter(work -> Counter.wrong(work, one.record()) == Counter.Wrong.NONE)
                .map(work -> new Counter.Station(work, one.record()));
        if (station.isEmpty()) {
            return new Taken.Refused("identity.offline.no-work");
        }
        Check check = checks.check(id, scan(one.text()), station.get().use());
        database.sql("insert into identity_offline (check_id, scanned_at, sent_at) values (:id, :scanned, :now)"
                        + " on conflict do nothing")
                .param("id", check.id())
                .param("scanned", scanned.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                "identity.offline.sent",
                "identity-check",
                check.id().toString(),
                Map.of("scanned", scanned.toString()));
        return new Taken.Checked(book.find(check.id()).orElseThrow());
    }

    private Optional<Pack> read(String words) {
        try {
            return Optional.of(json.readValue(words, Pack.class));
        } catch (JacksonException odd) {
            return Optional.empty();
        }
    }

    private Scan scan(String text) {
        QrReading reading = QrReading.of(text);
        return reading instanceof QrReading.NotACardQr other && other.looksLike() == QrReading.Lookalike.MRZ
                ? new Scan.Mrz(MrzReading.of(text, LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE)), false)
                : new Scan.Qr(reading, false);
    }

    /** When a check was scanned and sent; empty for one that was made with the program there. */
    Optional<Times> times(UUID check) {
        return database.sql("select scanned_at, sent_at from identity_offline where check_id = :id")
                .param("id", check)
                .query((row, number) -> new Times(
                        Objects.requireNonNull(row.getObject("scanned_at", OffsetDateTime.class))
                                .toInstant(),
                        Objects.requireNonNull(row.getObject("sent_at", OffsetDateTime.class))
                                .toInstant()))
                .optional();
    }
}

package vn.lienthong.capability.sync;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of devices and receipts. */
@Component
class SyncStore {

    private final JdbcClient database;

    SyncStore(JdbcClient database) {
        this.database = database;
    }

    /** What was answered to an entry. */
    record Receipt(UUID key, OfflineAnswer answer) {}

    void insert(Device device, byte[] publicKey) {
        database.sql("""
                        insert into sync_device (id, account_id, agency_id, name, public_key, enrolled_at, seen_at)
                        values (:id, :account, :agency, :name, :key, :now, :now)
                        """)
                .param("id", device.id())
                .param("account", device.account())
                .param("agency", device.agency())
                .param("name", device.name())
                .param("key", publicKey)
                .param("now", utc(device.enrolledAt()))
                .update();
    }

    Optional<Device> find(UUID id) {
        return database.sql("select * from sync_device where id = :id")
                .param("id", id)
                .query(SyncStore::device)
                .optional();
    }

    Optional<byte[]> publicKey(UUID id) {
        return database.sql("select public_key from sync_device where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes("public_key"))
                .optional();
    }

    /** Held until the end of the transaction: two windows of one device take turns. */
    Device held(UUID id) {
        return database.sql("select * from sync_device where id = :id for update")
                .param("id", id)
                .query(SyncStore::device)
                .single();
    }

    List<Device> of(UUID account) {
        return database.sql("select * from sync_device where account_id = :account order by enrolled_at desc, id")
                .param("account", account)
                .query(SyncStore::device)
                .list();
    }

    /** All devices in use, last seen first. */
    List<Device> open() {
        return database.sql("select * from sync_device where revoked_at is null order by seen_at desc, id")
                .query(SyncStore::device)
                .list();
    }

    boolean revoke(UUID id, Instant now) {
        return database.sql("update sync_device set revoked_at = :now where id = :id and revoked_at is null")
                        .param("id", id)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    int revokeAll(UUID account, Instant now) {
        return database.sql(
                        "update sync_device set revoked_at = :now where account_id = :account and revoked_at is null")
                .param("account", account)
                .param("now", utc(now))
                .update();
    }

    void seen(UUID id, Instant now) {
        database.sql("update sync_device set seen_at = :now where id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    /** Counts a break at an entry; how often it broke by now. */
    int failed(UUID id, long number) {
        return database.sql("""
                        update sync_device set failed_number = :number,
                               failed_times = case when failed_number = :number then failed_times + 1 else 1 end
                         where id = :id returning failed_times
                        """)
                .param("id", id)
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    Optional<Receipt> receipt(UUID device, long number) {
        return database.sql("select * from sync_receipt where device_id = :device and number = :number")
                .param("device", device)
                .param("number", number)
                .query(SyncStore::receipt)
                .optional();
    }

    /** Writes what became of an entry, and that the device goes on behind it. */
    void answered(OfflineEntry entry, long number, String kind, OfflineAnswer answer) {
        String path = answer instanceof OfflineAnswer.Done done ? done.path() : "";
        OfflineAnswer.Refused refused = answer instanceof OfflineAnswer.Refused no ? no : null;
        database.sql("""
                        insert into sync_receipt (device_id, number, key, kind, made_at, believed_at, clock_doubtful, received_at,
                                                  path, refused_key, refused_arguments)
                        values (:device, :number, :key, :kind, :made, :believed, :doubtful, :received, :path, :why, :arguments)
                        """)
                .param("device", entry.device())
                .param("number", number)
                .param("key", entry.key())
                .param("kind", kind)
                .param("made", utc(entry.madeAt()))
                .param("believed", utc(entry.believedAt()))
                .param("doubtful", entry.clockDoubtful())
                .param("received", utc(entry.receivedAt()))
                .param("path", path)
                .param("why", refused == null ? "" : refused.key())
                .param(
                        "arguments",
                        refused == null ? new String[0] : refused.arguments().toArray(String[]::new))
                .update();
        database.sql("update sync_device set last_number = :number where id = :device")
                .param("device", entry.device())
                .param("number", number)
                .update();
    }

    /** Forgets old receipts, and devices that were shut out or silent for as long. */
    void tidy(Instant before) {
        database.sql("delete from sync_receipt where received_at < :before")
                .param("before", utc(before))
                .update();
        database.sql("delete from sync_device where coalesce(revoked_at, seen_at) < :before")
                .param("before", utc(before))
                .update();
    }

    private static Receipt receipt(ResultSet row, int number) throws SQLException {
        String why = row.getString("refused_key");
        Array arguments = row.getArray("refused_arguments");
        OfflineAnswer answer = why.isEmpty()
                ? new OfflineAnswer.Done(row.getString("path"))
                : new OfflineAnswer.Refused(why, Arrays.asList((String[]) arguments.getArray()));
        return new Receipt(row.getObject("key", UUID.class), answer);
    }

    private static Device device(ResultSet row, int number) throws SQLException {
        OffsetDateTime revoked = row.getObject("revoked_at", OffsetDateTime.class);
        return new Device(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("agency_id", UUID.class),
                row.getString("name"),
                row.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                row.getLong("last_number"),
                revoked == null ? null : revoked.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

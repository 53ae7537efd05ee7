package vn.lienthong.capability.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.database.DatabaseSettings;

/** An audit trail of its own in the shared database, for tests that must do harm to one. */
final class Trail implements AutoCloseable {

    final HikariDataSource source;
    final JdbcClient database;
    final TransactionTemplate transaction;
    final Audit audit;
    final Sealer sealer;
    private final Path data;

    Trail(DataSource shared, Access access, Path data) {
        HikariDataSource pool = (HikariDataSource) shared;
        String schema = "audit_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(shared).sql("create schema " + schema).update();
        source = new HikariDataSource();
        source.setDataSource(pool.getDataSource());
        source.setSchema(schema);
        source.setMaximumPoolSize(10);
        ResourceDatabasePopulator script = new ResourceDatabasePopulator(
                new ClassPathResource("vn/lienthong/capability/audit/db/V1__create_lines.sql"));
        script.setSeparator("\n\n");
        script.execute(source);
        this.data = data;
        database = JdbcClient.create(source);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        Clock clock = Clock.systemUTC();
        audit = new Audit(access, database, JsonMapper.builder().build(), clock);
        DatabaseSettings settings = new DatabaseSettings(data, null, null, null, false, false);
        sealer = new Sealer(database, new JdbcTemplate(source), transactions, audit, settings, clock);
    }

    /** Writes lines and seals them. */
    Trail with(int lines) {
        for (int i = 1; i <= lines; i++) {
            write("n" + i);
        }
        sealer.seal();
        return this;
    }

    void write(String id) {
        transaction.executeWithoutResult(
                status -> audit.record("test.thing.done", "thing", id, Map.of("was", "a", "is", "b")));
    }

    /** What somebody could do who owns the database. */
    void tamper(String sql) {
        transaction.executeWithoutResult(status -> {
            database.sql("set local session_replication_role = replica").update();
            database.sql(sql).update();
        });
    }

    long links() {
        return database.sql("select count(*) from audit_link").query(Long.class).single();
    }

    Verification.Report verify() throws Exception {
        return verify(Optional.empty());
    }

    Verification.Report verifyWithHead() throws Exception {
        return verify(Head.read(data));
    }

    private Verification.Report verify(Optional<Head> head) throws Exception {
        try (Connection connection = source.getConnection()) {
            return Verification.of(connection, head);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}

package vn.lienthong.capability.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The database for a command: the one that runs with the program, one started for the command alone, or somebody else's.
 *
 * <pre>{@code
 * try (DatabaseAccess access = DatabaseAccess.open(DatabaseSettings.of(Settings.read(arguments)))) {
 *     JdbcClient.create(access.dataSource())…
 * }
 * }</pre>
 */
public final class DatabaseAccess implements AutoCloseable {

    static final String DATABASE = "lienthong";
    private static final int CONNECT_SECONDS = 10;

    private final SimpleDriverDataSource source;
    private final @Nullable EmbeddedPostgres server;
    private final @Nullable DataFolder folder;
    private final boolean ours;

    private DatabaseAccess(
            SimpleDriverDataSource source,
            @Nullable EmbeddedPostgres server,
            @Nullable DataFolder folder,
            boolean ours) {
        this.source = source;
        this.server = server;
        this.folder = folder;
        this.ours = ours;
    }

    /**
     * Reaches a database that is there already; its tables are as the last start of the program left them.
     *
     * @throws DatabaseTrouble if there is none yet, or it cannot be reached
     */
    public static DatabaseAccess open(DatabaseSettings settings) {
        if (!settings.embedded()) {
            return external(settings);
        }
        if (!EmbeddedPostgres.exists(settings.data())) {
            throw new DatabaseTrouble("none", settings.data().toString());
        }
        return DataFolder.tryHold(settings.data())
                .map(folder -> started(settings, folder))
                .orElseGet(() -> found(settings));
    }

    /**
     * A new, empty database in a folder that the caller holds, without tables; for bringing a backup back. With a server
     * that somebody else runs, that one.
     */
    public static DatabaseAccess create(DatabaseSettings settings) {
        return serve(settings);
    }

    /** The database of the program itself, which holds the folder already and ends the server with itself. */
    static DatabaseAccess serve(DatabaseSettings settings) {
        if (!settings.embedded()) {
            return external(settings);
        }
        EmbeddedPostgres server = EmbeddedPostgres.in(settings.data(), settings.durable());
        EmbeddedPostgres.Address address = server.start();
        makeDatabase(address, settings.fresh());
        return new DatabaseAccess(source(address), server, null, true);
    }

    /** Connections, each a new one: pool them where many are needed. */
    public DataSource dataSource() {
        return source;
    }

    /** Whether the program runs this server itself. */
    public boolean embedded() {
        return server != null;
    }

    /** Ends what was started for this. */
    @Override
    public void close() {
        if (server != null && ours) {
            server.stop();
        }
        if (folder != null) {
            folder.close();
        }
    }

    Optional<ProcessHandle> process() {
        return server == null ? Optional.empty() : server.process();
    }

    /** Starts the embedded server again after it died, at the old port if that is still free. */
    void restart() {
        if (server != null) {
            int port = EmbeddedPostgres.Address.portOf(Objects.requireNonNull(source.getUrl()));
            source.setUrl(server.start(port).url(DATABASE));
        }
    }

    private static DatabaseAccess started(DatabaseSettings settings, DataFolder folder) {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.in(settings.data(), settings.durable());
            boolean running = server.find().isPresent();
            EmbeddedPostgres.Address address = server.start();
            makeDatabase(address, false);
            return new DatabaseAccess(source(address), server, folder, !running);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static DatabaseAccess found(DatabaseSettings settings) {
        EmbeddedPostgres server = EmbeddedPostgres.in(settings.data(), settings.durable());
        EmbeddedPostgres.Address address = server.find()
                .orElseThrow(() -> new DatabaseTrouble("busy", settings.data().toString()));
        return new DatabaseAccess(source(address), server, null, false);
    }

    private static DatabaseAccess external(DatabaseSettings settings) {
        ExternalAddress address = ExternalAddress.of(
                Objects.requireNonNull(settings.databaseUrl()), settings.databaseUser(), settings.databasePassword());
        Driver driver = new Driver();
        if (!driver.acceptsURL(address.jdbcUrl())) {
            throw new DatabaseTrouble("address");
        }
        SimpleDriverDataSource source = source(driver, address.jdbcUrl(), address.user(), address.password());
        DatabaseAccess access = new DatabaseAccess(source, null, null, false);
        try (Connection connection = source.getConnection()) {
            connection.isValid(1);
            return access;
        } catch (SQLException e) {
            throw new DatabaseTrouble("external", address.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static SimpleDriverDataSource source(EmbeddedPostgres.Address address) {
        return source(new Driver(), address.url(DATABASE), address.user(), address.password());
    }

    /**
     * The driver's own data source is not used: it calls its address by all of its eighty settings, and Flyway looks for passwords
     * in that with patterns whose time grows with the square of its length, four seconds of a first start.
     */
    private static SimpleDriverDataSource source(
            Driver driver, String url, @Nullable String user, @Nullable String password) {
        Properties settings = new Properties();
        PGProperty.APPLICATION_NAME.set(settings, DATABASE);
        PGProperty.REWRITE_BATCHED_INSERTS.set(settings, true);
        PGProperty.CONNECT_TIMEOUT.set(settings, CONNECT_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(settings, true);
        SimpleDriverDataSource source = new SimpleDriverDataSource(driver, url, settings) {
            @Override
            public int getLoginTimeout() {
                return CONNECT_SECONDS; // a pool that is closed waits as long for connections on their way
            }
        };
        if (user != null) {
            source.setUsername(user);
        }
        if (password != null) {
            source.setPassword(password);
        }
        return source;
    }

    private static void makeDatabase(EmbeddedPostgres.Address address, boolean fresh) {
        try (Connection connection =
                        DriverManager.getConnection(address.url("postgres"), address.user(), address.password());
                var statement = connection.createStatement()) {
            if (fresh) {
                statement.execute("drop database if exists " + DATABASE + " with (force)");
            }
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw DatabaseTrouble.of("start", address.url(DATABASE), e);
        }
    }
}

package vn.lienthong.capability.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL kept in a folder beside the program, for localities that have nobody to run a database server.
 *
 * <p>It listens on 127.0.0.1 only, asks for a password made at first start (SCRAM), survives the death of the program,
 * and is found again by the next start. A process number in {@code postmaster.pid} is no proof of life after a power
 * cut, so the only proof accepted here is a connection.
 */
public final class EmbeddedPostgres {

    static final String USER = "lienthong";
    static final String MAJOR = "18";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path home;
    private final boolean durable;
    private final Unprivileged unprivileged;

    private EmbeddedPostgres(Path home, boolean durable, Unprivileged unprivileged) {
        this.home = home;
        this.durable = durable;
        this.unprivileged = unprivileged;
    }

    /**
     * How to reach the started server.
     *
     * @param port on 127.0.0.1
     * @param password of the one account, {@value EmbeddedPostgres#USER}
     */
    public record Address(int port, String password) {

        /** JDBC address of a database in it. */
        public String url(String database) {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        }

        /** The account that owns everything. */
        public String user() {
            return USER;
        }

        @Override
        public String toString() {
            return "Address[port=" + port + "]";
        }
    }

    /**
     * The PostgreSQL that lives in a folder, unpacked and ready to start.
     *
     * @param data the program's data folder; {@code postgres/} below it is used
     * @param durable false gives up safety against power cuts for speed: tests only
     * @throws DatabaseTrouble if the folder belongs to another major version, or no way is found to leave root's rights
     */
    public static EmbeddedPostgres in(Path data, boolean durable) {
        Path home = data.toAbsolutePath().normalize().resolve("postgres");
        try {
            Files.createDirectories(home);
            PostgresBinaries.unpack(home.resolve("program"));
            return new EmbeddedPostgres(home, durable, Unprivileged.find(home));
        } catch (IOException e) {
            throw new DatabaseTrouble(
                    "folder", Map.of("folder", home.toString(), "why", String.valueOf(e.getMessage())));
        }
    }

    /** Folder of the client programs ({@code pg_dump}, {@code psql} …) that fit this server. */
    public Path programs() {
        return home.resolve("program").resolve("bin");
    }

    /** Starts the server, or finds it running from an earlier life of this program. */
    public Address start() {
        try {
            if (!Files.exists(cluster().resolve("PG_VERSION"))) {
                create();
            }
            String version = Files.readString(cluster().resolve("PG_VERSION")).strip();
            if (!version.equals(MAJOR)) {
                throw new DatabaseTrouble("version", Map.of("found", version, "needed", MAJOR));
            }
            String password = Files.readString(passwordFile()).strip();
            Optional<Address> running = running(password);
            if (running.isPresent()) {
                return running.get();
            }
            unprivileged.own(cluster());
            return launch(password);
        } catch (IOException e) {
            throw new DatabaseTrouble("start", Map.of("why", String.valueOf(e.getMessage())));
        }
    }

    /** The server if it is running now, without starting it. */
    public Optional<Address> find() {
        try {
            return Files.exists(passwordFile())
                    ? running(Files.readString(passwordFile()).strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Ends the server in good order: open transactions are rolled back, everything acknowledged is kept. */
    public void stop() {
        run(List.of(program("pg_ctl"), "stop", "-D", cluster().toString(), "-m", "fast", "-w", "-t", "30"));
    }

    private Path cluster() {
        return home.resolve("cluster");
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    private Path logFolder() {
        return home.resolve("log");
    }

    private Path log() {
        return logFolder().resolve("server.log");
    }

    private String program(String name) {
        return programs().resolve(name).toString();
    }

    private void create() throws IOException {
        // A first start that was cut off leaves a half-made cluster without the password that would open it.
        Folders.delete(cluster());
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path making = home.resolve("password.making");
        Files.deleteIfExists(making);
        Folders.writeSecret(making, password);
        unprivileged.own(making);
        Files.createDirectories(cluster());
        Folders.restrict(cluster());
        unprivileged.own(cluster());
        Result made = run(List.of(
                program("initdb"),
                "-D",
                cluster().toString(),
                "--username=" + USER,
                "--pwfile=" + making,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums",
                "--no-instructions"));
        if (made.status() != 0) {
            Folders.delete(cluster());
            throw new DatabaseTrouble("create", Map.of("why", made.tail()));
        }
        Files.deleteIfExists(making);
        Folders.writeSecret(passwordFile(), password);
    }

    private Address launch(String password) throws IOException {
        Files.createDirectories(logFolder());
        unprivileged.own(logFolder());
        int port = freePort();
        Result started = run(List.of(
                program("pg_ctl"),
                "start",
                "-D",
                cluster().toString(),
                "-l",
                log().toString(),
                "-w",
                "-t",
                Long.toString(START_LIMIT.toSeconds()),
                "-o",
                options(port)));
        if (started.status() != 0) {
            throw new DatabaseTrouble("start", Map.of("why", started.tail() + " " + logTail()));
        }
        return new Address(port, password);
    }

    private String options(int port) {
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=60",
                "shared_buffers=96MB",
                "effective_cache_size=512MB",
                "work_mem=8MB",
                "maintenance_work_mem=64MB",
                "wal_compression=on",
                "max_wal_size=512MB",
                "random_page_cost=1.1",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                "io_method=sync",
                "log_min_duration_statement=2000",
                // Values of a slow statement may be personal data: they stay out of the log.
                "log_parameter_max_length=0",
                "log_parameter_max_length_on_error=0"));
        if (!durable) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        StringBuilder line = new StringBuilder();
        settings.forEach(setting -> line.append(" -c ").append(setting));
        return line.substring(1);
    }

    private Optional<Address> running(String password) throws IOException {
        Path pid = cluster().resolve("postmaster.pid");
        if (!Files.exists(pid)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pid);
        if (lines.size() < 4 || !lines.get(3).strip().matches("\\d+")) {
            return Optional.empty();
        }
        Address address = new Address(Integer.parseInt(lines.get(3).strip()), password);
        return answers(address) ? Optional.of(address) : Optional.empty();
    }

    private boolean answers(Address address) {
        try (Connection connection = DriverManager.getConnection(
                        address.url("postgres") + "?connectTimeout=3&socketTimeout=5", USER, address.password());
                var rows = connection.createStatement().executeQuery("show data_directory")) {
            // Another server may have taken the port since: only ours keeps its data in our folder.
            return rows.next()
                    && Path.of(rows.getString(1)).toRealPath().equals(cluster().toRealPath());
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    private String logTail() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private record Result(int status, String tail) {}

    private Result run(List<String> command) {
        List<String> whole = new ArrayList<>(unprivileged.prefix());
        whole.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(whole).redirectErrorStream(true).directory(home.toFile());
        builder.environment().put("LC_ALL", "C");
        try {
            Path output = Files.createTempFile("lienthong-postgres", ".txt");
            // To a file, not a pipe: the server inherits it and would keep a pipe open for ever.
            Process process = builder.redirectOutput(output.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(START_LIMIT.toSeconds() + 10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            String text;
            try (InputStream in = Files.newInputStream(output)) {
                text = new String(in.readNBytes(4000), java.nio.charset.StandardCharsets.UTF_8);
            }
            Files.deleteIfExists(output);
            return new Result(process.waitFor(), text.strip());
        } catch (IOException e) {
            return new Result(1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(1, "interrupted");
        }
    }
}

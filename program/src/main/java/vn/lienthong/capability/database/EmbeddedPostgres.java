package vn.lienthong.capability.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A real PostgreSQL kept in a folder beside the program, for localities that have nobody to run a database server.
 *
 * <p>It listens on 127.0.0.1 only, asks for a password made at first start (SCRAM), survives the death of the program,
 * and is found again by the next start. A process number in {@code postmaster.pid} is no proof of life after a power
 * cut, so the only proof accepted here is a connection.
 */
final class EmbeddedPostgres {

    static final String USER = "lienthong";
    static final String MAJOR = "18";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 8;

    private final Path home;
    private final boolean durable;
    private final Programs programs;
    private final Unprivileged unprivileged;

    private EmbeddedPostgres(Path home, boolean durable, Unprivileged unprivileged) {
        this.home = home;
        this.durable = durable;
        this.unprivileged = unprivileged;
        this.programs = new Programs(home, unprivileged);
    }

    /**
     * How to reach the started server.
     *
     * @param port on 127.0.0.1
     * @param password of the one account, {@value EmbeddedPostgres#USER}
     */
    record Address(int port, String password) {

        /** JDBC address of a database in it. */
        String url(String database) {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        }

        /** The port in an address that {@link #url} made. */
        static int portOf(String url) {
            return java.net.URI.create(url.substring("jdbc:".length())).getPort();
        }

        /** The account that owns everything. */
        String user() {
            return USER;
        }

        @Override
        public String toString() {
            return "Address[port=" + port + "]";
        }
    }

    /** Whether a folder has a database in it, running or not. */
    static boolean exists(Path data) {
        return Files.exists(data.resolve("postgres/cluster/PG_VERSION"));
    }

    /**
     * The PostgreSQL that lives in a folder, unpacked and ready to start.
     *
     * @param data the program's data folder; {@code postgres/} below it is used
     * @param durable false gives up safety against power cuts for speed: tests only
     * @throws DatabaseTrouble if the folder cannot be written, or no way is found to leave root's rights
     */
    static EmbeddedPostgres in(Path data, boolean durable) {
        Path home = data.toAbsolutePath().normalize().resolve("postgres");
        try {
            Files.createDirectories(home);
            PostgresBinaries.unpack(home.resolve("program"));
            return new EmbeddedPostgres(home, durable, Unprivileged.find(home));
        } catch (IOException e) {
            throw DatabaseTrouble.of("folder", home.toString(), e);
        }
    }

    /** Starts the server, or finds it running from an earlier life of this program. */
    Address start() {
        return start(0);
    }

    /**
     * Starts the server, or finds it running.
     *
     * @param port to listen on if it is free, or 0 for any
     * @throws DatabaseTrouble if it cannot be started or its data belong to another major version
     */
    Address start(int port) {
        try {
            if (!Files.exists(cluster().resolve("PG_VERSION"))) {
                create();
            }
            String version = Files.readString(cluster().resolve("PG_VERSION")).strip();
            if (!version.equals(MAJOR)) {
                throw new DatabaseTrouble("version", version, MAJOR);
            }
            Optional<Address> running = claimed();
            if (running.isPresent() && postmaster().becomesReady(running.get(), START_LIMIT)) {
                return running.get();
            }
            unprivileged.own(cluster());
            postmaster().clearTraces();
            if (!Files.exists(passwordFile())) {
                newPassword();
            }
            return launch(port);
        } catch (IOException e) {
            throw DatabaseTrouble.of("start", home.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseTrouble("start", home.toString(), "interrupted");
        }
    }

    /** The server if it is running now, without starting it. */
    Optional<Address> find() {
        return claimed().filter(postmaster()::answers);
    }

    /** The address at which a server should be, going by the files alone. */
    private Optional<Address> claimed() {
        try {
            if (!Files.exists(passwordFile())) {
                return Optional.empty();
            }
            String password = Files.readString(passwordFile()).strip();
            return postmaster().port().map(port -> new Address(port, password));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The process that serves the folder now, if there is one. */
    Optional<ProcessHandle> process() {
        return postmaster().process();
    }

    /** Ends the server in good order: open transactions are rolled back, everything acknowledged is kept. */
    void stop() {
        programs.run(START_LIMIT, "pg_ctl", "stop", "-D", cluster().toString(), "-m", "fast", "-w", "-t", "30");
    }

    private Postmaster postmaster() {
        return new Postmaster(cluster(), programs.path("postgres"));
    }

    private Path cluster() {
        return home.resolve("cluster");
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    private Path startLog() {
        return cluster().resolve("start.log");
    }

    /** Made under another name and renamed when whole: a first start that was cut off leaves nothing that looks real. */
    private void create() throws IOException {
        Path making = home.resolve("cluster.making");
        Folders.delete(making);
        Path secret = home.resolve("password.making");
        Files.deleteIfExists(secret);
        String password = randomPassword();
        Folders.writeSecret(secret, password);
        unprivileged.own(secret);
        Files.createDirectories(making);
        Folders.mode(making, "rwx------");
        unprivileged.own(making);
        Programs.Result made = programs.run(
                START_LIMIT,
                "initdb",
                "-D",
                making.toString(),
                "--username=" + USER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums",
                "--no-instructions");
        if (made.status() != 0) {
            Folders.delete(making);
            throw trouble("create", made.text());
        }
        Files.deleteIfExists(secret);
        Files.deleteIfExists(passwordFile());
        Folders.writeSecret(passwordFile(), password);
        Files.move(making, cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The password was lost, the data were not: the server's single-user mode asks for none. */
    private void newPassword() throws IOException {
        String password = randomPassword();
        Programs.Result done = programs.feed(
                "alter role " + USER + " password '" + password + "'\n",
                START_LIMIT,
                "postgres",
                "--single",
                "-D",
                cluster().toString(),
                "postgres");
        if (done.status() != 0) {
            throw trouble("start", done.text());
        }
        Folders.writeSecret(passwordFile(), password);
    }

    private Address launch(int wanted) throws IOException {
        ServerSettings.write(cluster(), durable);
        unprivileged.own(cluster().resolve(ServerSettings.FILE));
        Programs.Result started = new Programs.Result(1, "");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = attempt == 0 && wanted > 0 ? wanted : freePort();
            started = programs.run(
                    START_LIMIT.plusSeconds(10),
                    "pg_ctl",
                    "start",
                    "-D",
                    cluster().toString(),
                    "-l",
                    startLog().toString(),
                    "-w",
                    "-t",
                    Long.toString(START_LIMIT.toSeconds()),
                    "-o",
                    "-c port=" + port);
            if (started.status() == 0) {
                return new Address(port, Files.readString(passwordFile()).strip());
            }
            if (!temporary(logTail())) {
                break;
            }
            postmaster().clearTraces();
        }
        throw trouble("start", started.text() + " | " + logTail());
    }

    /** A port taken since we looked, or processes of the dead server that still leave: both pass. */
    private static boolean temporary(String log) {
        return log.contains("Address already in use")
                || log.contains("could not create any TCP/IP sockets")
                || log.contains("shared memory block")
                || log.contains("lock file");
    }

    private DatabaseTrouble trouble(String code, String why) {
        return DatabaseTrouble.diskFull(why)
                ? new DatabaseTrouble("disk", home.toString())
                : new DatabaseTrouble(code, home.toString(), why);
    }

    private String logTail() {
        List<String> lines = new ArrayList<>();
        for (Path log : List.of(ServerSettings.todaysLog(cluster()), startLog())) {
            try {
                List<String> all = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
                lines.addAll(all.subList(Math.max(0, all.size() - 6), all.size()));
            } catch (IOException e) {
                // Not written yet: the other says more.
            }
        }
        return String.join(" | ", lines);
    }

    private static String randomPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

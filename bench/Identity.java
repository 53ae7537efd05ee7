import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identity checks by the JSON API (QR text, register, diary, audit, idempotency key): {@code bench/identity [--seconds S] [--rounds N]
 * [--warm S] [--callers N] [--data DIR] [--port P] [--log]}. Starts the program on a new folder with the demo's invented people, waits until
 * the demo is made, asks from {@code N} callers until Java has compiled what runs (a minute at least, four at most), and counts the
 * processor time of the program and of PostgreSQL from {@code /proc} (that of the callers does not count). In turns with that,
 * {@code pgbench} runs the statements of one real request with as many clients, so that both meet the same neighbours on the machine.
 * fsync and synchronous_commit stay on. At the end all logs and error pages are searched for what was used.
 */
class Identity {

    static final Pattern SECRET = Pattern.compile("lienthong_[A-Za-z0-9_-]{20,}");
    static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("ddMMyyyy");

    static int seconds = 15;
    static int rounds = 4;
    static int warm = 60;
    static final int LONGEST_WARM = 240;
    static int callers = 16;
    static boolean kept;
    static boolean showLog;
    static long askedAt;
    static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    void main(String[] words) throws Exception {
        read(words);
        System.out.println("load of the machine: " + load());
        Process program = Bench.start();
        try {
            Bench.first();
            measure(program);
        } finally {
            Bench.stop(program);
            if (!kept) {
                Bench.delete(Bench.data);
            }
        }
        System.out.println("load of the machine: " + load());
    }

    static void read(String[] words) throws IOException {
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--seconds" -> seconds = Integer.parseInt(words[++i]);
                case "--rounds" -> rounds = Integer.parseInt(words[++i]);
                case "--warm" -> warm = Integer.parseInt(words[++i]);
                case "--callers" -> callers = Integer.parseInt(words[++i]);
                case "--port" -> Bench.port = Integer.parseInt(words[++i]);
                case "--log" -> showLog = true;
                case "--data" -> {
                    Bench.data = Files.createDirectories(Path.of(words[++i]));
                    kept = true;
                }
                default -> throw new IllegalArgumentException(words[i]);
            }
        }
        if (!kept) {
            Bench.data = Files.createTempDirectory("lienthong-bench");
        }
    }

    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores";
    }

    // ---- the measure

    static void measure(Process program) throws Exception {
        try (Connection database = database()) {
            SignIns.settle(program.toHandle());
            List<String> tokens = token(database);
            List<String> cards = cards(database);
            remember(tokens, cards);
            setting(database, "fsync");
            setting(database, "synchronous_commit");
            Bench.figure("persons asked for", cards.size());
            warm(program.pid(), tokens, cards);
            List<String> log = statements(database, tokens.getFirst(), cards.getFirst());
            Bench.figure("statements a check", log.stream().filter(one -> !one.matches("(?i)begin|commit")).count());
            if (showLog) {
                log.forEach(one -> System.out.println("    " + one.replaceAll("\\s+", " ")));
            }
            inTurns(program.pid(), server(), tokens, cards, log);
            mistakes(tokens, cards);
            Traces.look();
        }
    }

    /** Until what the compiler still does is nothing beside the work itself. */
    static void warm(long program, List<String> tokens, List<String> cards) throws Exception {
        long began = System.nanoTime();
        double quiet = 1;
        int spent = 0;
        while (spent < warm || (quiet > 0.03 && spent < LONGEST_WARM)) {
            double all = processor(program);
            double compilers = compilers(program);
            run(tokens, cards, 10);
            quiet = (compilers(program) - compilers) / (processor(program) - all);
            spent = (int) ((System.nanoTime() - began) / 1_000_000_000L);
        }
        Bench.figure("warmed up, s", spent);
        Bench.figure("  of the program's processor time then for compiling, %", 100 * quiet);
    }

    static void inTurns(long program, long server, List<String> tokens, List<String> cards, List<String> log)
            throws Exception {
        Path script = Files.createTempFile("identity", ".sql");
        Files.writeString(script, script(log));
        List<Double> times = new ArrayList<>();
        double java = 0;
        double sql = 0;
        double wall = 0;
        int failed = 0;
        Compared compared = new Compared(0, 0, 0);
        for (int i = 0; i < rounds; i++) {
            double javaBefore = processor(program);
            double sqlBefore = postgres(server);
            Run run = run(tokens, cards, seconds);
            java += processor(program) - javaBefore;
            sql += postgres(server) - sqlBefore;
            wall += run.seconds;
            failed += run.failed;
            Arrays.stream(run.times).forEach(times::add);
            compared = compared.plus(pgbench(script, server));
        }
        Files.delete(script);
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Bench.figure("refused or failed", failed);
        Bench.figure("identity checks a second (goal 500)", sorted.length / wall);
        Bench.figure("one check, p50, ms", Bench.percentile(sorted, 50));
        Bench.figure("one check, p95, ms (goal 150)", Bench.percentile(sorted, 95));
        Bench.figure("processor time a check, ms: program", 1000 * java / sorted.length);
        Bench.figure("processor time a check, ms: PostgreSQL", 1000 * sql / sorted.length);
        double perSecond = sorted.length / (java + sql);
        Bench.figure("checks a second of processor time", perSecond);
        if (compared.count() > 0) {
            double theirs = compared.count() / compared.spent();
            Bench.figure("pgbench, the same statements, a second", compared.count() / compared.wall());
            Bench.figure("pgbench, a second of PostgreSQL's processor time", theirs);
            Bench.figure("checks against pgbench, processor time, % (goal 50)", 100 * perSecond / theirs);
        }
    }

    static void remember(List<String> tokens, List<String> cards) {
        tokens.forEach(token -> Traces.used("a token", token));
        for (String card : cards) {
            String[] fields = card.split("\\|", -1);
            Traces.used("a number", fields[0]);
            if (fields[2].chars().filter(sign -> sign == ' ').count() >= 2) {
                Traces.said(fields[2]);
            }
        }
    }

    /** Everything that goes wrong at this door, with real numbers, names and tokens in it, while others go on. */
    static void mistakes(List<String> tokens, List<String> cards) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var load = threads.submit(() -> run(tokens, cards, 10));
            while (!load.isDone()) {
                String card = cards.get(ThreadLocalRandom.current().nextInt(cards.size()));
                String token = tokens.get(ThreadLocalRandom.current().nextInt(tokens.size()));
                mistakes(token, card, UUID.randomUUID().toString());
            }
        }
    }

    static void mistakes(String token, String card, String key) throws Exception {
        String checks = "/api/v1/identity-checks";
        String good = "{\"qr\":\"" + card + "\",\"work\":\"identity.procedure\",\"record\":\"1.004222\"}";
        String inPath = Bench.encode(card);
        wrong("POST", checks, token, "", good);
        wrong("POST", checks, token, key, good.substring(0, good.length() - 3));
        wrong("POST", checks, token, key, "{\"qr\":[\"" + card + "\"]}");
        wrong("POST", checks, token, key + "-1", good.replace("1.004222", card.substring(0, 12)));
        wrong("POST", checks, token, key + "-2", good.replace("identity.procedure", inPath));
        wrong("POST", checks + "/" + inPath + "?token=" + token, token, key + "-3", good);
        wrong("PUT", checks + "?qr=" + inPath, token, key, good);
        wrong("POST", checks, token + "x", key, good);
        wrong("GET", "/api/v1/" + inPath, token, "", "");
        wrong("GET", "/kiem-tra-danh-tinh/" + inPath + "?quet=" + inPath, token, "", "");
        wrong("POST", "/kiem-tra-danh-tinh?quet=" + inPath, token, "", "quet=" + inPath);
        wrong("GET", "/khong-co/" + token + "/" + inPath, token, "", "");
    }

    static void wrong(String method, String path, String token, String key, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Bench.port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            Traces.answered(answer.body());
        }
    }

    record Run(double[] times, double seconds, int failed) {}

    static Run run(List<String> tokens, List<String> cards, int seconds) throws Exception {
        ConcurrentLinkedQueue<Double> times = new ConcurrentLinkedQueue<>();
        AtomicInteger failed = new AtomicInteger();
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                int caller = i;
                threads.submit(() -> {
                    int call = caller;
                    while (System.nanoTime() < end) {
                        String card = cards.get(ThreadLocalRandom.current().nextInt(cards.size()));
                        long start = System.nanoTime();
                        try {
                            HttpResponse<String> answer = ask(tokens.get(call++ % tokens.size()), card);
                            if (answer.statusCode() == 200 && answer.body().contains("\"asked\":\"LOCAL\"")) {
                                times.add((System.nanoTime() - start) / 1e6);
                            } else {
                                failed.incrementAndGet();
                            }
                        } catch (IOException gone) {
                            failed.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
        }
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Run(sorted, (System.nanoTime() - began) / 1e9, failed.get());
    }

    static HttpResponse<String> ask(String token, String card) throws IOException, InterruptedException {
        String body = "{\"qr\":\"" + card + "\",\"work\":\"identity.procedure\",\"record\":\"1.004222\"}";
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Bench.port + "/api/v1/identity-checks"))
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(30))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Tokens as the administrator makes them. */
    static List<String> token(Connection database) throws Exception {
        HttpClient administrator = Bench.client();
        Bench.signIn(administrator, "quan-tri", Bench.account()[1]);
        String path = "/quan-tri/the-ket-noi/moi";
        String form = Bench.get(administrator, path).body();
        String agency = column(database, "select agency_id from access_account where user_name = 'tra-cuu'").getFirst();
        String until = LocalDate.now().plusMonths(1).format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
        String page = Bench.post(
                        administrator,
                        path,
                        form,
                        "ten=Do+thu&quyen=identity.check&nhip=600&don-vi=" + agency + "&den-ngay=" + Bench.encode(until))
                .body();
        Matcher secret = SECRET.matcher(page);
        String found = "";
        while (secret.find()) {
            found = secret.group().length() > found.length() ? secret.group() : found;
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("no token was made");
        }
        return tokens(database, found);
    }

    /** A program may call 6,000 times a minute: many of them call. Each has a copy of the token, with a secret of its own. */
    static List<String> tokens(Connection database, String first) throws Exception {
        List<String> all = new ArrayList<>();
        try (var copy = database.prepareStatement(
                """
                insert into api_token (id, name, prefix, token_hash, agency_id, rights, per_minute, created_by, created_at, expires_on)
                select uuidv7(), name, prefix, sha256(convert_to(?, 'UTF8')), agency_id, rights, 6000, created_by, created_at,
                       expires_on
                  from api_token where token_hash = sha256(convert_to(?, 'UTF8'))
                """)) {
            for (int i = 0; i < 40; i++) {
                String secret = "lienthong_" + UUID.randomUUID() + i;
                copy.setString(1, secret);
                copy.setString(2, first);
                if (copy.executeUpdate() != 1) {
                    throw new IllegalStateException("the token is not known by its hash");
                }
                all.add(secret);
            }
        }
        return all;
    }

    /** QR codes of the register's own people. */
    static List<String> cards(Connection database) throws Exception {
        List<String> cards = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        select personal_id, full_name, birth_date, sex, card_issued from registry_person
                         where personal_id is not null and card_issued >= '2021-01-01' and sex in (1, 2) and birth_precision = 0
                         limit 100000
                        """)) {
            while (row.next()) {
                cards.add(row.getString(1) + "||" + row.getString(2) + "|"
                        + row.getDate(3).toLocalDate().format(RUN) + "|" + (row.getInt(4) == 1 ? "Nam" : "Nữ")
                        + "|Xã Trường Lâm|" + row.getDate(5).toLocalDate().format(RUN));
            }
        }
        return cards;
    }

    static void setting(Connection database, String name) throws Exception {
        System.out.printf(Locale.ROOT, "%-66s %10s%n", name, column(database, "show " + name).getFirst());
    }

    // ---- processor time

    static long server() throws IOException {
        return Long.parseLong(Files.readAllLines(Bench.data.resolve("postgres/cluster/postmaster.pid"))
                .getFirst()
                .strip());
    }

    /** Seconds that PostgreSQL's processes have used: those that live, and those that the server has seen end. */
    static double postgres(long server) throws IOException {
        double sum = processor(server) + ended(server);
        for (ProcessHandle child : ProcessHandle.of(server).orElseThrow().children().toList()) {
            sum += processor(child.pid());
        }
        return sum;
    }

    /** Of {@link #processor}, what Java's compilers used. */
    static double compilers(long pid) throws IOException {
        double sum = 0;
        try (var threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                try {
                    if (Files.readString(thread.resolve("comm")).matches("C[12] Compiler(?s:.*)")) {
                        sum += stat(thread, 11, 12);
                    }
                } catch (IOException gone) {
                    continue;
                }
            }
        }
        return sum;
    }

    static double processor(long pid) throws IOException {
        return ticks(pid, 11, 12);
    }

    static double ended(long pid) throws IOException {
        return ticks(pid, 13, 14);
    }

    static double ticks(long pid, int one, int two) throws IOException {
        return stat(Path.of("/proc/" + pid), one, two);
    }

    static double stat(Path process, int one, int two) throws IOException {
        try {
            String line = Files.readString(process.resolve("stat"));
            String[] cells = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return (Double.parseDouble(cells[one]) + Double.parseDouble(cells[two])) / 100;
        } catch (java.nio.file.NoSuchFileException gone) {
            return 0;
        }
    }

    // ---- the statements of one request, and pgbench

    /** Statements with their values, as PostgreSQL logs them; BEGIN and COMMIT among them. */
    static List<String> statements(Connection database, String token, String card) throws Exception {
        try (Statement statement = database.createStatement()) {
            statement.execute("alter system set log_statement = 'all'");
            statement.execute("alter system set log_parameter_max_length = -1");
            statement.execute("alter system set log_destination = 'jsonlog'");
            statement.execute("alter system set application_name = 'bench'");
            statement.execute("select pg_reload_conf()");
            Thread.sleep(1500);
            for (int i = 0; i < 3; i++) {
                ask(token, card);
            }
            String mark = "select 'bench " + UUID.randomUUID() + "'";
            statement.execute(mark);
            askedAt = System.currentTimeMillis();
            ask(token, card);
            statement.execute(mark + " as done");
            Thread.sleep(500);
            for (String name : List.of("log_statement", "log_parameter_max_length", "log_destination", "application_name")) {
                statement.execute("alter system reset " + name);
            }
            statement.execute("select pg_reload_conf()");
            return between(mark);
        }
    }

    static List<String> between(String mark) throws IOException {
        List<String> found = new ArrayList<>();
        boolean inside = false;
        try (var files = Files.list(Bench.data.resolve("postgres/cluster/log"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    String message = member(line, "message");
                    if (message.contains(mark)) {
                        inside = !message.contains("as done");
                    } else if (inside && message.startsWith("execute ")) {
                        found.add(filled(message.replaceFirst("^execute [^:]*: ", ""), member(line, "detail")));
                    }
                }
                Files.delete(file);
            }
        }
        return found;
    }

    static String member(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"((?:[^\"\\\\]++|\\\\.)*+)\"").matcher(json);
        return matcher.find()
                ? matcher.group(1).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\")
                : "";
    }

    /** The statement with its values in place of $1, $2 … */
    static String filled(String statement, String detail) {
        List<String> values = new ArrayList<>();
        Matcher matcher = Pattern.compile("\\$\\d+ = ('(?:[^']++|'')*+'|NULL)").matcher(detail);
        while (matcher.find()) {
            values.add(matcher.group(1));
        }
        String filled = statement;
        for (int i = values.size(); i >= 1; i--) {
            filled = filled.replaceAll("\\$" + i + "(?!\\d)", Matcher.quoteReplacement(values.get(i - 1)));
        }
        return filled;
    }

    /**
     * What pgbench did.
     *
     * @param spent seconds of PostgreSQL's processor time
     */
    record Compared(double count, double wall, double spent) {

        Compared plus(Compared other) {
            return new Compared(count + other.count, wall + other.wall, spent + other.spent);
        }
    }

    static Compared pgbench(Path script, long server) throws Exception {
        Path pgbench = Path.of("/usr/bin/pgbench");
        if (!Files.isExecutable(pgbench)) {
            System.out.println("pgbench is not installed (Debian: postgresql-contrib): no comparison");
            return new Compared(0, 0, 0);
        }
        Path home = Bench.data.resolve("postgres");
        String port = Files.readAllLines(home.resolve("cluster/postmaster.pid")).get(3).strip();
        ProcessBuilder builder = new ProcessBuilder(
                pgbench.toString(), "-n", "-M", "prepared", "-c", "" + callers, "-j", "2", "-T", "" + seconds, "-f",
                script.toString(), "-h", "127.0.0.1", "-p", port, "-U", "lienthong", "lienthong");
        builder.environment().put("PGPASSWORD", Files.readString(home.resolve("password")).strip());
        double before = postgres(server);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        Matcher tps = Pattern.compile("tps = ([0-9.]+)").matcher(said);
        Matcher done = Pattern.compile("actually processed: (\\d+)").matcher(said);
        if (!tps.find() || !done.find()) {
            throw new IllegalStateException("pgbench failed: " + said);
        }
        // Its connections have ended: their time is among that of the server's ended children.
        Thread.sleep(300);
        double spent = postgres(server) - before;
        double count = Double.parseDouble(done.group(1));
        return new Compared(count, count / Double.parseDouble(tps.group(1)), spent);
    }

    /** What was new with this request is new each time: ids and the idempotency key. The person stays the same: good for pgbench. */
    static String script(List<String> log) {
        StringBuilder script = new StringBuilder("\\set r random(1, 1000000000000)\n\\set s random(1, 1000000000000)\n");
        for (String statement : log) {
            Matcher id = UUID_TEXT.matcher(statement.replaceAll("\\s+", " "));
            StringBuilder changed = new StringBuilder();
            while (id.find()) {
                boolean young = id.group().charAt(14) == '7'
                        && Long.parseLong(id.group().replace("-", "").substring(0, 12), 16) >= askedAt;
                boolean key = id.group().charAt(14) == '4';
                id.appendReplacement(
                        changed, young ? "@NEW@" : key ? "@KEY@" : Matcher.quoteReplacement(id.group()));
            }
            id.appendTail(changed);
            script.append(changed.toString()
                            .replace("'{@NEW@}'", "array[uuidv7()]")
                            .replace("'@NEW@'", "cast(uuidv7() as text)::uuid")
                            .replace("'@KEY@'", "(:r || '-' || :s)"))
                    .append(";\n");
        }
        return script.toString();
    }

    static Connection database() throws Exception {
        Path home = Bench.data.resolve("postgres");
        String port = Files.readAllLines(home.resolve("cluster/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/lienthong",
                "lienthong",
                Files.readString(home.resolve("password")).strip());
    }

    static List<String> column(Connection database, String question) throws Exception {
        List<String> values = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}

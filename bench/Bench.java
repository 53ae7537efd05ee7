import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prints the figures that this program promises, measured from outside: {@code bench/run [--starts N] [--seconds S]
 * [--users N] [--page PATH]… [PLAN FILE]…}; the page of the first plan (text) is measured too. On a machine that does other things at the same time only the ratios mean
 * something: each page is measured against the sign-in page in the same minute.
 */
class Bench {

    static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"|value=\"([^\"]+)\" name=\"_csrf\"");
    static final Path HOME = Path.of(System.getProperty("lienthong.home", "."));
    static final String BASELINE = "/dang-nhap";

    static int starts = 3;
    static int seconds = 10;
    static int users = 16;
    static int port = 18_980;
    static Path data;
    static final List<String> pages = new ArrayList<>();
    static final List<Path> plans = new ArrayList<>();

    void main(String[] words) throws Exception {
        read(words);
        data = Files.createTempDirectory("lienthong-bench");
        try {
            startTimes();
            Process program = start();
            try {
                first();
                figure("memory after the start, MB (goal 1024)", memory(program.toHandle()));
                load();
                figure("memory after the load, MB (goal 1024)", memory(program.toHandle()));
            } finally {
                stop(program);
            }
            extraction();
        } finally {
            delete(data);
        }
    }

    static void read(String[] words) {
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--starts" -> starts = Integer.parseInt(words[++i]);
                case "--seconds" -> seconds = Integer.parseInt(words[++i]);
                case "--users" -> users = Integer.parseInt(words[++i]);
                case "--page" -> pages.add(words[++i]);
                default -> plans.add(Path.of(words[i]));
            }
        }
        if (pages.isEmpty()) {
            pages.addAll(List.of("/viec-cua-toi", "/ke-hoach", "/mo-hinh"));
        }
    }

    /** The first start makes everything and is told apart; the others find kept data. */
    static void startTimes() throws Exception {
        double[] times = new double[starts];
        for (int i = -1; i < starts; i++) {
            long began = System.nanoTime();
            Process program = start();
            first();
            double took = (System.nanoTime() - began) / 1e9;
            if (i < 0) {
                figure("first start with demo data, s", took);
            } else {
                times[i] = took;
            }
            stop(program);
        }
        Arrays.sort(times);
        figure("start to first page, kept data, median of " + starts + ", s (goal 10, aim 6)", times[starts / 2]);
    }

    static Process start() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("lienthong.program", HOME.resolve("lienthong").toString()).split(" +")));
        command.addAll(List.of("run", "--data", data.toString(), "--port", "" + port));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("bench.log").toFile())
                .start();
    }

    static void first() throws Exception {
        HttpClient client = client();
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() < end) {
            try {
                if (get(client, BASELINE).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
        throw new IllegalStateException(Files.readString(data.resolve("bench.log")));
    }

    static void stop(Process program) throws InterruptedException {
        program.destroy();
        program.waitFor();
    }

    /** Proportional share, so that memory which PostgreSQL's processes share counts once. */
    static double memory(ProcessHandle program) throws IOException {
        double kilobytes = share(program.pid());
        String servers = data.resolve("postgres/program/bin").toRealPath().toString();
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            if (process.info().command().filter(path -> path.startsWith(servers)).isPresent()) {
                kilobytes += share(process.pid());
            }
        }
        return kilobytes / 1024;
    }

    static double share(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            if (line.startsWith("Pss:")) {
                return Double.parseDouble(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }

    static void load() throws Exception {
        List<HttpClient> signedIn = new ArrayList<>();
        String[] account = account();
        for (int i = 0; i < users; i++) {
            HttpClient client = client();
            if (account.length > 0) {
                signIn(client, account[0], account[1]);
            }
            signedIn.add(client);
        }
        List<HttpClient> strangers = Stream.generate(Bench::client).limit(users).toList();
        hammer(strangers, BASELINE, Math.max(3, seconds / 2));
        if (!plans.isEmpty() && account.length > 0) {
            pages.add(bringIn(signedIn.getFirst(), plans.getFirst()));
        }
        for (String page : pages) {
            hammer(signedIn, page, Math.max(3, seconds / 2));
            double[] baseline = hammer(strangers, BASELINE, Math.max(3, seconds / 3));
            double[] times = hammer(signedIn, page, seconds);
            if (times.length == 0) {
                System.out.printf(Locale.ROOT, "%-66s not there%n", page);
                continue;
            }
            figure(page + ", p50 at " + users + " users, ms", percentile(times, 50));
            figure(page + ", p95 at " + users + " users, ms (goal 50)", percentile(times, 95));
            figure(page + ", p95 against the sign-in page", percentile(times, 95) / percentile(baseline, 95));
            figure(page + ", pages a second", times.length / (double) seconds);
        }
    }

    /** Times in ms, sorted; empty if the page is refused or missing. */
    static double[] hammer(List<HttpClient> clients, String page, int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Future<List<Double>>> runs = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (HttpClient client : clients) {
                runs.add(threads.submit(() -> {
                    List<Double> times = new ArrayList<>();
                    while (System.nanoTime() < end) {
                        long began = System.nanoTime();
                        HttpResponse<String> answer = get(client, page);
                        if (answer.statusCode() != 200) {
                            return List.<Double>of();
                        }
                        times.add((System.nanoTime() - began) / 1e6);
                    }
                    return times;
                }));
            }
        }
        List<Double> all = new ArrayList<>();
        for (Future<List<Double>> run : runs) {
            all.addAll(run.get());
        }
        return all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    static double percentile(double[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** User name and password of the standing body's demo account. */
    static String[] account() throws IOException {
        Path file = data.resolve("demo-accounts.txt");
        if (!Files.exists(file)) {
            return new String[0];
        }
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .filter(line -> line.startsWith("thuong-truc\t"))
                .findFirst()
                .orElse(lines.getFirst())
                .split("\t");
    }

    /** Brings a plan in as pasted text and gives the address of its page. */
    static String bringIn(HttpClient client, Path plan) throws Exception {
        String form = get(client, "/ke-hoach/nhap").body();
        Matcher id = Pattern.compile("name=\"id\" value=\"([^\"]+)\"").matcher(form);
        if (!id.find()) {
            throw new IllegalStateException("no form for a plan");
        }
        String reading = "/ke-hoach/nhap/" + id.group(1);
        post(client, "/ke-hoach/nhap", form, "id=" + encode(id.group(1)) + "&text=" + encode(Files.readString(plan)));
        String review = get(client, reading).body();
        for (int i = 0; i < 120 && !review.contains("doc-source"); i++) {
            Thread.sleep(250);
            review = get(client, reading).body();
        }
        Matcher made = Pattern.compile("/ke-hoach/[0-9a-f-]{36}")
                .matcher(post(client, reading + "/nhan", review, "withDoubts=true").headers().firstValue("Location").orElse(""));
        if (!made.find()) {
            throw new IllegalStateException("the plan was not accepted");
        }
        return made.group();
    }

    static HttpResponse<String> post(HttpClient client, String path, String page, String fields) throws Exception {
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("no token for " + path);
        }
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields + "&_csrf="
                                + encode(token.group(1) == null ? token.group(2) : token.group(1))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static void signIn(HttpClient client, String name, String password) throws Exception {
        Matcher token = TOKEN.matcher(get(client, BASELINE).body());
        if (!token.find()) {
            throw new IllegalStateException("no token on the sign-in page");
        }
        String form = "ten=" + encode(name) + "&mat-khau=" + encode(password) + "&_csrf="
                + encode(token.group(1) == null ? token.group(2) : token.group(1));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + BASELINE))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException("sign-in: " + answer.statusCode());
        }
    }

    /** Each plan three times: the median of a fresh process, start of Java included. */
    static void extraction() throws Exception {
        for (Path plan : plans) {
            double[] times = new double[3];
            for (int i = 0; i < times.length; i++) {
                long began = System.nanoTime();
                Process extract = new ProcessBuilder(
                                HOME.resolve("lienthong").toString(), "plan", "extract", plan.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                try (InputStream out = extract.getInputStream()) {
                    out.readAllBytes();
                }
                times[i] = extract.waitFor() == 0 ? (System.nanoTime() - began) / 1e9 : Double.NaN;
            }
            Arrays.sort(times);
            figure("plan extract " + plan.getFileName() + ", s (goal 3; a scan of 20 pages 120)", times[1]);
        }
    }

    static HttpClient client() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    static HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static void figure(String what, double value) {
        System.out.printf(Locale.ROOT, "%-66s %10.2f%n", what, value);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

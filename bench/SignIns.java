import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints sign-ins a second, measured from outside: {@code bench/signins [--seconds S] [--users N] [--passwords S]}. Code flow from
 * live sessions (authorize, then token with an RS256 ID token; every answer is looked at), then sign-ins with a password (page,
 * Argon2id, session). The goal for the code flow is 100/s for 600 seconds with none failed, for passwords 20/s.
 */
class SignIns {

    static final Pattern AGENCY = Pattern.compile("<option value=\"([0-9a-f-]{36})\"");
    static final Pattern SECRET = Pattern.compile("lt_sso_[A-Za-z0-9_-]+");
    static final Pattern CODE = Pattern.compile("[?&]code=([A-Za-z0-9_-]+)");
    static final String CLIENT = "do-toc-do";
    static final String BACK = "https://do-toc-do.example/callback";

    static int seconds = 30;
    static int passwordSeconds = 20;
    static int users = 8;

    interface Work {
        /** @return whether it went well */
        boolean once() throws Exception;
    }

    void main(String[] words) throws Exception {
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--seconds" -> seconds = Integer.parseInt(words[++i]);
                case "--passwords" -> passwordSeconds = Integer.parseInt(words[++i]);
                case "--users" -> users = Integer.parseInt(words[++i]);
                default -> throw new IllegalArgumentException(words[i]);
            }
        }
        Bench.data = Files.createTempDirectory("lienthong-bench");
        System.out.println("load of the machine: " + Files.readString(Path.of("/proc/loadavg")).strip());
        Process program = Bench.start();
        try {
            Bench.first();
            settle(program.toHandle());
            List<String[]> accounts = Files.readAllLines(Bench.data.resolve("demo-accounts.txt")).stream()
                    .map(line -> line.split("\t"))
                    .toList();
            codeFlow(program.toHandle(), accounts.getFirst());
            passwords(program.toHandle(), accounts);
        } finally {
            Bench.stop(program);
            Bench.delete(Bench.data);
        }
        System.out.println("load of the machine: " + Files.readString(Path.of("/proc/loadavg")).strip());
    }

    /** The demo goes on making its weeks after the first page: wait until it is quiet. */
    static void settle(ProcessHandle program) throws Exception {
        for (int i = 0; i < 60; i++) {
            double before = processor(program);
            Thread.sleep(3000);
            if (processor(program) - before < 0.3) {
                return;
            }
        }
    }

    static void codeFlow(ProcessHandle program, String[] administrator) throws Exception {
        HttpClient first = Bench.client();
        Bench.signIn(first, administrator[0], administrator[1]);
        String secret = register(first);
        String basic = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        run("code flow, live session, RS256", 100, seconds, program, who -> {
            HttpClient browser = Bench.client();
            signIn(browser, administrator);
            HttpClient application = HttpClient.newHttpClient();
            return () -> signedIn(browser, application, basic);
        });
    }

    static void signIn(HttpClient browser, String[] account) {
        try {
            Bench.signIn(browser, account[0], account[1]);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String register(HttpClient browser) throws Exception {
        String form = Bench.get(browser, "/quan-tri/ung-dung/moi").body();
        Matcher agency = AGENCY.matcher(form);
        if (!agency.find()) {
            throw new IllegalStateException("no agency");
        }
        String answer = Bench.post(
                        browser,
                        "/quan-tri/ung-dung/moi",
                        form,
                        "ten=Do&ma=" + CLIENT + "&cach=secret&lien-he=Do&ngay=30&muc=&pham-vi=profile&don-vi=" + agency.group(1)
                                + "&chuyen-ve=" + Bench.encode(BACK))
                .body();
        Matcher secret = SECRET.matcher(answer);
        if (!secret.find()) {
            throw new IllegalStateException("not registered");
        }
        return secret.group();
    }

    static boolean signedIn(HttpClient browser, HttpClient application, String basic) throws Exception {
        HttpResponse<String> sent = Bench.get(
                browser,
                "/sso/authorize?response_type=code&scope=openid%20profile&state=s&nonce=n&client_id=" + CLIENT + "&redirect_uri="
                        + Bench.encode(BACK));
        Matcher code = CODE.matcher(sent.headers().firstValue("Location").orElse(""));
        if (sent.statusCode() != 303 || !code.find()) {
            return false;
        }
        HttpResponse<String> tokens = application.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Bench.port + "/sso/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", basic)
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&code=" + code.group(1)
                                + "&redirect_uri=" + Bench.encode(BACK)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return tokens.statusCode() == 200 && tokens.body().contains("\"id_token\":\"ey");
    }

    /** Many people at once, each at a browser that was never seen; never so many of one name that it would have to wait. */
    static void passwords(ProcessHandle program, List<String[]> accounts) throws Exception {
        run("sign-ins with a password, Argon2id 19 MiB t=2", 20, passwordSeconds, program, who -> {
            String[] account = accounts.get(who % accounts.size());
            return () -> {
                try {
                    Bench.signIn(Bench.client(), account[0], account[1]);
                    return true;
                } catch (IllegalStateException refused) {
                    return false;
                }
            };
        });
    }

    static void run(String what, int goal, int seconds, ProcessHandle program, IntFunction<Work> people) throws Exception {
        List<Work> work = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            work.add(people.apply(i));
        }
        AtomicInteger good = new AtomicInteger();
        AtomicInteger bad = new AtomicInteger();
        double before = processor(program);
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Work one : work) {
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        (one.once() ? good : bad).incrementAndGet();
                    }
                    return null;
                });
            }
        }
        double took = (System.nanoTime() - began) / 1e9;
        double spent = processor(program) - before;
        Bench.figure(what + ", a second (goal " + goal + ")", good.get() / took);
        Bench.figure("  for so many seconds", took);
        Bench.figure("  failed (goal 0)", bad.get());
        Bench.figure("  for each CPU-second of program and PostgreSQL", good.get() / spent);
    }

    /** CPU-seconds of the program and its PostgreSQL so far. */
    static double processor(ProcessHandle program) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(program), program.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(spent -> spent.toMillis() / 1e3)
                .sum();
    }
}

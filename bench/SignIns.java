import java.io.IOException;
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
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints sign-ins a second, measured from outside: {@code bench/signins [--seconds S | --minutes M] [--users N] [--passwords S] [--port P]}.
 * Code flow from live sessions (authorize, then token with an RS256 ID token; every answer is looked at), then sign-ins with a password
 * (page, Argon2id, session). The goal for the code flow is 100/s for 600 seconds with none failed ({@code --minutes 10}), for passwords
 * 20/s. Each minute of a long run is told with what it cost and what grew. At the end all logs and error pages are searched for
 * names, passwords, codes and tokens that were used.
 */
class SignIns {

    static final Pattern AGENCY = Pattern.compile("<option value=\"([0-9a-f-]{36})\"");
    static final Pattern SECRET = Pattern.compile("lt_sso_[A-Za-z0-9_-]+");
    static final Pattern CODE = Pattern.compile("[?&]code=([A-Za-z0-9_-]+)");
    static final String CLIENT = "do-toc-do";
    static final Pattern TOKENS = Pattern.compile("\"(access_token|id_token)\":\"([^\"]+)\"");
    static final Pattern COOKIE = Pattern.compile("^([^=;]+)=([^;]*)");
    static final String BACK = "https://do-toc-do.example/callback";

    static int seconds = 30;
    static int passwordSeconds = 20;
    static int users = 8;
    static int warm = 240;

    interface Work {
        /** @return whether it went well */
        boolean once() throws Exception;
    }

    void main(String[] words) throws Exception {
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--seconds" -> seconds = Integer.parseInt(words[++i]);
                case "--minutes" -> seconds = 60 * Integer.parseInt(words[++i]);
                case "--port" -> Bench.port = Integer.parseInt(words[++i]);
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
            for (String[] account : accounts) {
                Traces.used("a password", account[1]);
                Traces.said(account[1]);
            }
            codeFlow(program.toHandle(), accounts.getFirst());
            passwords(program.toHandle(), accounts);
            Traces.look();
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
        Traces.used("a secret", secret);
        String basic = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        IntFunction<Work> people = who -> {
            HttpClient browser = Bench.client();
            signIn(browser, administrator);
            HttpClient application = HttpClient.newHttpClient();
            return () -> signedIn(browser, application, basic);
        };
        warm(program, people);
        run("code flow, live session, RS256", 100, seconds, program, people);
        mistakes(first, basic);
    }

    /** Until what the compiler still does is little beside the work itself; four minutes at most. */
    static void warm(ProcessHandle program, IntFunction<Work> people) throws Exception {
        long began = System.nanoTime();
        double quiet = 1;
        while (quiet > 0.05 && System.nanoTime() - began < Duration.ofSeconds(warm).toNanos()) {
            double all = Identity.processor(program.pid());
            double compilers = Identity.compilers(program.pid());
            work(people, 10, new AtomicInteger(), new AtomicInteger());
            quiet = (Identity.compilers(program.pid()) - compilers) / (Identity.processor(program.pid()) - all);
        }
        Bench.figure("warmed up, s", (System.nanoTime() - began) / 1e9);
    }

    /** What goes wrong at these doors, with real codes, tokens and secrets in it. */
    static void mistakes(HttpClient browser, String basic) throws Exception {
        HttpClient application = HttpClient.newHttpClient();
        String authorize = "/sso/authorize?response_type=code&scope=openid&client_id=" + CLIENT + "&redirect_uri=";
        HttpResponse<String> sent = Bench.get(browser, authorize + Bench.encode(BACK));
        Matcher code = CODE.matcher(sent.headers().firstValue("Location").orElse(""));
        if (!code.find()) {
            throw new IllegalStateException("no code");
        }
        Traces.used("a code", code.group(1));
        String grant = "grant_type=authorization_code&code=" + code.group(1) + "&redirect_uri=";
        for (String body : List.of(
                grant + Bench.encode(BACK + "x"),
                grant + Bench.encode(BACK),
                grant + Bench.encode(BACK) + "&code=" + code.group(1),
                "grant_type=refresh_token&refresh_token=" + code.group(1),
                "grant_type=" + code.group(1))) {
            Traces.answered(token(application, basic, body).body());
            Traces.answered(token(application, basic + "AA", body).body());
        }
        for (String path : List.of(
                authorize + Bench.encode("https://other.example/?code=" + code.group(1)),
                "/sso/authorize?client_id=" + code.group(1),
                "/sso/logout?id_token_hint=" + code.group(1),
                "/sso/userinfo?access_token=" + code.group(1),
                "/sso/" + code.group(1),
                "/khong-co/" + code.group(1) + "?code=" + code.group(1))) {
            Traces.answered(Bench.get(browser, path).body());
        }
    }

    static HttpResponse<String> token(HttpClient application, String basic, String body) throws Exception {
        return application.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Bench.port + "/sso/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", basic)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
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
        HttpResponse<String> tokens = token(
                application,
                basic,
                "grant_type=authorization_code&code=" + code.group(1) + "&redirect_uri=" + Bench.encode(BACK));
        Traces.used("a code", code.group(1));
        Matcher given = TOKENS.matcher(tokens.body());
        boolean identity = false;
        while (given.find()) {
            identity |= given.group(1).equals("id_token") && given.group(2).startsWith("ey");
            // Of an ID token the signature is enough to know it by.
            Traces.used("a token", given.group(2).substring(given.group(2).lastIndexOf('.') + 1));
        }
        return tokens.statusCode() == 200 && identity;
    }

    /** Many people at once, each at a browser that was never seen; never so many of one name that it would have to wait. */
    static void passwords(ProcessHandle program, List<String[]> accounts) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        IntFunction<Work> people = who -> {
            String[] account = accounts.get(who % accounts.size());
            return () -> anew(http, account);
        };
        work(people, 10, new AtomicInteger(), new AtomicInteger());
        run("sign-ins with a password, Argon2id 19 MiB t=2", 20, passwordSeconds, program, people);
    }

    /** A sign-in of a browser without any cookie, which keeps its own: a client for each would cost more than the sign-in. */
    static boolean anew(HttpClient http, String[] account) throws Exception {
        URI door = URI.create("http://127.0.0.1:" + Bench.port + Bench.BASELINE);
        HttpResponse<String> page = http.send(
                HttpRequest.newBuilder(door).build(), HttpResponse.BodyHandlers.ofString());
        Matcher token = Bench.TOKEN.matcher(page.body());
        if (!token.find()) {
            return false;
        }
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(door)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", String.join("; ", cookies(page)))
                        .POST(HttpRequest.BodyPublishers.ofString("ten=" + Bench.encode(account[0]) + "&mat-khau="
                                + Bench.encode(account[1]) + "&_csrf="
                                + Bench.encode(token.group(1) == null ? token.group(2) : token.group(1))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        List<String> given = cookies(answer);
        given.forEach(cookie -> Traces.used("a cookie", cookie.substring(cookie.indexOf('=') + 1)));
        return answer.statusCode() < 400 && given.stream().anyMatch(cookie -> cookie.startsWith("lienthong="));
    }

    static List<String> cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(COOKIE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1) + "=" + found.group(2))
                .toList();
    }

    static void run(String what, int goal, int seconds, ProcessHandle program, IntFunction<Work> people) throws Exception {
        AtomicInteger good = new AtomicInteger();
        AtomicInteger bad = new AtomicInteger();
        double before = processor(program);
        long began = System.nanoTime();
        Thread teller = Thread.ofVirtual().start(() -> tell(program, good, bad));
        work(people, seconds, good, bad);
        teller.interrupt();
        double took = (System.nanoTime() - began) / 1e9;
        double spent = processor(program) - before;
        Bench.figure(what + ", a second (goal " + goal + ")", good.get() / took);
        Bench.figure("  for so many seconds", took);
        Bench.figure("  failed (goal 0)", bad.get());
        Bench.figure("  processor time of program and PostgreSQL for each, ms", 1000 * spent / good.get());
        Bench.figure("  for each CPU-second of program and PostgreSQL", good.get() / spent);
        Bench.figure("  memory of both, MB (goal 1024)", Bench.memory(program));
    }

    static void work(IntFunction<Work> people, int seconds, AtomicInteger good, AtomicInteger bad) {
        List<Work> work = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            work.add(people.apply(i));
        }
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Work one : work) {
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        try {
                            (one.once() ? good : bad).incrementAndGet();
                        } catch (IOException cut) {
                            bad.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
        }
    }

    /** Each minute: how many, what each cost, what grows. */
    static void tell(ProcessHandle program, AtomicInteger good, AtomicInteger bad) {
        try {
            for (int minute = 1; ; minute++) {
                int goodBefore = good.get();
                double spentBefore = processor(program);
                Thread.sleep(Duration.ofMinutes(1));
                int done = good.get() - goodBefore;
                System.out.printf(
                        Locale.ROOT,
                        "    minute %d: %.1f a second, %d failed so far, %.2f ms of processor time each, memory %.0f MB, %s%n",
                        minute,
                        done / 60.0,
                        bad.get(),
                        1000 * (processor(program) - spentBefore) / Math.max(1, done),
                        Bench.memory(program),
                        grown());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (Exception broken) {
            System.out.println("    " + broken);
        }
    }

    /** The tables that sign-ins fill, with their indexes, in MB. */
    static String grown() throws Exception {
        try (var database = Identity.database()) {
            return Identity.column(database, """
                            select string_agg(relname || ' ' || round(pg_total_relation_size(oid) / 1048576.0, 1) || ' MB ('
                                       || greatest(reltuples, 0)::bigint || ' rows)', ', ' order by relname)
                              from pg_class where relname in ('sso_permit', 'sso_token', 'sso_request', 'access_session', 'audit_line', 'audit_link')
                            """).getFirst();
        }
    }

    /** CPU-seconds of the program and its PostgreSQL so far, those of server processes that have ended too. */
    static double processor(ProcessHandle program) throws IOException {
        return Identity.processor(program.pid()) + Identity.postgres(Identity.server());
    }
}

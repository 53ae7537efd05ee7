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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints the figures of steering for a whole province: {@code bench/steering [--communes N] [--people N] [--pause SECONDS]
 * [--seconds S] [--data DIR]}. Makes the province ({@code steering.sql}) in a new data folder, starts the program, signs people in
 * and lets them work: each opens a page every {@code pause} seconds on average, one in ten moves a step. With {@code --data} the
 * province is kept and found again by the next run. Times are as a browser on the same machine sees them.
 */
class Steering {

    static final Pattern FIELD = Pattern.compile("name=\"(step|version|key|seen)\" value=\"([^\"]*)\"");
    static final Pattern STATE = Pattern.compile("value=\"(NOT_STARTED|DOING|DONE)\"");
    static final String MADE = "bench-province-made";

    static int communes = 100;
    static int moves = 45;
    static int people = 200;
    static double pause = 5;
    static int seconds = 60;
    static boolean kept;

    static final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    static final Map<String, ConcurrentLinkedQueue<Double>> times = new ConcurrentHashMap<>();
    static final AtomicInteger failures = new AtomicInteger();
    static volatile boolean counting;

    /** Somebody at a browser. */
    static class Person {
        final String name;
        final int commune;
        final Map<String, String> cookies = new ConcurrentHashMap<>();

        Person(String name, int commune) {
            this.name = name;
            this.commune = commune;
        }

        HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            StringBuilder jar = new StringBuilder();
            cookies.forEach((key, value) -> jar.append(jar.isEmpty() ? "" : "; ").append(key).append('=').append(value));
            if (!jar.isEmpty()) {
                request.header("Cookie", jar.toString());
            }
            HttpResponse<byte[]> answer =
                    http.send(request.timeout(Duration.ofMinutes(3)).build(), HttpResponse.BodyHandlers.ofByteArray());
            for (String line : answer.headers().allValues("set-cookie")) {
                String[] pair = line.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0].strip(), pair[1]);
            }
            return answer;
        }

        HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(address(path)));
        }

        String page(String path) throws IOException, InterruptedException {
            HttpResponse<byte[]> answer = get(path);
            if (answer.statusCode() != 200) {
                throw new IOException(name + " " + path + ": " + answer.statusCode());
            }
            return text(answer);
        }

        /** Sends a form with the token of the page it stands on; answers where it leads. */
        String post(String path, String page, String fields) throws IOException, InterruptedException {
            Matcher token = Bench.TOKEN.matcher(page);
            if (!token.find()) {
                throw new IOException("no token for " + path);
            }
            String body = fields + "&_csrf=" + Bench.encode(token.group(1) == null ? token.group(2) : token.group(1));
            HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(address(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            if (answer.statusCode() != 302) {
                throw new IOException(name + " sends " + path + ": " + answer.statusCode());
            }
            return answer.headers().firstValue("location").orElse("").replaceFirst("^https?://[^/]+", "");
        }

        void signIn(String password) throws Exception {
            post(
                    Bench.BASELINE,
                    page(Bench.BASELINE),
                    "ten=" + Bench.encode(name) + "&mat-khau=" + Bench.encode(password));
        }
    }

    static URI address(String path) {
        return URI.create("http://127.0.0.1:" + Bench.port + path);
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    void main(String[] words) throws Exception {
        read(words);
        System.out.println("load of the machine: " + load());
        try {
            if (!Files.exists(Bench.data.resolve(MADE))) {
                make();
            }
            measure();
        } finally {
            if (!kept) {
                Bench.delete(Bench.data);
            }
        }
        System.out.println("load of the machine: " + load());
    }

    static void read(String[] words) throws IOException {
        for (int i = 0; i < words.length; i += 2) {
            String value = words[i + 1];
            switch (words[i]) {
                case "--communes" -> communes = Integer.parseInt(value);
                case "--people" -> people = Integer.parseInt(value);
                case "--pause" -> pause = Double.parseDouble(value);
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--port" -> Bench.port = Integer.parseInt(value);
                case "--data" -> {
                    Bench.data = Files.createDirectories(Path.of(value));
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

    // ---- the province

    static void make() throws Exception {
        long began = System.nanoTime();
        String[] parts = Files.readString(Bench.HOME.resolve("bench/steering.sql"))
                .replace("{communes}", "" + communes)
                .replace("{moves}", "" + moves)
                .split("(?m)^--;.*$");
        Process program = Bench.start();
        try {
            Bench.first();
            sample(signedIn(Bench.account()[0]));
            try (Connection database = database();
                    Statement statement = database.createStatement()) {
                statement.execute(parts[0]);
            }
        } finally {
            Bench.stop(program);
        }
        program = Bench.start();
        try {
            Bench.first();
            Person administrator = signedIn("quan-tri");
            String form = administrator.page("/don-vi/98");
            for (int c = 0; c <= communes; c++) {
                String code = c == 0 ? "98" : String.format("98%03d", c);
                administrator.post("/don-vi/" + code + "/co-quan-mau", form, "ngay=");
            }
            try (Connection database = database();
                    Statement statement = database.createStatement()) {
                models(database);
                statement.execute(parts[1]);
                statement.execute(parts[2]);
                Bench.figure("models", number(database, "select count(*) from plan_item where catalogue is not null"));
                Bench.figure("steps", number(database, "select count(*) from progress_step"));
                Bench.figure("rows of history", number(database, "select count(*) from progress_move"));
            }
        } finally {
            Bench.stop(program);
        }
        Files.createFile(Bench.data.resolve(MADE));
        Bench.figure("making the province, s", (System.nanoTime() - began) / 1e9);
    }

    /** The sample plan that ships with the program, brought in as a person does. */
    static void sample(Person person) throws Exception {
        byte[] file = person.get("/ke-hoach/mau/ke-hoach-huyen-truong-lam-2023.docx").body();
        String form = person.page("/ke-hoach/nhap");
        Matcher id = Pattern.compile("name=\"id\" value=\"([^\"]+)\"").matcher(form);
        Matcher token = Bench.TOKEN.matcher(form);
        if (!id.find() || !token.find()) {
            throw new IllegalStateException("no form for a plan");
        }
        String reading = "/ke-hoach/nhap/" + id.group(1);
        String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n";
        var body = new java.io.ByteArrayOutputStream();
        body.writeBytes((part.formatted("id", "") + id.group(1) + "\r\n").getBytes());
        body.writeBytes((part.formatted("_csrf", "")
                        + (token.group(1) == null ? token.group(2) : token.group(1)) + "\r\n")
                .getBytes());
        body.writeBytes(part.formatted("file", "; filename=\"ke-hoach.docx\"").getBytes());
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes());
        person.send(HttpRequest.newBuilder(address("/ke-hoach/nhap"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        String review = person.page(reading);
        for (int i = 0; i < 240 && !review.contains("doc-source"); i++) {
            Thread.sleep(250);
            review = person.page(reading);
        }
        person.post(reading + "/nhan", review, "withDoubts=true");
    }

    static void models(Connection database) throws Exception {
        try (Statement statement = database.createStatement()) {
            statement.execute("create table bench_model (n int, catalogue text, title text)");
        }
        Path catalogue = Bench.HOME.resolve(
                "program/src/main/java/vn/lienthong/capability/pilots/catalogue.tsv");
        try (var insert = database.prepareStatement("insert into bench_model values (?, ?, ?)")) {
            int n = 0;
            for (String line : Files.readAllLines(catalogue)) {
                String[] cells = line.split("\t", -1);
                if (!line.startsWith("#") && cells.length > 4 && !cells[4].equals("-") && n < 44) {
                    insert.setInt(1, ++n);
                    insert.setString(2, cells[0]);
                    insert.setString(3, cells[4]);
                    insert.execute();
                }
            }
        }
    }

    static Connection database() throws Exception {
        Path home = Bench.data.resolve("postgres");
        String port = Files.readAllLines(home.resolve("cluster/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/lienthong",
                "lienthong",
                Files.readString(home.resolve("password")).strip());
    }

    static double number(Connection database, String question) throws Exception {
        return Double.parseDouble(column(database, question).getFirst());
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

    // ---- people

    static String password() throws IOException {
        return Bench.account()[1];
    }

    static Person signedIn(String name) throws Exception {
        return signedIn(name, 0);
    }

    static Person signedIn(String name, int commune) throws Exception {
        Person person = new Person(name, commune);
        person.signIn(password());
        return person;
    }

    /** One in ten at the province, the others two by two in the communes. */
    static List<Person> everybody() throws Exception {
        List<Person> all = new ArrayList<>();
        for (int k = 1; k <= Math.min(10, people / 20); k++) {
            all.add(signedIn("to-cong-tac-" + k));
            all.add(signedIn("lanh-dao-" + k));
        }
        for (int c = 1; all.size() < people && c <= communes; c++) {
            all.add(signedIn("cong-an-" + c, c));
            all.add(signedIn("chuyen-vien-" + c, c));
        }
        return all;
    }

    /** Addresses of the plans and items of a commune. */
    record Place(String plan, List<String> items) {}

    static final Map<Integer, Place> places = new TreeMap<>();

    static void places() throws Exception {
        try (Connection database = database()) {
            for (int c = 1; c <= communes; c++) {
                String plan = column(
                                database,
                                "select id from plan_plan where unit_code = '" + String.format("98%03d", c) + "'")
                        .getFirst();
                places.put(
                        c,
                        new Place(plan, column(database, "select id from plan_item where plan_id = '" + plan + "'")));
            }
        }
    }

    /** The pages, by the name under which they are printed. */
    static String path(String page, Person person, Random random) {
        Place place = places.get(person.commune > 0 ? person.commune : 1 + random.nextInt(communes));
        return switch (page) {
            case "sign-in page" -> Bench.BASELINE;
            case "my work" -> "/viec-cua-toi";
            case "plan" -> "/ke-hoach/" + place.plan;
            case "board" -> "/ke-hoach/" + place.plan + "/bang";
            case "late" -> "/ke-hoach/" + place.plan + "/qua-han";
            case "units, heat map" -> "/ke-hoach/" + place.plan + "/don-vi";
            case "timeline" -> "/ke-hoach/" + place.plan + "/dong-thoi-gian";
            case "item" -> "/ke-hoach/muc/" + place.items.get(random.nextInt(place.items.size()));
            case "province roll-up" -> "/dieu-hanh";
            case "model over all places" -> "/dieu-hanh/mo-hinh/lodging-hotels";
            default -> throw new IllegalArgumentException(page);
        };
    }

    static final List<String> IN_COMMUNE = List.of(
            "my work", "my work", "plan", "board", "board", "late", "units, heat map", "timeline", "item", "item", "item");
    static final List<String> IN_PROVINCE = List.of(
            "my work", "province roll-up", "province roll-up", "province roll-up", "model over all places", "board", "late", "item");

    static void look(String page, Person person, Random random) throws Exception {
        String path = path(page, person, random);
        long began = System.nanoTime();
        HttpResponse<byte[]> answer = person.get(path);
        note(page, began, answer.statusCode() == 200);
    }

    static void note(String page, long began, boolean well) {
        if (!well) {
            failures.incrementAndGet();
        } else if (counting) {
            times.computeIfAbsent(page, name -> new ConcurrentLinkedQueue<>()).add((System.nanoTime() - began) / 1e6);
        }
    }

    /** Opens the form of an item and moves the step that it offers. */
    static void move(Person person, Random random) throws Exception {
        List<String> items = places.get(person.commune).items;
        String path = "/ke-hoach/muc/" + items.get(random.nextInt(items.size())) + "/ghi-viec";
        long began = System.nanoTime();
        String form = person.page(path);
        note("form of a step", began, true);
        StringBuilder fields = new StringBuilder();
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            fields.append(field.group(1)).append('=').append(field.group(2)).append('&');
        }
        Matcher state = STATE.matcher(form);
        String to = state.find() ? state.group(1) : "DOING";
        began = System.nanoTime();
        person.post(path, form, fields + "why=" + Bench.encode("Đo thử") + "&state=" + to);
        note("moving a step", began, true);
    }

    static void work(Person person, long end) {
        Random random = new Random(person.name.hashCode());
        try {
            while (System.nanoTime() < end) {
                Thread.sleep((long) (-Math.log(1 - random.nextDouble()) * pause * 1000));
                try {
                    List<String> usual = person.commune == 0 ? IN_PROVINCE : IN_COMMUNE;
                    if (person.name.startsWith("cong-an") && random.nextInt(5) == 0) {
                        move(person, random);
                    } else {
                        look(usual.get(random.nextInt(usual.size())), person, random);
                    }
                } catch (Exception e) {
                    if (failures.incrementAndGet() < 5) {
                        System.out.println(e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- measuring

    static void measure() throws Exception {
        long began = System.nanoTime();
        Process program = Bench.start();
        try {
            Bench.first();
            Bench.figure("start with this data, s", (System.nanoTime() - began) / 1e9);
            places();
            rounds();
            Person province = signedIn("to-cong-tac-1");
            began = System.nanoTime();
            province.page("/dieu-hanh");
            Bench.figure("province roll-up, the first after a start, s", (System.nanoTime() - began) / 1e9);
            report("province, the first after a start", 20, province, 0);
            alone(program);
            began = System.nanoTime();
            List<Person> all = everybody();
            Bench.figure(all.size() + " people signed in, s", (System.nanoTime() - began) / 1e9);
            atWork(program, all);
            Bench.figure("memory, MB (goal 1024)", Bench.memory(program.toHandle()));
            if (failures.get() > 0) {
                System.out.println("FAILED REQUESTS: " + failures);
            }
        } finally {
            Bench.stop(program);
        }
    }

    static final List<String> ALONE = List.of(
            "sign-in page", "my work", "plan", "board", "late", "units, heat map", "timeline", "item", "province roll-up",
            "model over all places");

    /** Processor time for a page, in ms: unlike the time on the clock, other programs on the machine change it little. */
    static final Map<String, Double> spent = new TreeMap<>();

    /** Each page by itself, nobody else there. */
    static void alone(Process program) throws Exception {
        Person commune = signedIn("cong-an-1", 1);
        Person province = signedIn("lanh-dao-1");
        Random random = new Random(7);
        Person stranger = new Person("", 0);
        for (String page : ALONE) {
            Person person = page.equals("sign-in page")
                    ? stranger
                    : page.contains("province") || page.contains("places") ? province : commune;
            for (int i = 0; i < 20; i++) {
                look(page, person, random);
            }
            long before = processor(program);
            counting = true;
            for (int i = 0; i < 50; i++) {
                look(page, person, random);
            }
            counting = false;
            spent.put(page, (processor(program) - before) / 1e6 / 50);
        }
        table("nobody else there, 50 times each");
    }

    static void atWork(Process program, List<Person> all) throws Exception {
        long end = System.nanoTime() + (seconds + 20) * 1_000_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach(person -> threads.submit(() -> work(person, end)));
            threads.submit(() -> {
                Random random = new Random(3);
                while (System.nanoTime() < end) {
                    Thread.sleep(250);
                    look("sign-in page", new Person("", 0), random);
                }
                return null;
            });
            Thread.sleep(20_000);
            long cpu = processor(program);
            long began = System.nanoTime();
            counting = true;
            for (int c = 2; c <= 4; c++) {
                report("commune " + c, 3, signedIn("cong-an-" + c, c), c);
            }
            report("province, once more", 20, signedIn("to-cong-tac-1"), 0);
            long left = end - System.nanoTime();
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
            counting = false;
            double spent = (System.nanoTime() - began) / 1e9;
            int pages = times.values().stream().mapToInt(ConcurrentLinkedQueue::size).sum();
            Bench.figure("requests a second", pages / spent);
            Bench.figure("processor for a request, ms (program and database, reports too)", (processor(program) - cpu) / 1e6 / pages);
        }
        table(all.size() + " people at work, a request every " + pause + " s each");
    }

    /** Processor time of the program and its database in ns. */
    static long processor(Process program) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(program.toHandle()), ProcessHandle.allProcesses().filter(one -> one.info()
                                .command()
                                .filter(path -> path.startsWith(Bench.data.toAbsolutePath().toString()))
                                .isPresent()))
                .distinct()
                .mapToLong(one -> one.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }

    static final Map<String, Integer> GOALS = Map.of("board", 150, "plan", 150, "province roll-up", 300);

    static void table(String title) {
        System.out.println();
        System.out.printf(Locale.ROOT, "%-52s %6s %8s %8s %8s %12s %9s %6s%n", title, "times", "p50 ms", "p95", "p99", "p95/sign-in", "CPU ms", "goal");
        double[] baseline = sorted("sign-in page");
        for (String page : new TreeMap<>(times).keySet()) {
            double[] all = sorted(page);
            System.out.printf(
                    Locale.ROOT,
                    "%-52s %6d %8.1f %8.1f %8.1f %12.1f %9s %6s%n",
                    page,
                    all.length,
                    Bench.percentile(all, 50),
                    Bench.percentile(all, 95),
                    Bench.percentile(all, 99),
                    Bench.percentile(all, 95) / Bench.percentile(baseline, 95),
                    spent.containsKey(page) ? String.format(Locale.ROOT, "%.0f", spent.get(page)) : "",
                    GOALS.containsKey(page) ? GOALS.get(page) : "");
        }
        System.out.println();
        times.clear();
        spent.clear();
    }

    static double[] sorted(String page) {
        double[] all = times.getOrDefault(page, new ConcurrentLinkedQueue<>()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        Arrays.sort(all);
        return all;
    }

    // ---- reports

    /** A monthly round of each regime, opened by the program; every unit has handed in a part. */
    static void rounds() throws Exception {
        Person standing = signedIn("to-cong-tac-1");
        standing.post("/bao-cao/mo-dot", standing.page("/bao-cao"), "x=");
        try (Connection database = database();
                Statement statement = database.createStatement()) {
            statement.execute("""
                    update reports_part set state = 'SUBMITTED', submitted_at = now(), content = (
                        select jsonb_agg(jsonb_build_object('section', s, 'subject', '', 'group', '', 'title', '', 'path', '',
                               'prefilled', 'Đơn vị đã hoàn thành ' || n || ' việc, còn lại đang thực hiện theo kế hoạch.',
                               'own', null, 'then', null, 'addressee', '', 'asks', false, 'version', 0, 'editedBy', null,
                               'editedAt', null))
                          from unnest(array['LEADERSHIP', 'DONE', 'DOING', 'LATE', 'CONDITIONS', 'OBSTACLES', 'NEXT'])
                               with ordinality as sections (s, n))
                     where state = 'TO_WRITE' and agency_id in (select id from locality_agency where unit_code like '98%')
                    """);
        }
    }

    /** Merges, counts, issues, and fetches the papers, as the standing body does; the first time, then as a correction. */
    static void report(String what, int goal, Person person, int commune) throws Exception {
        String round;
        String before;
        try (Connection database = database()) {
            round = column(database, commune == 0
                            ? "select r.id from reports_round r join reports_regime g on g.id = r.regime_id"
                                    + " where g.plan_id is null order by first_day desc limit 1"
                            : "select id from reports_round where kind = 'MONTHLY' and plans = array['"
                                    + places.get(commune).plan + "'::uuid] order by first_day desc limit 1")
                    .getFirst();
            before = column(
                            database,
                            "select coalesce((select id::text from reports_report where state = 'ISSUED' and round_id = '"
                                    + round + "'), '')")
                    .getFirst();
        }
        String form = person.page("/bao-cao/dot/" + round);
        long began = System.nanoTime();
        String path = before.isEmpty()
                ? person.post("/bao-cao/dot/" + round + "/gop", form, "x=")
                : person.post("/bao-cao/ban/" + before + "/dinh-chinh", form, "why=" + Bench.encode("Đo lại"));
        String draft = person.page(path);
        while (!draft.contains("/ban-hanh\"")) {
            Thread.sleep(200);
            draft = person.page(path);
        }
        double counted = (System.nanoTime() - began) / 1e9;
        Matcher seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(draft);
        if (!seen.find()) {
            throw new IllegalStateException("no draft at " + path);
        }
        person.post(path + "/ban-hanh", draft, "seen=" + Bench.encode(seen.group(1)));
        String issued = person.page(path);
        double done = (System.nanoTime() - began) / 1e9;
        int bytes = 0;
        Matcher papers = Pattern.compile("href=\"(/van-ban/[^\"]+/(?:pdf|docx))\"").matcher(issued);
        List<String> files = new ArrayList<>(List.of(path + "/phu-luc.xlsx", path + "/so-lieu.json"));
        while (papers.find()) {
            files.add(papers.group(1));
        }
        if (files.size() != 4) {
            throw new IllegalStateException("papers of " + path + ": " + files);
        }
        for (String file : files) {
            HttpResponse<byte[]> answer = person.get(file);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(file + ": " + answer.statusCode());
            }
            bytes += answer.body().length;
        }
        System.out.printf(
                Locale.ROOT,
                "report, %-40s counted %6.2f s, issued %6.2f s, docx, pdf, xlsx, json %6.2f s (goal %d), %d kB%n",
                what,
                counted,
                done,
                (System.nanoTime() - began) / 1e9,
                goal,
                bytes / 1024);
        began = System.nanoTime();
        person.page(path + "/so/plan.steps-done");
        Bench.figure("its figure of steps done, opened to the records then and now, s", (System.nanoTime() - began) / 1e9);
    }
}

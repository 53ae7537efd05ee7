package vn.lienthong.capability.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.database.DatabaseSettings;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.jobs.JobFailure;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/**
 * Makes an approved list. The file grows beside the data, portion by portion: the diary lines of a portion are committed with
 * the length of the file that holds it, so a program that died goes on exactly there.
 */
@Component
class BulkWork implements JobWork {

    static final String KIND = "registry.list";

    private static final int PORTION = 200;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BulkRequests requests;
    private final Finder finder;
    private final PersonStore persons;
    private final PersonWords words;
    private final PurposeBook purposes;
    private final UnitReach reach;
    private final Diary diary;
    private final Access access;
    private final Documents documents;
    private final Messages messages;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Path folder;

    BulkWork(
            BulkRequests requests,
            Finder finder,
            PersonStore persons,
            PersonWords words,
            PurposeBook purposes,
            UnitReach reach,
            Diary diary,
            Access access,
            Documents documents,
            Messages messages,
            JdbcClient database,
            PlatformTransactionManager transactions,
            DatabaseSettings settings) {
        this.requests = requests;
        this.finder = finder;
        this.persons = persons;
        this.words = words;
        this.purposes = purposes;
        this.reach = reach;
        this.diary = diary;
        this.access = access;
        this.documents = documents;
        this.messages = messages;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.folder = settings.data().resolve("registry-lists");
    }

    /** Where the work stands: the last person, the length of the file. */
    private record Standing(@Nullable String unit, @Nullable UUID person, long length, int rows) {

        static Standing of(String text) {
            String[] parts = text.split(" ");
            return new Standing(
                    parts[0], UUID.fromString(parts[1]), Long.parseLong(parts[2]), Integer.parseInt(parts[3]));
        }

        String text() {
            return unit + " " + person + " " + length + " " + rows;
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean heavy() {
        return true;
    }

    @Override
    public void run(JobRun run) throws IOException {
        BulkRequests.Bulk bulk = requests.find(UUID.fromString(run.argument())).orElseThrow();
        Purpose purpose = purposes.find(bulk.purpose()).orElseThrow(() -> new JobFailure("registry.bulk.no-right"));
        // What may be read is asked now, not when the list was approved.
        UnitReach.Units units = reach.of(purpose.right()).within(new UnitReach.Units(false, reach.below(bulk.unit())));
        if (!access.may(purpose.right()) || units.none()) {
            throw new JobFailure("registry.bulk.no-right");
        }
        Files.createDirectories(folder);
        Path path = folder.resolve(bulk.id() + ".csv");
        Standing standing = run.checkpoint().map(Standing::of).orElse(new Standing(null, null, 0, 0));
        long total = database.sql("select count(*) from registry_person where unit = any(cast(:units as text[]))")
                .param("units", Finder.array(units.units()))
                .query(Long.class)
                .single();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(standing.length());
            file.seek(standing.length());
            if (standing.length() == 0) {
                write(file, BYTE_ORDER_MARK + heading(bulk.fields()));
            }
            standing = portions(run, bulk, purpose, units, file, standing, total);
        }
        Standing end = standing;
        try (InputStream in = Files.newInputStream(path)) {
            transaction.executeWithoutResult(status -> requests.made(
                    bulk.id(),
                    documents
                            .store(
                                    Corrections.OWNER,
                                    messages.text(VietnameseText.VIETNAMESE, "registry.bulk.file") + ".csv",
                                    in)
                            .id(),
                    end.rows()));
        }
        Files.deleteIfExists(path);
        run.result("/dan-cu/danh-sach");
    }

    private Standing portions(
            JobRun run,
            BulkRequests.Bulk bulk,
            Purpose purpose,
            UnitReach.Units units,
            RandomAccessFile file,
            Standing from,
            long total)
            throws IOException {
        Use use = purpose.serving("list", bulk.record());
        Standing standing = from;
        while (true) {
            run.stopIfCancelled();
            List<Finder.Hit> hits = finder.inUnits(units.units(), standing.unit(), standing.person(), PORTION);
            if (hits.isEmpty()) {
                return standing;
            }
            List<PersonStore.Key> keys = new ArrayList<>();
            StringBuilder lines = new StringBuilder();
            for (Finder.Hit hit : hits) {
                if (!hit.restricted()) {
                    keys.add(new PersonStore.Key(hit.id(), hit.unit(), false));
                    lines.append(line(persons.read(hit.id(), bulk.fields())));
                }
            }
            write(file, lines.toString());
            file.getFD().sync();
            Finder.Hit last = hits.getLast();
            Standing next = new Standing(last.unit(), last.id(), file.length(), standing.rows() + keys.size());
            transaction.executeWithoutResult(status -> {
                diary.write(keys, Diary.Kind.BULK, use, bulk.fields());
                run.checkpoint(next.text());
            });
            standing = next;
            run.progress(standing.rows(), total, "registry.bulk.progress", standing.rows());
        }
    }

    @Override
    public void undo(JobRun run) throws IOException {
        Files.deleteIfExists(folder.resolve(UUID.fromString(run.argument()) + ".csv"));
        requests.notMade(UUID.fromString(run.argument()));
    }

    private static void write(RandomAccessFile file, String text) throws IOException {
        file.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String heading(Set<PersonField> fields) {
        return row(fields.stream()
                .map(field -> messages.text(VietnameseText.VIETNAMESE, field.key()))
                .toList());
    }

    private String line(Person person) {
        return row(words.of(person, VietnameseText.VIETNAMESE).stream()
                .map(shown -> String.join("; ", shown.values()))
                .toList());
    }

    /** A line of csv; what a spreadsheet would take for a formula is made text. */
    static String row(List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (String cell : cells) {
            String safe = cell.matches("(?s)[=+@\\-\\t].*") ? "'" + cell : cell;
            row.append(row.isEmpty() ? "" : ",")
                    .append('"')
                    .append(safe.replace("\"", "\"\""))
                    .append('"');
        }
        return row.append("\r\n").toString();
    }
}

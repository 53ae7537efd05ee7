package vn.lienthong.steering.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;
import vn.lienthong.capability.pilots.Catalogue;
import vn.lienthong.capability.reading.FileReading;
import vn.lienthong.capability.reading.Reading;
import vn.lienthong.capability.reading.ReadingProgress;
import vn.lienthong.kernel.DemoStory;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.planreader.PlanReader;

/**
 * The plan of an invented commune, whose days lie around the first start. It comes in as every plan does: as a document that
 * is read and accepted.
 */
@Component
class PlanDemo implements DemoStory {

    private static final String FILE = "ke-hoach-xa-truong-lam.txt";
    private static final int ISSUED = -68;
    /** Days in the text, counted from the first start: {@code [18]} as 30/12/2026, {@code [18:MM]} only its month. */
    private static final Pattern DAY = Pattern.compile("\\[(-?\\d+)(?::(\\w+))?]");

    private static final String WHOLE = "dd/MM/uuuu";

    private final ImportStore imports;
    private final Plans plans;
    private final ReadDocument reading;
    private final Documents documents;
    private final Catalogue catalogue;
    private final Access access;
    private final Clock clock;

    PlanDemo(
            ImportStore imports,
            Plans plans,
            ReadDocument reading,
            Documents documents,
            Catalogue catalogue,
            Access access,
            Clock clock) {
        this.imports = imports;
        this.plans = plans;
        this.reading = reading;
        this.documents = documents;
        this.catalogue = catalogue;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<Scene> scenes() {
        return List.of(new Scene("plan.demo", ISSUED + 1, LocalTime.of(8, 5), "thuong-truc", this::bringIn));
    }

    private void bringIn() {
        LocalDate start = LocalDate.now(clock).minusDays(ISSUED + 1);
        StoredDocument document = documents.store(
                PlanDocuments.OWNER, FILE, new ByteArrayInputStream(text(start).getBytes(StandardCharsets.UTF_8)));
        UUID id = Ids.next();
        imports.begin(id, null, document.id(), document.name(), Import.Role.MAIN, access.actor(), clock.instant());
        if (new FileReading().read(FILE, documents.path(document.id()), ReadingProgress.NONE)
                instanceof Reading.Read read) {
            reading.keep(id, read.text(), new PlanReader(catalogue).read(read.text()));
            plans.accept(id, true);
        }
    }

    static String text(LocalDate start) {
        try (var in = Objects.requireNonNull(PlanDemo.class.getResourceAsStream("demo/" + FILE))) {
            Matcher day = DAY.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return day.replaceAll(found -> onWorkday(start.plusDays(Integer.parseInt(found.group(1))))
                    .format(DateTimeFormatter.ofPattern(Objects.requireNonNullElse(found.group(2), WHOLE))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What falls on a weekend is due on the Friday before. */
    private static LocalDate onWorkday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.minusDays(2);
            default -> day;
        };
    }
}

package vn.lienthong.steering.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.papers.Letterhead;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.papers.PaperKind;
import vn.lienthong.capability.papers.PaperKind.Field;
import vn.lienthong.capability.papers.PaperRegister;
import vn.lienthong.capability.papers.Papers;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;

/** The papers that reports become: the weekly one, and the one of a month, a quarter or an occasion. */
@Component
class ReportPapers {

    static final String WEEKLY = "reports.weekly";
    static final String MONTHLY = "reports.monthly";
    static final String TYPE = "BC";

    private final Papers papers;
    private final PlanBook plans;
    private final RoundWords words;

    ReportPapers(Papers papers, PlanBook plans, RoundWords words) {
        this.papers = papers;
        this.plans = plans;
        this.words = words;
    }

    private static List<Field> fields() {
        return List.of(
                Field.text("period", "reports.field.period").mandatory(),
                Field.list("bases", "reports.field.bases", Field.text("basis", "reports.field.basis")),
                Field.text("correction", "reports.field.correction"),
                Field.text("leadership", "reports.field.leadership"),
                Field.text("overview", "reports.field.overview"),
                Field.list(
                        "results",
                        "reports.field.results",
                        Field.text("group", "reports.field.group"),
                        Field.text("text", "reports.field.text")),
                Field.text("conditions", "reports.field.conditions"),
                Field.text("models", "reports.field.models"),
                Field.text("obstacles", "reports.field.obstacles"),
                Field.text("next", "reports.field.next"),
                Field.text("proposals", "reports.field.proposals"),
                Field.table("figures", "reports.field.figures"),
                Field.list(
                        "tables",
                        "reports.field.tables",
                        Field.text("title", "reports.field.table-title"),
                        Field.table("table", "reports.field.table")),
                Field.text("as_of", "reports.field.as-of"),
                Field.text("hash", "reports.field.hash").mandatory());
    }

    private static PaperData sample() {
        return PaperData.read(ReportPapers.class, "sample.json");
    }

    /** The paper of a week. */
    @Component
    static class Kinds {

        @Bean
        PaperKind weeklyReport() {
            return new PaperKind(
                    WEEKLY, "reports.paper.weekly", ReportPapers.class, "weekly.outline.txt", TYPE, fields(), ReportPapers::sample);
        }

        @Bean
        PaperKind monthlyReport() {
            return new PaperKind(
                    MONTHLY, "reports.paper.monthly", ReportPapers.class, "monthly.outline.txt", TYPE, fields(), ReportPapers::sample);
        }
    }

    static String kind(Round round) {
        return round.period().kind() == ReportPeriod.Kind.WEEKLY ? WEEKLY : MONTHLY;
    }

    PaperRegister.Order order(
            Report report,
            Round round,
            List<vn.lienthong.steering.reports.Field> fields,
            Report.Frozen frozen,
            Optional<Report> replaced,
            LocalDate on) {
        return new PaperRegister.Order(
                report.id(),
                kind(round),
                round.agencyId(),
                on,
                letterhead(round, null),
                data(round, fields, frozen, replaced),
                List.of("report/" + report.id(), "report-round/" + round.id()),
                report.path());
    }

    /** A draft as docx, without number and day. */
    byte[] draft(
            Round round,
            List<vn.lienthong.steering.reports.Field> fields,
            Report.Frozen frozen,
            Optional<Report> replaced) {
        return papers.docx(kind(round), letterhead(round, null), data(round, fields, frozen, replaced));
    }

    private Letterhead letterhead(Round round, @Nullable LocalDate on) {
        return papers.letterhead(round.agencyId(), TYPE, on)
                .about(
                        words.say("reports.paper.type"),
                        round.title().isEmpty()
                                ? words.say("reports.paper.summary", words.period(round.period(), VietnameseText.VIETNAMESE))
                                : round.title())
                .to(round.addressees());
    }

    PaperData data(
            Round round,
            List<vn.lienthong.steering.reports.Field> fields,
            Report.Frozen frozen,
            Optional<Report> replaced) {
        Snapshot snapshot = Snapshot.read(frozen.json());
        PaperData data = PaperData.none()
                .with("period", words.period(round.period(), VietnameseText.VIETNAMESE))
                .with("bases", bases(round))
                .with(
                        "correction",
                        replaced.map(old -> words.say(
                                        "reports.paper.correction",
                                        old.number(),
                                        words.day(Objects.requireNonNull(old.issuedOn()))))
                                .orElse(""))
                .with("leadership", text(fields, Outline.LEADERSHIP))
                .with("overview", text(fields, Outline.OVERVIEW))
                .with("results", results(fields))
                .with("conditions", text(fields, Outline.CONDITIONS))
                .with("models", text(fields, Outline.MODELS))
                .with("obstacles", text(fields, Outline.OBSTACLES))
                .with("next", text(fields, Outline.NEXT))
                .with("proposals", text(fields, Outline.PROPOSALS));
        return data.with("figures", figures(snapshot))
                .with("tables", tables(snapshot))
                .with("as_of", words.moment(snapshot.asOf()))
                .with("hash", frozen.sha256());
    }

    private List<PaperData> bases(Round round) {
        List<PaperData> bases = new ArrayList<>();
        if (!round.gathers()) {
            round.plans().stream()
                    .flatMap(plan -> plans.known(plan).stream())
                    .map(this::basis)
                    .forEach(basis -> bases.add(PaperData.none().with("basis", basis)));
        }
        return bases;
    }

    private String basis(Plan plan) {
        LocalDate issued = plan.head().issued();
        String number = plan.head().name("");
        return issued == null || number.isEmpty()
                ? words.say("reports.paper.basis-title", plan.head().title())
                : words.say("reports.paper.basis", number, words.day(issued), plan.head().issuer());
    }

    private String text(List<vn.lienthong.steering.reports.Field> fields, Outline section) {
        return fields.stream()
                .filter(field -> field.section().equals(section.name()) && !field.text().isBlank())
                .map(vn.lienthong.steering.reports.Field::text)
                .findFirst()
                .orElse(words.say("reports.paper.nothing"));
    }

    private static List<PaperData> results(List<vn.lienthong.steering.reports.Field> fields) {
        List<PaperData> results = new ArrayList<>();
        for (vn.lienthong.steering.reports.Field field : fields) {
            if (field.section().equals(Outline.RESULTS.name()) && !field.text().isBlank()) {
                results.add(PaperData.none()
                        .with("group", (results.size() + 1) + ". " + field.title())
                        .with("text", field.text()));
            }
        }
        return results;
    }

    private PaperData.Table figures(Snapshot snapshot) {
        List<PaperData.Row> rows = new ArrayList<>();
        for (Snapshot.Counted one : snapshot.totals()) {
            rows.add(PaperData.Row.of(
                    String.valueOf(rows.size() + 1),
                    words.say(one.figure().labelKey()),
                    words.say(one.figure().unitKey()),
                    Amounts.of(one.figure().value()),
                    Amounts.of(one.figure().cumulative()),
                    Amounts.of(one.figure().previous()),
                    Amounts.of(one.figure().planned()),
                    Amounts.percent(one.percent().orElse(null), VietnameseText.VIETNAMESE)));
        }
        return new PaperData.Table(
                List.of(
                        column("reports.column.n", 1, PaperData.Align.CENTRE),
                        column("reports.column.figure", 6, PaperData.Align.LEFT),
                        column("reports.column.unit-of", 2, PaperData.Align.LEFT),
                        column("reports.column.in-period", 2, PaperData.Align.RIGHT),
                        column("reports.column.cumulative", 2, PaperData.Align.RIGHT),
                        column("reports.column.previous", 2, PaperData.Align.RIGHT),
                        column("reports.column.planned", 2, PaperData.Align.RIGHT),
                        column("reports.column.percent", 2, PaperData.Align.RIGHT)),
                rows);
    }

    private PaperData.Column column(String key, double width, PaperData.Align align) {
        return new PaperData.Column(words.say(key), width, align);
    }

    private List<PaperData> tables(Snapshot snapshot) {
        List<PaperData> tables = new ArrayList<>();
        for (Snapshot.Titled titled : snapshot.tables()) {
            ReportSource.Table table = titled.table();
            if (table.rows().isEmpty()) {
                continue;
            }
            tables.add(PaperData.none()
                    .with("title", words.say(table.titleKey()))
                    .with(
                            "table",
                            new PaperData.Table(
                                    table.columns().stream()
                                            .map(one -> column(
                                                    one.key(),
                                                    one.width(),
                                                    one.number() ? PaperData.Align.RIGHT : PaperData.Align.LEFT))
                                            .toList(),
                                    table.rows().stream()
                                            .map(row -> new PaperData.Row(row, row.size() == 1))
                                            .toList())));
        }
        return tables;
    }
}

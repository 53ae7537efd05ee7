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
                Field.text("ky", "reports.field.period").mandatory(),
                Field.list("can_cu", "reports.field.bases", Field.text("dong", "reports.field.basis")),
                Field.list("dinh_chinh", "reports.field.correction", Field.text("dong", "reports.field.basis")),
                Field.text("chi_dao", "reports.field.leadership"),
                Field.text("tong_quan", "reports.field.overview"),
                Field.list(
                        "ket_qua",
                        "reports.field.results",
                        Field.text("nhom", "reports.field.group"),
                        Field.text("noi_dung", "reports.field.text")),
                Field.text("dieu_kien", "reports.field.conditions"),
                Field.text("mo_hinh", "reports.field.models"),
                Field.text("vuong_mac", "reports.field.obstacles"),
                Field.text("nhiem_vu_toi", "reports.field.next"),
                Field.text("kien_nghi", "reports.field.proposals"),
                Field.table("so_lieu", "reports.field.figures"),
                Field.list(
                        "cac_bang",
                        "reports.field.tables",
                        Field.text("ten_bang", "reports.field.table-title"),
                        Field.table("bang", "reports.field.table")),
                Field.text("thoi_diem", "reports.field.as-of"),
                Field.text("ma_kiem_tra", "reports.field.hash").mandatory());
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
                    WEEKLY,
                    "reports.paper.weekly",
                    ReportPapers.class,
                    "weekly.outline.txt",
                    TYPE,
                    fields(),
                    ReportPapers::sample);
        }

        @Bean
        PaperKind monthlyReport() {
            return new PaperKind(
                    MONTHLY,
                    "reports.paper.monthly",
                    ReportPapers.class,
                    "monthly.outline.txt",
                    TYPE,
                    fields(),
                    ReportPapers::sample);
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
                                ? words.say(
                                        "reports.paper.summary",
                                        words.period(round.period(), VietnameseText.VIETNAMESE))
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
                .with("ky", words.period(round.period(), VietnameseText.VIETNAMESE))
                .with("can_cu", bases(round))
                .with(
                        "dinh_chinh",
                        replaced.stream()
                                .map(old -> PaperData.none()
                                        .with(
                                                "dong",
                                                words.say(
                                                        "reports.paper.correction",
                                                        old.number(),
                                                        words.day(Objects.requireNonNull(old.issuedOn())))))
                                .toList())
                .with("chi_dao", text(fields, Outline.LEADERSHIP))
                .with("tong_quan", text(fields, Outline.OVERVIEW))
                .with("ket_qua", results(fields))
                .with("dieu_kien", text(fields, Outline.CONDITIONS))
                .with("mo_hinh", text(fields, Outline.MODELS))
                .with("vuong_mac", text(fields, Outline.OBSTACLES))
                .with("nhiem_vu_toi", text(fields, Outline.NEXT))
                .with("kien_nghi", text(fields, Outline.PROPOSALS));
        return data.with("so_lieu", figures(snapshot))
                .with("cac_bang", tables(snapshot))
                .with("thoi_diem", words.moment(snapshot.asOf()))
                .with("ma_kiem_tra", frozen.sha256());
    }

    private List<PaperData> bases(Round round) {
        List<PaperData> bases = new ArrayList<>();
        if (!round.gathers()) {
            round.plans().stream()
                    .flatMap(plan -> plans.known(plan).stream())
                    .map(this::basis)
                    .forEach(basis -> bases.add(PaperData.none().with("dong", basis)));
        }
        return bases;
    }

    private String basis(Plan plan) {
        LocalDate issued = plan.head().issued();
        String number = plan.head().name("");
        return issued == null || number.isEmpty()
                ? words.say("reports.paper.basis-title", plan.head().title())
                : words.say(
                        "reports.paper.basis",
                        number,
                        words.day(issued),
                        plan.head().issuer());
    }

    private String text(List<vn.lienthong.steering.reports.Field> fields, Outline section) {
        return fields.stream()
                .filter(field ->
                        field.section().equals(section.name()) && !field.text().isBlank())
                .map(vn.lienthong.steering.reports.Field::text)
                .findFirst()
                .orElse(words.say("reports.paper.nothing"));
    }

    private static List<PaperData> results(List<vn.lienthong.steering.reports.Field> fields) {
        List<PaperData> results = new ArrayList<>();
        for (vn.lienthong.steering.reports.Field field : fields) {
            if (field.section().equals(Outline.RESULTS.name()) && !field.text().isBlank()) {
                results.add(PaperData.none()
                        .with("nhom", (results.size() + 1) + ". " + field.title())
                        .with("noi_dung", field.text()));
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
                    .with("ten_bang", words.say(table.titleKey()))
                    .with(
                            "bang",
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

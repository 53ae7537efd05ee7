package vn.lienthong.steering.sites;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.papers.Letterhead;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.papers.PaperKind;
import vn.lienthong.capability.papers.Papers;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.TypedDay;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** The proposal to choose places, or to replicate a model, as docx and PDF: filled from surveys and evaluations. */
@Controller
@RequestMapping("/dia-diem")
class Proposals {

    /** Choose among the candidates. */
    static final String CHOOSE = "chon";
    /** Replicate what runs. */
    static final String REPLICATE = "nhan-rong";

    private static final String KIND = "sites.proposal";
    private static final String TYPE = "TTr";
    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final SiteStore store;
    private final SitePages pages;
    private final SiteReach reach;
    private final PlanBook plans;
    private final Papers papers;
    private final Messages messages;

    Proposals(SiteStore store, SitePages pages, SiteReach reach, PlanBook plans, Papers papers, Messages messages) {
        this.store = store;
        this.pages = pages;
        this.reach = reach;
        this.plans = plans;
        this.papers = papers;
        this.messages = messages;
    }

    /** The kind of paper; apart from the controller, which needs the machine that needs it. */
    @Configuration(proxyBeanMethods = false)
    static class Kind {

        @Bean
        PaperKind siteProposal() {
            return new PaperKind(
                    KIND,
                    "sites.paper.proposal",
                    Proposals.class,
                    "proposal.outline.txt",
                    TYPE,
                    List.of(
                            PaperKind.Field.text("ke_hoach", "sites.paper.field.plan"),
                            PaperKind.Field.text("mo_hinh", "sites.paper.field.model")
                                    .mandatory(),
                            PaperKind.Field.text("viec", "sites.paper.field.what"),
                            PaperKind.Field.list(
                                    "dia_diem",
                                    "sites.paper.field.places",
                                    PaperKind.Field.text("tt", "sites.paper.field.number"),
                                    PaperKind.Field.text("ten", "sites.field.name"),
                                    PaperKind.Field.text("noi", "sites.field.unit"),
                                    PaperKind.Field.text("nhan_xet", "sites.paper.field.remarks")),
                            PaperKind.Field.table("bang_khao_sat", "sites.paper.field.survey"),
                            PaperKind.Field.table("bang_danh_gia", "sites.paper.field.evaluation")),
                    () -> PaperData.read(Proposals.class, "proposal.sample.json"));
        }
    }

    @GetMapping("/to-trinh.docx")
    @Allowed(SiteConfiguration.WORK)
    ResponseEntity<byte[]> docx(
            @RequestParam(SitePages.ITEM) UUID item, @RequestParam(name = "loai", defaultValue = CHOOSE) String what) {
        return saved(made(item, what).docx(), DOCX, ".docx");
    }

    @GetMapping("/to-trinh.pdf")
    @Allowed(SiteConfiguration.WORK)
    ResponseEntity<byte[]> pdf(
            @RequestParam(SitePages.ITEM) UUID item, @RequestParam(name = "loai", defaultValue = CHOOSE) String what) {
        return saved(made(item, what).pdf(), MediaType.APPLICATION_PDF, ".pdf");
    }

    private ResponseEntity<byte[]> saved(byte[] content, MediaType type, String end) {
        String name = words("sites.paper.file") + end;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(content);
    }

    private Papers.Paper made(UUID itemId, String what) {
        PlanItem item = plans.item(itemId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!reach.works(item)) {
            throw new AccessDeniedException(SiteConfiguration.WORK + " at " + itemId);
        }
        boolean replicate = what.equals(REPLICATE);
        List<Site> all = store.of(itemId).stream()
                .filter(site -> site.state() != Site.State.STOPPED)
                .toList();
        List<Site> proposed = all.stream()
                .filter(site -> replicate
                        ? site.state() == Site.State.RUNNING && site.score() != null
                        : site.state() == Site.State.CANDIDATE && site.surveyed())
                .toList();
        String work = words(replicate ? "sites.paper.replicate" : "sites.paper.choose");
        Plan plan = plans.plan(item.planId()).orElseThrow();
        PaperData data = PaperData.none()
                .with(
                        "ke_hoach",
                        words(
                                "sites.paper.plan",
                                plan.head().number(),
                                day(plan.head().issued())))
                .with("mo_hinh", item.title())
                .with("viec", work)
                .with("dia_diem", places(proposed))
                .with("bang_khao_sat", table(all, SiteActs.SURVEY, "sites.paper.question"))
                .with("bang_danh_gia", table(all, SiteActs.EVALUATION, "sites.paper.criterion"));
        Letterhead head = papers.letterhead(reach.own().orElseThrow(), TYPE, null);
        return papers.make(KIND, head.about(head.type(), words("sites.paper.summary", work, item.title())), data);
    }

    private List<PaperData> places(List<Site> proposed) {
        List<PaperData> entries = new ArrayList<>();
        for (Site site : proposed) {
            entries.add(PaperData.none()
                    .with("tt", entries.size() + 1L)
                    .with("ten", site.name())
                    .with(
                            "noi",
                            site.unitName().isEmpty() || site.unitName().equals(site.name())
                                    ? ""
                                    : " (" + site.unitName() + ")")
                    .with("nhan_xet", remarks(site)));
        }
        return entries;
    }

    /** What was said last with a survey or an evaluation, and the score. */
    private String remarks(Site site) {
        String said = store.history(site.id()).stream()
                .filter(moved -> moved.code().equals("surveyed") || moved.code().equals("evaluated"))
                .map(moved -> words("sites.paper." + moved.code(), day(moved.day()))
                        + (moved.words().isEmpty() ? "" : " " + moved.words()))
                .reduce((first, second) -> second)
                .orElse("");
        return site.score() == null ? said : said + " " + words("sites.paper.score", site.score());
    }

    private PaperData.Table table(List<Site> all, String kind, String heading) {
        List<SitePages.Compared> compared = pages.compared(all, kind, false, VietnameseText.VIETNAMESE);
        List<PaperData.Column> columns = Stream.concat(
                        Stream.of(new PaperData.Column(words(heading), 4, PaperData.Align.LEFT)),
                        all.stream().map(site -> new PaperData.Column(site.name(), 2, PaperData.Align.CENTRE)))
                .toList();
        List<PaperData.Row> rows = new ArrayList<>();
        compared.forEach(line -> rows.add(new PaperData.Row(
                Stream.concat(Stream.of(line.question()), line.answers().stream())
                        .toList(),
                false)));
        if (rows.isEmpty()) {
            rows.add(PaperData.Row.group(words("sites.paper.nothing")));
        }
        return new PaperData.Table(columns, rows);
    }

    private static String day(@org.jspecify.annotations.Nullable LocalDate day) {
        return day == null ? "" : TypedDay.show(day);
    }

    /** Papers of the administration are Vietnamese, whatever the reader's language. */
    private String words(String key, Object... arguments) {
        Locale vietnamese = VietnameseText.VIETNAMESE;
        return messages.text(vietnamese, key, arguments);
    }
}

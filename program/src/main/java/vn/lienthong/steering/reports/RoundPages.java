package vn.lienthong.steering.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanBook;

/** The rounds: the list, and one round with who has submitted. */
@Controller
@RequestMapping("/bao-cao")
@Allowed(Sight.READ)
class RoundPages {

    static final String VIEWS = "lienthong/steering/reports/";
    static final String KIND = "loai";
    static final String STATE = "trang-thai";
    static final String PLAN = "ke-hoach";
    static final String DUE = "han";
    static final String UNITS = "don-vi";

    /** A round as its page shows it. */
    record Card(
            Round round,
            Round.State state,
            List<Round.Part> parts,
            List<Report> editions,
            boolean mayIssue,
            boolean mayRead,
            List<UUID> own,
            Map<UUID, List<Since>> since) {

        /** How much has changed since a part was handed in, for who may see the part. */
        int changed(Round.Part part) {
            return opens(part) ? since.getOrDefault(part.id(), List.of()).size() : 0;
        }

        long submitted() {
            return parts.stream()
                    .filter(part -> part.state() != Round.PartState.TO_WRITE)
                    .count();
        }

        long unmerged() {
            return parts.stream()
                    .filter(part -> part.state() == Round.PartState.SUBMITTED)
                    .count();
        }

        Optional<Report> current() {
            return editions.stream()
                    .filter(one -> one.open() || one.state() == Report.State.ISSUED)
                    .findFirst();
        }

        boolean merges() {
            return mayIssue
                    && current()
                            .filter(one -> one.state() == Report.State.ISSUED)
                            .isEmpty()
                    && (unmerged() > 0 || editions.isEmpty());
        }

        boolean opens(Round.Part part) {
            return mayIssue || mayRead || own.contains(part.id());
        }
    }

    private final RoundStore store;
    private final ReportStore reports;
    private final Rounds rounds;
    private final Drafts drafts;
    private final Parts changes;
    private final Sight sight;
    private final PlanBook plans;
    private final RoundWords words;
    private final Sheets sheets;
    private final Access access;

    RoundPages(
            RoundStore store,
            ReportStore reports,
            Rounds rounds,
            Drafts drafts,
            Parts changes,
            Sight sight,
            PlanBook plans,
            RoundWords words,
            Sheets sheets,
            Access access) {
        this.store = store;
        this.reports = reports;
        this.rounds = rounds;
        this.drafts = drafts;
        this.changes = changes;
        this.sight = sight;
        this.plans = plans;
        this.words = words;
        this.sheets = sheets;
        this.access = access;
    }

    @GetMapping
    String list(ListQuery query, Model model, Locale locale) {
        List<Round.Line> found = found(query, locale);
        model.addAttribute("query", query);
        model.addAttribute("total", (long) found.size());
        model.addAttribute(
                "lines", found.stream().skip(query.offset()).limit(query.size()).toList());
        model.addAttribute("words", words);
        model.addAttribute(
                "plans",
                plans.plans().stream()
                        .map(plan -> Choice.of(
                                plan.id().toString(),
                                plan.head().name(plan.head().title())))
                        .toList());
        model.addAttribute("mayIssue", access.may(Sight.ISSUE));
        return VIEWS + "rounds";
    }

    private List<Round.Line> found(ListQuery query, Locale locale) {
        Comparator<Round.Line> order = switch (query.sortOr(Set.of(DUE, UNITS), "")) {
            case DUE -> Comparator.comparing((Round.Line line) -> line.round().due());
            case UNITS -> Comparator.comparing((Round.Line line) -> line.parts() - line.submitted());
            default -> Comparator.comparing((Round.Line line) -> 0);
        };
        Stream<Round.Line> lines = store.lines(sight.plans()).stream()
                .filter(line ->
                        fits(query.filter(KIND), line.round().period().kind().name()))
                .filter(line -> fits(query.filter(STATE), line.state().name()))
                .filter(line -> query.filter(PLAN).isEmpty()
                        || line.round().plans().stream()
                                .anyMatch(plan -> plan.toString().equals(query.filter(PLAN))))
                .filter(line -> query.q().isEmpty()
                        || VietnameseText.fold(words.title(line.round(), locale) + " " + line.number())
                                .contains(query.folded()))
                .sorted(query.descending() ? order.reversed() : order);
        return lines.toList();
    }

    private static boolean fits(String asked, String value) {
        return asked.isEmpty() || asked.equals(value);
    }

    @GetMapping("/xuat.{format:xlsx|csv}")
    void export(@PathVariable String format, ListQuery query, HttpServletResponse response, Locale locale)
            throws IOException {
        List<List<?>> rows = new ArrayList<>();
        for (Round.Line line : found(query, locale)) {
            rows.add(java.util.Arrays.asList(
                    words.title(line.round(), locale),
                    line.round().period().first(),
                    line.round().period().last(),
                    line.round().due(),
                    words.text(locale, "reports.state." + line.state()),
                    line.parts(),
                    line.submitted(),
                    line.late(),
                    line.number(),
                    line.issuedOn()));
        }
        sheets.send(
                response,
                "bao-cao." + format,
                new Sheet(
                        words.text(locale, "reports.title"),
                        "",
                        List.of(
                                Sheet.Column.text(words.text(locale, "reports.column.report"), 40),
                                Sheet.Column.date(words.text(locale, "reports.column.first")),
                                Sheet.Column.date(words.text(locale, "reports.column.last")),
                                Sheet.Column.date(words.text(locale, "reports.column.due")),
                                Sheet.Column.text(words.text(locale, "reports.column.state"), 20),
                                Sheet.Column.number(words.text(locale, "reports.column.parts")),
                                Sheet.Column.number(words.text(locale, "reports.column.submitted")),
                                Sheet.Column.number(words.text(locale, "reports.column.late-parts")),
                                Sheet.Column.text(words.text(locale, "reports.column.number"), 18),
                                Sheet.Column.date(words.text(locale, "reports.column.issued"))),
                        rows));
    }

    @GetMapping("/dot/{id}")
    String round(@PathVariable UUID id, Model model) {
        Round round = sight.round(id);
        List<Round.Part> parts = store.parts(id);
        model.addAttribute(
                "card",
                new Card(
                        round,
                        store.line(id).state(),
                        parts,
                        reports.of(id),
                        sight.mayIssue(round),
                        sight.mayApprove(round),
                        parts.stream()
                                .filter(sight::mayWrite)
                                .map(Round.Part::id)
                                .toList(),
                        changes.since(round, parts)));
        model.addAttribute("words", words);
        return VIEWS + "round";
    }

    /** Reminds one unit, or all that have not submitted. */
    @PostMapping("/dot/{id}/nhac")
    @Allowed(Sight.ISSUE)
    String remind(
            @PathVariable UUID id, @RequestParam Optional<UUID> part, RedirectAttributes redirect, Locale locale) {
        Round round = sight.round(id);
        int reminded = rounds.remind(
                round,
                store.parts(id).stream()
                        .filter(one -> part.isEmpty() || part.get().equals(one.id()))
                        .toList());
        redirect.addFlashAttribute("toast", words.text(locale, "reports.toast.reminded", reminded));
        return "redirect:" + round.path();
    }

    @PostMapping("/dot/{id}/gop")
    @Allowed(Sight.ISSUE)
    String merge(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        Round round = sight.round(id);
        Optional<Report> report = drafts.merge(round);
        redirect.addFlashAttribute(
                "toast",
                words.text(locale, report.isPresent() ? "reports.toast.merged" : "reports.toast.issued-already"));
        return "redirect:" + report.map(Report::path).orElse(round.path());
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

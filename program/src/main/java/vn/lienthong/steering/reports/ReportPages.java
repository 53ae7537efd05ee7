package vn.lienthong.steering.reports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.jobs.JobState;
import vn.lienthong.capability.jobs.Jobs;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.PaperRefused;
import vn.lienthong.capability.papers.PaperRegister;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;

/** The merged report: the draft with its outline, the issued one, and what stands behind each figure. */
@Controller
@RequestMapping("/bao-cao/ban/{id}")
@Allowed(Sight.READ)
class ReportPages {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String CHANGED = "khac";

    /** A report as its page shows it. */
    record Card(
            Report report,
            Round round,
            @Nullable Snapshot snapshot,
            String sha256,
            boolean intact,
            @Nullable IssuedPaper paper,
            List<Report> editions,
            List<Report.Note> notes,
            Map<UUID, String> names,
            boolean mayIssue,
            boolean mayApprove,
            long unmerged,
            List<Round.Part> overtaken,
            @Nullable JobState job) {

        String name(@Nullable UUID account) {
            return account == null ? "" : names.getOrDefault(account, "");
        }

        Optional<Report> edition(@Nullable UUID id) {
            return editions.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        /** The edition that stands in its place, if one does. */
        Optional<Report> successor() {
            return editions.stream()
                    .filter(one -> report.id().equals(one.replaces()))
                    .findFirst();
        }
    }

    /** A record behind a figure, then and now; null where it is gone. */
    record Behind(ReportSource.Evidence then, ReportSource.@Nullable Evidence now) {

        boolean changed() {
            return now == null || !now.value().equals(then.value());
        }
    }

    private final ReportStore store;
    private final RoundStore rounds;
    private final Drafts drafts;
    private final Parts changes;
    private final Sources sources;
    private final ReportPapers papers;
    private final PaperRegister register;
    private final ReportSheets sheets;
    private final Sight sight;
    private final People people;
    private final Jobs jobs;
    private final RoundWords words;

    ReportPages(
            ReportStore store,
            RoundStore rounds,
            Drafts drafts,
            Parts changes,
            Sources sources,
            ReportPapers papers,
            PaperRegister register,
            ReportSheets sheets,
            Sight sight,
            People people,
            Jobs jobs,
            RoundWords words) {
        this.store = store;
        this.rounds = rounds;
        this.drafts = drafts;
        this.changes = changes;
        this.sources = sources;
        this.papers = papers;
        this.register = register;
        this.sheets = sheets;
        this.sight = sight;
        this.people = people;
        this.jobs = jobs;
        this.words = words;
    }

    @GetMapping
    String report(@PathVariable UUID id, Model model) {
        return show(id, Form.blank(), List.of(), model);
    }

    private String show(UUID id, Form form, List<Typed> conflicts, Model model) {
        Report report = sight.report(id);
        Card card = card(report);
        List<Field> fields = drafts.fields(report);
        model.addAttribute("card", card);
        model.addAttribute("form", form);
        model.addAttribute("words", words);
        model.addAttribute("fields", FieldForm.of(fields, conflicts, card.names(), List.of()));
        return RoundPages.VIEWS + (report.open() ? "draft" : "issued");
    }

    private Card card(Report report) {
        Round round = sight.round(report.roundId());
        Optional<Report.Frozen> frozen = store.frozen(report.id());
        List<Report.Note> notes = store.notes(report.id());
        Map<UUID, String> names = people.names(Stream.of(
                        notes.stream().map(Report.Note::account),
                        Stream.ofNullable(report.approvedBy()),
                        Stream.ofNullable(report.issuedBy()),
                        store.fields(report.id()).stream().flatMap(field -> Stream.ofNullable(field.editedBy())),
                        drafts.fields(report).stream().flatMap(field -> Stream.ofNullable(field.editedBy())))
                .flatMap(all -> all)
                .distinct()
                .toList());
        UUID job = report.jobId();
        List<Round.Part> parts = rounds.parts(round.id());
        Map<UUID, List<Since>> since = report.open() ? changes.since(round, parts) : Map.of();
        return new Card(
                report,
                round,
                frozen.map(one -> Snapshot.read(one.json())).orElse(null),
                frozen.map(Report.Frozen::sha256).orElse(""),
                frozen.filter(one -> CanonicalJson.sha256(one.json()).equals(one.sha256()))
                        .isPresent(),
                report.open() ? null : register.find(report.id()).orElse(null),
                store.of(round.id()),
                notes,
                names,
                sight.mayIssue(round),
                sight.mayApprove(round),
                parts.stream()
                        .filter(part -> part.state() == Round.PartState.SUBMITTED)
                        .count(),
                parts.stream().filter(part -> since.containsKey(part.id())).toList(),
                job == null ? null : jobs.state(job).orElse(null));
    }

    @PostMapping
    @Allowed(Sight.ISSUE)
    String save(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Report report = sight.report(id);
        Form form = Form.sent(request.getParameterMap());
        List<Typed> conflicts = drafts.save(report, sight.round(report.roundId()), Typed.of(form));
        if (!conflicts.isEmpty()) {
            form.refuse("", report.open() ? "reports.conflict" : "reports.conflict.issued", conflicts.size());
            return show(id, form, conflicts, model);
        }
        redirect.addFlashAttribute("toast", words.text(locale, "reports.toast.saved"));
        return "redirect:" + report.path();
    }

    @PostMapping("/tinh-lai")
    @Allowed(Sight.ISSUE)
    String recount(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        Report report = sight.report(id);
        drafts.recount(report, sight.round(report.roundId()));
        redirect.addFlashAttribute("toast", words.text(locale, "reports.toast.recounted"));
        return "redirect:" + report.path();
    }

    @PostMapping("/trinh")
    @Allowed(Sight.ISSUE)
    String present(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        Report report = sight.report(id);
        boolean presented = drafts.present(report, sight.round(report.roundId()));
        redirect.addFlashAttribute(
                "toast", words.text(locale, presented ? "reports.toast.presented" : "reports.toast.meanwhile"));
        return "redirect:" + report.path();
    }

    @PostMapping("/duyet")
    @Allowed(Sight.APPROVE)
    String approve(@PathVariable UUID id, @RequestParam String seen, RedirectAttributes redirect, Locale locale) {
        Report report = sight.report(id);
        boolean approved = drafts.approve(report, sight.round(report.roundId()), moment(seen));
        redirect.addFlashAttribute(
                "toast", words.text(locale, approved ? "reports.toast.approved" : "reports.toast.meanwhile"));
        return "redirect:" + report.path();
    }

    @PostMapping("/y-kien")
    @Allowed({Sight.APPROVE, Sight.ISSUE})
    String note(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String section,
            @RequestParam String text,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Report report = sight.report(id);
        if (text.isBlank()) {
            return show(id, Form.blank().refuse("text", "reports.missing.note"), List.of(), model);
        }
        drafts.note(report, sight.round(report.roundId()), section, text.strip());
        redirect.addFlashAttribute("toast", words.text(locale, "reports.toast.noted"));
        return "redirect:" + report.path();
    }

    @PostMapping("/ban-hanh")
    @Allowed(Sight.ISSUE)
    String issue(
            @PathVariable UUID id, @RequestParam String seen, Model model, RedirectAttributes redirect, Locale locale) {
        Report report = sight.report(id);
        try {
            Drafts.Issue outcome = drafts.issue(report, sight.round(report.roundId()), moment(seen));
            if (outcome == Drafts.Issue.NOT_APPROVED) {
                return show(id, Form.blank().refuse("", "reports.not-approved"), List.of(), model);
            }
            redirect.addFlashAttribute(
                    "toast",
                    words.text(
                            locale, outcome == Drafts.Issue.DONE ? "reports.toast.issued" : "reports.toast.meanwhile"));
            return "redirect:" + report.path();
        } catch (PaperRefused refused) {
            return show(id, Form.blank().refuse("", refused.key(), refused.arguments()), List.of(), model);
        }
    }

    @PostMapping("/dinh-chinh")
    @Allowed(Sight.ISSUE)
    String correct(
            @PathVariable UUID id, @RequestParam String why, Model model, RedirectAttributes redirect, Locale locale) {
        Report report = sight.report(id);
        if (why.isBlank()) {
            return show(id, Form.blank().refuse("why", "reports.missing.why-correct"), List.of(), model);
        }
        Optional<Report> next = drafts.correct(report, sight.round(report.roundId()), why.strip());
        redirect.addFlashAttribute(
                "toast", words.text(locale, next.isPresent() ? "reports.toast.correcting" : "reports.toast.meanwhile"));
        return "redirect:" + next.orElse(report).path();
    }

    @PostMapping("/thu-hoi")
    @Allowed(Sight.ISSUE)
    String withdraw(
            @PathVariable UUID id, @RequestParam String why, Model model, RedirectAttributes redirect, Locale locale) {
        Report report = sight.report(id);
        if (why.isBlank()) {
            return show(id, Form.blank().refuse("why", "reports.missing.why-withdraw"), List.of(), model);
        }
        boolean done = drafts.withdraw(report, sight.round(report.roundId()), why.strip());
        redirect.addFlashAttribute(
                "toast", words.text(locale, done ? "reports.toast.withdrawn" : "reports.toast.meanwhile"));
        return "redirect:" + report.path();
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException nobodyHasSeenThat) {
            return Instant.EPOCH;
        }
    }

    /** The records behind a figure, as they stood and as they stand now. */
    @GetMapping("/so/{reference}")
    String figure(@PathVariable UUID id, @PathVariable String reference, ListQuery query, Model model) {
        Report report = sight.report(id);
        Snapshot snapshot =
                store.frozen(id).map(frozen -> Snapshot.read(frozen.json())).orElseThrow(RoundPages::missing);
        Snapshot.Counted figure = snapshot.figure(reference).orElseThrow(RoundPages::missing);
        List<ReportSource.Evidence> then = figure.figure().evidence();
        Map<String, ReportSource.Evidence> now = sources.now(
                figure.source(), then.stream().map(ReportSource.Evidence::id).toList());
        List<Behind> all = new ArrayList<>();
        then.forEach(one -> all.add(new Behind(one, now.get(one.id()))));
        List<Behind> found = all.stream()
                .filter(one -> query.filter(CHANGED).isEmpty() || one.changed())
                .filter(one -> query.q().isEmpty()
                        || vn.lienthong.kernel.VietnameseText.fold(one.then().title())
                                .contains(query.folded()))
                .toList();
        model.addAttribute("report", report);
        model.addAttribute("round", sight.round(report.roundId()));
        model.addAttribute("snapshot", snapshot);
        model.addAttribute("figure", figure);
        model.addAttribute("query", query);
        model.addAttribute("changed", all.stream().filter(Behind::changed).count());
        model.addAttribute("total", (long) found.size());
        model.addAttribute(
                "behind",
                found.stream().skip(query.offset()).limit(query.size()).toList());
        model.addAttribute("words", words);
        return RoundPages.VIEWS + "figure";
    }

    /** The annex: every table and figure, with the hash of the snapshot that they come from. */
    @GetMapping("/phu-luc.xlsx")
    void annex(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        Report report = sight.report(id);
        Report.Frozen frozen = store.frozen(id).orElseThrow(RoundPages::missing);
        sheets.send(report, sight.round(report.roundId()), frozen, response);
    }

    /** The snapshot itself, byte for byte what the hash was made of. */
    @GetMapping("/so-lieu.json")
    ResponseEntity<byte[]> snapshot(@PathVariable UUID id) {
        sight.report(id);
        Report.Frozen frozen = store.frozen(id).orElseThrow(RoundPages::missing);
        return file(frozen.json().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON, "so-lieu.json");
    }

    @GetMapping("/du-thao.docx")
    ResponseEntity<byte[]> draft(@PathVariable UUID id) {
        Report report = sight.report(id);
        Report.Frozen frozen = store.frozen(id).orElseThrow(RoundPages::missing);
        return file(
                papers.draft(
                        sight.round(report.roundId()),
                        drafts.fields(report),
                        frozen,
                        Optional.ofNullable(report.replaces()).flatMap(store::find)),
                MediaType.parseMediaType(DOCX),
                "du-thao.docx");
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(bytes);
    }
}

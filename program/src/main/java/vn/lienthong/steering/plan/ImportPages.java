package vn.lienthong.steering.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.documents.DocumentRefused;
import vn.lienthong.capability.jobs.Jobs;
import vn.lienthong.capability.pilots.Catalogue;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.planreader.PlanReading;

/** From the uploaded document to the accepted plan. */
@Controller
@Allowed("plan.import")
class ImportPages {

    private static final String VIEWS = "lienthong/steering/plan/";
    private static final String HERE = "/ke-hoach/nhap/";
    private static final int PASTE_LIMIT = 2_000_000;

    private final PlanImports work;
    private final ImportStore imports;
    private final ImportReach reach;
    private final Plans accepting;
    private final Units units;
    private final PlanStore plans;
    private final Jobs jobs;
    private final Catalogue catalogue;
    private final Messages messages;

    ImportPages(
            PlanImports work,
            ImportStore imports,
            ImportReach reach,
            Plans accepting,
            Units units,
            PlanStore plans,
            Jobs jobs,
            Catalogue catalogue,
            Messages messages) {
        this.work = work;
        this.imports = imports;
        this.reach = reach;
        this.accepting = accepting;
        this.units = units;
        this.plans = plans;
        this.jobs = jobs;
        this.catalogue = catalogue;
        this.messages = messages;
    }

    /** Before every act on a document: it is in the hands of the one who acts, and the draft is one of its own. */
    @ModelAttribute
    void within(
            @PathVariable(name = "id", required = false) @Nullable UUID document,
            @PathVariable(name = "draft", required = false) @Nullable UUID draft) {
        if (document != null) {
            reach.require(document);
        }
        if (draft != null
                && imports.draft(draft)
                        .filter(found -> !found.importId().equals(document))
                        .isPresent()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @GetMapping("/ke-hoach/nhap")
    String form(@RequestParam(name = "ke-hoach", required = false) @Nullable UUID plan, Model model) {
        return form(plan, "", "", model);
    }

    private String form(@Nullable UUID plan, String error, String pasted, Model model, Object... errorArguments) {
        model.addAttribute("id", Ids.next());
        model.addAttribute("plan", Optional.ofNullable(plan).map(reach::joined));
        model.addAttribute("error", error);
        model.addAttribute("errorArguments", List.of(errorArguments));
        model.addAttribute("pasted", pasted);
        model.addAttribute("open", reach.open());
        return VIEWS + "upload";
    }

    @GetMapping("/ke-hoach/mau/{name}")
    ResponseEntity<Resource> sample(@PathVariable String name) {
        Sample sample = Sample.named(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + sample.fileName() + "\"")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(sample.content());
    }

    @PostMapping("/ke-hoach/nhap")
    String upload(
            @RequestParam UUID id,
            @RequestParam(name = "plan", required = false) @Nullable UUID plan,
            @RequestParam(defaultValue = "main") String role,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String text,
            Model model,
            Locale locale)
            throws IOException {
        if (plan != null) {
            reach.joined(plan);
        }
        Import.Role part =
                plan == null ? Import.Role.MAIN : role.equals("version") ? Import.Role.VERSION : Import.Role.APPENDIX;
        if (file != null && !file.isEmpty()) {
            String name = file.getOriginalFilename();
            try (InputStream content = file.getInputStream()) {
                return to(work.upload(id, name == null || name.isBlank() ? "van-ban" : name, content, part, plan)
                        .id());
            } catch (DocumentRefused refused) {
                return form(plan, refused.key(), text, model, refused.limitInMegabytes());
            }
        }
        if (file != null
                && file.getOriginalFilename() != null
                && !file.getOriginalFilename().isBlank()
                && text.isBlank()) {
            return form(plan, "plan.upload.error-empty", text, model);
        }
        if (text.isBlank()) {
            return form(plan, "plan.upload.error-missing", text, model);
        }
        if (text.length() > PASTE_LIMIT) {
            return form(plan, "plan.upload.error-long", "", model);
        }
        String name = messages.text(locale, "plan.upload.pasted-name");
        return to(work.upload(id, name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), part, plan)
                .id());
    }

    @GetMapping(HERE + "{id}")
    String show(
            @PathVariable UUID id, @RequestParam(name = "loc", required = false) @Nullable String tab, Model model) {
        Import document = document(id);
        model.addAttribute("document", document);
        return switch (document.state()) {
            case READING, FAILED -> {
                model.addAttribute("job", document.jobId() == null ? Optional.empty() : jobs.state(document.jobId()));
                yield VIEWS + "reading";
            }
            case REFUSED, CANCELLED -> VIEWS + "refused";
            case ACCEPTED -> "redirect:/ke-hoach/" + document.planId();
            case REVIEW -> review(document, tab, model);
        };
    }

    private String review(Import document, @Nullable String tab, Model model) {
        List<Draft> drafts = imports.drafts(document.id());
        List<Draft> doubtful = drafts.stream().filter(draft -> !draft.settled()).toList();
        model.addAttribute("drafts", drafts);
        model.addAttribute("doubtful", doubtful);
        model.addAttribute("tab", tab == null ? doubtful.isEmpty() ? "chac" : "ngo" : tab);
        model.addAttribute("source", SourceView.of(imports.text(document.id()), drafts));
        model.addAttribute("unknown", unknown(document, drafts));
        model.addAttribute("carriers", carriers(document));
        model.addAttribute("carrier", carrier(document).orElse(""));
        return VIEWS + "review";
    }

    /**
     * A unit name of the document that no agency is known for.
     *
     * @param proposals what may be meant
     */
    record UnknownUnit(String name, List<String> proposals) {}

    /** Whose plan a document that begins one is; nothing to choose where it joins a plan. */
    private List<Choice> carriers(Import document) {
        Head head = document.head();
        return document.planId() != null || head == null
                ? List.of()
                : units.within(head.issued()).stream()
                        .map(unit -> Choice.of(unit.code(), unit.name()))
                        .toList();
    }

    private Optional<String> carrier(Import document) {
        Head head = document.head();
        UUID plan = document.planId();
        if (plan != null) {
            return plans.find(plan).map(Plan::unitCode);
        }
        return head == null
                ? Optional.empty()
                : units.carrier(imports.unit(document.id()).orElse(null), head);
    }

    private List<UnknownUnit> unknown(Import document, List<Draft> drafts) {
        Head head = document.head();
        LocalDate day = head == null ? null : head.issued();
        String unit = carrier(document).orElse(null);
        return drafts.stream()
                .flatMap(draft -> draft.content().units())
                .distinct()
                .filter(name -> units.agency(name, day, unit).isEmpty())
                .map(name -> new UnknownUnit(name, units.proposals(name, day, unit)))
                .toList();
    }

    @PostMapping(HERE + "{id}/dung")
    String cancel(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        PlanImports.Outcome outcome = work.cancel(id);
        toast(redirect, locale, outcome == PlanImports.Outcome.DONE ? "plan.toast.cancelled" : "plan.toast.gone");
        return outcome == PlanImports.Outcome.DONE ? "redirect:/ke-hoach" : to(id);
    }

    @PostMapping(HERE + "{id}/nhan")
    String accept(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean withDoubts,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        return switch (accepting.accept(id, withDoubts)) {
            case Plans.Acceptance.Accepted done -> {
                toast(redirect, locale, "plan.toast.accepted", done.added(), done.merged(), done.differences());
                yield "redirect:/ke-hoach/" + done.planId() + (done.differences() > 0 ? "/khac-nhau" : "");
            }
            case Plans.Acceptance.DoubtsOpen open -> {
                model.addAttribute("document", document(id));
                model.addAttribute("count", open.count());
                yield VIEWS + "acceptWithDoubts";
            }
            case Plans.Acceptance.Empty empty -> {
                toast(redirect, locale, "plan.toast.empty");
                yield to(id);
            }
            case Plans.Acceptance.NotOpen closed -> {
                toast(redirect, locale, "plan.toast.gone");
                yield closed.planId().map(plan -> "redirect:/ke-hoach/" + plan).orElse("redirect:/ke-hoach");
            }
        };
    }

    @PostMapping(HERE + "{id}/muc/{draft}/giu")
    String settle(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @RequestParam int version,
            RedirectAttributes redirect,
            Locale locale) {
        return done(id, work.settle(draft, version), "plan.toast.kept", redirect, locale);
    }

    @GetMapping(HERE + "{id}/muc/{draft}/sua")
    String edit(@PathVariable UUID id, @PathVariable UUID draft, Model model) {
        Draft found = draft(id, draft);
        return editForm(id, found, found.content(), Map.of(), List.of(), model);
    }

    @PostMapping(HERE + "{id}/muc/{draft}/sua")
    String correct(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Draft found = draft(id, draft);
        ItemForm form = ItemForm.of(typed);
        ItemContent content = form.content(found.content());
        if (!form.errors().isEmpty()) {
            return editForm(id, found, content, form.errors(), List.of(), model);
        }
        if (work.correct(draft, content, form.version()) == PlanImports.Outcome.CHANGED_MEANWHILE) {
            return editForm(id, found, content, Map.of(), Changes.between(found.content(), content), model);
        }
        toast(redirect, locale, "plan.toast.corrected");
        return to(id) + "#m-" + draft;
    }

    private String editForm(
            UUID id,
            Draft draft,
            ItemContent content,
            Map<String, String> errors,
            List<Changes.Change> conflict,
            Model model) {
        model.addAttribute("action", HERE + id + "/muc/" + draft.id() + "/sua");
        model.addAttribute("back", HERE + id + "#m-" + draft.id());
        model.addAttribute("content", content);
        model.addAttribute("version", draft.version());
        model.addAttribute("errors", errors);
        model.addAttribute("conflict", conflict);
        model.addAttribute("marks", draft.marks());
        model.addAttribute("catalogue", catalogue.all());
        model.addAttribute(
                "source",
                SourceView.of(
                        imports.text(id).stream()
                                .filter(line -> line.number() >= draft.lineFrom() && line.number() <= draft.lineTo())
                                .toList(),
                        List.of(draft)));
        return VIEWS + "edit";
    }

    @PostMapping(HERE + "{id}/muc/{draft}/bo")
    String remove(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @RequestParam int version,
            RedirectAttributes redirect,
            Locale locale) {
        return done(id, work.remove(draft, version), "plan.toast.removed", redirect, locale);
    }

    @GetMapping(HERE + "{id}/muc/{draft}/gop-tach")
    String reshape(@PathVariable UUID id, @PathVariable UUID draft, Model model) {
        Draft found = draft(id, draft);
        model.addAttribute("document", document(id));
        model.addAttribute("draft", found);
        model.addAttribute(
                "others",
                imports.drafts(id).stream()
                        .filter(other -> !other.id().equals(draft))
                        .toList());
        return VIEWS + "reshape";
    }

    @PostMapping(HERE + "{id}/muc/{draft}/gop")
    String merge(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @RequestParam int version,
            @RequestParam UUID into,
            RedirectAttributes redirect,
            Locale locale) {
        return done(id, work.merge(draft, version, into), "plan.toast.merged", redirect, locale);
    }

    @PostMapping(HERE + "{id}/muc/{draft}/tach")
    String split(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @RequestParam int version,
            @RequestParam int step,
            @RequestParam(defaultValue = "") String title,
            RedirectAttributes redirect,
            Locale locale) {
        String words = title.isBlank()
                ? draft(id, draft).content().steps().stream()
                        .filter(found -> found.n() == step)
                        .findFirst()
                        .map(PlanReading.Step::text)
                        .orElse("")
                : title.strip();
        return done(id, work.split(draft, version, step, words), "plan.toast.split", redirect, locale);
    }

    @GetMapping(HERE + "{id}/them")
    String addForm(@PathVariable UUID id, Model model) {
        document(id);
        return addForm(id, Changes.NOTHING, Map.of(), model);
    }

    private String addForm(UUID id, ItemContent content, Map<String, String> errors, Model model) {
        model.addAttribute("action", HERE + id + "/them");
        model.addAttribute("back", HERE + id);
        model.addAttribute("content", content);
        model.addAttribute("version", 0);
        model.addAttribute("errors", errors);
        model.addAttribute("conflict", List.of());
        model.addAttribute("marks", List.of());
        model.addAttribute("catalogue", catalogue.all());
        model.addAttribute("source", List.of());
        return VIEWS + "edit";
    }

    @PostMapping(HERE + "{id}/them")
    String add(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        ItemForm form = ItemForm.of(typed);
        ItemContent content = form.content(Changes.NOTHING);
        if (!form.errors().isEmpty()) {
            return addForm(id, content, form.errors(), model);
        }
        int end = imports.drafts(id).stream().mapToInt(Draft::position).max().orElse(0) + 1;
        boolean added = work.add(id, content, end).isPresent();
        toast(redirect, locale, added ? "plan.toast.added" : "plan.toast.gone");
        return to(id) + "?loc=chac";
    }

    @PostMapping(HERE + "{id}/dau")
    String head(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> typed,
            RedirectAttributes redirect,
            Locale locale) {
        Import document = document(id);
        Head before = document.head();
        String written = typed.getOrDefault("issued", "").strip();
        Optional<LocalDate> issued = ItemForm.day(written);
        if (before == null || (!written.isEmpty() && issued.isEmpty())) {
            toast(redirect, locale, "plan.error.day");
            return to(id) + "?loc=van-ban";
        }
        Head head = new Head(
                typed.getOrDefault("issuer", "").strip(),
                typed.getOrDefault("locality", "").strip(),
                typed.getOrDefault("province", "").strip(),
                typed.getOrDefault("number", "").strip(),
                issued.orElse(null),
                typed.getOrDefault("title", "").strip(),
                before.basis(),
                before.recipients(),
                typed.getOrDefault("signerTitle", "").strip());
        String chosen = carriers(document).stream()
                .map(Choice::value)
                .filter(code -> code.equals(typed.getOrDefault("unit", "")))
                .findFirst()
                .orElse(null);
        return done(id, work.correctHead(id, head, chosen, version), "plan.toast.corrected", redirect, locale)
                + "?loc=van-ban";
    }

    private String done(UUID id, PlanImports.Outcome outcome, String key, RedirectAttributes redirect, Locale locale) {
        toast(
                redirect,
                locale,
                switch (outcome) {
                    case DONE -> key;
                    case CHANGED_MEANWHILE -> "plan.toast.changed-meanwhile";
                    case GONE -> "plan.toast.gone";
                });
        return to(id);
    }

    private void toast(RedirectAttributes redirect, Locale locale, String key, Object... arguments) {
        redirect.addFlashAttribute("toast", messages.text(locale, key, arguments));
    }

    private Import document(UUID id) {
        return imports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Draft draft(UUID importId, UUID id) {
        return imports.draft(id)
                .filter(draft -> draft.importId().equals(importId))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String to(UUID id) {
        return "redirect:" + HERE + id;
    }
}

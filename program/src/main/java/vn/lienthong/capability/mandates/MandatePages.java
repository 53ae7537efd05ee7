package vn.lienthong.capability.mandates;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.DocumentRefused;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;

/** The officer's pages: papers of their agency, entering and ending one, stopping a parent by a decision. Numbers are posted. */
@Controller
@RequestMapping(MandatePages.LIST)
@Allowed(MandatesConfiguration.RECORD)
class MandatePages {

    static final String LIST = "/dai-dien";

    static final String GROUND = "loai";
    static final String STATE = "tinh-trang";
    static final String PERSON = "nguoi";

    private static final String VIEWS = "lienthong/capability/mandates/";
    private static final int LONGEST = 500;
    private static final int EXPORTED = 20_000;
    private static final int PORTION = 1_000;
    private static final Set<String> STATES = Set.of("holds", "over", "ended");

    private final MandateStore store;
    private final MandateEntries entries;
    private final MandateForm forms;
    private final Mandates mandates;
    private final Documents documents;
    private final Access access;
    private final Sheets sheets;
    private final Audit audit;
    private final Messages messages;

    MandatePages(
            MandateStore store,
            MandateEntries entries,
            MandateForm forms,
            Mandates mandates,
            Documents documents,
            Access access,
            Sheets sheets,
            Audit audit,
            Messages messages) {
        this.store = store;
        this.entries = entries;
        this.forms = forms;
        this.mandates = mandates;
        this.documents = documents;
        this.access = access;
        this.sheets = sheets;
        this.audit = audit;
        this.messages = messages;
    }

    @GetMapping
    String list(ListQuery query, Model model, Locale locale) {
        MandateStore.Wanted wanted = wanted(query);
        model.addAttribute("query", query);
        model.addAttribute("total", store.count(wanted));
        model.addAttribute("found", store.list(wanted, query.sort(), query.descending(), query.offset(), query.size()));
        model.addAttribute(
                "stops",
                query.filter(PERSON).isEmpty()
                        ? List.of()
                        : store.stops(query.filter(PERSON)).stream()
                                .filter(this::sees)
                                .toList());
        model.addAttribute("today", mandates.today());
        model.addAttribute("grounds", forms.grounds(locale));
        model.addAttribute(
                "states",
                List.of("holds", "over", "ended").stream()
                        .map(state -> Choice.of(state, messages.text(locale, "mandates.state." + state)))
                        .toList());
        model.addAttribute("form", Form.blank());
        return VIEWS + "list";
    }

    private MandateStore.Wanted wanted(ListQuery query) {
        String state = query.filter(STATE);
        return new MandateStore.Wanted(
                entries.agencies(),
                access.held(MandatesConfiguration.RECORD).everywhere(),
                Ground.of(query.filter(GROUND)).orElse(null),
                STATES.contains(state) ? state : "",
                query.filter(PERSON),
                query.q(),
                mandates.today());
    }

    /** Papers with nobody's name and number. */
    @GetMapping("/xuat.{ending:xlsx|csv}")
    void export(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        MandateStore.Wanted wanted = wanted(query);
        audit.record("mandates.list.exported", "list", ending, java.util.Map.of());
        String title = messages.text(locale, "mandates.title");
        Iterable<List<@Nullable Object>> rows = () -> IntStream.range(0, EXPORTED / PORTION)
                .mapToObj(page -> store.list(wanted, query.sort(), query.descending(), (long) page * PORTION, PORTION))
                .takeWhile(page -> !page.isEmpty())
                .flatMap(List::stream)
                .map(one -> row(one, locale))
                .iterator();
        sheets.send(
                response,
                messages.text(locale, "mandates.file") + "." + ending,
                new Sheet(
                        title,
                        title,
                        List.of(
                                Sheet.Column.text(messages.text(locale, "mandates.field.ground"), 24),
                                Sheet.Column.text(messages.text(locale, "mandates.field.paper"), 24),
                                Sheet.Column.text(messages.text(locale, "mandates.field.paper-by"), 36),
                                Sheet.Column.date(messages.text(locale, "mandates.field.paper-on")),
                                Sheet.Column.date(messages.text(locale, "mandates.field.until")),
                                Sheet.Column.text(messages.text(locale, "mandates.field.state"), 20),
                                Sheet.Column.text(messages.text(locale, "mandates.field.agency"), 36),
                                Sheet.Column.text(messages.text(locale, "mandates.field.by"), 28)),
                        rows));
    }

    private List<@Nullable Object> row(MandateStore.Written one, Locale locale) {
        return Arrays.asList(
                messages.text(locale, one.ground().key()),
                one.paper(),
                one.paperBy(),
                one.paperOn(),
                one.until(),
                messages.text(locale, "mandates.state." + one.state(mandates.today())),
                one.agencyName(),
                one.byName());
    }

    /** Papers and stops about a person: the number becomes a mark before it stands in an address. */
    @PostMapping("/tim")
    String find(Form form, RedirectAttributes after, Locale locale) {
        String number = MandateForm.digits(form.value(MandateForm.NUMBER));
        if (number.isEmpty()) {
            after.addFlashAttribute("toast", messages.text(locale, "mandates.wrong.number"));
            return "redirect:" + LIST;
        }
        return "redirect:" + LIST + "?" + PERSON + "=" + store.mark(number);
    }

    @GetMapping("/moi")
    String form(Model model, Locale locale) {
        return form(Form.blank().with(MandateForm.ID, Ids.next().toString()), model, locale);
    }

    private String form(Form form, Model model, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute("grounds", forms.grounds(locale));
        model.addAttribute("deeds", forms.deeds(locale));
        model.addAttribute("agency", access.actor().agencyId() != null);
        return VIEWS + "new";
    }

    @PostMapping("/moi")
    String enter(
            @RequestParam(name = MandateForm.FILE, required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        Optional<MandateEntries.Entry> entry = forms.read(form, file);
        if (entry.isEmpty() || file == null) {
            return form(form, model, locale);
        }
        Optional<MandateEntries.Objection> no = entries.objection(entry.get());
        if (no.isPresent()) {
            form.refuse(
                    no.get().principal() ? MandateForm.PRINCIPAL : MandateForm.AGENT,
                    no.get().key());
            return form(form, model, locale);
        }
        try {
            String name = file.getOriginalFilename();
            UUID id = entries.enter(entry.get(), name == null ? "" : name, file.getInputStream());
            after.addFlashAttribute("toast", messages.text(locale, "mandates.toast.entered"));
            return "redirect:" + LIST + "/" + id;
        } catch (DocumentRefused refused) {
            form.refuse(MandateForm.FILE, refused.key(), refused.limitInMegabytes());
            return form(form, model, locale);
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model, Locale locale) {
        return one(seen(id), Form.blank(), model, locale);
    }

    private String one(MandateStore.Written one, Form form, Model model, Locale locale) {
        model.addAttribute("one", one);
        model.addAttribute("form", form);
        model.addAttribute("holds", mandates.holds(one));
        model.addAttribute("today", mandates.today());
        model.addAttribute(
                "deeds",
                forms.deeds(locale).stream()
                        .filter(deed ->
                                one.deeds().isEmpty() || one.deeds().contains(deed.value()))
                        .map(Choice::text)
                        .toList());
        return VIEWS + "one";
    }

    @PostMapping("/{id}/dung")
    String end(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        MandateStore.Written one = seen(id);
        String why = form.value(MandateForm.WHY);
        if (why.isEmpty() || why.length() > LONGEST) {
            return one(one, form.refuse(MandateForm.WHY, "mandates.missing.why"), model, locale);
        }
        after.addFlashAttribute(
                "toast",
                messages.text(locale, entries.end(one, why) ? "mandates.toast.ended" : "mandates.toast.was-ended"));
        return "redirect:" + one.path();
    }

    /** The copy of the paper, to be saved. */
    @GetMapping("/{id}/giay")
    ResponseEntity<Resource> paper(@PathVariable UUID id) {
        MandateStore.Written one = seen(id);
        StoredDocument found = documents.find(one.document())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.record("mandates.paper.opened", "mandate", id.toString(), java.util.Map.of());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.name(), java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new FileSystemResource(documents.path(found.id())));
    }

    @GetMapping("/cha-me")
    String stopForm(Model model) {
        model.addAttribute("form", Form.blank());
        return VIEWS + "stop";
    }

    @PostMapping("/cha-me")
    String stop(Form form, Model model, Locale locale, RedirectAttributes after) {
        Optional<Pair> pair = MandateForm.pair(form);
        if (form.value(MandateForm.WHY).isEmpty() || form.value(MandateForm.WHY).length() > LONGEST) {
            form.refuse(MandateForm.WHY, "mandates.missing.decision");
        }
        if (pair.isEmpty() || form.wrong()) {
            model.addAttribute("form", form);
            return VIEWS + "stop";
        }
        boolean done = entries.stop(pair.get(), form.value(MandateForm.WHY));
        after.addFlashAttribute(
                "toast", messages.text(locale, done ? "mandates.toast.stopped" : "mandates.toast.was-stopped"));
        return "redirect:" + LIST + "?" + PERSON + "=" + store.mark(pair.get().principal());
    }

    @PostMapping("/cha-me/{id}/mo")
    String lift(@PathVariable UUID id, Form form, Locale locale, RedirectAttributes after) {
        MandateStore.Stop stop = store.findStop(id)
                .filter(this::sees)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String why = form.value(MandateForm.WHY);
        boolean done = !why.isEmpty() && why.length() <= LONGEST && entries.lift(stop, why);
        after.addFlashAttribute(
                "toast", messages.text(locale, done ? "mandates.toast.let" : "mandates.missing.why"));
        return "redirect:" + LIST + "?" + PERSON + "=" + store.mark(stop.pair().principal());
    }

    /** Stops of one's own agency, and those that one side made on the page: any counter may let them act again. */
    private boolean sees(MandateStore.Stop stop) {
        UUID agency = stop.agency();
        return agency == null || access.may(MandatesConfiguration.RECORD, agency);
    }

    /** A paper of an agency within reach; one beyond it looks like none. */
    private MandateStore.Written seen(UUID id) {
        MandateStore.Written one =
                store.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!access.may(MandatesConfiguration.RECORD, one.agency())) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, null, new AccessDeniedException(MandatesConfiguration.RECORD));
        }
        return one;
    }
}

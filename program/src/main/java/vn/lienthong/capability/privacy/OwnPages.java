package vn.lienthong.capability.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.documents.DocumentRefused;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;
import vn.lienthong.capability.privacy.Requests.Outcome;
import vn.lienthong.capability.registry.DataUse;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.vneid.Citizen;
import vn.lienthong.capability.vneid.Citizens;

/**
 * The citizen's own pages. Open to the program's gate, closed by this class: without a citizen's session there is only the
 * door, a request of somebody else is not there, and data and diary ask for level 2.
 */
@Controller
@RequestMapping("/cong-dan/quyen-du-lieu")
@OpenToAll
class OwnPages {

    static final String HOME = "/cong-dan/quyen-du-lieu";
    static final String LINE = "dong";
    static final String WORDS = "noi-dung";

    private static final String VIEWS = "lienthong/capability/privacy/";
    private static final int LONGEST = 2000;

    private final Citizens citizens;
    private final RequestStore store;
    private final Requests requests;
    private final FilingForm filing;
    private final OwnCopy copies;
    private final Consents consents;
    private final OwnData own;
    private final DataUse dataUse;
    private final Documents documents;
    private final Messages messages;
    private final Clock clock;

    OwnPages(
            Citizens citizens,
            RequestStore store,
            Requests requests,
            FilingForm filing,
            OwnCopy copies,
            Consents consents,
            OwnData own,
            DataUse dataUse,
            Documents documents,
            Messages messages,
            Clock clock) {
        this.citizens = citizens;
        this.store = store;
        this.requests = requests;
        this.filing = filing;
        this.copies = copies;
        this.consents = consents;
        this.own = own;
        this.dataUse = dataUse;
        this.documents = documents;
        this.messages = messages;
        this.clock = clock;
    }

    /** For the citizen who is signed in at a level; anybody else is led to the door and back. */
    private String signedIn(int level, String here, HttpServletResponse response, Function<Citizen, String> page) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<Citizen> citizen = citizens.current();
        return citizen.filter(one -> level < 2 || one.level().endsWith(":2")).isPresent()
                ? page.apply(citizen.get())
                : "redirect:" + citizens.signIn(level, here);
    }

    @GetMapping
    String home(Model model, Locale locale, HttpServletResponse response) {
        return signedIn(1, HOME, response, citizen -> {
            model.addAttribute("requests", store.ofPerson(citizen.personalNumber()));
            model.addAttribute("consents", consents.of(citizen.personalNumber()));
            model.addAttribute("kinds", RequestPages.kinds(messages, locale));
            model.addAttribute("desks", store.desks().size());
            model.addAttribute("today", requests.today());
            return VIEWS + "ownHome";
        });
    }

    @GetMapping("/gui/{slug}")
    String form(@PathVariable String slug, Form form, Model model, Locale locale, HttpServletResponse response) {
        Kind kind = kind(slug);
        return signedIn(1, HOME + "/gui/" + slug, response, citizen -> form(kind, form, citizen, model, locale));
    }

    private String form(Kind kind, Form form, Citizen citizen, Model model, Locale locale) {
        Set<String> held = consents.of(citizen.personalNumber()).stream()
                .filter(Consents.Consent::holds)
                .map(Consents.Consent::purpose)
                .collect(Collectors.toSet());
        filing.show(model, kind, form, held, locale);
        return VIEWS + "ownFile";
    }

    @PostMapping("/gui/{slug}")
    String file(
            @PathVariable String slug,
            @RequestParam(name = FilingForm.FILE, required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after,
            HttpServletResponse response)
            throws IOException {
        Kind kind = kind(slug);
        Optional<Citizen> citizen = citizens.current();
        if (citizen.isEmpty()) {
            return "redirect:" + citizens.signIn(1, HOME + "/gui/" + slug);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<Requests.Filing> read = filing.read(
                form, kind, citizen.get().personalNumber(), citizen.get().name(), Consents.Channel.PAGE, file, locale);
        if (read.isEmpty()) {
            return form(kind, form, citizen.get(), model, locale);
        }
        try {
            DataRequest filed = requests.file(read.get());
            after.addFlashAttribute("toast", messages.text(locale, "privacy.toast.filed", filed.code()));
            return "redirect:" + filed.ownPath();
        } catch (DocumentRefused refused) {
            form.refuse(FilingForm.FILE, refused.key(), refused.limitInMegabytes());
            return form(kind, form, citizen.get(), model, locale);
        }
    }

    @GetMapping("/yeu-cau/{id}")
    String one(@PathVariable UUID id, Model model, Locale locale, HttpServletResponse response) {
        return signedIn(1, HOME + "/yeu-cau/" + id, response, citizen -> {
            DataRequest request = mine(id, citizen);
            model.addAttribute("request", request);
            model.addAttribute("targets", filing.targetWords(request, locale));
            model.addAttribute("history", store.history(id));
            model.addAttribute("files", store.files(id));
            model.addAttribute("today", requests.today());
            model.addAttribute("dataOpen", request.dataOpen(clock.instant()));
            model.addAttribute(
                    "takeBack",
                    RequestProcess.find(request.state(), request.kind(), "taken-back")
                            .isPresent());
            return VIEWS + "ownOne";
        });
    }

    @GetMapping("/yeu-cau/{id}/phieu")
    String slip(@PathVariable UUID id, Model model, Locale locale, HttpServletResponse response) {
        return signedIn(1, HOME + "/yeu-cau/" + id, response, citizen -> {
            DataRequest request = mine(id, citizen);
            RequestPages.slip(model, request, store, filing.targetWords(request, locale), "");
            model.addAttribute("back", request.ownPath());
            model.addAttribute("mode", "citizen");
            return VIEWS + "slip";
        });
    }

    @PostMapping("/yeu-cau/{id}/rut")
    String takeBack(@PathVariable UUID id, Locale locale, RedirectAttributes after, HttpServletResponse response) {
        return signedIn(1, HOME + "/yeu-cau/" + id, response, citizen -> {
            DataRequest request = mine(id, citizen);
            String key = switch (requests.takeBack(request.id())) {
                case Outcome.Done _ -> "privacy.toast.taken-back";
                case Outcome.Refused no -> no.key();
            };
            after.addFlashAttribute("toast", messages.text(locale, key));
            return "redirect:" + request.ownPath();
        });
    }

    @PostMapping("/yeu-cau/{id}/tep")
    String attach(
            @PathVariable UUID id,
            @RequestParam(name = FilingForm.FILE, required = false) @Nullable MultipartFile file,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        Optional<Citizen> citizen = citizens.current();
        if (citizen.isEmpty()) {
            return "redirect:" + citizens.signIn(1, HOME + "/yeu-cau/" + id);
        }
        DataRequest request = mine(id, citizen.get());
        String key = "privacy.toast.attached";
        try {
            if (file == null || file.isEmpty() || !request.state().open()) {
                key = "privacy.missing.file";
            } else {
                requests.attach(id, FilingForm.upload(file), true);
            }
        } catch (DocumentRefused refused) {
            key = refused.key();
        }
        after.addFlashAttribute("toast", messages.text(locale, key));
        return "redirect:" + request.ownPath();
    }

    /** A file of one's own request, to be saved. */
    @GetMapping("/yeu-cau/{id}/tep/{document}")
    ResponseEntity<Resource> file(@PathVariable UUID id, @PathVariable UUID document) {
        DataRequest request =
                mine(id, citizens.current().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        StoredDocument found = store.files(request.id()).stream()
                .filter(file -> file.document().equals(document))
                .findFirst()
                .flatMap(file -> documents.find(file.document()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
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

    /** One's data on the page. */
    @GetMapping("/yeu-cau/{id}/du-lieu")
    String data(@PathVariable UUID id, Model model, Locale locale, HttpServletResponse response) {
        return signedIn(2, HOME + "/yeu-cau/" + id, response, citizen -> {
            DataRequest request = mine(id, citizen);
            if (!request.dataOpen(clock.instant())) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            model.addAttribute("copy", copies.of(request, true, locale));
            return VIEWS + "ownData";
        });
    }

    /** One's data to be taken along. */
    @PostMapping("/yeu-cau/{id}/ban-sao")
    void copy(@PathVariable UUID id, Form form, Locale locale, HttpServletResponse response) throws IOException {
        Optional<Citizen> citizen = citizens.current();
        if (citizen.filter(one -> one.level().endsWith(":2")).isEmpty()) {
            response.sendRedirect(citizens.signIn(2, HOME + "/yeu-cau/" + id));
            return;
        }
        DataRequest request = mine(id, citizen.get());
        String ending = form.value("dang");
        if (!request.dataOpen(clock.instant()) || !Set.of("xlsx", "json", "pdf").contains(ending)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        copies.send(response, copies.of(request, true, locale), ending, locale);
    }

    /** Who looked at one's data. */
    @GetMapping("/nhat-ky")
    String diary(Model model, HttpServletResponse response) {
        return signedIn(2, HOME + "/nhat-ky", response, citizen -> {
            Optional<UUID> person = own.find(citizen.personalNumber());
            // Whom this register does not hold may have been asked about elsewhere: those lines stand under the number.
            List<DataUse.Line> lines =
                    person.map(own::diary).orElseGet(() -> dataUse.ofNumber(citizen.personalNumber(), null));
            model.addAttribute("known", person.isPresent());
            model.addAttribute(
                    "opened", lines.stream().filter(line -> !line.listed()).toList());
            model.addAttribute(
                    "listed", lines.stream().filter(DataUse.Line::listed).toList());
            return VIEWS + "ownDiary";
        });
    }

    @PostMapping("/nhat-ky/hoi")
    String ask(Form form, Locale locale, RedirectAttributes after, HttpServletResponse response) {
        return signedIn(2, HOME + "/nhat-ky", response, citizen -> {
            UUID line = FilingForm.uuid(form.value(LINE));
            String words = form.value(WORDS);
            boolean taken = line != null
                    && !words.isEmpty()
                    && words.length() <= LONGEST
                    && dataUse.askByNumber(citizen.personalNumber(), line, words);
            after.addFlashAttribute(
                    "toast", messages.text(locale, taken ? "privacy.toast.asked" : "privacy.toast.not-asked"));
            return "redirect:" + HOME + "/nhat-ky";
        });
    }

    /** Takes a consent back, at once. */
    @PostMapping("/dong-y/rut")
    String withdraw(Form form, Locale locale, RedirectAttributes after, HttpServletResponse response) {
        return signedIn(1, HOME, response, citizen -> {
            boolean done = consents.purpose(form.value("viec"))
                    .filter(purpose -> consents.withdrawn(citizen.personalNumber(), purpose, Consents.Channel.PAGE))
                    .isPresent();
            after.addFlashAttribute(
                    "toast", messages.text(locale, done ? "privacy.toast.withdrawn" : "privacy.toast.was-withdrawn"));
            return "redirect:" + HOME;
        });
    }

    /** One's own request; that of somebody else looks like none. */
    private DataRequest mine(UUID id, Citizen citizen) {
        return store.find(id)
                .filter(request -> request.subject().number().equals(citizen.personalNumber()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Kind kind(String slug) {
        return Kind.of(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

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
import org.springframework.web.bind.annotation.ModelAttribute;
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
import vn.lienthong.capability.mandates.Mandate;
import vn.lienthong.capability.mandates.Mandates;
import vn.lienthong.capability.privacy.Requests.Outcome;
import vn.lienthong.capability.privacy.Whose.Concerned;
import vn.lienthong.capability.registry.DataUse;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.vneid.Citizen;
import vn.lienthong.capability.vneid.Citizens;

/**
 * The citizen's own pages, and the same pages for somebody for whom the citizen may act. Open to the program's gate, closed by
 * this class: without a citizen's session there is only the door, a request of somebody else is not there, and data, diary and
 * everything that is done for another ask for level 2.
 */
@Controller
@RequestMapping({OwnPages.HOME, Mandates.PAGES + "/{mandate}" + OwnPages.BELOW})
@OpenToAll
class OwnPages {

    static final String BELOW = "/quyen-du-lieu";
    static final String HOME = "/cong-dan" + BELOW;
    static final String LINE = "dong";
    static final String WHOSE = "whose";
    static final String WORDS = "noi-dung";

    private static final String VIEWS = "lienthong/capability/privacy/";
    private static final int LONGEST = 2000;
    /** Requests of one person that are open at a time, and files of one request: more is no use to anybody. */
    private static final int MOST = 20;

    private final Citizens citizens;
    private final RequestStore store;
    private final Requests requests;
    private final OwnActs acts;
    private final Mandates mandates;
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
            OwnActs acts,
            Mandates mandates,
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
        this.acts = acts;
        this.mandates = mandates;
        this.filing = filing;
        this.copies = copies;
        this.consents = consents;
        this.own = own;
        this.dataUse = dataUse;
        this.documents = documents;
        this.messages = messages;
        this.clock = clock;
    }

    /** Whose pages the address means; judged anew with each request. */
    @ModelAttribute(WHOSE)
    Whose whose(@PathVariable(name = "mandate", required = false) @Nullable UUID asked) {
        Citizen citizen = citizens.current().orElse(null);
        Mandate mandate = citizen == null || asked == null
                ? null
                : mandates.find(citizen, asked, OwnActs.DEED.code()).orElse(null);
        return new Whose(citizen, asked, mandate);
    }

    /** For the citizen who is signed in at a level; anybody else is led to the door and back. */
    private String signedIn(
            int level, Whose whose, String here, HttpServletResponse response, Function<Concerned, String> page) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return concerned(level, whose).map(page).orElseGet(() -> "redirect:" + door(level, whose, here));
    }

    private String door(int level, Whose whose, String here) {
        return citizens.signIn(whose.asked() == null ? level : 2, whose.base() + here);
    }

    private static Optional<Concerned> concerned(int level, Whose whose) {
        Citizen citizen = whose.citizen();
        boolean forOther = whose.asked() != null;
        if (citizen == null || ((forOther || level > 1) && !citizen.level().endsWith(":2"))) {
            return Optional.empty();
        }
        Mandate mandate = whose.mandate();
        if (forOther && mandate == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Optional.of(
                mandate == null
                        ? new Concerned(citizen.personalNumber(), citizen.name(), null)
                        : new Concerned(mandate.number(), mandate.name(), mandate));
    }

    @GetMapping
    String home(@ModelAttribute(name = WHOSE, binding = false) Whose whose, Model model, Locale locale, HttpServletResponse response) {
        return signedIn(1, whose, "", response, self -> {
            model.addAttribute("requests", store.ofPerson(self.number()));
            model.addAttribute("consents", consents.of(self.number()));
            model.addAttribute("kinds", RequestPages.kinds(messages, locale));
            model.addAttribute("desks", store.desks().size());
            model.addAttribute("today", requests.today());
            return VIEWS + "ownHome";
        });
    }

    @GetMapping("/gui/{slug}")
    String form(@PathVariable String slug, @ModelAttribute(name = WHOSE, binding = false) Whose whose, Form form, Model model, Locale locale, HttpServletResponse response) {
        Kind kind = kind(slug);
        return signedIn(1, whose, "/gui/" + slug, response, self -> form(kind, form, self, model, locale));
    }

    private String form(Kind kind, Form form, Concerned self, Model model, Locale locale) {
        Set<String> held = consents.of(self.number()).stream()
                .filter(Consents.Consent::holds)
                .map(Consents.Consent::purpose)
                .collect(Collectors.toSet());
        filing.show(model, kind, form, held, locale);
        return VIEWS + "ownFile";
    }

    @PostMapping("/gui/{slug}")
    String file(
            @PathVariable String slug,
            @ModelAttribute(name = WHOSE, binding = false) Whose whose,
            @RequestParam(name = FilingForm.FILE, required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after,
            HttpServletResponse response)
            throws IOException {
        Kind kind = kind(slug);
        Concerned self = concerned(1, whose).orElse(null);
        if (self == null) {
            return "redirect:" + door(1, whose, "/gui/" + slug);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        form.with(FilingForm.STAND_IN, acts.standIn(self.mandate()));
        if (store.ofPerson(self.number()).stream()
                        .filter(one -> one.state().open())
                        .count()
                >= MOST) {
            form.refuse("", "privacy.refused.many", MOST);
        }
        Optional<Requests.Filing> read = filing.read(
                form, kind, self.number(), self.name(), Consents.Channel.PAGE, file, locale);
        if (read.isEmpty()) {
            return form(kind, form, self, model, locale);
        }
        try {
            DataRequest filed = acts.file(read.get(), self.mandate());
            after.addFlashAttribute("toast", messages.text(locale, "privacy.toast.filed", filed.code()));
            return "redirect:" + filed.ownPath(whose.base());
        } catch (DocumentRefused refused) {
            form.refuse(FilingForm.FILE, refused.key(), refused.limitInMegabytes());
            return form(kind, form, self, model, locale);
        }
    }

    @GetMapping("/yeu-cau/{id}")
    String one(@PathVariable UUID id, @ModelAttribute(name = WHOSE, binding = false) Whose whose, Model model, Locale locale, HttpServletResponse response) {
        return signedIn(1, whose, "/yeu-cau/" + id, response, self -> {
            DataRequest request = mine(id, self);
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
    String slip(@PathVariable UUID id, @ModelAttribute(name = WHOSE, binding = false) Whose whose, Model model, Locale locale, HttpServletResponse response) {
        return signedIn(1, whose, "/yeu-cau/" + id, response, self -> {
            DataRequest request = mine(id, self);
            RequestPages.slip(model, request, store, filing.targetWords(request, locale), "");
            model.addAttribute("back", request.ownPath(whose.base()));
            model.addAttribute("mode", "citizen");
            return VIEWS + "slip";
        });
    }

    @PostMapping("/yeu-cau/{id}/rut")
    String takeBack(@PathVariable UUID id, @ModelAttribute(name = WHOSE, binding = false) Whose whose, Locale locale, RedirectAttributes after, HttpServletResponse response) {
        return signedIn(1, whose, "/yeu-cau/" + id, response, self -> {
            DataRequest request = mine(id, self);
            String key = switch (acts.takeBack(request, self.mandate())) {
                case Outcome.Done _ -> "privacy.toast.taken-back";
                case Outcome.Refused no -> no.key();
            };
            after.addFlashAttribute("toast", messages.text(locale, key));
            return "redirect:" + request.ownPath(whose.base());
        });
    }

    @PostMapping("/yeu-cau/{id}/tep")
    String attach(
            @PathVariable UUID id,
            @ModelAttribute(name = WHOSE, binding = false) Whose whose,
            @RequestParam(name = FilingForm.FILE, required = false) @Nullable MultipartFile file,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        Concerned self = concerned(1, whose).orElse(null);
        if (self == null) {
            return "redirect:" + door(1, whose, "/yeu-cau/" + id);
        }
        DataRequest request = mine(id, self);
        String key = "privacy.toast.attached";
        try {
            if (file == null
                    || file.isEmpty()
                    || !request.state().open()
                    || store.files(id).size() >= MOST) {
                key = "privacy.missing.file";
            } else {
                String name = file.getOriginalFilename();
                acts.attach(id, name == null ? "" : name, file.getInputStream(), self.mandate());
            }
        } catch (DocumentRefused refused) {
            key = refused.key();
        }
        after.addFlashAttribute("toast", messages.text(locale, key));
        return "redirect:" + request.ownPath(whose.base());
    }

    /** A file of one's own request, to be saved. */
    @GetMapping("/yeu-cau/{id}/tep/{document}")
    ResponseEntity<Resource> file(
            @PathVariable UUID id, @PathVariable UUID document, @ModelAttribute(name = WHOSE, binding = false) Whose whose) {
        DataRequest request =
                mine(id, concerned(1, whose).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
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
    String data(@PathVariable UUID id, @ModelAttribute(name = WHOSE, binding = false) Whose whose, Model model, Locale locale, HttpServletResponse response) {
        return signedIn(2, whose, "/yeu-cau/" + id, response, self -> {
            DataRequest request = mine(id, self);
            if (!request.dataOpen(clock.instant())) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            model.addAttribute("copy", copies.of(request, acts.reader(self.mandate()), locale));
            return VIEWS + "ownData";
        });
    }

    /** One's data to be taken along. */
    @PostMapping("/yeu-cau/{id}/ban-sao")
    void copy(@PathVariable UUID id, @ModelAttribute(name = WHOSE, binding = false) Whose whose, Form form, Locale locale, HttpServletResponse response) throws IOException {
        Concerned self = concerned(2, whose).orElse(null);
        if (self == null) {
            response.sendRedirect(door(2, whose, "/yeu-cau/" + id));
            return;
        }
        DataRequest request = mine(id, self);
        String ending = form.value("dang");
        if (!request.dataOpen(clock.instant()) || !Set.of("xlsx", "json", "pdf").contains(ending)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        copies.send(response, copies.of(request, acts.reader(self.mandate()), locale), ending, locale);
    }

    /** Who looked at one's data. */
    @GetMapping("/nhat-ky")
    String diary(@ModelAttribute(name = WHOSE, binding = false) Whose whose, Model model, HttpServletResponse response) {
        return signedIn(2, whose, "/nhat-ky", response, self -> {
            acts.readsDiary(
                    self.mandate(), messages.text(vn.lienthong.kernel.VietnameseText.VIETNAMESE, "privacy.record.diary"));
            Optional<UUID> person = own.find(self.number());
            // Whom this register does not hold may have been asked about elsewhere: those lines stand under the number.
            List<DataUse.Line> lines =
                    person.map(own::diary).orElseGet(() -> dataUse.ofNumber(self.number(), null));
            model.addAttribute("known", person.isPresent());
            model.addAttribute(
                    "opened", lines.stream().filter(line -> !line.listed()).toList());
            model.addAttribute(
                    "listed", lines.stream().filter(DataUse.Line::listed).toList());
            return VIEWS + "ownDiary";
        });
    }

    @PostMapping("/nhat-ky/hoi")
    String ask(@ModelAttribute(name = WHOSE, binding = false) Whose whose, Form form, Locale locale, RedirectAttributes after, HttpServletResponse response) {
        return signedIn(2, whose, "/nhat-ky", response, self -> {
            UUID line = FilingForm.uuid(form.value(LINE));
            String words = form.value(WORDS);
            boolean taken = line != null
                    && !words.isEmpty()
                    && words.length() <= LONGEST
                    && acts.ask(self.number(), line, words, self.mandate());
            after.addFlashAttribute(
                    "toast", messages.text(locale, taken ? "privacy.toast.asked" : "privacy.toast.not-asked"));
            return "redirect:" + whose.base() + "/nhat-ky";
        });
    }

    /** Takes a consent back, at once. */
    @PostMapping("/dong-y/rut")
    String withdraw(@ModelAttribute(name = WHOSE, binding = false) Whose whose, Form form, Locale locale, RedirectAttributes after, HttpServletResponse response) {
        return signedIn(1, whose, "", response, self -> {
            boolean done = consents.purpose(form.value("viec"))
                    .filter(purpose -> acts.withdraw(self.number(), purpose, self.mandate()))
                    .isPresent();
            after.addFlashAttribute(
                    "toast", messages.text(locale, done ? "privacy.toast.withdrawn" : "privacy.toast.was-withdrawn"));
            return "redirect:" + whose.base();
        });
    }

    /** One's own request; that of somebody else looks like none. */
    private DataRequest mine(UUID id, Concerned self) {
        return store.find(id)
                .filter(request -> request.subject().number().equals(self.number()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Kind kind(String slug) {
        return Kind.of(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

package vn.lienthong.steering.letters;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.papers.Letterhead;
import vn.lienthong.capability.papers.PaperRefused;
import vn.lienthong.capability.papers.Papers;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** A letter: its draft, the form with its words, its look, and issuing it. */
@Controller
@RequestMapping("/cong-van")
@Allowed({LettersConfiguration.DRAFT, LettersConfiguration.ISSUE})
class LetterPages {

    static final String KIND = "loai";
    static final String ITEM = "muc";
    static final String KEY = "khoa";
    static final String VERSION = "ban";
    static final String AGENCY = "co-quan";
    static final String TO = "kinh-gui";
    static final String SUMMARY = "trich-yeu";
    static final String REQUEST = "yeu-cau";
    static final String ANSWER = "tra-loi";
    static final String AUTHORITY = "tham-quyen";
    static final String INSTEAD = "thay";
    static final String TITLE = "chuc-vu";
    static final String SIGNER = "nguoi-ky";
    static final String COPIES = "noi-nhan";
    static final String DAY = "ngay";

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final Letters letters;
    private final LetterStore store;
    private final LetterReach reach;
    private final PlanBook book;
    private final Messages messages;
    private final Clock clock;

    LetterPages(Letters letters, LetterStore store, LetterReach reach, PlanBook book, Messages messages, Clock clock) {
        this.letters = letters;
        this.store = store;
        this.reach = reach;
        this.book = book;
        this.messages = messages;
        this.clock = clock;
    }

    /** Begins a letter about an item; the form carries the id, so that a second click makes no second letter. */
    @PostMapping
    @Allowed(LettersConfiguration.DRAFT)
    String begin(Form form) {
        PlanItem item = id(form.value(ITEM))
                .flatMap(book::item)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Letter.Kind kind = Arrays.stream(Letter.Kind.values())
                .filter(one -> one.name().equals(form.value(KIND)))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        UUID key = id(form.value(KEY)).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        return "redirect:" + letters.draft(key, kind, item).path();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Locale locale, Model model) {
        Letter letter = readable(id);
        if (letter.state() == Letter.State.ISSUED) {
            return "redirect:/van-ban/" + id;
        }
        return show(letter, written(letter), locale, model);
    }

    private static Form written(Letter letter) {
        LocalDate answer = letter.answerBy();
        return Form.blank()
                .with(VERSION, Integer.toString(letter.version()))
                .with(AGENCY, letter.agency().toString())
                .with(TO, String.join("\n", letter.addressees()))
                .with(SUMMARY, letter.summary())
                .with(REQUEST, letter.request())
                .with(ANSWER, answer == null ? "" : LetterFacts.day(answer))
                .with(AUTHORITY, letter.signature().authority().name())
                .with(INSTEAD, letter.signature().instead())
                .with(TITLE, letter.signature().title())
                .with(SIGNER, letter.signature().name())
                .with(COPIES, String.join("\n", letter.copies()));
    }

    private String show(Letter letter, Form form, Locale locale, Model model) {
        PlanItem item = book.item(letter.item()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (form.value(DAY).isEmpty()) {
            form.with(DAY, LetterFacts.day(LocalDate.now(clock)));
        }
        model.addAttribute("letter", letter);
        model.addAttribute("item", item);
        model.addAttribute("form", form);
        model.addAttribute("mayDraft", reach.mayDraft(letter.plan()));
        model.addAttribute("mayIssue", reach.mayIssue(letter.plan()));
        model.addAttribute(
                "agencies",
                reach.issuers(letter.plan()).stream()
                        .map(agency -> Choice.of(agency.id().toString(), agency.name()))
                        .toList());
        model.addAttribute(
                "authorities",
                Arrays.stream(Letterhead.Authority.values())
                        .map(one -> Choice.of(one.name(), messages.text(locale, "papers.authority." + one.name())))
                        .toList());
        return "lienthong/steering/letters/letter";
    }

    @PostMapping("/{id}")
    @Allowed(LettersConfiguration.DRAFT)
    String save(@PathVariable UUID id, Form form, Locale locale, Model model, RedirectAttributes after) {
        Letter letter = readable(id);
        Letter changed = read(letter, form);
        if (!form.wrong() && !letters.save(changed)) {
            form.refuse("", "letters.changed");
        }
        if (form.wrong()) {
            return show(letter, form, locale, model);
        }
        after.addFlashAttribute("toast", messages.text(locale, "letters.saved"));
        return "redirect:" + letter.path();
    }

    private Letter read(Letter letter, Form form) {
        required(form, TO, "letters.to.missing");
        required(form, SUMMARY, "letters.summary.missing");
        required(form, REQUEST, "letters.request.missing");
        LocalDate answer =
                form.value(ANSWER).isEmpty() ? null : day(form, ANSWER).orElse(null);
        Letterhead.Authority authority = Arrays.stream(Letterhead.Authority.values())
                .filter(one -> one.name().equals(form.value(AUTHORITY)))
                .findFirst()
                .orElse(Letterhead.Authority.OWN);
        if (authority != Letterhead.Authority.OWN && authority != Letterhead.Authority.Q) {
            required(form, INSTEAD, "papers.office.instead-missing");
        }
        UUID agency = id(form.value(AGENCY))
                .filter(chosen ->
                        reach.issuers(letter.plan()).stream().map(Agency::id).anyMatch(chosen::equals))
                .orElse(null);
        if (agency == null) {
            form.refuse(AGENCY, "letters.agency.missing");
        }
        return new Letter(
                letter.id(),
                letter.kind(),
                letter.plan(),
                letter.item(),
                agency == null ? letter.agency() : agency,
                lines(form.value(TO)),
                form.value(SUMMARY),
                form.value(REQUEST),
                answer,
                new Letterhead.Signature(authority, form.value(INSTEAD), form.value(TITLE), form.value(SIGNER)),
                lines(form.value(COPIES)),
                letter.state(),
                version(form),
                letter.madeAt(),
                letter.madeBy(),
                letter.presentedAt());
    }

    private static int version(Form form) {
        return form.value(VERSION).matches("\\d{1,9}") ? Integer.parseInt(form.value(VERSION)) : 0;
    }

    private static void required(Form form, String field, String key) {
        if (form.value(field).isEmpty()) {
            form.refuse(field, key);
        }
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static Optional<LocalDate> day(Form form, String field) {
        try {
            return Optional.of(LocalDate.parse(form.value(field), WRITTEN));
        } catch (DateTimeParseException e) {
            form.refuse(field, "letters.day.wrong");
            return Optional.empty();
        }
    }

    @PostMapping("/{id}/ban-hanh")
    String issue(@PathVariable UUID id, Form form, Locale locale, Model model, RedirectAttributes after) {
        Letter letter = readable(id);
        Form whole = written(letter).with(DAY, form.value(DAY)).with(VERSION, form.value(VERSION));
        Optional<LocalDate> on = day(whole, DAY);
        if (on.isEmpty()) {
            return show(letter, whole, locale, model);
        }
        Letter asShown = withVersion(letter, version(form));
        try {
            switch (letters.issue(asShown, on.get())) {
                case Letters.Outcome.Issued issued ->
                    after.addFlashAttribute(
                            "toast",
                            messages.text(
                                    locale,
                                    "letters.issued",
                                    issued.paper().number().sign()));
                case Letters.Outcome.Changed changed -> {
                    whole.refuse("", "letters.changed");
                    return show(letter, whole, locale, model);
                }
            }
        } catch (PaperRefused e) {
            whole.refuse("", e.key(), e.arguments());
            return show(letter, whole, locale, model);
        }
        return "redirect:/van-ban/" + id;
    }

    private static Letter withVersion(Letter letter, int version) {
        return new Letter(
                letter.id(),
                letter.kind(),
                letter.plan(),
                letter.item(),
                letter.agency(),
                letter.addressees(),
                letter.summary(),
                letter.request(),
                letter.answerBy(),
                letter.signature(),
                letter.copies(),
                letter.state(),
                version,
                letter.madeAt(),
                letter.madeBy(),
                letter.presentedAt());
    }

    @PostMapping("/{id}/trinh")
    @Allowed(LettersConfiguration.DRAFT)
    String present(@PathVariable UUID id, Form form, Locale locale, RedirectAttributes after) {
        Letter letter = readable(id);
        boolean presented = letters.present(withVersion(letter, version(form)));
        after.addFlashAttribute("toast", messages.text(locale, presented ? "letters.presented" : "letters.changed"));
        return "redirect:" + letter.path();
    }

    @PostMapping("/{id}/bo")
    @Allowed(LettersConfiguration.DRAFT)
    String drop(@PathVariable UUID id, Form form, Locale locale, RedirectAttributes after) {
        Letter letter = readable(id);
        boolean dropped = letters.drop(withVersion(letter, version(form)));
        after.addFlashAttribute("toast", messages.text(locale, dropped ? "letters.dropped" : "letters.changed"));
        return dropped ? "redirect:/ke-hoach/muc/" + letter.item() : "redirect:" + letter.path();
    }

    @GetMapping("/{id}/xem.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
        return file(letters.preview(readable(id)), "du-thao.pdf");
    }

    @GetMapping("/{id}/xem.docx")
    ResponseEntity<byte[]> docx(@PathVariable UUID id) {
        return file(letters.preview(readable(id)), "du-thao.docx");
    }

    static ResponseEntity<byte[]> file(Papers.Paper paper, String name) {
        boolean pdf = name.endsWith(".pdf");
        String type =
                pdf ? "application/pdf" : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.builder(pdf ? "inline" : "attachment")
                                .filename(name)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(pdf ? paper.pdf() : paper.docx());
    }

    /** Drafts are for those who draft and issue at the plan; others are told nothing. */
    private Letter readable(UUID id) {
        return store.find(id)
                .filter(letter -> letter.state() != Letter.State.DROPPED)
                .filter(letter -> reach.mayDraft(letter.plan()) || reach.mayIssue(letter.plan()))
                .orElseThrow(() -> new AccessDeniedException("letter " + id));
    }
}

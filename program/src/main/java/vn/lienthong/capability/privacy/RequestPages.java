package vn.lienthong.capability.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.DocumentRefused;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.privacy.RequestProcess.By;
import vn.lienthong.capability.privacy.RequestProcess.Move;
import vn.lienthong.capability.privacy.Requests.Outcome;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.TypedDay;

/** Requests for those who answer, oversee or took them in: the list, one of them, its moves, its slip, its data. */
@Controller
@RequestMapping("/quyen-du-lieu")
class RequestPages {

    static final String KIND = "loai";
    static final String STATE = "trang-thai";
    static final String AGENCY = "co-quan";
    static final String CLOCK = "han";
    static final String PERSON = "nguoi";
    static final String VERSION = "ban";
    static final String WORDS = "tra-loi";
    static final String CLAUSE = "dieu-khoan";
    static final String OTHERS = "ben-khac";
    static final String PURPOSES = "muc-dich";
    static final String UNTIL = "den-ngay";
    static final String FILE = "tep";

    private static final String VIEWS = "lienthong/capability/privacy/";
    private static final int LONGEST = 5000;
    private static final int LONGEST_CLAUSE = 500;
    private static final int EXPORTED = 50_000;
    private static final int PORTION = 1_000;

    private final RequestStore store;
    private final RequestReach reach;
    private final Requests requests;
    private final FilingForm filing;
    private final Deeds deeds;
    private final OwnCopy copies;
    private final OwnData own;
    private final Access access;
    private final People people;
    private final Sheets sheets;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    RequestPages(
            RequestStore store,
            RequestReach reach,
            Requests requests,
            FilingForm filing,
            Deeds deeds,
            OwnCopy copies,
            OwnData own,
            Access access,
            People people,
            Sheets sheets,
            Audit audit,
            Messages messages,
            Clock clock) {
        this.store = store;
        this.reach = reach;
        this.requests = requests;
        this.filing = filing;
        this.deeds = deeds;
        this.copies = copies;
        this.own = own;
        this.access = access;
        this.people = people;
        this.sheets = sheets;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /** A move that the reader may make, and what stands against it now; null if nothing does. */
    record Offer(Move move, @Nullable String against) {}

    @GetMapping
    @Allowed({PrivacyConfiguration.READ, PrivacyConfiguration.RECEIVE})
    String list(ListQuery query, Model model, Locale locale) {
        RequestStore.Wanted wanted = wanted(query);
        model.addAttribute("query", query);
        model.addAttribute("total", store.count(wanted));
        model.addAttribute("found", store.list(wanted, query.sort(), query.descending(), query.offset(), query.size()));
        model.addAttribute("counts", store.counts(wanted.agencies(), requests.today()));
        model.addAttribute("today", requests.today());
        model.addAttribute("kinds", kinds(messages, locale));
        model.addAttribute(
                "states",
                Arrays.stream(State.values())
                        .map(state -> Choice.of(state.slug(), messages.text(locale, state.key())))
                        .toList());
        model.addAttribute(
                "agencies",
                store.desks().stream()
                        .filter(desk -> wanted.agencies().contains(desk.agency()))
                        .map(desk -> Choice.of(desk.agency().toString(), desk.name()))
                        .toList());
        return VIEWS + "list";
    }

    static List<Choice> kinds(Messages messages, Locale locale) {
        return Arrays.stream(Kind.values())
                .map(kind -> Choice.of(kind.slug(), messages.text(locale, kind.key())))
                .toList();
    }

    private RequestStore.Wanted wanted(ListQuery query) {
        String asked = query.filter(CLOCK);
        return new RequestStore.Wanted(
                reach.agencies(),
                access.actor().accountId(),
                query.q(),
                Kind.of(query.filter(KIND)).orElse(null),
                State.of(query.filter(STATE)).orElse(null),
                FilingForm.uuid(query.filter(AGENCY)),
                Map.of("qua-han", "late", "sap-den", "soon", "dang-mo", "open").getOrDefault(asked, ""),
                query.filter(PERSON),
                requests.today());
    }

    /** The list as a sheet: numbers, kinds, states and clocks; nobody's name. */
    @GetMapping("/xuat.{ending:xlsx|csv}")
    @Allowed({PrivacyConfiguration.READ, PrivacyConfiguration.RECEIVE})
    void export(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        RequestStore.Wanted wanted = wanted(query);
        audit.record("privacy.list.exported", "list", ending, Map.of("asked", query.turnedTo(1)));
        String title = messages.text(locale, "privacy.title");
        Iterable<List<@Nullable Object>> rows = () -> IntStream.range(0, EXPORTED / PORTION)
                .mapToObj(page -> store.list(wanted, query.sort(), query.descending(), (long) page * PORTION, PORTION))
                .takeWhile(page -> !page.isEmpty())
                .flatMap(List::stream)
                .map(one -> row(one, locale))
                .iterator();
        sheets.send(
                response,
                messages.text(locale, "privacy.file") + "." + ending,
                new Sheet(title, title, columns(locale), rows));
    }

    private List<Sheet.Column> columns(Locale locale) {
        return List.of(
                Sheet.Column.text(messages.text(locale, "privacy.field.code"), 20),
                Sheet.Column.text(messages.text(locale, "privacy.field.kind"), 36),
                Sheet.Column.text(messages.text(locale, "privacy.field.state"), 24),
                Sheet.Column.text(messages.text(locale, "privacy.field.agency"), 36),
                Sheet.Column.text(messages.text(locale, "privacy.field.channel"), 24),
                Sheet.Column.date(messages.text(locale, "privacy.field.filed")),
                Sheet.Column.date(messages.text(locale, "privacy.field.answer-due")),
                Sheet.Column.date(messages.text(locale, "privacy.field.answered")),
                Sheet.Column.date(messages.text(locale, "privacy.field.due")),
                Sheet.Column.text(messages.text(locale, "privacy.field.longer"), 12),
                Sheet.Column.date(messages.text(locale, "privacy.field.closed")));
    }

    private List<@Nullable Object> row(DataRequest one, Locale locale) {
        return Arrays.asList(
                one.code(),
                messages.text(locale, one.kind().key()),
                messages.text(locale, one.state().key()),
                one.agencyName(),
                messages.text(locale, one.channel().key()),
                one.filedAt(),
                one.answerDue(),
                one.answeredAt(),
                one.due(),
                one.longer() ? messages.text(locale, "privacy.yes") : "",
                one.closedAt());
    }

    @GetMapping("/yeu-cau/{id}")
    @Allowed({PrivacyConfiguration.READ, PrivacyConfiguration.RECEIVE})
    String one(@PathVariable UUID id, Model model, Locale locale) {
        return one(seen(id), Form.blank(), model, locale);
    }

    private String one(DataRequest request, Form form, Model model, Locale locale) {
        boolean answers = reach.answers(request);
        boolean knows = reach.knows(request);
        List<RequestStore.Step> history = store.history(request.id());
        model.addAttribute("request", request);
        model.addAttribute("form", form);
        model.addAttribute("knows", knows);
        model.addAttribute("answers", answers);
        model.addAttribute("today", requests.today());
        model.addAttribute("dataOpen", answers && request.dataOpen(clock.instant()));
        model.addAttribute("targets", knows ? filing.targetWords(request, locale) : List.<String>of());
        model.addAttribute("history", history);
        model.addAttribute(
                "names",
                people.names(history.stream()
                        .map(RequestStore.Step::by)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .collect(Collectors.toSet())));
        model.addAttribute("files", knows ? store.files(request.id()) : List.<RequestStore.Attached>of());
        model.addAttribute(
                "offers",
                RequestProcess.from(request.state(), request.kind()).stream()
                        .filter(move -> move.by() == By.OFFICER ? answers : move.by() == By.PERSON && knows)
                        .map(move -> new Offer(move, against(request, move)))
                        .toList());
        return VIEWS + "one";
    }

    /** What can be known before the form is filled in. */
    private @Nullable String against(DataRequest request, Move move) {
        Deeds.Manner likely = new Deeds.Manner(Set.of("registry.procedure"), null);
        return requests.refuses(request, move, likely).orElse(null);
    }

    @GetMapping("/yeu-cau/{id}/buoc/{code}")
    @Allowed({PrivacyConfiguration.ANSWER, PrivacyConfiguration.RECEIVE})
    String moveForm(@PathVariable UUID id, @PathVariable String code, Model model, Locale locale) {
        DataRequest request = seen(id);
        Form form = Form.blank().with(VERSION, Integer.toString(request.version()));
        Move move = move(request, code);
        if (code.equals("part") && request.kind() == Kind.ERASE) {
            form.with(
                    CLAUSE,
                    deeds.kept(request).stream()
                            .map(HeldData.Item::dutyKey)
                            .distinct()
                            .map(key -> messages.text(locale, key))
                            .collect(Collectors.joining("; ")));
        }
        Set<String> picked = request.kind() == Kind.OBJECT
                ? Set.copyOf(request.targets())
                : request.kind() == Kind.RESTRICT ? let(request) : Set.of();
        return moveForm(request, move, form, picked, model, locale);
    }

    /** What the person wants still to be let through, and what the law does. */
    private static Set<String> let(DataRequest request) {
        Set<String> let = new LinkedHashSet<>(request.targets());
        let.addAll(OwnData.usuallyLet());
        return let;
    }

    private String moveForm(DataRequest request, Move move, Form form, Set<String> picked, Model model, Locale locale) {
        boolean asks = move.grants() && (request.kind() == Kind.RESTRICT || request.kind() == Kind.OBJECT);
        model.addAttribute("request", request);
        model.addAttribute("move", move);
        model.addAttribute("form", form);
        model.addAttribute("picked", picked);
        model.addAttribute(
                "purposes",
                asks
                        ? own.purposes(locale).entrySet().stream()
                                .map(one -> Choice.of(one.getKey(), one.getValue()))
                                .toList()
                        : List.of());
        return VIEWS + "move";
    }

    private Move move(DataRequest request, String code) {
        Move move = RequestProcess.find(request.state(), request.kind(), code)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (move.by() == By.OFFICER ? !reach.answers(request) : move.by() == By.PROGRAM || !reach.knows(request)) {
            throw new AccessDeniedException("privacy move " + code + " of " + request.id());
        }
        return move;
    }

    @PostMapping("/yeu-cau/{id}/buoc/{code}")
    @Allowed({PrivacyConfiguration.ANSWER, PrivacyConfiguration.RECEIVE})
    String make(
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        DataRequest request = seen(id);
        if (RequestProcess.find(request.state(), request.kind(), code).isEmpty()) {
            return one(request, form.refuse("", "privacy.refused.not-now"), model, locale);
        }
        Move move = move(request, code);
        Set<String> picked = new LinkedHashSet<>(form.values(PURPOSES));
        picked.retainAll(own.purposes(locale).keySet());
        Optional<LocalDate> until = TypedDay.parse(form.value(UNTIL));
        check(form, move, until);
        if (form.wrong()) {
            return moveForm(request, move, form, picked, model, locale);
        }
        try {
            Outcome outcome = requests.move(
                    id,
                    code,
                    new Requests.Facts(
                            form.value(VERSION).matches("\\d{1,9}") ? Integer.parseInt(form.value(VERSION)) : -1,
                            form.value(WORDS),
                            form.value(CLAUSE),
                            !form.value(OTHERS).isEmpty(),
                            new Deeds.Manner(picked, until.orElse(null)),
                            FilingForm.upload(file)));
            return switch (outcome) {
                case Outcome.Done done -> {
                    after.addFlashAttribute("toast", messages.text(locale, "privacy.toast.moved"));
                    yield "redirect:" + done.request().path();
                }
                case Outcome.Refused no -> moveForm(seen(id), move, form.refuse("", no.key()), picked, model, locale);
            };
        } catch (DocumentRefused refused) {
            form.refuse(FILE, refused.key(), refused.limitInMegabytes());
            return moveForm(request, move, form, picked, model, locale);
        }
    }

    private void check(Form form, Move move, Optional<LocalDate> until) {
        if ((form.value(WORDS).isEmpty() && move.by() == By.OFFICER)
                || form.value(WORDS).length() > LONGEST) {
            form.refuse(WORDS, "privacy.missing.words", LONGEST);
        }
        if ((move.clause() && form.value(CLAUSE).isEmpty())
                || form.value(CLAUSE).length() > LONGEST_CLAUSE) {
            form.refuse(CLAUSE, "privacy.missing.clause");
        }
        if (!form.value(UNTIL).isEmpty() && (until.isEmpty() || until.get().isBefore(requests.today()))) {
            form.refuse(UNTIL, "registry.restriction.until-wrong");
        }
    }

    @PostMapping("/yeu-cau/{id}/tep")
    @Allowed({PrivacyConfiguration.ANSWER, PrivacyConfiguration.RECEIVE})
    String attach(
            @PathVariable UUID id,
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file,
            Model model,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        DataRequest request = seen(id);
        if (!reach.knows(request)) {
            throw new AccessDeniedException(PrivacyConfiguration.ANSWER);
        }
        Form form = Form.blank();
        if (file == null || file.isEmpty()) {
            return one(request, form.refuse(FILE, "privacy.missing.file"), model, locale);
        }
        try {
            requests.attach(id, FilingForm.upload(file), false);
        } catch (DocumentRefused refused) {
            form.refuse(FILE, refused.key(), refused.limitInMegabytes());
            return one(request, form, model, locale);
        }
        after.addFlashAttribute("toast", messages.text(locale, "privacy.toast.attached"));
        return "redirect:" + request.path();
    }

    /** The slip that the person takes along. */
    @GetMapping("/yeu-cau/{id}/phieu")
    @Allowed({PrivacyConfiguration.READ, PrivacyConfiguration.RECEIVE})
    String slip(@PathVariable UUID id, Model model, Locale locale) {
        DataRequest request = seen(id);
        if (!reach.knows(request)) {
            throw new AccessDeniedException(PrivacyConfiguration.ANSWER);
        }
        UUID by = request.filedBy();
        slip(
                model,
                request,
                store,
                filing.targetWords(request, locale),
                by == null ? "" : people.names(Set.of(by)).getOrDefault(by, ""));
        model.addAttribute("back", request.path());
        model.addAttribute("mode", "officer");
        return VIEWS + "slip";
    }

    static void slip(Model model, DataRequest request, RequestStore store, List<String> targets, String officer) {
        model.addAttribute("request", request);
        model.addAttribute("targets", targets);
        model.addAttribute("officer", officer);
        model.addAttribute(
                "contact",
                store.desks().stream()
                        .filter(desk -> desk.agency().equals(request.agency()))
                        .map(RequestStore.Desk::contact)
                        .findFirst()
                        .orElse(""));
    }

    /** The person's data for one who came to the counter: the officer prints or hands over a file. */
    @GetMapping("/yeu-cau/{id}/ban-sao.{form:xlsx|json|pdf}")
    @Allowed(PrivacyConfiguration.ANSWER)
    void copy(@PathVariable UUID id, @PathVariable String form, Locale locale, HttpServletResponse response)
            throws IOException {
        DataRequest request = seen(id);
        if (!reach.answers(request)) {
            throw new AccessDeniedException(PrivacyConfiguration.ANSWER);
        }
        if (!request.dataOpen(clock.instant())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        copies.send(response, copies.of(request, new OwnData.Reader.Officer(), locale), form, locale);
    }

    private DataRequest seen(UUID id) {
        return store.find(id).filter(reach::sees).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

package vn.lienthong.capability.golive;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.documents.DocumentRefused;
import vn.lienthong.capability.golive.GoLiveActs.Outcome;
import vn.lienthong.capability.golive.GoLiveProcess.Move;
import vn.lienthong.capability.golive.GoLiveProcess.Need;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.TypedDay;
import vn.lienthong.kernel.VietnameseText;

/** All systems and where they stand; one of them; the forms of its moves. */
@Controller
@RequestMapping("/van-hanh")
@Allowed(GoLiveConfiguration.READ)
class GoLivePages {

    static final String STAGE = "buoc";
    static final String AGENCY = "don-vi";
    static final String CHECK = "antt";
    static final String VERSION = "ban";
    static final String DAY = "ngay";
    static final String NUMBER = "so";
    static final String PERSON = "dau-moi";
    static final String WORDS = "noi-dung";
    static final String UNTIL = "den-ngay";
    static final String FILE = "tep";
    static final String WANTED = "can";

    private static final String VIEWS = "lienthong/capability/golive/";
    private static final int LONGEST = 5000;

    private final GoLiveStore store;
    private final GoLiveActs acts;
    private final GoLiveReach reach;
    private final PaperLists lists;
    private final People people;
    private final Sheets sheets;
    private final Messages messages;
    private final Clock clock;

    GoLivePages(
            GoLiveStore store,
            GoLiveActs acts,
            GoLiveReach reach,
            PaperLists lists,
            People people,
            Sheets sheets,
            Messages messages,
            Clock clock) {
        this.store = store;
        this.acts = acts;
        this.reach = reach;
        this.lists = lists;
        this.people = people;
        this.sheets = sheets;
        this.messages = messages;
        this.clock = clock;
    }

    /** A paper of the list with what was handed in. */
    record Line(PaperLists.Paper paper, GoLiveStore.@Nullable Handed handed) {

        boolean there() {
            return handed != null && handed.there();
        }
    }

    /** A move that the reader may make, and what stands against it now; null if nothing does. */
    record Offer(Move move, @Nullable String against) {}

    @GetMapping
    String list(ListQuery query, Model model, Locale locale) {
        List<GoingLive> seen = seen();
        List<GoingLive> found = narrowed(seen, query);
        model.addAttribute("query", query);
        model.addAttribute("total", (long) found.size());
        model.addAttribute(
                "found", found.stream().skip(query.offset()).limit(query.size()).toList());
        model.addAttribute("today", today());
        model.addAttribute(
                "stages",
                Arrays.stream(Stage.values())
                        .map(stage -> Choice.of(stage.name(), messages.text(locale, stage.key())))
                        .toList());
        model.addAttribute(
                "agencies",
                seen.stream()
                        .map(GoingLive::agencyName)
                        .distinct()
                        .sorted(VietnameseText.collator())
                        .map(name -> Choice.of(name, name))
                        .toList());
        return VIEWS + "list";
    }

    @GetMapping({"/xuat.xlsx", "/xuat.csv"})
    void export(ListQuery query, HttpServletRequest asked, HttpServletResponse response, Locale locale)
            throws IOException {
        String name = messages.text(locale, "golive.title");
        String end = asked.getRequestURI().endsWith(".csv") ? ".csv" : ".xlsx";
        Map<String, String> kinds = lists.kinds(locale.getLanguage().equals("en"));
        sheets.send(
                response,
                messages.text(locale, "golive.file") + end,
                new Sheet(
                        name,
                        name,
                        columns(locale),
                        narrowed(seen(), query).stream()
                                .map(one -> row(one, kinds, locale))
                                .toList()));
    }

    private List<Sheet.Column> columns(Locale locale) {
        return List.of(
                Sheet.Column.text(messages.text(locale, "golive.field.name"), 40),
                Sheet.Column.text(messages.text(locale, "golive.field.subject"), 40),
                Sheet.Column.text(messages.text(locale, "golive.field.kind"), 30),
                Sheet.Column.text(messages.text(locale, "golive.field.agency"), 30),
                Sheet.Column.text(messages.text(locale, "golive.field.stage"), 24),
                Sheet.Column.date(messages.text(locale, "golive.field.since")),
                Sheet.Column.text(messages.text(locale, "golive.field.check"), 16),
                Sheet.Column.date(messages.text(locale, "golive.field.check-until")),
                Sheet.Column.date(messages.text(locale, "golive.field.next-review")),
                Sheet.Column.date(messages.text(locale, "golive.field.live-since")));
    }

    private List<?> row(GoingLive one, Map<String, String> kinds, Locale locale) {
        return Arrays.asList(
                one.name(),
                one.subject().title(),
                kinds.getOrDefault(one.kind(), one.kind()),
                one.agencyName(),
                messages.text(locale, one.stage().key()),
                one.since(),
                messages.text(locale, one.check() ? "golive.check.yes" : "golive.check.no"),
                one.checkUntil(),
                one.nextReview(),
                one.liveSince());
    }

    private List<GoingLive> seen() {
        Map<UUID, Boolean> byAgency = new java.util.HashMap<>();
        return store.all().stream()
                .filter(one -> byAgency.computeIfAbsent(one.agency(), agency -> reach.sees(one)))
                .toList();
    }

    private static List<GoingLive> narrowed(List<GoingLive> all, ListQuery query) {
        Comparator<GoingLive> order = switch (query.sort()) {
            case "buoc" -> Comparator.comparing(GoingLive::stage);
            case "tu" -> Comparator.comparing(GoingLive::since);
            case "antt" -> Comparator.comparing(GoingLive::checkUntil, Comparator.nullsLast(Comparator.naturalOrder()));
            case "xem-lai" ->
                Comparator.comparing(GoingLive::nextReview, Comparator.nullsLast(Comparator.naturalOrder()));
            default -> Comparator.comparing(GoingLive::name, VietnameseText.collator());
        };
        return all.stream()
                .filter(one ->
                        query.filter(STAGE).isEmpty() || one.stage().name().equals(query.filter(STAGE)))
                .filter(one ->
                        query.filter(AGENCY).isEmpty() || one.agencyName().equals(query.filter(AGENCY)))
                .filter(one -> query.filter(CHECK).isEmpty()
                        || one.check() == query.filter(CHECK).equals("co"))
                .filter(one -> VietnameseText.fold(
                                one.name() + " " + one.subject().title())
                        .contains(query.folded()))
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model, Locale locale) {
        return one(seen(id), Form.blank(), model, locale);
    }

    private String one(GoingLive system, Form form, Model model, Locale locale) {
        Map<String, GoLiveStore.Handed> papers = store.papers(system.id());
        List<GoLiveStore.Moved> history = store.history(system.id());
        model.addAttribute("system", system);
        model.addAttribute("form", form);
        model.addAttribute("today", today());
        model.addAttribute("english", locale.getLanguage().equals("en"));
        model.addAttribute(
                "kind", lists.kinds(locale.getLanguage().equals("en")).getOrDefault(system.kind(), ""));
        model.addAttribute("diagram", Diagram.of(system));
        model.addAttribute("history", history);
        model.addAttribute(
                "names",
                people.names(history.stream()
                        .map(GoLiveStore.Moved::by)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .collect(Collectors.toSet())));
        model.addAttribute(
                "papers",
                lists.of(system.kind()).stream()
                        .map(paper -> new Line(paper, papers.get(paper.id())))
                        .toList());
        model.addAttribute("works", reach.works(system.agency()));
        model.addAttribute("manages", reach.manages(system.agency()));
        model.addAttribute(
                "offers",
                GoLiveProcess.from(system.stage(), system.check()).stream()
                        .filter(move -> reach.mayMake(move, system))
                        .map(move -> new Offer(
                                move, acts.refuses(move, system, today()).orElse(null)))
                        .toList());
        return VIEWS + "one";
    }

    @GetMapping("/{id}/buoc/{code}")
    @Allowed(GoLiveConfiguration.WORK)
    String moveForm(@PathVariable UUID id, @PathVariable String code, Model model) {
        GoingLive system = seen(id);
        Form form = Form.blank().with(DAY, TypedDay.show(today())).with(VERSION, Integer.toString(system.version()));
        return moveForm(system, move(system, code), form, model);
    }

    private static String moveForm(GoingLive system, Move move, Form form, Model model) {
        model.addAttribute("system", system);
        model.addAttribute("move", move);
        model.addAttribute("form", form);
        return VIEWS + "move";
    }

    private Move move(GoingLive system, String code) {
        Move move = GoLiveProcess.find(system.stage(), code)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!reach.mayMake(move, system)) {
            throw new AccessDeniedException("golive move " + code + " of " + system.id());
        }
        return move;
    }

    @PostMapping("/{id}/buoc/{code}")
    @Allowed(GoLiveConfiguration.WORK)
    String make(
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        GoingLive system = seen(id);
        Optional<Move> found = GoLiveProcess.find(system.stage(), code);
        if (found.isEmpty()) {
            return one(system, form.refuse("", "golive.refused.not-now"), model, locale);
        }
        Move move = move(system, code);
        Optional<LocalDate> day = TypedDay.parse(form.value(DAY));
        checkFields(form, move, system, day, file);
        Optional<LocalDate> until = TypedDay.parse(form.value(UNTIL));
        if (!form.value(UNTIL).isEmpty() && until.isEmpty()) {
            form.refuse(UNTIL, "golive.missing.day");
        }
        if (until.isPresent() && day.isPresent() && until.get().isBefore(day.get())) {
            form.refuse(UNTIL, "golive.wrong.until");
        }
        if (form.wrong()) {
            return moveForm(system, move, form, model);
        }
        try (InputStream content = file == null || file.isEmpty() ? null : file.getInputStream()) {
            Outcome outcome = acts.move(
                    id,
                    code,
                    new GoLiveActs.Facts(
                            version(form),
                            day.orElseThrow(),
                            form.value(PERSON),
                            form.value(NUMBER),
                            form.value(WORDS),
                            until.orElse(null),
                            upload(file, content)));
            return switch (outcome) {
                case Outcome.Done done -> {
                    after.addFlashAttribute("toast", messages.text(locale, "golive.toast.moved"));
                    yield "redirect:" + done.system().path();
                }
                case Outcome.Refused no -> moveForm(seen(id), move, form.refuse("", no.key()), model);
            };
        } catch (DocumentRefused refused) {
            form.refuse(FILE, refused.key(), refused.limitInMegabytes());
            return moveForm(system, move, form, model);
        }
    }

    private void checkFields(
            Form form, Move move, GoingLive system, Optional<LocalDate> day, @Nullable MultipartFile file) {
        if (day.isEmpty()) {
            form.refuse(DAY, "golive.missing.day");
        } else if (day.get().isAfter(today())) {
            form.refuse(DAY, "golive.wrong.ahead");
        } else if (day.get().isBefore(system.since())) {
            form.refuse(DAY, "golive.wrong.before", TypedDay.show(system.since()));
        }
        needed(form, move, Need.NUMBER, NUMBER, "golive.missing.number");
        needed(form, move, Need.CONTACT, PERSON, "golive.missing.contact");
        needed(form, move, Need.REASON, WORDS, "golive.missing.reason");
        if (move.needs().contains(Need.FILE) && (file == null || file.isEmpty())) {
            form.refuse(FILE, "golive.missing.file");
        }
    }

    private static void needed(Form form, Move move, Need need, String field, String key) {
        if (move.needs().contains(need) && form.value(field).isEmpty()) {
            form.refuse(field, key);
        } else if (form.value(field).length() > LONGEST) {
            form.refuse(field, "golive.too-long", LONGEST);
        }
    }

    private static GoLiveActs.@Nullable Upload upload(@Nullable MultipartFile file, @Nullable InputStream content) {
        if (file == null || content == null) {
            return null;
        }
        String name = file.getOriginalFilename();
        return new GoLiveActs.Upload(name == null ? "" : name, content);
    }

    @PostMapping("/{id}/giay-to/{paper}")
    @Allowed(GoLiveConfiguration.WORK)
    String paper(
            @PathVariable UUID id,
            @PathVariable String paper,
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        GoingLive system = seen(id);
        try (InputStream content = file == null || file.isEmpty() ? null : file.getInputStream()) {
            Outcome outcome =
                    acts.paper(id, paper, !form.value("co").equals("0"), form.value(WORDS), upload(file, content));
            return switch (outcome) {
                case Outcome.Done _ -> {
                    after.addFlashAttribute("toast", messages.text(locale, "golive.toast.paper"));
                    yield "redirect:" + system.path() + "#giay-to";
                }
                case Outcome.Refused no -> one(system, form.refuse("", no.key()), model, locale);
            };
        } catch (DocumentRefused refused) {
            return one(system, form.refuse("", refused.key(), refused.limitInMegabytes()), model, locale);
        }
    }

    @PostMapping("/{id}/kiem-tra")
    @Allowed(GoLiveConfiguration.MANAGE)
    String setCheck(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        GoingLive system = seen(id);
        if (form.value(WORDS).isEmpty()) {
            return one(system, form.refuse(WORDS, "golive.missing.reason"), model, locale);
        }
        return switch (acts.setCheck(id, form.value(WANTED).equals("1"), form.value(WORDS), version(form))) {
            case Outcome.Done done -> {
                after.addFlashAttribute("toast", messages.text(locale, "golive.toast.check"));
                yield "redirect:" + done.system().path();
            }
            case Outcome.Refused no -> one(system, form.refuse("", no.key()), model, locale);
        };
    }

    private static int version(Form form) {
        return form.value(VERSION).matches("\\d{1,9}") ? Integer.parseInt(form.value(VERSION)) : -1;
    }

    private GoingLive seen(UUID id) {
        return store.find(id).filter(reach::sees).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}

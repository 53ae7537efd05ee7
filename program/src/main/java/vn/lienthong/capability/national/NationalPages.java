package vn.lienthong.capability.national;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.registry.PersonSource;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.registry.Use;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.OldNumber;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.Sex;
import vn.lienthong.kernel.Ids;

/** Asking about one person, the answer and its slip, what one's unit asked, and how the connection stands. */
@Controller
@RequestMapping(NationalPages.ROOT)
@Allowed(NationalConfiguration.VERIFY)
class NationalPages {

    static final String ROOT = "/quoc-gia";
    static final String WHAT = "noi-dung";
    static final String RECORD = "ho-so";
    static final String NUMBER = "so";
    static final String OLD = "so-cu";
    static final String NAME = "ten";
    static final String BIRTH = "ngay-sinh";
    static final String SEX = "gioi-tinh";
    static final String KEY = "khoa";
    static final String STATE = "trang-thai";
    static final String SERVICE = "loai";

    private static final String VIEWS = "lienthong/capability/national/";
    private static final int EXPORTED = 20_000;
    private static final int PORTION = 1000;

    private final NationalRegister register;
    private final Asking asking;
    private final AskStore store;
    private final Lines lines;
    private final NationalSettings settings;
    private final NationalWords words;
    private final Access access;
    private final AgencyDirectory agencies;
    private final Audit audit;
    private final Messages messages;
    private final Sheets sheets;
    private final List<PersonSource> sources;

    NationalPages(
            NationalRegister register,
            Asking asking,
            AskStore store,
            Lines lines,
            NationalSettings settings,
            NationalWords words,
            Access access,
            AgencyDirectory agencies,
            Audit audit,
            Messages messages,
            Sheets sheets,
            List<PersonSource> sources) {
        this.register = register;
        this.asking = asking;
        this.store = store;
        this.lines = lines;
        this.settings = settings;
        this.words = words;
        this.access = access;
        this.agencies = agencies;
        this.audit = audit;
        this.messages = messages;
        this.sheets = sheets;
        this.sources = List.copyOf(sources);
    }

    /** Something that may be asked: a purpose with a service that is approved for it. */
    record Offer(Purpose purpose, Grant grant) {

        String value() {
            return purpose.code() + "|" + grant.service().stored();
        }
    }

    /**
     * An ask as its page shows it.
     *
     * @param claim who was asked about; null for colleagues, and when it is gone
     * @param facts what was told; empty for colleagues
     */
    record Seen(
            Ask ask,
            boolean own,
            @Nullable Claim claim,
            NationalOutcome outcome,
            List<NationalWords.Shown> facts,
            String purposeKey,
            String outcomeWords) {}

    @GetMapping
    String start(Model model, Locale locale) {
        return start(Form.blank(), model, locale);
    }

    private String start(Form form, Model model, Locale locale) {
        if (form.value(KEY).isEmpty()) {
            form.with(KEY, Ids.next().toString());
        }
        model.addAttribute("form", form);
        model.addAttribute("ready", lines.setUp());
        model.addAttribute("sandbox", lines.sandbox());
        model.addAttribute(
                "offers",
                offers().stream()
                        .map(offer -> words.choice(
                                offer, messages.text(locale, offer.purpose().basisKey()), locale))
                        .toList());
        return VIEWS + "start";
    }

    /** What the one who acts may ask today, of the purposes of this room: other rooms ask in their own names. */
    private List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        asking.purposes().values().stream()
                .filter(purpose -> purpose.code().startsWith("national.") && access.may(purpose.right()))
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .forEach(purpose -> {
                    for (Service service : Service.values()) {
                        if (access.may(service.right())) {
                            lines.grants()
                                    .find(purpose.code(), service, asking.today())
                                    .ifPresent(grant -> offers.add(new Offer(purpose, grant)));
                        }
                    }
                });
        return offers;
    }

    @PostMapping("/hoi")
    String ask(Form form, Model model, Locale locale) {
        Optional<Offer> offer = offers().stream()
                .filter(one -> one.value().equals(form.value(WHAT)))
                .findFirst();
        if (offer.isEmpty()) {
            form.refuse(WHAT, "national.ask.what-missing");
        }
        Optional<Claim> claim =
                claim(form, offer.map(one -> one.grant().service()).orElse(Service.VERIFY));
        String record = form.value(RECORD);
        if (record.isEmpty() || record.length() > 100) {
            form.refuse(RECORD, NationalOutcome.Refusal.NO_RECORD.key());
        }
        if (form.wrong() || offer.isEmpty() || claim.isEmpty()) {
            return start(form, model, locale);
        }
        Use use = offer.get().purpose().serving("dossier", record);
        NationalOutcome outcome = asking.ask(
                Order.of(offer.get().grant().service(), claim.get(), use).withKey(key(form)));
        return answered(outcome, form, model, locale);
    }

    private String answered(NationalOutcome outcome, Form form, Model model, Locale locale) {
        return switch (outcome) {
            case NationalOutcome.Verified done -> page(done.ask());
            case NationalOutcome.LookedUp done -> page(done.ask());
            case NationalOutcome.Declined done -> page(done.ask());
            case NationalOutcome.NotAsked none -> {
                UUID ask = none.ask();
                if (ask == null) {
                    yield start(form.refuse("", none.why().key()), model, locale);
                }
                // The desk goes on: the answer comes later, unless it would be the same bad one.
                if (none.why() != NationalOutcome.Why.BAD_ANSWER) {
                    register.later(ask);
                }
                yield page(ask);
            }
            case NationalOutcome.Refused no ->
                start(
                        form.refuse(
                                no.why() == NationalOutcome.Refusal.NO_RECORD ? RECORD : WHAT,
                                no.why().key()),
                        model,
                        locale);
        };
    }

    private static String page(UUID ask) {
        return "redirect:" + ROOT + "/hoi/" + ask;
    }

    private static String key(Form form) {
        String key = form.value(KEY);
        return key.matches("[0-9a-f-]{36}") ? key : Ids.next().toString();
    }

    /** Who is asked about, as typed; what is wrong stands in the form. */
    private static Optional<Claim> claim(Form form, Service service) {
        Optional<PersonalNumber> number = PersonalNumber.read(form.value(NUMBER));
        Optional<OldNumber> old = OldNumber.read(form.value(OLD));
        if (form.value(NUMBER).isEmpty() && form.value(OLD).isEmpty()) {
            form.refuse(NUMBER, "national.ask.number-missing");
        } else if (!form.value(NUMBER).isEmpty() && number.isEmpty()) {
            form.refuse(NUMBER, "national.row.number.wrong");
        }
        if (!form.value(OLD).isEmpty() && old.isEmpty()) {
            form.refuse(OLD, "national.ask.old-wrong");
        }
        if (service == Service.OLD_NUMBER && (number.isEmpty() || old.isEmpty())) {
            form.refuse(OLD, "national.ask.both-numbers");
        }
        if (form.value(NAME).isEmpty() || form.value(NAME).length() > 100) {
            form.refuse(NAME, "national.ask.name-missing");
        }
        Optional<BirthDate> birth = ListRows.typed(form.value(BIRTH));
        if (birth.isEmpty()) {
            form.refuse(BIRTH, "national.row.birth.wrong");
        }
        if (form.wrong() || birth.isEmpty()) {
            return Optional.empty();
        }
        @Nullable
        Sex sex = form.value(SEX).equals("1") ? Sex.MALE : form.value(SEX).equals("2") ? Sex.FEMALE : null;
        return Optional.of(new Claim(number.orElse(null), old.orElse(null), form.value(NAME), birth.get(), sex));
    }

    @GetMapping("/hoi/{id}")
    String one(@PathVariable UUID id, Model model, Locale locale, HttpServletResponse response) {
        model.addAttribute("seen", seen(id, locale, response));
        model.addAttribute("keptDays", settings.keptDays());
        return VIEWS + "one";
    }

    /** The slip for the dossier; for who asked only. */
    @GetMapping("/hoi/{id}/phieu")
    String slip(@PathVariable UUID id, Model model, Locale locale, HttpServletResponse response) {
        Seen seen = seen(id, locale, response);
        if (!seen.own() || !seen.ask().state().ended()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("seen", seen);
        return VIEWS + "slip";
    }

    /** Puts an ask into the queue by hand. */
    @PostMapping("/hoi/{id}/cho")
    String wait(@PathVariable UUID id, Locale locale, RedirectAttributes after) {
        boolean waits = register.later(id);
        after.addFlashAttribute(
                "toast", messages.text(locale, waits ? "national.one.waits" : "national.one.waits-not"));
        return page(id);
    }

    /** One's own ask whole, a colleague's without the person; others are not found, like ids that do not exist. */
    private Seen seen(UUID id, Locale locale, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        Ask ask = store.find(id)
                .filter(one -> one.list() == null && (mine(one) || ofMyUnits(one)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean own = mine(ask);
        NationalOutcome outcome = asking.outcome(ask);
        List<NationalWords.Shown> facts = own && outcome instanceof NationalOutcome.LookedUp told && ask.kept()
                ? words.of(told.facts(), locale)
                : List.of();
        if (!facts.isEmpty()) {
            audit.record("national.answer.opened", "national-ask", id.toString(), Map.of());
        }
        Purpose purpose = asking.purposes().get(ask.purpose());
        return new Seen(
                ask,
                own,
                own ? store.claim(id).orElse(null) : null,
                outcome,
                facts,
                purpose == null ? "" : purpose.key(),
                words.outcome(ask, locale));
    }

    private boolean mine(Ask ask) {
        return ask.account().equals(access.actor().accountId());
    }

    private boolean ofMyUnits(Ask ask) {
        UUID agency = ask.agency();
        return agency == null
                ? access.held(NationalConfiguration.VERIFY).everywhere()
                : access.may(NationalConfiguration.VERIFY, agency);
    }

    /** What one's unit and those below it asked; nothing of any person. */
    @GetMapping("/da-hoi")
    String asks(ListQuery query, Model model, Locale locale) {
        AskStore.Wanted wanted = wanted(query);
        model.addAttribute("query", query);
        model.addAttribute("total", store.count(wanted));
        model.addAttribute(
                "rows",
                store.list(wanted, query.size(), query.offset(), query.sort().equals("luc") && !query.descending()));
        model.addAttribute(
                "states",
                Arrays.stream(Ask.State.values())
                        .map(state -> Choice.of(state.stored(), messages.text(locale, state.key())))
                        .toList());
        model.addAttribute(
                "services",
                Arrays.stream(Service.values())
                        .map(service -> Choice.of(service.stored(), messages.text(locale, service.key())))
                        .toList());
        model.addAttribute("purposeKeys", purposeKeys());
        model.addAttribute("sandbox", lines.sandbox());
        return VIEWS + "asks";
    }

    @GetMapping("/da-hoi/xuat.{ending:xlsx|csv}")
    void export(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        AskStore.Wanted wanted = wanted(query);
        audit.record("national.asks.exported", "list", ending, Map.of("asked", query.turnedTo(1)));
        String title = messages.text(locale, "national.asks.title");
        Map<String, String> keys = purposeKeys();
        Iterable<List<@Nullable Object>> rows = () -> IntStream.range(0, EXPORTED / PORTION)
                .mapToObj(portion -> store.list(wanted, PORTION, (long) portion * PORTION, false))
                .takeWhile(portion -> !portion.isEmpty())
                .flatMap(List::stream)
                .map(ask -> cells(ask, keys, locale))
                .iterator();
        sheets.send(
                response,
                title + "." + ending,
                new Sheet(
                        title,
                        title,
                        List.of(
                                Sheet.Column.date(messages.text(locale, "national.asks.at")),
                                Sheet.Column.text(messages.text(locale, "national.asks.who"), 28),
                                Sheet.Column.text(messages.text(locale, "national.asks.agency"), 36),
                                Sheet.Column.text(messages.text(locale, "national.asks.service"), 30),
                                Sheet.Column.text(messages.text(locale, "national.asks.purpose"), 36),
                                Sheet.Column.text(messages.text(locale, "national.asks.record"), 24),
                                Sheet.Column.text(messages.text(locale, "national.asks.product"), 10),
                                Sheet.Column.text(messages.text(locale, "national.asks.state"), 20),
                                Sheet.Column.text(messages.text(locale, "national.asks.outcome"), 40),
                                Sheet.Column.text(messages.text(locale, "national.asks.environment"), 20)),
                        rows));
    }

    private List<@Nullable Object> cells(Ask ask, Map<String, String> keys, Locale locale) {
        String key = keys.get(ask.purpose());
        return Arrays.asList(
                ask.at(),
                ask.accountName(),
                ask.agencyName(),
                messages.text(locale, ask.service().key()),
                key == null ? ask.purpose() : messages.text(locale, key),
                ask.recordId(),
                ask.product().name(),
                messages.text(locale, ask.state().key()),
                words.outcome(ask, locale),
                ask.sandbox() ? messages.text(locale, "national.sandbox.mark") : "");
    }

    private AskStore.Wanted wanted(ListQuery query) {
        Access.Held held = access.held(NationalConfiguration.VERIFY);
        Set<UUID> reached = new HashSet<>(held.agencies());
        if (!held.everywhere() && !held.agencies().isEmpty()) {
            for (AgencyDirectory.Choice agency : agencies.choices()) {
                if (held.agencies().stream().anyMatch(upper -> agencies.reaches(upper, agency.id()))) {
                    reached.add(agency.id());
                }
            }
        }
        return new AskStore.Wanted(
                held.everywhere(),
                reached,
                access.actor().accountId(),
                query.filter(STATE),
                query.filter(SERVICE),
                query.q());
    }

    private Map<String, String> purposeKeys() {
        Map<String, String> keys = new java.util.HashMap<>();
        asking.purposes().forEach((code, purpose) -> keys.put(code, purpose.key()));
        return keys;
    }

    /** What is connected, what each source can be asked, what is approved. */
    @GetMapping("/ket-noi")
    String connection(Model model) {
        Optional<Caller> caller = lines.caller();
        model.addAttribute("sources", sources);
        model.addAttribute("grants", lines.setUp() ? lines.grants().all() : List.of());
        model.addAttribute("today", asking.today());
        model.addAttribute("sandbox", lines.sandbox());
        model.addAttribute("ready", lines.setUp());
        model.addAttribute("resting", caller.filter(Caller::leftAlone).isPresent());
        model.addAttribute("stopped", caller.flatMap(Caller::closed).isPresent());
        model.addAttribute("perMinute", lines.perMinute());
        model.addAttribute("settings", settings);
        model.addAttribute("purposeKeys", purposeKeys());
        return VIEWS + "connection";
    }
}

package vn.lienthong.capability.registry;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.seal.Seal;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/**
 * The search with its one box, and a person's page. What is searched for is posted and goes on sealed, so that no name and no
 * number ever stands readable in an address; a purpose and the record it serves are asked first.
 */
@Controller
@RequestMapping("/dan-cu")
@Allowed(RegistryConfiguration.READ)
class RegistryPages {

    static final String PURPOSE = "muc-dich";
    static final String RECORD = "ho-so";
    static final String WORDS = "tim";
    static final String UNIT = "don-vi";
    static final String CASE = "vu-viec";

    private static final String KEPT = "k";
    private static final String VIEWS = "lienthong/capability/registry/";
    private static final int LONGEST_RECORD = 100;
    private static final int MOST_UNITS = 400;

    private final Registry registry;
    private final PurposeBook purposes;
    private final PersonWords words;
    private final UnitReach reach;
    private final Deferrals deferrals;
    private final Access access;
    private final Seal seal;
    private final Clock clock;
    private final Messages messages;

    RegistryPages(
            Registry registry,
            PurposeBook purposes,
            PersonWords words,
            UnitReach reach,
            Deferrals deferrals,
            Access access,
            Seal seal,
            Clock clock,
            Messages messages) {
        this.registry = registry;
        this.purposes = purposes;
        this.words = words;
        this.reach = reach;
        this.deferrals = deferrals;
        this.access = access;
        this.seal = seal;
        this.clock = clock;
        this.messages = messages;
    }

    @GetMapping
    String start(Model model, Locale locale) {
        return search(Form.blank(), null, model, locale);
    }

    /** Leads on to an address of its own, so that the way back from a person finds the results again. */
    @PostMapping("/tim")
    String find(Form form, Model model, Locale locale) {
        Optional<Use> use = use(form);
        if (form.value(WORDS).isEmpty()) {
            form.refuse(WORDS, "registry.search.missing");
        }
        if (use.isEmpty() || form.wrong()) {
            return search(form, null, model, locale);
        }
        String asked = Stream.of(PURPOSE, RECORD, UNIT, CASE, WORDS)
                .map(name -> URLEncoder.encode(form.value(name), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        byte[] sealed = seal.seal(asked.getBytes(StandardCharsets.UTF_8), sealedFor());
        return "redirect:/dan-cu/tim?" + KEPT + "="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Good for whoever asked, on that day; looked up anew each time, with its line in the diary. */
    @GetMapping("/tim")
    String found(@RequestParam(name = KEPT, defaultValue = "") String kept, Model model, Locale locale) {
        Form form = unsealed(kept);
        Optional<Use> use = form == null ? Optional.empty() : use(form);
        if (form == null || use.isEmpty()) {
            return "redirect:/dan-cu";
        }
        Listing listing = registry.search(form.value(WORDS), form.value(UNIT), use.get());
        if (listing instanceof Listing.Refused no) {
            form.refuse(
                    no.why() == Answer.Refusal.OUTSIDE_UNIT ? UNIT : PURPOSE,
                    no.why().key());
            return search(form, null, model, locale);
        }
        if (listing instanceof Listing.Found found && found.lines().isEmpty()) {
            return byWholeNumber(form, use.get(), found, model, locale);
        }
        return search(form, listing, model, locale);
    }

    private String sealedFor() {
        return "registry.search " + access.actor().accountId() + " "
                + LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }

    private @Nullable Form unsealed(String kept) {
        try {
            String[] asked = seal.open(Base64.getUrlDecoder().decode(kept), sealedFor())
                    .map(plain -> new String(plain, StandardCharsets.UTF_8).split("&", -1))
                    .orElse(null);
            if (asked == null || asked.length != 5) {
                return null;
            }
            Form form = Form.blank();
            List<String> names = List.of(PURPOSE, RECORD, UNIT, CASE, WORDS);
            for (int i = 0; i < asked.length; i++) {
                form.with(names.get(i), URLDecoder.decode(asked[i], StandardCharsets.UTF_8));
            }
            return form;
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    /** Somebody from elsewhere who stands at this counter: all twelve digits are asked for, and the purpose must allow it. */
    private String byWholeNumber(Form form, Use use, Listing.Found none, Model model, Locale locale) {
        if (Typed.of(form.value(WORDS)) instanceof Typed.WholeNumber(String digits)
                && registry.byNumber(digits, use) instanceof Answer.Found found) {
            return shown(found.person(), use, model, locale);
        }
        return search(form, none, model, locale);
    }

    private String search(Form form, @Nullable Listing listing, Model model, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute("listing", listing);
        model.addAttribute("purposes", choices(locale));
        model.addAttribute("needRecord", needRecord());
        model.addAttribute("units", unitChoices(locale));
        model.addAttribute("unitNames", names(listing));
        model.addAttribute("cases", caseChoices(locale));
        model.addAttribute("deferrals", access.may(RegistryConfiguration.DEFER));
        return VIEWS + "search";
    }

    @GetMapping("/nguoi/{id}")
    String person(@PathVariable UUID id, Form form, Model model, Locale locale) {
        Optional<Use> use = form.value(PURPOSE).isEmpty() ? Optional.empty() : use(form);
        if (use.isEmpty()) {
            return choose(id, form, model, locale);
        }
        return switch (registry.person(id, use.get())) {
            case Answer.Found found -> shown(found.person(), use.get(), model, locale);
            case Answer.Restricted no -> {
                model.addAttribute("id", id);
                yield VIEWS + "restricted";
            }
            case Answer.Refused no -> choose(id, form.refuse(PURPOSE, no.why().key()), model, locale);
            // Nobody and somebody beyond one's reach look the same: ids cannot be tried out.
            case Answer.NotFound nobody -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Answer.Several several -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    /** The purpose chosen for a person: checked before it comes into an address. */
    @PostMapping("/nguoi/{id}/muc-dich")
    String chosen(@PathVariable UUID id, Form form, Model model, Locale locale) {
        return use(form).isEmpty() ? choose(id, form, model, locale) : "redirect:/dan-cu/nguoi/" + id + query(form);
    }

    private String choose(UUID id, Form form, Model model, Locale locale) {
        model.addAttribute("id", id);
        model.addAttribute("form", form);
        model.addAttribute("purposes", choices(locale));
        model.addAttribute("cases", caseChoices(locale));
        return VIEWS + "choose";
    }

    private String shown(Person person, Use use, Model model, Locale locale) {
        model.addAttribute("person", person);
        model.addAttribute("use", use);
        model.addAttribute("fields", words.of(person, locale));
        model.addAttribute("sources", words.sources(person, locale));
        model.addAttribute("unitName", reach.name(person.unit()));
        model.addAttribute("mayPropose", reach.of(RegistryConfiguration.PROPOSE).has(person.unit()));
        model.addAttribute(
                "mayShowDiary", reach.of(RegistryConfiguration.SHOW_DIARY).has(person.unit()));
        return VIEWS + "person";
    }

    /** The use of a search, for the addresses of its results: codes, a record's number, no person. */
    static String query(Form form) {
        StringBuilder query = new StringBuilder();
        for (String name : List.of(PURPOSE, RECORD, CASE)) {
            if (!form.value(name).isEmpty()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(form.value(name), StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    /** The use that the form states; what is wrong with it stands in the form. */
    private Optional<Use> use(Form form) {
        Optional<Purpose> purpose = purposes.find(form.value(PURPOSE)).filter(one -> access.may(one.right()));
        if (purpose.isEmpty()) {
            form.refuse(PURPOSE, "registry.refusal.unknown-purpose");
            return Optional.empty();
        }
        String record = form.value(RECORD);
        if (purpose.get().record() && record.isEmpty()) {
            form.refuse(RECORD, "registry.refusal.no-record");
            return Optional.empty();
        }
        if (record.length() > LONGEST_RECORD || holdsNumber(record)) {
            form.refuse(RECORD, "registry.record.wrong");
            return Optional.empty();
        }
        Use use = record.isEmpty() ? purpose.get().alone() : purpose.get().serving("dossier", record);
        if (form.value(CASE).isEmpty()) {
            return Optional.of(use);
        }
        try {
            return Optional.of(use.under(UUID.fromString(form.value(CASE))));
        } catch (IllegalArgumentException e) {
            form.refuse(CASE, "registry.case.wrong");
            return Optional.empty();
        }
    }

    /** A record's number stands in the diary for years: no personal number may slip into it. */
    static boolean holdsNumber(String text) {
        return text.matches(".*(?<!\\d)\\d(?:[ .]?\\d){11}(?!\\d).*");
    }

    /** Purposes that the reader may state on this page: others' rooms ask in their own names. */
    private List<Choice> choices(Locale locale) {
        return purposes.all().stream()
                .filter(one -> one.code().startsWith("registry.") && access.may(one.right()))
                .map(one ->
                        new Choice(one.code(), messages.text(locale, one.key()), messages.text(locale, one.basisKey())))
                .toList();
    }

    private boolean needRecord() {
        return purposes.all().stream().anyMatch(one -> one.record() && access.may(one.right()));
    }

    private List<Choice> caseChoices(Locale locale) {
        if (!access.may(RegistryConfiguration.DEFER)) {
            return List.of();
        }
        List<Choice> all = new ArrayList<>();
        all.add(Choice.of("", messages.text(locale, "registry.case.none")));
        deferrals.seen().stream()
                .filter(Deferrals.Case::open)
                .forEach(one -> all.add(Choice.of(one.id().toString(), one.number())));
        return all;
    }

    private List<Choice> unitChoices(Locale locale) {
        UnitReach.Units mine = reach.of(RegistryConfiguration.READ);
        Set<String> codes = mine.all() ? reach.home() : mine.units();
        List<Choice> all = new ArrayList<>();
        all.add(Choice.of("", messages.text(locale, "registry.unit.all")));
        codes.stream().limit(MOST_UNITS).forEach(code -> all.add(Choice.of(code, reach.name(code))));
        return all;
    }

    private Map<String, String> names(@Nullable Listing listing) {
        return listing instanceof Listing.Found found
                ? found.lines().stream()
                        .map(Listing.Line::unit)
                        .distinct()
                        .collect(Collectors.toMap(code -> code, reach::name))
                : Map.of();
    }
}

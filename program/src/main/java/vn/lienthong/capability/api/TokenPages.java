package vn.lienthong.capability.api;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import vn.lienthong.capability.access.AgencyChoices;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** The tokens as their administrator sees them: made, shown once, taken back. */
@Controller
@RequestMapping(TokenPages.PATH)
@Allowed(ApiConfiguration.MANAGE)
class TokenPages {

    static final String PATH = "/quan-tri/the-ket-noi";
    static final String NAME = "ten";
    static final String AGENCY = "don-vi";
    static final String RIGHTS = "quyen";
    static final String UNTIL = "den-ngay";
    static final String RATE = "nhip";

    private static final String ROOM = "lienthong/capability/api/";
    private static final List<Integer> RATES = List.of(60, 300, 600);
    private static final int LONGEST_YEARS = 2;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    /** A token in the list. */
    record Line(Token token, Token.State state, String agency) {}

    private final Tokens tokens;
    private final TokenStore store;
    private final AgencyDirectory agencies;
    private final AgencyChoices near;
    private final Messages messages;
    private final Clock clock;

    TokenPages(
            Tokens tokens,
            TokenStore store,
            AgencyDirectory agencies,
            AgencyChoices near,
            Messages messages,
            Clock clock) {
        this.tokens = tokens;
        this.store = store;
        this.agencies = agencies;
        this.near = near;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String all(Model model) {
        LocalDate today = LocalDate.now(clock);
        model.addAttribute(
                "lines",
                store.all(today).stream()
                        .map(token -> new Line(token, token.state(today), agency(token.agencyId())))
                        .toList());
        return ROOM + "tokens";
    }

    @GetMapping("/moi")
    String blank(Locale locale, Model model) {
        Form form = Form.blank()
                .with(UNTIL, WRITTEN.format(LocalDate.now(clock).plusYears(1)))
                .with(RATE, "300");
        return form(form, locale, model);
    }

    @PostMapping("/moi")
    String make(Form form, Locale locale, Model model, jakarta.servlet.http.HttpServletResponse response) {
        LocalDate today = LocalDate.now(clock);
        Optional<UUID> agency = agencyOf(form.value(AGENCY));
        Optional<LocalDate> until = day(form.value(UNTIL))
                .filter(day -> day.isAfter(today) && !day.isAfter(today.plusYears(LONGEST_YEARS)));
        Set<String> rights = new HashSet<>(form.values(RIGHTS));
        rights.retainAll(tokens.scopes().stream().map(ApiScope::right).toList());
        if (form.value(NAME).isBlank() || form.value(NAME).length() > 100) {
            form.refuse(NAME, "api.token.name-missing");
        }
        if (!form.value(AGENCY).isEmpty() && agency.isEmpty()) {
            form.refuse(AGENCY, "api.token.agency-wrong");
        }
        if (rights.isEmpty()) {
            form.refuse(RIGHTS, "api.token.rights-missing");
        }
        if (until.isEmpty()) {
            form.refuse(UNTIL, "api.token.until-wrong", LONGEST_YEARS);
        }
        int rate = form.value(RATE).matches("[0-9]{1,4}") ? Integer.parseInt(form.value(RATE)) : 0;
        if (!RATES.contains(rate)) {
            form.refuse(RATE, "api.token.rate-wrong");
        }
        if (form.wrong() || until.isEmpty()) {
            return form(form, locale, model);
        }
        Tokens.Made made = tokens.make(form.value(NAME), agency.orElse(null), rights, rate, until.get());
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("made", made);
        model.addAttribute("agency", agency(made.token().agencyId()));
        return ROOM + "token-made";
    }

    @GetMapping("/{id}/thu-hoi")
    String ask(@PathVariable UUID id, Model model) {
        model.addAttribute("token", token(id));
        return ROOM + "token-revoke";
    }

    @PostMapping("/{id}/thu-hoi")
    String revoke(@PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        Token token = token(id);
        tokens.revoke(id);
        redirect.addFlashAttribute("toast", messages.text(locale, "api.token.revoked", token.name()));
        return "redirect:" + PATH;
    }

    private String form(Form form, Locale locale, Model model) {
        List<Choice> places = new ArrayList<>();
        places.add(Choice.of("", messages.text(locale, "api.token.everywhere")));
        places.addAll(near.all());
        model.addAttribute("form", form);
        model.addAttribute("agencies", places);
        model.addAttribute(
                "rights",
                tokens.scopes().stream()
                        .map(scope -> new Choice(scope.right(), messages.text(locale, scope.key()), scope.right()))
                        .toList());
        model.addAttribute(
                "rates",
                RATES.stream()
                        .map(rate -> Choice.of(rate.toString(), messages.text(locale, "api.token.rate-of", rate)))
                        .toList());
        return ROOM + "token-new";
    }

    private Token token(UUID id) {
        return store.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String agency(@Nullable UUID id) {
        return id == null ? "" : agencies.name(id).orElse("");
    }

    private Optional<UUID> agencyOf(String value) {
        return agencies.choices().stream()
                .map(AgencyDirectory.Choice::id)
                .filter(id -> id.toString().equals(value))
                .findFirst();
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed, DAY));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}

package vn.lienthong.capability.sso;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.golive.GoLive;
import vn.lienthong.capability.golive.GoingLive;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** The register of applications: the administrator keeps it, an agency reads what is its own. */
@Controller
@RequestMapping(ApplicationPages.PATH)
@Allowed(SsoConfiguration.READ)
class ApplicationPages {

    static final String PATH = "/quan-tri/ung-dung";

    private static final String ROOM = "lienthong/capability/sso/";
    private static final int DAYS = 30;

    private final Applications applications;
    private final ApplicationStore store;
    private final ApplicationForm forms;
    private final PermitStore permits;
    private final LogoutNotices notices;
    private final SigningKeys keys;
    private final Issuer issuer;
    private final Authorize authorize;
    private final GoLive golive;
    private final Access access;
    private final People people;
    private final AgencyDirectory agencies;
    private final List<Role> houseRoles;
    private final Messages messages;
    private final Clock clock;

    ApplicationPages(
            Applications applications,
            ApplicationStore store,
            ApplicationForm forms,
            PermitStore permits,
            LogoutNotices notices,
            SigningKeys keys,
            Issuer issuer,
            Authorize authorize,
            GoLive golive,
            Access access,
            People people,
            AgencyDirectory agencies,
            List<Role> houseRoles,
            Messages messages,
            Clock clock) {
        this.applications = applications;
        this.store = store;
        this.forms = forms;
        this.permits = permits;
        this.notices = notices;
        this.keys = keys;
        this.issuer = issuer;
        this.authorize = authorize;
        this.golive = golive;
        this.access = access;
        this.people = people;
        this.agencies = agencies;
        this.houseRoles = List.copyOf(houseRoles);
        this.messages = messages;
        this.clock = clock;
    }

    /** State of an application: stopped, trial or live. */
    enum State {
        TRIAL,
        LIVE,
        STOPPED
    }

    /** A line of the list. */
    record Line(Application application, State state, String agency, long signIns) {}

    /** A role in an application, with the words for who holds it. */
    record Holder(ApplicationStore.Held held, String who) {}

    /** Everything about one application. */
    record Whole(
            Application application,
            State state,
            String agency,
            boolean manage,
            boolean mayBegin,
            Optional<GoingLive> system,
            List<Holder> holders,
            List<PermitStore.Day> days,
            List<LogoutNotices.Notice> notices,
            String issuer) {}

    @GetMapping
    String all(ListQuery query, Model model) {
        List<Line> all = lines(query);
        model.addAttribute(
                "lines", all.stream().skip(query.offset()).limit(query.size()).toList());
        model.addAttribute("total", all.size());
        model.addAttribute("query", query);
        model.addAttribute("keys", access.may(SsoConfiguration.MANAGE) ? keys.all() : List.of());
        model.addAttribute("issuer", issuer.value());
        return ROOM + "applications";
    }

    List<Line> lines(ListQuery query) {
        Map<UUID, Long> counts = permits.counts(clock.instant().minus(Duration.ofDays(DAYS))).stream()
                .collect(Collectors.groupingBy(
                        PermitStore.Count::application, Collectors.summingLong(PermitStore.Count::signIns)));
        return store.all().stream()
                .filter(one -> access.may(SsoConfiguration.READ, one.agency()))
                .filter(one ->
                        VietnameseText.fold(one.name() + " " + one.clientId()).contains(query.folded()))
                .map(one -> new Line(one, state(one), agency(one.agency()), counts.getOrDefault(one.id(), 0L)))
                .toList();
    }

    private State state(Application application) {
        return application.stopped() ? State.STOPPED : authorize.live(application) ? State.LIVE : State.TRIAL;
    }

    @Allowed(SsoConfiguration.MANAGE)
    @GetMapping("/moi")
    String blank(Locale locale, Model model) {
        return form(ApplicationForm.blank(), null, locale, model);
    }

    @Allowed(SsoConfiguration.MANAGE)
    @PostMapping("/moi")
    String register(Form form, Locale locale, Model model, HttpServletResponse response) {
        Optional<Application> read = forms.read(form, null, clock.instant());
        if (read.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(form, null, locale, model);
        }
        return shown(read.get(), applications.register(read.get()).orElse(""), response, model);
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Locale locale, Model model) {
        Application application = application(id, SsoConfiguration.READ);
        UUID system = application.golive();
        model.addAttribute(
                "whole",
                new Whole(
                        application,
                        state(application),
                        agency(application.agency()),
                        access.may(SsoConfiguration.MANAGE, application.agency()),
                        golive.mayBegin(application.agency()),
                        system == null ? Optional.empty() : golive.find(system),
                        holders(application, locale),
                        permits.days(
                                id,
                                LocalDate.now(clock.withZone(VietnameseText.ZONE))
                                        .minusDays(DAYS)),
                        notices.last(id),
                        issuer.value()));
        model.addAttribute(
                "houseRoles",
                houseRoles.stream()
                        .map(role -> Choice.of(role.code(), messages.text(locale, "access.role." + role.code())))
                        .toList());
        return ROOM + "application";
    }

    private List<Holder> holders(Application application, Locale locale) {
        return store.roles(application.id()).stream()
                .map(held -> new Holder(
                        held,
                        held.account() == null
                                ? messages.text(
                                        locale,
                                        "sso.role.everyone",
                                        messages.text(locale, "access.role." + held.houseRole()))
                                : people.find(held.account())
                                        .map(person -> person.displayName() + " (" + person.userName() + ")")
                                        .orElse(messages.text(locale, "sso.role.closed"))))
                .toList();
    }

    @Allowed(SsoConfiguration.MANAGE)
    @GetMapping("/{id}/sua")
    String edit(@PathVariable UUID id, Locale locale, Model model) {
        Application application = application(id, SsoConfiguration.MANAGE);
        return form(ApplicationForm.of(application), application, locale, model);
    }

    @Allowed(SsoConfiguration.MANAGE)
    @PostMapping("/{id}/sua")
    String change(
            @PathVariable UUID id,
            @RequestParam(name = "lan", defaultValue = "0") int version,
            Form form,
            Locale locale,
            Model model,
            RedirectAttributes after,
            HttpServletResponse response) {
        Application known = application(id, SsoConfiguration.MANAGE);
        Optional<Application> read = forms.read(form, known, clock.instant());
        try {
            if (read.isPresent()) {
                applications.change(read.get(), version);
                return done(id, "sso.changed", locale, after);
            }
        } catch (OptimisticLockingFailureException stale) {
            form.refuse("", "sso.form.stale");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(form, known, locale, model);
    }

    @Allowed(SsoConfiguration.MANAGE)
    @GetMapping("/{id}/ma-bi-mat")
    String askSecret(@PathVariable UUID id, Model model) {
        model.addAttribute("application", application(id, SsoConfiguration.MANAGE));
        return ROOM + "secret-ask";
    }

    @Allowed(SsoConfiguration.MANAGE)
    @PostMapping("/{id}/ma-bi-mat")
    String changeSecret(@PathVariable UUID id, HttpServletResponse response, Model model) {
        Application application = application(id, SsoConfiguration.MANAGE);
        if (!application.keepsSecret()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return shown(application, applications.changeSecret(application), response, model);
    }

    private String shown(Application application, String secret, HttpServletResponse response, Model model) {
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("application", application);
        model.addAttribute("secret", secret);
        return ROOM + "secret";
    }

    @Allowed(SsoConfiguration.MANAGE)
    @GetMapping("/{id}/dung")
    String askStop(@PathVariable UUID id, Model model) {
        model.addAttribute("application", application(id, SsoConfiguration.MANAGE));
        return ROOM + "stop";
    }

    @Allowed(SsoConfiguration.MANAGE)
    @PostMapping("/{id}/dung")
    String stop(@PathVariable UUID id, Locale locale, RedirectAttributes after) {
        applications.stop(application(id, SsoConfiguration.MANAGE), true);
        return done(id, "sso.stopped", locale, after);
    }

    @Allowed(SsoConfiguration.MANAGE)
    @PostMapping("/{id}/mo-lai")
    String resume(@PathVariable UUID id, Locale locale, RedirectAttributes after) {
        applications.stop(application(id, SsoConfiguration.MANAGE), false);
        return done(id, "sso.resumed", locale, after);
    }

    @PostMapping("/{id}/van-hanh")
    String begin(@PathVariable UUID id) {
        return "redirect:"
                + applications.begin(application(id, SsoConfiguration.READ)).path();
    }

    @Allowed(SsoConfiguration.MANAGE)
    @PostMapping("/{id}/vai-tro")
    String addRole(@PathVariable UUID id, Form form, Locale locale, RedirectAttributes after) {
        Application application = application(id, SsoConfiguration.MANAGE);
        String role = form.value("vai-tro");
        Optional<Person> person = people.named(form.value("ten-dang-nhap").toLowerCase(Locale.ROOT));
        String house = houseRoles.stream()
                .map(Role::code)
                .filter(form.value("vai-tro-chung")::equals)
                .findFirst()
                .orElse("");
        if (!role.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            return done(id, "sso.role.odd", locale, after);
        }
        if (person.isPresent() && form.value("vai-tro-chung").isEmpty()) {
            applications.addRole(application, role, person.get().account(), null);
        } else if (form.value("ten-dang-nhap").isEmpty() && !house.isEmpty()) {
            applications.addRole(application, role, null, house);
        } else {
            return done(id, "sso.role.nobody", locale, after);
        }
        return done(id, "sso.role.added", locale, after);
    }

    @Allowed(SsoConfiguration.MANAGE)
    @PostMapping("/{id}/vai-tro/{held}/bo")
    String removeRole(@PathVariable UUID id, @PathVariable UUID held, Locale locale, RedirectAttributes after) {
        applications.removeRole(application(id, SsoConfiguration.MANAGE), held);
        return done(id, "sso.role.removed", locale, after);
    }

    @Allowed(SsoConfiguration.MANAGE)
    @PostMapping("/khoa-ky/doi")
    String rotate(Locale locale, RedirectAttributes after) {
        applications.rotateKeys();
        after.addFlashAttribute("toast", messages.text(locale, "sso.keys.rotated"));
        return "redirect:" + PATH;
    }

    private String done(UUID id, String key, Locale locale, RedirectAttributes after) {
        after.addFlashAttribute("toast", messages.text(locale, key));
        return "redirect:" + PATH + "/" + id;
    }

    private String form(Form form, @Nullable Application known, Locale locale, Model model) {
        List<Choice> places = new ArrayList<>();
        agencies.choices().forEach(choice -> places.add(Choice.of(choice.id().toString(), choice.name())));
        model.addAttribute("form", form);
        model.addAttribute("known", Optional.ofNullable(known));
        model.addAttribute("agencies", places);
        model.addAttribute(
                "scopes",
                Claims.SCOPES.entrySet().stream()
                        .filter(scope -> !scope.getKey().equals(Claims.OPENID))
                        .map(scope -> new Choice(
                                scope.getKey(),
                                messages.text(locale, "sso.scope." + scope.getKey()),
                                scope.getKey()
                                        + (scope.getValue().isEmpty()
                                                ? ""
                                                : ": " + String.join(", ", scope.getValue()))))
                        .toList());
        return ROOM + "application-form";
    }

    private Application application(UUID id, String right) {
        Application found = store.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        access.require(right, found.agency());
        return found;
    }

    private String agency(UUID id) {
        return agencies.name(id).orElse("");
    }
}

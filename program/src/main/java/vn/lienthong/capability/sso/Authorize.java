package vn.lienthong.capability.sso;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Errand;
import vn.lienthong.capability.access.SignIns;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.golive.GoLive;
import vn.lienthong.kernel.Ids;

/**
 * The way of a person to an application: known at the door, asked for consent, sent on with a code. A request that has to wait is
 * kept, and its own moment says whether the person has proved who they are since.
 */
@Component
class Authorize implements Errand {

    static final String WAITING = "/sso/tiep-tuc";
    /** The id stands behind the question mark: paths are written to the log. */
    static final String CONTINUE = WAITING + "?yeu-cau=";

    static final String TESTER = "tester";
    static final Duration CODE_LASTS = Duration.ofSeconds(60);
    static final Duration ACCESS_LASTS = Duration.ofMinutes(15);

    private static final Duration WAITS = Duration.ofMinutes(30);
    private static final Duration WITHOUT_REFRESH = Duration.ofHours(1);

    private final Requests requests;
    private final ApplicationStore applications;
    private final PermitStore permits;
    private final SigningKeys keys;
    private final Issuer issuer;
    private final Claims claims;
    private final SignIns signIns;
    private final Known known;
    private final Access access;
    private final GoLive golive;
    private final Audit audit;
    private final List<StepUp> stepUps;
    private final JsonMapper json;
    private final Clock clock;

    Authorize(
            Requests requests,
            ApplicationStore applications,
            PermitStore permits,
            SigningKeys keys,
            Issuer issuer,
            Claims claims,
            SignIns signIns,
            Known known,
            Access access,
            GoLive golive,
            Audit audit,
            ObjectProvider<StepUp> stepUps,
            JsonMapper json,
            Clock clock) {
        this.requests = requests;
        this.applications = applications;
        this.permits = permits;
        this.keys = keys;
        this.issuer = issuer;
        this.claims = claims;
        this.signIns = signIns;
        this.known = known;
        this.access = access;
        this.golive = golive;
        this.audit = audit;
        this.stepUps = stepUps.stream().toList();
        this.json = json;
        this.clock = clock;
    }

    /** Where the browser goes next. */
    sealed interface Step {
        /** To the application, or to a page of this house. */
        record To(String address) implements Step {}

        /** To the application by a form that the browser sends. */
        record Post(String address, Map<String, String> answer) implements Step {}

        /** The person is asked. */
        record Ask(String id, Application application, Set<String> scopes, String origin) implements Step {}
    }

    private record Kept(String id, PermitStore.Waiting waiting) {}

    /** A request as it comes in from an application. */
    @Transactional
    Step begin(Map<String, String> values) {
        return answer(values, null, false);
    }

    /** A request that came by a form of another site: kept, so that the browser comes back with its cookies. */
    @Transactional
    Step.To keep(Map<String, String> values) {
        Requests.Target target = requests.target(values);
        return new Step.To(CONTINUE + wait(target.application().id(), values));
    }

    /** A request that waited. */
    @Transactional
    Step goOn(String id) {
        Kept kept = kept(id);
        return answer(values(kept.waiting()), kept, false);
    }

    /** The person's answer. */
    @Transactional
    Step consent(String id, boolean yes) {
        Kept kept = kept(id);
        Optional<SignIns.Live> live =
                applications.find(kept.waiting().application()).flatMap(known::current);
        boolean asked =
                live.isPresent() && live.get().account().equals(kept.waiting().account());
        if (!asked) {
            return goOn(id);
        }
        Map<String, String> values = values(kept.waiting());
        if (!yes) {
            permits.waitedEnough(id);
            return refusal(requests.target(values), new Fault("access_denied", "the person does not agree"));
        }
        return answer(values, kept, true);
    }

    private Step answer(Map<String, String> values, @Nullable Kept kept, boolean agreed) {
        Requests.Target target = requests.target(values);
        try {
            Requests.Asked asked = requests.read(target, values);
            return decide(asked, values, kept, agreed);
        } catch (Fault fault) {
            return refusal(target, fault);
        }
    }

    private Step decide(Requests.Asked asked, Map<String, String> values, @Nullable Kept kept, boolean agreed) {
        Application application = asked.target().application();
        Optional<SignIns.Live> live = known.current(application);
        if (live.isEmpty() || !provenFor(asked, live.get(), kept)) {
            if (asked.silent()) {
                throw new Fault("login_required", "nobody is signed in as asked");
            }
            return door(application, values, kept);
        }
        SignIns.Live person = live.get();
        if (!person.ready()) {
            if (asked.silent()) {
                throw new Fault("interaction_required", "the person must change a password first");
            }
            return new Step.To("/tai-khoan/mat-khau");
        }
        Optional<Step> up = level(asked, person, values, kept);
        if (up.isPresent()) {
            return up.get();
        }
        admit(application, person);
        Set<String> needed = new TreeSet<>(asked.scopes());
        needed.addAll(claims.scopesOf(asked.claims()));
        needed.retainAll(application.scopes());
        boolean ask = !agreed
                && (asked.prompts().contains("consent")
                        || (application.consent()
                                && (application.citizens()
                                        || !permits.agreed(person.account(), application.id())
                                                .containsAll(needed))));
        if (ask) {
            if (asked.silent()) {
                throw new Fault("consent_required", "the person has not agreed yet");
            }
            String id = kept == null ? wait(application.id(), values) : kept.id();
            permits.asked(id, person.account());
            return new Step.Ask(id, application, needed, origin(asked.target().redirectUri()));
        }
        // Citizens have no page where they could take an agreement back: they are asked each time, and nothing is kept.
        if (agreed && !application.citizens()) {
            permits.agree(person.account(), application.id(), needed, clock.instant());
            audit.record(
                    "sso.consent.given",
                    "sso-application",
                    application.id().toString(),
                    Map.of("scopes", String.join(" ", needed)));
        }
        if (kept != null && !permits.waitedEnough(kept.id())) {
            throw new Requests.Unsafe("sso.trouble.waited");
        }
        return give(asked, person);
    }

    private boolean provenFor(Requests.Asked asked, SignIns.Live person, @Nullable Kept kept) {
        Instant proved = person.provedAt();
        boolean since = since(asked.target().application(), person, kept);
        if ((asked.prompts().contains("login") || asked.prompts().contains("select_account")) && !since) {
            return false;
        }
        Long age = asked.maxAge();
        if (age != null && !since && proved.plusSeconds(age).isBefore(clock.instant())) {
            return false;
        }
        if (!asked.idTokenHint().isEmpty()) {
            boolean same = keys.read(asked.idTokenHint())
                    .filter(hint -> issuer.value().equals(hint.getIssuer())
                            && person.account().toString().equals(hint.getSubject()))
                    .isPresent();
            if (!same && since) {
                throw new Fault("login_required", "somebody else signed in");
            }
            return same;
        }
        return true;
    }

    /** Whether the person has proved who they are since the application asked. VNeID tells whole seconds. */
    private static boolean since(Application application, SignIns.Live person, @Nullable Kept kept) {
        if (kept == null) {
            return false;
        }
        Instant asked = kept.waiting().createdAt();
        return !person.provedAt().isBefore(application.citizens() ? asked.truncatedTo(ChronoUnit.SECONDS) : asked);
    }

    private Optional<Step> level(
            Requests.Asked asked, SignIns.Live person, Map<String, String> values, @Nullable Kept kept) {
        Application application = asked.target().application();
        List<String> demanded = asked.levels().isEmpty() ? List.of("") : asked.levels();
        if (Level.meets(person.level(), application.level())
                && demanded.stream().anyMatch(level -> Level.meets(person.level(), level))) {
            return Optional.empty();
        }
        boolean since = since(application, person, kept);
        if (!asked.silent() && !since) {
            String wanted =
                    Level.meets(person.level(), application.level()) ? demanded.getFirst() : application.level();
            String next = CONTINUE + (kept == null ? wait(application.id(), values) : kept.id());
            Optional<String> way = application.citizens()
                    ? known.door(wanted, next)
                    : stepUps.stream()
                            .map(room -> room.path(wanted, next))
                            .flatMap(Optional::stream)
                            .findFirst();
            if (way.isPresent()) {
                return way.map(Step.To::new);
            }
        }
        throw new Fault("unmet_authentication_requirements", "the person is not known well enough");
    }

    /** Before it is live, an application is open to testers and administrators only. */
    private void admit(Application application, SignIns.Live person) {
        Set<String> roles = applications.rolesOf(application.id(), person.account(), person.roles());
        boolean tester = application.citizens()
                ? known.invented(application)
                : roles.contains(TESTER) || access.may(SsoConfiguration.MANAGE);
        if (!live(application) && !tester) {
            throw new Fault("access_denied", "the application is not in operation yet");
        }
        if (application.chosenOnly() && roles.isEmpty()) {
            throw new Fault("access_denied", "the person has no role in the application");
        }
    }

    /** Whether a person may come in to an application. */
    boolean admits(Application application, SignIns.Live person) {
        try {
            admit(application, person);
            return Level.meets(person.level(), application.level());
        } catch (Fault refused) {
            return false;
        }
    }

    boolean live(Application application) {
        UUID system = application.golive();
        return !application.stopped()
                && system != null
                && golive.find(system)
                        .filter(found -> found.isLive(LocalDate.now(clock)))
                        .isPresent();
    }

    private Step give(Requests.Asked asked, SignIns.Live person) {
        Application application = asked.target().application();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String code = Secrets.fresh();
        boolean refresh = asked.scopes().contains(Claims.OFFLINE);
        Permit permit = new Permit(
                Ids.next(),
                application.id(),
                person.account(),
                person.session(),
                asked.scopes(),
                asked.target().redirectUri(),
                asked.nonce(),
                asked.challenge(),
                asked.claims(),
                person.provedAt(),
                person.level(),
                String.join(" ", person.means()),
                now,
                now.plus(refresh ? Duration.ofDays(application.refreshDays()) : WITHOUT_REFRESH),
                now.plus(CODE_LASTS),
                null,
                null);
        permits.insert(permit, code);
        audit.record(
                "sso.sign-in.given",
                "sso-application",
                application.id().toString(),
                Map.of("permit", permit.id().toString(), "level", person.level()));
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", code);
        return back(asked.target(), answer);
    }

    private Step door(Application application, Map<String, String> values, @Nullable Kept kept) {
        String id = kept == null ? wait(application.id(), values) : kept.id();
        if (application.citizens()) {
            return new Step.To(known.door(application.level(), CONTINUE + id)
                    .orElseThrow(() -> new Fault("temporarily_unavailable", "no citizen can be known here")));
        }
        return new Step.To("/dang-nhap?tiep=" + URLEncoder.encode(CONTINUE + id, StandardCharsets.UTF_8));
    }

    private String wait(UUID application, Map<String, String> values) {
        String id = Secrets.fresh();
        // Whole micros, as the database keeps them: what is proved afterwards is never earlier.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        permits.wait(id, application, json.writeValueAsString(values), now, now.plus(WAITS));
        return id;
    }

    private Kept kept(String id) {
        return permits.waiting(id, clock.instant())
                .map(waiting -> new Kept(id, waiting))
                .orElseThrow(() -> new Requests.Unsafe("sso.trouble.waited"));
    }

    private Map<String, String> values(PermitStore.Waiting waiting) {
        return json.readValue(waiting.parameters(), new TypeReference<Map<String, String>>() {});
    }

    private Step refusal(Requests.Target target, Fault fault) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", fault.error());
        answer.put("error_description", fault.description());
        return back(target, answer);
    }

    private Step back(Requests.Target target, Map<String, String> answer) {
        if (target.state() != null) {
            answer.put("state", target.state());
        }
        answer.put("iss", issuer.value());
        return target.byForm()
                ? new Step.Post(target.redirectUri(), answer)
                : new Step.To(withParameters(target.redirectUri(), answer));
    }

    static String withParameters(String uri, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(uri);
        char mark = uri.indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, String> one : parameters.entrySet()) {
            address.append(mark)
                    .append(one.getKey())
                    .append('=')
                    .append(URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8));
            mark = '&';
        }
        return address.toString();
    }

    /** Scheme, host and port of an address. */
    static String origin(String uri) {
        java.net.URI address = java.net.URI.create(uri);
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    @Override
    public Optional<Onward> of(String next) {
        if (next.startsWith(ProxyApi.HERE + "?")) {
            return applications
                    .byClientId(next.replaceFirst(".*[?&]ma=([a-z0-9-]+).*", "$1"))
                    .map(application -> new Onward(
                            application.name(),
                            origin(application.redirectUris().getFirst()),
                            false,
                            ""));
        }
        if (!next.startsWith(CONTINUE)) {
            return Optional.empty();
        }
        return permits.waiting(next.substring(CONTINUE.length()), clock.instant())
                .flatMap(waiting -> {
                    Map<String, String> values = values(waiting);
                    return applications.find(waiting.application()).map(application -> {
                        boolean again = signIns.current()
                                .filter(live -> live.provedAt().isBefore(waiting.createdAt()))
                                .isPresent();
                        String hint = values.getOrDefault("login_hint", "");
                        String redirect = application.redirectUris().contains(values.getOrDefault("redirect_uri", ""))
                                ? values.getOrDefault("redirect_uri", "")
                                : application.redirectUris().getFirst();
                        return new Onward(
                                application.name(),
                                origin(redirect),
                                again,
                                hint.matches("[a-z0-9][a-z0-9._-]{1,39}") ? hint : "");
                    });
                });
    }
}

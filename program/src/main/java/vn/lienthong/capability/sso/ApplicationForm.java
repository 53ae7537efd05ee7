package vn.lienthong.capability.sso;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.kernel.Ids;

/** The form of an application: what is typed into what is kept, and back. */
@Component
class ApplicationForm {

    static final String NAME = "ten";
    static final String CLIENT = "ma";
    static final String AGENCY = "don-vi";
    static final String CONTACT = "lien-he";
    static final String METHOD = "cach";
    static final String REDIRECTS = "chuyen-ve";
    static final String LOGOUTS = "dang-xuat-ve";
    static final String BACK = "kenh-may";
    static final String FRONT = "kenh-trinh-duyet";
    static final String SCOPES = "pham-vi";
    static final String KEYS = "khoa";
    static final String CERTIFICATE = "chung-thu";
    static final String OPTIONS = "che-do";
    static final String DAYS = "ngay";
    static final String LEVEL = "muc";

    private final ApplicationStore store;
    private final AgencyDirectory agencies;
    private final Addresses addresses;

    ApplicationForm(ApplicationStore store, AgencyDirectory agencies, Addresses addresses) {
        this.store = store;
        this.agencies = agencies;
        this.addresses = addresses;
    }

    static Form blank() {
        return Form.sent(java.util.Map.of(
                SCOPES, new String[] {"profile", "roles"},
                OPTIONS, new String[] {"pkce", "hoi"},
                METHOD, new String[] {"secret"},
                DAYS, new String[] {"30"}));
    }

    static Form of(Application application) {
        List<String> options = new java.util.ArrayList<>();
        if (application.pkce()) {
            options.add("pkce");
        }
        if (application.consent()) {
            options.add("hoi");
        }
        if (application.chosenOnly()) {
            options.add("chon");
        }
        if (application.citizens()) {
            options.add("dan");
        }
        return Form.sent(java.util.Map.ofEntries(
                entry(NAME, application.name()),
                entry(CLIENT, application.clientId()),
                entry(AGENCY, application.agency().toString()),
                entry(CONTACT, application.contact()),
                entry(METHOD, application.method().stored()),
                entry(REDIRECTS, String.join("\n", application.redirectUris())),
                entry(LOGOUTS, String.join("\n", application.logoutUris())),
                entry(BACK, application.backChannel()),
                entry(FRONT, application.frontChannel()),
                entry(KEYS, application.keys()),
                entry(CERTIFICATE, application.certificate()),
                entry(DAYS, Integer.toString(application.refreshDays())),
                entry(LEVEL, application.level()),
                java.util.Map.entry(SCOPES, application.scopes().toArray(String[]::new)),
                java.util.Map.entry(OPTIONS, options.toArray(String[]::new))));
    }

    private static java.util.Map.Entry<String, String[]> entry(String name, String value) {
        return java.util.Map.entry(name, new String[] {value});
    }

    /**
     * Reads the form; refuses in it what is wrong.
     *
     * @param known the application that is changed, or null for a new one
     */
    Optional<Application> read(Form form, @Nullable Application known, Instant now) {
        String client = known == null ? form.value(CLIENT) : known.clientId();
        words(form, known, client);
        Optional<UUID> agency =
                id(form.value(AGENCY)).filter(id -> agencies.name(id).isPresent());
        if (agency.isEmpty()) {
            form.refuse(AGENCY, "sso.form.agency-missing");
        }
        Optional<Application.Method> method = known == null ? method(form.value(METHOD)) : Optional.of(known.method());
        if (method.isEmpty()) {
            form.refuse(METHOD, "sso.form.method-missing");
        }
        if (method.filter(Application.Method.KEY::equals).isPresent()
                && form.value(KEYS).isEmpty()) {
            form.refuse(KEYS, "sso.form.keys-missing");
        }
        places(form);
        if (form.picked(OPTIONS, "dan")
                && (form.picked(OPTIONS, "chon")
                        || method.filter(Application.Method.PROXY::equals).isPresent())) {
            form.refuse(OPTIONS, "sso.form.citizens-odd");
        }
        Set<String> scopes = new TreeSet<>(form.values(SCOPES));
        scopes.retainAll(Claims.SCOPES.keySet());
        scopes.add(Claims.OPENID);
        int days = form.value(DAYS).matches("[0-9]{1,3}") ? Integer.parseInt(form.value(DAYS)) : 0;
        if (days < 1 || days > 90) {
            form.refuse(DAYS, "sso.form.days-odd");
        }
        String level = form.value(LEVEL);
        if (!level.isEmpty() && !Level.ALL.contains(level)) {
            form.refuse(LEVEL, "sso.form.level-odd");
        }
        if (form.wrong() || agency.isEmpty() || method.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Application(
                known == null ? Ids.next() : known.id(),
                client,
                form.value(NAME),
                agency.get(),
                form.value(CONTACT),
                method.get(),
                Addresses.lines(form.value(REDIRECTS)),
                Addresses.lines(form.value(LOGOUTS)),
                form.value(BACK),
                form.value(FRONT),
                scopes,
                form.value(KEYS),
                form.value(CERTIFICATE),
                form.picked(OPTIONS, "pkce"),
                form.picked(OPTIONS, "hoi"),
                form.picked(OPTIONS, "chon"),
                form.picked(OPTIONS, "dan"),
                days,
                level,
                known == null ? null : known.golive(),
                known == null ? now : known.createdAt(),
                known == null ? null : known.stoppedAt(),
                known == null ? 1 : known.version()));
    }

    private void words(Form form, @Nullable Application known, String client) {
        if (form.value(NAME).isBlank() || form.value(NAME).length() > 100) {
            form.refuse(NAME, "sso.form.name-missing");
        }
        if (form.value(CONTACT).isBlank() || form.value(CONTACT).length() > 300) {
            form.refuse(CONTACT, "sso.form.contact-missing");
        }
        if (known == null) {
            if (!client.matches("[a-z0-9][a-z0-9-]{2,59}")) {
                form.refuse(CLIENT, "sso.form.client-odd");
            } else if (store.byClientId(client).isPresent()) {
                form.refuse(CLIENT, "sso.form.client-taken");
            }
        }
        String keys = form.value(KEYS);
        if (!keys.isEmpty() && !publicKeys(keys)) {
            form.refuse(KEYS, "sso.form.keys-odd");
        }
        if (!form.value(CERTIFICATE).isEmpty()
                && PinnedTrust.read(form.value(CERTIFICATE)).isEmpty()) {
            form.refuse(CERTIFICATE, "sso.form.certificate-odd");
        }
    }

    private void places(Form form) {
        List<String> redirects = Addresses.lines(form.value(REDIRECTS));
        if (redirects.isEmpty() || !addresses.good(redirects)) {
            form.refuse(REDIRECTS, "sso.form.address-odd");
        }
        if (!addresses.good(Addresses.lines(form.value(LOGOUTS)))) {
            form.refuse(LOGOUTS, "sso.form.address-odd");
        }
        for (String field : List.of(BACK, FRONT)) {
            if (!form.value(field).isEmpty() && !addresses.good(form.value(field))) {
                form.refuse(field, "sso.form.address-odd");
            }
        }
    }

    private static boolean publicKeys(String keys) {
        try {
            JWKSet set = JWKSet.parse(keys);
            return keys.length() <= 20_000
                    && !set.getKeys().isEmpty()
                    && set.getKeys().stream().noneMatch(com.nimbusds.jose.jwk.JWK::isPrivate);
        } catch (ParseException odd) {
            return false;
        }
    }

    private static Optional<UUID> id(String value) {
        try {
            return Optional.of(UUID.fromString(value));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Optional<Application.Method> method(String value) {
        return List.of(Application.Method.values()).stream()
                .filter(method -> method.stored().equals(value))
                .findFirst();
    }
}

package vn.lienthong.capability.passkeys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.SignIns;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** One's own passkeys: made, named, removed. The password is asked for first: an open browser alone ties no key to an account. */
@Controller
@RequestMapping(PasskeyPages.PATH)
@Allowed(Allowed.SIGNED_IN)
class PasskeyPages {

    static final String PATH = "/tai-khoan/khoa";
    private static final String VIEW = "lienthong/capability/passkeys/own";
    private static final String NAME = "ten";
    private static final String PASSWORD = "hien-tai";
    private static final String ANSWER = "tra-loi";
    private static final int LONGEST_NAME = 60;
    private static final String MAKE = "make ";

    private final Passkeys passkeys;
    private final PasskeyStore store;
    private final Challenges challenges;
    private final Place place;
    private final SignIns signIns;
    private final Access access;
    private final People people;
    private final JsonMapper json;
    private final Messages messages;

    PasskeyPages(
            Passkeys passkeys,
            PasskeyStore store,
            Challenges challenges,
            Place place,
            SignIns signIns,
            Access access,
            People people,
            JsonMapper json,
            Messages messages) {
        this.passkeys = passkeys;
        this.store = store;
        this.challenges = challenges;
        this.place = place;
        this.signIns = signIns;
        this.access = access;
        this.people = people;
        this.json = json;
        this.messages = messages;
    }

    /**
     * What the page shows.
     *
     * @param here whether a passkey can be made at this address
     * @param better the address where it can; possibly empty
     * @param options what the device is asked for, while one is being made; else empty
     * @param name of the one that is being made
     */
    record View(List<Passkey> keys, boolean here, String better, boolean full, String options, String name) {}

    @GetMapping
    ModelAndView own(HttpServletRequest request) {
        return show(Form.blank(), "", "", request, HttpStatus.OK);
    }

    @PostMapping("/them")
    ModelAndView begin(
            @RequestParam(name = PASSWORD, defaultValue = "") String typed,
            Form form,
            HttpServletRequest request,
            HttpServletResponse response) {
        String name = form.value(NAME).strip();
        UUID me = me();
        Place.Spot spot = place.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            form.refuse(NAME, "passkeys.name-missing");
        }
        if (store.of(me).size() >= Passkeys.MOST) {
            form.refuse("", "passkeys.full");
        }
        if (!form.wrong()) {
            signIns.askAgain(typed).ifPresent(key -> form.refuse(PASSWORD, key));
        }
        if (form.wrong()) {
            return show(form, "", "", request, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String challenge = challenges.ask(MAKE + me, request, response);
        response.setHeader("Cache-Control", "no-store");
        return show(Form.blank(), options(me, spot, challenge), name, request, HttpStatus.OK);
    }

    @PostMapping("/xong")
    ModelAndView finish(
            @RequestParam(name = ANSWER, defaultValue = "") String answer,
            Form form,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes after) {
        UUID me = me();
        String name = form.value(NAME).strip();
        Optional<byte[]> challenge = challenges.take(MAKE + me, request, response);
        boolean made = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && challenge.isPresent()
                && place.of(request)
                        .filter(spot -> passkeys.register(me, spot, challenge.get(), answer, name))
                        .isPresent();
        if (!made) {
            Form again = Form.blank();
            again.refuse("", "passkeys.not-made");
            return show(again, "", "", request, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        after.addFlashAttribute("toast", messages.text(locale, "passkeys.made"));
        return new ModelAndView("redirect:" + PATH);
    }

    @PostMapping("/{id}/ten")
    String rename(@PathVariable UUID id, Form form, Locale locale, RedirectAttributes after) {
        String name = form.value(NAME).strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return done("passkeys.name-missing", locale, after);
        }
        if (!passkeys.rename(me(), id, name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return done("passkeys.renamed", locale, after);
    }

    @PostMapping("/{id}/bo")
    String remove(@PathVariable UUID id, Locale locale, RedirectAttributes after) {
        if (!passkeys.remove(me(), id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return done("passkeys.removed", locale, after);
    }

    private String done(String key, Locale locale, RedirectAttributes after) {
        after.addFlashAttribute("toast", messages.text(locale, key));
        return "redirect:" + PATH;
    }

    private ModelAndView show(Form form, String options, String name, HttpServletRequest request, HttpStatus status) {
        List<Passkey> keys = store.of(me());
        return new ModelAndView(
                VIEW,
                Map.of(
                        "form",
                        form,
                        "view",
                        new View(
                                keys,
                                place.of(request).isPresent(),
                                place.better().orElse(""),
                                keys.size() >= Passkeys.MOST,
                                options,
                                name)),
                status);
    }

    /** What {@code navigator.credentials.create} is given, with bytes as base64url. */
    private String options(UUID account, Place.Spot spot, String challenge) {
        Actor actor = access.actor();
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("challenge", challenge);
        options.put("rp", Map.of("id", spot.host(), "name", messages.text(Locale.of("vi"), "passkeys.house")));
        options.put(
                "user",
                Map.of(
                        "id",
                        base64(Passkeys.handle(account)),
                        "name",
                        people.find(account).map(person -> person.userName()).orElse(actor.displayName()),
                        "displayName",
                        actor.displayName()));
        options.put(
                "pubKeyCredParams",
                Passkeys.ALGORITHMS.stream()
                        .map(number -> Map.of("type", "public-key", "alg", number))
                        .toList());
        options.put(
                "excludeCredentials",
                store.credentialIds(account, spot.host()).stream()
                        .map(id -> Map.of("type", "public-key", "id", base64(id)))
                        .toList());
        options.put(
                "authenticatorSelection",
                Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"));
        options.put("attestation", "none");
        options.put("timeout", Challenges.GOOD_FOR.toMillis());
        return json.writeValueAsString(options);
    }

    static String base64(byte @Nullable [] bytes) {
        return bytes == null ? "" : Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The person's own account, also while standing in for another. */
    private UUID me() {
        return signIns.current()
                .map(SignIns.Live::account)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }
}

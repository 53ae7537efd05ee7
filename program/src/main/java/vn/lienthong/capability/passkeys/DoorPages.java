package vn.lienthong.capability.passkeys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.Entry;
import vn.lienthong.capability.access.Errand;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.access.SignIns;

/** The way in with a passkey. Nobody types a name: the device knows whose it is. */
@Controller
@RequestMapping(DoorPages.PATH)
@OpenToAll
class DoorPages {

    static final String PATH = "/dang-nhap/khoa";
    private static final String ENTER = "enter";

    private final Passkeys passkeys;
    private final Challenges challenges;
    private final Place place;
    private final SignIns signIns;
    private final JsonMapper json;

    DoorPages(Passkeys passkeys, Challenges challenges, Place place, SignIns signIns, JsonMapper json) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.place = place;
        this.signIns = signIns;
        this.json = json;
    }

    /**
     * What the page shows.
     *
     * @param options what the device is asked for; empty where no passkey can be used
     * @param better the address where one can; possibly empty
     * @param towards program on the way to which the person is; possibly empty
     * @param wrong whether the last answer was refused
     */
    record View(String options, String better, String next, String towards, boolean wrong) {}

    @GetMapping
    ModelAndView ask(
            @RequestParam(name = "tiep", defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        String safe = SignIns.safe(next);
        Optional<Errand.Onward> errand = signIns.errand(safe, response);
        if (signIns.current().isPresent() && errand.filter(Errand.Onward::again).isEmpty()) {
            return new ModelAndView("redirect:" + safe);
        }
        return show(safe, errand, false, request, response);
    }

    @PostMapping
    ModelAndView enter(
            @RequestParam(name = "tra-loi", defaultValue = "") String answer,
            @RequestParam(name = "tiep", defaultValue = "/") String next,
            @RequestParam(name = "chung", defaultValue = "false") boolean brief,
            HttpServletRequest request,
            HttpServletResponse response) {
        String safe = SignIns.safe(next);
        Optional<byte[]> challenge = challenges.take(ENTER, request, response);
        Optional<Place.Spot> spot = place.of(request);
        if (challenge.isPresent()
                && spot.isPresent()
                && passkeys.prove(spot.get(), challenge.get(), answer) instanceof Passkeys.Outcome.Known known
                && begun(known.account(), brief, request, response)) {
            return new ModelAndView("redirect:" + safe);
        }
        return show(safe, signIns.errand(safe, response), true, request, response);
    }

    /** A key that the person holds, and the person known to the device: two factors at once. */
    private boolean begun(UUID account, boolean brief, HttpServletRequest request, HttpServletResponse response) {
        return signIns.begin(
                account, new Entry(Entry.OFFICER, List.of("pop", "user", "mfa"), brief), request, response);
    }

    private ModelAndView show(
            String next,
            Optional<Errand.Onward> errand,
            boolean wrong,
            HttpServletRequest request,
            HttpServletResponse response) {
        String options = place.of(request)
                .map(spot -> options(spot, challenges.ask(ENTER, request, response)))
                .orElse("");
        response.setHeader("Cache-Control", "no-store");
        return new ModelAndView(
                "lienthong/capability/passkeys/door",
                Map.of(
                        "view",
                        new View(
                                options,
                                place.better().orElse(""),
                                next,
                                errand.map(Errand.Onward::name).orElse(""),
                                wrong)),
                wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** No list of keys: which accounts have one is nobody's business. */
    private String options(Place.Spot spot, String challenge) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("challenge", challenge);
        options.put("rpId", spot.host());
        options.put("userVerification", "required");
        options.put("timeout", Challenges.GOOD_FOR.toMillis());
        return json.writeValueAsString(options);
    }
}

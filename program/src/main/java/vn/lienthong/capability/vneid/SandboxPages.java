package vn.lienthong.capability.vneid;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.access.QrCode;

/** The sandbox as people and programs see it. Where it is not switched on there is nothing here. */
@Controller
@OpenToAll
@RequestMapping(VneidSettings.SANDBOX_ROOT)
class SandboxPages {

    private static final String ROOM = "lienthong/capability/vneid/";

    private final Sandbox sandbox;
    private final VneidSettings settings;

    SandboxPages(Sandbox sandbox, VneidSettings settings) {
        this.sandbox = sandbox;
        this.settings = settings;
    }

    /** What the page of a sign-in shows. */
    record Desk(Sandbox.Ticket ticket, List<Sandbox.Person> people, QrCode code, boolean wrong) {}

    /** What the telephone shows. */
    record Phone(Sandbox.Ticket ticket, List<Sandbox.Person> people, boolean wrong) {}

    @ModelAttribute
    void onlyWhereItIsOn() {
        if (!settings.sandboxOpen()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @GetMapping("/.well-known/openid-configuration")
    ResponseEntity<Map<String, Object>> discovery() {
        return ResponseEntity.ok(sandbox.discovery());
    }

    @GetMapping("/jwks")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok(sandbox.keys());
    }

    @PostMapping("/token")
    ResponseEntity<Map<String, Object>> token(@RequestParam MultiValueMap<String, String> sent) {
        return sandbox.token(sent.toSingleValueMap())
                .map(answer ->
                        ResponseEntity.ok().header("Cache-Control", "no-store").body(answer))
                .orElseGet(() -> ResponseEntity.badRequest().body(Map.of("error", "invalid_grant")));
    }

    @GetMapping("/authorize")
    ModelAndView ask(@RequestParam MultiValueMap<String, String> sent) {
        return sandbox.ask(sent.toSingleValueMap())
                .map(ticket -> desk(ticket, false))
                .orElseGet(() -> new ModelAndView(ROOM + "sandbox-trouble", Map.of(), HttpStatus.BAD_REQUEST));
    }

    /** The page again; goes on by itself once the telephone has agreed. */
    @GetMapping("/cho")
    ModelAndView waiting(@RequestParam(name = "phieu", defaultValue = "") String id, HttpServletResponse response) {
        Optional<String> back = sandbox.answer(id);
        if (back.isPresent()) {
            return onward(back.get());
        }
        return sandbox.ticket(id)
                .map(ticket -> desk(ticket, false))
                .orElseGet(() -> new ModelAndView(ROOM + "sandbox-trouble", Map.of(), HttpStatus.BAD_REQUEST));
    }

    @PostMapping("/dong-y")
    ModelAndView agree(
            @RequestParam(name = "phieu", defaultValue = "") String id,
            @RequestParam(name = "cong-dan", defaultValue = "") String number,
            @RequestParam(name = "ma", defaultValue = "") String passcode,
            @RequestParam(name = "tra-loi", defaultValue = "khong") String answer) {
        if (!answer.equals("co")) {
            return sandbox.refuse(id).map(SandboxPages::onward).orElseGet(SandboxPages::gone);
        }
        if (!sandbox.approve(id, number, passcode)) {
            return sandbox.ticket(id).map(ticket -> desk(ticket, true)).orElseGet(SandboxPages::gone);
        }
        return sandbox.answer(id).map(SandboxPages::onward).orElseGet(SandboxPages::gone);
    }

    @GetMapping("/dien-thoai")
    ModelAndView phone(@RequestParam(name = "phieu", defaultValue = "") String id) {
        return sandbox.ticket(id).map(ticket -> phone(ticket, false)).orElseGet(SandboxPages::gone);
    }

    @PostMapping("/dien-thoai")
    ModelAndView agreeOnPhone(
            @RequestParam(name = "phieu", defaultValue = "") String id,
            @RequestParam(name = "cong-dan", defaultValue = "") String number,
            @RequestParam(name = "ma", defaultValue = "") String passcode) {
        if (sandbox.approve(id, number, passcode)) {
            return new ModelAndView(ROOM + "sandbox-phone-done");
        }
        return sandbox.ticket(id).map(ticket -> phone(ticket, true)).orElseGet(SandboxPages::gone);
    }

    /** There is no session here that could end: the person only goes back, to a place of ours. */
    @GetMapping("/logout")
    ModelAndView leave(@RequestParam(name = "post_logout_redirect_uri", defaultValue = "") String back) {
        return settings.page(CitizenPages.DOOR).equals(back) ? onward(back) : gone();
    }

    private ModelAndView desk(Sandbox.Ticket ticket, boolean wrong) {
        Desk desk = new Desk(
                ticket,
                sandbox.people(ticket.level()),
                QrCode.of(sandbox.issuer() + "/dien-thoai?phieu=" + ticket.id()),
                wrong);
        return new ModelAndView(
                ROOM + "sandbox", Map.of("desk", desk), wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private ModelAndView phone(Sandbox.Ticket ticket, boolean wrong) {
        return new ModelAndView(
                ROOM + "sandbox-phone",
                Map.of("phone", new Phone(ticket, sandbox.people(ticket.level()), wrong)),
                wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static ModelAndView gone() {
        return new ModelAndView(ROOM + "sandbox-trouble", Map.of(), HttpStatus.BAD_REQUEST);
    }

    /** A page that leads on by itself: from there browsers ask no policy of the form before. */
    private static ModelAndView onward(String address) {
        return new ModelAndView(ROOM + "sandbox-onward", Map.of("address", address));
    }
}

package vn.lienthong.capability.mandates;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.registry.Kin;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.vneid.Citizen;
import vn.lienthong.capability.vneid.Citizens;

/**
 * The citizen's pages: for whom I may act, who may act for me. Open to the program's gate, closed by this class: all of it asks for
 * level 2, and a mandate of somebody else is not there.
 */
@Controller
@RequestMapping(Mandates.PAGES)
@OpenToAll
class MandateOwnPages {

    static final String WHY = "ly-do";

    private static final String VIEWS = "lienthong/capability/mandates/";
    private static final int LONGEST = 500;

    private final Citizens citizens;
    private final Mandates mandates;
    private final Kin kin;
    private final Messages messages;

    MandateOwnPages(Citizens citizens, Mandates mandates, Kin kin, Messages messages) {
        this.citizens = citizens;
        this.mandates = mandates;
        this.kin = kin;
        this.messages = messages;
    }

    private String signedIn(String here, HttpServletResponse response, Function<Citizen, String> page) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<Citizen> citizen = citizens.current().filter(one -> one.level().endsWith(":2"));
        return citizen.isPresent() ? page.apply(citizen.get()) : "redirect:" + citizens.signIn(2, here);
    }

    /** Everybody, each once. Being shown to a parent is a look, so it stands in the child's diary. */
    @GetMapping
    @Transactional
    public String list(Model model, HttpServletResponse response) {
        return signedIn(Mandates.PAGES, response, citizen -> {
            List<Mandate> held = mandates.heldBy(citizen);
            held.stream()
                    .filter(one -> !one.number().isEmpty())
                    .forEach(one -> kin.shownTo(
                            mandates.who(one),
                            one.number(),
                            MandatesConfiguration.ACTING.serving(
                                    "mandate",
                                    messages.text(
                                            vn.lienthong.kernel.VietnameseText.VIETNAMESE, "mandates.record.list")),
                            Kin.SHOWN));
            model.addAttribute("held", held);
            model.addAttribute("standing", mandates.standingFor(citizen));
            model.addAttribute("deeds", mandates.deeds());
            model.addAttribute("ownWill", mandates.ownWill(citizen));
            return VIEWS + "own";
        });
    }

    @GetMapping("/{id}/dung")
    String askLayDown(@PathVariable UUID id, Model model, HttpServletResponse response) {
        return signedIn(Mandates.PAGES, response, citizen -> {
            Mandate one = mandates.heldBy(citizen).stream()
                    .filter(mandate -> mandate.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            return ask(model, Mandates.PAGES + "/" + id + "/dung", one.name(), one.ground(), false);
        });
    }

    @GetMapping("/cho-toi/{id}/dung")
    String askTakeBack(@PathVariable UUID id, Model model, HttpServletResponse response) {
        return signedIn(Mandates.PAGES, response, citizen -> {
            Mandates.Standing one = mandates.standingFor(citizen).stream()
                    .filter(standing -> standing.id().equals(id) && !standing.stopped())
                    .findFirst()
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            return ask(model, Mandates.PAGES + "/cho-toi/" + id + "/dung", one.name(), one.ground(), true);
        });
    }

    private static String ask(Model model, String action, String name, Ground ground, boolean forMe) {
        model.addAttribute("action", action);
        model.addAttribute("name", name);
        model.addAttribute("ground", ground);
        model.addAttribute("forMe", forMe);
        return VIEWS + "end";
    }

    @PostMapping("/{id}/dung")
    String layDown(
            @PathVariable UUID id, Form form, Locale locale, RedirectAttributes after, HttpServletResponse response) {
        return signedIn(
                Mandates.PAGES,
                response,
                citizen -> said(mandates.laidDown(citizen, id, why(form)), locale, after));
    }

    @PostMapping("/cho-toi/{id}/dung")
    String takeBack(
            @PathVariable UUID id, Form form, Locale locale, RedirectAttributes after, HttpServletResponse response) {
        return signedIn(
                Mandates.PAGES,
                response,
                citizen -> said(mandates.takenBack(citizen, id, why(form)), locale, after));
    }

    private static String why(Form form) {
        String why = form.value(WHY);
        return why.length() > LONGEST ? why.substring(0, LONGEST) : why;
    }

    private String said(boolean done, Locale locale, RedirectAttributes after) {
        after.addFlashAttribute("toast", messages.text(locale, done ? "mandates.toast.ended" : "mandates.toast.was-ended"));
        return "redirect:" + Mandates.PAGES;
    }
}

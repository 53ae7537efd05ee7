package vn.lienthong.capability.locality;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** The forms by which an administrator says who holds which post, from when to when. */
@Controller
@RequestMapping("/don-vi/co-quan/{id}/can-bo")
@Allowed(LocalityConfiguration.MANAGE)
class StaffForms {

    static final String PERSON = "ho-ten";
    static final String TITLE = "chuc-danh";
    static final String LEADS = "dung-dau";
    static final String DAY = "ngay";

    private static final String ROOM = "lienthong/capability/locality/";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final AgencyStore agencies;
    private final StaffStore staff;
    private final Staffing staffing;
    private final Messages messages;
    private final Clock clock;

    StaffForms(AgencyStore agencies, StaffStore staff, Staffing staffing, Messages messages, Clock clock) {
        this.agencies = agencies;
        this.staff = staff;
        this.staffing = staffing;
        this.messages = messages;
        this.clock = clock;
    }

    private Agency agency(UUID id) {
        return agencies.find(id, LocalDate.now(clock))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping
    String appointForm(@PathVariable UUID id, Model model) {
        return appointForm(agency(id), Form.blank().with(DAY, DATE.format(LocalDate.now(clock))), model);
    }

    private String appointForm(Agency agency, Form form, Model model) {
        model.addAttribute("agency", agency);
        model.addAttribute("form", form);
        model.addAttribute("posts", staff.posts(agency.id()));
        return ROOM + "staffNew";
    }

    @PostMapping
    String appoint(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        Agency agency = agency(id);
        if (form.value(PERSON).isEmpty()) {
            form.refuse(PERSON, "locality.staff.person.missing");
        }
        if (form.value(TITLE).isEmpty()) {
            form.refuse(TITLE, "locality.staff.post.missing");
        }
        Optional<LocalDate> from = AgencyForms.day(form, DAY);
        if (from.isPresent() && from.get().isBefore(agency.validFrom())) {
            form.refuse(DAY, "locality.staff.before-agency", DATE.format(agency.validFrom()));
        }
        if (form.wrong()) {
            return appointForm(agency, form, model);
        }
        staffing.appoint(id, form.value(TITLE), form.picked(LEADS, "1"), form.value(PERSON), from.orElseThrow());
        after.addFlashAttribute(
                "toast", messages.text(locale, "locality.staff.done", form.value(PERSON), agency.name()));
        return "redirect:/don-vi/co-quan/" + id;
    }

    @GetMapping("/{one}/thoi")
    String releaseForm(@PathVariable UUID id, @PathVariable UUID one, Model model) {
        return releaseForm(agency(id), one, Form.blank().with(DAY, DATE.format(LocalDate.now(clock))), model);
    }

    private String releaseForm(Agency agency, UUID one, Form form, Model model) {
        model.addAttribute("agency", agency);
        model.addAttribute("form", form);
        model.addAttribute("one", found(agency.id(), one));
        return ROOM + "staffRelease";
    }

    private StaffStore.Staff found(UUID agency, UUID one) {
        return staff.find(agency, one).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/{one}/thoi")
    String release(
            @PathVariable UUID id,
            @PathVariable UUID one,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after) {
        StaffStore.Staff person = found(id, one);
        Optional<LocalDate> last = AgencyForms.day(form, DAY);
        if (last.isPresent() && last.get().isBefore(person.validFrom())) {
            form.refuse(DAY, "locality.staff.before-start", DATE.format(person.validFrom()));
        }
        if (form.wrong()) {
            return releaseForm(agency(id), one, form, model);
        }
        staffing.release(id, one, last.orElseThrow());
        after.addFlashAttribute("toast", messages.text(locale, "locality.staff.released", person.person()));
        return "redirect:/don-vi/co-quan/" + id;
    }
}

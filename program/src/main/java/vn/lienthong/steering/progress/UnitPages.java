package vn.lienthong.steering.progress;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.documents.DocumentRefused;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** The units of a plan: contact persons and sub-plans. */
@Controller
@RequestMapping("/ke-hoach/{id}/dau-moi")
class UnitPages {

    private final Door door;
    private final UnitWork work;
    private final Hands hands;
    private final Names names;
    private final Documents documents;
    private final Messages messages;
    private final TransactionTemplate transaction;

    UnitPages(
            Door door,
            UnitWork work,
            Hands hands,
            Names names,
            Documents documents,
            Messages messages,
            PlatformTransactionManager transactions) {
        this.door = door;
        this.work = work;
        this.hands = hands;
        this.names = names;
        this.documents = documents;
        this.messages = messages;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping
    @Allowed("plan.read")
    String list(@PathVariable UUID id, Model model) {
        return show(id, Form.blank().with("due", Days.show(work.due(id))), model);
    }

    private String show(UUID id, Form form, Model model) {
        List<UnitWork.Unit> units = work.units(id);
        model.addAttribute("plan", door.plan(id));
        model.addAttribute("units", units);
        model.addAttribute("due", java.util.Optional.ofNullable(work.due(id)));
        model.addAttribute("steers", hands.steers(id));
        model.addAttribute(
                "mine",
                units.stream()
                        .map(UnitWork.Unit::agency)
                        .filter(agency -> work.may(id, agency))
                        .toList());
        model.addAttribute(
                "names",
                names.of(
                        units.stream().map(UnitWork.Unit::contact).toList(),
                        units.stream().map(UnitWork.Unit::agency).toList()));
        model.addAttribute("form", form);
        return ItemPieces.VIEWS + "units";
    }

    @PostMapping("/han")
    @Allowed(Hands.STEER)
    String due(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        door.plan(id);
        Form form = Form.sent(request.getParameterMap());
        LocalDate day = Door.day(form, "due");
        if (form.wrong() || !Door.done(form, work.setDue(id, day))) {
            return show(id, form, model);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, "progress.toast.dated"));
        return "redirect:/ke-hoach/" + id + "/dau-moi";
    }

    @GetMapping("/{agency}")
    @Allowed({Hands.WORK, Hands.STEER})
    String one(@PathVariable UUID id, @PathVariable UUID agency, Model model) {
        UnitWork.Unit unit = unit(id, agency);
        UUID contact = unit.contact();
        return form(id, unit, Form.blank().with("person", contact == null ? "" : contact.toString()), model);
    }

    private UnitWork.Unit unit(UUID id, UUID agency) {
        door.plan(id);
        UnitWork.Unit unit = work.units(id).stream()
                .filter(one -> one.agency().equals(agency))
                .findFirst()
                .orElseThrow(Door::missing);
        door.require(work.may(id, agency), Hands.WORK, agency);
        return unit;
    }

    private String form(UUID id, UnitWork.Unit unit, Form form, Model model) {
        model.addAttribute("plan", door.plan(id));
        model.addAttribute("unit", unit);
        model.addAttribute("name", names.agency(unit.agency()));
        model.addAttribute("people", names.people(List.of(unit.agency()), ""));
        model.addAttribute("form", form);
        return ItemPieces.VIEWS + "unit";
    }

    @PostMapping("/{agency}/nguoi")
    @Allowed({Hands.WORK, Hands.STEER})
    String contact(
            @PathVariable UUID id,
            @PathVariable UUID agency,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        UnitWork.Unit unit = unit(id, agency);
        if (!Door.done(form, work.contact(id, agency, Door.id(form, "person")))) {
            return form(id, unit, form, model);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, "progress.toast.contact"));
        return "redirect:/ke-hoach/" + id + "/dau-moi";
    }

    @PostMapping("/{agency}/ke-hoach-rieng")
    @Allowed({Hands.WORK, Hands.STEER})
    String file(
            @PathVariable UUID id,
            @PathVariable UUID agency,
            HttpServletRequest request,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        UnitWork.Unit unit = unit(id, agency);
        LocalDate issued = Door.day(form, "issued");
        if (file == null || file.isEmpty()) {
            form.refuse("file", "progress.refused.paper");
        }
        if (!form.wrong()) {
            transaction.executeWithoutResult(status -> {
                try {
                    UUID document = ItemActPages.paper(documents, file);
                    if (document == null
                            || !Door.done(form, work.file(id, agency, form.value("number"), issued, document))) {
                        status.setRollbackOnly();
                    }
                } catch (DocumentRefused refused) {
                    form.refuse("file", refused.key(), refused.limitInMegabytes());
                    status.setRollbackOnly();
                }
            });
        }
        if (form.wrong()) {
            return form(id, unit, form, model);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, "progress.toast.filed"));
        return "redirect:/ke-hoach/" + id + "/dau-moi";
    }
}

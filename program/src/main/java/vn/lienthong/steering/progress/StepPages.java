package vn.lienthong.steering.progress;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** One step: who has it in hand, its days, what it was split into. */
@Controller
@RequestMapping("/ke-hoach/buoc/{id}")
@Allowed({Hands.WORK, Hands.STEER})
class StepPages {

    private final Door door;
    private final ProgressWork work;
    private final Names names;
    private final Messages messages;

    StepPages(Door door, ProgressWork work, Names names, Messages messages) {
        this.door = door;
        this.work = work;
        this.names = names;
        this.messages = messages;
    }

    private record Seen(Door.Opened opened, StepProgress step) {}

    private Seen seen(UUID id) {
        Door.Opened opened = door.step(id);
        StepProgress step = opened.step(id.toString()).orElseThrow(Door::missing);
        door.require(opened.reach().moves(step), Hands.WORK, id);
        return new Seen(opened, step);
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        return show(seen(id), Form.blank(), model);
    }

    private String show(Seen seen, Form form, Model model) {
        Door.Opened opened = seen.opened;
        StepProgress step = seen.step;
        List<UUID> agencies = names.agenciesOf(opened.item(), opened.progress());
        if (form.value("act").isEmpty()) {
            form.with("agency", text(step.agency()))
                    .with("person", text(step.person()))
                    .with("start", Days.show(step.start()))
                    .with("text", step.own() ? step.text() : "");
        }
        opened.show(model);
        model.addAttribute("step", step);
        model.addAttribute("reach", opened.reach());
        model.addAttribute("form", form);
        model.addAttribute(
                "agencies",
                agencies.stream()
                        .map(agency -> Choice.of(agency.toString(), names.agency(agency)))
                        .toList());
        UUID own = step.agency();
        model.addAttribute(
                "people",
                names.people(opened.reach().directs() ? agencies : own == null ? List.of() : List.of(own), ""));
        return ItemPieces.VIEWS + "step";
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private String answer(
            Seen seen,
            Form form,
            ActOutcome outcome,
            String toast,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        if (!Door.done(form, outcome)) {
            return show(new Seen(door.step(seen.step.stepId()), seen.step), form, model);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, toast));
        return "redirect:/ke-hoach/buoc/" + seen.step.stepId();
    }

    @PostMapping("/giao")
    String assign(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        Seen seen = seen(id);
        ActOutcome outcome = work.assign(
                id,
                seen.opened.reach().directs() ? Door.id(form, "agency") : null,
                Door.id(form, "person"),
                Door.version(form));
        return answer(seen, form, outcome, "progress.toast.assigned", model, redirect, locale);
    }

    @PostMapping("/han")
    String days(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        Seen seen = seen(id);
        LocalDate start = Door.day(form, "start");
        NewDay due = Door.newDay(form);
        return form.wrong()
                ? show(seen, form, model)
                : answer(
                        seen,
                        form,
                        work.setDays(id, start, due, Door.version(form)),
                        "progress.toast.dated",
                        model,
                        redirect,
                        locale);
    }

    @PostMapping("/minh-chung")
    String evidence(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        boolean wanted = form.value("wanted").equals("true");
        return answer(
                seen(id),
                form,
                work.wantEvidence(id, wanted, Door.version(form)),
                wanted ? "progress.toast.wanted" : "progress.toast.not-wanted",
                model,
                redirect,
                locale);
    }

    @PostMapping("/noi-dung")
    String reword(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        return answer(
                seen(id),
                form,
                work.reword(id, form.value("text"), Door.version(form)),
                "progress.toast.reworded",
                model,
                redirect,
                locale);
    }

    @PostMapping("/chia")
    String split(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        Seen seen = seen(id);
        return answer(
                seen,
                form,
                work.addStep(seen.step.itemId(), id, form.value("part"), null, null)
                                instanceof ActOutcome.Refused refused
                        ? new ActOutcome.Refused("part", refused.key())
                        : new ActOutcome.Done(id),
                "progress.toast.split",
                model,
                redirect,
                locale);
    }

    @PostMapping("/cho")
    String order(@PathVariable UUID id, HttpServletRequest request) {
        Form form = Form.sent(request.getParameterMap());
        Seen seen = seen(id);
        work.reorder(id, form.value("way").equals("len"));
        return "redirect:/ke-hoach/buoc/" + Objects.requireNonNullElse(seen.step.parentId(), id);
    }

    @PostMapping("/bo")
    String remove(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        Seen seen = seen(id);
        if (!Door.done(form, work.remove(id, form.value("why"), Door.version(form)))) {
            return show(seen, form, model);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, "progress.toast.removed"));
        return "redirect:/ke-hoach/muc/" + seen.step.itemId();
    }
}

package vn.lienthong.steering.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.ui.Form;

/** A unit's part of a report. */
@Controller
@RequestMapping("/bao-cao/phan/{id}")
@Allowed(Sight.READ)
class PartPages {

    private final Parts parts;
    private final Sight sight;
    private final People people;
    private final RoundWords words;

    PartPages(Parts parts, Sight sight, People people, RoundWords words) {
        this.parts = parts;
        this.sight = sight;
        this.people = people;
        this.words = words;
    }

    @GetMapping
    String part(@PathVariable UUID id, Model model) {
        return show(id, Form.blank(), List.of(), List.of(), model);
    }

    private String show(UUID id, Form form, List<Typed> conflicts, List<Field> missing, Model model) {
        Round.Part part = sight.part(id);
        Round round = sight.round(part.roundId());
        List<Field> fields = parts.fields(round, part);
        model.addAttribute("round", round);
        model.addAttribute("part", part);
        model.addAttribute("form", form);
        model.addAttribute("words", words);
        model.addAttribute("fields", FieldForm.of(fields, conflicts, names(fields, part), missing));
        model.addAttribute("count", PartFields.count(fields));
        model.addAttribute("figures", parts.figures(round, part));
        model.addAttribute("since", parts.since(round, List.of(part)).getOrDefault(id, List.of()));
        model.addAttribute("mayWrite", sight.mayWrite(part));
        model.addAttribute("mayGiveBack", sight.mayIssue(round));
        model.addAttribute(
                "submitter",
                part.submittedBy() == null
                        ? ""
                        : people.names(List.of(part.submittedBy())).getOrDefault(part.submittedBy(), ""));
        return RoundPages.VIEWS + "part";
    }

    private java.util.Map<UUID, String> names(List<Field> fields, Round.Part part) {
        return people.names(Stream.concat(
                        fields.stream().flatMap(field -> Stream.ofNullable(field.editedBy())),
                        Stream.ofNullable(part.submittedBy()))
                .distinct()
                .toList());
    }

    /** Saves what was typed; with {@code act=nop} submits the part too. */
    @PostMapping
    @Allowed(Sight.WRITE)
    String save(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String act,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Round.Part part = sight.part(id);
        sight.requireWrite(part);
        Form form = Form.sent(request.getParameterMap());
        List<Typed> conflicts = parts.save(part, Typed.of(form));
        if (!conflicts.isEmpty()) {
            form.refuse(
                    "",
                    part.state() == Round.PartState.TO_WRITE ? "reports.conflict" : "reports.conflict.submitted",
                    conflicts.size());
            return show(id, form, conflicts, List.of(), model);
        }
        if (!act.equals("nop")) {
            redirect.addFlashAttribute("toast", words.text(locale, "reports.toast.saved"));
            return "redirect:" + part.path();
        }
        String version = form.value("version");
        return switch (parts.submit(
                sight.round(part.roundId()), part, version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0)) {
            case Parts.Submission.Done done -> {
                redirect.addFlashAttribute(
                        "toast",
                        words.text(locale, done.late() ? "reports.toast.submitted-late" : "reports.toast.submitted"));
                yield "redirect:" + part.path();
            }
            case Parts.Submission.Missing missing -> {
                refuse(form, missing.fields(), parts.fields(sight.round(part.roundId()), part));
                yield show(id, form, List.of(), missing.fields(), model);
            }
            case Parts.Submission.Meanwhile meanwhile -> {
                redirect.addFlashAttribute("toast", words.text(locale, "reports.toast.meanwhile"));
                yield "redirect:" + part.path();
            }
        };
    }

    private static void refuse(Form form, List<Field> missing, List<Field> all) {
        for (int n = 0; n < all.size(); n++) {
            Field field = all.get(n);
            if (missing.stream().anyMatch(one -> one.key().equals(field.key()))) {
                if (field.subject().endsWith(PartFields.WHY)) {
                    form.refuse("t." + n, "reports.missing.why", field.title());
                } else {
                    form.refuse("t." + n, "reports.missing." + field.section());
                }
            }
        }
    }

    @PostMapping("/rut")
    @Allowed(Sight.WRITE)
    String takeBack(@PathVariable UUID id, @RequestParam int version, RedirectAttributes redirect, Locale locale) {
        Round.Part part = sight.part(id);
        boolean back = parts.takeBack(part, version);
        redirect.addFlashAttribute(
                "toast", words.text(locale, back ? "reports.toast.taken-back" : "reports.toast.merged-already"));
        return "redirect:" + part.path();
    }

    @PostMapping("/tra")
    @Allowed(Sight.ISSUE)
    String giveBack(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam String why,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Round.Part part = sight.part(id);
        if (why.isBlank()) {
            return show(id, Form.blank().refuse("why", "reports.missing.back"), List.of(), List.of(), model);
        }
        boolean back = parts.giveBack(sight.round(part.roundId()), part, why.strip(), version);
        redirect.addFlashAttribute(
                "toast", words.text(locale, back ? "reports.toast.given-back" : "reports.toast.meanwhile"));
        return "redirect:/bao-cao/dot/" + part.roundId();
    }
}

package vn.lienthong.steering.progress;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.documents.DocumentRefused;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** An item as a whole: its contact person and own steps, its last day by a decision, what people say. */
@Controller
class ItemActPages {

    private static final String ITEM = "/ke-hoach/muc/{id}";

    private final Door door;
    private final ProgressWork work;
    private final Comments comments;
    private final Documents documents;
    private final Names names;
    private final Messages messages;
    private final TransactionTemplate transaction;

    ItemActPages(
            Door door,
            ProgressWork work,
            Comments comments,
            Documents documents,
            Names names,
            Messages messages,
            PlatformTransactionManager transactions) {
        this.door = door;
        this.work = work;
        this.comments = comments;
        this.documents = documents;
        this.names = names;
        this.messages = messages;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping(ITEM + "/phan-cong")
    @Allowed({Hands.WORK, Hands.STEER})
    String assign(@PathVariable UUID id, Model model) {
        return showAssign(door.item(id), Form.blank(), model);
    }

    private String showAssign(Door.Opened opened, Form form, Model model) {
        door.require(opened.reach().directs(), Hands.WORK, opened.item().id());
        UUID contact = opened.progress().contact();
        if (form.value("act").isEmpty()) {
            form.with("person", contact == null ? "" : contact.toString());
        }
        opened.show(model);
        model.addAttribute("form", form);
        model.addAttribute("reach", opened.reach());
        model.addAttribute(
                "names",
                names.of(
                        opened.steps().stream().map(StepProgress::person).toList(),
                        opened.steps().stream().map(StepProgress::agency).toList()));
        model.addAttribute("people", names.people(names.agenciesOf(opened.item(), opened.progress()), ""));
        return ItemPieces.VIEWS + "assign";
    }

    private String answer(
            UUID id,
            Form form,
            ActOutcome outcome,
            String toast,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        if (!Door.done(form, outcome)) {
            return showAssign(door.item(id), form, model);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, toast));
        return "redirect:/ke-hoach/muc/" + id + "/phan-cong";
    }

    @PostMapping(ITEM + "/dau-moi")
    @Allowed({Hands.WORK, Hands.STEER})
    String contact(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        door.item(id);
        return answer(
                id,
                form,
                work.contact(id, Door.id(form, "person"), Door.version(form)),
                "progress.toast.contact",
                model,
                redirect,
                locale);
    }

    @PostMapping(ITEM + "/them-buoc")
    @Allowed({Hands.WORK, Hands.STEER})
    String addStep(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        Door.Opened opened = door.item(id);
        LocalDate due = Door.day(form, "due");
        return form.wrong()
                ? showAssign(opened, form, model)
                : answer(
                        id,
                        form,
                        work.addStep(id, null, form.value("text"), null, due),
                        "progress.toast.added",
                        model,
                        redirect,
                        locale);
    }

    @PostMapping(ITEM + "/duy-tri")
    @Allowed({Hands.WORK, Hands.STEER})
    String confirm(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        door.item(id);
        return answer(
                id,
                form,
                work.confirm(id, form.value("note"), Door.version(form)),
                "progress.toast.confirmed",
                model,
                redirect,
                locale);
    }

    @PostMapping(ITEM + "/nhip")
    @Allowed(Hands.STEER)
    String rhythm(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        door.item(id);
        int months = form.value("months").matches("[0-9]{1,2}") ? Integer.parseInt(form.value("months")) : 0;
        return answer(
                id,
                form,
                work.keepEvery(id, Period.ofMonths(months), Door.version(form)),
                "progress.toast.rhythm",
                model,
                redirect,
                locale);
    }

    @GetMapping(ITEM + "/dieu-chinh")
    @Allowed(Hands.STEER)
    String adjust(@PathVariable UUID id, Model model) {
        return showAdjust(door.item(id), Form.blank(), model);
    }

    private String showAdjust(Door.Opened opened, Form form, Model model) {
        door.require(opened.reach().steers(), Hands.STEER, opened.item().id());
        opened.show(model);
        model.addAttribute("form", form);
        return ItemPieces.VIEWS + "adjust";
    }

    @PostMapping(ITEM + "/dieu-chinh")
    @Allowed(Hands.STEER)
    String adjusted(
            @PathVariable UUID id,
            HttpServletRequest request,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        Door.Opened opened = door.item(id);
        door.require(opened.reach().steers(), Hands.STEER, id);
        LocalDate issued = Door.day(form, "issued");
        NewDay due = Door.newDay(form);
        if (form.value("issued").isEmpty()) {
            form.refuse("issued", "progress.refused.issued");
        }
        if (due == null && !form.wrong()) {
            form.refuse("due", "progress.refused.new-due");
        }
        if (!form.wrong()) {
            decide(opened, form, Objects.requireNonNull(due), Objects.requireNonNull(issued), file);
        }
        if (form.wrong()) {
            return showAdjust(opened, form, model);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, "progress.toast.adjusted"));
        return "redirect:/ke-hoach/muc/" + id;
    }

    /** The paper and the decision stay both or go both. */
    private void decide(Door.Opened opened, Form form, NewDay due, LocalDate issued, @Nullable MultipartFile file) {
        transaction.executeWithoutResult(status -> {
            try {
                Decision decision =
                        new Decision(form.value("number"), issued, form.value("reason"), paper(documents, file));
                if (!Door.done(
                        form,
                        work.adjust(opened.plan().id(), List.of(opened.item().id()), due, decision))) {
                    status.setRollbackOnly();
                }
            } catch (DocumentRefused refused) {
                form.refuse("file", refused.key(), refused.limitInMegabytes());
                status.setRollbackOnly();
            }
        });
    }

    static @Nullable UUID paper(Documents documents, @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return null;
        }
        try (InputStream bytes = file.getInputStream()) {
            return documents
                    .store(
                            Proofs.OWNER,
                            Proofs.harmless(Objects.requireNonNullElse(file.getOriginalFilename(), "")),
                            bytes)
                    .id();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @PostMapping(ITEM + "/y-kien")
    @Allowed(Hands.COMMENT)
    String comment(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes redirect, Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        door.item(id);
        String mention = form.value("mention");
        String text = form.value("text");
        boolean named = mention.isEmpty() || Comments.mentions(text).contains(mention);
        ActOutcome outcome = comments.add(
                id,
                Door.id(form, "step"),
                text.isEmpty() || named ? text : "@" + mention + " " + text,
                Objects.requireNonNull(Door.id(form, "key")));
        redirect.addFlashAttribute(
                "toast",
                messages.text(
                        locale,
                        outcome instanceof ActOutcome.Refused refused ? refused.key() : "progress.toast.comment"));
        return "redirect:/ke-hoach/muc/" + id + "#y-kien";
    }

    @PostMapping(ITEM + "/da-doc")
    @Allowed("plan.read")
    String seen(@PathVariable UUID id) {
        door.item(id);
        comments.seen(id);
        return "redirect:/ke-hoach/muc/" + id + "#y-kien";
    }

    @GetMapping("/ke-hoach/y-kien/{id}/sua")
    @Allowed(Hands.COMMENT)
    String editForm(@PathVariable UUID id, Model model) {
        Comments.Comment comment = comments.find(id).filter(comments::editable).orElseThrow(Door::missing);
        return showEdit(comment, Form.blank().with("text", comment.text()), model);
    }

    private String showEdit(Comments.Comment comment, Form form, Model model) {
        door.item(comment.itemId()).show(model);
        model.addAttribute("comment", comment);
        model.addAttribute("form", form);
        return ItemPieces.VIEWS + "commentEdit";
    }

    @PostMapping("/ke-hoach/y-kien/{id}/sua")
    @Allowed(Hands.COMMENT)
    String edit(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        Comments.Comment comment = comments.find(id).orElseThrow(Door::missing);
        if (!Door.done(form, comments.edit(id, form.value("text")))) {
            return showEdit(comment, form, model);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, "progress.toast.comment-edited"));
        return "redirect:/ke-hoach/muc/" + comment.itemId() + "#y-kien-" + id;
    }
}

package vn.lienthong.steering.progress;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;

/** "Ghi việc đã làm": a step goes on, with its evidence; and evidence alone. */
@Controller
class RecordPages {

    /** Words that records of this program are looked for by, and the one that was picked. */
    static final String WORDS = "tim";

    static final String RECORD = "record";

    private static final String ITEM = "/ke-hoach/muc/{id}";

    private final Door door;
    private final Progress progress;
    private final Proofs proofs;
    private final RecordPicker picker;
    private final EvidenceStore evidence;
    private final Names names;
    private final History history;
    private final Story story;
    private final TransactionTemplate transaction;
    private final Messages messages;

    RecordPages(
            Door door,
            Progress progress,
            Proofs proofs,
            RecordPicker picker,
            EvidenceStore evidence,
            Names names,
            History history,
            Story story,
            Messages messages,
            PlatformTransactionManager transactions) {
        this.door = door;
        this.progress = progress;
        this.proofs = proofs;
        this.picker = picker;
        this.evidence = evidence;
        this.names = names;
        this.history = history;
        this.story = story;
        this.transaction = new TransactionTemplate(transactions);
        this.messages = messages;
    }

    @GetMapping(ITEM + "/ghi-viec")
    @Allowed({Hands.WORK, Hands.STEER})
    String form(@PathVariable UUID id, @RequestParam(defaultValue = "") String buoc, Model model) {
        Door.Opened opened = door.item(id);
        List<StepProgress> mine = movable(opened, id);
        StepProgress step = mine.stream()
                .filter(one -> one.stepId().toString().equals(buoc))
                .findFirst()
                .or(() -> mine.stream().filter(StepProgress::open).findFirst())
                .orElse(mine.getFirst());
        Form form = Form.blank()
                .with("step", step.stepId().toString())
                .with("version", Integer.toString(step.version()))
                .with("state", StepState.DONE.name())
                .with("key", Ids.next().toString());
        return show(opened, step, form, Optional.empty(), model);
    }

    private List<StepProgress> movable(Door.Opened opened, UUID id) {
        List<StepProgress> mine =
                opened.steps().stream().filter(opened.reach()::moves).toList();
        door.require(!mine.isEmpty(), Hands.WORK, id);
        return mine;
    }

    private String show(
            Door.Opened opened,
            StepProgress step,
            Form form,
            Optional<MoveOutcome.ChangedMeanwhile> meanwhile,
            Model model) {
        opened.show(model);
        model.addAttribute("step", step);
        model.addAttribute(
                "mine", opened.steps().stream().filter(opened.reach()::moves).toList());
        model.addAttribute(
                "states",
                Arrays.stream(StepState.values())
                        .filter(state -> state != step.state())
                        .toList());
        model.addAttribute("form", form);
        model.addAttribute("meanwhile", meanwhile);
        model.addAttribute(
                "names",
                names.of(
                        meanwhile
                                .flatMap(MoveOutcome.ChangedMeanwhile::last)
                                .map(last -> java.util.Collections.singletonList(last.actor()))
                                .orElse(List.of()),
                        List.of()));
        model.addAttribute("limit", proofs.limitInMegabytes());
        return ItemPieces.VIEWS + "record";
    }

    @PostMapping(ITEM + "/ghi-viec")
    @Allowed({Hands.WORK, Hands.STEER})
    String record(
            @PathVariable UUID id,
            HttpServletRequest request,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        Form form = Form.sent(request.getParameterMap());
        Door.Opened opened = door.item(id);
        movable(opened, id);
        StepProgress step = opened.step(form.value("step")).orElseThrow(Door::missing);
        LocalDate day = Door.day(form, "day");
        StepState to = Arrays.stream(StepState.values())
                .filter(state -> state.name().equals(form.value("state")))
                .findFirst()
                .orElse(null);
        if (to == null) {
            form.refuse("state", "progress.refused.state");
        }
        Optional<Evidence.Scan> scan = form.wrong() ? Optional.empty() : look(step, form, file);
        if (form.wrong()) {
            return show(opened, step, form, Optional.empty(), model);
        }
        // Evidence and move stay both or go both: whoever is refused sends the file again with what was mended.
        StringBuilder words = new StringBuilder();
        MoveOutcome outcome = transaction.execute(status -> {
            bring(step, form, file, scan, words, locale);
            MoveOutcome moved = form.wrong()
                    ? null
                    : progress.move(
                            step.stepId(),
                            Objects.requireNonNull(to),
                            form.value("why"),
                            day,
                            Door.version(form),
                            Objects.requireNonNull(Door.id(form, "key")));
            if (!(moved instanceof MoveOutcome.Moved)) {
                status.setRollbackOnly();
            }
            return moved;
        });
        return answer(opened, step, form, outcome, words.toString(), model, redirect, locale);
    }

    private String answer(
            Door.Opened opened,
            StepProgress step,
            Form form,
            @Nullable MoveOutcome outcome,
            String words,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        UUID id = opened.item().id();
        switch (outcome) {
            case null -> {
                return show(opened, step, form, Optional.empty(), model);
            }
            case MoveOutcome.Moved moved -> {
                redirect.addFlashAttribute(
                        "toast",
                        messages.text(
                                        locale,
                                        "progress.toast.moved",
                                        messages.text(
                                                locale, moved.step().state().key()))
                                + words);
                return "redirect:/ke-hoach/muc/" + id;
            }
            case MoveOutcome.ChangedMeanwhile meanwhile -> {
                form.with("version", Integer.toString(meanwhile.now().version()))
                        .with("key", Ids.next().toString());
                return show(door.item(id), meanwhile.now(), form, Optional.of(meanwhile), model);
            }
            case MoveOutcome.Refused refused -> {
                form.refuse(field(refused.reason()), refused.reason().key());
                return show(door.item(id), step, form, Optional.empty(), model);
            }
        }
    }

    private static String field(MoveOutcome.Reason reason) {
        return switch (reason) {
            case REASON_WANTED -> "why";
            case REVIEW_DAY_WANTED, DAY_AHEAD -> "day";
            case EVIDENCE_WANTED -> "file";
            case SAME_STATE -> "state";
            case GONE, PARTS_OPEN -> "";
        };
    }

    /** What the scanner says of the file that came with the form; empty without a file. */
    private Optional<Evidence.Scan> look(StepProgress step, Form form, @Nullable MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return Optional.empty();
        }
        return switch (proofs.look(step.stepId(), new Uploaded(file))) {
            case Proofs.Looked.Yes yes -> Optional.of(yes.scan());
            case Proofs.Looked.No no -> {
                refuse(form, no.answer());
                yield Optional.empty();
            }
        };
    }

    private void refuse(Form form, Proofs.Brought answer) {
        switch (answer) {
            case Proofs.Brought.Kept _ -> {
                // Nothing to mend.
            }
            case Proofs.Brought.Infected infected -> form.refuse("file", "progress.refused.infected", infected.virus());
            case Proofs.Brought.Refused refused -> form.refuse("file", refused.key(), proofs.limitInMegabytes());
        }
    }

    /** Hangs what came with the form on the step; {@code words} are added to the line that says what was done. */
    private void bring(
            StepProgress step,
            Form form,
            @Nullable MultipartFile file,
            Optional<Evidence.Scan> scan,
            StringBuilder words,
            Locale locale) {
        if (file != null && scan.isPresent()) {
            try {
                Proofs.Brought brought = proofs.keep(
                        step.stepId(),
                        Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                        new Uploaded(file),
                        scan.get(),
                        form.value("note"));
                refuse(form, brought);
                if (brought instanceof Proofs.Brought.Kept kept) {
                    if (kept.waiting()) {
                        words.append(' ').append(messages.text(locale, "progress.toast.waiting"));
                    }
                    kept.sameAs().stream()
                            .findFirst()
                            .ifPresent(title ->
                                    words.append(' ').append(messages.text(locale, "progress.toast.same", title)));
                }
            } catch (DocumentRefused refused) {
                form.refuse("file", refused.key(), refused.limitInMegabytes());
            }
        }
        if (!form.value("address").isEmpty()
                && proofs.link(step.stepId(), form.value("title"), form.value("address"), form.value("note"))
                        instanceof ActOutcome.Refused refused) {
            form.refuse(refused.field(), refused.key());
        }
    }

    /** A file of a form: on the disk already, so it can be read twice. */
    private record Uploaded(MultipartFile file) implements Proofs.Content {

        @Override
        public InputStream open() throws IOException {
            return file.getInputStream();
        }

        @Override
        public long size() {
            return file.getSize();
        }
    }

    @GetMapping(ITEM + "/minh-chung")
    @Allowed({Hands.WORK, Hands.STEER})
    String evidenceForm(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String buoc,
            @RequestParam(defaultValue = "") String tim,
            Model model) {
        Door.Opened opened = door.item(id);
        door.require(opened.reach().contributes(), Hands.WORK, id);
        return showEvidence(opened, Form.blank().with("step", buoc).with(WORDS, tim.strip()), model);
    }

    private String showEvidence(Door.Opened opened, Form form, Model model) {
        opened.show(model);
        model.addAttribute("form", form);
        model.addAttribute("limit", proofs.limitInMegabytes());
        model.addAttribute("found", picker.find(form.value(WORDS)));
        return ItemPieces.VIEWS + "evidence";
    }

    @PostMapping(ITEM + "/minh-chung")
    @Allowed({Hands.WORK, Hands.STEER})
    String addEvidence(
            @PathVariable UUID id,
            HttpServletRequest request,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        Form form = Form.sent(request.getParameterMap());
        Door.Opened opened = door.item(id);
        door.require(opened.reach().contributes(), Hands.WORK, id);
        Optional<StepProgress> step = opened.step(form.value("step"));
        if (step.isEmpty()) {
            form.refuse("step", "progress.refused.step");
        } else if ((file == null || file.isEmpty())
                && form.value("address").isEmpty()
                && form.value(RECORD).isEmpty()) {
            form.refuse("file", "progress.refused.nothing-brought");
        }
        Optional<RecordPicker.Picked> picked =
                form.value(RECORD).isEmpty() ? Optional.empty() : picker.picked(form.value(WORDS), form.value(RECORD));
        if (picked.isEmpty() && !form.value(RECORD).isEmpty()) {
            form.refuse(RECORD, "progress.refused.record-gone");
        }
        Optional<Evidence.Scan> scan = form.wrong() ? Optional.empty() : look(step.orElseThrow(), form, file);
        StringBuilder words = new StringBuilder();
        if (!form.wrong()) {
            transaction.executeWithoutResult(status -> {
                bring(step.orElseThrow(), form, file, scan, words, locale);
                picked.ifPresent(one -> Door.done(
                        form, proofs.record(step.orElseThrow().stepId(), one.kind(), one.found(), form.value("note"))));
                if (form.wrong()) {
                    status.setRollbackOnly();
                }
            });
        }
        if (form.wrong()) {
            return showEvidence(opened, form, model);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, "progress.toast.evidence") + words);
        return "redirect:/ke-hoach/muc/" + id + "#minh-chung";
    }

    @GetMapping("/ke-hoach/minh-chung/{id}/go")
    @Allowed({Hands.WORK, Hands.STEER})
    String removeForm(@PathVariable UUID id, Model model) {
        return showRemove(evidence.find(id).orElseThrow(Door::missing), Form.blank(), model);
    }

    private String showRemove(Evidence one, Form form, Model model) {
        door.item(one.itemId()).show(model);
        model.addAttribute("one", one);
        model.addAttribute("form", form);
        return ItemPieces.VIEWS + "evidenceRemove";
    }

    @PostMapping("/ke-hoach/minh-chung/{id}/go")
    @Allowed({Hands.WORK, Hands.STEER})
    String remove(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        Evidence one = evidence.find(id).orElseThrow(Door::missing);
        if (!Door.done(form, proofs.remove(id, form.value("why")))) {
            return showRemove(one, form, model);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, "progress.toast.evidence-removed"));
        return "redirect:/ke-hoach/muc/" + one.itemId() + "#minh-chung";
    }

    /** The whole history of an item. */
    @GetMapping(ITEM + "/dien-bien")
    @Allowed("plan.read")
    String story(@PathVariable UUID id, Model model, Locale locale) {
        Door.Opened opened = door.item(id);
        opened.show(model);
        model.addAttribute(
                "lines", story.tell(history.ofItem(id, 1000), ItemPieces.texts(progress, opened.item()), locale));
        return ItemPieces.VIEWS + "story";
    }
}

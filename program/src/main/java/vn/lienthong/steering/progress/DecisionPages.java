package vn.lienthong.steering.progress;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
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
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** One numbered decision that adjusts the plan: first the items are chosen, then each gets its new day or lead unit. */
@Controller
@RequestMapping("/ke-hoach/{id}/quyet-dinh")
@Allowed(Hands.STEER)
class DecisionPages {

    static final String ITEM = "muc";
    static final String UNIT = "don-vi";

    /** More items than this stand in no decision. */
    private static final int MOST = 60;

    private final Door door;
    private final PlanBook book;
    private final Progress progress;
    private final ProgressWork work;
    private final ActStore acts;
    private final Hands hands;
    private final Names names;
    private final Documents documents;
    private final Messages messages;
    private final TransactionTemplate transaction;

    DecisionPages(
            Door door,
            PlanBook book,
            Progress progress,
            ProgressWork work,
            ActStore acts,
            Hands hands,
            Names names,
            Documents documents,
            Messages messages,
            TransactionTemplate transaction) {
        this.door = door;
        this.book = book;
        this.progress = progress;
        this.work = work;
        this.acts = acts;
        this.hands = hands;
        this.names = names;
        this.documents = documents;
        this.messages = messages;
        this.transaction = transaction;
    }

    /** An item that a decision may change. */
    record Row(PlanItem item, ItemProgress progress, String lead) {

        /** Names of its fields in the form. */
        String due() {
            return "due-" + item.id();
        }

        String to() {
            return "lead-" + item.id();
        }

        String version() {
            return "version-" + item.id();
        }
    }

    private Plan steered(UUID id) {
        Plan plan = door.plan(id);
        door.require(hands.steers(id), Hands.STEER, id);
        return plan;
    }

    private List<Row> rows(UUID plan) {
        Map<UUID, ItemProgress> now = progress.items(plan);
        List<PlanItem> items = book.items(plan).stream()
                .filter(item -> item.content().active() && now.containsKey(item.id()))
                .toList();
        Names.Found found = names.of(
                List.of(),
                items.stream()
                        .map(item -> Objects.requireNonNull(now.get(item.id())).lead())
                        .toList());
        return items.stream()
                .map(item -> {
                    ItemProgress standing = Objects.requireNonNull(now.get(item.id()));
                    return new Row(item, standing, found.of(standing.lead()));
                })
                .toList();
    }

    @GetMapping
    String choose(@PathVariable UUID id, ListQuery query, Model model) {
        Plan plan = steered(id);
        List<Row> all = rows(id);
        String words = VietnameseText.fold(query.q());
        model.addAttribute("plan", plan);
        model.addAttribute("query", query);
        model.addAttribute(
                "rows",
                all.stream()
                        .filter(row -> query.filter(UNIT).isEmpty()
                                || query.filter(UNIT)
                                        .equals(String.valueOf(row.progress().lead())))
                        .filter(row -> VietnameseText.fold(row.item().title()).contains(words))
                        .toList());
        model.addAttribute("units", leads(all));
        model.addAttribute("made", acts.decisions(id));
        return ItemPieces.VIEWS + "decisions";
    }

    private static List<Choice> leads(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.progress().lead() != null && !row.lead().isEmpty())
                .map(row -> Choice.of(String.valueOf(row.progress().lead()), row.lead()))
                .distinct()
                .sorted(java.util.Comparator.comparing(Choice::text, VietnameseText.collator()))
                .toList();
    }

    @GetMapping("/moi")
    String blank(
            @PathVariable UUID id,
            @RequestParam(name = ITEM, required = false) @Nullable Set<UUID> chosen,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        steered(id);
        List<Row> rows = chosen(id, chosen == null ? Set.of() : chosen);
        if (rows.isEmpty() || rows.size() > MOST) {
            redirect.addFlashAttribute("toast", messages.text(locale, "progress.decision.choose", MOST));
            return "redirect:/ke-hoach/" + id + "/quyet-dinh";
        }
        Form form = Form.blank();
        rows.forEach(
                row -> form.with(row.version(), String.valueOf(row.progress().version())));
        return show(id, rows, form, model);
    }

    private List<Row> chosen(UUID plan, Set<UUID> chosen) {
        return rows(plan).stream()
                .filter(row -> chosen.contains(row.item().id()))
                .toList();
    }

    private String show(UUID id, List<Row> rows, Form form, Model model) {
        model.addAttribute("plan", steered(id));
        model.addAttribute("rows", rows);
        model.addAttribute("form", form);
        model.addAttribute("units", unitsOf(id));
        return ItemPieces.VIEWS + "decision";
    }

    /** The units that have a part in the plan. */
    private List<Choice> unitsOf(UUID plan) {
        Map<UUID, ItemProgress> now = progress.items(plan);
        Set<UUID> units = new HashSet<>();
        book.items(plan).stream()
                .filter(item -> now.containsKey(item.id()))
                .forEach(item -> units.addAll(names.agenciesOf(item, Objects.requireNonNull(now.get(item.id())))));
        Names.Found found = names.of(List.of(), units);
        return Stream.concat(
                        Stream.of(Choice.of("", "")),
                        units.stream()
                                .map(unit -> Choice.of(unit.toString(), found.of(unit)))
                                .filter(choice -> !choice.text().isEmpty())
                                .sorted(java.util.Comparator.comparing(Choice::text, VietnameseText.collator())))
                .toList();
    }

    @PostMapping("/moi")
    String make(
            @PathVariable UUID id,
            HttpServletRequest request,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        steered(id);
        Form form = Form.sent(request.getParameterMap());
        Set<UUID> ids = new HashSet<>();
        form.values(ITEM).stream()
                .filter(value -> value.matches("[0-9a-f-]{36}"))
                .forEach(value -> ids.add(UUID.fromString(value)));
        List<Row> rows = chosen(id, ids);
        LocalDate issued = Door.day(form, "issued");
        if (form.value("issued").isEmpty()) {
            form.refuse("issued", "progress.refused.issued");
        }
        List<ProgressWork.Adjustment> adjustments = read(form, rows, unitsOf(id));
        if (adjustments.isEmpty() && !form.wrong()) {
            form.refuse("due", "progress.decision.nothing");
        }
        if (!form.wrong()) {
            decide(id, form, adjustments, Objects.requireNonNull(issued), file);
        }
        if (form.wrong()) {
            return show(id, rows, form, model);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, "progress.decision.made", adjustments.size()));
        return "redirect:/ke-hoach/" + id + "/quyet-dinh";
    }

    /** The day for all holds where an item has none of its own; an item for which nothing is said stays as it is. */
    private static List<ProgressWork.Adjustment> read(Form form, List<Row> rows, List<Choice> units) {
        NewDay all = Door.newDay(form);
        List<ProgressWork.Adjustment> adjustments = new ArrayList<>();
        for (Row row : rows) {
            LocalDate own = Door.day(form, row.due());
            String to = form.value(row.to());
            UUID lead = units.stream()
                            .anyMatch(unit -> !to.isEmpty() && unit.value().equals(to))
                    ? UUID.fromString(to)
                    : null;
            NewDay due = own == null ? all : new NewDay.On(own);
            if (due != null || lead != null) {
                adjustments.add(new ProgressWork.Adjustment(row.item().id(), due, lead, version(form, row)));
            }
        }
        return adjustments;
    }

    private static int version(Form form, Row row) {
        String sent = form.value(row.version());
        return sent.matches("[0-9]{1,9}") ? Integer.parseInt(sent) : 1;
    }

    /** The paper and the decision stay both or go both. */
    private void decide(
            UUID plan,
            Form form,
            List<ProgressWork.Adjustment> adjustments,
            LocalDate issued,
            @Nullable MultipartFile file) {
        transaction.executeWithoutResult(status -> {
            try {
                Decision decision = new Decision(
                        form.value("number"), issued, form.value("reason"), ItemActPages.paper(documents, file));
                if (!Door.done(form, work.adjust(plan, adjustments, decision))) {
                    status.setRollbackOnly();
                }
            } catch (DocumentRefused refused) {
                form.refuse("file", refused.key(), refused.limitInMegabytes());
                status.setRollbackOnly();
            }
        });
    }
}

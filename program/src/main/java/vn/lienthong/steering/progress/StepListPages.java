package vn.lienthong.steering.progress;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Every step of a plan in one list: who has it, by when; one's own are closed here, several are given out at once. */
@Controller
class StepListPages {

    private static final int MOST_AT_ONCE = 200;

    private final Door door;
    private final PlanBook book;
    private final Progress progress;
    private final ProgressWork work;
    private final Hands hands;
    private final Names names;
    private final Sheets sheets;
    private final Access access;
    private final Messages messages;

    StepListPages(
            Door door,
            PlanBook book,
            Progress progress,
            ProgressWork work,
            Hands hands,
            Names names,
            Sheets sheets,
            Access access,
            Messages messages) {
        this.door = door;
        this.book = book;
        this.progress = progress;
        this.work = work;
        this.hands = hands;
        this.names = names;
        this.sheets = sheets;
        this.access = access;
        this.messages = messages;
    }

    private StepList list(UUID plan, HttpServletRequest request) {
        return StepList.of(
                rows(plan),
                ListQuery.of(request.getParameterMap()),
                access.actor().accountId());
    }

    private List<StepList.Row> rows(UUID plan) {
        Map<UUID, PlanItem> items = new HashMap<>();
        book.items(plan).forEach(item -> items.put(item.id(), item));
        Map<UUID, ItemProgress> progresses = progress.items(plan);
        var steps = progress.steps(plan).values();
        Names.Found found = names.of(
                steps.stream().map(StepProgress::person).toList(),
                steps.stream().map(StepProgress::agency).toList());
        boolean steers = hands.steers(plan);
        Map<UUID, Boolean> works = new HashMap<>();
        List<StepList.Row> rows = new ArrayList<>();
        for (StepProgress step : steps) {
            PlanItem item = items.get(step.itemId());
            if (item != null) {
                UUID lead =
                        Objects.requireNonNull(progresses.get(step.itemId())).lead();
                boolean mine = steers || works(works, lead) || works(works, step.agency());
                rows.add(new StepList.Row(step, item, found.of(step.agency()), found.of(step.person()), mine));
            }
        }
        return rows;
    }

    private boolean works(Map<UUID, Boolean> known, @Nullable UUID agency) {
        return agency != null && known.computeIfAbsent(agency, hands::worksFor);
    }

    @GetMapping("/ke-hoach/{id}/buoc")
    @Allowed("plan.read")
    String show(@PathVariable UUID id, HttpServletRequest request, Model model) {
        Plan plan = door.plan(id);
        StepList list = list(id, request);
        List<StepList.Row> every = rows(id);
        boolean any = every.stream().anyMatch(StepList.Row::mine);
        Map<String, String> agencies = StepList.agencies(every);
        model.addAttribute("plan", plan);
        model.addAttribute("list", list);
        model.addAttribute(
                "agencies",
                agencies.entrySet().stream()
                        .map(one -> Choice.of(one.getKey(), one.getValue()))
                        .toList());
        model.addAttribute("mine", any);
        Set<UUID> within = new HashSet<>();
        if (any) {
            agencies.keySet().stream()
                    .map(UUID::fromString)
                    .filter(agency -> hands.steers(id) || hands.worksFor(agency))
                    .forEach(within::add);
        }
        model.addAttribute("people", names.people(within, ""));
        Map<UUID, UUID> keys = new HashMap<>();
        list.shown().forEach(row -> keys.put(row.step().stepId(), Ids.next()));
        model.addAttribute("keys", keys);
        return ItemPieces.VIEWS + "steps";
    }

    @GetMapping({"/ke-hoach/{id}/buoc.xlsx", "/ke-hoach/{id}/buoc.csv"})
    @Allowed("plan.read")
    void sheet(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        Plan plan = door.plan(id);
        String ending = request.getRequestURI().endsWith(".csv") ? ".csv" : ".xlsx";
        List<Sheet.Column> columns = List.of(
                Sheet.Column.text(word("progress.list.item", locale), 50),
                Sheet.Column.text(word("progress.list.step", locale), 60),
                Sheet.Column.text(word("progress.assign.agency", locale), 30),
                Sheet.Column.text(word("progress.assign.person", locale), 24),
                Sheet.Column.date(word("progress.list.baseline", locale)),
                Sheet.Column.date(word("progress.list.due", locale)),
                Sheet.Column.date(word("progress.list.done", locale)),
                Sheet.Column.text(word("progress.list.state", locale), 18),
                Sheet.Column.number(word("progress.list.late", locale)),
                Sheet.Column.text(word("progress.record.why", locale), 40));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (StepList.Row row : list(id, request).all()) {
            StepProgress step = row.step();
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(row.item().title());
            cells.add(step.text());
            cells.add(row.agency());
            cells.add(row.person());
            cells.add(step.baselineDue());
            cells.add(step.due());
            cells.add(step.doneOn());
            cells.add(word(step.state().key(), locale));
            cells.add(step.workingDaysLate());
            cells.add(step.reason());
            rows.add(cells);
        }
        sheets.send(
                response,
                "cac-buoc" + ending,
                new Sheet(word("progress.list.title", locale), plan.head().title(), columns, rows));
    }

    private String word(String key, Locale locale) {
        return messages.text(locale, key);
    }

    /** One click for one's own step; whatever needs words leads to the form. */
    @PostMapping("/ke-hoach/buoc/{id}/xong")
    @Allowed({Hands.WORK, Hands.STEER})
    String done(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes redirect, Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        StepProgress step = door.step(id).step(id.toString()).orElseThrow(Door::missing);
        String list = "redirect:/ke-hoach/" + step.planId() + "/buoc" + back(form);
        MoveOutcome outcome = progress.move(
                id, StepState.DONE, "", null, Door.version(form), Objects.requireNonNull(Door.id(form, "key")));
        return switch (outcome) {
            case MoveOutcome.Moved _ -> {
                redirect.addFlashAttribute("toast", messages.text(locale, "progress.toast.done", step.text()));
                yield list;
            }
            case MoveOutcome.ChangedMeanwhile _ -> {
                redirect.addFlashAttribute("toast", messages.text(locale, "progress.refused.changed"));
                yield list;
            }
            case MoveOutcome.Refused refused -> {
                redirect.addFlashAttribute(
                        "toast", messages.text(locale, refused.reason().key()));
                yield "redirect:/ke-hoach/muc/" + step.itemId() + "/ghi-viec?buoc=" + id;
            }
        };
    }

    /** The question of the list, kept through an act; only what this list itself writes is taken. */
    private static String back(Form form) {
        String query = form.value("back");
        return query.matches("\\?[-A-Za-z0-9=&%+_.*]{0,2000}") ? query : "";
    }

    @PostMapping("/ke-hoach/{id}/giao-buoc")
    @Allowed({Hands.WORK, Hands.STEER})
    String assign(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes redirect, Locale locale) {
        door.plan(id);
        Form form = Form.sent(request.getParameterMap());
        UUID agency = Door.id(form, "agency");
        UUID person = Door.id(form, "person");
        int given = 0;
        int left = 0;
        for (String chosen : form.values("step").stream().limit(MOST_AT_ONCE).toList()) {
            String[] parts = chosen.split(":", 2);
            UUID step = parse(parts[0]);
            int version = parts.length == 2 && parts[1].matches("[0-9]{1,9}") ? Integer.parseInt(parts[1]) : 0;
            if (work.assign(step, agency, person, version).done()) {
                given++;
            } else {
                left++;
            }
        }
        redirect.addFlashAttribute(
                "toast",
                given + left == 0
                        ? messages.text(locale, "progress.toast.none-chosen")
                        : messages.text(locale, "progress.toast.given", given, left));
        return "redirect:/ke-hoach/" + id + "/buoc" + back(form);
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Door.missing();
        }
    }
}

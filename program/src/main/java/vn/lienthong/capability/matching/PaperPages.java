package vn.lienthong.capability.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.WholeRegister;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** The sheet that goes to the hamlet on paper, its answers keyed back, and corrections proposed to the register. */
@Controller
@RequestMapping(MatchList.PATH + "/{id}")
@Allowed(MatchingConfiguration.DECIDE)
class PaperPages {

    private static final int MOST_ON_PAPER = 200;
    private static final int ANSWERS = 20;

    private final RowStore rows;
    private final ListReach reach;
    private final Candidates candidates;
    private final Decisions decisions;
    private final WholeRegister whole;
    private final UnitNames units;
    private final Messages messages;

    PaperPages(
            RowStore rows,
            ListReach reach,
            Candidates candidates,
            Decisions decisions,
            WholeRegister whole,
            UnitNames units,
            Messages messages) {
        this.rows = rows;
        this.reach = reach;
        this.candidates = candidates;
        this.decisions = decisions;
        this.whole = whole;
        this.units = units;
        this.messages = messages;
    }

    /** A row on paper with those who may be meant. */
    record OnPaper(RowStore.Line line, Map<String, String> own, List<Candidates.Shown> shown) {

        OnPaper {
            own = Map.copyOf(own);
            shown = List.copyOf(shown);
        }
    }

    @GetMapping("/phieu")
    String paper(
            @PathVariable UUID id,
            @RequestParam(name = DeskPages.UNIT, defaultValue = "") String unit,
            @RequestParam(name = DeskPages.PART, defaultValue = "") String part,
            Model model,
            Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        RowStore.Filter open = RowStore.Filter.openOf(null, unit, part.isEmpty() ? "*" : part.equals("-") ? "" : part);
        List<OnPaper> found = new ArrayList<>();
        for (RowStore.Line line : rows.page(id, open, RowStore.Sort.WORK, 0, MOST_ON_PAPER)) {
            found.add(new OnPaper(line, candidates.own(line, locale), candidates.of(list, line, locale)));
        }
        decisions.exported(list, "paper", "", found.size());
        model.addAttribute("list", list);
        model.addAttribute("found", found);
        model.addAttribute("unitName", unit.isEmpty() ? "" : units.name(unit));
        model.addAttribute(
                "hamlet", found.isEmpty() ? "" : found.getFirst().line().row().hamlet());
        return ListPages.VIEWS + "paper";
    }

    @GetMapping("/nhap-phieu")
    String keyIn(@PathVariable UUID id, Model model) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        return keyIn(list, Form.blank(), model);
    }

    private String keyIn(MatchList list, Form form, Model model) {
        model.addAttribute("list", list);
        model.addAttribute("form", form);
        model.addAttribute("answers", ANSWERS);
        return ListPages.VIEWS + "keyin";
    }

    /** An answer is a line and a mark: 1 to 5 the person, 0 nobody, X out of the list, G stays. */
    @PostMapping("/nhap-phieu")
    String keyedIn(@PathVariable UUID id, Form form, Model model, RedirectAttributes flash, Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        Map<Integer, DeskPages.Choiced> answers = new LinkedHashMap<>();
        for (int i = 1; i <= ANSWERS; i++) {
            String line = form.value("dong-" + i);
            String mark = form.value("tra-loi-" + i);
            if (line.isEmpty() && mark.isEmpty()) {
                continue;
            }
            Optional<DeskPages.Choiced> choice = answer(list, line, mark);
            if (choice.isEmpty()) {
                form.refuse("tra-loi-" + i, "matching.keyin.wrong", line.isEmpty() ? "?" : line);
            } else {
                answers.put(Integer.parseInt(line), choice.get());
            }
        }
        if (!form.wrong() && answers.isEmpty()) {
            form.refuse("dong-1", "matching.keyin.empty");
        }
        if (form.wrong()) {
            return keyIn(list, form, model);
        }
        int done = 0;
        for (var answer : answers.entrySet()) {
            Decisions.Outcome outcome = decisions.decide(
                    list,
                    answer.getKey(),
                    answer.getValue().decision(),
                    answer.getValue().person());
            done += outcome instanceof Decisions.Outcome.Settled || outcome instanceof Decisions.Outcome.WaitsForSecond
                    ? 1
                    : 0;
        }
        flash.addFlashAttribute("toast", messages.text(locale, "matching.keyin.done", done, answers.size()));
        return "redirect:" + list.path() + "/nhap-phieu";
    }

    private Optional<DeskPages.Choiced> answer(MatchList list, String line, String mark) {
        if (!line.matches("[0-9]{1,7}")
                || rows.find(list.id(), Integer.parseInt(line)).isEmpty()) {
            return Optional.empty();
        }
        RowStore.Line row = rows.find(list.id(), Integer.parseInt(line)).orElseThrow();
        return switch (mark.toUpperCase(Locale.ROOT)) {
            case "0" -> Optional.of(new DeskPages.Choiced(Decision.NOBODY, null));
            case "X" -> Optional.of(new DeskPages.Choiced(Decision.REMOVED, null));
            case "G" -> Optional.of(new DeskPages.Choiced(Decision.KEPT, row.meant()));
            case "1", "2", "3", "4", "5" ->
                person(list, row, Integer.parseInt(mark)).map(one -> new DeskPages.Choiced(Decision.ACCEPTED, one));
            default -> Optional.empty();
        };
    }

    private Optional<UUID> person(MatchList list, RowStore.Line row, int place) {
        return rows.candidates(list.id(), row.row().line()).stream()
                .filter(one -> one.place() == place)
                .map(RowStore.Candidate::person)
                .findFirst()
                .or(() -> place == 1 ? Optional.ofNullable(row.person()) : Optional.empty());
    }

    /** A field of the list that may be right where the register is wrong. */
    record Proposable(PersonField field, String item, String own, String held) {}

    @GetMapping("/dong/{line}/de-nghi")
    @Allowed("registry.propose")
    String propose(
            @PathVariable UUID id,
            @PathVariable int line,
            @RequestParam("nguoi") UUID person,
            Model model,
            Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        return propose(list, line, person, Form.blank(), model, locale);
    }

    private String propose(MatchList list, int line, UUID person, Form form, Model model, Locale locale) {
        RowStore.Line row =
                rows.find(list.id(), line).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("list", list);
        model.addAttribute("line", row);
        model.addAttribute("person", person);
        model.addAttribute("form", form);
        model.addAttribute("fields", proposable(list, row, person, locale));
        return ListPages.VIEWS + "propose";
    }

    private List<Proposable> proposable(MatchList list, RowStore.Line row, UUID person, Locale locale) {
        Candidates.Shown shown = candidates.of(list, row, locale).stream()
                .filter(one -> one.person().equals(person) && !one.gone())
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Proposable> all = new ArrayList<>();
        add(all, PersonField.NAME, "name", row.row().name(), shown);
        add(all, PersonField.NUMBER, "number", row.row().number(), shown);
        add(all, PersonField.BIRTH, "birth_date", row.row().birth(), shown);
        return all;
    }

    private static void add(List<Proposable> all, PersonField field, String item, String own, Candidates.Shown shown) {
        Candidates.Value value = shown.values().get(item);
        if (value != null && !own.isBlank() && !value.same()) {
            all.add(new Proposable(field, item, own, value.text()));
        }
    }

    @PostMapping("/dong/{line}/de-nghi")
    @Allowed("registry.propose")
    String proposed(
            @PathVariable UUID id,
            @PathVariable int line,
            @RequestParam("nguoi") UUID person,
            Form form,
            Model model,
            RedirectAttributes flash,
            Locale locale) {
        MatchList list = reach.require(id, MatchingConfiguration.DECIDE);
        RowStore.Line row = rows.find(id, line).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Proposable chosen = proposable(list, row, person, locale).stream()
                .filter(one -> one.item().equals(form.value("muc")))
                .findFirst()
                .orElse(null);
        if (chosen == null) {
            form.refuse("muc", "matching.propose.field.missing");
        }
        if (form.value("ly-do").length() < 10 || form.value("ly-do").length() > 1000) {
            form.refuse("ly-do", "matching.propose.why.missing");
        }
        if (chosen == null || form.wrong()) {
            return propose(list, line, person, form, model, locale);
        }
        @Nullable
        UUID made = whole.propose(person, chosen.field(), chosen.own(), form.value("ly-do"))
                .orElse(null);
        if (made == null) {
            form.refuse("muc", "matching.propose.field.impossible", chosen.own());
            return propose(list, line, person, form, model, locale);
        }
        flash.addFlashAttribute("toast", messages.text(locale, "matching.propose.done"));
        return "redirect:" + list.path() + "/dong/" + line;
    }
}

package vn.lienthong.capability.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;

/** The register of issued papers, and the papers themselves. */
@Controller
@RequestMapping("/van-ban")
@Allowed(PapersConfiguration.READ)
class RegisterPages {

    static final String KIND = "loai";
    static final String YEAR = "nam";
    static final String AGENCY = "co-quan";
    static final String STATE = "trang-thai";
    static final String WHY = "ly-do";

    static final String SIGN = "so";
    static final String DAY = "ngay";
    static final String SUMMARY = "trich-yeu";

    private static final int BATCH = 1000;

    private final PaperStore store;
    private final PaperRegister register;
    private final Templates templates;
    private final Locality locality;
    private final Access access;
    private final ObjectProvider<PaperGuard> guards;
    private final Messages messages;
    private final Sheets sheets;
    private final Clock clock;

    RegisterPages(
            PaperStore store,
            PaperRegister register,
            Templates templates,
            Locality locality,
            Access access,
            ObjectProvider<PaperGuard> guards,
            Messages messages,
            Sheets sheets,
            Clock clock) {
        this.store = store;
        this.register = register;
        this.templates = templates;
        this.locality = locality;
        this.access = access;
        this.guards = guards;
        this.messages = messages;
        this.sheets = sheets;
        this.clock = clock;
    }

    @GetMapping
    String list(ListQuery query, Locale locale, Model model) {
        PaperStore.Filter filter = filter(query);
        List<IssuedPaper> found = store.list(filter, query.sort(), query.descending(), query.size(), query.offset());
        model.addAttribute("query", query);
        model.addAttribute("total", store.count(filter));
        model.addAttribute("found", found);
        model.addAttribute("names", names(filter.agencies()));
        model.addAttribute("kinds", kinds(locale));
        model.addAttribute(
                "years",
                store.years().stream()
                        .map(year -> Choice.of(Integer.toString(year), Integer.toString(year)))
                        .toList());
        model.addAttribute(
                "agencies",
                names(filter.agencies()).entrySet().stream()
                        .map(agency -> Choice.of(agency.getKey().toString(), agency.getValue()))
                        .toList());
        model.addAttribute(
                "states",
                List.of(
                        Choice.of("hieu-luc", messages.text(locale, "papers.state.issued")),
                        Choice.of("thu-hoi", messages.text(locale, "papers.state.withdrawn"))));
        return "lienthong/capability/papers/register";
    }

    private PaperStore.Filter filter(ListQuery query) {
        List<UUID> readable = store.agencies().stream()
                .filter(agency -> access.may(PapersConfiguration.READ, agency))
                .toList();
        return new PaperStore.Filter(
                readable,
                query.folded(),
                query.filter(KIND),
                id(query.filter(AGENCY)),
                query.filter(YEAR).matches("\\d{4}") ? Integer.parseInt(query.filter(YEAR)) : 0,
                query.filter(STATE));
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private List<Choice> kinds(Locale locale) {
        return templates.kinds().stream()
                .map(kind -> Choice.of(kind.code(), messages.text(locale, kind.key())))
                .toList();
    }

    private Map<UUID, String> names(Iterable<UUID> agencies) {
        LocalDate today = LocalDate.now(clock);
        Map<UUID, String> names = new HashMap<>();
        agencies.forEach(
                id -> names.put(id, locality.agency(id, today).map(Agency::name).orElse("")));
        return names;
    }

    @GetMapping("/xuat.{ending:xlsx|csv}")
    void export(@PathVariable String ending, ListQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        PaperStore.Filter filter = filter(query);
        Map<UUID, String> names = names(filter.agencies());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<IssuedPaper> batch = store.list(filter, query.sort(), query.descending(), BATCH, 0);
        while (!batch.isEmpty()) {
            batch.forEach(paper -> rows.add(row(paper, names, locale)));
            batch = store.list(filter, query.sort(), query.descending(), BATCH, rows.size());
        }
        List<Sheet.Column> columns = List.of(
                Sheet.Column.text(word("papers.column.sign", locale), 22),
                Sheet.Column.date(word("papers.column.day", locale)),
                Sheet.Column.text(word("papers.column.kind", locale), 26),
                Sheet.Column.text(word("papers.column.summary", locale), 70),
                Sheet.Column.text(word("papers.column.agency", locale), 34),
                Sheet.Column.text(word("papers.column.signer", locale), 26),
                Sheet.Column.text(word("papers.column.state", locale), 14),
                Sheet.Column.text(word("papers.column.why", locale), 40),
                Sheet.Column.text(word("papers.column.hash", locale), 66));
        String title = word("papers.register.title", locale);
        sheets.send(response, "so-van-ban-di." + ending, new Sheet(title, title, columns, rows));
    }

    private List<@Nullable Object> row(IssuedPaper paper, Map<UUID, String> names, Locale locale) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(paper.number().sign());
        row.add(paper.on());
        row.add(templates
                .find(paper.kind())
                .map(kind -> word(kind.key(), locale))
                .orElse(paper.kind()));
        row.add(paper.summary());
        row.add(names.getOrDefault(paper.number().agency(), ""));
        row.add(paper.signer());
        row.add(word(paper.withdrawnAt() == null ? "papers.state.issued" : "papers.state.withdrawn", locale));
        row.add(paper.withdrawnWhy());
        row.add(paper.pdfHash());
        return row;
    }

    private String word(String key, Locale locale) {
        return messages.text(locale, key);
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Locale locale, Model model) {
        return show(readable(id), Form.blank(), locale, model);
    }

    private String show(IssuedPaper paper, Form form, Locale locale, Model model) {
        model.addAttribute("paper", paper);
        model.addAttribute("form", form);
        model.addAttribute(
                "agency",
                names(List.of(paper.number().agency()))
                        .getOrDefault(paper.number().agency(), ""));
        model.addAttribute(
                "kind",
                templates
                        .find(paper.kind())
                        .map(kind -> word(kind.key(), locale))
                        .orElse(paper.kind()));
        model.addAttribute(
                "mayWithdraw",
                access.may(PapersConfiguration.WITHDRAW, paper.number().agency()));
        return "lienthong/capability/papers/paper";
    }

    @GetMapping("/{id}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
        IssuedPaper paper = readable(id);
        return PaperFiles.answer(fileName(paper) + ".pdf", templates.content(paper.pdf()));
    }

    @GetMapping("/{id}/docx")
    ResponseEntity<byte[]> docx(@PathVariable UUID id) {
        IssuedPaper paper = readable(id);
        return PaperFiles.answer(fileName(paper) + ".docx", templates.content(paper.docx()));
    }

    private static String fileName(IssuedPaper paper) {
        return paper.number().sign().replaceAll("[/\\\\]", "-") + " "
                + paper.number().year();
    }

    @PostMapping("/{id}/thu-hoi")
    @Allowed(PapersConfiguration.WITHDRAW)
    String withdraw(@PathVariable UUID id, Form form, Locale locale, Model model, RedirectAttributes after) {
        IssuedPaper paper = readable(id);
        access.require(PapersConfiguration.WITHDRAW, paper.number().agency());
        if (form.value(WHY).isEmpty()) {
            form.refuse(WHY, "papers.withdraw.why-missing");
            return show(paper, form, locale, model);
        }
        try {
            register.withdraw(id, form.value(WHY));
            after.addFlashAttribute(
                    "toast",
                    messages.text(locale, "papers.withdraw.done", paper.number().sign()));
        } catch (PaperRefused e) {
            after.addFlashAttribute("toast", messages.text(locale, e.key(), e.arguments()));
        }
        return "redirect:/van-ban/" + id;
    }

    /** One that may not be read is refused in the same way as one that is not there. */
    private IssuedPaper readable(UUID id) {
        return store.find(id)
                .filter(paper -> access.may(
                                PapersConfiguration.READ, paper.number().agency())
                        || guards.stream()
                                .anyMatch(guard -> paper.kind().startsWith(guard.room() + ".") && guard.mayRead(paper)))
                .orElseThrow(() -> new AccessDeniedException("paper " + id));
    }
}

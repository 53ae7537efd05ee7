package vn.lienthong.capability.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.documents.DocumentRefused;
import vn.lienthong.capability.jobs.JobState;
import vn.lienthong.capability.jobs.Jobs;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** Bringing a sheet: choose the file, match the columns, look at the first rows, run, see what came of it. */
@Controller
@RequestMapping(SheetImport.PATH)
@Allowed(Allowed.SIGNED_IN)
class ImportPages {

    private static final int SHOWN = 20;
    private static final String VIEW = "lienthong/capability/imports/";

    private final SheetImport imports;
    private final ImportStore store;
    private final RowTypes types;
    private final Jobs jobs;
    private final Sheets sheets;
    private final Access access;
    private final Messages messages;

    ImportPages(
            SheetImport imports,
            ImportStore store,
            RowTypes types,
            Jobs jobs,
            Sheets sheets,
            Access access,
            Messages messages) {
        this.imports = imports;
        this.store = store;
        this.types = types;
        this.jobs = jobs;
        this.sheets = sheets;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping("/moi/{kind}")
    String choose(@PathVariable String kind, Model model) {
        return choose(allowed(kind), Form.blank(), model);
    }

    @PostMapping("/moi/{kind}")
    String bring(
            @PathVariable String kind,
            @RequestParam(name = "tep", required = false) MultipartFile file,
            Form form,
            Model model,
            HttpServletResponse response)
            throws IOException {
        RowType type = allowed(kind);
        if (file == null || file.isEmpty()) {
            form.refuse("tep", "imports.choose.missing");
        } else {
            String name = file.getOriginalFilename();
            try (InputStream in = file.getInputStream()) {
                return "redirect:" + SheetImport.PATH + "/" + imports.bring(type, name == null ? "" : name, in)
                        + "/cot";
            } catch (SheetRefused e) {
                form.refuse("tep", e.problem().key(), e.problem().arguments().toArray());
            } catch (DocumentRefused e) {
                form.refuse("tep", e.key(), e.limitInMegabytes());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return choose(type, form, model);
    }

    private static String choose(RowType type, Form form, Model model) {
        model.addAttribute("type", type);
        model.addAttribute("form", form);
        return VIEW + "choose";
    }

    /** An empty sheet with the headings of the kind, to be filled in. */
    @GetMapping("/mau/{kind}")
    void sample(@PathVariable String kind, Locale locale, HttpServletResponse response) throws IOException {
        RowType type = allowed(kind);
        List<Sheet.Column> columns = type.fields().stream()
                .map(field -> new Sheet.Column(messages.text(locale, field.labelKey()), field.kind(), 24))
                .toList();
        String name = messages.text(locale, type.nameKey());
        sheets.send(
                response, name + ".xlsx", List.of(new Sheet(name, "", columns, List.of()), explained(type, locale)));
    }

    private Sheet explained(RowType type, Locale locale) {
        List<List<String>> rows = new ArrayList<>();
        for (RowField<?> field : type.fields()) {
            String how = field.labelKey() + ".how";
            String words =
                    field.words().isEmpty() ? "" : messages.text(locale, "imports.problem.choice", field.words());
            rows.add(List.of(
                    messages.text(locale, field.labelKey()),
                    messages.text(locale, field.isRequired() ? "imports.sample.must" : "imports.sample.may"),
                    messages.has(how) ? messages.text(locale, how) : words));
        }
        List<Sheet.Column> columns = List.of(
                Sheet.Column.text(messages.text(locale, "imports.sample.column"), 28),
                Sheet.Column.text(messages.text(locale, "imports.sample.needed"), 14),
                Sheet.Column.text(messages.text(locale, "imports.sample.how"), 90));
        return new Sheet(messages.text(locale, "imports.sample.tab"), "", columns, rows);
    }

    @GetMapping("/{id}/cot")
    String columns(@PathVariable UUID id, Model model) {
        ImportStore.Import draft = mine(id);
        return draft.status() == ImportStore.Status.DRAFT ? columns(draft, Form.blank(), model) : "redirect:" + at(id);
    }

    private String columns(ImportStore.Import draft, Form form, Model model) {
        SheetFile file = imports.file(draft);
        List<RowSource.Line> rows = file.head(draft.tab(), draft.headerLine() + 3).stream()
                .filter(line -> line.number() > draft.headerLine())
                .limit(3)
                .toList();
        model.addAttribute("matching", new Matching(draft, types.require(draft.kind()), file.tabs(), rows));
        model.addAttribute("form", form);
        return VIEW + "columns";
    }

    /** What the page of columns shows: the draft, and a few rows to recognise each column by. */
    record Matching(ImportStore.Import draft, RowType type, List<String> tabs, List<RowSource.Line> rows) {

        String example(int column) {
            return rows.stream()
                    .map(row -> row.cell(column).text())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .map(text -> text.length() <= 60 ? text : text.substring(0, 59) + "…")
                    .orElse("");
        }
    }

    /** Another tab, or another line of headings. */
    @PostMapping("/{id}/bang")
    String look(
            @PathVariable UUID id,
            @RequestParam(name = "bang", defaultValue = "0") int tab,
            @RequestParam(name = "bang-cu", defaultValue = "0") int tabBefore,
            @RequestParam(name = "dong-tieu-de", defaultValue = "0") int headerLine,
            Form form,
            Model model,
            HttpServletResponse response) {
        ImportStore.Import draft = draft(id);
        try {
            imports.look(draft, tab, tab == tabBefore ? headerLine : 0);
            return "redirect:" + at(id) + "/cot";
        } catch (SheetRefused e) {
            form.refuse(
                    "dong-tieu-de", e.problem().key(), e.problem().arguments().toArray());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return columns(draft, form, model);
        }
    }

    @PostMapping("/{id}/cot")
    String match(@PathVariable UUID id, Form form, Locale locale, Model model, HttpServletResponse response) {
        ImportStore.Import draft = draft(id);
        RowType type = types.require(draft.kind());
        List<String> fields = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int column = 0; column < draft.headings().size(); column++) {
            String field = form.value("cot-" + column);
            boolean known = type.fields().stream().anyMatch(one -> one.name().equals(field));
            if (known && !taken.add(field)) {
                form.refuse("cot-" + column, "imports.columns.twice");
            }
            fields.add(known ? field : "");
        }
        type.fields().stream()
                .filter(field -> field.isRequired() && !fields.contains(field.name()))
                .forEach(field -> form.refuse("", "imports.columns.missing", messages.text(locale, field.labelKey())));
        if (form.wrong()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return columns(draft, form, model);
        }
        imports.match(draft, fields);
        return "redirect:" + at(id) + "/xem-truoc";
    }

    @GetMapping("/{id}/xem-truoc")
    String preview(@PathVariable UUID id, Model model) {
        ImportStore.Import draft = mine(id);
        if (draft.status() != ImportStore.Status.DRAFT) {
            return "redirect:" + at(id);
        }
        model.addAttribute("preview", new Preview(draft, types.require(draft.kind()), imports.preview(draft, SHOWN)));
        return VIEW + "preview";
    }

    /** The first rows, judged. */
    record Preview(ImportStore.Import draft, RowType type, List<RowChecks.Checked> rows) {

        long refused() {
            return rows.stream().filter(RowChecks.Refused.class::isInstance).count();
        }

        List<RowField<?>> fields() {
            return type.fields().stream()
                    .filter(field -> draft.fields().contains(field.name()))
                    .toList();
        }

        String text(RowChecks.Checked row, RowField<?> field) {
            int column = draft.fields().indexOf(field.name());
            return line(row).cell(column).text();
        }

        RowSource.Line line(RowChecks.Checked row) {
            return switch (row) {
                case RowChecks.Good good -> good.line();
                case RowChecks.Refused refused -> refused.line();
            };
        }

        List<RowChecks.Reason> reasons(RowChecks.Checked row) {
            return row instanceof RowChecks.Refused refused ? refused.reasons() : List.of();
        }
    }

    @PostMapping("/{id}/chay")
    String run(@PathVariable UUID id) {
        ImportStore.Import draft = mine(id);
        if (draft.status() == ImportStore.Status.DRAFT) {
            if (!complete(draft)) {
                return "redirect:" + at(id) + "/cot";
            }
            imports.begin(draft);
        }
        return "redirect:" + at(id);
    }

    private boolean complete(ImportStore.Import draft) {
        return types.require(draft.kind()).fields().stream()
                .filter(RowField::isRequired)
                .allMatch(field -> draft.fields().contains(field.name()));
    }

    @GetMapping("/{id}")
    String outcome(@PathVariable UUID id, Model model) {
        ImportStore.Import done = mine(id);
        if (done.status() == ImportStore.Status.DRAFT) {
            return "redirect:" + at(id) + "/cot";
        }
        UUID job = done.job();
        JobState state = job == null ? null : jobs.state(job).orElse(null);
        model.addAttribute("done", done);
        model.addAttribute("type", types.require(done.kind()));
        model.addAttribute("job", state);
        return VIEW + "outcome";
    }

    private static String at(UUID id) {
        return SheetImport.PATH + "/" + id;
    }

    private RowType allowed(String kind) {
        RowType type = types.find(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        access.require(type.right());
        return type;
    }

    private ImportStore.Import draft(UUID id) {
        ImportStore.Import found = mine(id);
        if (found.status() != ImportStore.Status.DRAFT) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        return found;
    }

    /** A stranger's import is as absent as one that never was. */
    private ImportStore.Import mine(UUID id) {
        ImportStore.Import found = store.find(id)
                .filter(one -> one.owner().equals(access.actor().accountId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        allowed(found.kind());
        return found;
    }
}

package vn.lienthong.capability.papers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** "Mẫu văn bản": templates to be looked at, changed, tried and put in force. */
@Controller
@RequestMapping("/van-ban/mau")
@Allowed(PapersConfiguration.TEMPLATE)
class TemplatePages {

    static final String FILE = "tep";
    static final String DEFAULT = "goc";

    private static final String ROOM = "lienthong/capability/papers/";
    private static final long LARGEST = 10L << 20;

    /** A kind in the list; version 0 is the template of the program. */
    record Line(PaperKind kind, int version) {}

    /** A field as the page explains it. */
    record Explained(String written, String meaning, String shape, boolean required, int depth) {}

    private final Templates templates;
    private final Papers papers;
    private final Messages messages;

    TemplatePages(Templates templates, Papers papers, Messages messages) {
        this.templates = templates;
        this.papers = papers;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model) {
        List<Line> lines = templates.kinds().stream()
                .map(kind -> new Line(
                        kind,
                        templates.versions(kind.code()).stream()
                                .filter(Templates.Version::inForce)
                                .mapToInt(Templates.Version::version)
                                .findFirst()
                                .orElse(0)))
                .toList();
        model.addAttribute("lines", lines);
        return ROOM + "templates";
    }

    @GetMapping("/{code}")
    String show(@PathVariable String code, Locale locale, Model model) {
        return show(kind(code), Form.blank(), locale, model);
    }

    private String show(PaperKind kind, Form form, Locale locale, Model model) {
        List<Templates.Version> versions = templates.versions(kind.code());
        model.addAttribute("kind", kind);
        model.addAttribute("form", form);
        model.addAttribute("versions", versions);
        model.addAttribute("changed", versions.stream().anyMatch(Templates.Version::inForce));
        List<Explained> own = new ArrayList<>();
        kind.fields().forEach(field -> explain(field, 0, locale, own));
        List<Explained> common = new ArrayList<>();
        LetterheadFields.ALL.forEach(field -> explain(field, 0, locale, common));
        model.addAttribute("own", own);
        model.addAttribute("common", common);
        return ROOM + "template";
    }

    private void explain(PaperKind.Field field, int depth, Locale locale, List<Explained> explained) {
        boolean list = field.shape() == PaperKind.Shape.LIST;
        String written = list ? "{{#" + field.name() + "}} … {{/" + field.name() + "}}" : "{{" + field.name() + "}}";
        explained.add(new Explained(
                written,
                messages.text(locale, field.key()),
                messages.text(locale, "papers.shape." + field.shape().name()),
                field.required(),
                depth));
        field.fields().forEach(inner -> explain(inner, depth + 1, locale, explained));
    }

    @PostMapping("/{code}")
    String upload(
            @PathVariable String code,
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file,
            Locale locale,
            Model model,
            RedirectAttributes after)
            throws IOException {
        PaperKind kind = kind(code);
        Form form = Form.blank();
        if (file == null || file.isEmpty()) {
            form.refuse(FILE, "papers.upload.missing");
        } else if (file.getSize() > LARGEST) {
            form.refuse(FILE, "papers.upload.large", LARGEST >> 20);
        }
        if (file == null || form.wrong()) {
            return show(kind, form, locale, model);
        }
        byte[] docx = file.getBytes();
        TemplateCheck check = papers.check(code, docx);
        if (check.problems().stream()
                .anyMatch(problem -> problem.wrong()
                        && problem.where().isEmpty()
                        && problem.arguments().isEmpty())) {
            // What is no document, or a dangerous one, is not even kept.
            check.problems()
                    .forEach(problem ->
                            form.refuse(FILE, problem.key(), problem.arguments().toArray()));
            return show(kind, form, locale, model);
        }
        String name = file.getOriginalFilename() == null ? "mau.docx" : file.getOriginalFilename();
        Templates.Version version = templates.add(kind, name, docx);
        after.addFlashAttribute("toast", messages.text(locale, "papers.upload.done", version.version()));
        return "redirect:/van-ban/mau/" + code + "/" + version.version();
    }

    /** The test page of a version. */
    @GetMapping("/{code}/{version:\\d+}")
    String test(@PathVariable String code, @PathVariable int version, Model model) throws IOException {
        PaperKind kind = kind(code);
        Templates.Version found = version(kind, version);
        model.addAttribute("kind", kind);
        model.addAttribute("version", found);
        byte[] docx = templates.content(found.document());
        TemplateCheck check = papers.check(code, docx);
        model.addAttribute("check", check);
        model.addAttribute(
                "pages",
                check.usable()
                        ? Math.min(3, PdfPicture.pages(papers.sample(kind, docx).pdf()))
                        : 0);
        return ROOM + "tryTemplate";
    }

    @GetMapping("/{code}/{version:\\d+|goc}/docx")
    ResponseEntity<byte[]> docx(@PathVariable String code, @PathVariable String version) {
        return PaperFiles.answer("mau-" + code + "-" + version + ".docx", content(kind(code), version));
    }

    /** The template filled with the sample. */
    @GetMapping("/{code}/{version:\\d+|goc}/thu.pdf")
    ResponseEntity<byte[]> sample(@PathVariable String code, @PathVariable String version) {
        PaperKind kind = kind(code);
        return PaperFiles.answer(
                "thu-" + code + ".pdf",
                papers.sample(kind, usable(kind, version)).pdf());
    }

    /** The sample as docx, to be looked at in Word. */
    @GetMapping("/{code}/{version:\\d+|goc}/thu.docx")
    ResponseEntity<byte[]> sampleDocx(@PathVariable String code, @PathVariable String version) {
        PaperKind kind = kind(code);
        return PaperFiles.answer(
                "thu-" + code + ".docx",
                papers.sample(kind, usable(kind, version)).docx());
    }

    /** A page of the sample as a picture: the content security policy lets no viewer into a page. */
    @GetMapping("/{code}/{version:\\d+}/thu-{number:[1-3]}.png")
    ResponseEntity<byte[]> picture(@PathVariable String code, @PathVariable String version, @PathVariable int number)
            throws IOException {
        PaperKind kind = kind(code);
        byte[] pdf = papers.sample(kind, usable(kind, version)).pdf();
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(PdfPicture.page(pdf, number)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private byte[] usable(PaperKind kind, String version) {
        byte[] docx = content(kind, version);
        if (!papers.check(kind.code(), docx).usable()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return docx;
    }

    @PostMapping("/{code}/{version:\\d+}/dung")
    String use(@PathVariable String code, @PathVariable int version, Locale locale, RedirectAttributes after) {
        PaperKind kind = kind(code);
        Templates.Version found = version(kind, version);
        if (!papers.check(code, templates.content(found.document())).usable()) {
            after.addFlashAttribute("toast", messages.text(locale, "papers.use.refused"));
            return "redirect:/van-ban/mau/" + code + "/" + version;
        }
        templates.use(found);
        after.addFlashAttribute("toast", messages.text(locale, "papers.use.done", version));
        return "redirect:/van-ban/mau/" + code;
    }

    @PostMapping("/{code}/ban-goc")
    String useDefault(@PathVariable String code, Locale locale, RedirectAttributes after) {
        templates.useDefault(kind(code));
        after.addFlashAttribute("toast", messages.text(locale, "papers.use.default-done"));
        return "redirect:/van-ban/mau/" + code;
    }

    private byte[] content(PaperKind kind, String version) {
        return version.equals(DEFAULT)
                ? templates.ofProgram(kind)
                : templates.content(version(kind, Integer.parseInt(version)).document());
    }

    private PaperKind kind(String code) {
        return templates.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Templates.Version version(PaperKind kind, int number) {
        return templates.versions(kind.code()).stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

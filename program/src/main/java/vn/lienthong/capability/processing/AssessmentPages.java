package vn.lienthong.capability.processing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;

/** Impact assessments: those made, what has changed since, making the next. */
@Controller
@RequestMapping(AssessmentPages.PATH)
class AssessmentPages {

    static final String PATH = "/danh-gia-tac-dong";
    static final String ID = "ma";
    static final String CONTACT = "dau-moi";
    static final String SCOPE = "pham-vi";
    static final String IMPACT = "tac-dong";
    static final String MEASURES = "bien-phap";

    private static final String VIEWS = "lienthong/capability/processing/";
    private static final int LONGEST = 5000;

    private final Assessments assessments;
    private final Documents documents;
    private final Access access;
    private final Audit audit;
    private final Messages messages;

    AssessmentPages(
            Assessments assessments, Documents documents, Access access, Audit audit, Messages messages) {
        this.assessments = assessments;
        this.documents = documents;
        this.access = access;
        this.audit = audit;
        this.messages = messages;
    }

    /**
     * An assessment that counts now, with what has changed since.
     *
     * @param late whether it should have been looked at again
     */
    record Standing(Assessment one, Assessments.Changes changes, boolean late) {}

    @GetMapping
    @Allowed(ProcessingConfiguration.READ)
    String list(Model model) {
        List<UUID> seen = assessments.agencies().stream()
                .filter(agency -> access.may(ProcessingConfiguration.READ, agency))
                .toList();
        List<Assessment> all = assessments.of(seen);
        model.addAttribute("all", all);
        model.addAttribute(
                "standing",
                seen.stream()
                        .map(agency -> all.stream()
                                .filter(one -> one.agency().equals(agency))
                                .findFirst()
                                .orElseThrow())
                        .map(one -> new Standing(
                                one, assessments.since(one), one.due().isBefore(assessments.today())))
                        .toList());
        return VIEWS + "assessments";
    }

    @GetMapping("/moi")
    @Allowed(ProcessingConfiguration.KEEP)
    String fresh(Model model) {
        Form form = Form.blank().with(ID, Ids.next().toString());
        UUID agency = access.actor().agencyId();
        if (agency != null) {
            // What was written last time is the beginning of the next.
            assessments.of(List.of(agency)).stream().findFirst().ifPresent(last -> form.with(CONTACT, last.contact())
                    .with(SCOPE, last.scope())
                    .with(IMPACT, last.impact())
                    .with(MEASURES, last.measures()));
        }
        return form(form, model);
    }

    private String form(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("agency", access.actor().agencyId() != null);
        return VIEWS + "assess";
    }

    @PostMapping("/moi")
    @Allowed(ProcessingConfiguration.KEEP)
    String make(Form form, Model model, Locale locale, RedirectAttributes after) {
        for (String field : List.of(CONTACT, SCOPE, IMPACT, MEASURES)) {
            if (form.value(field).isEmpty() || form.value(field).length() > LONGEST) {
                form.refuse(field, "processing.missing." + field);
            }
        }
        UUID id = ProcessorPages.uuid(form.value(ID));
        if (form.wrong() || id == null || access.actor().agencyId() == null) {
            return form(form, model);
        }
        UUID made = assessments.make(new Assessments.Judged(
                id, form.value(CONTACT), form.value(SCOPE), form.value(IMPACT), form.value(MEASURES)));
        after.addFlashAttribute("toast", messages.text(locale, "processing.toast.made"));
        return "redirect:" + PATH + "#" + made;
    }

    /** The paper as it was made. */
    @GetMapping("/{id}/ho-so.docx")
    @Allowed(ProcessingConfiguration.READ)
    ResponseEntity<Resource> paper(@PathVariable UUID id) {
        Assessment one = assessments
                .find(id)
                .filter(found -> access.may(ProcessingConfiguration.READ, found.agency()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        StoredDocument found = documents.find(one.document())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.record("processing.assessment.opened", "assessment", id.toString(), Map.of());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.name(), java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new FileSystemResource(documents.path(found.id())));
    }
}

package vn.lienthong.capability.documents;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Allowed;

/**
 * Documents to look at and to save. Who may is said by the room that owns the document. What came from outside is shown
 * without any power: no script, no form, no origin of ours, and never as another kind than it is.
 */
@Controller
@RequestMapping("/tai-lieu/{id}")
@Allowed(Allowed.SIGNED_IN)
class DocumentPages {

    /** Pictures are shown with no rights at all. */
    private static final String SANDBOX =
            "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

    /** Browsers' own PDF readers refuse to start in a sandbox; they run no script of a PDF against our origin. */
    private static final String NOTHING_ELSE =
            "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif");
    private static final int MOST_LINES = 2000;

    private final Documents documents;
    private final ObjectProvider<DocumentGuard> guards;
    private final ObjectProvider<DocumentPreview> previews;

    DocumentPages(Documents documents, ObjectProvider<DocumentGuard> guards, ObjectProvider<DocumentPreview> previews) {
        this.documents = documents;
        this.guards = guards;
        this.previews = previews;
    }

    /** The page of a document: its content, as far as it can be shown, and the link to save it. */
    @GetMapping
    String show(@PathVariable UUID id, Model model) throws IOException {
        StoredDocument document = readable(id);
        boolean inline = document.mediaType().equals(MediaTypes.PDF) || PICTURES.contains(document.mediaType());
        model.addAttribute("document", document);
        model.addAttribute("inline", inline);
        model.addAttribute("lines", inline ? List.<String>of() : lines(document));
        return "lienthong/capability/documents/show";
    }

    private List<String> lines(StoredDocument document) throws IOException {
        Path content = documents.path(document.id());
        Optional<DocumentPreview> preview =
                previews.stream().filter(one -> one.reads(document.mediaType())).findFirst();
        if (preview.isPresent()) {
            return preview.get().paragraphs(document, content);
        }
        return document.mediaType().startsWith("text/") ? textLines(content) : List.of();
    }

    private static List<String> textLines(Path content) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(content), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null && lines.size() < MOST_LINES; line = reader.readLine()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The content itself, for a browser to draw: PDF and pictures only. */
    @GetMapping("/xem")
    ResponseEntity<Resource> view(@PathVariable UUID id) {
        StoredDocument document = readable(id);
        boolean pdf = document.mediaType().equals(MediaTypes.PDF);
        if (!pdf && !PICTURES.contains(document.mediaType())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return answer(document, "inline", pdf ? NOTHING_ELSE : SANDBOX);
    }

    /** The content to be saved. */
    @GetMapping("/tai-ve")
    ResponseEntity<Resource> save(@PathVariable UUID id) {
        return answer(readable(id), "attachment", SANDBOX);
    }

    private ResponseEntity<Resource> answer(StoredDocument document, String disposition, String policy) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.builder(disposition)
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "SAMEORIGIN")
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new FileSystemResource(documents.path(document.id())));
    }

    /** Refused unless the guard of its room says yes; a document that is not there is refused in the same way. */
    private StoredDocument readable(UUID id) {
        return documents
                .find(id)
                .filter(document -> guards.stream()
                        .anyMatch(guard -> guard.owner().equals(document.owner()) && guard.mayRead(document)))
                .orElseThrow(() -> new AccessDeniedException("document " + id));
    }
}

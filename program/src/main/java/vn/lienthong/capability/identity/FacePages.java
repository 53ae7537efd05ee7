package vn.lienthong.capability.identity;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.idcard.chip.FaceImage;

/**
 * Whose face it is: by the officer's eye, or by a matcher if one is connected. The picture of a camera comes as the body of a
 * request, is read into memory, and is gone with the answer; no form with a file is used, for those are written to disk on the way.
 */
@Controller
@RequestMapping(CheckPages.PATH + "/cac-lan/{id}")
@Allowed(IdentityConfiguration.CHECK)
class FacePages {

    private static final int LARGEST = 5 * 1024 * 1024;

    private final Faces faces;
    private final FaceRecord record;
    private final CheckBook book;
    private final Access access;
    private final ObjectProvider<FaceMatcher> matchers;
    private final Messages messages;

    FacePages(
            Faces faces,
            FaceRecord record,
            CheckBook book,
            Access access,
            ObjectProvider<FaceMatcher> matchers,
            Messages messages) {
        this.messages = messages;
        this.faces = faces;
        this.record = record;
        this.book = book;
        this.access = access;
        this.matchers = matchers;
    }

    /** The face that was read from the chip, for a few minutes and for the one who read it. */
    @GetMapping("/anh")
    ResponseEntity<byte[]> face(@PathVariable UUID id) {
        FaceImage face = held(id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(face.mediaType()))
                .body(face.bytes());
    }

    private FaceImage held(UUID id) {
        return faces.of(id, access.actor().accountId())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What the officer's eye says: recorded as that, and no level is lifted by it. */
    @PostMapping("/mat")
    String eye(@PathVariable UUID id, @RequestParam("mat") String eye, RedirectAttributes redirect, Locale locale) {
        CheckBook.Row row = own(id);
        if (!FaceRecord.EYES.contains(eye)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        record.eye(row, eye);
        redirect.addFlashAttribute("toast", messages.text(locale, "identity.eye.was-" + eye));
        return "redirect:" + CheckPages.PATH;
    }

    /** A picture of the person at the counter, compared with the chip's. */
    @PostMapping(
            path = "/khuon-mat",
            consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
    String compare(@PathVariable UUID id, InputStream body, Model model) throws IOException {
        CheckBook.Row row = own(id);
        FaceMatcher matcher = matchers.getIfAvailable();
        if (matcher == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        byte[] camera = body.readNBytes(LARGEST + 1);
        if (camera.length > LARGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        try {
            record.match(row, matcher.compare(held(id), camera));
            model.addAttribute("trouble", "");
        } catch (FaceMatcher.NoFace none) {
            model.addAttribute("trouble", "identity.face.none-seen");
        }
        model.addAttribute("row", book.find(id).orElse(row));
        return CheckPages.VIEWS + "matched";
    }

    private CheckBook.Row own(UUID id) {
        return book.find(id)
                .filter(row -> row.account().equals(access.actor().accountId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static Map<String, String> details(FaceMatcher.Match match) {
        return Map.of(
                "score", Double.toString(match.score()),
                "threshold", Double.toString(match.threshold()),
                "model", match.model());
    }
}

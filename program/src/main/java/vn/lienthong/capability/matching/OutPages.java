package vn.lienthong.capability.matching;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Messages;

/** What leaves the desk: every sheet with who, when and what for. */
@Controller
@RequestMapping(MatchList.PATH + "/{id}/xuat")
@Allowed(MatchingConfiguration.EXPORT)
class OutPages {

    private static final int SHORTEST_REASON = 10;
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final ListReach reach;
    private final Cleaned cleaned;
    private final Minutes minutes;
    private final Decisions decisions;
    private final Sheets sheets;
    private final Messages messages;

    OutPages(ListReach reach, Cleaned cleaned, Minutes minutes, Decisions decisions, Sheets sheets, Messages messages) {
        this.reach = reach;
        this.cleaned = cleaned;
        this.minutes = minutes;
        this.decisions = decisions;
        this.sheets = sheets;
        this.messages = messages;
    }

    @PostMapping
    @Nullable
    String out(
            @PathVariable UUID id,
            @RequestParam("loai") String kind,
            @RequestParam(name = "ly-do", defaultValue = "") String why,
            HttpServletResponse response,
            RedirectAttributes flash,
            Locale locale)
            throws IOException {
        MatchList list = reach.require(id, MatchingConfiguration.EXPORT);
        if (list.status() != MatchList.Status.READY) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String reason = why.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > 300) {
            flash.addFlashAttribute("toast", messages.text(locale, "matching.out.why.missing"));
            return "redirect:" + list.path();
        }
        if (!kind.equals("bien-ban") && !reach.may(MatchingConfiguration.DECIDE, list)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        switch (kind) {
            case "sach" -> {
                decisions.exported(list, "clean", reason, list.rows());
                sheets.send(response, list.title() + ".xlsx", cleaned.sheet(list, locale));
            }
            case "sua" -> {
                decisions.exported(list, "corrections", reason, list.rows());
                sheets.send(response, name(list, "corrections", locale) + ".xlsx", cleaned.corrections(list, locale));
            }
            case "khong-doc-duoc" -> {
                decisions.exported(list, "unreadable", reason, list.unreadable());
                sheets.send(response, name(list, "unreadable", locale) + ".xlsx", cleaned.unreadable(list, locale));
            }
            case "bien-ban" -> {
                decisions.exported(list, "minutes", reason, 0);
                byte[] docx = minutes.docx(list);
                response.setContentType(DOCX);
                response.setHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name(list, "minutes", locale) + ".docx", StandardCharsets.UTF_8)
                                .build()
                                .toString());
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                response.getOutputStream().write(docx);
            }
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return null;
    }

    private String name(MatchList list, String kind, Locale locale) {
        return list.title() + " - " + messages.text(locale, "matching.out.kind." + kind);
    }
}

package vn.lienthong.capability.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.Messages;

/**
 * Checking while the program cannot be reached: a page that the browser keeps, without anybody's name on it, the worker that shows it,
 * and the way in for what was scanned meanwhile.
 */
@Controller
@Allowed(IdentityConfiguration.CHECK)
class OfflinePages {

    static final String PATH = CheckPages.PATH + "/ngoai-tuyen";
    static final String WORKER = CheckPages.PATH + "/ngoai-tuyen.js";

    private final OfflineChecks offline;
    private final Messages messages;

    OfflinePages(OfflineChecks offline, Messages messages) {
        this.offline = offline;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String page() {
        return CheckPages.VIEWS + "offline";
    }

    @GetMapping(WORKER)
    ResponseEntity<String> worker() throws IOException {
        try (InputStream script = Objects.requireNonNull(OfflinePages.class.getResourceAsStream("offline-worker.js"))) {
            return ResponseEntity.ok()
                    .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                    .cacheControl(CacheControl.noCache())
                    .header("Service-Worker-Allowed", CheckPages.PATH)
                    .body(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** One package; sent twice, it is checked once and answered twice. */
    @PostMapping(PATH)
    @ResponseBody
    ResponseEntity<Map<String, String>> take(
            @RequestParam(name = CheckPages.ONCE) UUID id, @RequestParam(name = "goi") String pack, Locale locale) {
        Map<String, String> answer = new LinkedHashMap<>();
        return switch (offline.take(id, pack)) {
            case OfflineChecks.Taken.Checked(CheckBook.Row row) -> {
                answer.put("verdict", CheckView.code(row.verdict()));
                answer.put("words", messages.text(locale, row.headline()));
                answer.put("path", RecordPages.PATH + "/" + row.id());
                yield ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
            }
            case OfflineChecks.Taken.Refused(String key) -> {
                answer.put("words", messages.text(locale, key));
                yield ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                        .cacheControl(CacheControl.noStore())
                        .body(answer);
            }
        };
    }
}

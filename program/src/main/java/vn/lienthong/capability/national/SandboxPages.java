package vn.lienthong.capability.national;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.national.SandboxPeople.Manner;

/** The sandbox as our line and as people see it. Where it is not switched on there is nothing here. */
@Controller
@RequestMapping(Lines.SANDBOX_ROOT)
class SandboxPages {

    private static final int LARGEST = 8_000;
    private static final long SLOW_MILLIS = 2_500;
    private static final int WAITING_AT_ONCE = 8;
    private static final Semaphore WAITING = new Semaphore(WAITING_AT_ONCE);

    private final Sandbox sandbox;
    private final Lines lines;
    private final NationalSettings settings;
    private final JsonMapper json;

    SandboxPages(Sandbox sandbox, Lines lines, NationalSettings settings, JsonMapper json) {
        this.sandbox = sandbox;
        this.lines = lines;
        this.settings = settings;
        this.json = json;
    }

    /** Who may be asked about, for people who try. */
    @GetMapping
    @Allowed(NationalConfiguration.VERIFY)
    String people(Model model) {
        onlyWhereItIsOn();
        model.addAttribute("people", sandbox.people());
        return "lienthong/capability/national/sandbox";
    }

    /** Asked over an LGSP. */
    @PostMapping("/{service}")
    @OpenToAll
    ResponseEntity<byte[]> lgsp(
            @PathVariable String service,
            @RequestHeader(name = "Authorization", defaultValue = "") String token,
            @RequestBody byte[] body) {
        return answer(service, token, body);
    }

    /** Asked over X-Road: the member whose service it is stands in the path. */
    @PostMapping("/r1/{instance}/{memberClass}/{member}/{subsystem}/{service}")
    @OpenToAll
    ResponseEntity<byte[]> xRoad(
            @PathVariable String service,
            @RequestHeader(name = "Authorization", defaultValue = "") String token,
            @RequestHeader(name = "X-Road-Client", defaultValue = "") String client,
            @RequestBody byte[] body) {
        return client.isEmpty()
                ? ResponseEntity.badRequest()
                        .header("X-Road-Error", "Client.BadRequest")
                        .build()
                : answer(service, token, body);
    }

    private ResponseEntity<byte[]> answer(String service, String token, byte[] body) {
        onlyWhereItIsOn();
        byte[] known = ("Bearer " + lines.sandboxToken()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(known, token.getBytes(StandardCharsets.UTF_8)) || body.length > LARGEST) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        Map<String, String> asked = new HashMap<>();
        try {
            Map<String, Object> sent = json.readValue(body, new TypeReference<>() {});
            sent.forEach((name, value) -> asked.put(name, String.valueOf(value)));
        } catch (JacksonException e) {
            return ResponseEntity.badRequest().build();
        }
        Sandbox.Said said = sandbox.answer(service, asked);
        if (said.manner() == Manner.SLOW) {
            linger(SLOW_MILLIS);
        } else if (said.manner() == Manner.SILENT) {
            linger(settings.patience().answer().toMillis() + 1000);
        }
        Map<String, Object> answer = said.body();
        ResponseEntity.BodyBuilder reply = ResponseEntity.status(said.status()).header("Cache-Control", "no-store");
        if (said.manner() == Manner.NIGHT && answer == null) {
            reply.header("Retry-After", "3600");
        }
        return answer == null
                ? reply.build()
                : reply.contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsBytes(answer));
    }

    /** A few at once only: waiting threads are those of the pages. */
    private static void linger(long millis) {
        if (!WAITING.tryAcquire()) {
            return;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            WAITING.release();
        }
    }

    private void onlyWhereItIsOn() {
        if (!lines.sandboxOpen()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}

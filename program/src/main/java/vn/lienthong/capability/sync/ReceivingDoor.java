package vn.lienthong.capability.sync;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.ui.Messages;

/**
 * Where devices send what waits on them. No session counts here: a device speaks by its signature (ECDSA P-256 with SHA-256, r‖s) over
 * the very bytes of the request, so that work of yesterday goes in though its maker is signed out by now.
 */
@Controller
class ReceivingDoor {

    static final String PATH = "/ngoai-mang/nhan";
    static final String SIGNATURE = "X-Chu-Ky";

    private final SyncStore store;
    private final Devices devices;
    private final Receiving receiving;
    private final JsonMapper json;
    private final Messages messages;
    private final Clock clock;

    ReceivingDoor(
            SyncStore store, Devices devices, Receiving receiving, JsonMapper json, Messages messages, Clock clock) {
        this.store = store;
        this.devices = devices;
        this.receiving = receiving;
        this.json = json;
        this.messages = messages;
        this.clock = clock;
    }

    private record Sending(UUID device, Instant sentAt, List<Receiving.Sent> entries) {}

    @PostMapping(PATH)
    @OpenToAll
    @ResponseBody
    ResponseEntity<Object> receive(
            HttpServletRequest request,
            @RequestHeader(name = SIGNATURE, defaultValue = "") String signature,
            Locale locale)
            throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(Offline.LONGEST + 1);
        if (bytes.length > Offline.LONGEST) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "too-long", locale);
        }
        Optional<Sending> sending = read(bytes);
        if (sending.isEmpty()) {
            return problem(HttpStatus.BAD_REQUEST, "unreadable", locale);
        }
        if (!devices.said(sending.get().device(), bytes, decoded(signature))) {
            return problem(HttpStatus.FORBIDDEN, "not-said", locale);
        }
        Device device = store.find(sending.get().device()).orElseThrow();
        if (!device.open()) {
            return problem(HttpStatus.GONE, "shut-out", locale);
        }
        Receiving.Outcome outcome =
                receiving.take(device, sending.get().sentAt(), sending.get().entries());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "answers",
                        outcome.answered().stream()
                                .map(answered -> inWords(answered, locale))
                                .toList(),
                        "stopped",
                        outcome.stopped(),
                        "now",
                        clock.instant().toString()));
    }

    private Map<String, Object> inWords(Receiving.Answered answered, Locale locale) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("number", answered.number());
        switch (answered.answer()) {
            case OfflineAnswer.Done done -> {
                words.put("is", "done");
                words.put("path", done.path());
            }
            case OfflineAnswer.Refused refused -> {
                words.put("is", "refused");
                words.put(
                        "why",
                        messages.text(locale, refused.key(), refused.arguments().toArray()));
            }
        }
        return words;
    }

    private Optional<Sending> read(byte[] bytes) {
        try {
            JsonNode tree = json.readTree(new String(bytes, StandardCharsets.UTF_8));
            JsonNode list = tree.path("entries");
            if (!list.isArray() || list.size() > Offline.MOST_AT_ONCE) {
                return Optional.empty();
            }
            List<Receiving.Sent> entries = new ArrayList<>();
            for (JsonNode one : list) {
                long number = one.path("number").asLong(0);
                if (number < 1) {
                    return Optional.empty();
                }
                entries.add(new Receiving.Sent(
                        number,
                        UUID.fromString(one.path("key").asString("")),
                        one.path("kind").asString(""),
                        moment(one.path("madeAt")),
                        one.path("body")));
            }
            return Optional.of(new Sending(
                    UUID.fromString(tree.path("device").asString("")), moment(tree.path("sentAt")), entries));
        } catch (JacksonException | IllegalArgumentException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** A clock that was never set says 1970, one that was set by a child 2099; the database takes no more than that. */
    private static Instant moment(JsonNode text) {
        Instant read = Instant.parse(text.asString(""));
        Instant first = Instant.EPOCH;
        Instant last = Instant.parse("2200-01-01T00:00:00Z");
        return read.isBefore(first) ? first : read.isAfter(last) ? last : read;
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private ResponseEntity<Object> problem(HttpStatus status, String what, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, messages.text(locale, "sync.problem." + what));
        problem.setProperty("code", what);
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(problem);
    }
}

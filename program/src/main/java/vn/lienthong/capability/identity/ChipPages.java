package vn.lienthong.capability.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.SignIns;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.chip.AccessKey;
import vn.lienthong.idcard.chip.ChipReading;
import vn.lienthong.kernel.TypedDay;

/**
 * Reading a chip through the page: it fetches commands here, has the reader agent on its own computer send them, and brings the
 * answers. Plain requests, so that every proxy lets them through; each carries the proof that it came from our page.
 */
@Controller
@RequestMapping(CheckPages.PATH + "/chip")
@Allowed(IdentityConfiguration.CHECK)
class ChipPages {

    /** Where pages look for the agent: docs/reader-agent.md. */
    static final String AGENT = "ws://127.0.0.1:9735";

    static final String EXPIRY = "het-han";
    static final String NO_EXPIRY = "khong-thoi-han";

    /** Of answers in one journey: the face is the largest, some tens of kilobytes. */
    private static final int LARGEST = 2 << 20;

    private final ChipRelay relay;
    private final ReaderJar jar;
    private final Checks checks;
    private final Counter counter;
    private final CheckPages pages;
    private final CheckView view;
    private final SignIns signIns;
    private final Access access;
    private final JsonMapper json;

    ChipPages(
            ChipRelay relay,
            ReaderJar jar,
            Checks checks,
            Counter counter,
            CheckPages pages,
            CheckView view,
            SignIns signIns,
            Access access,
            JsonMapper json) {
        this.relay = relay;
        this.jar = jar;
        this.checks = checks;
        this.counter = counter;
        this.pages = pages;
        this.view = view;
        this.signIns = signIns;
        this.access = access;
        this.json = json;
    }

    /**
     * What the card said.
     *
     * @param answers one for each command, hexadecimal
     * @param gone whether the card was taken away, or the reader failed
     */
    record Answers(List<String> answers, boolean gone) {

        Answers(@org.jspecify.annotations.Nullable List<String> answers, boolean gone) {
            this.answers = answers == null ? List.of() : List.copyOf(answers);
            this.gone = gone;
        }
    }

    /** Begins: with the key typed here, else with that of the card scanned last. */
    @PostMapping
    @ResponseBody
    ResponseEntity<Map<String, Object>> begin(Form form) throws InterruptedException {
        Optional<Counter.Station> station = counter.current();
        if (station.isEmpty()) {
            return no("work-first");
        }
        access.require(station.get().use().purpose().right());
        UUID session = session();
        boolean typed = !form.value(CheckPages.NUMBER).isEmpty()
                || !form.value(CheckPages.BIRTH).isEmpty()
                || !form.value(EXPIRY).isEmpty();
        List<AccessKey> keys = typed ? key(form).stream().toList() : relay.remembered(session);
        if (keys.isEmpty()) {
            return no(typed ? "key-wrong" : "key-missing");
        }
        return tell(relay.begin(session, keys));
    }

    private static Optional<AccessKey> key(Form form) {
        Optional<PersonalNumber> number = PersonalNumber.read(form.value(CheckPages.NUMBER));
        Optional<LocalDate> birth =
                TypedBirth.read(form.value(CheckPages.BIRTH)).flatMap(typed -> typed.date());
        Optional<LocalDate> expiry = TypedDay.parse(form.value(EXPIRY));
        boolean endless = form.value(EXPIRY).isEmpty() && !form.value(NO_EXPIRY).isEmpty();
        return number.isEmpty() || birth.isEmpty() || (expiry.isEmpty() && !endless)
                ? Optional.empty()
                : Optional.of(AccessKey.of(number.get(), birth.get(), expiry.orElse(null)));
    }

    /** Brings answers of the card, fetches the next commands. */
    @PostMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Map<String, Object>> answer(@PathVariable UUID id, InputStream body)
            throws IOException, InterruptedException {
        byte[] sent = body.readNBytes(LARGEST + 1);
        if (sent.length > LARGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        Answers said;
        List<byte[]> answers;
        try {
            said = Optional.ofNullable(json.readValue(sent, Answers.class))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
            answers = said.answers().stream().map(HexFormat.of()::parseHex).toList();
        } catch (JacksonException | IllegalArgumentException garbled) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return tell(said.gone() ? relay.removed(session(), id) : relay.answer(session(), id, answers));
    }

    /** The page goes: sent while it is being left. */
    @PostMapping("/{id}/bo")
    @ResponseBody
    ResponseEntity<Void> leave(@PathVariable UUID id) {
        relay.drop(session(), id);
        return ResponseEntity.noContent().build();
    }

    /** Takes what was read into a check; the answer is the part of the page that changes. */
    @PostMapping("/{id}/ket-qua")
    String result(@PathVariable UUID id, Model model, Locale locale) {
        Optional<Counter.Station> station = counter.current();
        Optional<ChipReading> reading = relay.take(session(), id);
        if (station.isEmpty() || reading.isEmpty()) {
            return pages.page(Form.blank().refuse("", "identity.chip.gone"), CheckView.PART, model, locale);
        }
        Check check =
                checks.check(id, new Scan.Chip(reading.get()), station.get().use());
        view.fill(check, List.of(), model);
        return pages.page(Form.blank(), CheckView.PART, model, locale);
    }

    /** The agent, ready for this program. */
    @GetMapping("/dau-doc.jar")
    ResponseEntity<byte[]> agent(HttpServletRequest request) throws IOException {
        String origin = ServletUriComponentsBuilder.fromRequest(request)
                .replacePath(null)
                .replaceQuery(null)
                .toUriString();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("application/java-archive"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("lienthong-reader.jar")
                                .build()
                                .toString())
                .body(jar.forOrigin(origin));
    }

    private UUID session() {
        return signIns.current()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN))
                .session();
    }

    private static ResponseEntity<Map<String, Object>> tell(ChipRelay.Next next) {
        return switch (next) {
            case ChipRelay.Next.Send send ->
                ok(Map.of(
                        "is",
                        "commands",
                        "reading",
                        send.reading(),
                        "commands",
                        send.commands().stream().map(HexFormat.of()::formatHex).toList()));
            case ChipRelay.Next.Ended ended -> ok(Map.of("is", "ended", "reading", ended.reading()));
            case ChipRelay.Next.Gone gone -> no("gone");
            case ChipRelay.Next.Busy busy -> no("program-busy");
        };
    }

    private static ResponseEntity<Map<String, Object>> no(String why) {
        return ok(Map.of("is", "no", "why", why));
    }

    private static ResponseEntity<Map<String, Object>> ok(Map<String, Object> body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}

package vn.lienthong.capability.sync;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.ui.Messages;

/** One's own devices: let in, given what they take along, shut out; and those of one's unit. */
@Controller
@RequestMapping(SyncPages.PATH)
@Allowed(Allowed.SIGNED_IN)
class SyncPages {

    static final String PATH = "/ngoai-mang";

    private final Devices devices;
    private final SyncStore store;
    private final ObjectProvider<OfflineWork> works;
    private final Access access;
    private final People people;
    private final Audit audit;
    private final Messages messages;

    SyncPages(
            Devices devices,
            SyncStore store,
            ObjectProvider<OfflineWork> works,
            Access access,
            People people,
            Audit audit,
            Messages messages) {
        this.devices = devices;
        this.store = store;
        this.works = works;
        this.access = access;
        this.people = people;
        this.audit = audit;
        this.messages = messages;
    }

    /** A device of somebody else at one's unit. */
    record Other(Device device, String owner) {}

    @GetMapping
    String own(Model model) {
        List<Device> others = devices.within();
        Map<UUID, String> owners =
                people.names(others.stream().map(Device::account).collect(Collectors.toSet()));
        model.addAttribute("devices", devices.mine());
        model.addAttribute("works", mine());
        model.addAttribute(
                "others",
                others.stream()
                        .map(device -> new Other(device, owners.getOrDefault(device.account(), "")))
                        .toList());
        return "lienthong/capability/sync/devices";
    }

    @PostMapping("/may")
    @ResponseBody
    ResponseEntity<Map<String, String>> enrol(
            @RequestParam(name = "ten", defaultValue = "") String name,
            @RequestParam(name = "khoa", defaultValue = "") String key,
            Locale locale) {
        byte[] decoded;
        try {
            decoded = Base64.getUrlDecoder().decode(key);
        } catch (IllegalArgumentException malformed) {
            decoded = new byte[0];
        }
        return switch (devices.enrol(name, decoded)) {
            case Devices.Enrolment.Made made ->
                ResponseEntity.ok(Map.of("device", made.device().id().toString()));
            case Devices.Enrolment.Full full -> refused("sync.enrol.full", locale);
            case Devices.Enrolment.Unusable unusable -> refused("sync.enrol.unusable", locale);
        };
    }

    @PostMapping("/may/{id}/thu-hoi")
    String revoke(@PathVariable UUID id, Locale locale, RedirectAttributes after) {
        if (!devices.revoke(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        after.addFlashAttribute("toast", messages.text(locale, "sync.device.shut-out"));
        return "redirect:" + PATH;
    }

    /** What a device takes along. Asked for with the session of its owner, never by the device alone. */
    @GetMapping("/goi/{kind}")
    @ResponseBody
    ResponseEntity<String> pack(@PathVariable String kind, @RequestParam("may") UUID device) {
        // Shut out means that the device forgets everything; that somebody else is signed in on it must not.
        Optional<Device> own = store.find(device).filter(Device::open);
        if (own.isEmpty()) {
            return ResponseEntity.status(HttpStatus.GONE).build();
        }
        if (!own.get().account().equals(access.actor().accountId())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        OfflineWork work = works.stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        access.require(work.right());
        String pack = work.pack();
        audit.record("sync.pack.taken", "device", device.toString(), Map.of("kind", kind));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(pack);
    }

    private Set<OfflineWork> mine() {
        return works.orderedStream()
                .filter(work -> access.may(work.right()))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private ResponseEntity<Map<String, String>> refused(String key, Locale locale) {
        return ResponseEntity.unprocessableContent().body(Map.of("why", messages.text(locale, key)));
    }
}

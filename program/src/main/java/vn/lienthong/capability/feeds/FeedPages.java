package vn.lienthong.capability.feeds;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.notify.PublicAddress;
import vn.lienthong.capability.ui.Messages;

/** One's own calendar addresses, and what calendar clients read there: they have no account, the address is the secret. */
@Controller
class FeedPages {

    static final String PATH = "/tai-khoan/lich";

    private static final String ROOM = "lienthong/capability/feeds/";
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    /** An address in the list. */
    record Line(FeedStore.Feed feed, String agency) {}

    private final Feeds feeds;
    private final FeedStore store;
    private final Access access;
    private final AgencyDirectory agencies;
    private final Messages messages;
    private final PublicAddress address;

    FeedPages(
            Feeds feeds,
            FeedStore store,
            Access access,
            AgencyDirectory agencies,
            Messages messages,
            PublicAddress address) {
        this.feeds = feeds;
        this.store = store;
        this.access = access;
        this.agencies = agencies;
        this.messages = messages;
        this.address = address;
    }

    @GetMapping("/lich/{secret}.ics")
    @OpenToAll
    ResponseEntity<String> calendar(@PathVariable String secret) {
        String text =
                feeds.read(secret, address.of("")).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"" + Integer.toHexString(text.hashCode()) + "\"")
                .header("X-Robots-Tag", "noindex")
                .body(text);
    }

    @GetMapping(PATH)
    @Allowed(Allowed.SIGNED_IN)
    String mine(Model model) {
        UUID agency = access.actor().agencyId();
        List<Line> lines = new ArrayList<>();
        store.of(access.actor().accountId()).forEach(feed -> lines.add(new Line(feed, name(feed.agency()))));
        model.addAttribute("lines", lines);
        model.addAttribute("agency", name(agency));
        return ROOM + "feeds";
    }

    @PostMapping(PATH)
    @Allowed(Allowed.SIGNED_IN)
    String make(@RequestParam(defaultValue = "") String cua, Locale locale, Model model, HttpServletResponse response) {
        UUID agency = cua.equals("don-vi") ? access.actor().agencyId() : null;
        if (cua.equals("don-vi") && agency == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String secret = feeds.make(agency, locale);
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("address", server() + "/lich/" + secret + ".ics");
        model.addAttribute("agency", name(agency));
        return ROOM + "feed-made";
    }

    @PostMapping(PATH + "/{id}/thu-hoi")
    @Allowed(Allowed.SIGNED_IN)
    String revoke(@PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        if (!feeds.revoke(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, "feeds.revoked"));
        return "redirect:" + PATH;
    }

    private String name(@Nullable UUID agency) {
        return agency == null ? "" : agencies.name(agency).orElse("");
    }

    private static String server() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}

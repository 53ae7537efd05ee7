package vn.lienthong.capability.vneid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.audit.Audit;

/** The citizen's own page. Open to the program's gate, closed by this class: without a citizen's session there is only the door. */
@Controller
@OpenToAll
class CitizenPages {

    static final String HOME = "/cong-dan";
    static final String DOOR = "/cong-dan/dang-nhap";

    private static final String ROOM = "lienthong/capability/vneid/";

    private final Citizens citizens;
    private final VneidSettings settings;
    private final RelyingParty party;
    private final Audit audit;
    private final List<CitizenPart> parts;

    CitizenPages(
            Citizens citizens,
            VneidSettings settings,
            RelyingParty party,
            Audit audit,
            ObjectProvider<CitizenPart> parts) {
        this.citizens = citizens;
        this.settings = settings;
        this.party = party;
        this.audit = audit;
        this.parts = parts.stream()
                .sorted(Comparator.comparingInt(CitizenPart::order))
                .toList();
    }

    /** What the door shows. */
    record Door(boolean open, boolean sandbox, int level, String next) {}

    @GetMapping(DOOR)
    ModelAndView door(
            @RequestParam(name = "muc", defaultValue = "1") int level,
            @RequestParam(name = "tiep", defaultValue = HOME) String next) {
        Optional<VneidSettings.Provider> provider = settings.provider();
        return new ModelAndView(
                ROOM + "citizen-door",
                "door",
                new Door(
                        provider.isPresent(),
                        provider.filter(VneidSettings.Provider::sandbox).isPresent(),
                        level >= 2 ? 2 : 1,
                        VneidPages.safe(next, HOME)));
    }

    @GetMapping(HOME)
    ModelAndView home(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        Optional<Citizen> citizen = citizens.current();
        if (citizen.isEmpty()) {
            return new ModelAndView("redirect:" + DOOR);
        }
        return new ModelAndView(
                ROOM + "citizen",
                Map.of(
                        "citizen",
                        citizen.get(),
                        "parts",
                        parts,
                        "sandbox",
                        settings.provider()
                                .filter(VneidSettings.Provider::sandbox)
                                .isPresent()));
    }

    @PostMapping("/cong-dan/dang-xuat")
    @Transactional
    public ModelAndView leave(HttpServletRequest request, HttpServletResponse response) {
        Optional<Identity> identity = citizens.identity();
        citizens.end(request, response);
        if (identity.isPresent()) {
            audit.record("vneid.citizen.signed-out", "citizen", "", Map.of());
        }
        return identity.flatMap(said -> party.leave(said.idToken(), DOOR))
                .map(address -> new ModelAndView(ROOM + "onward", Map.of("address", address)))
                .orElseGet(() -> new ModelAndView("redirect:" + DOOR));
    }
}

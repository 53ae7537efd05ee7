package vn.lienthong.capability.vneid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.sso.Outsiders;

/** Citizens who go on to an application of the locality. The personal number is not told: no application may ask for it here. */
@Component
class CitizensAtApplications implements Outsiders {

    private final Citizens citizens;
    private final VneidSettings settings;

    CitizensAtApplications(Citizens citizens, VneidSettings settings) {
        this.citizens = citizens;
        this.settings = settings;
    }

    @Override
    public Optional<Outsider> current() {
        return citizens.here().map(this::outsider);
    }

    @Override
    public Optional<Outsider> in(UUID session) {
        return citizens.in(session).map(this::outsider);
    }

    private Outsider outsider(Citizens.Here here) {
        Identity said = here.said();
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("name", said.name());
        if (!said.birth().isEmpty()) {
            claims.put("birthdate", said.birth());
        }
        return new Outsider(
                here.session(),
                Citizens.person(here.mark()),
                said.provedAt(),
                said.level(),
                said.means(),
                claims,
                settings.provider().filter(VneidSettings.Provider::sandbox).isPresent());
    }

    @Override
    public String door(String level, String next) {
        return citizens.signIn(level.equals(RelyingParty.LEVEL_2) ? 2 : 1, next);
    }

    @Override
    public void end(HttpServletRequest request, HttpServletResponse response) {
        citizens.end(request, response);
    }
}

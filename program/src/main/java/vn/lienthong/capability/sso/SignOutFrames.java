package vn.lienthong.capability.sso;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.AfterSignOut;
import vn.lienthong.capability.seal.Seal;

/**
 * Pages of applications that end their own sessions in the browser (OpenID Connect Front-Channel Logout 1.0): opened in frames, with
 * issuer and session. Who signs out in this house is led over a page with the frames, by an address that is good for two minutes.
 */
@Component
class SignOutFrames implements AfterSignOut {

    static final String PAGE = Issuer.ROOT + "/roi-ung-dung";
    static final String KEPT = "k";

    private static final String PURPOSE = "sso sign-out frames";
    private static final Duration GOOD = Duration.ofMinutes(2);

    private final PermitStore permits;
    private final ApplicationStore applications;
    private final Issuer issuer;
    private final Seal seal;
    private final Clock clock;

    SignOutFrames(PermitStore permits, ApplicationStore applications, Issuer issuer, Seal seal, Clock clock) {
        this.permits = permits;
        this.applications = applications;
        this.issuer = issuer;
        this.seal = seal;
        this.clock = clock;
    }

    /** Addresses to be opened for a session; of applications that the person went to in it. */
    List<String> of(UUID session) {
        return permits.applicationsOf(session).stream()
                .map(applications::find)
                .flatMap(Optional::stream)
                .map(Application::frontChannel)
                .filter(address -> !address.isEmpty())
                .map(address -> frame(address, session))
                .toList();
    }

    private String frame(String address, UUID session) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("iss", issuer.value());
        told.put("sid", session.toString());
        return Authorize.withParameters(address, told);
    }

    @Override
    public Optional<String> page(UUID session) {
        if (of(session).isEmpty()) {
            return Optional.empty();
        }
        byte[] kept = (session + " " + clock.instant().plus(GOOD).getEpochSecond()).getBytes(StandardCharsets.UTF_8);
        return Optional.of(PAGE + "?" + KEPT + "="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(kept, PURPOSE)));
    }

    /** What {@link #page} wrote into the address; nothing for anything else, or too late. */
    List<String> of(String kept) {
        try {
            return seal.open(Base64.getUrlDecoder().decode(kept), PURPOSE)
                    .map(plain -> new String(plain, StandardCharsets.UTF_8).split(" ", -1))
                    .filter(parts -> clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1]))))
                    .map(parts -> of(UUID.fromString(parts[0])))
                    .orElse(List.of());
        } catch (IllegalArgumentException notOurs) {
            return List.of();
        }
    }
}

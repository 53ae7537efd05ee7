package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where people at the door are on their way to. */
@Component
class Errands {

    private final ObjectProvider<Errand> rooms;

    Errands(ObjectProvider<Errand> rooms) {
        this.rooms = rooms;
    }

    Optional<Errand.Onward> of(String next) {
        return rooms.stream()
                .map(room -> room.of(next))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The errand of an address, whose program the answer of a form at the door may lead to. */
    Optional<Errand.Onward> of(String next, HttpServletResponse response) {
        Optional<Errand.Onward> errand = of(next);
        // Browsers ask the policy of the form about every address that its answer leads on to.
        errand.filter(onward -> onward.origin().matches("https?://[A-Za-z0-9.:\\[\\]-]+"))
                .ifPresent(onward -> response.setHeader(
                        "Content-Security-Policy",
                        SecurityConfiguration.CONTENT_POLICY.replace(
                                "form-action 'self'", "form-action 'self' " + onward.origin())));
        return errand;
    }
}

package vn.lienthong.capability.sso;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.SignIns;

/** Who signs in to an application: an officer with an account of the house, or, where it is registered so, a citizen. */
@Component
class Known {

    private final SignIns signIns;
    private final People people;
    private final List<Outsiders> outsiders;

    Known(SignIns signIns, People people, ObjectProvider<Outsiders> outsiders) {
        this.signIns = signIns;
        this.people = people;
        this.outsiders = outsiders.stream().toList();
    }

    /** The person before this browser, as far as the application is for them. */
    Optional<SignIns.Live> current(Application application) {
        return application.citizens() ? outsider().map(Known::live) : signIns.current();
    }

    /** A citizen's session as the rest of this room sees sessions; without any role in the house. */
    private static SignIns.Live live(Outsiders.Outsider one) {
        return new SignIns.Live(one.session(), one.person(), one.provedAt(), one.level(), one.means(), true, List.of());
    }

    private Optional<Outsiders.Outsider> outsider() {
        return outsiders.stream()
                .map(Outsiders::current)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether it is an invented citizen, who may look at applications on trial. */
    boolean invented(Application application) {
        return application.citizens()
                && outsider().filter(Outsiders.Outsider::invented).isPresent();
    }

    /** Where a citizen goes to be known; empty where no room knows any. */
    Optional<String> door(String level, String next) {
        return outsiders.stream().map(room -> room.door(level, next)).findFirst();
    }

    /** Whether the person of a permit may be spoken of still. */
    boolean there(Application application, Permit permit) {
        return application.citizens()
                ? outsider(permit.session()).isPresent()
                : people.find(permit.account()).isPresent();
    }

    private Optional<Outsiders.Outsider> outsider(UUID session) {
        return outsiders.stream()
                .map(room -> room.in(session))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What is told of a citizen, as long as their session lasts. */
    Map<String, String> claims(Permit permit) {
        return outsider(permit.session())
                .map(Outsiders.Outsider::claims)
                .map(LinkedHashMap::new)
                .orElseThrow(() -> new Fault("invalid_token", "the citizen has left"));
    }

    /** Ends the session by which the application knows the person. */
    void end(
            Application application,
            jakarta.servlet.http.HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response) {
        if (application.citizens()) {
            outsiders.forEach(room -> room.end(request, response));
        } else {
            signIns.end(request, response);
        }
    }
}

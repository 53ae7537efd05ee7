package vn.lienthong.capability.privacy;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;

/** Who may see and answer which request. */
@Component
class RequestReach {

    private final Access access;
    private final RequestStore store;

    RequestReach(Access access, RequestStore store) {
        this.access = access;
        this.store = store;
    }

    /** That it is there and where it stands: who reads at its agency, and who took it in. */
    boolean sees(DataRequest request) {
        return access.may(PrivacyConfiguration.READ, request.agency()) || tookIn(request);
    }

    /** Who asks and in which words. */
    boolean knows(DataRequest request) {
        return answers(request) || tookIn(request);
    }

    boolean answers(DataRequest request) {
        return access.may(PrivacyConfiguration.ANSWER, request.agency());
    }

    private boolean tookIn(DataRequest request) {
        return access.may(PrivacyConfiguration.RECEIVE)
                && access.actorIfAny()
                        .filter(actor -> actor.accountId().equals(request.filedBy()))
                        .isPresent();
    }

    /** Agencies whose requests the one who acts sees. */
    List<UUID> agencies() {
        return store.agencies().stream()
                .filter(agency -> access.may(PrivacyConfiguration.READ, agency))
                .toList();
    }
}

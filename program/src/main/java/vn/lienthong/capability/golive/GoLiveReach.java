package vn.lienthong.capability.golive;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;

/** Who may see and do what to the systems of an agency. */
@Component
class GoLiveReach {

    private final Access access;
    private final Locality locality;
    private final Clock clock;

    GoLiveReach(Access access, Locality locality, Clock clock) {
        this.access = access;
        this.locality = locality;
        this.clock = clock;
    }

    boolean sees(GoingLive system) {
        return access.may(GoLiveConfiguration.READ, system.agency()) || manages(system.agency());
    }

    /** Works for the agency, or is the standing body of its locality. */
    boolean works(UUID agency) {
        return access.may(GoLiveConfiguration.WORK, agency) || manages(agency);
    }

    /** Is the standing body of the agency's locality. */
    boolean manages(UUID agency) {
        if (access.may(GoLiveConfiguration.MANAGE, agency)) {
            return true;
        }
        UUID own = access.actorIfAny().map(Actor::agencyId).orElse(null);
        return own != null
                && access.may(GoLiveConfiguration.MANAGE, own)
                && unit(own).equals(unit(agency))
                && !unit(own).isEmpty();
    }

    /** Whether the one who acts may make a move. */
    boolean mayMake(GoLiveProcess.Move move, GoingLive system) {
        return switch (move.by()) {
            case UNIT -> works(system.agency());
            case STANDING_BODY -> manages(system.agency());
            case PROGRAM -> false;
        };
    }

    private String unit(UUID agency) {
        return locality.agency(agency, LocalDate.now(clock))
                .map(Agency::unitCode)
                .orElse("");
    }
}

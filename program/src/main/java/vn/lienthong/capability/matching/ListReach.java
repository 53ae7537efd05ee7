package vn.lienthong.capability.matching;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Access;

/** Whose lists a right reaches: those of the agency where it is held, of those below it, and those that such an agency helps with. */
@Component
class ListReach {

    private final ListStore store;
    private final Access access;

    ListReach(ListStore store, Access access) {
        this.store = store;
        this.access = access;
    }

    boolean may(String right, MatchList list) {
        return access.may(right, list.agency())
                || list.helpers().stream().anyMatch(agency -> access.may(right, agency));
    }

    /**
     * The list, for somebody who holds a right there.
     *
     * @throws ResponseStatusException 404 if there is no such list
     * @throws AccessDeniedException if the right does not reach it
     */
    MatchList require(UUID id, String right) {
        MatchList list = store.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!may(right, list)) {
            throw new AccessDeniedException(right + " at " + list.agency());
        }
        return list;
    }
}

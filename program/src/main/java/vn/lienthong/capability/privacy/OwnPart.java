package vn.lienthong.capability.privacy;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Page;
import vn.lienthong.capability.ui.Pieces;
import vn.lienthong.capability.vneid.Citizen;
import vn.lienthong.capability.vneid.CitizenPart;

/** The rights over one's data on the citizen's page: open requests and the way to file one, the diary. */
@Component
class OwnPart implements CitizenPart {

    private final RequestStore store;
    private final Requests requests;
    private final Pieces pieces;

    OwnPart(RequestStore store, Requests requests, Pieces pieces) {
        this.store = store;
        this.requests = requests;
        this.pieces = pieces;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Content content(Page page, Citizen citizen) {
        List<DataRequest> open = store.ofPerson(citizen.personalNumber()).stream()
                .filter(request -> request.state().open())
                .toList();
        LocalDate today = requests.today();
        return pieces.of("lienthong/capability/privacy/ownPart", Map.of("page", page, "open", open, "today", today));
    }
}
